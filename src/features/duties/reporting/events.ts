// What the journal says of a round of 述职.
import { inChinese, type Day } from '#/core/day.ts'
import { event } from '#/core/event.ts'

export const reportingEvents = {
  prepared: event('reporting.prepared', (d: { title: string; due: Day }) => `筹备${d.title}，书面述职报告${inChinese(d.due)}前报送`),
  grouped: event(
    'reporting.grouped',
    (d: { name: string; head: string; people: number }) => `设${d.name}，${d.head}带队，${d.people}人述职`,
  ),
  started: event('reporting.started', (d: { people: number }) => `启动，应述职${d.people}人`),
  collected: event(
    'reporting.collected',
    (d: { round: string; title: string; year: number; rows: readonly { personId: string; day: Day }[] }) =>
      `核对书面述职，新收到${d.rows.length}份`,
  ),
  delivered: event(
    'reporting.delivered',
    (d: { round: string; title: string; year: number; personId: string; name: string; day: Day; rating: string | null }) =>
      `${inChinese(d.day)}听取${d.name}述职`,
  ),
  closed: event('reporting.closed', (d: { due: number; done: number }) => `结束：应述职${d.due}人，书面和会上都完成${d.done}人`),
}
