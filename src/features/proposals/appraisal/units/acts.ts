// The acts of the units' assessment: rules by dated row, marks by two persons, editions for the units to check, objections, approval.
import { sql } from 'kysely'
import { perform, type Change, type World } from '#/core/action.ts'
import { bodiesOf, type Actor } from '#/core/actor.ts'
import { day, type Day } from '#/core/day.ts'
import type { Tx } from '#/core/db/database.ts'
import type { Act } from '#/core/http/move-routes.ts'
import { judge } from '#/core/lifecycle.ts'
import { owe } from '#/core/notices/notices.ts'
import { conflict, done, forbidden, notFound, refused, type Outcome, type Reason } from '#/core/outcome.ts'
import { marked, outside, scoringScheme, type ScoringRule } from '#/core/scoring/scheme.ts'
import { liaisonsOfAll, peopleWithRole } from '#/features/members/public.ts'
import { bodiesByIds } from '#/features/organisation/public.ts'
import type { Versioned } from '../../actions/acting.ts'
import type { Moved } from '../../actions/draft.ts'
import { unitEvents } from './events.ts'
import {
  assessmentCourse,
  objectionCourse,
  objectionStates,
  type AssessmentAsk,
  type AssessmentMove,
  type AssessmentState,
  type AssessmentSubject,
  type ObjectionAsk,
  type ObjectionMove,
} from './lifecycle.ts'
import { unitMeasures } from './indicators.ts'
import { lackingIn, unitSheets, type UnitSheet } from './sheets.ts'
import { findAssessment, findObjection, frozenSheets, marksOf, objectionsOf, schemesOn, tasksOfUnit, type Assessment } from './store.ts'

const assessmentOf = (id: string) => ({ kind: 'unit-assessment', id }) as const

export interface SchemeChange {
  readonly key: string
  readonly fromDay: string
  readonly content: unknown
  readonly source: string
}

/** A rule is changed by a dated row; assessments that have begun keep the rules they began with. */
export function saveScheme(world: World, actor: Actor, given: SchemeChange): Promise<Outcome<{ readonly key: string }>> {
  return perform(world, actor, async (change) => {
    const fromDay = day(given.fromDay)
    const parsed = scoringScheme.safeParse(given.content)
    const wrong: Reason[] = parsed.success
      ? []
      : parsed.error.issues.map((i) => ({ field: ['content', ...i.path].join('.'), says: i.message }))
    if (fromDay < change.today) wrong.push({ field: 'fromDay', says: '生效日不能早于今天：过去的考核按当时的办法算' })
    const known = new Set<string>([marked, ...unitMeasures.map((f) => f.code)])
    for (const [i, r] of (parsed.data?.rules ?? []).entries())
      if (r.measure && !known.has(r.measure))
        wrong.push({ field: `content.rules.${i}.measure`, says: `“${r.title}”所选的数据没有按单位的记录` })
    for (const [i, g] of (parsed.data?.gates ?? []).entries())
      if (!known.has(g.measure)) wrong.push({ field: `content.gates.${i}.measure`, says: `“${g.title}”所选的数据没有按单位的记录` })
    if (wrong.length || !parsed.success) return refused(wrong)
    const id = change.newId()
    await sql`insert into scoring_scheme (committee_id, id, key, from_day, content, source, recorded_at, recorded_by)
      values (${actor.committeeId}, ${id}, ${given.key}, ${fromDay}, ${JSON.stringify(parsed.data)}::jsonb, ${given.source}, ${change.now}, ${actor.name})
      on conflict (committee_id, key, from_day) do update set content = excluded.content, source = excluded.source,
        recorded_at = excluded.recorded_at, recorded_by = excluded.recorded_by`.execute(change.tx)
    change.record(
      { kind: 'scoring-scheme', id },
      unitEvents.schemeSaved.of({ title: parsed.data.title, from: fromDay, source: given.source }),
    )
    return done({ key: given.key })
  })
}

export interface AssessmentDraft {
  readonly title: string
  readonly year: number
  readonly scheme: string
  readonly countsUntil: string
}

