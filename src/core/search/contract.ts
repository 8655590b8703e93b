// The published API of search over every kind of case.
import { z } from 'zod'
import { route } from '../http/contract.ts'

export const searchPage = z.object({
  found: z.array(
    z.object({
      id: z.string(),
      kind: z.object({ code: z.string(), title: z.string() }),
      title: z.string(),
      number: z.int().nullable(),
      state: z.object({ label: z.string(), tone: z.string() }),
      openedAt: z.string(),
      excerpt: z.string(),
      url: z.string(),
    }),
  ),
  /** To be marked in titles and excerpts. */
  words: z.array(z.string()),
  /** Nothing holds all the words; these hold some. */
  relaxed: z.boolean(),
  /** The kinds this reader may search, for the choice. */
  kinds: z.array(z.object({ code: z.string(), title: z.string() })),
})
export type SearchPageData = z.infer<typeof searchPage>

export const searchContract = {
  find: route
    .meta({ right: 'search:use', ownership: 'any' })
    .route({ method: 'GET', path: '/search', summary: '全文检索', tags: ['search'] })
    .input(
      z.strictObject({
        q: z.string().max(200, { error: '检索词最多200字' }).default(''),
        kind: z.string().max(40).optional(),
        limit: z.int().min(1).max(100).default(30),
      }),
    )
    .output(searchPage),
}
