// What the journal says of the units' assessment.
import { event } from '#/core/event.ts'
import { inChinese, type Day } from '#/core/day.ts'

export const unitEvents = {
  schemeSaved: event(
    'assessment.schemeSaved',
    (d: { title: string; from: Day; source: string }) => `考核办法“${d.title}”自${inChinese(d.from)}起修改（依据：${d.source}）`,
  ),
  drafted: event(
    'assessment.drafted',
    (d: { title: string; scheme: string; until: Day }) => `建立考核“${d.title}”，采用“${d.scheme}”，数据截至${inChinese(d.until)}`,
  ),
  marked: event(
    'assessment.marked',
    (d: { unit: string; rule: string; points: number | null; about: string | null; reason: string; by: string }) =>
      `${d.by}给${d.unit}“${d.rule}”${d.about ? `记一件（${d.about}）` : `${d.points}分`}：${d.reason}`,
  ),
  markConfirmed: event(
    'assessment.markConfirmed',
    (d: { unit: string; rule: string; by: string }) => `${d.by}确认${d.unit}“${d.rule}”的评分`,
  ),
  markVoided: event(
    'assessment.markVoided',
    (d: { unit: string; rule: string; reason: string }) => `作废${d.unit}“${d.rule}”的评分：${d.reason}`,
  ),
  told: event(
    'assessment.told',
    (d: { edition: number; units: number; until: Day }) => `第${d.edition}版送${d.units}个单位核对，异议期限${inChinese(d.until)}`,
  ),
  takenBack: event('assessment.takenBack', (d: { reason: string }) => `退回计分：${d.reason}`),
  approved: event(
    'assessment.approved',
    (d: { meeting: string; day: Day; grades: string }) => `${inChinese(d.day)}，${d.meeting}审定：${d.grades}`,
  ),
  discarded: event('assessment.discarded', (d: { reason: string }) => `取消考核：${d.reason}`),
  objected: event(
    'assessment.objected',
    (d: { unit: string; rule: string | null; reason: string }) => `${d.unit}对${d.rule ? `“${d.rule}”` : '考核结果'}提出异议：${d.reason}`,
  ),
  objectionDecided: event(
    'assessment.objectionDecided',
    (d: { unit: string; verdict: string; reason: string }) => `${d.unit}的${d.verdict}${d.reason ? `：${d.reason}` : ''}`,
  ),
}
