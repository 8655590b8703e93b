// What the report may ask of the figures: do those it prints agree with each other.
import type { Tx } from '#/core/db/database.ts'
import type { Figure, FigureQuestion } from '#/core/figure.ts'
import { assertions } from './assertions.ts'
import { checkFigures } from './check.ts'

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
