// What may be entered by hand: verbs the office marked so, with their kinds and levels; and what is wrong with an entry, all at once.
import type { DutyVerbData } from '#/core/fact-codes.ts'
import { inChinese, type Day } from '#/core/day.ts'
import type { Reason } from '#/core/outcome.ts'
import type { Code } from '#/core/settings/setting.ts'

export interface ManualVerb extends DutyVerbData {
  readonly code: string
  readonly label: string
}

export const verbOf = ({ code, label, data }: Code): ManualVerb => ({
  group: '',
  ...(data as Partial<DutyVerbData> | undefined),
  code,
  label,
})

/** `self`: only what a member may declare of himself. */
export function manualVerbs(codes: readonly Code[], of: { readonly self: boolean }): readonly ManualVerb[] {
  return codes.map(verbOf).filter((v) => v.manual === true && (!of.self || v.self === true))
}

export interface Given {
  readonly personId: string | null
  readonly bodyId: string | null
  readonly verb: string
  readonly role: string
  readonly kind: string
  readonly level: string
  readonly title: string
  readonly day: Day
  readonly detail: string
  readonly source: string
}

export interface Known {
  /** What this person may enter. */
  readonly verbs: readonly ManualVerb[]
  /** Every verb there is, by its code. */
  readonly words: ReadonlyMap<string, ManualVerb>
  readonly roles: readonly Code[]
  readonly levels: readonly Code[]
  readonly today: Day
}

/** Every reason why this cannot be entered, field by field. */
export function wrongWith(given: Given, known: Known): readonly Reason[] {
  const verb = known.verbs.find((v) => v.code === given.verb)
  const kinds = Object.keys(verb?.kinds ?? {})
  const reasons: Reason[] = []
  const wrong = (field: string, says: string): void => void reasons.push({ field, says })
  if ((given.personId === null) === (given.bodyId === null)) wrong('personId', '请填写是哪位委员或者哪个机构的，只填一个')
  if (!verb) wrong('verb', '这个事项不能人工登记')
  else {
    if (given.kind && !kinds.includes(given.kind)) wrong('kind', `“${verb.label}”没有这个种类`)
    if (!given.kind && kinds.length) wrong('kind', `请选择“${verb.label}”的种类`)
    if (given.level && verb.levels !== true) wrong('level', `“${verb.label}”不分级别`)
    if (!given.level && verb.levels === true) wrong('level', `请选择“${verb.label}”的级别`)
  }
  if (given.level && !known.levels.some((l) => l.code === given.level)) wrong('level', '没有这个级别')
  if (!known.roles.some((r) => r.code === given.role)) wrong('role', '没有这个角色')
  if (given.day > known.today) wrong('day', `日期不能晚于今天（${inChinese(known.today)}）`)
  return reasons
}
