// Timed work of publicity: whatever was filed or answered by another way than the desk gets its publicity, too. Safe to repeat.
import { sql } from 'kysely'
import { perform, type World } from '#/core/action.ts'
import { systemActor } from '#/core/actor.ts'
import { readIn } from '#/core/db/database.ts'
import type { Job } from '#/core/feature.ts'
import { done, refused } from '#/core/outcome.ts'
import type { Day } from '#/core/day.ts'
import { proposalOf } from '../actions/acting.ts'
import type { Openness } from '../words.ts'
import { publicityEvents } from './events.ts'
import { openReplyPublicity, openTextPublicity } from './open.ts'

interface Missing {
  readonly id: string
  readonly sessionId: string
  readonly openConsent: boolean
  readonly openReason: string
  readonly filedOn: Day
  readonly replyId: string | null
  readonly bodyId: string | null
  readonly unit: string | null
  readonly openness: Openness | null
  readonly opennessReason: string | null
  readonly issuedOn: Day | null
}

export const openMissingJob: Job = {
  name: 'proposals.publicity',
  title: '补建公开事项',
  every: '20 0 * * *',
  run: async (world, committeeId) => {
    const missing = await readIn(world.db, [committeeId], async (tx) => {
      // Imported cases are of the past: whether they are made public is decided case by case.
      const { rows } = await sql<Missing>`
        select p.id, p.session_id as "sessionId", p.open_consent as "openConsent", p.open_reason as "openReason", p.filed_on as "filedOn",
          r.id as "replyId", t.body_id as "bodyId", b.name as unit, r.openness, r.openness_reason as "opennessReason", r.issued_on as "issuedOn"
        from proposal p
        left join reply r on r.committee_id = p.committee_id and r.proposal_id = p.id and r.issued_on is not null and r.openness is not null
          and not exists (select 1 from publication g where g.committee_id = r.committee_id and g.proposal_id = p.id and g.reply_id = r.id)
        left join handling_task t on t.committee_id = r.committee_id and t.id = r.task_id
        left join body b on b.committee_id = t.committee_id and b.id = t.body_id
        where p.committee_id = ${committeeId} and p.filed_on is not null and p.withdrawn_on is null and p.imported_from is null
          and (r.id is not null or not exists (select 1 from publication g where g.committee_id = p.committee_id and g.proposal_id = p.id
            and g.part = 'text'))`.execute(tx)
      return rows
    })
    for (const one of missing) await openOne(world, committeeId, one)
  },
}

async function openOne(world: World, committeeId: number, m: Missing): Promise<void> {
  const actor = systemActor(committeeId, [])
  await perform<void>(world, actor, async (change) => {
    const text = await openTextPublicity(change, m, m.filedOn)
    if (text) change.record(proposalOf(m.id), publicityEvents.opened.of({ ...text, unit: null }))
    const reply =
      m.replyId && m.bodyId && m.openness && m.issuedOn
        ? await openReplyPublicity(
            change,
            {
              proposalId: m.id,
              sessionId: m.sessionId,
              filedOn: m.filedOn,
              consents: m.openConsent,
              replyId: m.replyId,
              bodyId: m.bodyId,
              openness: m.openness,
              reason: m.opennessReason ?? '',
            },
            m.issuedOn,
          )
        : null
    if (reply) change.record(proposalOf(m.id), publicityEvents.opened.of({ ...reply, unit: m.unit }))
    return text || reply ? done(undefined) : refused(['已经有公开事项'])
  })
}
