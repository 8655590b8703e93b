// What the journal says of programmes, texts, results and lectures.
import { inChinese, type Day } from '#/core/day.ts'
import { event } from '#/core/event.ts'

export interface Assessed {
  readonly personId: string
  readonly name: string
  readonly result: string
  readonly score: number | null
  readonly onDay: Day
  /** What stood before and is taken back. */
  readonly before: { readonly result: string; readonly score: number | null; readonly onDay: Day } | null
}

export const studyEvents = {
  planned: event('study.planned', (d: { title: string; from: Day; to: Day }) => `制定${d.title}，${inChinese(d.from)}至${inChinese(d.to)}`),
  saved: event('study.saved', () => '修改学习活动'),
  opened: event('study.opened', () => '启动'),
  closed: event('study.closed', (d: { summary: string }) => `结束：${d.summary}`),
  cancelled: event('study.cancelled', (d: { reason: string }) => `取消：${d.reason}`),
  assessed: event(
    'study.assessed',
    (d: { programme: string; title: string; year: number; rows: readonly Assessed[] }) => `登记${d.rows.length}人的学习考核结果`,
  ),
  textEntered: event('study.textEntered', (d: { title: string }) => `列入学习篇目《${d.title}》`),
  triggered: event(
    'study.triggered',
    (d: { title: string; publishedOn: Day; until: Day }) =>
      `列入学习篇目《${d.title}》，须第一时间学习，最迟${inChinese(d.until)}组织第一次学习`,
  ),
  textSaved: event('study.textSaved', () => '修改学习篇目'),
  textWithdrawn: event(
    'study.textWithdrawn',
    (d: { title: string; reason: string; publishedOn: Day; until: Day | null }) => `撤下学习篇目：${d.reason}`,
  ),
  lecturePlanned: event(
    'study.lecturePlanned',
    (d: { title: string; on: Day; speaker: string }) => `安排${inChinese(d.on)}大讲堂《${d.title}》，${d.speaker}主讲`,
  ),
  lectureSaved: event('study.lectureSaved', () => '修改大讲堂安排'),
  lectureCancelled: event('study.lectureCancelled', (d: { reason: string }) => `取消这一讲：${d.reason}`),
}
