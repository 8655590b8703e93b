// Every query about contact records and contact persons. Who may see which record stands in `visibleContacts`, once.
import { sql, type RawBuilder } from 'kysely'
import { bodiesOf, may, type Actor } from '#/core/actor.ts'
import type { Day } from '#/core/day.ts'
import type { Tx } from '#/core/db/database.ts'
import type { ContactDraft } from './contract.ts'

/** Own records; the office and the leaders see all, a committee's office those of its members as they sat that day. `c` is the record. */
export function visibleContacts(actor: Actor): RawBuilder<unknown> {
  if (may(actor, 'contacts:all')) return sql`true`
  const own = sql`c.maker_id = ${actor.personId}::uuid`
  if (!may(actor, 'contacts:network')) return own
  return sql`(${own} or exists (select 1 from seat m where m.committee_id = c.committee_id and m.person_id = c.maker_id
    and m.special_committee_id = any(${[...bodiesOf(actor)]}::uuid[]) and m.from_day <= c.day and (m.to_day is null or m.to_day >= c.day)))`
}

export interface ContactRow {
  readonly id: string
  readonly rootId: string
  readonly makerId: string
  readonly maker: string
  readonly kind: string
  readonly day: Day
  readonly place: string
  readonly topics: string
  readonly heard: string
  readonly followUp: string
  readonly matterId: string | null
  readonly matterOn: Day | null
  readonly matterTitle: string | null
  readonly matterKind: string | null
  readonly recordedOn: Day
  readonly voidedOn: Day | null
  readonly voidReason: string | null
  readonly replacedBy: string | null
  /** May the actor read what was said; if not, he was one of those contacted. */
  readonly reads: boolean
}

export interface WithRow {
  readonly personId: string | null
  readonly contactPersonId: string | null
  readonly name: string | null
  readonly people: number
  readonly category: string
  readonly chain: number | null
}

/** One record as this actor may see it; locked where it is to be changed. */
export async function findContact(tx: Tx, actor: Actor, id: string, how: { readonly hold?: boolean } = {}): Promise<ContactRow | null> {
  const contacted = sql`exists (select 1 from contact_with w where w.committee_id = c.committee_id and w.contact_id = c.id
    and w.person_id = ${actor.personId}::uuid)`
  const found = await sql<ContactRow>`select c.id, c.root_id as "rootId", c.maker_id as "makerId", p.name as maker, c.kind, c.day, c.place,
      c.topics, c.heard, c.follow_up as "followUp", c.matter_id as "matterId", c.matter_on as "matterOn", m.title as "matterTitle",
      m.kind as "matterKind", c.recorded_on as "recordedOn", c.voided_on as "voidedOn", c.void_reason as "voidReason",
      c.replaced_by as "replacedBy", ${visibleContacts(actor)} as reads
    from contact c join person p on p.committee_id = c.committee_id and p.id = c.maker_id
    left join matter m on m.committee_id = c.committee_id and m.id = c.matter_id
    where c.committee_id = ${actor.committeeId} and c.id = ${id} and (${visibleContacts(actor)} or ${contacted})
    ${how.hold ? sql`for update of c` : sql``}`.execute(tx)
  return found.rows[0] ?? null
}

export async function withOf(tx: Tx, committeeId: number, contactId: string): Promise<readonly WithRow[]> {
  const found = await sql<WithRow>`select w.person_id as "personId", w.contact_person_id as "contactPersonId",
      coalesce(p.name, k.name) as name, w.people, w.category, w.chain
    from contact_with w
    left join person p on p.committee_id = w.committee_id and p.id = w.person_id
    left join contact_person k on k.committee_id = w.committee_id and k.id = w.contact_person_id
    where w.committee_id = ${committeeId} and w.contact_id = ${contactId} order by w.position`.execute(tx)
  return found.rows
}

export interface NewContact {
  readonly id: string
  readonly rootId: string
  readonly makerId: string
  readonly kind: string
  readonly day: Day
  readonly place: string
  readonly topics: string
  readonly heard: string
  readonly followUp: string
  readonly recordedOn: Day
  readonly recordedAt: Date
  readonly with: readonly NewWith[]
}

export interface NewWith {
  readonly personId: string | null
  readonly contactPersonId: string | null
  readonly people: number
  readonly category: string
  readonly chain: number | null
}

