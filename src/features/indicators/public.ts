// What the report may ask of the figures: do those it prints agree with each other, freeze them, what has moved since, this year beside the last.
import type { World } from '#/core/action.ts'
import type { Actor } from '#/core/actor.ts'
import type { Day } from '#/core/day.ts'
import type { Tx } from '#/core/db/database.ts'
import type { Figure, FigureQuestion } from '#/core/figure.ts'
import type { Outcome } from '#/core/outcome.ts'
import { assertions } from './assertions.ts'
import { checkFigures } from './check.ts'
import { compareFrozen } from './frozen/compare.ts'
import type { FreezeAsked, FrozenPage } from './frozen/contract.ts'
import { freeze } from './frozen/freeze.ts'
import { frozenReports } from './frozen/store.ts'
import type { FigureTable } from './table-contract.ts'
import { readTableAsked } from './tables.ts'

/** Every assertion about one of these figures that does not hold, in words. */
export async function disagreements(
  tx: Tx,
  figures: readonly Figure[],
  q: FigureQuestion,
  codes: ReadonlySet<string>,
): Promise<readonly string[]> {
  const about = assertions.filter((a) => a.codes.some((code) => codes.has(code)))
  const checks = await checkFigures(tx, figures, q, about)
  return checks.filter((c) => !c.ok).map((c) => c.says)
}

export const freezeFigures = (
  world: World,
  actor: Actor,
  figures: readonly Figure[],
  asked: FreezeAsked,
): Promise<Outcome<{ id: string; checkCode: string }>> => freeze(world, actor, figures, asked)

interface Asking {
  readonly committeeId: number
  readonly year: number
  readonly today: Day
}

/** What was last frozen for the year and what the figures say now; null where nothing was. */
export async function sinceFrozen(tx: Tx, figures: readonly Figure[], { committeeId, year, today }: Asking): Promise<FrozenPage | null> {
  const last = (await frozenReports(tx, committeeId)).find((f) => f.year === year)
  if (!last) return null
  const found = await compareFrozen(tx, figures, { committeeId, id: last.id, against: 'today', today })
  return found.ok ? found.value : null
}

/** The year beside the one before, with a warning where their words differ. */
export const besideLastYear = (
  figures: readonly Figure[],
  { committeeId, year, today }: Asking,
  codes: readonly string[],
): Outcome<(tx: Tx) => Promise<FigureTable>> =>
  readTableAsked(figures, {
    committeeId,
    asked: { kind: 'years', until: 'end', year, years: `${year - 1},${year}`, ...(codes.length ? { codes: codes.join(',') } : {}) },
    today,
  })
