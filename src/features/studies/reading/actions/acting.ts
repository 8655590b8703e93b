// Read, lock, judge: how every act on a reading group begins. Moves to another state claim the version the person saw; what readers do on the way does not.
import { sql } from 'kysely'
import { perform, type Change } from '#/core/action.ts'
import type { Actor } from '#/core/actor.ts'
import type { Day } from '#/core/day.ts'
import type { Event } from '#/core/event.ts'
import type { Act } from '#/core/http/move-routes.ts'
import { judge } from '#/core/lifecycle.ts'
import { conflict, done, notFound, type Outcome } from '#/core/outcome.ts'
import type { GroupTold } from '../events.ts'
import { groupCourse, type GroupAsk, type GroupMove, type GroupState, type GroupSubject } from '../lifecycle.ts'
import { holdGroup, relationsOf, type Group } from '../store.ts'

export const groupOf = (id: string) => ({ kind: 'reading-group', id }) as const

export interface Moved {
  readonly id: string
  readonly state: string
}

export const groupSubject = (g: Group, actor: Actor, today: Day): GroupSubject => ({
  state: g.state,
  relations: relationsOf(g, actor),
  fromDay: g.fromDay,
  today,
  books: g.books.length,
  readers: g.readers.length,
  guides: g.guides.length,
  checkedInToday: g.checkedInToday,
})

export const toldOf = (g: Group): GroupTold => ({ group: g.id, title: g.title, programme: g.programme.id })

export function act<M extends GroupMove>(
  move: M,
  work: (change: Change, found: Group, ask: GroupAsk<M>) => Promise<Outcome<Event>>,
): Act<GroupAsk<M>, Moved> {
  return (world, actor, seen, ask) =>
    perform(world, actor, async (change) => {
      const { tx, today, now } = change
      const found = await holdGroup(tx, actor, seen.id, today)
      if (!found) return notFound('没有找到这个读书群')
      const verdict = judge(groupCourse, move, groupSubject(found, actor, today), actor)
      if (!verdict.ok) return verdict
      const to: GroupState | null = groupCourse.moves[move].to
      if (to && found.version !== seen.version) return conflict()
      const event = await work(change, found, ask)
      if (!event.ok) return event
      if (to)
        await sql`update reading_group set state = ${to}, state_since = ${now}, version = version + 1
          where committee_id = ${actor.committeeId} and id = ${seen.id}`.execute(tx)
      change.record(groupOf(seen.id), event.value)
      return done({ id: seen.id, state: to ?? found.state })
    })
}
