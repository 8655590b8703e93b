// The players of the demonstration's present meetings and what they do again and again: plan, invite, move on, answer.
import { sql } from 'kysely'
import type { World } from '#/core/action.ts'
import type { Actor } from '#/core/actor.ts'
import { day, instantOf } from '#/core/day.ts'
import { readIn, type Tx } from '#/core/db/database.ts'
import type { DemoStage } from '#/core/feature.ts'
import { rightsOf, type RoleName } from '#/core/identity/access.ts'
import type { Outcome } from '#/core/outcome.ts'
import { activeMembers, peopleWithRole } from '#/features/members/public.ts'
import { activityActs, replyActs } from './actions/acts.ts'
import { create } from './actions/plan.ts'
import { invite } from './actions/people.ts'
import type { Activity } from './activity.ts'
import { activityFields, invitation } from './contract.ts'
import type { ActivityMove } from './lifecycle.ts'
import type { ReplyMove } from './reply-lifecycle.ts'
import { findActivity } from './store.ts'

export interface Play {
  readonly office: Actor
  readonly chair: Actor
  readonly members: readonly Actor[]
  /** Those who sign in to the demonstration as members. */
  readonly own: readonly Actor[]
  readonly on: (text: string, time?: string) => World
  readonly read: <T>(work: (tx: Tx, committeeId: number) => Promise<T>) => Promise<T>
  readonly page: (id: string) => Promise<Activity>
  readonly plan: (world: World, fields: object, people?: object) => Promise<string>
  readonly moved: (world: World, id: string, moves: readonly ActivityMove[], ask?: object) => Promise<void>
  readonly answer: (world: World, actor: Actor, activity: Activity, personId: string | null, move: ReplyMove, ask?: object) => Promise<void>
}

const lastDay = day('2022-12-19')

export async function playOf({ world, committeeId, at, cast }: DemoStage): Promise<Play> {
  const read: Play['read'] = (work) => readIn(world.db, [committeeId], (tx) => work(tx, committeeId))
  const actor = (role: RoleName, personId: string, name: string, accountId: string | null = null): Actor => {
    const posts = [{ role, bodyId: null, bodyName: null }]
    return { kind: 'person', personId, accountId, name, committeeId, posts, rights: rightsOf([role]) }
  }
  const holder = async (role: RoleName): Promise<Actor> => {
    const [one] = await read((tx) => peopleWithRole(tx, committeeId, role, lastDay))
    if (!one) throw new Error(`the demonstration has nobody as ${role}`)
    const account = await read((tx) =>
      sql<{ id: string }>`select id from account where committee_id = ${committeeId} and person_id = ${one.personId}`.execute(tx),
    )
    return actor(role, one.personId, one.name, account.rows[0]?.id ?? null)
  }
  const accounts = (cast.get('accountPeople') ?? {}) as Readonly<Record<string, string>>
  const members = (await read((tx) => activeMembers(tx, committeeId, lastDay))).map((m) => actor('member', m.personId, m.name))
  const own = ['member', 'member2'].flatMap((name) => members.filter((m) => m.personId === accounts[name]))
  const [office, chair] = [await holder('general-office'), await holder('chair')]
  const page: Play['page'] = async (id) => {
    const found = await read((tx) => findActivity(tx, office, id))
    if (!found) throw new Error('the demonstration has lost a meeting')
    return found
  }
  const moved: Play['moved'] = async (on, id, moves, ask = {}) => {
    for (const move of moves) {
      const act = activityActs[move] as (
        world: World,
        actor: Actor,
        seen: { id: string; version: number },
        ask: object,
      ) => Promise<Outcome<unknown>>
      did(
        await act(
          on,
          move === 'approve' ? chair : office,
          { id, version: (await page(id)).version },
          move === 'approve' ? { note: '' } : ask,
        ),
      )
    }
  }
  return {
    office,
    chair,
    members: members.filter((m) => !own.includes(m)),
    own,
    on: (text, time = '09:00') => at(instantOf(day(text), time)),
    read,
    page,
    moved,
    plan: async (on, fields, people) => {
      const { id } = did(await create(on, office, activityFields.parse({ place: '市政协会议厅', ...fields })))
      if (people) did(await invite(on, office, id, invitation.parse(people)))
      return id
    },
    answer: async (on, by, activity, personId, move, ask = {}) => {
      const p = activity.people.find((one) => one.personId === personId)
      if (!p) throw new Error('the demonstration asks somebody who is not invited')
      const act = replyActs[move] as (
        world: World,
        actor: Actor,
        seen: { id: string; version: number },
        ask: object,
      ) => Promise<Outcome<unknown>>
      const version = (await page(activity.id)).people.find((one) => one.id === p.id)?.version ?? 1
      did(await act(on, by, { id: p.id, version }, ask))
    },
  }
}

/** The demonstration only makes moves that must succeed: a refusal is a fault of its file. */
export function did<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value
  throw new Error(`the demonstration of meetings was refused: ${outcome.reasons.map((r) => r.says).join('；')}`)
}
