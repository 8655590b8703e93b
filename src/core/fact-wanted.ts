// Which facts are meant: by verb, role and what rules may ask of them. The same words for a task of the year, a duty, a figure; asked of one fact here, in SQL by fact-query.ts.
import { z } from 'zod'
import type { Fact } from './fact.ts'

const word = z.string().trim().min(1).max(60)

export const factWanted = z.strictObject({
  verbs: z.array(word).min(1, { error: '请至少选一个履职事项' }).max(20),
  /** Empty: any role. */
  roles: z.array(word).max(10).default([]),
  /** What `about` must say: one of the words for each key. */
  where: z.record(word, z.array(word).min(1).max(20)).default({}),
})
export type FactWanted = z.infer<typeof factWanted>

/** Asked of a fact in hand; fact-query.ts asks the same in SQL. */
export const fits = ({ verbs, roles, where }: FactWanted, f: Pick<Fact, 'verb' | 'role' | 'about'>): boolean =>
  verbs.includes(f.verb) &&
  (roles.length === 0 || roles.includes(f.role)) &&
  Object.entries(where).every(([key, values]) => {
    const value = f.about?.[key] ?? null
    return value !== null && (typeof value === 'object' ? value.some((v) => values.includes(v)) : values.includes(String(value)))
  })
