// The queries of speeches.
import { sql, type RawBuilder } from 'kysely'
import type { Day } from '#/core/day.ts'
import type { Tx } from '#/core/db/database.ts'
import type { SpeechForm, SpeechState } from './lifecycle.ts'

export interface Speech {
  readonly id: string
  readonly activityId: string
  readonly version: number
  readonly state: SpeechState
  readonly personId: string | null
  readonly speaker: string
  readonly bodyId: string | null
  readonly body: string | null
  readonly topic: string
  readonly text: string
  readonly files: number
  readonly wished: SpeechForm
  readonly form: SpeechForm | null
  readonly ord: number | null
  readonly reason: string
  readonly allotted: number
  readonly askedAt: Date
  readonly decidedOn: Day | null
  readonly beganAt: Date | null
  readonly endedAt: Date | null
  readonly givenOn: Day | null
  readonly minutes: number | null
}

const speeches = (committeeId: number, where: RawBuilder<unknown>) => sql<Speech>`
  select s.id, s.activity_id as "activityId", s.version, s.state, s.person_id as "personId", s.speaker_name as speaker, s.body_id as "bodyId", b.name as body,
    s.topic, s.text, (select count(*)::int from file f where f.committee_id = s.committee_id and f.subject_kind = 'speech' and f.subject_id = s.id
      and f.removed_at is null) as files,
    s.wished, s.form, s.ord, s.reason, s.allotted, s.asked_at as "askedAt", s.decided_on as "decidedOn", s.began_at as "beganAt", s.ended_at as "endedAt",
    s.given_on as "givenOn", s.minutes::float8 as minutes
  from speech s left join body b on b.committee_id = s.committee_id and b.id = s.body_id
  where s.committee_id = ${committeeId} and ${where} order by s.ord nulls last, s.asked_at, s.id`

export async function findSpeech(tx: Tx, committeeId: number, id: string): Promise<Speech | null> {
  return (await speeches(committeeId, sql`s.id = ${id}`).execute(tx)).rows[0] ?? null
}

export async function speechesOf(tx: Tx, committeeId: number, activityId: string): Promise<readonly Speech[]> {
  return (await speeches(committeeId, sql`s.activity_id = ${activityId}`).execute(tx)).rows
}

export async function speakingNow(tx: Tx, committeeId: number, activityId: string): Promise<{ id: string; speaker: string } | null> {
  const { rows } = await sql<{ id: string; speaker: string }>`select id, speaker_name as speaker from speech
    where committee_id = ${committeeId} and activity_id = ${activityId} and state = 'speaking'`.execute(tx)
  return rows[0] ?? null
}