export function draftAssessment(
  world: World,
  actor: Actor,
  given: AssessmentDraft,
): Promise<Outcome<{ readonly id: string; readonly url: string }>> {
  return perform(world, actor, async (change) => {
    const { tx, today, now } = change
    const until = day(given.countsUntil)
    const scheme = (await schemesOn(tx, actor.committeeId, today)).find((s) => s.key === given.scheme)
    const wrong: Reason[] = []
    if (!scheme) wrong.push({ field: 'scheme', says: '没有这套考核办法' })
    if (until > today) wrong.push({ field: 'countsUntil', says: '数据截至日不能晚于今天' })
    if (wrong.length || !scheme) return refused(wrong)
    const id = change.newId()
    await sql`insert into unit_assessment (committee_id, id, year, title, scheme_key, scheme, counts_until, state, state_since, created_by)
      values (${actor.committeeId}, ${id}, ${given.year}, ${given.title}, ${scheme.key}, ${JSON.stringify(scheme.content)}::jsonb, ${until}, 'scoring', ${now}, ${actor.name})`.execute(
      tx,
    )
    change.record(assessmentOf(id), unitEvents.drafted.of({ title: given.title, scheme: scheme.content.title, until }))
    return done({ id, url: `/assessments/${id}` })
  })
}

/** What a move looks at. Sheets are reckoned only while they are not frozen. */
export async function assessmentSubject(
  tx: Tx,
  a: Assessment,
  committeeId: number,
  today: Day,
): Promise<AssessmentSubject & { readonly sheets: readonly UnitSheet[] }> {
  const marks = await marksOf(tx, committeeId, a.id)
  const sheets =
    a.state === 'scoring' ? await unitSheets(tx, { committeeId, year: a.year, asOf: a.countsUntil, scheme: a.scheme, marks }) : []
  const objections = await objectionsOf(tx, committeeId, a.id)
  return {
    state: a.state,
    relations: [],
    sheets,
    units: sheets.length,
    lacking: lackingIn(sheets),
    unconfirmed: marks.filter((m) => m.confirmedOn === null).length,
    openObjections: objections.filter((o) => objectionStates[o.state].open).length,
    upheld: objections.filter((o) => o.state === 'upheld' && o.edition === a.edition).length,
    objectionsUntil: a.objectionsUntil,
    today,
  }
}

async function actOn(
  change: Change,
  move: AssessmentMove,
  seen: Versioned,
): Promise<Outcome<{ a: Assessment; sheets: readonly UnitSheet[] }>> {
  const a = await findAssessment(change.tx, change.actor.committeeId, seen.id, true)
  if (!a) return notFound('没有找到这次考核')
  const subject = await assessmentSubject(change.tx, a, change.actor.committeeId, change.today)
  const verdict = judge(assessmentCourse, move, subject, change.actor)
  if (!verdict.ok) return verdict
  return a.version === seen.version ? done({ a, sheets: subject.sheets }) : conflict()
}

async function enter(change: Change, a: Assessment, state: AssessmentState): Promise<Moved> {
  await sql`update unit_assessment set state = ${state}, state_since = ${change.now}, version = version + 1
    where committee_id = ${change.actor.committeeId} and id = ${a.id}`.execute(change.tx)
  return { id: a.id, state }
}

/** Freezes an edition: every line with the records behind it, as they are today. */
function tell(world: World, actor: Actor, seen: Versioned, ask: AssessmentAsk<'tell'>): Promise<Outcome<Moved>> {
  return perform(world, actor, async (change) => {
    const acting = await actOn(change, 'tell', seen)
    if (!acting.ok) return acting
    const { a, sheets } = acting.value
    const until = day(ask.objectionsUntil)
    if (until < change.today) return refused([{ field: 'objectionsUntil', says: '异议期限不能早于今天' }])
    const edition = a.edition + 1
    await sql`update assessment_sheet set replaced_on = ${change.today} where committee_id = ${actor.committeeId} and assessment_id = ${a.id}
      and replaced_on is null`.execute(change.tx)
    const rows = sheets.map((s) => ({
      id: change.newId(),
      body_id: s.bodyId,
      rank_group: s.rankGroup,
      place: s.place,
      total: s.sheet.total,
      grade: s.sheet.grade,
      content: { lines: s.sheet.lines, barred: s.sheet.barred },
    }))
    await sql`insert into assessment_sheet (committee_id, id, assessment_id, body_id, edition, rank_group, place, total, grade, content, frozen_on)
      select ${actor.committeeId}, id, ${a.id}, body_id, ${edition}, rank_group, place, total, grade, content, ${change.today}
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, body_id uuid, rank_group text, place integer, total numeric, grade text, content jsonb)`.execute(
      change.tx,
    )
    await sql`update unit_assessment set edition = ${edition}, told_on = ${change.today}, objections_until = ${until}
      where committee_id = ${actor.committeeId} and id = ${a.id}`.execute(change.tx)
    await tellUnits(
      change,
      a,
      sheets.map((s) => s.bodyId),
      {
        key: `assessment.told:${a.id}:${edition}`,
        title: '请核对办理考核得分',
        body: `“${a.title}”，有异议请在${until}前提出。`,
      },
    )
    change.record(assessmentOf(a.id), unitEvents.told.of({ edition, units: sheets.length, until }))
    return done(await enter(change, a, 'told'))
  })
}

