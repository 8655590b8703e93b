// Cells as somebody may see them, read in as few statements as there are circles of units: all, or own and one's role's.
import type { Day } from '#/core/day.ts'
import type { Tx } from '#/core/db/database.ts'
import { cellsOf, type Cell } from './reckon.ts'
import { rolesThatAnswer } from './rules.ts'
import { commonOf, groundsOf, rulesOf, type Asked, type Common } from './store.ts'
import type { RulesByCode } from './units.ts'
import { answersFor, type Viewer } from './viewer.ts'

export interface Seen {
  readonly rules: RulesByCode
  readonly common: Common
  /** By code; an obligation switched off has none. */
  readonly cells: ReadonlyMap<string, readonly Cell[]>
}

export interface YearAsked {
  readonly year: number
  readonly asOf: Day
}

export async function cellsIn(tx: Tx, asked: Asked, rules: RulesByCode, common: Common): Promise<ReadonlyMap<string, readonly Cell[]>> {
  if (rules.size === 0) return new Map()
  const grounds = await groundsOf(tx, asked, rules, common)
  return new Map([...rules].map(([code, versions]) => [code, cellsOf(code, versions, grounds)]))
}

/** The version in force last by that day is on: others owe nothing now. */
const isOn = (versions: readonly { rule: { on: boolean } }[]): boolean => versions.some((v) => v.rule.on)

export async function everyCell(tx: Tx, committeeId: number, asked: YearAsked): Promise<Seen> {
  const rules = await rulesOf(tx, committeeId)
  const common = await commonOf(tx, committeeId)
  return { rules, common, cells: await cellsIn(tx, { committeeId, ...asked }, onesOn(rules), common) }
}

const onesOn = (rules: RulesByCode): RulesByCode => new Map([...rules].filter(([, versions]) => isOn(versions)))

/** What this reader himself has to see to. */
export const answeredBy = (viewer: Viewer, cells: Seen['cells']): Seen['cells'] =>
  new Map([...cells].map(([code, all]) => [code, all.filter((c) => answersFor(viewer, c))]))

/** `codes`: absent, all of them. `own`: leave out what the reader sees by right alone. */
export async function cellsSeen(
  tx: Tx,
  viewer: Viewer,
  asked: YearAsked,
  { codes, own = false }: { readonly codes?: readonly string[]; readonly own?: boolean } = {},
): Promise<Seen> {
  const { committeeId } = viewer
  const every = await rulesOf(tx, committeeId)
  const common = await commonOf(tx, committeeId)
  const rules = codes ? new Map([...every].filter(([code]) => codes.includes(code))) : onesOn(every)
  if (viewer.all && !own) return { rules, common, cells: await cellsIn(tx, { committeeId, ...asked }, rules, common) }
  const isRoles = (code: string): boolean =>
    (rules.get(code) ?? []).some((v) => rolesThatAnswer(v.rule).some((r) => viewer.roles.includes(r)))
  const ofRole = new Map([...rules].filter(([code]) => isRoles(code)))
  const ofPerson = new Map([...rules].filter(([code]) => !isRoles(code)))
  const cells = new Map([
    ...(await cellsIn(tx, { committeeId, ...asked, scope: viewer.scope }, ofPerson, common)),
    ...(await cellsIn(tx, { committeeId, ...asked }, ofRole, common)),
  ])
  return { rules, common, cells }
}
