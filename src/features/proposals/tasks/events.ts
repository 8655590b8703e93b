// What the journal says of a unit's task besides its way from receipt to reply.
import { inChinese, type Day } from '#/core/day.ts'
import { event } from '#/core/event.ts'
import type { NamedUnit } from '../events.ts'
import { unitRoles, type ClassMark } from '../words.ts'
import { recipients, remindedClocks, reminderKinds } from './ladder.ts'
import { channels } from './urging-budget.ts'
import { returnKinds, rulers, rulings } from './words.ts'

const quoted = (text: string): string => (text ? `：${text}` : '')
type Opened = NamedUnit & { readonly taskId: string; readonly due: Day }
const tellOpened = (units: readonly Opened[]): string =>
  units.map((u) => `${u.name}（${unitRoles[u.role]}，${inChinese(u.due)}前）`).join('、')

export const taskEvents = {
  urged: event(
    'task.urged',
    (d: { urgingId: string; unit: string; office: string; channel: keyof typeof channels; text: string }) =>
      `${d.office}催办${d.unit}（${channels[d.channel]}）${quoted(d.text)}`,
  ),
  reminded: event(
    'task.reminded',
    (d: {
      unit: string
      taskId: string
      clock: keyof typeof remindedClocks
      kind: keyof typeof reminderKinds
      standing: string
      to: readonly (keyof typeof recipients)[]
    }) =>
      `系统${reminderKinds[d.kind]}（${d.to.map((r) => recipients[r]).join('、')}）：${d.unit}${remindedClocks[d.clock]}，${d.standing}`,
  ),
  letterHeld: event(
    'task.letterHeld',
    (d: { unit: string; taskId: string; standing: string }) => `${d.unit}${d.standing}；催办次数已用完，不再发催办函，改发普通提醒`,
  ),
  returnAsked: event(
    'task.returnAsked',
    (d: { unit: string; taskId: string; kind: keyof typeof returnKinds; reason: string; suggested: readonly string[]; signer: string }) =>
      `${d.unit}${returnKinds[d.kind]}：${d.reason}` +
      `${d.suggested.length ? `；建议${d.kind === 'add' ? '增加' : '改由'}${d.suggested.join('、')}` : ''}。签发人${d.signer}`,
  ),
  returnRefused: event(
    'task.returnRefused',
    (d: { unit: string; taskId: string; note: string }) => `不同意${d.unit}退办，继续办理，期限不变${quoted(d.note)}`,
  ),
  reassigned: event(
    'task.reassigned',
    (d: { unit: string; taskId: string; on: Day; units: readonly Opened[]; note: string; asked: boolean }) =>
      `${d.asked ? `同意${d.unit}退办，` : `${d.unit}不再承办，`}${inChinese(d.on)}改由${tellOpened(d.units)}承办${quoted(d.note)}`,
  ),
  unitAdded: event(
    'task.unitAdded',
    (d: { unit: string; taskId: string; on: Day; units: readonly Opened[]; note: string }) =>
      `${inChinese(d.on)}增加${tellOpened(d.units)}承办，${d.unit}继续办理，期限不变${quoted(d.note)}`,
  ),
  escalated: event(
    'task.escalated',
    (d: { unit: string; taskId: string; by: string; askWhom: keyof typeof rulers; issue: string }) =>
      `${d.by}就${d.unit}的办理提请${rulers[d.askWhom]}裁定${quoted(d.issue)}`,
  ),
  ruled: event(
    'task.ruled',
    (d: { unit: string; taskId: string; ruler: string; rulerPost: string; on: Day; ruling: keyof typeof rulings; text: string }) =>
      `${inChinese(d.on)}${d.rulerPost}${d.ruler}裁定（${d.unit}）：${rulings[d.ruling]}${quoted(d.text)}`,
  ),
  extensionAsked: event(
    'task.extensionAsked',
    (d: { unit: string; taskId: string; from: Day; to: Day; reason: string; signer: string }) =>
      `${d.unit}申请把期限由${inChinese(d.from)}延至${inChinese(d.to)}：${d.reason}。签发人${d.signer}`,
  ),
  extensionAgreed: event(
    'task.extensionAgreed',
    (d: { unit: string; taskId: string; side: 'assigning' | 'committee'; to: Day }) =>
      `${d.side === 'committee' ? '提案委' : '交办机构'}同意${d.unit}延期至${inChinese(d.to)}，等待另一方同意`,
  ),
  extended: event(
    'task.extended',
    (d: { unit: string; taskId: string; from: Day; to: Day; note: string }) =>
      `同意${d.unit}延期：${inChinese(d.from)}延至${inChinese(d.to)}${quoted(d.note)}`,
  ),
  extensionRefused: event(
    'task.extensionRefused',
    (d: { unit: string; taskId: string; note: string }) => `不同意${d.unit}延期${quoted(d.note)}`,
  ),
  paused: event(
    'task.paused',
    (d: { unit: string; taskId: string; reason: string; decision: string }) =>
      `暂停${d.unit}的办理，期限停止计算：${d.reason}（${d.decision}）`,
  ),
  resumed: event(
    'task.resumed',
    (d: { unit: string; taskId: string; from: Day; days: number; due: Day; note: string }) =>
      `恢复${d.unit}的办理，自${inChinese(d.from)}起暂停${d.days}天，期限顺延至${inChinese(d.due)}${quoted(d.note)}`,
  ),
  sentForCountersign: event(
    'task.sentForCountersign',
    (d: { unit: string; taskId: string; to: readonly string[] }) => `${d.unit}把答复稿送${d.to.join('、')}会签`,
  ),
  countersigned: event(
    'task.countersigned',
    (d: { unit: string; taskId: string; by: string; agreed: boolean; opinion: string }) =>
      `${d.by}会签${d.unit}的答复稿：${d.agreed ? '同意' : '有不同意见'}${quoted(d.opinion)}`,
  ),
  draftRecalled: event('task.draftRecalled', (d: { unit: string; taskId: string }) => `${d.unit}收回会签稿修改`),
  sentForAudit: event('task.sentForAudit', (d: { unit: string; taskId: string }) => `${d.unit}把答复稿送督查室审查`),
  auditPassed: event(
    'task.auditPassed',
    (d: { unit: string; taskId: string; later: boolean; opinion: string }) =>
      `${d.later ? '办复审查' : '审查'}通过${d.unit}的答复${quoted(d.opinion)}`,
  ),
  auditReturned: event(
    'task.auditReturned',
    (d: { unit: string; taskId: string; opinion: string }) => `审查退回${d.unit}的答复稿：${d.opinion}`,
  ),
  replyRejected: event(
    'task.replyRejected',
    (d: { unit: string; taskId: string; newTaskId: string; due: Day; opinion: string }) =>
      `办复审查驳回${d.unit}的答复，${inChinese(d.due)}前重新答复：${d.opinion}`,
  ),
  classCorrected: event(
    'task.classCorrected',
    (d: { unit: string; taskId: string; replyId: string; from: ClassMark | null; to: ClassMark; reason: string }) =>
      `更正${d.unit}答复的办理结果类别：${d.from ? `${d.from}类` : '未定'}改为${d.to}类${quoted(d.reason)}`,
  ),
}

/** Between the units and the offices: the proposer and other members do not read these on the timeline. */
export const insideEvents: readonly string[] = [
  taskEvents.escalated,
  taskEvents.ruled,
  taskEvents.sentForCountersign,
  taskEvents.countersigned,
  taskEvents.draftRecalled,
  taskEvents.sentForAudit,
  taskEvents.auditReturned,
].map((e) => e.name)

/** Notices sent by themselves: in the journal, but not line by line on the timeline. */
export const quietTaskEvents: readonly string[] = [taskEvents.reminded.name]
