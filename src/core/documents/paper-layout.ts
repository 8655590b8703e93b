// The decisions both renderings share: where a title breaks, how far a signature is moved in, what an annex line says.
import { inChinese, type Day } from '#/core/day.ts'
import type { Block, Paper, TableBlock, TableCell } from './paper.ts'
import { printable } from './printable.ts'

/** A block as it is set: closings are reckoned, paragraphs are one each, texts are clean. */
export type SetBlock =
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3 | 4; readonly text: string }
  | {
      readonly kind: 'table'
      readonly caption: string
      readonly header: readonly string[]
      readonly rows: readonly (readonly TableCell[])[]
      readonly widths: readonly number[]
      readonly align: readonly ('left' | 'center' | 'right')[]
    }
  | { readonly kind: 'annexes'; readonly lines: readonly AnnexLine[] }
  | { readonly kind: 'closing'; readonly lines: readonly ClosingLine[] }
  | { readonly kind: 'note'; readonly text: string }
  | { readonly kind: 'pageBreak' }

export interface ClosingLine {
  readonly text: string
  /** In characters of the body. */
  readonly rightIndent: number
}

export interface AnnexLine {
  /** '附件：1.' on the first line, then '2.'. */
  readonly label: string
  readonly text: string
  /** Where the text of every line begins, and where this label does. In characters. */
  readonly textAt: number
  readonly labelAt: number
}

export interface SetPaper {
  readonly form: Paper['form']
  readonly issuer: string
  readonly number: string
  readonly classMark: string
  readonly titleLines: readonly string[]
  readonly addressee: string
  readonly blocks: readonly SetBlock[]
  readonly copyTo: string
  readonly printer: string
  readonly printedOn: string
}

/** 二号 is 22 pt: 20 characters fit the width of 28 at 三号; one less, because digits of a substitute font are wider. */
const titleWidth = 19

export function setPaper(paper: Paper): SetPaper {
  const { imprint } = paper
  return {
    form: paper.form,
    issuer: clean(paper.issuer),
    number: clean(paper.number),
    classMark: clean(paper.classMark),
    titleLines: titleLines(clean(paper.title, true)),
    addressee: clean(paper.addressee) && `${clean(paper.addressee).replace(/[:：]$/, '')}：`,
    blocks: setBlocks(paper.blocks),
    copyTo: imprint?.copyTo?.length ? `${imprint.copyTo.map((to) => clean(to)).join('，')}。` : '',
    printer: paper.form === 'letter' ? '' : clean(imprint?.printer),
    printedOn: imprint && paper.form !== 'letter' ? `${inChinese(imprint.day)}印发` : '',
  }
}

function setBlocks(blocks: readonly Block[]): readonly SetBlock[] {
  const set: SetBlock[] = []
  for (let i = 0; i < blocks.length; i++) {
    const block = blocks[i]
    if (!block) continue
    if (block.kind !== 'signature' && block.kind !== 'date') {
      set.push(...setBlock(block))
      continue
    }
    const names: string[] = []
    let next = blocks[i]
    for (; next?.kind === 'signature'; next = blocks[++i]) names.push(clean(next.name))
    const day = next?.kind === 'date' ? dateText(next.day) : ''
    if (next?.kind !== 'date') i--
    set.push({ kind: 'closing', lines: closing(names, day) })
  }
  return set
}

function setBlock(block: Exclude<Block, { kind: 'signature' | 'date' }>): readonly SetBlock[] {
  switch (block.kind) {
    case 'paragraph':
      return clean(block.text, true)
        .split('\n')
        .flatMap((text) => (text.trim() ? [{ kind: 'paragraph' as const, text: text.trim() }] : []))
    case 'heading':
      return [{ ...block, text: clean(block.text) }]
    case 'table':
      return [setTable(block)]
    case 'annexes':
      return block.items.length ? [{ kind: 'annexes', lines: annexLines(block.items.map((t) => clean(t))) }] : []
    case 'note':
      return [{ kind: 'note', text: `（${clean(block.text).replace(/^（(.*)）$/, '$1')}）` }]
    case 'pageBreak':
      return [block]
  }
}

