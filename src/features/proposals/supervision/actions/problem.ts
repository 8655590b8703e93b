// A problem on the list: its unit answers, those who supervise confirm or send back.
import { sql } from 'kysely'
import { perform, type Change, type World } from '#/core/action.ts'
import type { Actor } from '#/core/actor.ts'
import { meetDeadline, voidDeadlines } from '#/core/cases/deadlines.ts'
import { day, inChinese } from '#/core/day.ts'
import type { Seen } from '#/core/http/move-routes.ts'
import { done, refused, type Outcome } from '#/core/outcome.ts'
import { liaisonsOf } from '#/features/members/public.ts'
import { supervisionEvents } from '../events.ts'
import type { ProblemRow } from '../item.ts'
import type { ProblemAsk, ProblemState } from '../problem-lifecycle.ts'
import { actOnProblem, dueBy, itemOf, oweBy, tellPeople } from './acting.ts'
import type { Moved } from './plan.ts'

async function enter({ tx, actor, now }: Change, problem: ProblemRow, state: ProblemState): Promise<Outcome<Moved>> {
  await sql`update supervision_problem set state = ${state}, state_since = ${now}, version = version + 1
    where committee_id = ${actor.committeeId} and id = ${problem.id}`.execute(tx)
  return done({ id: problem.id, state })
}

export function answer(world: World, actor: Actor, seen: Seen, { text }: ProblemAsk<'answer'>): Promise<Outcome<Moved>> {
  return perform(world, actor, async (change) => {
    const acting = await actOnProblem(change, 'answer', seen)
    if (!acting.ok) return acting
    const { item, problem } = acting.value
    const { tx, today } = change
    await sql`update supervision_problem set answer = ${text}, answered_on = ${today}, answered_by = ${actor.name}
      where committee_id = ${actor.committeeId} and id = ${problem.id}`.execute(tx)
    await meetDeadline(tx, problem.id, 'supervision.problem', today)
    const due = await dueBy(change, 'confirmation', today, item.sessionId)
    await oweBy(change, item.id, [
      { partId: problem.id, code: 'supervision.confirmation', label: `确认问题${problem.no}的整改`, holderId: null, due },
    ])
    change.record(itemOf(item.id), supervisionEvents.problemAnswered.of({ problemId: problem.id, no: problem.no, unit: problem.owner }))
    return enter(change, problem, 'answered')
  })
}

export function confirm(world: World, actor: Actor, seen: Seen): Promise<Outcome<Moved>> {
  return perform(world, actor, async (change) => {
    const acting = await actOnProblem(change, 'confirm', seen)
    if (!acting.ok) return acting
    const { item, problem } = acting.value
    const { tx, today } = change
    await sql`update supervision_problem set solved_on = ${today}, confirmed_by = ${actor.name}
      where committee_id = ${actor.committeeId} and id = ${problem.id}`.execute(tx)
    await meetDeadline(tx, problem.id, 'supervision.confirmation', today)
    change.record(itemOf(item.id), supervisionEvents.problemSolved.of({ problemId: problem.id, no: problem.no }))
    return enter(change, problem, 'solved')
  })
}

export function sendBack(world: World, actor: Actor, seen: Seen, ask: ProblemAsk<'sendBack'>): Promise<Outcome<Moved>> {
  return perform(world, actor, async (change) => {
    const acting = await actOnProblem(change, 'sendBack', seen)
    if (!acting.ok) return acting
    const { item, problem } = acting.value
    const { tx, today } = change
    const agreed = ask.due ? day(ask.due) : null
    if (agreed && agreed <= today) return refused([{ field: 'due', says: '整改期限应在今天以后' }])
    await sql`update supervision_problem set returned = ${ask.reason} where committee_id = ${actor.committeeId} and id = ${problem.id}`.execute(
      tx,
    )
    await meetDeadline(tx, problem.id, 'supervision.confirmation', today)
    const due = await dueBy(
      change,
      'problem',
      today,
      item.sessionId,
      agreed ? { day: agreed, label: '督办时商定的整改日期', replaces: true } : null,
    )
    await oweBy(change, item.id, [
      { partId: problem.id, code: 'supervision.problem', label: `继续整改问题${problem.no}`, holderId: problem.ownerId, due },
    ])
    await tellPeople(change, item, {
      personIds: await liaisonsOf(tx, problem.ownerId, today),
      key: `supervision.sentBack:${problem.id}:${problem.version}`,
      title: '整改没有到位，请继续整改',
      body: `《${item.title}》问题${problem.no}：${ask.reason}。请在${inChinese(due.due)}前再次回复。`,
    })
    change.record(
      itemOf(item.id),
      supervisionEvents.problemSentBack.of({ problemId: problem.id, no: problem.no, reason: ask.reason, due: due.due }),
    )
    return enter(change, problem, 'open')
  })
}

export function retract(world: World, actor: Actor, seen: Seen, { reason }: ProblemAsk<'retract'>): Promise<Outcome<Moved>> {
  return perform(world, actor, async (change) => {
    const acting = await actOnProblem(change, 'retract', seen)
    if (!acting.ok) return acting
    const { item, problem } = acting.value
    const { tx, today } = change
    await sql`update supervision_problem set retracted_on = ${today}, retract_reason = ${reason}
      where committee_id = ${actor.committeeId} and id = ${problem.id}`.execute(tx)
    await voidDeadlines(tx, { partId: problem.id }, today)
    change.record(itemOf(item.id), supervisionEvents.problemRetracted.of({ problemId: problem.id, no: problem.no, reason }))
    return enter(change, problem, 'retracted')
  })
}
