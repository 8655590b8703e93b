// The acts on programmes: planning, changing, opening, closing, and entering results of members in bulk.
import { sql } from 'kysely'
import { perform, type Change, type World } from '#/core/action.ts'
import type { Actor } from '#/core/actor.ts'
import { day, yearOf, type Day } from '#/core/day.ts'
import type { Event } from '#/core/event.ts'
import type { Act, Seen } from '#/core/http/move-routes.ts'
import { judge } from '#/core/lifecycle.ts'
import { conflict, done, notFound, refused, type Outcome, type Reason } from '#/core/outcome.ts'
import { codesOf } from '#/core/settings/store.ts'
import { personNames } from '#/features/members/public.ts'
import { programmeKinds, studyResults } from '../codes.ts'
import type { AssessForm, ProgrammeDraft } from '../contract.ts'
import { studyEvents, type Assessed } from '../events.ts'
import { programmeCourse, programmeStates, type ProgrammeAsk, type ProgrammeMove, type ProgrammeSubject } from '../lifecycle.ts'
import { holdProgramme, resultsOf, type Programme } from '../store.ts'

export const programmeOf = (id: string) => ({ kind: 'study-programme', id }) as const

export interface Moved {
  readonly id: string
  readonly state: string
}

export const programmeSubject = (p: Programme, today: Day): ProgrammeSubject => ({
  state: p.state,
  relations: [],
  fromDay: p.fromDay,
  today,
  openGroups: p.openGroups,
})

async function wrongIn({ tx, actor, today }: Change, draft: ProgrammeDraft): Promise<readonly Reason[]> {
  const kinds = await codesOf(tx, actor.committeeId, programmeKinds, today)
  return [
    ...(kinds.some((k) => k.code === draft.kind) ? [] : [{ field: 'kind', says: '没有这类学习活动' }]),
    ...(draft.toDay < draft.fromDay ? [{ field: 'toDay', says: '结束日期不能早于开始日期' }] : []),
    ...(draft.phases.some((p) => p.toDay < p.fromDay) ? [{ field: 'phases', says: '阶段的结束日期不能早于开始日期' }] : []),
    ...(draft.phases.some((p) => p.fromDay < draft.fromDay || p.toDay > draft.toDay)
      ? [{ field: 'phases', says: '阶段要在学习活动的起止日期以内' }]
      : []),
  ]
}

async function writeProgramme({ tx, actor, now, today }: Change, id: string, d: ProgrammeDraft): Promise<void> {
  await sql`insert into study_programme (committee_id, id, kind, title, year, theme, from_day, to_day, host_id, audience, note, state, state_since, entered_on)
    values (${actor.committeeId}, ${id}, ${d.kind}, ${d.title}, ${yearOf(day(d.fromDay))}, ${d.theme}, ${d.fromDay}::date, ${d.toDay}::date,
      ${d.hostId}::uuid, ${d.audience}, ${d.note}, 'planned', ${now}, ${today})
    on conflict (committee_id, id) do update set kind = excluded.kind, title = excluded.title, year = excluded.year, theme = excluded.theme,
      from_day = excluded.from_day, to_day = excluded.to_day, host_id = excluded.host_id, audience = excluded.audience, note = excluded.note,
      version = study_programme.version + 1`.execute(tx)
  await sql`delete from study_phase where committee_id = ${actor.committeeId} and programme_id = ${id}`.execute(tx)
  for (const [i, p] of d.phases.entries())
    await sql`insert into study_phase (committee_id, programme_id, no, title, theme, from_day, to_day)
      values (${actor.committeeId}, ${id}, ${i + 1}, ${p.title}, ${p.theme}, ${p.fromDay}::date, ${p.toDay}::date)`.execute(tx)
}

export function planProgramme(world: World, actor: Actor, draft: ProgrammeDraft): Promise<Outcome<{ id: string; url: string }>> {
  return perform(world, actor, async (change) => {
    const wrong = await wrongIn(change, draft)
    if (wrong.length) return refused(wrong)
    const id = change.newId()
    await writeProgramme(change, id, draft)
    change.record(programmeOf(id), studyEvents.planned.of({ title: draft.title, from: day(draft.fromDay), to: day(draft.toDay) }))
    return done({ id, url: `/study-programmes/${id}` })
  })
}

export function saveProgramme(
  world: World,
  actor: Actor,
  seen: Seen,
  draft: ProgrammeDraft,
): Promise<Outcome<{ id: string; version: number }>> {
  return perform(world, actor, async (change) => {
    const found = await holdProgramme(change.tx, actor, seen.id)
    if (!found) return notFound('没有找到这项学习活动')
    const row = programmeStates[found.state]
    if (!('editable' in row)) return refused([`当前状态是“${row.label}”，不能再修改`])
    const wrong = await wrongIn(change, draft)
    if (wrong.length) return refused(wrong)
    if (found.version !== seen.version) return conflict()
    await writeProgramme(change, seen.id, draft)
    change.record(programmeOf(seen.id), studyEvents.saved.of({}))
    return done({ id: seen.id, version: seen.version + 1 })
  })
}

