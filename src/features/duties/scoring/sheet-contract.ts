// A score sheet as pages and papers receive it: each line with its rule, its source and the facts behind it.
import { z } from 'zod'

export const factShown = z.object({
  id: z.string(),
  /** What was done, in words. */
  verb: z.string(),
  title: z.string(),
  day: z.string().nullable(),
  points: z.number().nullable(),
  /** Where the record is opened; null where the reader has no page for it. */
  url: z.string().nullable(),
})

export const lineShown = z.object({
  kind: z.string(),
  rule: z.string().nullable(),
  group: z.string(),
  title: z.string(),
  source: z.string(),
  points: z.number(),
  max: z.number().nullable(),
  says: z.string(),
  cappedBy: z.array(z.string()),
  facts: z.array(factShown),
})
export type LineShown = z.infer<typeof lineShown>

export const stepShown = z.object({
  rule: z.string(),
  title: z.string(),
  group: z.string(),
  gain: z.number(),
  as: z.string().nullable(),
  opens: z.array(z.string()),
  source: z.string(),
})

export const nextGradeShown = z.object({ grade: z.string(), min: z.number(), gap: z.number() }).nullable()

export const holderShown = z.object({
  id: z.string(),
  kind: z.enum(['person', 'body']),
  name: z.string(),
  sector: z.string().nullable(),
  specialCommittee: z.string().nullable(),
})

export const scorePage = z.object({
  holder: holderShown,
  year: z.int(),
  from: z.string(),
  to: z.string(),
  rules: z.object({ key: z.string(), title: z.string(), version: z.string(), source: z.string() }),
  total: z.number(),
  grade: z.string().nullable(),
  barred: z.array(z.string()),
  exempt: z.string().nullable(),
  lines: z.array(lineShown),
  /** Share of the points that stand on facts: 100 by construction, printed so that it can be checked. */
  explained: z.number().nullable(),
  nextGrade: nextGradeShown,
  steps: z.array(stepShown),
})
export type ScorePage = z.infer<typeof scorePage>
