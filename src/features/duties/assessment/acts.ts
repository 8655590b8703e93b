// The course of a yearly assessment: opened, checked by everybody, frozen and scored, graded with its share limits, considered, approved, told.
import { sql } from 'kysely'
import { perform, type Change, type World } from '#/core/action.ts'
import type { Actor } from '#/core/actor.ts'
import { addDays, day, type Day } from '#/core/day.ts'
import type { Tx } from '#/core/db/database.ts'
import type { Act, Seen } from '#/core/http/move-routes.ts'
import { judge } from '#/core/lifecycle.ts'
import { owe } from '#/core/notices/notices.ts'
import { conflict, done, notFound, refused, type Outcome, type Reason } from '#/core/outcome.ts'
import { gradeAll, quotaPassed } from '#/core/scoring/grading.ts'
import { ruleSet, type RuleSet } from '#/core/scoring/rule-set.ts'
import { settingOn } from '#/core/settings/store.ts'
import { allSessions } from '#/features/organisation/public.ts'
import { periodOf, sheetsOf, type HolderSheet } from '../scoring/scores.ts'
import { appealDays, checkDays } from '../scoring/settings.ts'
import { inForce } from '../scoring/store.ts'
import { proposeConsequences } from './consequences.ts'
import { assessmentEvents, type Result } from './events.ts'
import { sheetCode, wholeCode } from './freeze.ts'
import {
  assessmentCourse,
  objectionStates,
  type AssessmentAsk,
  type AssessmentMove,
  type AssessmentState,
  type AssessmentSubject,
} from './lifecycle.ts'
import { findAssessment, objectionsOf, sheetsIn, wholeSheetsIn, type Assessment, type Frozen, type SheetRow } from './store.ts'

export const assessmentOf = (id: string) => ({ kind: 'duty-assessment', id }) as const

export interface AssessmentGiven {
  readonly title: string
  readonly year: number
  readonly rules: string
  readonly factsUntil: string | null
}

export function openAssessment(
  world: World,
  actor: Actor,
  given: AssessmentGiven,
): Promise<Outcome<{ readonly id: string; readonly url: string }>> {
  return perform(world, actor, async (change) => {
    const { tx, today } = change
    const edition = await inForce(tx, actor.committeeId, given.rules, today)
    if (!edition) return refused([{ field: 'rules', says: '没有这套办法' }])
    const period = periodOf(edition.content, await allSessions(tx, actor.committeeId), given.year, day(`${given.year + 1}-12-31`))
    const until = given.factsUntil ? day(given.factsUntil) : period.end
    const wrong: Reason[] = []
    if (until < period.from || until > period.end)
      wrong.push({ field: 'factsUntil', says: `事实截至日在${period.from}和${period.end}之间` })
    const { rows } =
      await sql`select 1 from duty_assessment where committee_id = ${actor.committeeId} and year = ${given.year} and set_key = ${given.rules}
      and facts_until = ${until} and state <> 'discarded'`.execute(tx)
    if (rows.length) wrong.push({ field: 'year', says: `${given.year}年度事实截至${until}的，已经按这套办法建立了考核` })
    if (wrong.length) return refused(wrong)
    const id = change.newId()
    await sql`insert into duty_assessment (committee_id, id, year, title, set_key, set_edition, rules, from_day, to_day, facts_until, state, state_since, created_by)
      values (${actor.committeeId}, ${id}, ${given.year}, ${given.title}, ${given.rules}, ${edition.edition}, ${JSON.stringify(edition.content)}::jsonb,
        ${period.from}, ${period.end}, ${until}, 'collecting', ${change.now}, ${actor.name})`.execute(tx)
    change.record(
      assessmentOf(id),
      assessmentEvents.opened.of({ title: given.title, rules: edition.content.title, from: period.from, until }),
    )
    return done({ id, url: `/duty-assessments/${id}` })
  })
}

