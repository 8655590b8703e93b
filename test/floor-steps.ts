// The floor of a meeting over HTTP as the pages make it: people in the hall, speeches, questions, votes, minutes in any state. For stories, triples and access.
import { sql } from 'kysely'
import { activitySteps, type ActivitySteps } from './activity-steps.ts'
import { done, type Heard } from './stories/proposal-steps.ts'
import type { City, PersonName } from './world.ts'

export const office = 'general-office' as const

export interface FloorSteps {
  readonly meetings: ActivitySteps
  readonly move: (name: PersonName, base: string, table: string, id: string, move: string, form?: object) => Promise<Heard>
  readonly post: (name: PersonName, path: string, form?: object) => Promise<Heard>
  readonly get: (name: PersonName, path: string) => Promise<Heard>
  readonly put: (name: PersonName, path: string, form?: object) => Promise<Heard>
  /** A meeting under way with these people signed in. */
  readonly running: (here?: readonly PersonName[], kind?: string) => Promise<string>
  readonly speech: (meeting: string, name?: PersonName, form?: object) => Promise<string>
  readonly question: (meeting: string, name?: PersonName) => Promise<string>
  readonly vote: (meeting: string, form?: object) => Promise<string>
  readonly opened: (meeting: string, form?: object) => Promise<string>
}

export function floorSteps(city: City): FloorSteps {
  const meetings = activitySteps(city)
  const versionIn = (table: string, id: string): Promise<number> =>
    city.read(
      async (tx) =>
        (await sql<{ version: number }>`select version from ${sql.table(table)} where id = ${id}`.execute(tx)).rows[0]?.version ?? 1,
    )
  const steps: FloorSteps = {
    meetings,
    post: async (name, path, form = {}) => (await meetings.as(name)).post(path, form),
    put: async (name, path, form = {}) => (await meetings.as(name)).put(path, form),
    get: async (name, path) => (await meetings.as(name)).get(path),
    move: async (name, base, table, id, move, form = {}) =>
      (await meetings.as(name)).post(`/api/${base}/${id}/moves/${move}`, { version: await versionIn(table, id), ...form }),
    running: async (here = ['member', 'member2', 'member3'], kind) => {
      const id = await meetings.inState('inSession', kind)
      for (const name of here) await markIn(city, id, await meetings.partOf(id, name))
      return id
    },
    speech: async (meeting, name = 'member', form = {}) =>
      done(
        await steps.post(name, `/api/activities/${meeting}/floor/speeches`, {
          topic: '关于发展冷链物流的几点建议',
          wished: 'oral',
          ...form,
        }),
      ).body.id,
    question: async (meeting, name = 'member') =>
      done(
        await steps.post(name, `/api/activities/${meeting}/floor/questions`, {
          text: '老旧小区加装电梯的补贴什么时候到位？',
          to: '市住建局',
        }),
      ).body.id,
    vote: async (meeting, form = {}) =>
      done(await steps.post(office, `/api/activities/${meeting}/floor/votes`, { title: '通过常委会工作报告的决议（草案）', ...form })).body
        .id,
    opened: async (meeting, form) => {
      const id = await steps.vote(meeting, form)
      done(await steps.move(office, 'votes', 'floor_vote', id, 'open'))
      return id
    },
  }
  return steps
}

/** Signed in for the half-day under way, as the sign-in part writes it. */
async function markIn(city: City, activityId: string, participationId: string): Promise<void> {
  await sql`insert into attendance_mark (committee_id, id, activity_id, session_id, participation_id, direction, at, way, mark_key, received_at)
    select committee_id, gen_random_uuid(), ${activityId}, id, ${participationId}, 'in', starts_at, 'staff', ${`test:${participationId}`}, starts_at
    from activity_session where activity_id = ${activityId} order by ord limit 1`.execute(city.world.db.owner)
}
