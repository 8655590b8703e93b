// Every reason against the moves of a task besides its plain way, in words. Pure: the same sentences stand on the button and in the refusal.
import { addDays, addMonths, inChinese, type Day } from '#/core/day.ts'
import { answers } from '../words.ts'
import { openEscalation, openExtension, openReturn } from './dossier.ts'
import type { TaskStanding } from './subject.ts'
import { rulings } from './words.ts'

export const paused = (t: Pick<TaskStanding, 'matters'>): readonly string[] =>
  t.matters.pausedOn ? [`自${inChinese(t.matters.pausedOn)}起暂停办理，恢复后再办`] : []

export function returnWindow(t: TaskStanding): readonly string[] {
  const until = t.matters.returnUntil
  if (t.round > 1) return ['重新办理的任务不能申退']
  if (!until) return ['本件没有申退期限，请与交办单位联系']
  return t.today > until ? [`申退期限已于${inChinese(until)}届满，不再受理`] : []
}

export const awaitsReturn = (t: TaskStanding): string | null => (openReturn(t.matters) ? null : '没有待决定的申退')

/** A ruling, once asked for, is waited for and then followed. */
export function againstRuling(t: TaskStanding, result: keyof typeof rulings): readonly string[] {
  if (openEscalation(t.matters)) return ['已提请裁定，请先登记裁定结果']
  const asked = openReturn(t.matters)
  const ruled = t.matters.escalations.findLast((e) => e.ruling !== null && asked !== null && e.raisedOn >= asked.requestedOn)
  return ruled?.ruling && ruled.ruling !== result ? [`已裁定“${rulings[ruled.ruling]}”，请按裁定办理`] : []
}

export const againstEscalation = (t: TaskStanding): readonly string[] => (openEscalation(t.matters) ? ['已提请裁定，正在等待结果'] : [])

export function extensionAsked(t: TaskStanding): readonly string[] {
  const { extensionRule: rule } = t.settings
  const granted = t.matters.extensions.filter((e) => e.result === 'granted').length
  return [
    ...paused(t),
    ...(openExtension(t.matters) ? ['已有一份延期申请待批'] : []),
    ...(t.today > t.dueDay ? [`期限已于${inChinese(t.dueDay)}届满，延期要在期满前申请`] : []),
    ...(granted >= rule.times ? [`已延期${granted}次，本届次最多延期${rule.times}次`] : []),
  ]
}

/** Why the clock may not be moved to that day. */
export function newDueWrong(
  t: { readonly dueDay: Day; readonly clockFrom: Day; readonly round: number; readonly settings: TaskStanding['settings'] },
  newDue: Day,
): readonly string[] {
  const { days, limitMonths, againMonths } = t.settings.extensionRule
  // A second round has one month and may be given three in all: there the whole counts, not the step.
  if (t.round > 1) {
    const last = addMonths(t.clockFrom, againMonths)
    return [
      ...(newDue <= t.dueDay ? [`新期限要晚于现在的期限${inChinese(t.dueDay)}`] : []),
      ...(newDue > last ? [`重新办理自重新交办起总共不超过${againMonths}个月，最迟${inChinese(last)}`] : []),
    ]
  }
  const latest = addDays(t.dueDay, days)
  const limit = addMonths(t.clockFrom, limitMonths)
  return [
    ...(newDue <= t.dueDay ? [`新期限要晚于现在的期限${inChinese(t.dueDay)}`] : []),
    ...(newDue > latest ? [`每次最多延长${days}天，最迟延至${inChinese(latest)}`] : []),
    ...(newDue > limit ? [`自交办起总共不超过${limitMonths}个月，最迟${inChinese(limit)}`] : []),
  ]
}

export const awaitsExtension = (t: TaskStanding): string | null => (openExtension(t.matters) ? null : '没有待批的延期申请')

/** Where both have to agree, each side speaks once. */
export function sideHasAgreed(t: TaskStanding): readonly string[] {
  const open = openExtension(t.matters)
  if (!open || t.settings.extensionAgreement !== 'both') return []
  const own = t.relations.includes('committee') ? open.committeeBy : open.assigningBy
  return own ? [`${own}已代表本方同意，等待${t.relations.includes('committee') ? '交办机构' : '提案委'}同意`] : []
}

export const againstPause = (t: TaskStanding): readonly string[] =>
  t.today > t.dueDay ? [`期限已于${inChinese(t.dueDay)}届满，不能再暂停`] : []
export const awaitsRunning = (t: TaskStanding): string | null => (t.matters.pausedOn ? `自${inChinese(t.matters.pausedOn)}起已暂停` : null)
export const awaitsPause = (t: TaskStanding): string | null => (t.matters.pausedOn ? null : '没有暂停')

/** Key proposals are handled by a plan: without it neither talk nor reply. */
export const planLacking = (t: Pick<TaskStanding, 'isKey' | 'hasPlan' | 'role'>): readonly string[] =>
  t.isKey && answers[t.role] && !t.hasPlan ? ['重点提案请先拟定办理方案，再与提案者沟通、拟写答复'] : []

/** Countersigning: who has not yet signed, who disagrees, and assisting units that have to be asked where the session says so. */
export function countersignLacks(t: TaskStanding): readonly string[] {
  const { countersigns } = t.matters
  const asked = new Set(countersigns.map((c) => c.bodyId))
  const unasked = t.settings.countersignWithAssist && t.role === 'lead' ? t.assistUnits.filter((u) => !asked.has(u.bodyId)) : []
  return [
    ...unasked.map((u) => `本届次规定先与会办单位会签，还没有送${u.name}会签`),
    ...countersigns.filter((c) => c.agreed === null).map((c) => `${c.name}还没有会签`),
    ...countersigns.filter((c) => c.agreed === false).map((c) => `${c.name}对会签稿有不同意见，请收回修改或协商后重新送会签`),
  ]
}

export const awaitsAudit = (t: TaskStanding): string | null =>
  t.settings.auditModel === 'before' ? null : '本届次不在签发前审查答复，可直接送负责人签发'
export const auditFirst = (t: TaskStanding): readonly string[] =>
  t.settings.auditModel === 'before' ? ['本届次规定答复稿先送督查室审查，审查通过后由负责人签发'] : []
export const awaitsLaterAudit = (t: TaskStanding): string | null =>
  t.matters.audits.some((a) => a.model === 'after' && a.decidedOn === null)
    ? null
    : t.matters.audits.some((a) => a.model === 'after')
      ? '这份答复已经审查过'
      : '本届次不在答复后审查'