/** The sheets as the facts stand now, by the rules the assessment was opened with. */
export function liveSheets(tx: Tx, committeeId: number, a: Assessment, today: Day): Promise<readonly HolderSheet[]> {
  const to = a.factsUntil < today ? a.factsUntil : today
  return sheetsOf(tx, {
    committeeId,
    set: ruleSet.parse(a.rules),
    version: `${a.setKey}@${a.setEdition}`,
    period: { year: a.year, from: a.fromDay, to, end: a.toDay },
  })
}

export const scopesOf = (s: Pick<SheetRow, 'sector' | 'specialCommittee'>) => ({
  sector: s.sector,
  committee: s.specialCommittee,
  all: '全体',
})
const assessed = (sheets: readonly SheetRow[]): readonly SheetRow[] => sheets.filter((s) => s.exempt === null)

/** What a move looks at. */
export async function assessmentSubject(
  tx: Tx,
  committeeId: number,
  a: Assessment,
  today: Day,
): Promise<AssessmentSubject & { readonly sheets: readonly SheetRow[] }> {
  const sheets = await sheetsIn(tx, committeeId, a.id)
  const objections = await objectionsOf(tx, committeeId, a.id)
  return {
    state: a.state,
    relations: [],
    sheets,
    holders: a.state === 'collecting' ? (await liveSheets(tx, committeeId, a, today)).length : sheets.length,
    checkUntil: a.checkUntil,
    appealUntil: a.appealUntil,
    openObjections: objections.filter((o) => objectionStates[o.state].open).length,
    overQuota:
      a.state === 'graded'
        ? quotaPassed(
            ruleSet.parse(a.rules),
            assessed(sheets).map((s) => ({ grade: s.grade, in: scopesOf(s) })),
          )
        : [],
    today,
  }
}

interface Held {
  readonly a: Assessment
  readonly sheets: readonly SheetRow[]
}

async function actOn(change: Change, move: AssessmentMove, seen: Seen): Promise<Outcome<Held>> {
  const { tx, actor, today } = change
  const a = await findAssessment(tx, actor.committeeId, seen.id, true)
  if (!a) return notFound('没有找到这次考核')
  const { sheets, ...subject } = await assessmentSubject(tx, actor.committeeId, a, today)
  const verdict = judge(assessmentCourse, move, subject, actor)
  if (!verdict.ok) return verdict
  return a.version === seen.version ? done({ a, sheets }) : conflict()
}

interface Moved {
  readonly id: string
  readonly state: string
}

const set = (change: Change, a: Assessment, assignments: ReturnType<typeof sql>) =>
  sql`update duty_assessment set ${assignments} where committee_id = ${change.actor.committeeId} and id = ${a.id}`.execute(change.tx)

const moving =
  <M extends AssessmentMove>(
    move: M,
    state: AssessmentState,
    work: (change: Change, held: Held, ask: AssessmentAsk<M>) => Promise<readonly Reason[] | void>,
  ) =>
  (world: World, actor: Actor, seen: Seen, ask: AssessmentAsk<M>): Promise<Outcome<Moved>> =>
    perform(world, actor, async (change) => {
      const held = await actOn(change, move, seen)
      if (!held.ok) return held
      const wrong = await work(change, held.value, ask)
      if (wrong?.length) return refused(wrong)
      await set(change, held.value.a, sql`state = ${state}, state_since = ${change.now}, version = version + 1`)
      return done({ id: seen.id, state })
    })

const startCheck = moving('startCheck', 'checking', async (change, { a }, ask) => {
  const { tx, actor, today } = change
  const until = ask.checkUntil ? day(ask.checkUntil) : addDays(today, await settingOn(tx, actor.committeeId, checkDays, today))
  if (until < today) return [{ field: 'checkUntil', says: '核对期限不能早于今天' }]
  const sheets = await liveSheets(tx, actor.committeeId, a, today)
  await putSheets(change, a, sheets)
  await set(change, a, sql`check_until = ${until}`)
  await tellAll(
    change,
    a,
    sheets.filter((s) => s.holder.kind === 'person').map((s) => s.holder.id),
    {
      key: 'check',
      title: `请核对${a.title}的履职事实和得分`,
      body: `核对期限到${until}。缺了、错了的请提出异议。`,
    },
  )
  change.record(assessmentOf(a.id), assessmentEvents.checkStarted.of({ holders: sheets.length, until }))
})

