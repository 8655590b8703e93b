// Conversions as the feature of proposals takes them in.
import { sql } from 'kysely'
import { systemActor } from '#/core/actor.ts'
import { readIn } from '#/core/db/database.ts'
import type { FeaturePart, Job } from '#/core/feature.ts'
import { moveRoutes } from '#/core/http/move-routes.ts'
import { routesFor } from '#/core/http/procedure.ts'
import { partiesOfActor } from '../store.ts'
import { found as workItems } from '../worklists.ts'
import { conversionActs, lapseConversion } from './actions.ts'
import { conversionContracts } from './contract.ts'
import { conversionEvents } from './events.ts'
import { conversionFigures } from './indicators.ts'
import { conversionsList } from './lists.ts'
import { conversionClock } from './settings.ts'

const os = routesFor(conversionContracts.conversions)

const lapseJob: Job = {
  name: 'proposals.conversions',
  title: '逾期未答的转办',
  every: '15 0 * * *',
  run: async (world, committeeId) => {
    const late = await readIn(world.db, [committeeId], async (tx) => {
      const { rows } = await sql<{ id: string }>`select id from conversion where committee_id = ${committeeId} and state = 'asked'
        and due_day < ${world.clock.today()}`.execute(tx)
      return rows
    })
    for (const { id } of late) await lapseConversion(world, systemActor(committeeId, ['proposals:review', 'proposals:read-all']), id)
  },
}

export const conversionPart: FeaturePart = {
  contract: conversionContracts,
  routes: () => ({ conversions: os.router({ moves: moveRoutes(os.moves, conversionActs) }) }),
  events: Object.values(conversionEvents),
  figures: conversionFigures,
  lists: [conversionsList],
  settings: [conversionClock],
  jobs: [lapseJob],
  deadlinesMoved: [
    async (tx, moved) => {
      const rows = JSON.stringify(moved.map((m) => ({ part_id: m.partId, code: m.code, due: m.due })))
      await sql`update conversion c set due_day = r.due from jsonb_to_recordset(${rows}::jsonb) as r(part_id uuid, code text, due date)
        where c.id = r.part_id and r.code = 'proposal.conversion'`.execute(tx)
    },
  ],
  worklists: [
    {
      key: 'conversions.answer',
      title: '请您答复是否同意转办',
      right: 'proposals:write',
      items: (tx, actor) =>
        workItems(
          tx,
          sql`select c.id, m.title, '/proposals/' || m.id as url, '未立案的提案，请答复是否同意转办'::text as owes, c.due_day as due, d.steps
            from conversion c join matter m on m.committee_id = c.committee_id and m.id = c.proposal_id
            left join deadline d on d.committee_id = c.committee_id and d.part_id = c.id and d.code = 'proposal.conversion'
            where c.committee_id = ${actor.committeeId} and c.state = 'asked' and m.id in (select matter_id from matter_party mp
              where mp.committee_id = c.committee_id and mp.party_id = any(${[...partiesOfActor(actor)]}::uuid[])
                and mp.part in ('author', 'enteredBy') and mp.until_at is null)`,
        ),
    },
    {
      key: 'conversions.handOver',
      title: '提案者已同意，待转交',
      right: 'proposals:review',
      items: (tx, actor) =>
        workItems(
          tx,
          sql`select c.id, m.title, '/proposals/' || m.id as url, '转交接收机构并登记'::text as owes, null::date as due, null::jsonb as steps
            from conversion c join matter m on m.committee_id = c.committee_id and m.id = c.proposal_id
            where c.committee_id = ${actor.committeeId} and c.state = 'agreed'`,
        ),
    },
  ],
}
