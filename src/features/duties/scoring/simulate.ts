// A rule set tried on a year's facts before it is adopted: what everybody would have, and who changes grade. Nothing is written.
import type { Day } from '#/core/day.ts'
import type { Tx } from '#/core/db/database.ts'
import type { RuleSet } from '#/core/scoring/rule-set.ts'
import { allSessions } from '#/features/organisation/public.ts'
import { periodOf, sheetsOf } from './scores.ts'
import { versionOf, type Edition } from './store.ts'

export interface Simulated {
  readonly holderId: string
  readonly name: string
  readonly sector: string | null
  readonly before: number
  readonly after: number
  readonly gradeBefore: string | null
  readonly gradeAfter: string | null
}

export interface Simulation {
  readonly year: number
  readonly from: Day
  readonly to: Day
  readonly rows: readonly Simulated[]
  readonly grades: readonly { readonly grade: string; readonly before: number; readonly after: number }[]
  /** How many have how many points, by tens. */
  readonly bands: readonly { readonly band: string; readonly before: number; readonly after: number }[]
}

export async function simulate(
  tx: Tx,
  committeeId: number,
  { before, after, year, today }: { readonly before: Edition; readonly after: RuleSet; readonly year: number; readonly today: Day },
): Promise<Simulation> {
  const sessions = await allSessions(tx, committeeId)
  const period = periodOf(after, sessions, year, today)
  const now = await sheetsOf(tx, {
    committeeId,
    set: before.content,
    version: versionOf(before),
    period: periodOf(before.content, sessions, year, today),
  })
  const then = await sheetsOf(tx, { committeeId, set: after, version: `${before.key}@草案`, period })
  const old = new Map(now.map((s) => [s.holder.id, s]))
  const rows = then.map((s): Simulated => {
    const was = old.get(s.holder.id)
    return {
      holderId: s.holder.id,
      name: s.holder.name,
      sector: s.holder.sector,
      before: was?.sheet.total ?? 0,
      after: s.sheet.total,
      gradeBefore: was?.graded.grade ?? null,
      gradeAfter: s.graded.grade,
    }
  })
  const names = [...new Set([...before.content.grades, ...after.grades].map((g) => g.label))]
  const count = (of: (row: Simulated) => boolean): number => rows.filter(of).length
  return {
    year,
    from: period.from,
    to: period.to,
    rows,
    grades: names.map((grade) => ({ grade, before: count((r) => r.gradeBefore === grade), after: count((r) => r.gradeAfter === grade) })),
    bands: bandsOf(rows),
  }
}

function bandsOf(rows: readonly Simulated[]): Simulation['bands'] {
  const floor = (points: number): number => Math.floor(points / 10) * 10
  const all = rows.flatMap((r) => [floor(r.before), floor(r.after)])
  if (all.length === 0) return []
  const [low, high] = [Math.min(...all), Math.max(...all)]
  return Array.from({ length: (high - low) / 10 + 1 }, (_, i) => {
    const at = low + i * 10
    return {
      band: `${at}—${at + 9}`,
      before: rows.filter((r) => floor(r.before) === at).length,
      after: rows.filter((r) => floor(r.after) === at).length,
    }
  })
}