/** A row for everybody; who is not assessed is in it with the reason. Exemptions given by hand stay. */
async function putSheets(change: Change, a: Assessment, sheets: readonly HolderSheet[]): Promise<void> {
  const rows = sheets.map(({ holder, exempt, sheet }) => ({
    id: change.newId(),
    holder: holder.id,
    kind: holder.kind,
    name: holder.name,
    sector: holder.sectorId,
    committee: holder.specialCommitteeId,
    share: sheet.activeShare,
    exempt,
  }))
  await sql`insert into duty_sheet (committee_id, id, assessment_id, holder_id, holder_kind, holder_name, sector_id, special_committee_id, active_share, exempt)
    select ${change.actor.committeeId}, id, ${a.id}, holder, kind, name, sector, committee, share, exempt
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, holder uuid, kind text, name text, sector uuid, committee uuid, share numeric, exempt text)
    on conflict (committee_id, assessment_id, holder_id) do update set holder_name = excluded.holder_name, sector_id = excluded.sector_id,
      special_committee_id = excluded.special_committee_id, active_share = excluded.active_share, exempt = coalesce(duty_sheet.exempt, excluded.exempt)`.execute(
    change.tx,
  )
}

async function tellAll(
  change: Change,
  a: Assessment,
  personIds: readonly string[],
  { key, title, body }: { readonly key: string; readonly title: string; readonly body: string },
): Promise<void> {
  await owe(change, { personIds, key: `dutyAssessment.${key}:${a.id}`, title, body, url: '/own-score', matterId: null })
}

/** Freezes: facts behind every line, the rules by version, totals, a check code over each sheet and over all. */
const score = moving('score', 'scored', async (change, { a }) => {
  const { tx, actor, today } = change
  const live = await liveSheets(tx, actor.committeeId, a, today)
  await putSheets(change, a, live)
  const frozen = live.map(({ holder, sheet }) => {
    const content: Frozen = {
      version: sheet.version,
      lines: sheet.lines,
      barred: sheet.barred,
      passedOver: [],
      shut: sheet.shut,
      met: sheet.met,
      activeShare: sheet.activeShare,
    }
    return { holder: holder.id, total: sheet.total, content, code: sheetCode({ holderId: holder.id, total: sheet.total, content }) }
  })
  await sql`update duty_sheet h set total = r.total, content = r.content, check_code = r.code, earned_grade = null, grade = null, grade_reason = null,
      version = version + 1
    from jsonb_to_recordset(${JSON.stringify(frozen)}::jsonb) as r(holder uuid, total numeric, content jsonb, code text)
    where h.committee_id = ${actor.committeeId} and h.assessment_id = ${a.id} and h.holder_id = r.holder`.execute(tx)
  const code = wholeCode(frozen.map((f) => f.code))
  await set(change, a, sql`scored_on = ${today}, check_code = ${code}`)
  change.record(
    assessmentOf(a.id),
    assessmentEvents.scored.of({
      holders: frozen.length,
      facts: live.reduce((all, s) => all + s.scored.facts.length, 0),
      rules: `${a.setKey}@${a.setEdition}`,
      code,
    }),
  )
})

