// Whether a mark that came from a tablet is taken at once or waits for a person to decide, and why. Pure.
import type { SignInTimes } from './presence.ts'
import type { DeviceMark } from './public.ts'

export const doubtWords = {
  clockAhead: '平板的时钟快了',
  unknownPerson: '不在参加人员名单上',
  unknownSession: '不是这项活动的场次',
  outsideWindow: '不在签到时间以内',
  revoked: '平板的授权已经收回',
  expired: '平板的授权已经过期',
  closed: '活动已经关闭，出勤已经结算',
} as const
export type Doubt = keyof typeof doubtWords

/** Clocks differ a little; this much is nobody's fault. */
const toleranceMs = 2 * 60_000

export interface DoorDevice {
  readonly expiresAt: Date
  readonly revokedAt: Date | null
}

export interface Known {
  readonly sessions: ReadonlyMap<string, SignInTimes>
  readonly participations: ReadonlySet<string>
  readonly closed: boolean
}

export function doubtsAbout(mark: DeviceMark, device: DoorDevice, known: Known, now: Date): readonly Doubt[] {
  const at = new Date(mark.at)
  const times = known.sessions.get(mark.sessionId)
  return (
    [
      ['clockAhead', at.getTime() > now.getTime() + toleranceMs],
      ['unknownPerson', !known.participations.has(mark.participationId)],
      ['unknownSession', times === undefined],
      ['outsideWindow', times !== undefined && (at < times.opens || at > times.closes)],
      ['revoked', device.revokedAt !== null],
      ['expired', now > device.expiresAt],
      ['closed', known.closed],
    ] as const
  ).flatMap(([doubt, holds]) => (holds ? [doubt] : []))
}

/** What no person can decide in favour of: there is nobody, or no session, to mark. */
export const isHopeless = (doubts: readonly string[]): boolean =>
  doubts.some((d) => d === 'unknownPerson' || d === 'unknownSession' || d === 'closed')
