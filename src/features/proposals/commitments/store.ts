// The queries of promises: one with everything about it in one statement, those of a case, the rounds of 回头看.
import { sql, type RawBuilder } from 'kysely'
import { may, type Actor } from '#/core/actor.ts'
import type { Day } from '#/core/day.ts'
import type { Tx } from '#/core/db/database.ts'
import { partiesOfActor, visibleTo } from '../store.ts'
import type { CommitmentRow } from './commitment.ts'
import { owedStates, type CommitmentState } from './lifecycle.ts'

/** Handling is between the parties and the offices; so is what was promised in it (aliases m, p of the case). */
export function visiblePromise(actor: Actor): RawBuilder<unknown> {
  if (may(actor, 'proposals:read-all') || may(actor, 'proposals:review') || may(actor, 'proposals:joint-review')) return visibleTo(actor)
  return sql`m.id in (select mp.matter_id from matter_party mp where mp.committee_id = ${actor.committeeId}
    and mp.party_id = any(${[...partiesOfActor(actor)]}::uuid[]) and mp.until_at is null)`
}

export async function findCommitment(tx: Tx, actor: Actor, id: string): Promise<CommitmentRow | null> {
  const mine = [...partiesOfActor(actor)]
  const { rows } = await sql<CommitmentRow>`
    select c.id, c.version, c.proposal_id as "proposalId", c.task_id as "taskId", c.reply_id as "replyId", r.doc_no as "docNo",
      c.item_no as "itemNo", coalesce(s.text, '') as suggestion, c.class_mark as "classMark", coalesce(rc.class_mark, c.class_mark) as "classNow",
      c.body_id as "bodyId", b.name as unit, c.text, c.promised_on as "promisedOn", c.due_day as "dueDay", c.original_due_day as "originalDueDay",
      c.limit_day as "limitDay", c.state, c.state_since as "stateSince", c.percent, c.reported_on as "reportedOn", c.asked_due as "askedDue",
      c.asked_reason as "askedReason", c.finished_on as "finishedOn", c.again_on as "againOn", m.title as subject, p.case_no as "caseNo",
      p.session_id as "sessionId", se.title as "sessionTitle", m.state as "caseState",
      coalesce((select name from person where committee_id = p.committee_id and id = p.lead_person_id),
        (select name from body where committee_id = p.committee_id and id = p.lead_body_id)) as lead,
      (select coalesce(jsonb_agg(jsonb_build_object('id', g.id, 'onDay', g.on_day, 'percent', g.percent, 'text', g.text, 'kind', g.kind,
          'recordedBy', g.recorded_by, 'files', (select coalesce(jsonb_agg(jsonb_build_object('id', f.id, 'name', f.name, 'size', f.size)
              order by f.uploaded_at), '[]') from file f
            where f.committee_id = g.committee_id and f.subject_kind = 'commitment-progress' and f.subject_id = g.id and f.removed_at is null))
          order by g.recorded_at desc, g.id desc), '[]')
        from commitment_progress g where g.committee_id = c.committee_id and g.commitment_id = c.id) as progress,
      (select coalesce(jsonb_agg(jsonb_build_object('dueDay', d.due_day, 'fromDay', d.from_day, 'kind', d.kind, 'reason', d.reason,
          'setBy', d.set_by) order by d.entry), '[]')
        from commitment_due d where d.committee_id = c.committee_id and d.commitment_id = c.id) as dues,
      (select coalesce(jsonb_agg(jsonb_build_object('evaluatorId', e.evaluator_id, 'evaluator', e.rated_by, 'ratedOn', e.rated_on,
          'result', e.result, 'comment', e.comment, 'voided', e.voided_on is not null) order by e.rated_on, e.id), '[]')
        from commitment_rating e where e.committee_id = c.committee_id and e.commitment_id = c.id) as ratings,
      (select coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'text', o.text, 'state', o.state, 'dueDay', o.due_day) order by o.item_no), '[]')
        from commitment o where o.committee_id = c.committee_id and o.reply_id = c.reply_id and o.id <> c.id) as siblings,
      (select coalesce(jsonb_agg(jsonb_build_object('title', fb.title, 'on', fa.assigned_on, 'dueDay', fa.due_day, 'documentNo', fb.document_no,
          'demand', fb.demand) order by fa.assigned_on), '[]')
        from follow_up_assignment fa join follow_up_batch fb on fb.committee_id = fa.committee_id and fb.id = fa.batch_id
        where fa.committee_id = c.committee_id and fa.commitment_id = c.id) as assignments,
      (select jsonb_build_object('id', l.id, 'title', l.title, 'dueDay', l.due_day, 'demand', l.demand)
        from look_back_item i join look_back l on l.committee_id = i.committee_id and l.id = i.look_back_id and l.closed_on is null
        where i.committee_id = c.committee_id and i.commitment_id = c.id and i.answered_on is null limit 1) as "lookBack",
      (select coalesce(jsonb_agg(jsonb_build_object('code', dl.code, 'label', dl.label, 'due', dl.due_day, 'steps', dl.steps) order by dl.due_day), '[]')
        from deadline dl where dl.committee_id = c.committee_id and dl.part_id = c.id and dl.met_on is null and dl.voided_on is null) as deadlines,
      (select coalesce(jsonb_agg(distinct mp.part), '[]') from matter_party mp
        where mp.committee_id = c.committee_id and mp.matter_id = c.proposal_id and mp.party_id = any(${mine}::uuid[]) and mp.until_at is null) as "myParts"
    from commitment c
    join proposal p on p.committee_id = c.committee_id and p.id = c.proposal_id
    join matter m on m.committee_id = p.committee_id and m.id = p.id
    join session se on se.committee_id = p.committee_id and se.id = p.session_id
    join body b on b.committee_id = c.committee_id and b.id = c.body_id
    join reply r on r.committee_id = c.committee_id and r.id = c.reply_id
    left join proposal_suggestion s on s.committee_id = c.committee_id and s.proposal_id = c.proposal_id and s.no = c.item_no
    left join reply_class rc on rc.committee_id = c.committee_id and rc.reply_id = c.reply_id and rc.until_day is null
    where c.committee_id = ${actor.committeeId} and c.id = ${id} and ${visiblePromise(actor)}`.execute(tx)
  return rows[0] ?? null
}

