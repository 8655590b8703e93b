// The attendance of one activity as the page and the printed sheets show it: who, in which order, seen when, counted as what. Pure.
import type { Activity, ParticipationRow } from '../activity.ts'
import { traitsOf } from '../codes.ts'
import { capacities } from '../words.ts'
import { headCount } from './heads.ts'
import { lateWords, presenceOf, presenceStates, type Direction, type PresenceRules, type PresenceState } from './presence.ts'
import { isQuorate, quorumLine, type HeadCount } from './quorum.ts'

export interface SheetMark {
  readonly id: string
  readonly sessionId: string
  readonly participationId: string
  readonly direction: Direction
  readonly at: Date
  readonly way: string
}

export interface SheetSettled {
  readonly sessionId: string
  readonly participationId: string
  readonly state: PresenceState
  readonly lateMinutes: number
  readonly leftMinutes: number
  readonly says: string
}

export interface SeenIn {
  readonly came: SheetMark | null
  readonly left: SheetMark | null
  /** Settled, or as it would be now that the session is over; null while it goes on. */
  readonly state: PresenceState | null
  /** 迟到12分钟; why a hand changed it. */
  readonly says: string
}

export interface SheetPerson extends ParticipationRow {
  /** On the printed sheet. */
  readonly no: number
  readonly section: string
  readonly seen: ReadonlyMap<string, SeenIn>
}

export interface SheetSession {
  readonly id: string
  readonly label: string
  readonly startsAt: Date
  readonly endsAt: Date
  readonly heads: HeadCount
  readonly line: string
  readonly quorate: boolean | null
}

export interface Sheet {
  readonly activity: Activity
  readonly settled: boolean
  readonly sessions: readonly SheetSession[]
  readonly people: readonly SheetPerson[]
}

export function sheetOf(
  activity: Activity,
  marks: readonly SheetMark[],
  settled: readonly SheetSettled[],
  rules: PresenceRules,
  now: Date,
): Sheet {
  const byPlace = Map.groupBy(marks, (m) => `${m.sessionId}:${m.participationId}`)
  const rows = new Map(settled.map((r) => [`${r.sessionId}:${r.participationId}`, r]))
  const sessions = activity.sessions.map((s) => ({ ...s, startsAt: new Date(s.startsAt), endsAt: new Date(s.endsAt) }))
  const people = inOrder(activity.people).map((p, i): SheetPerson => {
    const seen = sessions.map((s) => {
      const place = `${s.id}:${p.id}`
      const its = byPlace.get(place) ?? []
      return [s.id, seenIn(its, rows.get(place), now > s.endsAt ? presenceOf(s, its, p.reply === 'leaveGranted', rules) : null)] as const
    })
    return { ...p, no: i + 1, section: sectionOf(p), seen: new Map(seen) }
  })
  const { quorum } = traitsOf(activity.kind, activity.kindData)
  return {
    activity,
    settled: activity.closedOn !== null,
    people,
    sessions: sessions.map(({ id, label, startsAt, endsAt }) => {
      const heads = headCount(people.map((p) => ({ capacity: p.capacity, reply: p.reply, came: isThere(p.seen.get(id)), people: 1 })))
      return { id, label, startsAt, endsAt, heads, line: quorumLine(quorum, heads), quorate: isQuorate(quorum, heads) }
    }),
  }
}

/** In the room's count whoever came is there; in the settled one whoever counts as having attended. */
const isThere = (seen: SeenIn | undefined): boolean => (seen?.state ? seen.state === 'present' : Boolean(seen?.came))

function seenIn(marks: readonly SheetMark[], row: SheetSettled | undefined, reckoned: ReturnType<typeof presenceOf> | null): SeenIn {
  const counted = row ?? reckoned
  return {
    came: marks.find((m) => m.direction === 'in') ?? null,
    left: marks.find((m) => m.direction === 'out') ?? null,
    state: counted?.state ?? null,
    says: [counted ? lateWords(counted) : '', row?.says ?? ''].filter(Boolean).join('；'),
  }
}

const order = Object.keys(capacities)

/** The group of a plenary, else the sector or unit; those who do not have to come stand under what they come as. */
const sectionOf = (p: ParticipationRow): string => (p.capacity === 'due' ? p.group || p.unit || capacities.due : capacities[p.capacity])

/** Those due first, group by group as the register has them; the numbers of a printed sheet stay as long as its list does. */
function inOrder(people: readonly ParticipationRow[]): readonly ParticipationRow[] {
  const first = new Map<string, number>()
  for (const [i, p] of people.entries()) if (!first.has(sectionOf(p))) first.set(sectionOf(p), i)
  const place = (p: ParticipationRow): number => first.get(sectionOf(p)) ?? 0
  return people.toSorted((a, b) => order.indexOf(a.capacity) - order.indexOf(b.capacity) || place(a) - place(b))
}

export const stateWords = (state: PresenceState | null): string => (state ? presenceStates[state].label : '')
