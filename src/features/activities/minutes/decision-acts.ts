// The acts of what a meeting decided: written down, handed over when the minutes are out, answered, reported, confirmed.
import { sql } from 'kysely'
import { perform, type Change, type World } from '#/core/action.ts'
import { bodiesOf, type Actor } from '#/core/actor.ts'
import { day, type Day } from '#/core/day.ts'
import type { Act } from '#/core/http/move-routes.ts'
import { owe } from '#/core/notices/notices.ts'
import { conflict, done, forbidden, notFound, refused, type Outcome, type Reason } from '#/core/outcome.ts'
import { courseOf, enter, type Moved } from '../floor/course.ts'
import { groundFor, type Ground } from '../floor/ground.ts'
import type { NewDecision } from './contract.ts'
import { decisionCourse, type DecisionAsk, type DecisionMove, type DecisionState } from './decision-lifecycle.ts'
import { decisionEvents } from './events.ts'
import { actingFor, decisionsOf, findDecision, minutesOf, type Decision } from './store.ts'

const decisionOf = (id: string) => ({ kind: 'meeting-decision', id }) as const

export const owns = (d: Pick<Decision, 'bodyId' | 'personId'>, actor: Actor): boolean =>
  (d.personId !== null && d.personId === actor.personId) || (d.bodyId !== null && bodiesOf(actor).includes(d.bodyId))

/** It is the owner's from the day it was handed over. */
const isHanded = (d: Decision): boolean => d.state !== 'draft'

export const decisions = courseOf({
  course: decisionCourse,
  table: 'meeting_decision',
  read: findDecision,
  subject: (d: Decision, ground, { actor }) => ({
    state: d.state,
    kind: d.kind,
    relations: [
      ...(ground.relations.includes('organiser') ? (['organiser'] as const) : []),
      ...(isHanded(d) && owns(d, actor) ? (['owner'] as const) : []),
    ],
  }),
  sees: (d, actor) => isHanded(d) && owns(d, actor),
  missing: '没有找到这项议定事项，或者您无权查看',
})

function wrongWith(ask: NewDecision, decidedOn: Day): readonly Reason[] {
  return [
    ...(ask.ownerBodyId !== null && ask.ownerPersonId !== null ? [{ field: 'ownerPersonId', says: '责任单位和责任人只能选一个' }] : []),
    ...(ask.kind === 'suggestion' && ask.ownerPersonId !== null ? [{ field: 'ownerPersonId', says: '建议送给单位，不送给个人' }] : []),
    ...(ask.dueDay !== null && ask.dueDay < decidedOn ? [{ field: 'dueDay', says: '期限不能早于会议' }] : []),
  ]
}

export function writeDecision(world: World, actor: Actor, activityId: string, ask: NewDecision): Promise<Outcome<{ readonly id: string }>> {
  return perform(world, actor, async (change) => {
    const { tx, now } = change
    await sql`select 1 from activity where committee_id = ${actor.committeeId} and id = ${activityId} for update`.execute(tx)
    const ground = await groundFor(tx, actor, activityId)
    if (!ground) return notFound('没有找到这次会议，或者您无权查看')
    if (!ground.relations.includes('organiser')) return forbidden('议定事项由会议的承办人记')
    const wrong: Reason[] = [...wrongWith(ask, ground.startsOn)]
    if (!ground.live) wrong.push({ says: '会议还没有开始，或者已经关闭' })
    if ((await minutesOf(tx, actor.committeeId, activityId))?.state === 'issued') wrong.push({ says: '纪要已经印发，不能再加议定事项' })
    if (wrong.length) return refused(wrong)
    const id = change.newId()
    const { rows } = await sql<{
      no: number
    }>`insert into meeting_decision (committee_id, id, activity_id, no, kind, text, owner_body_id, owner_person_id, type, horizon,
        due_day, state, state_since, decided_on)
      select ${actor.committeeId}, ${id}, ${activityId}, coalesce(max(no), 0) + 1, ${ask.kind}, ${ask.text}, ${ask.ownerBodyId}, ${ask.ownerPersonId},
        ${ask.kind === 'suggestion' ? ask.type : null}, ${ask.kind === 'suggestion' ? ask.horizon : null}, ${ask.dueDay}, 'draft', ${now}, ${ground.startsOn}::date
      from meeting_decision where committee_id = ${actor.committeeId} and activity_id = ${activityId} returning no`.execute(tx)
    change.record(decisionOf(id), decisionEvents.written.of({ no: rows[0]?.no ?? 1, text: ask.text }))
    return done({ id })
  })
}

export function saveDecision(
  world: World,
  actor: Actor,
  id: string,
  ask: NewDecision & { readonly version: number },
): Promise<Outcome<{ readonly version: number }>> {
  return perform(world, actor, async (change) => {
    const { tx } = change
    await sql`select 1 from meeting_decision where committee_id = ${actor.committeeId} and id = ${id} for update`.execute(tx)
    const found = await decisions.find(tx, actor, id)
    if (!found) return notFound('没有找到这项议定事项，或者您无权查看')
    if (!found.ground.relations.includes('organiser')) return forbidden('议定事项由会议的承办人记')
    if (found.kept.state !== 'draft') return refused(['已经交办，不能改动；要改期限的用“改期限”'])
    if (found.kept.version !== ask.version) return conflict()
    const wrong = wrongWith(ask, found.ground.startsOn)
    if (wrong.length) return refused(wrong)
    await sql`update meeting_decision set kind = ${ask.kind}, text = ${ask.text}, owner_body_id = ${ask.ownerBodyId}, owner_person_id = ${ask.ownerPersonId},
        type = ${ask.kind === 'suggestion' ? ask.type : null}, horizon = ${ask.kind === 'suggestion' ? ask.horizon : null}, due_day = ${ask.dueDay}, version = version + 1
      where committee_id = ${actor.committeeId} and id = ${id}`.execute(tx)
    change.record(decisionOf(id), decisionEvents.saved.of({}))
    return done({ version: ask.version + 1 })
  })
}

