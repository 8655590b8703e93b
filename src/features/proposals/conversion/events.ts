// What the journal says of a conversion; it stands on the timeline of the case.
import { event } from '#/core/event.ts'
import { inChinese, type Day } from '#/core/day.ts'
import { conversionKinds, type ConversionKind } from './lifecycle.ts'

export const conversionEvents = {
  asked: event(
    'conversion.asked',
    (d: { kind: ConversionKind; due: Day }) => `征求提案者意见：是否${conversionKinds[d.kind]}，请在${inChinese(d.due)}前答复`,
  ),
  answered: event('conversion.answered', (d: { agreed: boolean; by: string }) => `${d.by}${d.agreed ? '同意' : '不同意'}转办`),
  lapsed: event('conversion.lapsed', () => '逾期没有答复是否同意转办，不转办，只作告知'),
  handed: event(
    'conversion.handed',
    (d: { kind: ConversionKind; office: string; on: Day; note: string }) =>
      `${inChinese(d.on)}${conversionKinds[d.kind]}，接收机构：${d.office}${d.note ? `。${d.note}` : ''}`,
  ),
}
