// What judge asks of an activity and of somebody's answer, made from what the store read: the same values draw the button and guard the act.
import type { Actor } from '#/core/actor.ts'
import { dayOf } from '#/core/day.ts'
import type { Activity, ActivityHead, ParticipationRow } from './activity.ts'
import { traitsOf } from './codes.ts'
import { activityStates, type ActivitySubject } from './lifecycle.ts'
import type { ReplySubject } from './reply-lifecycle.ts'
import { asksAgain, isApprovedFirst, relationsTo, replyRelations } from './rules.ts'

export function activitySubject(a: Activity, actor: Actor, now: Date): ActivitySubject {
  const traits = traitsOf(a.kind, a.kindData)
  return {
    state: a.state,
    relations: relationsTo(actor, a),
    kindLabel: a.kindLabel,
    important: isApprovedFirst(traits),
    minutes: traits.minutes,
    placeSaid: a.place.trim() !== '' || a.form === 'online',
    people: a.people.length,
    signUp: a.signUpUntil !== null,
    dayReached: dayOf(now) >= a.startsOn,
    started: now >= a.startsAt,
    pendingLeaves: a.people.filter((p) => p.reply === 'leaveRequested').length,
  }
}

export type Answering = Pick<ParticipationRow, 'personId' | 'reply' | 'category' | 'capacity'> & { readonly repliedAt: Date | null }

export function replySubject(a: ActivityHead, p: Answering, actor: Actor, now: Date): ReplySubject {
  return {
    state: p.reply,
    relations: replyRelations(actor, traitsOf(a.kind, a.kindData).leave, a, p.personId),
    answering: activityStates[a.state].answering,
    over: now >= a.endsAt,
    mustCome: a.mandatory && p.capacity === 'due',
    isMember: p.category === 'member',
    asksAgain: asksAgain(p.reply, p.repliedAt, a.reconfirmFrom),
  }
}