export async function caseOfCommitment(tx: Tx, id: string): Promise<string | null> {
  const { rows } = await sql<{ proposalId: string }>`select proposal_id as "proposalId" from commitment where id = ${id}`.execute(tx)
  return rows[0]?.proposalId ?? null
}

export interface CommitmentBrief {
  readonly id: string
  readonly taskId: string
  readonly unit: string
  readonly itemNo: number
  readonly text: string
  readonly state: CommitmentState
  readonly percent: number
  readonly dueDay: Day
  readonly steps: readonly string[]
  readonly finishedOn: Day | null
  readonly reportedOn: Day | null
  readonly againOn: Day | null
  readonly classMark: string
  readonly classNow: string
}

/** The promises of a case, in the order of its suggestions: none for who may read the case but not its handling; null where he may not even that. */
export async function commitmentsOf(tx: Tx, actor: Actor, proposalId: string): Promise<readonly CommitmentBrief[] | null> {
  const { rows: seen } = await sql`select from matter m join proposal p on p.committee_id = m.committee_id and p.id = m.id
    where m.committee_id = ${actor.committeeId} and m.id = ${proposalId} and ${visibleTo(actor)}`.execute(tx)
  if (seen.length === 0) return null
  const { rows } = await sql<CommitmentBrief>`
    select c.id, c.task_id as "taskId", b.name as unit, c.item_no as "itemNo", c.text, c.state, c.percent, c.due_day as "dueDay",
      coalesce((select steps from deadline d where d.committee_id = c.committee_id and d.part_id = c.id and d.code = 'commitment.due'
        and d.met_on is null and d.voided_on is null limit 1), '[]') as steps,
      c.finished_on as "finishedOn", c.reported_on as "reportedOn", c.again_on as "againOn", c.class_mark as "classMark",
      coalesce(rc.class_mark, c.class_mark) as "classNow"
    from commitment c
    join proposal p on p.committee_id = c.committee_id and p.id = c.proposal_id
    join matter m on m.committee_id = p.committee_id and m.id = p.id
    join body b on b.committee_id = c.committee_id and b.id = c.body_id
    left join reply_class rc on rc.committee_id = c.committee_id and rc.reply_id = c.reply_id and rc.until_day is null
    where c.committee_id = ${actor.committeeId} and c.proposal_id = ${proposalId} and ${visiblePromise(actor)}
    order by b.sort, b.id, c.promised_on, c.item_no`.execute(tx)
  return rows
}

