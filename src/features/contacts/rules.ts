// Decisions about contact records and contact persons that need no database: every reason at once, in words.
import { addDays, inChinese, type Day } from '#/core/day.ts'
import type { Reason } from '#/core/outcome.ts'

export interface GivenContact {
  readonly kind: string
  readonly day: Day
  readonly persons: readonly string[]
  readonly contactPersons: readonly string[]
  readonly masses: { readonly category: string; readonly people: number } | null
}

export interface KnownForContact {
  readonly today: Day
  readonly kinds: readonly string[]
  readonly categories: readonly string[]
  readonly makerId: string
  /** Of those named, the ones on the register, and the contact persons the maker may name. */
  readonly persons: ReadonlySet<string>
  readonly contactPersons: ReadonlySet<string>
}

export function contactWrong(given: GivenContact, known: KnownForContact): readonly Reason[] {
  const reasons: Reason[] = []
  if (!known.kinds.includes(given.kind)) reasons.push({ field: 'kind', says: '请选择联系方式' })
  if (given.day > known.today) reasons.push({ field: 'day', says: '日期还没有到：联系过了再记' })
  if (given.persons.length + given.contactPersons.length === 0 && !given.masses)
    reasons.push({ field: 'persons', says: '请写明联系了谁：选人，或者填写界别群众多少人' })
  if (given.persons.includes(known.makerId)) reasons.push({ field: 'persons', says: '不能联系自己' })
  if (given.persons.some((p) => !known.persons.has(p))) reasons.push({ field: 'persons', says: '有联系对象没有登记' })
  if (given.contactPersons.some((p) => !known.contactPersons.has(p)))
    reasons.push({ field: 'contactPersons', says: '有联系人不在您的名单上，或者已不再联系' })
  if (given.masses && !known.categories.includes(given.masses.category)) reasons.push({ field: 'masses', says: '没有这类联系对象' })
  return reasons
}

export interface Correctable {
  readonly makerId: string
  readonly recordedOn: Day
  readonly voidedOn: Day | null
}

/** The last day on which whoever made the record may correct it or take it back. */
export const correctableUntil = (recordedOn: Day, days: number): Day => addDays(recordedOn, days)

/** Why this person may not correct or withdraw the record now; the button and the server ask the same. */
export function correctionWrong(
  contact: Correctable,
  asking: { readonly personId: string | null; readonly today: Day; readonly days: number },
): readonly string[] {
  if (asking.personId !== contact.makerId) return ['由记录人本人更正']
  if (contact.voidedOn) return [`这条记录已于${inChinese(contact.voidedOn)}更正或撤回`]
  const until = correctableUntil(contact.recordedOn, asking.days)
  return asking.today > until ? [`已过更正期：${inChinese(contact.recordedOn)}记录，可以更正到${inChinese(until)}`] : []
}
