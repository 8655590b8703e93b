// What the journal says of recognition. Whom a talk was with stands in the record, never in the journal's words.
import { inChinese, type Day } from '#/core/day.ts'
import { event } from '#/core/event.ts'

export interface ConferredOn {
  readonly id: string
  readonly kind: 'person' | 'body'
}

export const recognitionEvents = {
  nominated: event(
    'recognition.nominated',
    (d: { title: string; kind: string; count: number; by: string }) => `${d.by}提名${d.kind}“${d.title}”，${d.count}个`,
  ),
  removed: event('recognition.removed', (d: { reason: string }) => `移出1个：${d.reason}`),
  checked: event('recognition.checked', (d: { by: string; note: string }) => `${d.by}核查通过${d.note ? `：${d.note}` : ''}`),
  shown: event('recognition.shown', (d: { until: Day }) => `开始公示，到${inChinese(d.until)}`),
  approved: event('recognition.approved', (d: { meeting: string }) => `${d.meeting}批准`),
  talked: event('recognition.talked', (d: { by: string }) => `${d.by}登记1次谈话`),
  issued: event(
    'recognition.issued',
    // Read by facts.ts: empty for kinds that leave no fact.
    (d: { documentNo: string; count: number; title: string; fact: string | null; level: string; to: readonly ConferredOn[] }) =>
      `办结${d.documentNo ? `（${d.documentNo}）` : ''}，${d.count}个`,
  ),
  withdrawn: event(
    'recognition.withdrawn',
    (d: { reason: string; title: string; fact: string | null; level: string; to: readonly ConferredOn[]; issuedOn: Day }) =>
      `撤销：${d.reason}`,
  ),
  dropped: event('recognition.dropped', (d: { reason: string }) => `不再办理：${d.reason}`),
}