async function tellUnits(
  change: Change,
  a: Assessment,
  bodyIds: readonly string[],
  notice: { readonly key: string; readonly title: string; readonly body: string },
): Promise<void> {
  const liaisons = await liaisonsOfAll(change.tx, bodyIds, change.today)
  for (const [bodyId, holders] of liaisons)
    await owe(change, { ...notice, personIds: holders.map((h) => h.personId), url: `/assessments/${a.id}/units/${bodyId}`, matterId: null })
}

function takeBack(world: World, actor: Actor, seen: Versioned, ask: AssessmentAsk<'takeBack'>): Promise<Outcome<Moved>> {
  return perform(world, actor, async (change) => {
    const acting = await actOn(change, 'takeBack', seen)
    if (!acting.ok) return acting
    change.record(assessmentOf(seen.id), unitEvents.takenBack.of({ reason: ask.reason }))
    return done(await enter(change, acting.value.a, 'scoring'))
  })
}

/** What the units were told last is what is approved: nothing is reckoned again. */
function approve(world: World, actor: Actor, seen: Versioned, ask: AssessmentAsk<'approve'>): Promise<Outcome<Moved>> {
  return perform(world, actor, async (change) => {
    const acting = await actOn(change, 'approve', seen)
    if (!acting.ok) return acting
    const { a } = acting.value
    const on = day(ask.meetingDay)
    if (on > change.today) return refused([{ field: 'meetingDay', says: '会议日期不能晚于今天' }])
    await sql`update assessment_sheet set final_on = ${change.today} where committee_id = ${actor.committeeId} and assessment_id = ${a.id}
      and replaced_on is null`.execute(change.tx)
    await sql`update unit_assessment set approved_on = ${change.today}, meeting = ${ask.meeting}, meeting_day = ${on}
      where committee_id = ${actor.committeeId} and id = ${a.id}`.execute(change.tx)
    const sheets = await frozenSheets(change.tx, actor.committeeId, a.id, { lines: false })
    const grades = [...Map.groupBy(sheets, (s) => s.grade ?? '未定等次')].map(([grade, units]) => `${grade}${units.length}个`).join('、')
    await tellUnits(
      change,
      a,
      sheets.map((s) => s.bodyId),
      {
        key: `assessment.approved:${a.id}`,
        title: '办理考核结果已审定',
        body: `“${a.title}”已由${ask.meeting}审定。`,
      },
    )
    change.record(assessmentOf(a.id), unitEvents.approved.of({ meeting: ask.meeting, day: on, grades }))
    return done(await enter(change, a, 'approved'))
  })
}

function discard(world: World, actor: Actor, seen: Versioned, ask: AssessmentAsk<'discard'>): Promise<Outcome<Moved>> {
  return perform(world, actor, async (change) => {
    const acting = await actOn(change, 'discard', seen)
    if (!acting.ok) return acting
    change.record(assessmentOf(seen.id), unitEvents.discarded.of({ reason: ask.reason }))
    return done(await enter(change, acting.value.a, 'discarded'))
  })
}

export const assessmentActs: { readonly [M in AssessmentMove]: Act<AssessmentAsk<M>, Moved> } = { tell, takeBack, approve, discard }

export interface GivenMark {
  readonly bodyId: string
  readonly ruleKey: string
  readonly taskId: string | null
  readonly points: number | null
  readonly reason: string
}

