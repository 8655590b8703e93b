// The queries of a case: the whole dossier in one statement, and who may see which.
import { sql, type RawBuilder } from 'kysely'
import { bodiesOf, may, type Actor } from '#/core/actor.ts'
import type { Tx } from '#/core/db/database.ts'
import { owedStates } from './commitments/lifecycle.ts'
import { proposalStates, type Audience, type ProposalState } from './lifecycle.ts'
import type { Dossier } from './dossier.ts'
import { taskMattersJson } from './tasks/dossier-sql.ts'
import type { CaseParts } from './judged.ts'

/** The parties an actor is: himself and the bodies he acts for. */
export const partiesOfActor = (actor: Actor): readonly string[] => [...(actor.personId ? [actor.personId] : []), ...bodiesOf(actor)]

/** The states in which a case may be read by everyone who has these rights. Parties see their own in every state. */
export function readableStates(actor: Actor): { readonly all: readonly ProposalState[]; readonly ifOpen: readonly ProposalState[] } {
  // Timed work looks after cases in every state.
  const seen = new Set<Audience>(actor.kind === 'system' ? ['own', 'office', 'review', 'filed'] : [])
  if (may(actor, 'proposals:read-all')) seen.add('filed')
  if (may(actor, 'proposals:joint-review')) seen.add('review').add('filed')
  if (may(actor, 'proposals:review')) seen.add('office').add('review').add('filed')
  const states = Object.keys(proposalStates) as ProposalState[]
  return {
    all: states.filter((s) => seen.has(proposalStates[s].audience)),
    ifOpen: may(actor, 'proposals:read-open') ? states.filter((s) => proposalStates[s].audience === 'filed') : [],
  }
}

/** Which cases this person may see at all: lists, search, export, files and pages all use this one condition (aliases m, p). */
export function visibleTo(actor: Actor): RawBuilder<unknown> {
  const { all, ifOpen } = readableStates(actor)
  const mine = partiesOfActor(actor)
  return sql`(m.state = any(${all}::text[]) or (p.open_consent and m.state = any(${ifOpen}::text[]))
    or m.id = any(array(select mp.matter_id from matter_party mp
      where mp.committee_id = ${actor.committeeId} and mp.party_id = any(${mine}::uuid[]) and mp.until_at is null)))`
}

/** The same for queries that only have the register's row `m`. */
export const visibleMatter = (actor: Actor): RawBuilder<unknown> =>
  sql`exists (select 1 from proposal p where p.committee_id = m.committee_id and p.id = m.id and ${visibleTo(actor)})`

/** Locks the case for an act, so that two acts on its parts are done one after the other. */
export async function holdCase(tx: Tx, actor: Actor, id: string): Promise<Dossier | null> {
  await sql`select 1 from matter where committee_id = ${actor.committeeId} and id = ${id} and kind = 'proposal' for update`.execute(tx)
  return findCase(tx, actor, id)
}

/** The case of a task or a form, by the part's id; null when there is none. */
export async function caseOfPart(
  tx: Tx,
  part: 'handling_task' | 'feedback' | 'consultation_record' | 'conversion',
  id: string,
): Promise<string | null> {
  const found = await sql<{ proposalId: string }>`select proposal_id as "proposalId" from ${sql.table(part)} where id = ${id}`.execute(tx)
  return found.rows[0]?.proposalId ?? null
}

/** What the case's state is computed from, read after the parts were written. */
export async function partsOf(
  tx: Tx,
  committeeId: number,
  id: string,
): Promise<CaseParts & { readonly mediated: boolean; readonly promises: number }> {
  const found = await sql<CaseParts & { mediated: boolean; promises: number }>`/* planned once: case-parts */
    select (select coalesce(jsonb_agg(jsonb_build_object('id', id, 'role', role, 'round', round, 'state', state)), '[]')
        from handling_task where committee_id = ${committeeId} and proposal_id = ${id}) as tasks,
      (select coalesce(jsonb_agg(jsonb_build_object('taskId', task_id, 'round', round, 'decisive', decisive, 'verdict', verdict, 'lapsedOn', lapsed_on)), '[]')
        from feedback where committee_id = ${committeeId} and proposal_id = ${id}) as forms,
      exists (select 1 from mediation where committee_id = ${committeeId} and proposal_id = ${id}) as mediated,
      (select count(*) from commitment where committee_id = ${committeeId} and proposal_id = ${id}
        and state = any(${owedStates}::text[])) as promises`.execute(tx)
  const [row] = found.rows
  if (!row) throw new Error('a select without a table gave no row')
  return row
}

