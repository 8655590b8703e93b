// Fills an empty database with a city and its proposals of ten years, in every state with everything that hangs on them.
// Texts are made here, a chunk ahead of the database; what can be derived from them is derived by SQL.
import { sql, type Kysely, type Transaction } from 'kysely'
import { indexTerms } from '#/core/search/words.ts'
import { textHash } from '#/features/proposals/rules.ts'
import { makeText, pick, randomFrom, type Random } from './texts.ts'

export const benchSize = { units: 120, members: 330, sectors: 30, years: 10, lastYear: 2022 }

type Tx = Transaction<unknown>

/** Of the last year's proposals, how many in a hundred stand where; earlier years are almost all closed. */
const thisYear = {
  draft: 3,
  cosigning: 1,
  submitted: 4,
  preReview: 3,
  jointReview: 3,
  filed: 4,
  allocated: 4,
  assigned: 5,
  inHandling: 24,
  feedbackOpen: 14,
  rehandling: 1,
  mediating: 0.2,
  closed: 24,
  notFiled: 5,
  mergedInto: 4,
  withdrawn: 0.8,
} as const
type State = keyof typeof thisYear
const earlier: Partial<Record<State, number>> = { closed: 89.5, notFiled: 5, mergedInto: 4, withdrawn: 0.5, inHandling: 1 }

export async function loadCity(tx: Tx): Promise<void> {
  const { units, members, sectors, years, lastYear } = benchSize
  await sql`insert into installation (kind, today, created_at) values ('demo', '2022-12-20', now())`.execute(tx)
  await sql`insert into committee (id, code, name, short_name, level) values (1, 'yunling', '政协云岭市委员会', '云岭市政协', 'city')`.execute(
    tx,
  )
  await sql`insert into term (committee_id, id, number, title, from_day) values (1, gen_random_uuid(), 5, '第五届', '2012-12-01')`.execute(
    tx,
  )
  await sql`insert into session (committee_id, id, term_id, number, title, year, opens_on, closes_on, intake_from, cutoff_at)
    select 1, gen_random_uuid(), t.id, n, '五届' || n || '次会议', y, make_date(y, 1, 10), make_date(y, 1, 14),
      (make_date(y - 1, 11, 10)::timestamp at time zone 'Asia/Shanghai'), (make_date(y, 1, 12) + time '17:00') at time zone 'Asia/Shanghai'
    from term t, generate_series(1, ${years}::int) n, lateral (select ${lastYear - years}::int + n as y) z`.execute(tx)
  await sql`insert into body (committee_id, id, kind, code, name, short_name, system, sort)
    select 1, gen_random_uuid(), 'handling-unit', 'D' || n, '云岭市第' || n || '承办局', '第' || n || '局', 'government', n from generate_series(1, ${units}::int) n
    union all select 1, gen_random_uuid(), 'sector', 'J' || n, '第' || n || '界别', '第' || n || '界别', null, n from generate_series(1, ${sectors}::int) n`.execute(
    tx,
  )
  await sql`insert into person (committee_id, id, code, name, pinyin)
    select 1, gen_random_uuid(), 'W' || n, '委员' || n, 'wy' || n from generate_series(1, ${members}::int) n`.execute(tx)
  await sql`insert into seat (committee_id, id, person_id, term_id, kind, sector_id, state, state_since, from_day, source)
    select 1, gen_random_uuid(), p.id, t.id, 'member', b.id, 'active', '2012-12-01', '2012-12-01', '常委会决定'
    from person p join term t on true
    join body b on b.kind = 'sector' and b.sort = 1 + substr(p.code, 2)::int % ${sectors}::int`.execute(tx)
}

/** Positions the derived statements join by: they stay for the time of loading only. */
async function stage(tx: Tx): Promise<void> {
  await sql`create temporary table unit_no on commit drop as
    select (row_number() over (order by sort))::int - 1 as n, id from body where kind = 'handling-unit'`.execute(tx)
  await sql`create temporary table member_no on commit drop as select (row_number() over (order by code))::int - 1 as n, id from person where code like 'W%'`.execute(
    tx,
  )
  await sql`create temporary table g (id uuid, no int, case_no int, year int, state text, at timestamptz, category text, title text,
    situation text, analysis text, suggestions text[], hash text, title_terms text[], terms text[], member int, unit1 int, unit2 int, joint boolean,
    mark text) on commit drop`.execute(tx)
}

