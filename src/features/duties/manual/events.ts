// What the journal says of facts entered by hand. What counts carries all that the fact needs.
import { event } from '#/core/event.ts'
import { inChinese, type Day } from '#/core/day.ts'

export interface Counted {
  readonly personId: string | null
  readonly bodyId: string | null
  readonly verb: string
  readonly role: string
  readonly kind: string
  readonly level: string
  readonly title: string
  readonly day: Day
  /** As they were called that day. */
  readonly holder: string
  readonly label: string
}

export const manualEvents = {
  entered: event(
    'manualFact.entered',
    (d: { holder: string; label: string; title: string; day: Day; bySelf: boolean; batch: string }) =>
      `${d.bySelf ? '申报' : '登记'}${d.holder}的“${d.label}”：${d.title}（${inChinese(d.day)}）${d.batch ? `，来自导入文件“${d.batch}”` : ''}`,
  ),
  changed: event('manualFact.changed', (d: { title: string }) => `修改登记：${d.title}`),
  confirmed: event('manualFact.confirmed', (d: Counted) => `核实${d.holder}的“${d.label}”，计入履职档案`),
  refused: event(
    'manualFact.refused',
    (d: { holder: string; label: string; reason: string }) => `${d.holder}的“${d.label}”不予通过：${d.reason}`,
  ),
  withdrawn: event('manualFact.withdrawn', (d: { holder: string; label: string }) => `撤回${d.holder}的“${d.label}”`),
  voided: event('manualFact.voided', (d: Counted & { reason: string }) => `作废${d.holder}的“${d.label}”，不再计入履职档案：${d.reason}`),
} as const
