// Asks every worklist the person has the right for, in one read transaction, so that all of them tell of the same moment.
import { sql } from 'kysely'
import { may, type Actor } from '#/core/actor.ts'
import { readIn, type Tx } from '#/core/db/database.ts'
import { worklistLimit, type Worklist } from '#/core/feature.ts'
import { routesFor } from '#/core/http/procedure.ts'
import { workContract, type MyWork } from './contract.ts'

const os = routesFor(workContract)

export const workRoutes = (worklists: readonly Worklist[]) =>
  os.router({
    mine: os.mine.handler(({ context: { world, actor } }) =>
      readIn(
        world.db,
        [actor.committeeId],
        async (tx): Promise<MyWork> => {
          const lists: MyWork['lists'] = []
          for (const { key, title, right, items } of worklists) {
            if (!may(actor, right)) continue
            const owed = await items(tx, actor, world.clock.today())
            const shown = owed.slice(0, worklistLimit).map((i) => ({ ...i, dueSteps: [...i.dueSteps] }))
            if (shown.length) lists.push({ key, title, items: shown, more: owed.length > worklistLimit })
          }
          return { lists, notices: await latestNotices(tx, actor) }
        },
        { rowByRow: true, plannedOnce: true },
      ),
    ),
  })

async function latestNotices(tx: Tx, actor: Actor): Promise<MyWork['notices']> {
  if (!actor.personId) return []
  const { rows } = await sql<{ id: string; title: string; body: string; url: string | null; at: Date }>`
    select id, title, body, url, created_at as at from notice
    where committee_id = ${actor.committeeId} and person_id = ${actor.personId} order by created_at desc, id desc limit 10`.execute(tx)
  return rows.map((n) => ({ ...n, at: n.at.toISOString() }))
}