/** Indexes are made once over the full tables: far quicker than keeping them row by row. */
export async function withoutIndexes(owner: Kysely<unknown>, load: () => Promise<void>): Promise<void> {
  await sql`create table bench_index as
    select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition from pg_index i
    join pg_class c on c.oid = i.indrelid
    where c.relnamespace = 'public'::regnamespace and not i.indisprimary and not exists (select from pg_constraint k where k.conindid = i.indexrelid)`.execute(
    owner,
  )
  await sql`do $$ declare r record; begin
    for r in select name from bench_index loop execute format('drop index %s', r.name); end loop; end $$`.execute(owner)
  await load()
  // The program's own entries go on after those that were written past it.
  await sql`insert into journal_head (committee_id, seq, hash, algorithm)
    select 1, max(seq), repeat('0', 64), 'sm3' from journal_entry where committee_id = 1`.execute(owner)
  await sql`do $$ declare r record; begin
    perform set_config('maintenance_work_mem', '256MB', true);
    for r in select definition from bench_index loop execute r.definition; end loop; end $$`.execute(owner)
  await sql`drop table bench_index`.execute(owner)
}

interface Made {
  readonly id: string
  readonly [column: string]: unknown
}

export async function loadProposals(owner: Kysely<unknown>, count: number, tell: (done: number) => void): Promise<void> {
  const random = randomFrom(20_221_220)
  const chunk = 2_000
  let made = makeChunk(random, 0, Math.min(chunk, count), count)
  for (let from = 0; from < count; from += chunk) {
    const rows = made
    const writing = owner.transaction().execute(async (tx) => {
      await stage(tx)
      await write(tx, rows)
    })
    // The next texts are made while the database writes these.
    await new Promise((resolve) => setImmediate(resolve))
    if (from + chunk < count) made = makeChunk(random, from + chunk, Math.min(count, from + 2 * chunk), count)
    await writing
    tell(Math.min(count, from + chunk))
  }
}

function makeChunk(random: Random, from: number, to: number, count: number): readonly Made[] {
  const { years, lastYear, members, units } = benchSize
  const perYear = Math.ceil(count / years)
  return Array.from({ length: to - from }, (_, i) => {
    const no = from + i
    const year = lastYear - years + 1 + Math.floor(no / perYear)
    const text = makeText(random)
    const state = drawn(random, year === lastYear ? thisYear : earlier)
    const day = 20 + Math.floor(((no % perYear) / perYear) * 320)
    const at = new Date(Date.UTC(year - 1, 11, day, 1 + Math.floor(random() * 8), Math.floor(random() * 60)))
    const lead = Math.floor(random() * units)
    return {
      id: idAt(at, random),
      no: no + 1,
      case_no: (no % perYear) + 1,
      year,
      state,
      at: at.toISOString(),
      ...text,
      hash: textHash({ subject: text.title, situation: text.situation, analysis: text.analysis, suggestions: text.suggestions }),
      title_terms: indexTerms(text.title),
      terms: indexTerms([text.title, text.situation, text.analysis, ...text.suggestions].join('\n')),
      member: Math.floor(random() * members),
      unit1: lead,
      unit2: random() < 0.6 ? (lead + 1 + Math.floor(random() * (units - 1))) % units : null,
      joint: random() < 0.25,
      mark: pick(random, ['A', 'A', 'B', 'B', 'C']),
    }
  })
}

function drawn(random: Random, shares: Partial<Record<State, number>>): State {
  const all = Object.entries(shares) as [State, number][]
  let left = random() * all.reduce((sum, [, share]) => sum + share, 0)
  return all.find(([, share]) => (left -= share) < 0)?.[0] ?? 'closed'
}

