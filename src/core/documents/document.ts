// What a feature says of each paper it prints: a row of a table. Routes, panel, numbers and ZIP follow from the row.
import { z } from 'zod'
import type { Actor, Right } from '../actor.ts'
import type { Day } from '../day.ts'
import type { Subject } from '../event.ts'
import { setting, type SettingDeclaration } from '../settings/setting.ts'
import type { Paper, PaperForm } from './paper.ts'

/** What every paper may print besides its record. */
export interface PrintValues {
  /** The committee's full name, as the register has it. */
  readonly committee: string
  /** 发文字号; null in a draft and where a paper bears none. */
  readonly number: string | null
  /** The day of issue; of a draft, today. */
  readonly day: Day
}

/** A numbered series of a committee: each year begins with 1, the prefix is a dated setting. */
export interface Series {
  readonly code: string
  readonly title: string
  readonly prefix: SettingDeclaration<string>
}

const prefixSchema = z
  .string({ error: '请填写机关代字' })
  .trim()
  .min(1, { error: '请填写机关代字' })
  .max(20, { error: '机关代字最多20字' })
  .regex(/^[^\s〔〕[\]()（）0-9]+$/u, { error: '只写机关代字，年份和序号由系统加上' })
  .meta({ title: '机关代字' })

export const series = (code: string, title: string, standard: string): Series => ({
  code,
  title,
  prefix: setting({
    key: `document.series.${code}`,
    title: `发文字号：${title}`,
    help: '机关代字，后面由系统加上年份和序号，如“云协提”编成云协提〔2022〕1号。序号按年从1编起，不编虚位，作废的号不再使用。',
    schema: prefixSchema,
    standard,
    source: 'GB/T 9704-2012：发文字号由发文机关代字、年份、发文顺序号组成',
    scope: 'committee',
  }),
})

/** GB/T 9704-2012 7.2.5: the year in full within 〔〕, the number without 第 and without zeros before it. */
export const numberText = (prefix: string, year: number, no: number): string => `${prefix}〔${year}〕${no}号`

/** A paper but for its form, which stands in its row. */
export type PaperText = Omit<Paper, 'form'>

/** One paper a record of this kind can print. */
export interface DocumentRow<S> {
  readonly name: string
  readonly title: string
  /** A city may have it otherwise: then the record says which. */
  readonly form: PaperForm | ((subject: S) => PaperForm)
  /** Who may print it, beyond reading the record. */
  readonly right?: Right
  /** Whether this record has it by now. */
  readonly exists: (subject: S, actor: Actor) => boolean
  /** Numbered and kept when it is issued, by whoever holds the right. Without it the paper bears no number, or its record's own. */
  readonly issue?: { readonly series: Series; readonly right: Right }
  readonly make: (subject: S, values: PrintValues) => PaperText
}

/** A paper of one record, ready to be made. */
export interface PrintablePaper {
  readonly name: string
  readonly title: string
  readonly form: PaperForm
  readonly issue: { readonly series: Series; readonly right: Right } | null
  readonly make: (values: PrintValues) => Paper
}

/** One record with the papers this reader may take from it. */
export interface Printable {
  /** In file names: 第12号提案. */
  readonly called: string
  /** On whose story in the journal it is told when a paper is issued. */
  readonly told: Subject
  readonly papers: readonly PrintablePaper[]
  /** Records inside this one that print papers of their own: a case's tasks, a batch's units. */
  readonly parts: readonly PrintablePart[]
}

export interface PrintablePart extends Subject {
  /** Heads its papers on the page, and names its folder in a ZIP. */
  readonly label: string
  /** Null: too many to open for a page; they are opened when they are packed. */
  readonly printable: Printable | null
}

export interface PrintingOf<S> {
  readonly called: (subject: S) => string
  readonly told: (subject: S) => Subject
  readonly papers: readonly DocumentRow<S>[]
  readonly parts?: (subject: S, actor: Actor) => readonly PrintablePart[]
}

/** The record's papers for this reader, in the order of the table. */
export const printableOf = <S>({ called, told, papers, parts }: PrintingOf<S>, subject: S, actor: Actor): Printable => ({
  called: called(subject),
  told: told(subject),
  papers: papers
    .filter((row) => (!row.right || actor.rights.has(row.right)) && row.exists(subject, actor))
    .map(({ name, title, form, issue, make }) => ({
      name,
      title,
      form: typeof form === 'function' ? form(subject) : form,
      issue: issue ?? null,
      make: (values) => ({ ...make(subject, values), form: typeof form === 'function' ? form(subject) : form }),
    })),
  parts: (parts?.(subject, actor) ?? []).filter((p) => !p.printable || p.printable.papers.length > 0 || p.printable.parts.length > 0),
})
