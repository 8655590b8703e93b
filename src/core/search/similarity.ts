// How alike two proposals are, told by the words they share: offline, the same answer every time, and explained.
import { officeVerbs, stopWords } from './stop-words.ts'
import { cutWords, isHan, normalise, pairsOf, runsOf } from './words.ts'

/** How telling a word is in Chinese at large: the rarer the higher. */
export type Telling = (word: string) => number

/** What is compared of a text; made once for each. */
export interface Likeness {
  readonly title: ReadonlyMap<string, number>
  readonly titlePairs: ReadonlySet<string>
  readonly body: ReadonlyMap<string, number>
}

/** Names that every text of this committee has: its own city and counties. They say where, not what. */
export function likenessOf(
  text: { readonly title: string; readonly body: string },
  telling: Telling,
  ownNames: readonly string[],
): Likeness {
  const subject = withoutFrame(text.title, ownNames)
  return {
    title: weighed(cutWords(subject), telling),
    titlePairs: new Set(runsOf(subject).flatMap((r) => (isHan(r) && [...r].length > 1 ? pairsOf(r) : [r]))),
    body: weighed(cutWords(without(text.body.slice(0, 6_000), ownNames)), telling),
  }
}

export const grades = [
  { grade: 'same-text', label: '几乎相同', from: 85 },
  { grade: 'same-matter', label: '疑似同一事项', from: 52 },
  { grade: 'same-topic', label: '同类话题', from: 40 },
] as const

export interface Similarity {
  /** 0 to 100. */
  readonly score: number
  readonly grade: (typeof grades)[number]['grade'] | null
  /** “疑似同一事项” – null below all grades. */
  readonly label: string | null
  /** The shared words that tell most, the strongest first. */
  readonly shared: readonly string[]
}

// A text of a thousand words never shares as large a part as a title of six does; this brings both to one scale.
const bodyScale = 1.7

// Found on graded pairs of real proposals: title and text in this proportion put the same matter first most often.
const titleShare = 0.6

export function similarity(a: Likeness, b: Likeness): Similarity {
  const title = titleLikeness(a, b)
  const body = a.body.size > 0 && b.body.size > 0 ? Math.min(1, cosine(a.body, b.body) * bodyScale) : null
  // What is missing is not held against them: a draft without a title is compared by its text, a list of titles by the titles.
  const score = Math.round(100 * (title === null ? (body ?? 0) : titleShare * title + (1 - titleShare) * (body ?? title)))
  const reached = grades.find((g) => score >= g.from)
  return { score, grade: reached?.grade ?? null, label: reached?.label ?? null, shared: sharedWords(a, b) }
}

/** 0 to 1; null when one of them has no title. */
export function titleLikeness(a: Likeness, b: Likeness): number | null {
  if (a.titlePairs.size === 0 || b.titlePairs.size === 0) return null
  return (cosine(a.title, b.title) + overlap(a.titlePairs, b.titlePairs)) / 2
}

/** “关于……的建议”: the frame of every title. */
export function withoutFrame(title: string, ownNames: readonly string[]): string {
  const subject = normalise(title)
    .replace(/^关于/, '')
    .replace(/的?(建议|提案|意见|调研报告)$/, '')
  return without(subject, ownNames)
}

const without = (text: string, names: readonly string[]): string => names.reduce((left, name) => left.replaceAll(name, ' '), text)

function weighed(words: readonly string[], telling: Telling): Map<string, number> {
  const counts = new Map<string, number>()
  for (const word of words) if (!stopWords.has(word) && !number.test(word)) counts.set(word, (counts.get(word) ?? 0) + 1)
  const weights = new Map<string, number>()
  for (const [word, count] of counts) weights.set(word, (1 + Math.log(count)) * telling(word) * (officeVerbs.has(word) ? 0.5 : 1))
  return weights
}

/** Years and amounts stand in every text. */
const number = /^[\d.]+$/

const lengthOf = (v: ReadonlyMap<string, number>): number => Math.sqrt([...v.values()].reduce((sum, w) => sum + w * w, 0))

function cosine(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  const lengths = lengthOf(a) * lengthOf(b)
  if (lengths === 0) return 0
  let sum = 0
  for (const [word, weight] of a) sum += weight * (b.get(word) ?? 0)
  return sum / lengths
}

function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 || b.size === 0) return 0
  let both = 0
  for (const pair of a) if (b.has(pair)) both++
  return both / Math.sqrt(a.size * b.size)
}

const told = 8

function sharedWords(a: Likeness, b: Likeness): string[] {
  const weights = new Map<string, number>()
  // What stands in both titles tells more than what both texts mention.
  for (const [ofA, ofB, share] of [
    [a.title, b.title, 3],
    [a.body, b.body, 1],
  ] as const)
    for (const [word, weight] of ofA)
      if ([...word].length > 1 && !officeVerbs.has(word))
        weights.set(word, (weights.get(word) ?? 0) + share * weight * (ofB.get(word) ?? 0))
  return [...weights]
    .filter(([, weight]) => weight > 0)
    .toSorted((x, y) => y[1] - x[1])
    .slice(0, told)
    .map(([word]) => word)
}
