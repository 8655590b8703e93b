// Every (state, move, person) of an activity and of what an invited member answers, generated from their tables.
import { after, before } from 'node:test'
import { sql } from 'kysely'
import type { Actor } from '#/core/actor.ts'
import { activityCourse, activityStates, type ActivityMove, type ActivityState } from '#/features/activities/lifecycle.ts'
import { replyCourse, replyStates, type ReplyMove, type ReplyState } from '#/features/activities/reply-lifecycle.ts'
import { activitySteps, type ActivitySteps } from '../activity-steps.ts'
import { rowOf, tryTriples } from '../triples.ts'
import { personNames, world, type City, type PersonName } from '../world.ts'
import { done } from './proposal-steps.ts'

let city: City
let steps: ActivitySteps
const actors = new Map<PersonName, Actor>()

before(async () => {
  city = await world({ at: '2022-03-01 10:00' })
  steps = activitySteps(city)
  for (const name of personNames) {
    actors.set(name, await city.actor(name))
    await steps.as(name)
  }
})
after(() => city.close())

/** Of a kind that needs neither approval nor minutes and that people sign up for: only the table can stand against a move. */
const plain = 'visit'

tryTriples(
  'an activity',
  () => city,
  actors,
  () => ({
    course: activityCourse,
    relations: { 'general-office': ['organiser'], chair: ['approver'] },
    prepare: (state) => steps.inState(state as ActivityState, plain, { signUpUntil: '2022-03-01 08:00' }),
    call: (name, id, move) => steps.move(name, id, move as ActivityMove, steps.forms[move as ActivityMove]()),
    record: (id) => rowOf(city, 'matter')(id),
  }),
  Object.keys(activityStates),
)

const wayTo: Record<ReplyState, readonly (readonly [PersonName, ReplyMove])[]> = {
  none: [],
  confirmed: [['member', 'confirm']],
  declined: [['member', 'decline']],
  leaveRequested: [['member', 'askLeave']],
  leaveGranted: [['general-office', 'registerLeave']],
  leaveRefused: [
    ['member', 'askLeave'],
    ['general-office', 'refuseLeave'],
  ],
}

/** Who must come asks for leave; who need not declines or sends somebody else. */
async function answered(state: ReplyState, move: string): Promise<string> {
  const mandatory = state !== 'declined' && move !== 'decline' && move !== 'substitute'
  const activity = await steps.inState('notified', plain, { mandatory })
  const id = await steps.partOf(activity, 'member')
  for (const [name, made] of wayTo[state]) done(await steps.reply(name, id, made, steps.replyForms[made]()))
  // A yes is asked again once the time has changed.
  if (state === 'confirmed' && move === 'confirm')
    await sql`update activity set reconfirm_from = '2022-03-01 12:00+08' where id = ${activity}`.execute(city.world.db.owner)
  return id
}

tryTriples(
  'an answer',
  () => city,
  actors,
  () => ({
    course: replyCourse,
    relations: { member: ['self'], 'general-office': ['organiser', 'leaveApprover'] },
    prepare: (state, move) => answered(state as ReplyState, move),
    call: (name, id, move) => steps.reply(name, id, move as ReplyMove, steps.replyForms[move as ReplyMove]()),
    record: async (id) => {
      const row = (await rowOf(city, 'participation')(id)) as Record<string, unknown>
      return { ...row, state: row['reply'] }
    },
  }),
  Object.keys(replyStates),
)