function idAt(at: Date, random: Random): string {
  const time = at.getTime().toString(16).padStart(12, '0')
  const hex = (digits: number): string => Array.from({ length: digits }, () => Math.floor(random() * 16).toString(16)).join('')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(3)}-a${hex(3)}-${hex(12)}`
}

/** Days after submission on which a case entered each state of its way. */
const way = sql`(values
  ('draft', 0, -5), ('cosigning', 1, -3), ('submitted', 2, 0), ('preReview', 3, 2), ('jointReview', 4, 6), ('filed', 5, 10), ('allocated', 6, 14),
  ('assigned', 7, 20), ('inHandling', 8, 25), ('feedbackOpen', 9, 80), ('rehandling', 10, 95), ('mediating', 11, 130), ('closed', 12, 100),
  ('notFiled', 5, 10), ('mergedInto', 5, 10), ('withdrawn', 5, 9))`

const submitted = sql`g.state not in ('draft', 'cosigning')`
const filed = sql`g.state in ('filed', 'allocated', 'assigned', 'inHandling', 'feedbackOpen', 'rehandling', 'mediating', 'closed')`
const handed = sql`g.state in ('assigned', 'inHandling', 'feedbackOpen', 'rehandling', 'mediating', 'closed')`
const replied = sql`g.state in ('feedbackOpen', 'rehandling', 'mediating', 'closed')`
const after = (days: number) => sql`(g.at::date + ${sql.lit(days)})`

async function write(tx: Tx, rows: readonly Made[]): Promise<void> {
  await sql`insert into g select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, no int, case_no int, year int, state text,
    at timestamptz, category text, title text, situation text, analysis text, suggestions text[], hash text, title_terms text[], terms text[],
    member int, unit1 int, unit2 int, joint boolean, mark text)`.execute(tx)
  await sql`analyze g`.execute(tx)
  await writeCases(tx)
  await writeHandling(tx)
  await sql`insert into matter_text (committee_id, matter_id, kind, title, body, title_terms, terms)
    select 1, id, 'proposal', title, situation || analysis || array_to_string(suggestions, ''), array_to_tsvector(title_terms), array_to_tsvector(terms)
    from g`.execute(tx)
}

async function writeCases(tx: Tx): Promise<void> {
  await sql`insert into matter (committee_id, id, kind, title, number, session_id, state, state_since, open, opened_at, next_due)
    select 1, g.id, 'proposal', g.title, case when ${filed} then g.case_no end, s.id, g.state, g.at + w.days * interval '1 day',
      g.state not in ('closed', 'notFiled', 'mergedInto', 'withdrawn'), g.at,
      case when g.state in ('submitted', 'preReview', 'jointReview') then ${after(14)}
        when g.state in ('assigned', 'inHandling', 'rehandling') then ${after(110)} when g.state = 'feedbackOpen' then ${after(101)} end
    from g join session s on s.year = g.year join ${way} w(state, step, days) on w.state = g.state`.execute(tx)
  await sql`insert into matter_state (committee_id, matter_id, from_at, until_at, state, entry)
    select 1, x.id, x.at + x.days * interval '1 day', x.at + lead(x.days) over (partition by x.id order by x.step) * interval '1 day', x.state,
      row_number() over (partition by x.id order by x.step)
    from (select g.id, g.at, w.state, w.step, w.days from g join ${way} last(state, step, days) on last.state = g.state
      join ${way} w(state, step, days) on w.state = g.state or (w.step < last.step
        and w.state not in ('cosigning', 'rehandling', 'mediating', 'notFiled', 'mergedInto', 'withdrawn'))) x`.execute(tx)
  await sql`insert into proposal (committee_id, id, session_id, time_kind, proposer_kind, lead_person_id, situation, analysis, category, intake_no, case_no,
      text_hash, submitted_at, filed_on, not_filed_on, merged_on, withdrawn_on, assigned_on, replied_on, closed_on, saved_at)
    select 1, g.id, s.id, case when ${submitted} then case when g.at <= s.cutoff_at then 'plenary' else 'intersession' end end,
      case when g.joint then 'joint' else 'individual' end, m.id, g.situation, g.analysis, g.category, case when ${submitted} then g.case_no end,
      case when ${filed} then g.case_no end, g.hash, case when ${submitted} then g.at end, case when ${filed} then ${after(10)} end,
      case when g.state = 'notFiled' then ${after(10)} end, case when g.state = 'mergedInto' then ${after(10)} end,
      case when g.state = 'withdrawn' then ${after(9)} end, case when ${handed} then ${after(20)} end, case when ${replied} then ${after(80)} end,
      case when g.state = 'closed' then ${after(100)} end, g.at
    from g join session s on s.year = g.year join member_no m on m.n = g.member`.execute(tx)
  await sql`insert into proposal_suggestion (committee_id, proposal_id, no, text)
    select 1, g.id, t.no, t.text from g, unnest(g.suggestions) with ordinality t(text, no)`.execute(tx)
  await sql`insert into matter_party (committee_id, matter_id, part, party_id, party_kind, from_at)
    select 1, g.id, 'author', m.id, 'person', g.at from g join member_no m on m.n = g.member
    union all
    select 1, g.id, 'cosigner', m.id, 'person', g.at from g, generate_series(1, 3) k join member_no m on true where g.joint and m.n = (g.member + k) % ${benchSize.members}::int
    union all
    select 1, g.id, 'unit', u.id, 'body', g.at from g join unit_no u on u.n in (g.unit1, g.unit2) where ${handed}`.execute(tx)
  await sql`insert into cosignature (committee_id, id, proposal_id, person_id, invited_at, expires_at, signed_at, text_hash)
    select 1, gen_random_uuid(), g.id, m.id, g.at, g.at + interval '3 days', g.at, g.hash
    from g, generate_series(1, 3) k join member_no m on true where g.joint and m.n = (g.member + k) % ${benchSize.members}::int`.execute(tx)
  await sql`insert into proposal_review (committee_id, id, proposal_id, stage, decision, reviewer_name, at, category, note)
    select 1, gen_random_uuid(), g.id, r.stage, case when r.stage = 'preReview' then 'pass' when g.state = 'notFiled' then 'notFile' else 'file' end,
      '提案办', g.at + r.days * interval '1 day', g.category, ''
    from g, (values ('preReview', 6), ('jointReview', 10)) r(stage, days) where ${filed} or g.state = 'notFiled'`.execute(tx)
  await sql`insert into journal_entry (committee_id, seq, at, actor_name, subject_kind, subject_id, event, data, prev_hash, hash, algorithm)
    select 1, g.no::bigint * 10 + e.n, g.at + e.n * interval '3 days', '提案办', 'proposal', g.id, e.event, e.data::jsonb, repeat('0', 64), repeat('0', 64), 'sm3'
    from g, (values (1, 'proposal.reviewStarted', '{}'), (2, 'proposal.allocated', '{"units":[]}'), (3, 'task.received', '{"unit":"第1局","taskId":""}'),
      (4, 'task.sentForSign', '{"unit":"第1局","taskId":""}'), (5, 'proposal.closed', '{}')) e(n, event, data)
    where ${submitted} and (e.n = 1 or ${handed})`.execute(tx)
}

async function writeHandling(tx: Tx): Promise<void> {
  await sql`insert into allocation (committee_id, proposal_id, body_id, role)
    select 1, g.id, u.id, case when g.unit2 is null then 'sole' when u.n = g.unit1 then 'lead' else 'assist' end
    from g join unit_no u on u.n in (g.unit1, g.unit2) where ${handed} or g.state = 'allocated'`.execute(tx)
  await sql`create temporary table t on commit drop as
    select gen_random_uuid() as id, gen_random_uuid() as reply_id, g.id as proposal_id, u.id as body_id, r.round,
      case when g.unit2 is null then 'sole' when u.n = g.unit1 then 'lead' else 'assist' end as role,
      case when u.n <> g.unit1 then case when ${replied} then 'assistOpinionSubmitted' else 'accepted' end
        when g.state = 'assigned' then 'pendingReceipt' when g.state = 'inHandling' then (array['accepted', 'handling', 'replyDraft', 'internalSign'])[1 + g.no % 4]
        when g.state in ('rehandling', 'mediating') and r.round = 1 then 'superseded' when g.state = 'rehandling' then 'handling' else 'issued' end as state,
      ${after(20)} + (r.round - 1) * 75 as assigned_on, ${after(110)} as due_day, ${after(80)} as answered, g.mark, g.at, g.state as case_state, g.member
    from g join unit_no u on u.n in (g.unit1, g.unit2)
    cross join lateral (select 1 as round union all select 2 where g.state in ('rehandling', 'mediating') and u.n = g.unit1) r where ${handed}`.execute(
    tx,
  )
  const answered = sql`(t.state in ('issued', 'superseded', 'assistOpinionSubmitted'))`
  const issued = sql`(t.state in ('issued', 'superseded'))`
  await sql`insert into handling_task (committee_id, id, proposal_id, body_id, role, round, state, state_since, assigned_on, received_on, received_by,
      responsible_leader, section, clerk, clerk_phone, plan, due_day, original_due_day, answered_on, superseded_on)
    select 1, t.id, t.proposal_id, t.body_id, t.role, t.round, t.state, t.at + interval '25 days', t.assigned_on, t.assigned_on + 1, '联络员', '分管领导', '综合科',
      '经办人', '0000-1234567', '先调研，再会商，按期答复。', t.due_day, t.due_day, case when ${answered} then t.answered end,
      case when t.state = 'superseded' then t.answered + 15 end from t`.execute(tx)
  await sql`insert into consultation_record (committee_id, id, task_id, proposal_id, phase, mode, held_on, content, recorded_by, recorded_at)
    select 1, gen_random_uuid(), t.id, t.proposal_id, 'during', 'visit', t.assigned_on + 12, '与提案者面商，听取意见，商定办理思路。', '经办人', t.at + interval '32 days'
    from t where ${issued}`.execute(tx)
  await sql`insert into reply (committee_id, id, task_id, proposal_id, round, doc_no, title, body, class_mark, openness, signer_name, signer_post, contact_name,
      contact_phone, saved_at, issued_at, issued_on)
    select 1, t.reply_id, t.id, t.proposal_id, t.round, '云局函〔' || extract(year from t.answered)::int || '〕1号', '对提案的答复', repeat('您提出的建议收悉，现答复如下。', 12), t.mark, 'open',
      '局长', '局长', '经办人', '0000-1234567', t.at, t.at + interval '80 days', t.answered from t where ${issued}`.execute(tx)
  await sql`insert into reply_item (committee_id, reply_id, no, accepted, measure, done)
    select 1, t.reply_id, s.no, 'adopted', '列入年度计划，明确专人负责，定期通报进展。', true from t join proposal_suggestion s on s.committee_id = 1 and s.proposal_id = t.proposal_id
    where ${issued}`.execute(tx)
  await sql`insert into reply_class (committee_id, reply_id, proposal_id, from_day, entry, class_mark, set_by)
    select 1, t.reply_id, t.proposal_id, t.answered, 1, t.mark, '承办局' from t where ${issued}`.execute(tx)
  await sql`insert into feedback (committee_id, id, reply_id, task_id, proposal_id, round, evaluator_id, evaluator_kind, decisive, opened_on, due_day,
      contacted, attitude, result, given_on, given_at, given_by, channel)
    select 1, gen_random_uuid(), t.reply_id, t.id, t.proposal_id, t.round, m.id, 'person', true, t.answered, t.answered + 21,
      case when d.given then 'face' end, case when d.given then d.rating end, case when d.given then d.rating end, case when d.given then t.answered + 12 end,
      case when d.given then t.at + interval '92 days' end, case when d.given then '委员' end, case when d.given then 'own' end
    from t join member_no m on m.n = t.member
    cross join lateral (select t.case_state <> 'feedbackOpen' as given, case when t.case_state in ('rehandling', 'mediating') then 'dissatisfied' else 'satisfied' end as rating) d
    where ${issued}`.execute(tx)
  await sql`insert into deadline (committee_id, id, matter_id, part_id, code, label, holder_id, rule, from_day, due_day, original_due_day, steps, met_on)
    select 1, gen_random_uuid(), t.proposal_id, t.id, d.code, d.label, t.body_id, '{}'::jsonb, t.assigned_on, t.assigned_on + d.days, t.assigned_on + d.days,
      '["自交办之日起算，三个月为到期日","依据：提案办理办法"]'::jsonb, case when ${answered} or (d.days < 60 and t.state <> 'pendingReceipt') then t.assigned_on + 3 end
    from t, (values ('task.receipt', '签收', 5), ('task.firstContact', '首次与提案者沟通', 21), ('task.answer', '答复提案者', 90)) d(code, label, days)
    union all
    select 1, gen_random_uuid(), g.id, g.id, d.code, d.label, null, '{}'::jsonb, g.at::date, g.at::date + d.days, g.at::date + d.days, '["自提交之日起算"]'::jsonb,
      case when g.state not in ('submitted', 'preReview', 'jointReview') then g.at::date + 4 end
    from g, (values ('proposal.preReview', '初审', 7), ('proposal.filing', '作出审查决定', 14)) d(code, label, days) where ${submitted}`.execute(
    tx,
  )
  await sql`drop table t`.execute(tx)
}