function setTable(block: TableBlock): SetBlock {
  const given = block.rows.map((r) => r.map((c) => (typeof c === 'string' ? { text: c, span: 1 } : c)))
  const wide = (cells: readonly TableCell[]): number => cells.reduce((sum, c) => sum + c.span, 0)
  const count = Math.max(block.header?.length ?? 0, ...given.map(wide), 1)
  // Blank lines inside a cell are room to write in, so only spaces are taken off its ends.
  const row = (cells: readonly TableCell[]): readonly TableCell[] => [
    ...cells.map((c) => ({ text: clean(c.text, true, c.text.endsWith('\n')), span: c.span })),
    ...Array.from({ length: count - wide(cells) }, () => ({ text: '', span: 1 })),
  ]
  return {
    kind: 'table',
    caption: clean(block.caption),
    header: block.header ? Array.from({ length: count }, (_, i) => clean(block.header?.[i], true)) : [],
    rows: given.map(row),
    widths: Array.from({ length: count }, (_, i) => block.widths?.[i] ?? 1),
    align: Array.from({ length: count }, (_, i) => block.align?.[i] ?? 'left'),
  }
}

/**
 * GB/T 9704-2012 7.3.5.1: the date four characters in from the right, the signature centred over it for the seal.
 * A name too long for that keeps two characters from the right and the date is centred under it.
 */
function closing(names: readonly string[], day: string): readonly ClosingLine[] {
  if (!day) return names.map((text) => ({ text, rightIndent: 4 }))
  const half = width(day) / 2
  const longest = Math.max(0, ...names.map(width)) / 2
  const middle = Math.max(4 + half, 2 + longest)
  return [...names, day].map((text) => ({ text, rightIndent: middle - width(text) / 2 }))
}

const dateText = (day: Day | null): string => (day ? inChinese(day) : '　　　　年　　月　　日')

function annexLines(items: readonly string[]): readonly AnnexLine[] {
  const numbered = items.length > 1
  const textAt = numbered ? 6 : 5
  return items.map((text, i) => ({
    label: `${i === 0 ? '附件：' : ''}${numbered ? `${i + 1}.` : ''}`,
    text: text.replace(/[。；;，,、]$/, ''),
    textAt,
    labelAt: i === 0 ? 2 : 5,
  }))
}

const openers = '（《“‘〈〔【'
const closers = '）》”’〉〕】，、。：；？！'

/** A title of several lines is broken evenly, after 的 or a mark where one is near, never inside a number or before a closing mark. */
export function titleLines(title: string): readonly string[] {
  const given = title.split('\n').filter(Boolean)
  if (given.length > 1) return given.flatMap(titleLines)
  if (width(title) <= titleWidth) return title ? [title] : []
  const chars = [...title]
  const wanted = Math.ceil(width(title) / titleWidth)
  const target = width(title) / wanted
  let best = chars.length
  let cost = Infinity
  for (let i = 1; i < chars.length; i++) {
    const before = width(chars.slice(0, i).join(''))
    if (before > titleWidth) break
    const c = Math.abs(before - target) + breakCost(chars[i - 1] ?? '', chars[i] ?? '')
    if (c < cost) [best, cost] = [i, c]
  }
  return [chars.slice(0, best).join('').trim(), ...titleLines(chars.slice(best).join('').trim())]
}

function breakCost(before: string, after: string): number {
  if (closers.includes(after) || openers.includes(before)) return 50
  if (/[A-Za-z0-9]/.test(before) && /[A-Za-z0-9]/.test(after)) return 50
  if (/[\d第届]/.test(before) || /[号届次的议]/.test(after)) return 8
  if ('的和与及议'.includes(before) || closers.includes(before) || openers.includes(after)) return 0
  return 3
}

/** In characters: Chinese ones count one, Latin ones half. */
export const width = (text: string): number => [...text].reduce((sum, c) => sum + (/[\u0020-\u00FF]/.test(c) ? 0.5 : 1), 0)

function clean(text: string | undefined, lines = false, room = false): string {
  const kept = printable(text ?? '').replace(/\r\n?/g, '\n')
  if (room) return kept
  return (lines ? kept : kept.replace(/\s*\n\s*/g, '')).trim()
}
