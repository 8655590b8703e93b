// Who is meant by what was typed: a name, its initials, or the last digits of the person's number. Pure.
import type { DoorBundle } from '#/features/activities/attendance/contract.ts'

type Person = DoorBundle['people'][number]

export function found(people: readonly Person[], typed: string): readonly Person[] {
  const text = typed.trim().toLowerCase()
  if (text === '') return people
  if (/^\d+$/.test(text)) return people.filter((p) => (text.length >= 4 ? p.digits === text.slice(-4) : p.digits.includes(text)))
  if (/^[a-z]+$/.test(text)) return people.filter((p) => p.initials.startsWith(text))
  return people.filter((p) => p.name.includes(text))
}

/** The session whose sign-in is open now, else the next one, else the last. */
export function sessionNow(sessions: DoorBundle['sessions'], now: Date): DoorBundle['sessions'][number] | undefined {
  const text = now.toISOString()
  return (
    sessions.findLast((s) => s.opens <= text && text <= s.endsAt) ??
    sessions.findLast((s) => s.opens <= text && text <= s.closes) ??
    sessions.find((s) => text < s.opens) ??
    sessions.at(-1)
  )
}

const clock = new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })

/** 08:58 */
export const clockText = (instant: string): string => clock.format(new Date(instant))
