// Timed reminders, each once: the day before to whoever is expected, three days before to whoever has not answered.
import { sql, type RawBuilder } from 'kysely'
import { perform, type World } from '#/core/action.ts'
import { systemActor } from '#/core/actor.ts'
import { addDays, type Day } from '#/core/day.ts'
import { readIn } from '#/core/db/database.ts'
import type { Job } from '#/core/feature.ts'
import { done } from '#/core/outcome.ts'
import { activityOf, tellPeople, whenAndWhere } from '../actions/acting.ts'
import { activityStates, type ActivityState } from '../lifecycle.ts'
import type { ActivityForm } from '../words.ts'
import { calendarEvents } from './events.ts'

interface Due {
  readonly id: string
  readonly title: string
  readonly place: string
  readonly form: ActivityForm
  readonly startsAt: Date
  readonly startsOn: Day
  readonly personIds: readonly string[]
}

const answering = (Object.keys(activityStates) as ActivityState[]).filter((s) => activityStates[s].answering)

/** Activities that begin between these days, with whom of them the reminder has not reached. */
async function untold(
  world: World,
  committeeId: number,
  asked: { readonly kind: string; readonly from: Day; readonly to: Day; readonly people: RawBuilder<unknown> },
): Promise<readonly Due[]> {
  const key = sql`'activity.' || ${asked.kind}::text || ':' || a.id || ':' || a.starts_at::date`
  return readIn(world.db, [committeeId], async (tx) => {
    const found = await sql<Due>`select a.id, m.title, a.place, a.form, a.starts_at as "startsAt", a.starts_at::date as "startsOn",
        array_agg(p.person_id order by p.person_id) as "personIds"
      from activity a join matter m on m.committee_id = a.committee_id and m.id = a.id
      join participation p on p.committee_id = a.committee_id and p.activity_id = a.id and p.removed_at is null and p.person_id is not null
      where a.committee_id = ${committeeId} and a.starts_at >= ${asked.from}::date and a.starts_at < ${asked.to}::date + 1
        and m.state = any(${answering}::text[]) and ${asked.people}
        and not exists (select 1 from notice n where n.committee_id = a.committee_id and n.person_id = p.person_id and n.key = ${key})
      group by a.id, m.title, a.place, a.form, a.starts_at order by a.starts_at, a.id`.execute(tx)
    return found.rows
  })
}

async function tell(world: World, committeeId: number, kind: 'tomorrow' | 'unanswered', due: readonly Due[]): Promise<number> {
  const actor = systemActor(committeeId, ['activities:read-all'])
  for (const a of due)
    await perform(world, actor, async (change) => {
      await tellPeople(change, a, {
        personIds: a.personIds,
        key: `activity.${kind}:${a.id}:${a.startsOn}`,
        title: kind === 'tomorrow' ? '明天有活动' : '请答复能否参加',
        body: `“${a.title}”，${whenAndWhere(a)}。`,
      })
      change.record(activityOf(a.id), calendarEvents.reminded.of({ people: a.personIds.length, unanswered: kind === 'unanswered' }))
      return done(null)
    })
  return due.length
}

/** Safe to repeat: a person is told once of one activity on one day. A changed day is told anew. */
export async function remind(world: World, committeeId: number): Promise<number> {
  const today = world.clock.today()
  const [tomorrow, inThree] = [addDays(today, 1), addDays(today, 3)]
  const expected = sql`p.reply not in ('declined', 'leaveGranted')`
  const silent = sql`p.reply = 'none' and p.capacity in ('due', 'observer', 'invitee')`
  const soon = await untold(world, committeeId, { kind: 'tomorrow', from: tomorrow, to: tomorrow, people: expected })
  const unanswered = await untold(world, committeeId, { kind: 'unanswered', from: addDays(today, 2), to: inThree, people: silent })
  return (await tell(world, committeeId, 'tomorrow', soon)) + (await tell(world, committeeId, 'unanswered', unanswered))
}

export const calendarJobs: readonly Job[] = [
  {
    name: 'activities.remind',
    title: '会议活动提醒',
    every: '0 8,16 * * *',
    run: async (world, committeeId) => {
      await remind(world, committeeId)
    },
  },
]
