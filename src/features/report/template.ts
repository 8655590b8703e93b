// A report is a text with slots; a slot is a figure, a name, an ordinal, or examples from the very records a figure counts.
import { refused, done, type Outcome, type Reason } from '#/core/outcome.ts'

export type Slot =
  | { readonly kind: 'figure'; readonly code: string; readonly form: 'printed' | 'value' | 'basis' }
  | { readonly kind: 'ordinal'; readonly code: string }
  | { readonly kind: 'name'; readonly key: string }
  | { readonly kind: 'examples'; readonly code: string; readonly count: number }

export interface PlacedSlot {
  readonly slot: Slot
  /** As written, braces included. */
  readonly written: string
  /** Line and column in the template, both from 1. */
  readonly line: number
  readonly column: number
}

export type Piece = { readonly text: string } | PlacedSlot

const braces = /\{\{(.*?)\}\}/g

function read(inner: string): Slot | null {
  const text = inner.trim()
  const name = /^name:([\p{L}\p{N}_-]{1,40})$/u.exec(text)
  if (name?.[1]) return { kind: 'name', key: name[1] }
  const examples = /^examples:([A-Z][A-Z0-9-]*):([1-9]\d?)$/.exec(text)
  if (examples?.[1]) return { kind: 'examples', code: examples[1], count: Number(examples[2]) }
  const figure = /^([A-Z][A-Z0-9-]*)(\.value|\.basis)?$/.exec(text)
  if (!figure?.[1]) return null
  if (figure[1].startsWith('ORD-')) return figure[2] ? null : { kind: 'ordinal', code: figure[1] }
  return { kind: 'figure', code: figure[1], form: figure[2] === '.value' ? 'value' : figure[2] === '.basis' ? 'basis' : 'printed' }
}

/** The template in lines of pieces; every slot that cannot be read is named with its line. */
export function parseTemplate(template: string): Outcome<readonly (readonly Piece[])[]> {
  const reasons: Reason[] = []
  const lines = template
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .map((source, i): Piece[] => {
      const pieces: Piece[] = []
      let end = 0
      for (const match of source.matchAll(braces)) {
        const slot = read(match[1] ?? '')
        const place = { line: i + 1, column: match.index + 1 }
        if (match.index > end) pieces.push({ text: source.slice(end, match.index) })
        if (slot) pieces.push({ slot, written: match[0], ...place })
        else reasons.push({ field: `第${place.line}行`, says: `第${place.line}行第${place.column}列：看不懂“${match[0]}”` })
        end = match.index + match[0].length
      }
      if (end < source.length) pieces.push({ text: source.slice(end) })
      return pieces
    })
  return reasons.length ? refused(reasons) : done(lines)
}

export const slotsOf = (lines: readonly (readonly Piece[])[]): readonly PlacedSlot[] =>
  lines.flatMap((line) => line.filter((piece): piece is PlacedSlot => 'slot' in piece))

/** What stands in a slot: its words, or why nothing can stand there. */
export type Filling = { readonly text: string } | { readonly missing: string }

export interface Filled {
  readonly lines: readonly (readonly ({ readonly text: string } | (PlacedSlot & { readonly text: string }))[])[]
}

/** Every unknown or empty slot is an error that names its line; a report with a hole is never printed. */
export function fill(lines: readonly (readonly Piece[])[], fillingOf: (slot: Slot) => Filling): Outcome<Filled> {
  const reasons: Reason[] = []
  const filled = lines.map((line) =>
    line.map((piece) => {
      if (!('slot' in piece)) return piece
      const filling = fillingOf(piece.slot)
      if ('text' in filling) return { ...piece, text: filling.text }
      reasons.push({ field: `第${piece.line}行`, says: `第${piece.line}行第${piece.column}列 ${piece.written}：${filling.missing}` })
      return { text: piece.written }
    }),
  )
  return reasons.length ? refused(reasons) : done({ lines: filled })
}

export const textOf = ({ lines }: Filled): string => lines.map((line) => line.map((piece) => piece.text).join('')).join('\n')
