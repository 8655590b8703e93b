// Writes a chunk of imported proposals in a handful of statements: the register with its states and days, texts, reviews, tasks, replies.
import { createHash } from 'node:crypto'
import { sql, type RawBuilder } from 'kysely'
import type { Change } from '#/core/action.ts'
import { setDeadlines, type NewDeadline } from '#/core/cases/deadlines.ts'
import { indexMatters } from '#/core/search/search.ts'
import { dayOf } from '#/core/day.ts'
import { adoptPersons } from '#/features/members/public.ts'
import { adoptBodies, adoptPastSession } from '#/features/organisation/public.ts'
import { clockwork, proposalOf, type Clockwork } from './actions/acting.ts'
import { proposalEvents } from './events.ts'
import { courseOf, type ImportedCourse } from './importer-course.ts'
import { bodyKey, type Known, type PlannedProposal } from './importer-plan.ts'
import type { GivenProposal } from './importer-row.ts'
import { proposalStates } from './lifecycle.ts'
import { textHash, timeKindAt } from './rules.ts'
import { answers } from './words.ts'

/** Everything a row names is in the register by now. */
interface Case {
  readonly id: string
  readonly given: GivenProposal
  readonly course: ImportedCourse
  readonly sessionId: string
  readonly cutoffAt: Date | null
  readonly lead: { readonly id: string; readonly kind: 'person' | 'body' } | null
  readonly tasks: readonly CaseTask[]
}

type CaseTask = ImportedCourse['tasks'][number] & {
  readonly id: string
  readonly bodyId: string
  readonly replyId: string
  readonly due: string
}

export async function writeImported(change: Change, planned: readonly PlannedProposal[], known: Known, source: string): Promise<Known> {
  const now = await adopted(change, planned, known, `导入自《${source}》`)
  const cases = await casesOf(change, planned, now)
  await writeRegister(change, cases.all)
  await writeTexts(change, cases.all)
  await writeReviews(change, cases.all)
  await writeHandling(change, cases.all)
  await setDeadlines(change.tx, cases.deadlines)
  await keepNumbers(change, cases.all)
  for (const c of cases.all) change.record(proposalOf(c.id), proposalEvents.imported.of({ source, row: `第${c.given.row}行` }))
  return now
}

/** Units, proposing bodies, people and sessions that the rows name and the register lacks. */
async function adopted(change: Change, planned: readonly PlannedProposal[], known: Known, source: string): Promise<Known> {
  const given = planned.map((p) => p.given)
  const missing = (names: readonly string[], there: ReadonlyMap<string, string>) => [...new Set(names)].filter((name) => !there.has(name))
  const units = missing(
    given.flatMap((g) => [...(g.lead ? [g.lead] : []), ...g.co]),
    known.units,
  )
  const people = missing(
    given.filter((g) => g.proposer.is === 'person').map((g) => g.proposer.name),
    known.people,
  )
  const bodies = new Map(known.bodies)
  const kinds = new Map<string, Set<string>>()
  for (const { proposer: p } of given)
    if (p.is === 'body' && p.bodyKind && !bodies.has(bodyKey(p.bodyKind, p.name)))
      kinds.set(p.bodyKind, (kinds.get(p.bodyKind) ?? new Set()).add(p.name))
  for (const [kind, names] of kinds)
    for (const [name, id] of await adoptBodies(change, kind, [...names], source)) bodies.set(bodyKey(kind, name), id)
  const sessions = new Map(known.sessions)
  for (const { session } of planned)
    if ('make' in session && !sessions.has(session.make.number))
      sessions.set(session.make.number, await adoptPastSession(change, session.make))
  return {
    units: new Map([...known.units, ...(await adoptBodies(change, 'handling-unit', units, source))]),
    bodies,
    people: new Map([...known.people, ...(await adoptPersons(change, people.map(asPerson), source))]),
    sessions,
  }
}

/** The committee gave this person no number: one made from the name, the same at every import. */
const asPerson = (name: string) => ({ name, code: `DR-${createHash('sha256').update(name).digest('hex').slice(0, 10)}` })

