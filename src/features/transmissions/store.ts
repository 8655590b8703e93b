// The queries of 请示报告: one with everything about it in one statement.
import { sql, type RawBuilder } from 'kysely'
import { bodiesOf, may, type Actor } from '#/core/actor.ts'
import type { Day } from '#/core/day.ts'
import type { Tx } from '#/core/db/database.ts'
import { codeLabel } from '#/core/lists/code-label.ts'
import { recipients, transmissionKinds, type AnswerKind } from './codes.ts'
import type { TransmissionState } from './lifecycle.ts'

export interface TransmissionRow {
  readonly id: string
  readonly version: number
  readonly title: string
  readonly state: TransmissionState
  readonly kind: string
  readonly kindLabel: string
  readonly recipient: string
  readonly recipientLabel: string
  readonly occasion: string
  readonly sender: { readonly id: string; readonly name: string } | null
  readonly speaker: { readonly id: string; readonly name: string } | null
  readonly about: { readonly kind: string; readonly id: string; readonly title: string } | null
  readonly lineOnly: boolean
  readonly body: string
  readonly number: string
  readonly signedBy: string
  readonly sentOn: Day | null
  readonly answer: { readonly how: AnswerKind; readonly by: string; readonly text: string; readonly on: Day } | null
  readonly deadline: { readonly due: Day; readonly steps: readonly string[] } | null
}

/** The office that serves the committee reads them all; a committee's or county's office those it sends itself. Of `t`. */
export const visibleTransmission = (actor: Actor): RawBuilder<unknown> =>
  may(actor, 'transmissions:read-all')
    ? sql`true`
    : may(actor, 'transmissions:read')
      ? sql`t.sender_id = any(${[...bodiesOf(actor)]}::uuid[])`
      : sql`false`

export async function findTransmission(tx: Tx, actor: Actor, id: string): Promise<TransmissionRow | null> {
  const { rows } = await sql<TransmissionRow>`
    select t.id, m.version, m.title, m.state, t.kind, ${codeLabel(transmissionKinds, sql`t.committee_id`, sql`t.kind`)} as "kindLabel",
      t.recipient, ${codeLabel(recipients, sql`t.committee_id`, sql`t.recipient`)} as "recipientLabel", t.occasion,
      case when b.id is not null then jsonb_build_object('id', b.id, 'name', b.name) end as sender,
      case when p.id is not null then jsonb_build_object('id', p.id, 'name', p.name) end as speaker,
      case when t.about_id is not null then jsonb_build_object('kind', t.about_kind, 'id', t.about_id, 'title', coalesce(a.title, '')) end as about,
      t.line_only as "lineOnly", t.body, t.number, t.signed_by as "signedBy", t.sent_on as "sentOn",
      case when t.answered_on is not null then jsonb_build_object('how', t.answer_kind, 'by', t.answered_by, 'text', t.answer, 'on', t.answered_on) end as answer,
      (select jsonb_build_object('due', d.due_day, 'steps', d.steps) from deadline d
        where d.committee_id = t.committee_id and d.matter_id = t.id and d.met_on is null and d.voided_on is null limit 1) as deadline
    from transmission t
    join matter m on m.committee_id = t.committee_id and m.id = t.id
    left join body b on b.committee_id = t.committee_id and b.id = t.sender_id
    left join person p on p.committee_id = t.committee_id and p.id = t.speaker_id
    left join matter a on a.committee_id = t.committee_id and a.id = t.about_id
    where t.committee_id = ${actor.committeeId} and t.id = ${id} and ${visibleTransmission(actor)}`.execute(tx)
  return rows[0] ?? null
}

export async function holdTransmission(tx: Tx, actor: Actor, id: string): Promise<TransmissionRow | null> {
  await sql`select from matter where committee_id = ${actor.committeeId} and id = ${id} and kind = 'transmission' for update`.execute(tx)
  return findTransmission(tx, actor, id)
}

export async function matterKind(tx: Tx, committeeId: number, id: string): Promise<string | null> {
  const { rows } = await sql<{
    kind: string
  }>`select kind from matter where committee_id = ${committeeId} and id = ${id}`.execute(tx)
  return rows[0]?.kind ?? null
}

export async function partyThere(tx: Tx, committeeId: number, table: 'body' | 'person', id: string): Promise<boolean> {
  const { rows } = await sql`select from ${sql.table(table)} where committee_id = ${committeeId} and id = ${id}`.execute(tx)
  return rows.length > 0
}

/** The same of the register's rows `m`. */
export const visibleTransmissionMatter = (actor: Actor): RawBuilder<unknown> =>
  sql`exists (select from transmission t where t.committee_id = m.committee_id and t.id = m.id and ${visibleTransmission(actor)})`
