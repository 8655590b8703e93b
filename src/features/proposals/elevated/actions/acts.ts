// The acts of 提级办理: prepare, hand in, and register what became of it upstairs, each with the day it happened and the day we knew.
import { sql } from 'kysely'
import { perform, type Change, type World } from '#/core/action.ts'
import type { Actor } from '#/core/actor.ts'
import { reckonDue } from '#/core/calendar/due.ts'
import { calendarFor } from '#/core/calendar/store.ts'
import { meetDeadline, setDeadline, voidDeadlines } from '#/core/cases/deadlines.ts'
import { enterState, link, openMatter, setTitle, touch, unlink } from '#/core/cases/register.ts'
import { day, inChinese, type Day } from '#/core/day.ts'
import type { Event } from '#/core/event.ts'
import type { Act, Seen } from '#/core/http/move-routes.ts'
import { judge } from '#/core/lifecycle.ts'
import { conflict, done, notFound, refused, type Outcome } from '#/core/outcome.ts'
import { settingOn } from '#/core/settings/store.ts'
import { findCase } from '../../store.ts'
import type { ExternalDraft } from '../contract.ts'
import { externalEvents } from '../events.ts'
import {
  externalCourse,
  externalStates,
  type ExternalAsk,
  type ExternalMove,
  type ExternalState,
  type ExternalSubject,
} from '../lifecycle.ts'
import { followUpClock } from '../settings.ts'
import { holdExternal, type ExternalRow } from '../store.ts'

export interface Moved {
  readonly id: string
  readonly state: string
}

export const externalOf = (id: string) => ({ kind: 'external-proposal', id }) as const

export const externalSubject = (e: ExternalRow): ExternalSubject => ({
  state: e.state,
  relations: [],
  material: e.material,
  linked: e.cases.length,
})

/** A stage has the day it happened and, unless it came from a table of past years, the day it was entered. */
export async function addStage(change: Change, id: string, state: ExternalState, on: Day, enteredOn: Day | null, note = ''): Promise<void> {
  const { tx, actor } = change
  await sql`insert into external_stage (committee_id, external_id, entry, state, on_day, entered_on, note)
    select ${actor.committeeId}, ${id}::uuid, 1 + coalesce(max(entry), 0), ${state}, ${on}::date, ${enteredOn}::date, ${note}
    from external_stage where committee_id = ${actor.committeeId} and external_id = ${id}`.execute(tx)
}

/** The clock of the next look upstairs starts with every entry and stops with the matter. */
export async function followOn(change: Change, id: string, state: ExternalState): Promise<void> {
  const { tx, actor, today } = change
  await meetDeadline(tx, id, 'elevated.followUp', today)
  if (!externalStates[state].open) return voidDeadlines(tx, { partId: id }, today)
  const rule = await settingOn(tx, actor.committeeId, followUpClock, today)
  await setDeadline(tx, {
    committeeId: actor.committeeId,
    id: change.newId(),
    matterId: id,
    partId: id,
    code: 'elevated.followUp',
    label: '跟踪提级办理',
    holderId: null,
    due: reckonDue(rule, today, await calendarFor(tx)),
  })
}

export async function writeDraft({ tx, actor }: Change, id: string, d: ExternalDraft): Promise<void> {
  await sql`insert into external_proposal (committee_id, id, level, session_title, year, prepared_for, material)
    values (${actor.committeeId}, ${id}, ${d.level}, ${d.sessionTitle}, ${d.year}, ${d.preparedFor}, ${d.material})
    on conflict (committee_id, id) do update set level = excluded.level, session_title = excluded.session_title, year = excluded.year,
      prepared_for = excluded.prepared_for, material = excluded.material`.execute(tx)
}

