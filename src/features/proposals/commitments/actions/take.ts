// A reply's promises enter the ledger in the transaction that issues it: each item accepted, not yet done, with a day. Older replies are taken in by timed work.
import { sql } from 'kysely'
import { perform, type Change, type World } from '#/core/action.ts'
import { systemActor } from '#/core/actor.ts'
import { setDeadlines } from '#/core/cases/deadlines.ts'
import { addMonths, type Day } from '#/core/day.ts'
import { readIn } from '#/core/db/database.ts'
import { settingOn } from '#/core/settings/store.ts'
import { done, notFound, refused } from '#/core/outcome.ts'
import { proposalOf, recompute } from '../../actions/acting.ts'
import type { Dossier, TaskRow } from '../../dossier.ts'
import { holdCase } from '../../store.ts'
import type { ClassMark } from '../../words.ts'
import { commitmentEvents } from '../events.ts'
import { owedStates, type CommitmentState } from '../lifecycle.ts'
import { trackingYears } from '../settings.ts'
import { briefly } from '../telling.ts'
import { enterCommitment, nextReport, promisedDue, type Promised } from './ledger.ts'

/** Which answers are followed when they name a day: planned ones (B), and what a solved one (A) still owes. */
export const followed: readonly ClassMark[] = ['A', 'B']

/** Takes in what the task's reply promises and puts the unit's earlier promises in this case aside. Answers how many are new. */
export async function takePromises(
  change: Change,
  found: Dossier,
  task: TaskRow,
  replyId: string,
  issuedOn: Day | null = null,
): Promise<number> {
  const reply = found.replies.find((r) => r.id === replyId)
  const { classMark } = reply ?? {}
  const items = reply?.items.filter((i) => i.accepted !== 'notAdopted' && !i.done && i.dueDay) ?? []
  await replaceEarlier(change, found, task)
  if (!classMark || !followed.includes(classMark) || items.length === 0) return 0
  const { tx, actor, now, today } = change
  const promisedOn = issuedOn ?? today
  const limitDay = await limitOf(change, found.sessionId, promisedOn)
  const rows = items.map((i) => ({ id: change.newId(), no: i.no, text: i.measure, due: i.dueDay ?? today }))
  const { rows: taken } = await sql<{ id: string; no: number; text: string; due: Day }>`with given as (
      select id, no, text, due from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, no int, text text, due date)),
    taken as (
      insert into commitment (committee_id, id, proposal_id, task_id, reply_id, item_no, class_mark, body_id, text, promised_on, entered_on,
        due_day, original_due_day, limit_day, state, state_since)
      select ${actor.committeeId}, id, ${found.id}::uuid, ${task.id}::uuid, ${replyId}::uuid, no, ${classMark}, ${task.bodyId}::uuid, text,
        ${promisedOn}::date, ${today}::date, due, due, greatest(${limitDay}::date, due), 'notStarted', ${now}::timestamptz
      from given
      on conflict (committee_id, reply_id, item_no) do nothing
      returning id, item_no, text, due_day),
    states as (
      insert into commitment_state (committee_id, commitment_id, entry, state, from_day)
      select ${actor.committeeId}, id, 1, 'notStarted', ${today}::date from taken),
    dues as (
      insert into commitment_due (committee_id, commitment_id, entry, due_day, from_day, kind, set_by)
      select ${actor.committeeId}, id, 1, due_day, ${today}::date, 'promised', ${task.unit} from taken)
    select id, item_no as no, text, due_day as due from taken order by item_no`.execute(tx)
  if (taken.length === 0) return 0
  await setDeadlines(
    tx,
    taken.map((c) => ({
      committeeId: actor.committeeId,
      id: change.newId(),
      matterId: found.id,
      partId: c.id,
      code: 'commitment.due',
      label: '兑现承诺',
      holderId: task.bodyId,
      due: promisedDue(c.due, promisedOn, 'promised'),
    })),
  )
  const promises = taken.map((c): Promised => ({
    id: c.id,
    proposalId: found.id,
    sessionId: found.sessionId,
    bodyId: task.bodyId,
    state: 'notStarted',
    dueDay: c.due,
    limitDay: limitDay > c.due ? limitDay : c.due,
    againOn: null,
  }))
  // A reply of long ago is reported on from today; nobody could have kept a clock that did not run.
  await nextReport(change, promises, today)
  for (const c of taken)
    change.record(
      proposalOf(found.id),
      commitmentEvents.promised.of({
        commitmentId: c.id,
        unit: task.unit,
        what: briefly(c.text),
        due: c.due,
        classMark,
        late: promisedOn < today,
      }),
    )
  return taken.length
}