export async function insertContacts(tx: Tx, committeeId: number, contacts: readonly NewContact[]): Promise<void> {
  await sql`insert into contact (committee_id, id, root_id, maker_id, kind, day, place, topics, heard, follow_up, recorded_on, recorded_at)
    select ${committeeId}, id, "rootId", "makerId", kind, day, place, topics, heard, "followUp", "recordedOn", "recordedAt"
    from jsonb_to_recordset(${JSON.stringify(contacts)}::jsonb) as r(id uuid, "rootId" uuid, "makerId" uuid, kind text, day date, place text,
      topics text, heard text, "followUp" text, "recordedOn" date, "recordedAt" timestamptz)`.execute(tx)
  const those = contacts.flatMap((c) => c.with.map((w, i) => ({ ...w, contactId: c.id, position: i + 1 })))
  await sql`insert into contact_with (committee_id, contact_id, position, person_id, contact_person_id, people, category, chain)
    select ${committeeId}, "contactId", position, "personId", "contactPersonId", people, category, chain
    from jsonb_to_recordset(${JSON.stringify(those)}::jsonb) as r("contactId" uuid, position integer, "personId" uuid, "contactPersonId" uuid,
      people integer, category text, chain integer)`.execute(tx)
}

export async function voidContact(
  tx: Tx,
  committeeId: number,
  id: string,
  how: { readonly on: Day; readonly reason: string; readonly replacedBy: string | null },
): Promise<void> {
  await sql`update contact set voided_on = ${how.on}, void_reason = ${how.reason}, replaced_by = ${how.replacedBy}
    where committee_id = ${committeeId} and id = ${id}`.execute(tx)
}

export interface Draft {
  readonly id: string
  readonly form: ContactDraft
}

export async function draftOf(tx: Tx, committeeId: number, makerId: string): Promise<Draft | null> {
  const found = await sql<Draft>`select id, form from contact_draft where committee_id = ${committeeId} and maker_id = ${makerId}`.execute(
    tx,
  )
  return found.rows[0] ?? null
}

/** One draft for each person: a second device goes on with the first one's. Answers the draft's id. */
export async function saveDraftRow(tx: Tx, committeeId: number, makerId: string, draft: Draft, at: Date): Promise<string> {
  const kept = await sql<{ id: string }>`insert into contact_draft (committee_id, id, maker_id, form, saved_at)
    values (${committeeId}, ${draft.id}, ${makerId}, ${JSON.stringify(draft.form)}::jsonb, ${at})
    on conflict (committee_id, maker_id) do update set form = excluded.form, saved_at = excluded.saved_at returning id`.execute(tx)
  return kept.rows[0]?.id ?? draft.id
}

export async function dropDraft(tx: Tx, committeeId: number, makerId: string, id: string): Promise<void> {
  await sql`delete from contact_draft where committee_id = ${committeeId} and maker_id = ${makerId} and id = ${id}`.execute(tx)
}

/** What one person did between two days: how many contacts, with how many people. */
export async function sumOf(
  tx: Tx,
  committeeId: number,
  makerId: string,
  from: Day,
  to: Day,
): Promise<{ contacts: number; people: number }> {
  const found = await sql<{
    contacts: number
    people: number
  }>`select count(distinct c.id)::int as contacts, coalesce(sum(w.people), 0)::int as people
    from contact c join contact_with w on w.committee_id = c.committee_id and w.contact_id = c.id
    where c.committee_id = ${committeeId} and c.maker_id = ${makerId} and c.voided_on is null and c.day between ${from} and ${to}`.execute(
    tx,
  )
  return found.rows[0] ?? { contacts: 0, people: 0 }
}

/** The last contacts of anybody with this person, for who contacts me. */
export async function contactsWithPerson(tx: Tx, committeeId: number, contactPersonId: string, actor: Actor) {
  const found = await sql<{ id: string; day: Day; kind: string; topics: string }>`select c.id, c.day, c.kind, c.topics
    from contact_with w join contact c on c.committee_id = w.committee_id and c.id = w.contact_id
    where w.committee_id = ${committeeId} and w.contact_person_id = ${contactPersonId} and c.voided_on is null and ${visibleContacts(actor)}
    order by c.day desc, c.id desc limit 100`.execute(tx)
  return found.rows
}
