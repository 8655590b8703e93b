// A paper is what is said and in which order; how GB/T 9704-2012 sets it is paper-docx.ts and paper-pdf.ts.
import type { Day } from '#/core/day.ts'

/** document: red-headed 文件; letter: 信函格式; plain: a sheet without a head. */
export type PaperForm = 'document' | 'letter' | 'plain'

export interface Paper {
  readonly form: PaperForm
  /** 发文机关标志, with the word 文件 where it belongs. */
  readonly issuer?: string
  /** 发文字号: '云协发〔2022〕3号'. */
  readonly number?: string
  /** Upper right: the class of a reply ('A类'). */
  readonly classMark?: string
  readonly title: string
  /** 主送机关, without the colon. */
  readonly addressee?: string
  readonly blocks: readonly Block[]
  /** 版记. A letter prints only the copies. */
  readonly imprint?: Imprint
}

export interface Imprint {
  readonly copyTo?: readonly string[]
  readonly printer: string
  readonly day: Day
}

export type Block =
  /** Line feeds begin new paragraphs. */
  | { readonly kind: 'paragraph'; readonly text: string }
  /** The text brings its number: 一、 （一） 1. （1）. */
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3 | 4; readonly text: string }
  | TableBlock
  /** 附件说明. One annex has no number. */
  | { readonly kind: 'annexes'; readonly items: readonly string[] }
  /** Stands centred over the date that follows. */
  | { readonly kind: 'signature'; readonly name: string }
  /** null prints an empty date to be filled in by hand. */
  | { readonly kind: 'date'; readonly day: Day | null }
  /** 附注: contact person and telephone; brackets are added. */
  | { readonly kind: 'note'; readonly text: string }
  | { readonly kind: 'pageBreak' }

/** A cell over several columns. */
export interface TableCell {
  readonly text: string
  readonly span: number
}

export interface TableBlock {
  readonly kind: 'table'
  readonly caption?: string
  readonly header?: readonly string[]
  readonly rows: readonly (readonly (string | TableCell)[])[]
  /** Shares of the width; equal when absent. */
  readonly widths?: readonly number[]
  readonly align?: readonly ('left' | 'center' | 'right')[]
}