export function giveMark(world: World, actor: Actor, id: string, given: GivenMark): Promise<Outcome<{ readonly id: string }>> {
  return perform(world, actor, async (change) => {
    const { tx } = change
    const scoring = await whileScoring(change, id)
    if (!scoring.ok) return scoring
    const a = scoring.value
    const rule = a.scheme.rules.find((r) => r.key === given.ruleKey)
    const unit = (await bodiesByIds(tx, [given.bodyId])).get(given.bodyId)
    const tasks = await tasksOfUnit(tx, actor.committeeId, { bodyId: given.bodyId, year: a.year })
    const task = tasks.find((t) => t.id === given.taskId)
    const wrong = rule ? wrongMark(rule, given, task !== undefined) : [{ field: 'ruleKey', says: '考核办法里没有这一项' }]
    if (!unit || tasks.length === 0) wrong.push({ field: 'bodyId', says: '这个单位本年度没有办理任务' })
    if (!actor.personId) wrong.push({ says: '评分须由登记在册的人员作出' })
    if (wrong.length || !rule || !unit) return refused(wrong)
    const markId = change.newId()
    const isFinding = rule.measure === marked
    await sql`insert into assessment_mark (committee_id, id, assessment_id, body_id, rule_key, task_id, points, reason, given_by, given_by_name, given_on, given_at)
      values (${actor.committeeId}, ${markId}, ${id}, ${given.bodyId}, ${rule.key}, ${isFinding ? given.taskId : null}, ${isFinding ? null : given.points},
        ${given.reason}, ${actor.personId}, ${actor.name}, ${change.today}, ${change.now})`.execute(tx)
    change.record(
      assessmentOf(id),
      unitEvents.marked.of({
        unit: unit.name,
        rule: rule.title,
        points: given.points,
        about: isFinding ? (task?.label ?? null) : null,
        reason: given.reason,
        by: actor.name,
      }),
    )
    return done({ id: markId })
  })
}

function wrongMark(rule: ScoringRule, given: GivenMark, hasTask: boolean): Reason[] {
  if (rule.measure === marked) return hasTask ? [] : [{ field: 'taskId', says: '请选择是哪一件' }]
  if (rule.kind !== 'manual') return [{ field: 'ruleKey', says: `“${rule.title}”由系统按记录计分，不能人工评分` }]
  if (given.points === null) return [{ field: 'points', says: '请填写分数' }]
  const max = rule.max ?? 0
  return outside(given.points, max) ? [{ field: 'points', says: `分数在${Math.min(0, max)}到${Math.max(0, max)}之间` }] : []
}

async function whileScoring(change: Change, id: string): Promise<Outcome<Assessment>> {
  const a = await findAssessment(change.tx, change.actor.committeeId, id, true)
  if (!a) return notFound('没有找到这次考核')
  return a.state === 'scoring' ? done(a) : refused(['得分已经送单位核对或者审定；要改评分，请先退回计分'])
}

interface MarkPlace {
  readonly assessmentId: string
  readonly bodyId: string
  readonly ruleKey: string
  readonly givenBy: string
  readonly confirmedOn: Day | null
}

/** Holds the assessment first, so that a sheet is never frozen while a mark is confirmed. */
async function holdMark(
  change: Change,
  markId: string,
): Promise<Outcome<{ readonly mark: MarkPlace; readonly a: Assessment; readonly unit: string; readonly rule: string }>> {
  const { rows } =
    await sql<MarkPlace>`select assessment_id as "assessmentId", body_id as "bodyId", rule_key as "ruleKey", given_by as "givenBy",
      confirmed_on as "confirmedOn" from assessment_mark
    where committee_id = ${change.actor.committeeId} and id = ${markId} and voided_on is null for update`.execute(change.tx)
  const [mark] = rows
  if (!mark) return notFound('没有找到这条评分')
  const scoring = await whileScoring(change, mark.assessmentId)
  if (!scoring.ok) return scoring
  const unit = (await bodiesByIds(change.tx, [mark.bodyId])).get(mark.bodyId)?.name ?? ''
  return done({ mark, a: scoring.value, unit, rule: scoring.value.scheme.rules.find((r) => r.key === mark.ruleKey)?.title ?? mark.ruleKey })
}

export function confirmMark(world: World, actor: Actor, id: string): Promise<Outcome<{ readonly id: string }>> {
  return perform(world, actor, async (change) => {
    const held = await holdMark(change, id)
    if (!held.ok) return held
    const { mark, unit, rule } = held.value
    if (mark.confirmedOn) return refused(['这条评分已经确认'])
    if (!actor.personId || mark.givenBy === actor.personId) return refused(['评分须由另一个人确认'])
    await sql`update assessment_mark set confirmed_by = ${actor.personId}, confirmed_by_name = ${actor.name}, confirmed_on = ${change.today}
      where committee_id = ${actor.committeeId} and id = ${id}`.execute(change.tx)
    change.record(assessmentOf(mark.assessmentId), unitEvents.markConfirmed.of({ unit, rule, by: actor.name }))
    return done({ id })
  })
}

