// What the journal says of the yearly assessment. The approval carries every result, so that facts can be reckoned again from it.
import { inChinese, type Day } from '#/core/day.ts'
import { event } from '#/core/event.ts'

export interface Result {
  readonly id: string
  readonly kind: 'person' | 'body'
  readonly grade: string
  readonly total: number
}

export const assessmentEvents = {
  opened: event(
    'dutyAssessment.opened',
    (d: { title: string; rules: string; from: Day; until: Day }) =>
      `建立考核“${d.title}”，按“${d.rules}”，事实自${inChinese(d.from)}至${inChinese(d.until)}`,
  ),
  checkStarted: event(
    'dutyAssessment.checkStarted',
    (d: { holders: number; until: Day }) => `送${d.holders}个对象核对，期限${inChinese(d.until)}`,
  ),
  checked: event('dutyAssessment.checked', (d: { name: string }) => `${d.name}核对无误`),
  exempted: event('dutyAssessment.exempted', (d: { name: string; reason: string }) =>
    d.reason ? `${d.name}不参加考核：${d.reason}` : `${d.name}恢复参加考核`,
  ),
  objected: event(
    'dutyAssessment.objected',
    (d: { name: string; rule: string | null; reason: string; appeal: boolean }) =>
      `${d.name}${d.appeal ? '申诉' : `对${d.rule ? `“${d.rule}”` : '得分'}提出异议`}：${d.reason}`,
  ),
  objectionDecided: event(
    'dutyAssessment.objectionDecided',
    (d: { name: string; verdict: string; decision: string }) => `${d.name}的异议（申诉）${d.verdict}${d.decision ? `：${d.decision}` : ''}`,
  ),
  scored: event(
    'dutyAssessment.scored',
    (d: { holders: number; facts: number; rules: string; code: string }) =>
      `固定${d.facts}条事实，按${d.rules}给${d.holders}个对象计分，校验码${d.code.slice(0, 12)}`,
  ),
  takenBack: event('dutyAssessment.takenBack', (d: { reason: string }) => `退回核对：${d.reason}`),
  graded: event('dutyAssessment.graded', (d: { grades: string }) => `评定等次：${d.grades}`),
  gradeChanged: event(
    'dutyAssessment.gradeChanged',
    (d: { name: string; before: string | null; after: string; reason: string }) =>
      `${d.name}的等次由${d.before ?? '无'}改为${d.after}：${d.reason}`,
  ),
  considered: event('dutyAssessment.considered', (d: { meeting: string; day: Day }) => `${inChinese(d.day)}，${d.meeting}审议`),
  approved: event(
    'dutyAssessment.approved',
    (d: { title: string; year: number; grades: string; documentNo: string; results: readonly Result[] }) =>
      `审定${d.documentNo ? `（${d.documentNo}）` : ''}：${d.grades}`,
  ),
  regraded: event(
    'dutyAssessment.regraded',
    (d: { title: string; year: number; name: string; approvedOn: Day; before: Result; after: Result }) =>
      `申诉成立，${d.name}改定为${d.after.grade}`,
  ),
  notified: event(
    'dutyAssessment.notified',
    (d: { people: number; until: Day; proposed: number }) =>
      `通知${d.people}人，申诉期限${inChinese(d.until)}；按办法提出${d.proposed}件建议`,
  ),
  archived: event('dutyAssessment.archived', (_: object) => '归档'),
  discarded: event('dutyAssessment.discarded', (d: { reason: string }) => `取消：${d.reason}`),
}
