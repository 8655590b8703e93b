// Search and similarity over files instead of the register, so that their quality can be measured on any texts.
import { z } from 'zod'
import { questionOf } from './query.ts'
import { likenessOf, similarity, type Likeness } from './similarity.ts'
import { telling } from './telling.ts'
import { normalise } from './words.ts'

const id = z.union([z.string(), z.number()], { error: '每行要有 id' })

/** Under `body` some files name a body of people: what is shorter than a sentence is no text. */
const textAmong = (texts: readonly (string | null | undefined)[]): string => texts.find((t) => t && t.length >= 8) ?? ''

/** Any JSON line with an id, a title and, under one of the usual names, a text. */
export const textLine = z
  .object({
    id,
    title: z.string().nullish(),
    body: z.string().nullish(),
    content: z.string().nullish(),
    text: z.string().nullish(),
  })
  .transform((line) => ({ id: line.id, title: line.title ?? '', body: textAmong([line.content, line.text, line.body]) }))
export type TextLine = z.infer<typeof textLine>

export const questionLine = z
  .object({ id, query: z.string().nullish(), q: z.string().nullish(), title: z.string().nullish(), text: z.string().nullish() })
  .transform((line) => ({ id: line.id, query: line.query ?? line.q ?? line.title ?? line.text ?? '' }))
export type QuestionLine = z.infer<typeof questionLine>

export interface SimilarLine {
  readonly id: string | number
  readonly similar: readonly {
    readonly id: string | number
    readonly score: number
    readonly grade: string | null
    readonly label: string | null
    readonly shared: readonly string[]
  }[]
}

/** Compared in full are this many of those that share most. */
const compared = 80

/** For each line its likes in the corpus, best first; itself (the same id) is left out. */
export function similarLines(
  asked: readonly TextLine[],
  corpus: readonly TextLine[],
  options: { readonly limit: number; readonly ownNames: readonly string[] },
): SimilarLine[] {
  const prepared = (line: TextLine) => ({ id: line.id, likeness: likenessOf(line, telling, options.ownNames) })
  const earlier = corpus.map(prepared)
  const promising = sharing(earlier.map((e) => e.likeness))
  return asked.map(prepared).map(({ id, likeness }) => ({
    id,
    similar: promising(likeness, compared + 1)
      .flatMap((i) => earlier[i] ?? [])
      .filter((e) => e.id !== id)
      .map((e) => ({ id: e.id, ...similarity(likeness, e.likeness) }))
      .toSorted((x, y) => y.score - x.score)
      .slice(0, options.limit),
  }))
}

/** Which texts share the most telling words of titles and texts: by postings, so that thousands can be asked about thousands. */
function sharing(likenesses: readonly Likeness[]): (asked: Likeness, limit: number) => number[] {
  const postings = new Map<string, { readonly i: number; readonly weight: number }[]>()
  for (const [i, likeness] of likenesses.entries())
    for (const [term, weight] of termsOf(likeness)) {
      const posting = postings.get(term)
      if (posting) posting.push({ i, weight })
      else postings.set(term, [{ i, weight }])
    }
  return (asked, limit) => {
    const scores = new Map<number, number>()
    for (const [term, weight] of termsOf(asked))
      for (const p of postings.get(term) ?? []) scores.set(p.i, (scores.get(p.i) ?? 0) + p.weight * weight)
    return [...scores]
      .toSorted((x, y) => y[1] - x[1])
      .slice(0, limit)
      .map(([i]) => i)
  }
}

const strongestOfText = 25

/** Titles by their words and pairs, texts by their strongest words; each part of length one. */
function termsOf({ title, titlePairs, body }: Likeness): [string, number][] {
  const strongest = [...body].toSorted((x, y) => y[1] - x[1]).slice(0, strongestOfText)
  return [
    ...unit([...title]).map(([w, x]): [string, number] => [`t:${w}`, x]),
    ...unit([...titlePairs].map((p): [string, number] => [p, 1])).map(([w, x]): [string, number] => [`p:${w}`, x]),
    ...unit(strongest).map(([w, x]): [string, number] => [`b:${w}`, x]),
  ]
}

function unit(terms: readonly (readonly [string, number])[]): [string, number][] {
  const length = Math.sqrt(terms.reduce((sum, [, x]) => sum + x * x, 0)) || 1
  return terms.map(([w, x]) => [w, x / length])
}

export interface SearchedLine {
  readonly id: string | number
  readonly found: readonly { readonly id: string | number; readonly rank: number }[]
}

/** For each question what the program's own search would find in the corpus, in the order of its ranks. */
export function searchLines(asked: readonly QuestionLine[], corpus: readonly TextLine[], limit: number): SearchedLine[] {
  const texts = corpus.map((line) => ({ id: line.id, title: normalise(line.title), all: normalise(`${line.title}\n${line.body}`) }))
  return asked.map((line) => {
    const question = questionOf(line.query)
    if (!question) return { id: line.id, found: [] }
    const every = texts.filter((t) => question.words.every((w) => t.all.includes(w)))
    const some = every.length > 0 ? every : texts.filter((t) => question.words.some((w) => t.all.includes(w)))
    const rankOf = (title: string): number => {
      if (every.length === 0) return 0
      if (title.includes(question.phrase)) return 3
      return question.words.every((w) => title.includes(w)) ? 2 : 1
    }
    const found = some
      .map((t) => ({ id: t.id, rank: rankOf(t.title) }))
      .toSorted((x, y) => y.rank - x.rank)
      .slice(0, limit)
    return { id: line.id, found }
  })
}