async function casesOf(change: Change, planned: readonly PlannedProposal[], known: Known) {
  const clocks = new Map<string, Clockwork>()
  const all: Case[] = []
  const deadlines: NewDeadline[] = []
  for (const { given, session } of planned) {
    const course = courseOf(given, change.now)
    const id = datedId(course.submittedAt, change.newId())
    const sessionId = 'id' in session ? session.id : there(known.sessions, session.make.number)
    const clock = clocks.get(sessionId) ?? (await clockwork(change, sessionId))
    clocks.set(sessionId, clock)
    const tasks = course.tasks.map((t): CaseTask => {
      const due = clock.due(answers[t.role] ? 'reply' : 'assist', dayOf(course.submittedAt))
      const task = { ...t, id: change.newId(), bodyId: there(known.units, t.unit), replyId: change.newId(), due: due.due }
      if (t.state === 'pendingReceipt')
        deadlines.push({
          committeeId: change.actor.committeeId,
          id: change.newId(),
          matterId: id,
          partId: task.id,
          code: 'task.answer',
          label: answers[t.role] ? '答复提案者' : '提交会办意见',
          holderId: task.bodyId,
          due,
        })
      return task
    })
    all.push({ id, given, course, sessionId, cutoffAt: 'cutoffAt' in session ? session.cutoffAt : null, lead: leadOf(given, known), tasks })
  }
  return { all, deadlines }
}

