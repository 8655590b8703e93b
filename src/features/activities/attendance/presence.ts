// From marks to attendance: when somebody came and went, how much of the session that was, and what it therefore counts as. Pure.
import type { Fraction } from './settings.ts'

export const presenceStates = {
  present: { label: '出席', tone: 'good' },
  absent: { label: '缺席', tone: 'bad' },
  excused: { label: '请假', tone: 'over' },
} as const
export type PresenceState = keyof typeof presenceStates

export type Direction = 'in' | 'out'

export interface Span {
  readonly startsAt: Date
  readonly endsAt: Date
}

export interface SeenMark {
  readonly direction: Direction
  readonly at: Date
}

export interface PresenceRules {
  readonly presentShare: Fraction
  readonly graceMinutes: number
}

export interface Presence {
  readonly state: PresenceState
  readonly lateMinutes: number
  readonly leftMinutes: number
  /** Of the session's time; null where nobody was seen. */
  readonly share: number | null
}

const minute = 60_000

/** First in, last out; somebody who did not sign out stayed to the end, and whoever was only seen leaving was not seen to come. */
export function presenceOf(session: Span, marks: readonly SeenMark[], onLeave: boolean, rules: PresenceRules): Presence {
  const away = { lateMinutes: 0, leftMinutes: 0, state: onLeave ? 'excused' : 'absent' } as const
  const came = earliest(marks, 'in')
  if (came === null) return { ...away, share: null }
  const [starts, ends] = [session.startsAt.getTime(), session.endsAt.getTime()]
  const left = latest(marks, 'out') ?? ends
  const stayed = Math.max(0, Math.min(left, ends) - Math.max(came, starts))
  const { parts, of } = rules.presentShare
  const enough = stayed * of >= (ends - starts) * parts && (stayed > 0 || parts === 0)
  const share = Math.round((1000 * stayed) / (ends - starts)) / 1000
  if (!enough) return { ...away, share }
  return {
    state: 'present',
    lateMinutes: beyondGrace(came - starts, rules.graceMinutes),
    leftMinutes: beyondGrace(ends - left, rules.graceMinutes),
    share,
  }
}

/** Whole minutes, and none at all within the grace. */
function beyondGrace(ms: number, grace: number): number {
  const minutes = Math.floor(ms / minute)
  return minutes > grace ? minutes : 0
}

const times = (marks: readonly SeenMark[], direction: Direction): readonly number[] =>
  marks.filter((m) => m.direction === direction).map((m) => m.at.getTime())

const earliest = (marks: readonly SeenMark[], direction: Direction): number | null => {
  const all = times(marks, direction)
  return all.length ? Math.min(...all) : null
}

const latest = (marks: readonly SeenMark[], direction: Direction): number | null => {
  const all = times(marks, direction)
  return all.length ? Math.max(...all) : null
}

/** “迟到12分钟，早退30分钟”; empty when neither. */
export const lateWords = ({ lateMinutes, leftMinutes }: Pick<Presence, 'lateMinutes' | 'leftMinutes'>): string =>
  [lateMinutes ? `迟到${lateMinutes}分钟` : '', leftMinutes ? `早退${leftMinutes}分钟` : ''].filter(Boolean).join('，')

export interface SignInTimes {
  readonly opens: Date
  readonly closes: Date
}

/** When a session's sign-in is open. `from` is the moment the activity names for its first session; the others open as usual. */
export const signInTimes = (
  session: Span,
  from: Date | null,
  window: { readonly before: number; readonly after: number },
): SignInTimes => ({
  opens: from ?? new Date(session.startsAt.getTime() - window.before * minute),
  closes: new Date(session.endsAt.getTime() + window.after * minute),
})

/** Why nobody can sign in now; null when it is open. */
export function closedWords({ opens, closes }: SignInTimes, now: Date, clock: (at: Date) => string): string | null {
  if (now < opens) return `签到${clock(opens)}开始，现在还没有开放`
  if (now > closes) return `签到已于${clock(closes)}结束，请联系会务人员补登`
  return null
}
