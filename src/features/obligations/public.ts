// What a higher reader may ask: one person's cells of a year, and what of them is still owed – with due day, what is missing and where to do it.
import { yearOf, type Day } from '#/core/day.ts'
import type { Tx } from '#/core/db/database.ts'
import { isOwed, type Status } from './cells.ts'
import { rowOf, type OwedRow } from './owed.ts'
import { cellsIn } from './read.ts'
import { commonOf, rulesOf } from './store.ts'
import type { RulesByCode } from './units.ts'

export type { OwedRow }

export interface PersonCell extends OwedRow {
  /** satisfied, open, grace, late, madeUp, missed, exempt, notDue */
  readonly state: Status
  /** The person answers for it; else the office does: an assessment result is owed for somebody, not by him. */
  readonly isOwn: boolean
  /** What has been reached of how much, part by part. */
  readonly parts: readonly { readonly title: string; readonly amount: number; readonly min: number; readonly on: Day | null }[]
}

export interface PersonAsked {
  readonly committeeId: number
  readonly personId: string
  readonly year: number
  readonly asOf: Day
}

/** All cells of one person: as a member, and of the links that begin with him. Two statements besides the rules. `codes`: only these. */
export async function cellsOfPerson(
  tx: Tx,
  { committeeId, personId, year, asOf }: PersonAsked,
  codes?: readonly string[],
): Promise<readonly PersonCell[]> {
  const every = await rulesOf(tx, committeeId)
  const rules: RulesByCode = new Map(
    [...every].filter(
      ([code, all]) =>
        all.some((v) => v.rule.on && (v.rule.unit.of === 'members' || v.rule.unit.of === 'edges')) && (!codes || codes.includes(code)),
    ),
  )
  const scope = { personIds: [personId], bodyIds: [] }
  const cells = await cellsIn(tx, { committeeId, year, asOf, scope }, rules, await commonOf(tx, committeeId))
  return [...cells.values()].flat().map((cell) => ({
    ...rowOf(cell, year),
    state: cell.status,
    isOwn: cell.rule.answers.includes('self'),
    parts: cell.parts.map(({ title, amount, min, on }) => ({ title, amount, min, on })),
  }))
}

/** What a person still owes on that day, the soonest first. */
export async function owedBy(tx: Tx, asked: Omit<PersonAsked, 'year'>): Promise<readonly PersonCell[]> {
  const cells = await cellsOfPerson(tx, { ...asked, year: yearOf(asked.asOf) })
  return cells.filter((c) => c.isOwn && isOwed(c.state)).toSorted((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0))
}
