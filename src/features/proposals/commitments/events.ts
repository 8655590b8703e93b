// What the journal says of promises. They are told on the case they belong to; data carries names as they were that day.
import { inChinese, type Day } from '#/core/day.ts'
import { event } from '#/core/event.ts'
import { ratings, type ClassMark, type Rating } from '../words.ts'
import type { NamedPerson } from '../events.ts'

interface Of {
  readonly commitmentId: string
  readonly unit: string
  /** The beginning of the promise, enough to know it by. */
  readonly what: string
}

const quoted = (text: string): string => (text ? `：${text}` : '')
const of = (d: Of): string => `${d.unit}的承诺“${d.what}”`

export const commitmentEvents = {
  promised: event(
    'commitment.promised',
    (d: Of & { due: Day; classMark: ClassMark; late: boolean }) =>
      `${d.late ? '补登' : '登记'}${of(d)}，${inChinese(d.due)}前兑现（${d.classMark}类答复）`,
  ),
  replaced: event('commitment.replaced', (d: Of) => `${of(d)}由新答复承接`),
  progressed: event(
    'commitment.progressed',
    (d: Of & { percent: number; text: string; lookBack: string | null }) =>
      `${d.lookBack ? `${d.lookBack}：` : ''}${of(d)}进展${d.percent}%：${d.text}`,
  ),
  doneReported: event(
    'commitment.doneReported',
    (d: Of & { finishedOn: Day; text: string }) => `${of(d)}报告${inChinese(d.finishedOn)}完成：${d.text}`,
  ),
  doneRejected: event('commitment.doneRejected', (d: Of & { reason: string }) => `${of(d)}退回继续推进：${d.reason}`),
  accepted: event(
    'commitment.accepted',
    (d: Of & { finishedOn: Day; late: boolean; note: string }) => `${of(d)}验收完成${d.late ? '，已超过期限' : ''}${quoted(d.note)}`,
  ),
  adjustmentAsked: event(
    'commitment.adjustmentAsked',
    (d: Of & { newDue: Day; reason: string }) => `${of(d)}申请调整到${inChinese(d.newDue)}：${d.reason}`,
  ),
  adjusted: event(
    'commitment.adjusted',
    (d: Of & { was: Day; newDue: Day; note: string }) =>
      `同意${of(d)}的期限由${inChinese(d.was)}调整为${inChinese(d.newDue)}${quoted(d.note)}`,
  ),
  adjustmentRefused: event('commitment.adjustmentRefused', (d: Of & { reason: string }) => `不同意${of(d)}调整期限：${d.reason}`),
  unableReported: event('commitment.unableReported', (d: Of & { reason: string }) => `${of(d)}报告无法完成：${d.reason}`),
  unableRefused: event('commitment.unableRefused', (d: Of & { reason: string }) => `要求${of(d)}继续推进：${d.reason}`),
  failed: event(
    'commitment.failed',
    (d: Of & { reason: string; note: string }) => `认定${of(d)}无法完成：${d.reason}${d.note ? `。${d.note}` : ''}`,
  ),
  expired: event('commitment.expired', (d: Of & { reason: string }) => `${of(d)}跟踪期满：${d.reason}`),
  assignedAgain: event(
    'commitment.assignedAgain',
    (d: Of & { batchId: string; batch: string; on: Day; due: Day }) => `二次交办（${d.batch}）${of(d)}，${inChinese(d.due)}前兑现`,
  ),
  rated: event(
    'commitment.rated',
    (d: Of & { by: NamedPerson; result: Rating; comment: string }) =>
      `${d.by.name}评价${of(d)}的兑现结果：${ratings[d.result]}${quoted(d.comment)}`,
  ),
  reopened: event(
    'commitment.reopened',
    (d: Of & { due: Day; reason: string }) => `${of(d)}退回重新推进，${inChinese(d.due)}前兑现：${d.reason}`,
  ),
  reclassified: event(
    'commitment.reclassified',
    (d: Of & { replyId: string; docNo: string; was: ClassMark; becomes: ClassMark; reason: string }) =>
      `${d.unit}的答复（${d.docNo}）由${d.was}类改定为${d.becomes}类：${d.reason}`,
  ),
  reminded: event('commitment.reminded', (d: Of & { due: Day; kind: 'soon' | 'overdue' | 'limit' }) =>
    d.kind === 'soon'
      ? `提醒${d.unit}：承诺“${d.what}”${inChinese(d.due)}到期`
      : d.kind === 'overdue'
        ? `${of(d)}${inChinese(d.due)}到期，没有兑现`
        : `${of(d)}跟踪到${inChinese(d.due)}期满，请提案委作出结论`,
  ),
  lookBackOpened: event(
    'lookBack.opened',
    (d: { title: string; due: Day; promises: number; units: number }) =>
      `部署${d.title}：${d.units}个单位${d.promises}项承诺，${inChinese(d.due)}前填报`,
  ),
  lookBackClosed: event(
    'lookBack.closed',
    (d: { title: string; answered: number; unanswered: number }) =>
      `结束${d.title}：已填报${d.answered}项${d.unanswered ? `，未填报${d.unanswered}项` : ''}`,
  ),
}