export function voidMark(world: World, actor: Actor, id: string, reason: string): Promise<Outcome<{ readonly id: string }>> {
  return perform(world, actor, async (change) => {
    const held = await holdMark(change, id)
    if (!held.ok) return held
    const { mark, unit, rule } = held.value
    await sql`update assessment_mark set voided_on = ${change.today}, void_reason = ${reason} where committee_id = ${actor.committeeId} and id = ${id}`.execute(
      change.tx,
    )
    change.record(assessmentOf(mark.assessmentId), unitEvents.markVoided.of({ unit, rule, reason }))
    return done({ id })
  })
}

export interface GivenObjection {
  readonly bodyId: string
  readonly ruleKey: string | null
  readonly reason: string
}

export function object(world: World, actor: Actor, id: string, given: GivenObjection): Promise<Outcome<{ readonly id: string }>> {
  return perform(world, actor, async (change) => {
    const { tx } = change
    const a = await findAssessment(tx, actor.committeeId, id, true)
    const [sheet] = a ? await frozenSheets(tx, actor.committeeId, id, { bodyId: given.bodyId, lines: false }) : []
    if (!a || !sheet || !bodiesOf(actor).includes(given.bodyId))
      return a && sheet ? forbidden('异议由被考核的单位自己提出') : notFound('没有找到这份得分，或者您无权查看')
    if (a.state !== 'told') return refused(['现在不是核对期间，不能提出异议'])
    if (a.objectionsUntil && change.today > a.objectionsUntil) return refused([`异议期限${a.objectionsUntil}已过`])
    const rule = a.scheme.rules.find((r) => r.key === given.ruleKey)
    if (given.ruleKey && !rule) return refused([{ field: 'ruleKey', says: '考核办法里没有这一项' }])
    const objectionId = change.newId()
    await sql`insert into assessment_objection (committee_id, id, assessment_id, body_id, edition, rule_key, reason, raised_on, raised_by, state)
      values (${actor.committeeId}, ${objectionId}, ${id}, ${given.bodyId}, ${a.edition}, ${given.ruleKey}, ${given.reason}, ${change.today}, ${actor.name}, 'raised')`.execute(
      tx,
    )
    const office = await peopleWithRole(tx, actor.committeeId, 'proposal-office', change.today)
    await owe(change, {
      personIds: office.map((p) => p.personId),
      key: `assessment.objection:${objectionId}`,
      title: '考核得分有异议',
      body: `${sheet.unit}：${given.reason}`,
      url: `/assessments/${id}`,
      matterId: null,
    })
    change.record(assessmentOf(id), unitEvents.objected.of({ unit: sheet.unit, rule: rule?.title ?? null, reason: given.reason }))
    return done({ id: objectionId })
  })
}

const decideAs =
  (move: ObjectionMove) =>
  (world: World, actor: Actor, seen: Versioned, ask: { readonly reason?: string }): Promise<Outcome<Moved>> =>
    perform(world, actor, async (change) => {
      await sql`select 1 from assessment_objection where committee_id = ${actor.committeeId} and id = ${seen.id} for update`.execute(
        change.tx,
      )
      const objection = await findObjection(change.tx, actor.committeeId, seen.id)
      if (!objection) return notFound('没有找到这件异议')
      const relations = bodiesOf(actor).includes(objection.bodyId) ? (['unit'] as const) : []
      const verdict = judge(objectionCourse, move, { state: objection.state, relations }, actor)
      if (!verdict.ok) return verdict
      if (objection.version !== seen.version) return conflict()
      const { label, to } = objectionCourse.moves[move]
      const reason = ask.reason ?? ''
      await sql`update assessment_objection set state = ${to}, decided_on = ${change.today}, decided_by = ${actor.name}, decision_reason = ${reason},
        version = version + 1 where committee_id = ${actor.committeeId} and id = ${seen.id}`.execute(change.tx)
      const liaisons = await liaisonsOfAll(change.tx, [objection.bodyId], change.today)
      await owe(change, {
        personIds: (liaisons.get(objection.bodyId) ?? []).map((h) => h.personId),
        key: `assessment.objection-decided:${seen.id}`,
        title: label,
        body: reason || '异议已撤回。',
        url: `/assessments/${objection.assessmentId}/units/${objection.bodyId}`,
        matterId: null,
      })
      change.record(assessmentOf(objection.assessmentId), unitEvents.objectionDecided.of({ unit: objection.unit, verdict: label, reason }))
      return done({ id: seen.id, state: to ?? objection.state })
    })

export const objectionActs: { readonly [M in ObjectionMove]: Act<ObjectionAsk<M>, Moved> } = {
  uphold: decideAs('uphold'),
  reject: decideAs('reject'),
  withdraw: decideAs('withdraw'),
}
