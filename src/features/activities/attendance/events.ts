// What the journal says of sign-in. A person's own signing is told on the participation: who came when is not on everybody's timeline.
import { event } from '#/core/event.ts'
import type { Direction, PresenceState } from './presence.ts'
import { presenceStates } from './presence.ts'

export const ways = { code: '签到码', qr: '扫码', tablet: '平板', staff: '工作人员登记', paper: '纸质签到表' } as const
export type Way = keyof typeof ways

export const verbs = { in: '签到', out: '签退' } as const satisfies Record<Direction, string>

const inSession = (session: string): string => (session ? `（${session}）` : '')

export const attendanceEvents = {
  signed: event(
    'attendance.signed',
    (d: { name: string; session: string; direction: Direction; way: Way }) =>
      `${d.name}${verbs[d.direction]}${inSession(d.session)}，${ways[d.way]}`,
  ),
  wrongCode: event(
    'attendance.wrongCode',
    (d: { name: string; session: string; blocked: boolean }) =>
      `${d.name}输入的签到码不对${inSession(d.session)}${d.blocked ? '，次数过多，暂停输入' : ''}`,
  ),
  marked: event(
    'attendance.marked',
    (d: { session: string; direction: Direction; way: Way; people: readonly string[]; count: number }) =>
      `${ways[d.way]}${verbs[d.direction]}${d.count}人${inSession(d.session)}：${d.people.join('、')}${d.count > d.people.length ? '等' : ''}`,
  ),
  unmarked: event(
    'attendance.unmarked',
    (d: { name: string; session: string; direction: Direction; why: string }) =>
      `撤销${d.name}的${verbs[d.direction]}${inSession(d.session)}：${d.why}`,
  ),
  deviceEnrolled: event(
    'attendance.deviceEnrolled',
    (d: { label: string; people: number }) => `启用签到平板“${d.label}”，名单${d.people}人`,
  ),
  deviceRevoked: event('attendance.deviceRevoked', (d: { label: string; why: string }) => `收回签到平板“${d.label}”的授权：${d.why}`),
  uploaded: event(
    'attendance.uploaded',
    (d: { label: string; taken: number; already: number; doubtful: number; refused: number }) =>
      `签到平板“${d.label}”送来签到：采用${d.taken}条${also(d.already, '重复')}${also(d.doubtful, '存疑')}${also(d.refused, '签名不符未采用')}`,
  ),
  doubtsDecided: event('attendance.doubtsDecided', (d: { taken: number; dismissed: number; says: string }) =>
    d.taken ? `核定采用存疑的签到${d.taken}条：${d.says}` : `核定不采用存疑的签到${d.dismissed}条：${d.says}`,
  ),
  correctionAsked: event(
    'attendance.correctionAsked',
    (d: { name: string; session: string; state: PresenceState; reason: string }) =>
      `提出把${d.name}的出勤${inSession(d.session)}更正为${presenceStates[d.state].label}：${d.reason}`,
  ),
  correctionRefused: event('attendance.correctionRefused', (d: { name: string; says: string }) => `不予更正${d.name}的出勤：${d.says}`),
}

const also = (count: number, words: string): string => (count ? `，${words}${count}条` : '')
