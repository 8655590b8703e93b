// Search and similarity over files instead of the register: the commands `similar` and `search`, so that quality can be measured on any texts.
import { z } from 'zod'
import { questionOf } from './query.ts'
import { likenessOf, similarity, type Likeness } from './similarity.ts'
import { telling } from './telling.ts'
import { normalise } from './words.ts'

const row = z.object({ id: z.union([z.string(), z.number()]) })

/** Any JSON line with an id, a title and, under one of the usual names, a text. */
export const corpusLine = row.extend({
  title: z.string().default(''),
  body: z.string().optional(),
  content: z.string().optional(),
  text: z.string().optional(),
})

export const searchLine = row.extend({ query: z.string().optional(), q: z.string().optional(), title: z.string().optional() })

type CorpusLine = z.infer<typeof corpusLine>

const textOf = (line: CorpusLine): string => line.body ?? line.content ?? line.text ?? ''

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

/** Texts are compared for this many of the best titles. */
const compared = 60

/** `similar`: for each line its likes in the corpus, best first; itself (the same id) is left out. */
export function similarLines(
  asked: readonly CorpusLine[],
  corpus: readonly CorpusLine[],
  options: { readonly limit: number; readonly ownNames: readonly string[] },
): SimilarLine[] {
  const prepared = (line: CorpusLine) => ({
    id: line.id,
    likeness: likenessOf({ title: line.title, body: textOf(line) }, telling, options.ownNames),
  })
  const earlier = corpus.map(prepared)
  return asked.map(prepared).map(({ id, likeness }) => {
    const similar = earlier
      .filter((e) => e.id !== id)
      .map((e) => ({ ...e, quick: similarity(titleOnly(likeness), titleOnly(e.likeness)).score }))
      .toSorted((x, y) => y.quick - x.quick)
      .slice(0, compared)
      .map((e) => ({ id: e.id, ...similarity(likeness, e.likeness) }))
      .toSorted((x, y) => y.score - x.score)
      .slice(0, options.limit)
    return { id, similar }
  })
}

const titleOnly = (l: Likeness): Likeness => ({ ...l, body: new Map() })

export interface SearchedLine {
  readonly id: string | number
  readonly found: readonly { readonly id: string | number; readonly rank: number }[]
}

/** `search`: for each question what the program's own search would find in the corpus, in the same order of ranks. */
export function searchLines(asked: readonly z.infer<typeof searchLine>[], corpus: readonly CorpusLine[], limit: number): SearchedLine[] {
  const texts = corpus.map((line) => ({ id: line.id, title: normalise(line.title), all: normalise(`${line.title}\n${textOf(line)}`) }))
  return asked.map((line) => {
    const question = questionOf(line.query ?? line.q ?? line.title ?? '')
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