const unitsJson = (source: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`(select coalesce(jsonb_agg(jsonb_build_object('bodyId', b.id, 'name', b.name, 'role', u.role)
      order by array_position(array['sole','lead','separate','assist'], u.role), b.sort, b.id), '[]')
    from ${source} join body b on b.committee_id = p.committee_id and b.id = u.body_id)`

/** The whole dossier in one statement; null when it is not there or not to be seen by this person. */
export async function findCase(tx: Tx, actor: Actor, id: string): Promise<Dossier | null> {
  const mine = partiesOfActor(actor)
  const found = await sql<Dossier>`/* planned once: dossier */
    select p.committee_id as "committeeId", p.id, m.version, m.state, m.state_since as "stateSince", m.title as subject,
      p.session_id as "sessionId", s.title as "sessionTitle", s.cutoff_at as "cutoffAt", p.time_kind as "timeKind",
      p.proposer_kind as "proposerKind", p.is_key as "isKey", p.lead_person_id as "leadPersonId", p.lead_body_id as "leadBodyId",
      coalesce(lp.name, lb.name) as "leadName", coalesce(p.contact_name, '') as "contactName", coalesce(p.contact_phone, '') as "contactPhone",
      (select name from person where committee_id = p.committee_id and id = p.entered_by) as "enteredBy",
      p.situation, p.analysis, p.survey_done as "surveyDone", p.survey_note as "surveyNote", p.open_consent as "openConsent",
      p.open_reason as "openReason", p.category, p.keywords, p.intake_no as "intakeNo", p.case_no as "caseNo", p.text_hash as "textHash",
      p.submitted_at as "submittedAt", p.filed_on as "filedOn", p.assigned_on as "assignedOn", p.replied_on as "repliedOn", p.closed_on as "closedOn",
      (select jsonb_build_object('id', mc.id, 'title', mm.title, 'caseNo', mc.case_no, 'state', mm.state) from proposal mc
        join matter mm on mm.committee_id = mc.committee_id and mm.id = mc.id
        where mc.committee_id = p.committee_id and mc.id = p.main_case_id) as "mainCase",
      (select coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'title', cm.title, 'lead', coalesce(cp.name, cb.name, ''),
          'leadId', coalesce(c.lead_person_id, c.lead_body_id)) order by c.merged_on, c.id), '[]')
        from proposal c join matter cm on cm.committee_id = c.committee_id and cm.id = c.id
        left join person cp on cp.committee_id = c.committee_id and cp.id = c.lead_person_id
        left join body cb on cb.committee_id = c.committee_id and cb.id = c.lead_body_id
        where c.committee_id = p.committee_id and c.main_case_id = p.id) as merged,
      (select coalesce(jsonb_agg(text order by no), '[]') from proposal_suggestion where committee_id = p.committee_id and proposal_id = p.id) as suggestions,
      ${unitsJson(sql`jsonb_to_recordset(p.wished_units) as w("bodyId" uuid, role text) cross join lateral (select w."bodyId" as body_id, w.role) u`)} as "wishedUnits",
      ${unitsJson(sql`(select a.body_id, a.role from allocation a where a.committee_id = p.committee_id and a.proposal_id = p.id) u`)} as allocation,
      (select coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'personId', c.person_id, 'name', cp.name, 'invitedAt', c.invited_at,
          'expiresAt', c.expires_at, 'signedAt', c.signed_at, 'declinedAt', c.declined_at, 'opinion', c.opinion, 'textHash', c.text_hash,
          'method', c.method) order by c.signed_at nulls last, c.invited_at, c.id), '[]')
        from cosignature c join person cp on cp.committee_id = c.committee_id and cp.id = c.person_id
        where c.committee_id = p.committee_id and c.proposal_id = p.id and c.voided_at is null) as cosignatures,
      (select coalesce(jsonb_agg(jsonb_build_object('stage', stage, 'decision', decision, 'reviewer', reviewer_name, 'at', at, 'reasonCode', reason_code,
          'reasonText', reason_text, 'disposal', disposal, 'category', category, 'note', note) order by at, id), '[]')
        from proposal_review where committee_id = p.committee_id and proposal_id = p.id) as reviews,
      (select coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'bodyId', t.body_id, 'unit', b.name, 'role', t.role, 'round', t.round, 'state', t.state,
          'version', t.version, 'assignedOn', t.assigned_on, 'receivedOn', t.received_on, 'receivedBy', t.received_by,
          'responsibleLeader', t.responsible_leader, 'section', t.section, 'clerk', t.clerk, 'clerkPhone', t.clerk_phone, 'plan', t.plan,
          'dueDay', t.due_day, 'originalDueDay', t.original_due_day, 'answeredOn', t.answered_on,
          'matters', ${taskMattersJson})
          order by t.round desc, array_position(array['sole','lead','separate','assist'], t.role), b.sort, t.id), '[]')
        from handling_task t join body b on b.committee_id = t.committee_id and b.id = t.body_id
        where t.committee_id = p.committee_id and t.proposal_id = p.id) as tasks,
      (select coalesce(jsonb_agg(jsonb_build_object('id', id, 'taskId', task_id, 'phase', phase, 'mode', mode, 'heldOn', held_on, 'place', place,
          'unitPeople', unit_people, 'content', content, 'opinions', opinions, 'agreed', agreed, 'recordedBy', recorded_by,
          'confirmedAt', confirmed_at, 'disputedAt', disputed_at, 'disputeReason', dispute_reason) order by held_on, recorded_at, id), '[]')
        from consultation_record where committee_id = p.committee_id and proposal_id = p.id) as consultations,
      (select coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'taskId', r.task_id, 'round', r.round, 'docNo', r.doc_no, 'title', r.title, 'body', r.body,
          'classMark', r.class_mark, 'classNow', (select rc.class_mark from reply_class rc where rc.committee_id = r.committee_id
            and rc.reply_id = r.id and rc.until_day is null limit 1), 'openness', r.openness, 'opennessReason', r.openness_reason, 'signerName', r.signer_name,
          'signerPost', r.signer_post, 'contactName', r.contact_name, 'contactPhone', r.contact_phone, 'issuedOn', r.issued_on,
          'items', (select coalesce(jsonb_agg(jsonb_build_object('no', i.no, 'accepted', i.accepted, 'measure', i.measure, 'done', i.done,
              'dueDay', i.due_day, 'reason', i.reason) order by i.no), '[]')
            from reply_item i where i.committee_id = r.committee_id and i.reply_id = r.id)) order by r.round desc, r.id), '[]')
        from reply r where r.committee_id = p.committee_id and r.proposal_id = p.id) as replies,
      (select coalesce(jsonb_agg(jsonb_build_object('id', f.id, 'replyId', f.reply_id, 'taskId', f.task_id, 'round', f.round,
          'evaluatorId', f.evaluator_id, 'evaluatorKind', f.evaluator_kind, 'evaluator', coalesce(fp.name, fb.name, ''), 'decisive', f.decisive,
          'openedOn', f.opened_on, 'dueDay', f.due_day, 'scale', f.scale, 'verdict', f.verdict,
          'answers', case when f.answers = '[]' and f.given_on is not null then jsonb_path_query_array(jsonb_build_array(
            jsonb_build_object('question', 'attitude', 'name', '办理工作', 'code', f.attitude, 'label', f.attitude_label, 'counts', f.attitude_counts, 'decides', true),
            jsonb_build_object('question', 'result', 'name', '办理结果', 'code', f.result, 'label', f.result_label, 'counts', f.result_counts, 'decides', true)),
            '$[*] ? (@.code != null)') else f.answers end,
          'comment', f.comment, 'givenOn', f.given_on, 'lapsedOn', f.lapsed_on, 'channel', f.channel, 'enteredBy', f.entered_by) order by f.round desc, f.decisive desc, f.id), '[]')
        from feedback f
        left join person fp on fp.committee_id = f.committee_id and fp.id = f.evaluator_id
        left join body fb on fb.committee_id = f.committee_id and fb.id = f.evaluator_id
        where f.committee_id = p.committee_id and f.proposal_id = p.id) as forms,
      (select jsonb_build_object('heldOn', held_on, 'place', place, 'proposerPeople', proposer_people, 'unitPeople', unit_people,
          'otherPeople', other_people, 'minutes', minutes, 'result', result)
        from mediation where committee_id = p.committee_id and proposal_id = p.id) as mediation,
      p.fast_track as "fastTrack", p.fast_reason as "fastReason",
      (select jsonb_build_object('id', c.id, 'version', c.version, 'kind', c.kind, 'state', c.state, 'askedOn', c.asked_on, 'dueDay', c.due_day,
          'answeredOn', c.answered_on, 'handedOn', c.handed_on, 'receivingOffice', c.receiving_office, 'note', c.note)
        from conversion c where c.committee_id = p.committee_id and c.proposal_id = p.id) as conversion,
      (select jsonb_build_object('id', v.id, 'title', v.title, 'kind', v.kind, 'state', v.state)
        from review_meeting_case vc join review_meeting v on v.committee_id = vc.committee_id and v.id = vc.meeting_id
        where vc.committee_id = p.committee_id and vc.proposal_id = p.id and vc.decided_on is null) as meeting,
      (select jsonb_build_object('reason', w.reason, 'askedOn', w.asked_on) from withdrawal_request w
        where w.committee_id = p.committee_id and w.proposal_id = p.id and w.decided_on is null) as "withdrawalAsked",
      (select coalesce(jsonb_agg(jsonb_build_object('partId', d.part_id, 'code', d.code, 'label', d.label, 'holder', coalesce(dp.name, db.name),
          'due', d.due_day, 'steps', d.steps, 'open', d.met_on is null and d.voided_on is null) order by d.due_day, d.id), '[]')
        from deadline d
        left join person dp on dp.committee_id = d.committee_id and dp.id = d.holder_id
        left join body db on db.committee_id = d.committee_id and db.id = d.holder_id
        where d.committee_id = p.committee_id and d.matter_id = p.id) as deadlines,
      (select coalesce(jsonb_agg(distinct part), '[]') from matter_party
        where committee_id = p.committee_id and matter_id = p.id and party_id = any(${mine}::uuid[]) and until_at is null) as "myParts"
    from proposal p
    join matter m on m.committee_id = p.committee_id and m.id = p.id
    join session s on s.committee_id = p.committee_id and s.id = p.session_id
    left join person lp on lp.committee_id = p.committee_id and lp.id = p.lead_person_id
    left join body lb on lb.committee_id = p.committee_id and lb.id = p.lead_body_id
    where p.committee_id = ${actor.committeeId} and p.id = ${id} and ${visibleTo(actor)}`.execute(tx)
  return found.rows[0] ?? null
}
