// What the member's own page shows of the score: the total, how far the next grade is, the best next steps. For other parts of duties.
import type { Day } from '#/core/day.ts'
import type { Tx } from '#/core/db/database.ts'
import { askedRules, sheetOf, type OneSheet } from './scores.ts'

/** By the members' rule set in force; null for who holds no seat in the period. */
export async function ownScore(
  tx: Tx,
  committeeId: number,
  personId: string,
  { year, today }: { readonly year: number; readonly today: Day },
): Promise<OneSheet | null> {
  const asked = await askedRules(tx, committeeId, { key: null, year, today })
  return asked ? sheetOf(tx, committeeId, personId, asked) : null
}