export interface LookBackRow {
  readonly id: string
  readonly version: number
  readonly title: string
  readonly year: number
  readonly openedOn: Day
  readonly openedBy: string
  readonly dueDay: Day
  readonly demand: string
  readonly closedOn: Day | null
  readonly promises: number
  readonly answered: number
  readonly units: number
}

/** Rounds of 回头看, the newest first. */
export async function lookBacks(tx: Tx, committeeId: number, id: string | null = null): Promise<readonly LookBackRow[]> {
  const { rows } = await sql<LookBackRow>`
    select l.id, l.version, l.title, l.year, l.opened_on as "openedOn", l.opened_by as "openedBy", l.due_day as "dueDay", l.demand,
      l.closed_on as "closedOn", count(i.id) as promises, count(i.answered_on) as answered, count(distinct i.body_id) as units
    from look_back l left join look_back_item i on i.committee_id = l.committee_id and i.look_back_id = l.id
    where l.committee_id = ${committeeId} and (${id}::uuid is null or l.id = ${id}::uuid)
    group by l.committee_id, l.id order by l.opened_on desc, l.id desc limit 50`.execute(tx)
  return rows
}

/** How many promises could be followed up now: still owed, and of those the ones a second hand-over is due for. */
export async function followable(tx: Tx, committeeId: number, year: number): Promise<{ readonly owed: number; readonly again: number }> {
  const { rows } = await sql<{ owed: number; again: number }>`
    select count(*) as owed, count(*) filter (where extract(year from c.promised_on) < ${year} and rc.class_mark = 'B'
        and coalesce(extract(year from c.again_on) < ${year}, true) and c.state in ('notStarted', 'underWay')) as again
    from commitment c left join reply_class rc on rc.committee_id = c.committee_id and rc.reply_id = c.reply_id and rc.until_day is null
    where c.committee_id = ${committeeId} and c.state = any(${[...owedStates]}::text[])`.execute(tx)
  return rows[0] ?? { owed: 0, again: 0 }
}

export interface LookBackItemRow {
  readonly id: string
  readonly commitmentId: string
  readonly caseNo: number | null
  readonly subject: string
  readonly bodyId: string
  readonly unit: string
  readonly text: string
  readonly dueDay: Day
  readonly classThen: string
  readonly classNow: string
  readonly state: CommitmentState
  readonly percentBefore: number
  readonly percent: number | null
  readonly says: string | null
  readonly answeredOn: Day | null
}

/** What this reader may see of a round: the offices all of it, a unit its own, a proposer what was promised to him. */
export async function lookBackItems(tx: Tx, actor: Actor, lookBackId: string): Promise<readonly LookBackItemRow[]> {
  const { rows } = await sql<LookBackItemRow>`
    select i.id, c.id as "commitmentId", p.case_no as "caseNo", m.title as subject, i.body_id as "bodyId", b.name as unit, c.text,
      c.due_day as "dueDay", i.class_mark as "classThen", coalesce(rc.class_mark, c.class_mark) as "classNow", c.state,
      i.percent_before as "percentBefore", g.percent, g.text as says, i.answered_on as "answeredOn"
    from look_back_item i
    join commitment c on c.committee_id = i.committee_id and c.id = i.commitment_id
    join proposal p on p.committee_id = c.committee_id and p.id = c.proposal_id
    join matter m on m.committee_id = c.committee_id and m.id = c.proposal_id
    join body b on b.committee_id = i.committee_id and b.id = i.body_id
    left join commitment_progress g on g.committee_id = i.committee_id and g.id = i.progress_id
    left join reply_class rc on rc.committee_id = c.committee_id and rc.reply_id = c.reply_id and rc.until_day is null
    where i.committee_id = ${actor.committeeId} and i.look_back_id = ${lookBackId} and ${visiblePromise(actor)}
    order by b.sort, b.id, p.case_no, c.item_no`.execute(tx)
  return rows
}