export function create(world: World, actor: Actor, draft: ExternalDraft): Promise<Outcome<{ readonly id: string; readonly url: string }>> {
  return perform(world, actor, async (change) => {
    const id = change.newId()
    await openMatter(change.tx, {
      committeeId: actor.committeeId,
      id,
      kind: 'external-proposal',
      title: draft.title,
      state: 'preparing',
      at: change.now,
    })
    await writeDraft(change, id, draft)
    await addStage(change, id, 'preparing', change.today, change.today)
    await followOn(change, id, 'preparing')
    change.record(externalOf(id), externalEvents.created.of({ level: draft.level, session: draft.sessionTitle, title: draft.title }))
    return done({ id, url: `/elevated/${id}` })
  })
}

export function save(world: World, actor: Actor, seen: Seen, draft: ExternalDraft): Promise<Outcome<{ id: string; version: number }>> {
  return perform(world, actor, async (change) => {
    const found = await holdExternal(change.tx, actor, seen.id)
    if (!found) return notFound('没有找到这件提级办理')
    if (!externalStates[found.state].open) return refused([`当前状态是“${externalStates[found.state].label}”，不能再修改`])
    if (!(await touch(change.tx, seen.id, seen.version))) return conflict()
    await writeDraft(change, seen.id, draft)
    await setTitle(change.tx, seen.id, draft.title)
    change.record(externalOf(seen.id), externalEvents.saved.of({}))
    return done({ id: seen.id, version: seen.version + 1 })
  })
}

/** Read, lock, judge, claim the version; `days` of what happened are not in the future and not before what happened last. */
async function acting(change: Change, move: ExternalMove, seen: Seen, on?: string): Promise<Outcome<ExternalRow>> {
  const found = await holdExternal(change.tx, change.actor, seen.id)
  if (!found) return notFound('没有找到这件提级办理')
  const verdict = judge(externalCourse, move, externalSubject(found), change.actor)
  if (!verdict.ok) return verdict
  const last = found.stages.at(-1)
  if (on && on > change.today) return refused([{ field: 'day', says: '日期不能晚于今天' }])
  if (on && last && last.state !== 'preparing' && on < last.onDay)
    return refused([{ field: 'day', says: `日期不能早于${externalStates[last.state].label}（${inChinese(last.onDay)}）` }])
  return (await touch(change.tx, seen.id, seen.version)) ? done(found) : conflict()
}

interface Step {
  readonly set?: { readonly column: 'prepared_for' | 'external_no' | 'department' | 'outcome_text' | 'benefits'; readonly value: string }
  readonly note?: string
  readonly event: Event
}

/** A move that enters a stage with its day. */
function stage<M extends ExternalMove>(
  move: M,
  on: (ask: ExternalAsk<M>, today: Day) => Day,
  step: (ask: ExternalAsk<M>) => Step,
): Act<ExternalAsk<M>, Moved> {
  return (world, actor, seen, ask) =>
    perform(world, actor, async (change) => {
      const happened = on(ask, change.today)
      const found = await acting(change, move, seen, happened)
      if (!found.ok) return found
      const { to } = externalCourse.moves[move]
      if (!to) throw new Error(`${move} leads nowhere`)
      const { set, note, event } = step(ask)
      if (set)
        await sql`update external_proposal set ${sql.ref(set.column)} = ${set.value} where committee_id = ${actor.committeeId} and id = ${seen.id}`.execute(
          change.tx,
        )
      await addStage(change, seen.id, to, happened, change.today, note)
      await enterState(change.tx, seen.id, to, externalStates[to].open, change.now)
      await followOn(change, seen.id, to)
      change.record(externalOf(seen.id), event)
      return done({ id: seen.id, state: to })
    })
}

const reply: Act<ExternalAsk<'reply'>, Moved> = (world, actor, seen, ask) =>
  perform(world, actor, async (change) => {
    const happened = day(ask.day)
    const found = await acting(change, 'reply', seen, happened)
    if (!found.ok) return found
    await sql`update external_proposal set outcome_class = ${ask.outcomeClass}, outcome_text = ${ask.outcomeText}
      where committee_id = ${actor.committeeId} and id = ${seen.id}`.execute(change.tx)
    await addStage(change, seen.id, 'replied', happened, change.today)
    await enterState(change.tx, seen.id, 'replied', true, change.now)
    await followOn(change, seen.id, 'replied')
    change.record(externalOf(seen.id), externalEvents.replied.of({ day: happened, mark: ask.outcomeClass, text: ask.outcomeText }))
    return done({ id: seen.id, state: 'replied' })
  })

