// Decisions about persons and posts that need no database.
import type { Day } from '#/core/day.ts'
import { roleLabel } from '#/core/identity/access.ts'
import type { Reason } from '#/core/outcome.ts'

/** Codes continue after the highest number given so far: 0001, 0002 … */
export function nextPersonCodes(taken: readonly string[], count: number): readonly string[] {
  const highest = taken.reduce((most, code) => Math.max(most, /^\d{1,8}$/.test(code) ? Number(code) : 0), 0)
  return Array.from({ length: count }, (_, i) => String(highest + 1 + i).padStart(4, '0'))
}

/** '1970-05' out of what offices write: 1970.05, 1970年5月, 197005, 1970-05-12. null where it is none of these. */
export function birthMonthOf(text: string): string | null {
  const [, year, month] =
    /^(19\d{2}|20\d{2})\D{0,3}(0?[1-9]|1[0-2])(?:\D.*)?$/.exec(text.trim()) ??
    /^(19\d{2}|20\d{2})(0[1-9]|1[0-2])(?:\d{2})?$/.exec(text.trim()) ??
    []
  return year && month ? `${year}-${month.padStart(2, '0')}` : null
}

/** '汉' and '汉族' are the same. */
export const ethnicGroupOf = (text: string): string => (text.endsWith('族') || text.length > 4 ? text : `${text}族`)

/** 中共党员, 中国共产党 … as the code list has them. */
export function partyOf(text: string): string {
  const t = text.replace(/[（(].*[)）]$/, '').trim()
  if (/^(中共|中国共产党|共产党|党员|中共党员|中共预备党员)/.test(t)) return '中共'
  if (/^(农工党|农工|农工民主党|中国农工民主党)/.test(t)) return '农工党'
  if (/^(九三|九三学社)/.test(t)) return '九三学社'
  if (/^(致公|致公党|中国致公党)/.test(t)) return '致公党'
  if (/^(无党派|无党派人士|无)$/.test(t)) return '无党派'
  for (const [start, code] of [
    ['民革', '民革'],
    ['民盟', '民盟'],
    ['民建', '民建'],
    ['民进', '民进'],
    ['台盟', '台盟'],
  ] as const)
    if (t.startsWith(start)) return code
  if (/^(群众|非党)/.test(t)) return '群众'
  if (/^(团员|共青团员)/.test(t)) return '共青团员'
  return t
}

/** 委员, 常委, 副主席 … as the code list of seats has them. */
export function seatKindOf(text: string): string | null {
  const t = text.replace(/^(市|县|区)?政协/, '').trim()
  return (
    (
      {
        委员: 'member',
        常委: 'standing',
        常务委员: 'standing',
        副主席: 'vice-chair',
        主席: 'chair',
        秘书长: 'secretary-general',
      } as Record<string, string>
    )[t] ?? null
  )
}

/** Posts of the outside, which give no right over the office's own work. */
export const outsideRoles = { unit: 'handling-unit', 'unit-head': 'handling-unit', collective: null, platform: 'platform' } as const

export interface Held {
  readonly role: string
  readonly bodyId: string | null
}

/** Why a person may not act for this body in this role. */
export function appointmentWrong(
  wanted: { readonly role: keyof typeof outsideRoles; readonly bodyId: string; readonly fromDay: Day },
  body: { readonly kind: string; readonly name: string; readonly toDay: Day | null } | null,
  held: readonly Held[],
): readonly Reason[] {
  if (!body) return [{ field: 'bodyId', says: '没有找到这个单位' }]
  const reasons: Reason[] = []
  const kind = outsideRoles[wanted.role]
  if (kind && body.kind !== kind) reasons.push({ field: 'bodyId', says: `“${body.name}”不能设“${roleLabel(wanted.role)}”` })
  if (body.toDay && body.toDay < wanted.fromDay) reasons.push({ field: 'bodyId', says: `“${body.name}”已撤销` })
  if (held.some((h) => h.role === wanted.role && h.bodyId === wanted.bodyId))
    reasons.push({ field: 'role', says: `已是“${body.name}”的${roleLabel(wanted.role)}` })
  return reasons
}
