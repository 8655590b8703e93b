// An activity held again: on another day, or every week or month; what people said does not go with it.
import { perform, type Change, type World } from '#/core/action.ts'
import type { Actor } from '#/core/actor.ts'
import { addDays, addMonths, day, daysBetween, type Day } from '#/core/day.ts'
import { done, forbidden, type Outcome } from '#/core/outcome.ts'
import type { Activity } from '../activity.ts'
import type { ActivityFields, CopyFields } from '../contract.ts'
import { activityEvents } from '../events.ts'
import { fieldsOf } from '../fields.ts'
import { organises } from '../rules.ts'
import { findActivity } from '../store.ts'
import { activityOf, notThere } from './acting.ts'
import { insertParticipations, type Attending } from './people.ts'
import { hostOf, insertActivity, planned } from './plan.ts'

export function copy(world: World, actor: Actor, id: string, ask: CopyFields): Promise<Outcome<{ ids: string[] }>> {
  return perform(world, actor, async (change) => {
    const a = await findActivity(change.tx, actor, id)
    if (!a) return notThere()
    const fields = fieldsOf(a)
    const hostId = hostOf(actor, fields)
    if (!organises(actor, a)) return forbidden('这项活动不由您承办，请另行拟办')
    const ids: string[] = []
    for (const startsOn of daysOf(day(ask.startsOn), ask)) {
      const plan = await planned(change, { ...movedTo(fields, a.startsOn, startsOn), hostId }, a)
      if (!plan.ok) return plan
      const made = await insertActivity(change, plan.value)
      if (ask.people) await sameList(change, a, made)
      ids.push(made)
    }
    return done({ ids })
  })
}

/** 固定学习日: every week, or the same day of every month. */
export const daysOf = (first: Day, { repeats, times }: Pick<CopyFields, 'repeats' | 'times'>): readonly Day[] =>
  repeats === 'once'
    ? [first]
    : Array.from({ length: times }, (_, i) => (repeats === 'weekly' ? addDays(first, 7 * i) : addMonths(first, i)))

function movedTo(fields: ActivityFields, from: Day, to: Day): ActivityFields {
  const by = daysBetween(from, to)
  return {
    ...fields,
    sessions: fields.sessions.map((s) => ({ ...s, day: addDays(day(s.day), by) })),
    signUpUntil: fields.signUpUntil && `${addDays(day(fields.signUpUntil.slice(0, 10)), by)}${fields.signUpUntil.slice(10)}`,
    checkInFrom: null,
    ordinal: null,
  }
}

async function sameList(change: Change, a: Activity, id: string): Promise<void> {
  const people = a.people
    .filter((p) => ['due', 'observer', 'invitee', 'staff'].includes(p.capacity) && p.substituteFor === null)
    .map(({ personId, name, unit, category, capacity, role }): Attending => ({ personId, name, unit, category, capacity, role }))
  const added = await insertParticipations(change, id, people, { invitedAt: null })
  if (added.length) change.record(activityOf(id), activityEvents.invited.of({ capacity: 'due', people: added.map((p) => p.name) }))
}
