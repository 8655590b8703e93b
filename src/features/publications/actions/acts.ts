// The acts of the course: handing in, examining, exchanging, taking back. A round keeps each handing in with its decision.
import { sql } from 'kysely'
import { perform, type Change } from '#/core/action.ts'
import type { Actor } from '#/core/actor.ts'
import { enterState, touch } from '#/core/cases/register.ts'
import { day } from '#/core/day.ts'
import type { Event } from '#/core/event.ts'
import type { Act } from '#/core/http/move-routes.ts'
import { judge } from '#/core/lifecycle.ts'
import { owe } from '#/core/notices/notices.ts'
import { conflict, done, notFound, refused, type Outcome } from '#/core/outcome.ts'
import { indexMatter } from '#/core/search/search.ts'
import { peopleWithRole } from '#/features/members/public.ts'
import { bodiesByIds } from '#/features/organisation/public.ts'
import { workEvents, type WorkTold } from '../events.ts'
import { workCourse, workStates, type WorkAsk, type WorkMove, type WorkState, type WorkSubject } from '../lifecycle.ts'
import { lengthOf, relationsOf } from '../rules.ts'
import { holdWork } from '../store.ts'
import type { Work } from '../work.ts'
import { workOf } from './write.ts'

export interface Moved {
  readonly id: string
  readonly state: string
}

export const workSubject = (w: Work, actor: Actor): WorkSubject => ({
  state: w.state,
  relations: relationsOf({ ...w, receiverId: w.receiver?.id ?? null }, actor),
  title: w.title,
  length: lengthOf(w.body),
  kind: w.kind,
  themes: w.themes.map((t) => t.code),
  receiverId: w.receiver?.id ?? null,
  suggestionType: w.suggestionType,
  horizon: w.horizon,
})

export const toldOf = (w: Work): WorkTold => ({
  title: w.title,
  kind: w.kind.code,
  kindLabel: w.kind.label,
  verb: w.kind.verb,
  year: w.year,
  themes: w.themes.map((t) => t.code),
  programme: w.programmeId,
  origin: w.originId,
  type: w.kind.advice ? w.suggestionType : null,
  horizon: w.kind.advice ? w.horizon : null,
  authors: w.authors,
})

/** Read, lock, judge, claim the version, do the work, enter the state. */
function act<M extends WorkMove>(
  move: M,
  work: (change: Change, found: Work, ask: WorkAsk<M>) => Promise<Outcome<Event>>,
): Act<WorkAsk<M>, Moved> {
  return (world, actor, seen, ask) =>
    perform(world, actor, async (change) => {
      const found = await holdWork(change.tx, actor, seen.id, change.today)
      if (!found) return notFound('没有找到这篇文稿，或者您无权查看')
      const verdict = judge(workCourse, move, workSubject(found, actor), actor)
      if (!verdict.ok) return verdict
      if (!(await touch(change.tx, seen.id, seen.version))) return conflict()
      const told = await work(change, found, ask)
      if (!told.ok) return told
      const to: WorkState = workCourse.moves[move].to ?? found.state
      await enterState(change.tx, seen.id, to, workStates[to].open, change.now)
      change.record(workOf(seen.id), told.value)
      return done({ id: seen.id, state: to })
    })
}

type Decision = 'accepted' | 'returned' | 'declined' | 'withdrawn'

const decide = ({ tx, actor, today }: Change, w: Work, decision: Decision, reason: string): Promise<unknown> =>
  sql`update work_round set decided_on = ${today}, decision = ${decision}, reason = ${reason}, decided_by = ${actor.name}
    where committee_id = ${actor.committeeId} and work_id = ${w.id} and decided_on is null`.execute(tx)

const tellAuthors = (change: Change, w: Work, what: string, body: string): Promise<void> =>
  owe(change, {
    personIds: w.authors.map((a) => a.id),
    key: `work.${what}:${w.id}:${w.rounds.length}`,
    title: `您的${w.kind.label}《${w.title}》${what}`,
    body,
    url: `/works/${w.id}`,
    matterId: w.id,
  })

/** The office of the committee it is addressed to, else the general office. */
async function examiners({ tx, actor, today }: Change, w: Work): Promise<readonly string[]> {
  const role = w.kind.accepts === 'office' ? 'general-office' : 'committee-office'
  const holders = await peopleWithRole(tx, actor.committeeId, role, today)
  return holders.filter((h) => w.kind.accepts === 'office' || h.bodyId === w.receiver?.id).map((h) => h.personId)
}