/** Keys of cases grow with time, and search shows the newest first by them: a case of past years bears its own time. */
function datedId(at: Date, id: string): string {
  const time = Math.max(0, at.getTime()).toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}${id.slice(13)}`
}

function leadOf({ proposer: p }: GivenProposal, known: Known): Case['lead'] {
  if (p.is === 'person') return { id: there(known.people, p.name), kind: 'person' }
  return p.is === 'body' && p.bodyKind ? { id: there(known.bodies, bodyKey(p.bodyKind, p.name)), kind: 'body' } : null
}

function there<K>(known: ReadonlyMap<K, string>, name: K): string {
  const id = known.get(name)
  if (id === undefined) throw new Error(`import: ${String(name)} was not brought into the register`)
  return id
}

const textOf = ({ given: g }: Case) => ({ subject: g.title, ...g.text })

async function writeRegister({ tx, actor, now, newId }: Change, cases: readonly Case[]): Promise<void> {
  const rows = cases.map((c) => {
    const { given: g, course } = c
    const last = course.states.at(-1) ?? { state: 'submitted', at: course.submittedAt }
    return {
      id: c.id,
      title: g.title,
      case_no: g.review === 'filed' ? g.number : null,
      session_id: c.sessionId,
      state: last.state,
      since: last.at,
      open: proposalStates[last.state].open,
      at: course.submittedAt,
      time_kind: g.timeKind ?? (c.cutoffAt && g.submittedAt ? timeKindAt(g.submittedAt, c.cutoffAt) : null),
      proposer_kind: g.proposer.kind,
      lead_person_id: c.lead?.kind === 'person' ? c.lead.id : null,
      lead_body_id: c.lead?.kind === 'body' ? c.lead.id : null,
      contact_name: g.proposer.contact,
      situation: g.text.situation,
      analysis: g.text.analysis,
      open_consent: g.openConsent,
      open_reason: g.openConsent ? '' : '导入的记录注明不公开',
      category: g.category,
      keywords: g.keywords,
      text_hash: textHash(textOf(c)),
      filed_on: course.filedOn,
      not_filed_on: course.notFiledOn,
      disposal: course.disposal,
      reason_code: course.reasonCode,
      assigned_on: course.assignedOn,
      replied_on: course.repliedOn,
      closed_on: course.closedOn,
      is_key: g.isKey,
      imported_from: g.key,
      imported_row: g.prints,
    }
  })
  await sql`with given as materialized (select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, title text, case_no int,
      session_id uuid, state text, since timestamptz, open boolean, at timestamptz, time_kind text, proposer_kind text, lead_person_id uuid,
      lead_body_id uuid, contact_name text, situation text, analysis text, open_consent boolean, open_reason text, category text,
      keywords text[], text_hash text, filed_on date, not_filed_on date, disposal text, reason_code text, assigned_on date, replied_on date,
      closed_on date, is_key boolean, imported_from text, imported_row jsonb)),
    opened as (insert into matter (committee_id, id, kind, title, number, session_id, state, state_since, open, opened_at)
      select ${actor.committeeId}, id, 'proposal', title, case_no, session_id, state, since, open, at from given)
    insert into proposal (committee_id, id, session_id, time_kind, proposer_kind, lead_person_id, lead_body_id, contact_name, situation, analysis,
      open_consent, open_reason, category, keywords, case_no, text_hash, submitted_at, filed_on, not_filed_on, disposal, reason_code, assigned_on,
      replied_on, closed_on, is_key, imported_from, imported_row, saved_at)
    select ${actor.committeeId}, id, session_id, time_kind, proposer_kind, lead_person_id, lead_body_id, contact_name, situation, analysis,
      open_consent, open_reason, category, keywords, case_no, text_hash, at, filed_on, not_filed_on, disposal, reason_code, assigned_on,
      replied_on, closed_on, is_key, imported_from, imported_row, ${now} from given`.execute(tx)
  await insert(
    tx,
    actor.committeeId,
    'matter_state',
    sql`matter_id uuid, entry int, state text, from_at timestamptz, until_at timestamptz`,
    cases.flatMap(statesOf),
  )
  await insert(
    tx,
    actor.committeeId,
    'proposal_standing',
    sql`id uuid, proposal_id uuid, tier text, from_day date, entered_on date`,
    cases.flatMap(({ id, given, course }) =>
      given.isKey && course.filedOn
        ? [{ id: newId(), proposal_id: id, tier: 'key', from_day: course.filedOn, entered_on: course.filedOn }]
        : [],
    ),
  )
  const authors = cases.flatMap((c) =>
    c.lead ? [{ matter_id: c.id, part: 'author', party_id: c.lead.id, party_kind: c.lead.kind, from_at: c.course.submittedAt }] : [],
  )
  const units = cases.flatMap((c) =>
    c.tasks.map((t) => ({ matter_id: c.id, part: 'unit', party_id: t.bodyId, party_kind: 'body', from_at: c.course.submittedAt })),
  )
  await insert(tx, actor.committeeId, 'matter_party', sql`matter_id uuid, part text, party_id uuid, party_kind text, from_at timestamptz`, [
    ...authors,
    ...units,
  ])
}

const statesOf = ({ id, course: { states } }: Case) =>
  states.map(({ state, at }, i) => ({ matter_id: id, entry: i + 1, state, from_at: at, until_at: states[i + 1]?.at ?? null }))

async function writeTexts({ tx, actor }: Change, cases: readonly Case[]): Promise<void> {
  await insert(
    tx,
    actor.committeeId,
    'proposal_suggestion',
    sql`proposal_id uuid, no int, text text`,
    cases.flatMap((c) => c.given.text.suggestions.map((text, i) => ({ proposal_id: c.id, no: i + 1, text }))),
  )
  await indexMatters(
    tx,
    cases.map(({ id, given: { title, text, keywords } }) => ({
      committeeId: actor.committeeId,
      matterId: id,
      kind: 'proposal',
      title,
      body: [text.situation, text.analysis, ...text.suggestions, ...keywords].join('\n'),
    })),
  )
}

/** A review is kept where the table says more than that the proposal was filed. */
async function writeReviews({ tx, actor, newId }: Change, cases: readonly Case[]): Promise<void> {
  const told = cases.filter(({ given: g }) => g.review === 'notFiled' || g.merges || g.reviewNote !== '')
  await insert(
    tx,
    actor.committeeId,
    'proposal_review',
    sql`id uuid, proposal_id uuid, stage text, decision text, reviewer_name text, at timestamptz, reason_code text, reason_text text,
      disposal text, category text, note text`,
    told.map(({ id, given: g, course }) => ({
      id: newId(),
      proposal_id: id,
      stage: 'jointReview',
      decision: g.review === 'notFiled' ? 'notFile' : g.merges ? 'merge' : 'file',
      reviewer_name: '导入的记录',
      at: course.submittedAt,
      reason_code: course.reasonCode,
      reason_text: g.review === 'notFiled' ? g.reviewNote : null,
      disposal: course.disposal,
      category: g.category,
      note: g.review === 'notFiled' ? null : g.reviewNote,
    })),
  )
}

async function writeHandling({ tx, actor }: Change, cases: readonly Case[]): Promise<void> {
  const { committeeId } = actor
  const tasks = cases.flatMap((c) => c.tasks.map((t) => ({ c, t })))
  await insert(
    tx,
    committeeId,
    'allocation',
    sql`proposal_id uuid, body_id uuid, role text`,
    tasks.map(({ c, t }) => ({ proposal_id: c.id, body_id: t.bodyId, role: t.role })),
  )
  await insert(
    tx,
    committeeId,
    'handling_task',
    sql`id uuid, proposal_id uuid, body_id uuid, role text, round int, state text, state_since timestamptz, assigned_on date, due_day date,
      original_due_day date, answered_on date`,
    tasks.map(({ c, t }) => ({
      id: t.id,
      proposal_id: c.id,
      body_id: t.bodyId,
      role: t.role,
      round: 1,
      state: t.state,
      state_since: t.stateSince,
      assigned_on: c.course.assignedOn,
      due_day: t.due,
      original_due_day: t.due,
      answered_on: t.answeredOn,
    })),
  )
  const replies = tasks.filter(({ t }) => t.state === 'issued')
  await insert(
    tx,
    committeeId,
    'reply',
    sql`id uuid, task_id uuid, proposal_id uuid, round int, title text, body text, class_mark text, saved_at timestamptz, issued_at timestamptz,
      issued_on date`,
    replies.map(({ c, t }) => ({
      id: t.replyId,
      task_id: t.id,
      proposal_id: c.id,
      round: 1,
      title: '',
      body: c.given.replyText || '（导入的记录没有答复全文）',
      class_mark: c.given.mark,
      saved_at: t.stateSince,
      issued_at: t.stateSince,
      issued_on: t.answeredOn,
    })),
  )
  await insert(
    tx,
    committeeId,
    'reply_class',
    sql`reply_id uuid, proposal_id uuid, from_day date, entry int, class_mark text, set_by text`,
    replies
      .filter(({ c }) => c.given.mark !== null)
      .map(({ c, t }) => ({
        reply_id: t.replyId,
        proposal_id: c.id,
        from_day: t.answeredOn,
        entry: 1,
        class_mark: c.given.mark,
        set_by: t.unit,
      })),
  )
}

/** Numbers given by the program go on after those that came from outside. */
async function keepNumbers({ tx, actor }: Change, cases: readonly Case[]): Promise<void> {
  const last = new Map<string, number>()
  for (const { given: g, sessionId } of cases)
    if (g.review === 'filed' && g.number !== null) last.set(sessionId, Math.max(g.number, last.get(sessionId) ?? 0))
  for (const [sessionId, number] of last)
    await sql`insert into number_series (committee_id, series, last) values (${actor.committeeId}, ${`proposal.case:${sessionId}`}, ${number})
      on conflict (committee_id, series) do update set last = greatest(number_series.last, excluded.last)`.execute(tx)
}

/** The columns' declaration names them and their types; names come from the first words of it. */
async function insert(
  tx: Change['tx'],
  committeeId: number,
  table: string,
  columns: RawBuilder<unknown>,
  rows: readonly Readonly<Record<string, unknown>>[],
): Promise<void> {
  const [first] = rows
  if (!first) return
  const names = sql.join(Object.keys(first).map((name) => sql.ref(name)))
  await sql`insert into ${sql.table(table)} (committee_id, ${names})
    select ${committeeId}, ${names} from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(${columns})`.execute(tx)
}
