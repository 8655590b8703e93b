// Timed work of promises: older replies taken into the ledger, and what is told before and after a promised day, each once.
import { sql } from 'kysely'
import { perform, type World } from '#/core/action.ts'
import { systemActor } from '#/core/actor.ts'
import { addDays, inChinese, type Day } from '#/core/day.ts'
import { readIn, type Tx } from '#/core/db/database.ts'
import type { Job } from '#/core/feature.ts'
import { owe } from '#/core/notices/notices.ts'
import { done, notFound, refused } from '#/core/outcome.ts'
import { settingOn } from '#/core/settings/store.ts'
import { liaisonsOf, peopleWithRole } from '#/features/members/public.ts'
import { proposalOf } from '../actions/acting.ts'
import { proposersToTell } from '../actions/telling.ts'
import { holdCase } from '../store.ts'
import { takeInOlder } from './actions/take.ts'
import { commitmentEvents } from './events.ts'
import { owedStates } from './lifecycle.ts'
import { remindDays } from './settings.ts'
import { briefly } from './telling.ts'

type Kind = 'soon' | 'overdue' | 'limit'

interface Reminder {
  readonly id: string
  readonly proposalId: string
  readonly subject: string
  readonly bodyId: string
  readonly unit: string
  readonly text: string
  readonly kind: Kind
  readonly dueDay: Day
}

/** What has not been told yet. After a stop the days passed over are told late, and once. */
async function untold(tx: Tx, committeeId: number, today: Day): Promise<readonly Reminder[]> {
  const days = await settingOn(tx, committeeId, remindDays, today)
  const { rows } = await sql<Reminder>`
    select c.id, c.proposal_id as "proposalId", m.title as subject, c.body_id as "bodyId", b.name as unit, c.text, k.kind, k.due as "dueDay"
    from commitment c
    join matter m on m.committee_id = c.committee_id and m.id = c.proposal_id
    join body b on b.committee_id = c.committee_id and b.id = c.body_id
    cross join lateral (values
      ('soon', c.due_day, c.due_day >= ${today}::date and c.due_day <= ${addDays(today, days)}::date and c.state <> 'doneReported'),
      ('overdue', c.due_day, c.due_day < ${today}::date and c.state <> 'doneReported'),
      ('limit', c.limit_day, c.limit_day <= ${today}::date)) as k(kind, due, is_now)
    where c.committee_id = ${committeeId} and c.state = any(${[...owedStates]}::text[]) and k.is_now
      and not exists (select from commitment_reminder r where r.committee_id = c.committee_id and r.commitment_id = c.id and r.kind = k.kind
        and r.due_day = k.due)
    order by k.due, c.id`.execute(tx)
  return rows
}

const words: Readonly<Record<Kind, { readonly title: string; readonly says: (r: Reminder) => string }>> = {
  soon: {
    title: '承诺快到期了',
    says: (r) => `《${r.subject}》的承诺“${r.text}”${inChinese(r.dueDay)}到期，请登记进展；不能按期的请申请调整。`,
  },
  overdue: {
    title: '承诺过期没有兑现',
    says: (r) => `${r.unit}对《${r.subject}》的承诺“${r.text}”${inChinese(r.dueDay)}到期，还没有兑现。`,
  },
  limit: {
    title: '承诺跟踪期满',
    says: (r) => `${r.unit}对《${r.subject}》的承诺“${r.text}”跟踪到${inChinese(r.dueDay)}期满，请作出结论。`,
  },
}

export async function remind(world: World, committeeId: number): Promise<number> {
  const actor = systemActor(committeeId, ['proposals:review', 'proposals:read-all'])
  const owed = await readIn(world.db, [committeeId], (tx) => untold(tx, committeeId, world.clock.today()))
  for (const r of owed)
    await perform(world, actor, async (change) => {
      const { tx, today } = change
      const found = await holdCase(tx, actor, r.proposalId)
      if (!found) return notFound()
      const { numAffectedRows } = await sql`insert into commitment_reminder (committee_id, commitment_id, kind, due_day, told_on)
        values (${committeeId}, ${r.id}, ${r.kind}, ${r.dueDay}, ${today}) on conflict do nothing`.execute(tx)
      if (numAffectedRows === 0n) return refused(['已经提醒过'])
      const unit = r.kind === 'limit' ? [] : await liaisonsOf(tx, r.bodyId, today)
      const office = r.kind === 'soon' ? [] : (await peopleWithRole(tx, committeeId, 'proposal-office', today)).map((p) => p.personId)
      const proposers = r.kind === 'overdue' ? await proposersToTell(change, found) : []
      const { title, says } = words[r.kind]
      await owe(change, {
        personIds: [...unit, ...office, ...proposers],
        key: `commitment.${r.kind}:${r.id}:${r.dueDay}`,
        title,
        body: says(r),
        url: `/commitments/${r.id}`,
        matterId: r.proposalId,
      })
      change.record(
        proposalOf(r.proposalId),
        commitmentEvents.reminded.of({ commitmentId: r.id, unit: r.unit, what: briefly(r.text), due: r.dueDay, kind: r.kind }),
      )
      return done(null)
    })
  return owed.length
}

export const takeInJob: Job = {
  name: 'commitments.take-in',
  title: '补登以前答复的承诺',
  every: '20 0 * * *',
  run: async (world, committeeId) => {
    await takeInOlder(world, committeeId)
  },
}

export const remindJob: Job = {
  name: 'commitments.remind',
  title: '承诺到期提醒',
  every: '30 7 * * *',
  run: async (world, committeeId) => {
    await remind(world, committeeId)
  },
}