/** With the minutes everything that was decided goes to whoever carries it out. Answers how many. */
export async function handOver(change: Change, ground: Ground): Promise<number> {
  const { tx, actor, today, now } = change
  const all = (await decisionsOf(tx, actor.committeeId, ground.id)).filter((d) => d.state === 'draft')
  const acting = await actingFor(
    tx,
    actor.committeeId,
    all.flatMap((d) => (d.bodyId ? [d.bodyId] : [])),
    today,
  )
  for (const d of all) {
    await enter(tx, 'meeting_decision', actor.committeeId, d.id, 'assigned', now)
    await sql`update meeting_decision set assigned_on = ${today} where committee_id = ${actor.committeeId} and id = ${d.id}`.execute(tx)
    await dueFrom(change, d.id, d.dueDay)
    change.record(decisionOf(d.id), decisionEvents.assigned.of({ owner: d.owner ?? '', due: d.dueDay }))
    await owe(change, {
      personIds: d.personId ? [d.personId] : (acting.get(d.bodyId ?? '') ?? []),
      key: `decision.assigned:${d.id}`,
      title: d.kind === 'task' ? '会议交办的任务' : '会议提出的建议',
      body: `${ground.title}：${d.text}${d.dueDay ? `（期限${d.dueDay}）` : ''}`,
      url: `/meeting-decisions/${d.id}`,
      matterId: null,
    })
  }
  return all.length
}

/** Kept with the day it was set, so that a figure of a past day answers what it answered. */
const dueFrom = ({ tx, actor, today }: Change, id: string, due: Day | null): Promise<unknown> =>
  sql`insert into decision_due (committee_id, decision_id, entry, from_day, due_day)
    select ${actor.committeeId}, ${id}, count(*) + 1, ${today}, ${due} from decision_due where committee_id = ${actor.committeeId} and decision_id = ${id}`.execute(
    tx,
  )

type On = { readonly kept: Decision; readonly ground: Ground }

const write = (change: Change, id: string, set: ReturnType<typeof sql>): Promise<unknown> =>
  sql`update meeting_decision set ${set} where committee_id = ${change.actor.committeeId} and id = ${id}`.execute(change.tx)

async function progress(change: Change, { kept }: On, ask: DecisionAsk<'progress'>): Promise<Outcome<void>> {
  const { tx, actor, today, newId } = change
  await sql`insert into decision_progress (committee_id, id, decision_id, on_day, by_name, text, percent)
    values (${actor.committeeId}, ${newId()}, ${kept.id}, ${today}, ${actor.name}, ${ask.text}, ${ask.percent})`.execute(tx)
  change.record(decisionOf(kept.id), decisionEvents.progress.of({ text: ask.text, percent: ask.percent }))
  return done(undefined)
}

async function extend(change: Change, { kept }: On, ask: DecisionAsk<'extend'>): Promise<Outcome<void>> {
  const due = day(ask.dueDay)
  if (due < change.today) return refused([{ field: 'dueDay', says: '新的期限不能早于今天' }])
  await write(change, kept.id, sql`due_day = ${due}`)
  await dueFrom(change, kept.id, due)
  change.record(decisionOf(kept.id), decisionEvents.extended.of({ due, reason: ask.reason }))
  return done(undefined)
}

async function returnIt(change: Change, { kept }: On, { reason }: DecisionAsk<'returnIt'>): Promise<Outcome<DecisionState>> {
  await write(change, kept.id, sql`reported_on = null`)
  change.record(decisionOf(kept.id), decisionEvents.returned.of({ reason }))
  return done(kept.response === '' ? 'assigned' : 'responded')
}

export const decisionActs: { readonly [M in DecisionMove]: Act<DecisionAsk<M>, Moved> } = {
  progress: decisions.act('progress', progress),
  respond: decisions.act('respond', async (change, { kept }: On, { response, text }: DecisionAsk<'respond'>) => {
    await write(change, kept.id, sql`response = ${response}, responded_on = ${change.today}, result = ${text}`)
    change.record(decisionOf(kept.id), decisionEvents.responded.of({ response, text }))
    return done(undefined)
  }),
  report: decisions.act('report', async (change, { kept }: On, { result }: DecisionAsk<'report'>) => {
    await write(change, kept.id, sql`result = ${result}, reported_on = ${change.today}`)
    change.record(decisionOf(kept.id), decisionEvents.reported.of({ result }))
    return done(undefined)
  }),
  confirm: decisions.act('confirm', async (change, { kept }: On) => {
    await write(change, kept.id, sql`closed_on = ${change.today}`)
    change.record(decisionOf(kept.id), decisionEvents.confirmed.of({}))
    return done(undefined)
  }),
  returnIt: decisions.act('returnIt', returnIt),
  extend: decisions.act('extend', extend),
  closeNotDone: decisions.act('closeNotDone', async (change, { kept }: On, { reason }: DecisionAsk<'closeNotDone'>) => {
    await write(change, kept.id, sql`closed_on = ${change.today}, result = ${reason}`)
    change.record(decisionOf(kept.id), decisionEvents.notDone.of({ reason }))
    return done(undefined)
  }),
  drop: decisions.act('drop', async (change, { kept }: On, { reason }: DecisionAsk<'drop'>) => {
    await write(change, kept.id, sql`dropped_on = ${change.today}, result = ${reason}`)
    change.record(decisionOf(kept.id), decisionEvents.dropped.of({ reason }))
    return done(undefined)
  }),
}
