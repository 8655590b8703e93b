// A redaction copy: the original with marked passages replaced by what they were. The original is only read.
import { overlap, type Passage, type Place, type Suggestion } from './patterns.ts'
import { passageKinds, type Decision, type PassageKind } from './words.ts'

export interface Mark extends Passage {
  readonly kind: PassageKind
  readonly decision: Decision
  readonly reason: string
}

/** What is published of a text or a reply, place by place. */
export interface OriginalText {
  readonly subject: string
  readonly situation: string
  readonly analysis: string
  readonly suggestions: readonly string[]
}

export interface OriginalReply {
  readonly body: string
  readonly items: readonly { readonly no: number; readonly accepted: string; readonly measure: string; readonly reason: string }[]
}

export const placesOfText = (t: OriginalText): readonly Place[] => [
  { key: 'subject', label: '案由', text: t.subject },
  { key: 'situation', label: '情况', text: t.situation },
  { key: 'analysis', label: '分析', text: t.analysis },
  ...t.suggestions.map((text, i) => ({ key: `suggestion.${i + 1}`, label: `建议${i + 1}`, text })),
]

/** Contact person, telephone and signer of a reply are no part of what is published. */
export const placesOfReply = (r: OriginalReply): readonly Place[] => [
  ...r.items.map((item) => ({
    key: `item.${item.no}`,
    label: `对建议${item.no}的答复`,
    text: item.accepted === 'notAdopted' ? item.reason : item.measure,
  })),
  { key: 'body', label: '答复正文', text: r.body },
]

export type Piece = { readonly kind: 'text'; readonly text: string } | { readonly kind: 'gone'; readonly what: PassageKind }

/** The text of a place cut at its marks. */
export function piecesOf(place: Place, marks: readonly Mark[]): readonly Piece[] {
  const gone = marks.filter((m) => m.place === place.key && m.decision === 'removed').toSorted((a, b) => a.from - b.from)
  const pieces: Piece[] = []
  let at = 0
  for (const mark of gone) {
    if (mark.from > at) pieces.push({ kind: 'text', text: place.text.slice(at, mark.from) })
    pieces.push({ kind: 'gone', what: mark.kind })
    at = mark.to
  }
  if (at < place.text.length) pieces.push({ kind: 'text', text: place.text.slice(at) })
  return pieces
}

/** Stands where a passage was: what it was, never how long. */
export const placeholder = (what: PassageKind): string => `〔略：${passageKinds[what]}〕`

export const redacted = (place: Place, marks: readonly Mark[]): string =>
  piecesOf(place, marks)
    .map((p) => (p.kind === 'gone' ? placeholder(p.what) : p.text))
    .join('')

/** Every reason why these marks cannot be saved. */
export function marksWrong(places: readonly Place[], marks: readonly Mark[]): readonly string[] {
  const says: string[] = []
  for (const [i, m] of marks.entries()) {
    const place = places.find((p) => p.key === m.place)
    if (!place || m.from >= m.to || m.to > place.text.length) {
      says.push(`第${i + 1}处标记不在正文里，请刷新后重新标记`)
      continue
    }
    if (!place.text.slice(m.from, m.to).isWellFormed()) says.push(`第${i + 1}处标记切开了一个字，请重新选取`)
    if (m.decision === 'kept' && m.reason.trim() === '') says.push(`“${place.text.slice(m.from, m.to)}”保留不隐去的，请写明理由`)
    if (m.kind === 'other' && m.decision === 'removed' && m.reason.trim() === '')
      says.push(`“${place.text.slice(m.from, m.to).slice(0, 20)}”隐去的理由请写明`)
    if (marks.some((other, j) => j < i && overlap(other, m))) says.push(`“${place.text.slice(m.from, m.to).slice(0, 20)}”与前面的标记重叠`)
  }
  return [...new Set(says)]
}

/** Suggestions nobody has decided about yet. */
export const undecided = (suggestions: readonly Suggestion[], marks: readonly Passage[]): readonly Suggestion[] =>
  suggestions.filter((s) => !marks.some((m) => overlap(m, s)))