const submit = act('submit', async (change, w) => {
  const { tx, actor, today } = change
  await sql`insert into work_round (committee_id, work_id, entry, submitted_on)
    values (${actor.committeeId}, ${w.id}, ${w.rounds.length + 1}, ${today})`.execute(tx)
  await sql`update work set submitted_on = coalesce(submitted_on, ${today}) where committee_id = ${actor.committeeId} and id = ${w.id}`.execute(
    tx,
  )
  await indexMatter(tx, { committeeId: actor.committeeId, matterId: w.id, kind: 'work', title: w.title, body: w.body })
  const to = w.kind.accepts === 'office' ? '办公室' : (w.receiver?.name ?? '')
  await owe(change, {
    personIds: await examiners(change, w),
    key: `work.submitted:${w.id}:${w.rounds.length}`,
    title: `${w.kind.label}《${w.title}》报送审看`,
    body: w.authors.map((a) => a.name).join('、'),
    url: `/works/${w.id}`,
    matterId: w.id,
  })
  return done(workEvents.submitted.of({ to }))
})

const withdraw = act('withdraw', async (change, w) => {
  await decide(change, w, 'withdrawn', '')
  return done(workEvents.withdrawn.of({}))
})

const discard = act('discard', async () => done(workEvents.discarded.of({})))

const accept = act('accept', async (change, w, { note }) => {
  await decide(change, w, 'accepted', note)
  await sql`update work set accepted_on = ${change.today} where committee_id = ${change.actor.committeeId} and id = ${w.id}`.execute(
    change.tx,
  )
  await tellAuthors(change, w, '已采用', note)
  const by = w.kind.accepts === 'office' ? '办公室' : (w.receiver?.name ?? '')
  return done(workEvents.accepted.of({ ...toldOf(w), by, note }))
})

const sendBack = act('sendBack', async (change, w, { reason }) => {
  await decide(change, w, 'returned', reason)
  await tellAuthors(change, w, '退回修改', reason)
  return done(workEvents.returned.of({ reason }))
})

const decline = act('decline', async (change, w, { reason }) => {
  await decide(change, w, 'declined', reason)
  await tellAuthors(change, w, '未采用', reason)
  return done(workEvents.declined.of({ reason }))
})

const pass = act('pass', async (change, w, { receiverId }) => {
  const receiver = (await bodiesByIds(change.tx, [receiverId])).get(receiverId)
  if (receiver?.kind !== 'special-committee') return refused([{ field: 'receiverId', says: '请选择专门委员会' }])
  if (receiverId === w.receiver?.id) return refused([{ field: 'receiverId', says: `已经在${receiver.name}审看` }])
  await sql`update work set receiver_id = ${receiverId}::uuid where committee_id = ${change.actor.committeeId} and id = ${w.id}`.execute(
    change.tx,
  )
  return done(workEvents.passed.of({ to: receiver.name }))
})

const exchange = act('exchange', async (change, w, ask) => {
  const on = day(ask.day)
  if (on > change.today) return refused([{ field: 'day', says: '日期不能晚于今天' }])
  if (w.acceptedOn && on < w.acceptedOn) return refused([{ field: 'day', says: '日期不能早于采用的日期' }])
  await sql`update work set shown_on = ${on}, shown_at = ${ask.where} where committee_id = ${change.actor.committeeId} and id = ${w.id}`.execute(
    change.tx,
  )
  await tellAuthors(change, w, '已交流刊发', ask.where)
  return done(workEvents.exchanged.of({ day: on, where: ask.where }))
})

const revoke = act('revoke', async (change, w, { reason }) => {
  if (!w.acceptedOn) throw new Error(`work ${w.id} was never accepted`)
  await sql`update work set revoked_on = ${change.today} where committee_id = ${change.actor.committeeId} and id = ${w.id}`.execute(
    change.tx,
  )
  await tellAuthors(change, w, '撤销采用', reason)
  return done(workEvents.revoked.of({ ...toldOf(w), acceptedOn: w.acceptedOn, reason }))
})

export const workActs: { readonly [M in WorkMove]: Act<WorkAsk<M>, Moved> } = {
  submit,
  withdraw,
  discard,
  accept,
  sendBack,
  decline,
  pass,
  exchange,
  revoke,
}
