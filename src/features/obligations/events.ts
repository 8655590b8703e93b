// What the journal says of obligations: rules set, exemptions asked for and decided, cells written out.
import { inChinese, type Day } from '#/core/day.ts'
import { event } from '#/core/event.ts'

const range = (d: { from: Day; to: Day }): string => `${inChinese(d.from)}至${inChinese(d.to)}`
const quoted = (text: string): string => (text ? `：${text}` : '')

export const obligationEvents = {
  ruleSet: event(
    'obligation.ruleSet',
    (d: { code: string; title: string; from: Day; was: string | null; becomes: string; source: string }) =>
      `应尽事项 ${d.code}“${d.title}”自${inChinese(d.from)}起：${d.becomes}${d.was ? `；原为：${d.was}` : ''}（依据：${d.source}）`,
  ),
  exemptionAsked: event(
    'obligation.exemptionAsked',
    (d: { unit: string; obligation: string; from: Day; to: Day; reason: string }) =>
      `为${d.unit}申请免除${d.obligation}，${range(d)}，理由：${d.reason}`,
  ),
  exemptionGranted: event(
    'obligation.exemptionGranted',
    (d: { unit: string; obligation: string; from: Day; to: Day; by: string; says: string }) =>
      `${d.by}同意免除${d.unit}的${d.obligation}，${range(d)}${quoted(d.says)}`,
  ),
  exemptionRefused: event('obligation.exemptionRefused', (d: { by: string; says: string }) => `${d.by}不同意免除${quoted(d.says)}`),
  exemptionWithdrawn: event('obligation.exemptionWithdrawn', () => '撤回免除的申请'),
  exemptionRevoked: event('obligation.exemptionRevoked', (d: { by: string; says: string }) => `${d.by}收回免除${quoted(d.says)}`),
  reminded: event('obligation.reminded', (d: { notices: number }) => `发出应尽事项提醒${d.notices}条`),
  exported: event(
    'obligation.exported',
    (d: { title: string; rows: number; format: string; year: number; asOf: Day }) =>
      `导出${d.year}年度“${d.title}”的完成情况（截至${inChinese(d.asOf)}），${d.rows}行，${d.format}`,
  ),
} as const