/** A new answer of the same unit stands in place of what its earlier one promised. */
async function replaceEarlier(change: Change, found: Dossier, task: TaskRow): Promise<void> {
  if (task.round === 1) return
  const { rows } = await sql<
    Promised & { text: string }
  >`select id, proposal_id as "proposalId", ${found.sessionId} as "sessionId", body_id as "bodyId",
      state, due_day as "dueDay", limit_day as "limitDay", again_on as "againOn", text from commitment
    where committee_id = ${change.actor.committeeId} and proposal_id = ${found.id} and body_id = ${task.bodyId} and task_id <> ${task.id}
      and state = any(${owedStates satisfies readonly CommitmentState[]}::text[])`.execute(change.tx)
  for (const c of rows) {
    await enterCommitment(change, c, 'replaced')
    change.record(proposalOf(found.id), commitmentEvents.replaced.of({ commitmentId: c.id, unit: task.unit, what: briefly(c.text) }))
  }
}

/** So many years, or the end of the term, whichever comes first. */
async function limitOf({ tx, actor, today }: Change, sessionId: string, promisedOn: Day): Promise<Day> {
  const years = await settingOn(tx, actor.committeeId, trackingYears, today, sessionId)
  const { rows } = await sql<{ toDay: Day | null }>`select t.to_day as "toDay" from session s
    join term t on t.committee_id = s.committee_id and t.id = s.term_id
    where s.committee_id = ${actor.committeeId} and s.id = ${sessionId}`.execute(tx)
  const end = rows[0]?.toDay ?? null
  const limit = addMonths(promisedOn, 12 * years)
  return end && end < limit ? end : limit
}

/** Replies issued before there was a ledger. Each case in its own transaction; safe to repeat. */
export async function takeInOlder(world: World, committeeId: number): Promise<number> {
  const actor = systemActor(committeeId, ['proposals:review', 'proposals:read-all'])
  const cases = await readIn(world.db, [committeeId], async (tx) => {
    const { rows } = await sql<{ id: string }>`select distinct t.proposal_id as id
      from reply r join handling_task t on t.committee_id = r.committee_id and t.id = r.task_id and t.state = 'issued'
      join matter m on m.committee_id = t.committee_id and m.id = t.proposal_id and m.state <> 'archived'
      join reply_item i on i.committee_id = r.committee_id and i.reply_id = r.id and not i.done and i.due_day is not null
        and i.accepted <> 'notAdopted'
      where r.committee_id = ${committeeId} and r.issued_on is not null and r.class_mark = any(${[...followed]}::text[])
        and not exists (select 1 from commitment c where c.committee_id = r.committee_id and c.reply_id = r.id and c.item_no = i.no)
      order by 1 limit 500`.execute(tx)
    return rows
  })
  for (const { id } of cases)
    await perform(world, actor, async (change) => {
      const found = await holdCase(change.tx, actor, id)
      if (!found) return notFound()
      let taken = 0
      for (const task of found.tasks.filter((t) => t.state === 'issued')) {
        const reply = found.replies.find((r) => r.taskId === task.id)
        if (reply?.issuedOn) taken += await takePromises(change, found, task, reply.id, reply.issuedOn)
      }
      if (taken === 0) return refused(['没有可以补登的承诺'])
      await recompute(change, id)
      return done(taken)
    })
  return cases.length
}
