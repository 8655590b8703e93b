// The queries of questions from the floor.
import { sql, type RawBuilder } from 'kysely'
import type { Tx } from '#/core/db/database.ts'
import type { QuestionState } from './lifecycle.ts'

export interface Question {
  readonly id: string
  readonly activityId: string
  readonly version: number
  readonly state: QuestionState
  readonly no: number
  readonly personId: string | null
  readonly asker: string
  readonly to: string
  readonly text: string
  readonly askedAt: Date
  readonly answer: string
  readonly answeredBy: string
  readonly explanation: string
  readonly reason: string
}

const questions = (committeeId: number, where: RawBuilder<unknown>) => sql<Question>`
  select q.id, q.activity_id as "activityId", q.version, q.state, q.no, q.person_id as "personId", q.asker_name as asker, q.to_whom as to, q.text,
    q.asked_at as "askedAt", q.answer, q.answered_by as "answeredBy", q.explanation, q.reason
  from floor_question q where q.committee_id = ${committeeId} and ${where} order by q.no`

export async function findQuestion(tx: Tx, committeeId: number, id: string): Promise<Question | null> {
  return (await questions(committeeId, sql`q.id = ${id}`).execute(tx)).rows[0] ?? null
}

export async function questionsOf(tx: Tx, committeeId: number, activityId: string): Promise<readonly Question[]> {
  return (await questions(committeeId, sql`q.activity_id = ${activityId}`).execute(tx)).rows
}
