// The acts of questions from the floor: asked on the phone, taken, answered, explained, put aside.
import { sql } from 'kysely'
import { perform, type Change, type World } from '#/core/action.ts'
import type { Actor } from '#/core/actor.ts'
import type { Act } from '#/core/http/move-routes.ts'
import { done, forbidden, notFound, refused, type Outcome } from '#/core/outcome.ts'
import { courseOf, type Moved } from '../course.ts'
import { questionEvents } from '../events.ts'
import { groundFor } from '../ground.ts'
import type { NewQuestion } from './contract.ts'
import { questionCourse, type QuestionAsk, type QuestionMove } from './lifecycle.ts'
import { findQuestion, type Question } from './store.ts'

const questionOf = (id: string) => ({ kind: 'floor-question', id }) as const

export const questions = courseOf({
  course: questionCourse,
  table: 'floor_question',
  read: findQuestion,
  subject: (q: Question, ground, { actor }) => ({
    state: q.state,
    relations: [
      ...(ground.relations.includes('organiser') ? (['organiser'] as const) : []),
      ...(q.personId !== null && q.personId === actor.personId ? (['author'] as const) : []),
    ],
    open: ground.open,
  }),
  missing: '没有找到这个问题，或者您无权查看',
})

export function askQuestion(
  world: World,
  actor: Actor,
  activityId: string,
  ask: NewQuestion,
): Promise<Outcome<{ readonly id: string; readonly no: number }>> {
  return perform(world, actor, async (change) => {
    const { tx, now } = change
    const ground = await groundFor(tx, actor, activityId)
    if (!ground) return notFound('没有找到这次会议，或者您无权查看')
    const takesPart = ground.relations.includes('participant') || ground.relations.includes('organiser')
    if (!takesPart) return forbidden('只有参加会议的人可以提问')
    // The meeting is held, so that two asking at once do not get one number.
    await sql`select 1 from activity where committee_id = ${actor.committeeId} and id = ${activityId} for update`.execute(tx)
    const { rows } = await sql<{ no: number; closed: boolean }>`select
      (select coalesce(max(no), 0) + 1 from floor_question where committee_id = ${actor.committeeId} and activity_id = ${activityId}) as no,
      exists (select from floor f where f.committee_id = ${actor.committeeId} and f.activity_id = ${activityId} and not f.questions_open) as closed`.execute(
      tx,
    )
    const { no = 1, closed = false } = rows[0] ?? {}
    const wrong = [...(ground.live ? [] : ['会议还没有开始，或者已经关闭，现在不能提问']), ...(closed ? ['主持人已停止提问'] : [])]
    if (wrong.length) return refused(wrong)
    const id = change.newId()
    await sql`insert into floor_question (committee_id, id, activity_id, no, person_id, asker_name, to_whom, text, asked_at, state, state_since)
      values (${actor.committeeId}, ${id}, ${activityId}, ${no}, ${actor.personId}, ${actor.name}, ${ask.to}, ${ask.text}, ${now}, 'asked', ${now})`.execute(
      tx,
    )
    change.record(questionOf(id), questionEvents.asked.of({ asker: actor.name, no, to: ask.to }))
    return done({ id, no })
  })
}

type On = { readonly kept: Question }

async function answer(change: Change, { kept }: On, ask: QuestionAsk<'answer'>): Promise<Outcome<void>> {
  await sql`update floor_question set answer = ${ask.answer}, answered_by = ${ask.answeredBy}, answered_at = ${change.now}
    where committee_id = ${change.actor.committeeId} and id = ${kept.id}`.execute(change.tx)
  change.record(questionOf(kept.id), questionEvents.answered.of({ no: kept.no, by: ask.answeredBy }))
  return done(undefined)
}

export const questionActs: { readonly [M in QuestionMove]: Act<QuestionAsk<M>, Moved> } = {
  take: questions.act('take', async (change, { kept }) => {
    change.record(questionOf(kept.id), questionEvents.taken.of({ no: kept.no }))
    return done(undefined)
  }),
  answer: questions.act('answer', answer),
  explain: questions.act('explain', async (change, { kept }, ask: QuestionAsk<'explain'>) => {
    await sql`update floor_question set explanation = ${ask.explanation} where committee_id = ${change.actor.committeeId} and id = ${kept.id}`.execute(
      change.tx,
    )
    change.record(questionOf(kept.id), questionEvents.explained.of({ no: kept.no }))
    return done(undefined)
  }),
  putAside: questions.act('putAside', async (change, { kept }, ask: QuestionAsk<'putAside'>) => {
    await sql`update floor_question set reason = ${ask.reason} where committee_id = ${change.actor.committeeId} and id = ${kept.id}`.execute(
      change.tx,
    )
    change.record(questionOf(kept.id), questionEvents.aside.of({ no: kept.no, reason: ask.reason }))
    return done(undefined)
  }),
  withdraw: questions.act('withdraw', async (change, { kept }) => {
    change.record(questionOf(kept.id), questionEvents.withdrawn.of({ no: kept.no }))
    return done(undefined)
  }),
}
