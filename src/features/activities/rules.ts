// Decisions about meetings and activities that need no database: who stands in which relation, what counts as attendance, when confirmations lapse.
import { bodiesOf, may, type Actor } from '#/core/actor.ts'
import type { Activity, ActivityHead } from './activity.ts'
import type { ActivityTraits } from './codes.ts'
import type { SettledPerson } from './events.ts'
import { activityStates, type ActivityRelation } from './lifecycle.ts'
import type { ReplyRelation } from './reply-lifecycle.ts'

type Held = Pick<ActivityHead, 'hostId' | 'cohosts' | 'createdBy'>

const holds = (actor: Actor, ...roles: readonly string[]): boolean => actor.posts.some((p) => roles.includes(p.role))

/** The general office arranges everything, others what they began or what their own body holds. */
export function organises(actor: Actor, { hostId, cohosts, createdBy }: Held): boolean {
  if (!may(actor, 'activities:write')) return false
  if (holds(actor, 'general-office', 'county-office')) return true
  const mine = bodiesOf(actor)
  return (
    (actor.personId !== null && createdBy === actor.personId) ||
    (hostId !== null && mine.includes(hostId)) ||
    cohosts.some((b) => mine.includes(b.id))
  )
}

/** The members of the chairs' meeting approve; a committee's own activities the general office, too – never one's own. */
export function approves(actor: Actor, { hostId, createdBy }: Held): boolean {
  if (!may(actor, 'activities:approve')) return false
  if (actor.personId !== null && createdBy === actor.personId) return false
  return holds(actor, 'chair', 'county-office') || hostId !== null
}

export const relationsTo = (actor: Actor, held: Held): readonly ActivityRelation[] => [
  ...(organises(actor, held) ? (['organiser'] as const) : []),
  ...(approves(actor, held) ? (['approver'] as const) : []),
]

/** Who grants leave follows from the kind: the chair, the secretary-general, whoever holds the activity, the office. Nobody grants his own. */
export function grantsLeave(actor: Actor, leave: ActivityTraits['leave'], held: Held, personId: string | null): boolean {
  if (!may(actor, 'activities:leave') || (personId !== null && actor.personId === personId)) return false
  switch (leave) {
    case 'chair':
    case 'secretary-general':
      return holds(actor, 'chair')
    case 'office':
      return holds(actor, 'general-office', 'county-office')
    case 'host':
      return held.hostId === null ? holds(actor, 'general-office', 'county-office') : bodiesOf(actor).includes(held.hostId)
  }
}

export const replyRelations = (
  actor: Actor,
  leave: ActivityTraits['leave'],
  held: Held,
  personId: string | null,
): readonly ReplyRelation[] => [
  ...(personId !== null && actor.personId === personId ? (['self'] as const) : []),
  ...(organises(actor, held) ? (['organiser'] as const) : []),
  ...(grantsLeave(actor, leave, held, personId) ? (['leaveApprover'] as const) : []),
]

/** Important kinds and those with minutes are approved before they are told. */
export const isApprovedFirst = (traits: ActivityTraits): boolean => traits.important || traits.minutes

/** A yes given before time or place changed asks again. */
export const asksAgain = (reply: string, repliedAt: Date | null, reconfirmFrom: Date | null): boolean =>
  reply === 'confirmed' && reconfirmFrom !== null && (repliedAt === null || repliedAt < reconfirmFrom)

/** What a settled presence means for somebody's duty; null: it means nothing (invited guests who stayed away, staff). */
export function dutyOf(p: Pick<SettledPerson, 'state' | 'capacity'>): 'attended' | 'excused' | 'absent' | null {
  if (p.capacity === 'staff') return null
  if (p.state === 'present') return 'attended'
  if (p.capacity === 'due') return p.state
  return p.capacity === 'signedUp' && p.state === 'absent' ? 'absent' : null
}

/**
 * One presence for the whole of an activity that does not count half-days: present who was there in two thirds of its sessions at least;
 * else excused who had leave for one, else absent.
 */
export function foldSessions(people: readonly SettledPerson[]): readonly SettledPerson[] {
  const byPerson = new Map<string, SettledPerson[]>()
  for (const p of people) byPerson.set(p.personId, [...(byPerson.get(p.personId) ?? []), p])
  return [...byPerson.values()].flatMap((rows) => {
    const [first] = rows
    if (!first) return []
    const present = rows.filter((r) => r.state === 'present')
    const excused = rows.find((r) => r.state === 'excused')
    const state = present.length * 3 >= rows.length * 2 ? 'present' : excused ? 'excused' : 'absent'
    return [
      {
        ...first,
        state,
        late: present.some((r) => r.late),
        leftEarly: present.some((r) => r.leftEarly),
        reason: state === 'excused' ? (excused?.reason ?? null) : null,
        exempt: state === 'excused' && (excused?.exempt ?? false),
      },
    ]
  })
}

/** Every reason why this person cannot sign up now; the page asks it, too. */
export function signUpAgainst(a: Activity, personId: string, now: Date): readonly string[] {
  const taken = a.people.filter((p) => p.capacity === 'signedUp' && p.reply !== 'declined').length
  return [
    ...(a.signUpUntil === null ? ['这项活动不报名'] : []),
    ...(a.state !== 'notified' ? [`当前状态是“${activityStates[a.state].label}”，不能报名`] : []),
    ...(a.signUpUntil && now > a.signUpUntil ? ['报名已经截止'] : []),
    ...(a.places !== null && taken >= a.places ? ['名额已满'] : []),
    ...(a.people.some((p) => p.personId === personId) ? ['您已经在名单上'] : []),
  ]
}
