// What the journal says of a matter filed upstairs.
import { inChinese, type Day } from '#/core/day.ts'
import { event } from '#/core/event.ts'
import type { ClassMark } from '../words.ts'
import { followUps, levels, type FollowUpHow, type Level } from './words.ts'

export const externalEvents = {
  created: event(
    'external.created',
    (d: { level: Level; session: string; title: string }) => `整理素材，拟向${levels[d.level]}（${d.session}）提出`,
  ),
  saved: event('external.saved', () => '修改素材'),
  submitted: event('external.submitted', (d: { day: Day; by: string }) => `${inChinese(d.day)}由${d.by}提交`),
  filed: event('external.filed', (d: { day: Day; no: string }) => `${inChinese(d.day)}立案，案号${d.no}`),
  notFiled: event('external.notFiled', (d: { day: Day; reason: string }) => `${inChinese(d.day)}未立案：${d.reason}`),
  handed: event('external.handed', (d: { day: Day; department: string }) => `${inChinese(d.day)}交${d.department}办理`),
  replied: event('external.replied', (d: { day: Day; mark: ClassMark; text: string }) => `${inChinese(d.day)}答复，${d.mark}类：${d.text}`),
  effective: event('external.effective', (d: { day: Day; benefits: string }) => `${inChinese(d.day)}落地见效：${d.benefits}`),
  dropped: event('external.dropped', (d: { reason: string }) => `不再采用：${d.reason}`),
  followed: event(
    'external.followed',
    (d: { day: Day; how: FollowUpHow; text: string }) => `${inChinese(d.day)}${followUps[d.how]}跟踪：${d.text}`,
  ),
  linked: event('external.linked', (d: { proposalId: string; subject: string }) => `关联本市提案《${d.subject}》`),
  unlinked: event('external.unlinked', (d: { proposalId: string; subject: string }) => `取消关联《${d.subject}》`),
  imported: event('external.imported', (d: { source: string; row: number }) => `从《${d.source}》第${d.row}行导入`),
}
