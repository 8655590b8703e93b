// Decisions about bodies, sessions and links that need no database: every reason at once, in words.
import { inChinese, type Day } from '#/core/day.ts'
import type { Reason } from '#/core/outcome.ts'

export interface Period {
  readonly fromDay: Day
  readonly toDay: Day | null
}

export const existsOn = (p: Period, day: Day): boolean => p.fromDay <= day && (p.toDay === null || p.toDay >= day)

export interface PlacedBody extends Period {
  readonly id: string
  readonly kind: string
  readonly name: string
  readonly parentId: string | null
}

/** `line` are the parent and its own parents, nearest first. */
export function parentWrong(body: { readonly id: string | null }, parentId: string, line: readonly PlacedBody[]): readonly Reason[] {
  const parent = line[0]
  if (!parent || parent.id !== parentId) return [{ field: 'parentId', says: '没有找到上级单位' }]
  if (body.id !== null && line.some((b) => b.id === body.id))
    return [{ field: 'parentId', says: `“${parent.name}”是本单位或其下级，不能作为上级` }]
  if (parent.toDay !== null) return [{ field: 'parentId', says: `“${parent.name}”已于${inChinese(parent.toDay)}撤销，不能作为上级` }]
  return []
}

export interface Abolition {
  readonly lastDay: Day
  readonly successor: PlacedBody | null
  readonly successorGiven: boolean
  /** Bodies below that still exist after the last day. */
  readonly below: readonly string[]
  /** Running tasks and seats that somebody must carry on. */
  readonly carries: number
}

export function abolitionWrong(body: PlacedBody, a: Abolition): readonly Reason[] {
  const reasons: Reason[] = []
  if (body.toDay !== null) reasons.push({ says: `“${body.name}”已于${inChinese(body.toDay)}撤销` })
  if (a.lastDay < body.fromDay) reasons.push({ field: 'lastDay', says: '撤销日期早于设立日期' })
  if (a.below.length) reasons.push({ says: `还有下级单位：${a.below.join('、')}，请先划归别处或撤销` })
  if (a.successorGiven && !a.successor) reasons.push({ field: 'successorId', says: '没有找到承接单位' })
  if (a.successor?.id === body.id) reasons.push({ field: 'successorId', says: '承接单位不能是本单位' })
  else if (a.successor && a.successor.kind !== body.kind) reasons.push({ field: 'successorId', says: '承接单位须与本单位同类' })
  else if (a.successor?.toDay) reasons.push({ field: 'successorId', says: `“${a.successor.name}”也已撤销，不能承接` })
  if (!a.successor && a.carries > 0) reasons.push({ field: 'successorId', says: `本单位还有${a.carries}件未办结的事，请写明由谁承接` })
  return reasons
}

export interface SessionDays {
  readonly opensOn: Day
  readonly closesOn: Day
  readonly intakeFrom: Date
  readonly cutoffAt: Date
}

export function sessionWrong(s: SessionDays, term: Period): readonly Reason[] {
  const reasons: Reason[] = []
  if (s.closesOn < s.opensOn) reasons.push({ field: 'closesOn', says: '闭幕日期早于开幕日期' })
  if (s.cutoffAt <= s.intakeFrom) reasons.push({ field: 'cutoffAt', says: '大会提案截止时间早于开始收件时间' })
  if (s.opensOn < term.fromDay || (term.toDay !== null && s.closesOn > term.toDay))
    reasons.push({ field: 'opensOn', says: `会期不在本届任期内（${term.fromDay}至${term.toDay ?? '今'}）` })
  return reasons
}

/** 党委、人大、政府、政协、法检: told by the name where the office's list does not say; a unit below another belongs where that one does. */
export function systemOf(name: string, parentSystem: string | null): string {
  if (/人民法院|检察院|^[市县区]?法院/.test(name)) return 'judiciary'
  if (/政协/.test(name)) return 'cppcc'
  if (/人大/.test(name)) return 'congress'
  if (/工会|共青团|团[市县区]委|妇联|工商联|文联|科协|社科联|侨联|残联|红十字|台联|记协|群团/.test(name)) return 'mass'
  if (/[市县区]委|纪委|监委|党校|档案馆|统战|宣传部|组织部|政法委/.test(name) && !/委员会$|发改委|卫健委|农工委/.test(name)) return 'party'
  if (parentSystem) return parentSystem
  return /局$|政府|府办|委$|委员会$|办公室$|中心$|处$|管委会$|大队$|支队$/.test(name) ? 'government' : 'other'
}

/** Unit codes continue after the highest number given so far: D001, D002 … */
export function nextCodes(taken: readonly string[], count: number, prefix: string): readonly string[] {
  const pattern = new RegExp(`^${prefix}(\\d+)$`)
  const highest = taken.reduce((most, code) => Math.max(most, Number(pattern.exec(code)?.[1] ?? 0)), 0)
  return Array.from({ length: count }, (_, i) => `${prefix}${String(highest + 1 + i).padStart(3, '0')}`)
}

/** Where imports of past years keep sessions that nobody registered. It lies outside all terms of office, so it never stands in their way. */
export const pastTerm = { number: 0, title: '历年导入', fromDay: '1900-01-01' as Day, toDay: '1900-01-01' as Day }