const followUp: Act<ExternalAsk<'followUp'>, Moved> = (world, actor, seen, ask) =>
  perform(world, actor, async (change) => {
    const on = day(ask.day)
    const found = await acting(change, 'followUp', seen)
    if (!found.ok) return found
    if (on > change.today) return refused([{ field: 'day', says: '日期不能晚于今天' }])
    await sql`insert into external_follow_up (committee_id, id, external_id, on_day, how, text, recorded_by, recorded_at)
      values (${actor.committeeId}, ${change.newId()}, ${seen.id}, ${on}, ${ask.how}, ${ask.text}, ${actor.name}, ${change.now})`.execute(
      change.tx,
    )
    await followOn(change, seen.id, found.value.state)
    change.record(externalOf(seen.id), externalEvents.followed.of({ day: on, how: ask.how, text: ask.text }))
    return done({ id: seen.id, state: found.value.state })
  })

const linking =
  (move: 'linkCase' | 'unlinkCase'): Act<ExternalAsk<'linkCase'>, Moved> =>
  (world, actor, seen, ask) =>
    perform(world, actor, async (change) => {
      const { tx, now } = change
      const found = await acting(change, move, seen)
      if (!found.ok) return found
      const local = await findCase(tx, actor, ask.proposal)
      if (!local?.filedOn) return refused([{ field: 'proposal', says: '没有找到这件已立案的本市提案' }])
      const isLinked = found.value.cases.some((c) => c.id === ask.proposal)
      if (isLinked === (move === 'linkCase'))
        return refused([{ field: 'proposal', says: isLinked ? '这件提案已经关联' : '这件提案没有关联' }])
      const between = { fromId: seen.id, toId: ask.proposal, kind: 'elevated', at: now }
      await (move === 'linkCase' ? link(tx, { ...between, committeeId: actor.committeeId }) : unlink(tx, between))
      const event = move === 'linkCase' ? externalEvents.linked : externalEvents.unlinked
      change.record(externalOf(seen.id), event.of({ proposalId: local.id, subject: local.subject }))
      return done({ id: seen.id, state: found.value.state })
    })

export const externalActs: { readonly [M in ExternalMove]: Act<ExternalAsk<M>, Moved> } = {
  submit: stage(
    'submit',
    (ask) => day(ask.day),
    (ask) => ({
      set: { column: 'prepared_for', value: ask.preparedFor },
      event: externalEvents.submitted.of({ day: day(ask.day), by: ask.preparedFor }),
    }),
  ),
  file: stage(
    'file',
    (ask) => day(ask.day),
    (ask) => ({
      set: { column: 'external_no', value: ask.externalNo },
      event: externalEvents.filed.of({ day: day(ask.day), no: ask.externalNo }),
    }),
  ),
  notFile: stage(
    'notFile',
    (ask) => day(ask.day),
    (ask) => ({ note: ask.reason, event: externalEvents.notFiled.of({ day: day(ask.day), reason: ask.reason }) }),
  ),
  handle: stage(
    'handle',
    (ask) => day(ask.day),
    (ask) => ({
      set: { column: 'department', value: ask.department },
      event: externalEvents.handed.of({ day: day(ask.day), department: ask.department }),
    }),
  ),
  reply,
  effect: stage(
    'effect',
    (ask) => day(ask.day),
    (ask) => ({
      set: { column: 'benefits', value: ask.benefits },
      event: externalEvents.effective.of({ day: day(ask.day), benefits: ask.benefits }),
    }),
  ),
  drop: stage(
    'drop',
    (_, today) => today,
    (ask) => ({ note: ask.reason, event: externalEvents.dropped.of({ reason: ask.reason }) }),
  ),
  followUp,
  linkCase: linking('linkCase'),
  unlinkCase: linking('unlinkCase'),
}
