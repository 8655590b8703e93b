// Timed work of proposals: silence becomes 未反馈 on the day after the form was due.
import { sql } from 'kysely'
import { systemActor } from '#/core/actor.ts'
import { readIn } from '#/core/db/database.ts'
import type { Job } from '#/core/feature.ts'
import { expireCosigning } from './actions/draft.ts'
import { lapseForms } from './actions/feedback.ts'

export const cosignJob: Job = {
  name: 'proposals.cosign',
  title: '联名签署期满',
  every: '20 * * * *',
  run: async (world, committeeId) => {
    const actor = systemActor(committeeId, ['proposals:review', 'proposals:read-all'])
    const late = await readIn(world.db, [committeeId], async (tx) => {
      const { rows } = await sql<{ id: string }>`select distinct c.proposal_id as id from cosignature c
        join matter m on m.committee_id = c.committee_id and m.id = c.proposal_id and m.state = 'cosigning'
        where c.committee_id = ${committeeId} and c.signed_at is null and c.declined_at is null and c.voided_at is null
          and c.expires_at < ${world.clock.now()}`.execute(tx)
      return rows
    })
    for (const { id } of late) await expireCosigning(world, actor, id)
  },
}

export const lapseJob: Job = {
  name: 'proposals.lapse',
  title: '逾期未反馈登记',
  every: '10 0 * * *',
  run: async (world, committeeId) => {
    const actor = systemActor(committeeId, ['proposals:review', 'proposals:read-all'])
    const late = await readIn(world.db, [committeeId], async (tx) => {
      const { rows } = await sql<{ id: string }>`select distinct proposal_id as id from feedback where committee_id = ${committeeId}
        and given_on is null and lapsed_on is null and due_day < ${world.clock.today()}`.execute(tx)
      return rows
    })
    for (const { id } of late) await lapseForms(world, actor, id)
  },
}