/** From what was frozen, never from the facts of today. */
const grade = moving('grade', 'graded', async (change, { a }) => {
  const { tx, actor } = change
  const rules: RuleSet = ruleSet.parse(a.rules)
  const sheets = await wholeSheetsIn(tx, actor.committeeId, a.id)
  const grades = gradeAll(
    rules,
    sheets
      .filter((s) => s.exempt === null && s.content !== null)
      .map((s) => ({
        id: s.id,
        sheet: { total: s.total ?? 0, shut: s.content?.shut ?? [], activeShare: s.content?.activeShare ?? 1 },
        in: scopesOf(s),
      })),
  )
  const rows = [...grades].map(([id, g]) => ({ id, grade: g.grade, why: g.passedOver.join('；') || null }))
  await sql`update duty_sheet h set earned_grade = r.grade, grade = r.grade, grade_reason = r.why, version = version + 1
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, grade text, why text)
    where h.committee_id = ${actor.committeeId} and h.id = r.id`.execute(tx)
  change.record(assessmentOf(a.id), assessmentEvents.graded.of({ grades: gradesInWords(rules, rows) }))
})

export const gradesInWords = (rules: Pick<RuleSet, 'grades'>, rows: readonly { readonly grade: string | null }[]): string =>
  rules.grades
    .map((g) => [g.label, rows.filter((r) => r.grade === g.label).length] as const)
    .filter(([, n]) => n > 0)
    .map(([label, n]) => `${label}${n}个`)
    .join('、')

const takeBack = moving('takeBack', 'checking', async (change, { a }, ask) => {
  await sql`update duty_sheet set earned_grade = null, grade = null, grade_reason = null, version = version + 1
    where committee_id = ${change.actor.committeeId} and assessment_id = ${a.id}`.execute(change.tx)
  change.record(assessmentOf(a.id), assessmentEvents.takenBack.of({ reason: ask.reason }))
})

const consider = moving('consider', 'considered', async (change, { a }, ask) => {
  const meetingDay = day(ask.meetingDay)
  if (meetingDay > change.today) return [{ field: 'meetingDay', says: '会议日期不能晚于今天' }]
  await set(change, a, sql`meeting = ${ask.meeting}, meeting_day = ${meetingDay}`)
  change.record(assessmentOf(a.id), assessmentEvents.considered.of({ meeting: ask.meeting, day: meetingDay }))
})

const approve = moving('approve', 'approved', async (change, { a, sheets }, ask) => {
  await set(change, a, sql`approved_on = ${change.today}, document_no = ${ask.documentNo}`)
  const results = assessed(sheets).flatMap((s): Result[] =>
    s.grade === null ? [] : [{ id: s.holderId, kind: s.holderKind, grade: s.grade, total: s.total ?? 0 }],
  )
  change.record(
    assessmentOf(a.id),
    assessmentEvents.approved.of({
      title: a.title,
      year: a.year,
      grades: gradesInWords(a.rules, results),
      documentNo: ask.documentNo,
      results,
    }),
  )
})

const notify = moving('notify', 'notified', async (change, { a, sheets }) => {
  const { tx, actor, today } = change
  const until = addDays(today, await settingOn(tx, actor.committeeId, appealDays, today))
  await set(change, a, sql`appeal_until = ${until}`)
  const people = assessed(sheets).filter((s) => s.holderKind === 'person')
  await tellAll(
    change,
    a,
    people.map((s) => s.holderId),
    {
      key: 'result',
      title: `${a.title}结果已经审定`,
      body: `有不同意见的，可以在${until}前申诉。`,
    },
  )
  const proposed = await proposeConsequences(change, a, assessed(sheets))
  change.record(assessmentOf(a.id), assessmentEvents.notified.of({ people: people.length, until, proposed }))
})

const archive = moving('archive', 'archived', async (change, { a }) => {
  await set(change, a, sql`archived_on = ${change.today}`)
  change.record(assessmentOf(a.id), assessmentEvents.archived.of({}))
})

const discard = moving('discard', 'discarded', (change, { a }, ask) => {
  change.record(assessmentOf(a.id), assessmentEvents.discarded.of({ reason: ask.reason }))
  return Promise.resolve()
})

export const assessmentActs: { readonly [M in AssessmentMove]: Act<AssessmentAsk<M>, Moved> } = {
  startCheck,
  score,
  grade,
  takeBack,
  consider,
  approve,
  notify,
  archive,
  discard,
}
