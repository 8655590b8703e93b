// The journal events of members, each with its words. Names are as they were that day.
import { event } from '#/core/event.ts'
import { inChinese, type Day } from '#/core/day.ts'

const by = (source: string): string => (source ? `（${source}）` : '')

interface SeatWords {
  readonly kind: string
  readonly sector: string
  readonly committee: string | null
  readonly source: string
}
const seatAs = (d: SeatWords): string => `${d.kind}，${d.sector}界别${d.committee ? `，编入${d.committee}` : ''}`

export const memberEvents = {
  personRegistered: event('person.registered', (d: { name: string; source: string }) => `登记人员“${d.name}”${by(d.source)}`),
  personEdited: event('person.edited', (d: { name: string; changed: readonly string[] }) => `修改“${d.name}”的${d.changed.join('、')}`),
  mobileRead: event('person.mobileRead', (d: { name: string }) => `查看了“${d.name}”的手机号码`),
  seatNominated: event('seat.nominated', (d: SeatWords & { term: string; day: Day }) => `提名为${d.term}${seatAs(d)}${by(d.source)}`),
  seatImported: event(
    'seat.imported',
    (d: SeatWords & { term: string; day: Day }) => `任${d.term}${seatAs(d)}，自${inChinese(d.day)}起${by(d.source)}`,
  ),
  seatAgreed: event('seat.agreed', (d: { day: Day; source: string }) => `主席会议${inChinese(d.day)}同意提名${by(d.source)}`),
  seatDecided: event('seat.decided', (d: { day: Day; source: string }) => `常务委员会会议${inChinese(d.day)}决定${by(d.source)}`),
  seatActivated: event('seat.activated', (d: { day: Day; source: string }) => `自${inChinese(d.day)}起任职${by(d.source)}`),
  seatLeave: event(
    'seat.leave',
    (d: { day: Day; note: string; source: string }) => `自${inChinese(d.day)}起请假离岗${d.note ? `：${d.note}` : ''}${by(d.source)}`,
  ),
  seatReturned: event('seat.returned', (d: { day: Day; source: string }) => `${inChinese(d.day)}销假返岗${by(d.source)}`),
  seatTransferred: event('seat.transferred', (d: { day: Day; source: string }) => `${inChinese(d.day)}登记调离${by(d.source)}`),
  seatReassigned: event(
    'seat.reassigned',
    (d: SeatWords & { day: Day; before: string }) => `由${d.before}调整为${seatAs(d)}，自${inChinese(d.day)}起${by(d.source)}`,
  ),
  seatEnded: event(
    'seat.ended',
    (d: { day: Day; reason: string; source: string }) => `委员资格终止：${d.reason}，至${inChinese(d.day)}止${by(d.source)}`,
  ),
  seatWithdrawn: event('seat.withdrawn', (d: { day: Day; source: string }) => `提名未予任命${by(d.source)}`),
}