function act<M extends ProgrammeMove>(
  move: M,
  work: (change: Change, found: Programme, ask: ProgrammeAsk<M>) => Promise<Event>,
): Act<ProgrammeAsk<M>, Moved> {
  return (world, actor, seen, ask) =>
    perform(world, actor, async (change) => {
      const { tx, now, today } = change
      const found = await holdProgramme(tx, actor, seen.id)
      if (!found) return notFound('没有找到这项学习活动')
      const verdict = judge(programmeCourse, move, programmeSubject(found, today), actor)
      if (!verdict.ok) return verdict
      if (found.version !== seen.version) return conflict()
      const event = await work(change, found, ask)
      const to = programmeCourse.moves[move].to ?? found.state
      await sql`update study_programme set state = ${to}, state_since = ${now}, version = version + 1
        where committee_id = ${actor.committeeId} and id = ${seen.id}`.execute(tx)
      change.record(programmeOf(seen.id), event)
      return done({ id: seen.id, state: to })
    })
}

export const programmeActs: { readonly [M in ProgrammeMove]: Act<ProgrammeAsk<M>, Moved> } = {
  open: act('open', async ({ tx, actor, today }, p) => {
    await sql`update study_programme set opened_on = ${today} where committee_id = ${actor.committeeId} and id = ${p.id}`.execute(tx)
    return studyEvents.opened.of({})
  }),
  close: act('close', async ({ tx, actor, today }, p, { summary }) => {
    await sql`update study_programme set closed_on = ${today}, summary = ${summary} where committee_id = ${actor.committeeId} and id = ${p.id}`.execute(
      tx,
    )
    return studyEvents.closed.of({ summary })
  }),
  cancel: act('cancel', async (_, __, { reason }) => studyEvents.cancelled.of({ reason })),
}

export interface ResultGiven {
  readonly personId: string
  readonly name: string
  readonly result: string
  readonly score: number | null
  readonly onDay: Day
}

/** Many at once. The same result again changes nothing; another one takes the earlier back. */
export async function enterResults(
  change: Change,
  p: Pick<Programme, 'id' | 'title' | 'year'>,
  given: readonly ResultGiven[],
): Promise<number> {
  const { tx, actor, today } = change
  const standing = await resultsOf(
    tx,
    actor.committeeId,
    p.id,
    given.map((g) => g.personId),
  )
  const fresh = given.flatMap((g): (Assessed & { entry: number })[] => {
    const was = standing.get(g.personId)
    if (was && was.result === g.result && was.score === g.score) return []
    return [{ ...g, before: was ? { result: was.result, score: was.score, onDay: was.onDay } : null, entry: (was?.entry ?? 0) + 1 }]
  })
  if (fresh.length === 0) return 0
  await sql`update study_assessment set replaced_on = ${today} where committee_id = ${actor.committeeId} and programme_id = ${p.id}
    and replaced_on is null and person_id = any(${fresh.map((f) => f.personId)}::uuid[])`.execute(tx)
  await sql`insert into study_assessment (committee_id, programme_id, person_id, entry, result, score, on_day, entered_on, entered_by)
    select ${actor.committeeId}, ${p.id}, r."personId", r.entry, r.result, r.score, r."onDay", ${today}, ${actor.name}
    from jsonb_to_recordset(${JSON.stringify(fresh)}::jsonb) as r("personId" uuid, entry integer, result text, score numeric, "onDay" date)`.execute(
    tx,
  )
  change.record(
    programmeOf(p.id),
    studyEvents.assessed.of({ programme: p.id, title: p.title, year: p.year, rows: fresh.map(({ entry: _, ...row }) => row) }),
  )
  return fresh.length
}

export function assess(world: World, actor: Actor, id: string, form: AssessForm): Promise<Outcome<{ assessed: number }>> {
  return perform(world, actor, async (change) => {
    const { tx, today } = change
    const found = await holdProgramme(tx, actor, id)
    if (!found) return notFound('没有找到这项学习活动')
    const names = await personNames(tx, form.people)
    const results = await codesOf(tx, actor.committeeId, studyResults, today)
    const reasons: Reason[] = [
      ...(found.state === 'planned' || found.state === 'cancelled'
        ? [{ says: `当前状态是“${programmeStates[found.state].label}”，还不能登记结果` }]
        : []),
      ...(names.size < new Set(form.people).size ? [{ field: 'people', says: '所选人员中有的没有登记' }] : []),
      ...(results.some((r) => r.code === form.result) ? [] : [{ field: 'result', says: '没有这种结果' }]),
      ...(form.onDay > today ? [{ field: 'onDay', says: '考核日期不能晚于今天' }] : []),
      ...(form.onDay < found.fromDay ? [{ field: 'onDay', says: '考核日期不能早于学习活动开始的日期' }] : []),
    ]
    if (reasons.length) return refused(reasons)
    const given = [...names].map(([personId, name]) => ({ personId, name, result: form.result, score: null, onDay: day(form.onDay) }))
    const assessed = await enterResults(change, found, given)
    return assessed ? done({ assessed }) : refused(['所选人员已经是这个结果'])
  })
}
