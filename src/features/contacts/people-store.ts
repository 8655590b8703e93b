// Every query about contact persons: those the actor keeps in touch with; the office sees all.
import { sql, type RawBuilder } from 'kysely'
import { may, type Actor } from '#/core/actor.ts'
import type { Day } from '#/core/day.ts'
import type { Tx } from '#/core/db/database.ts'
import { nameInitials } from '#/core/initials.ts'

/** Its owner and the office that keeps the register. `cp` is the contact person. */
export const visibleContactPeople = (actor: Actor): RawBuilder<unknown> =>
  may(actor, 'contacts:assign') ? sql`true` : sql`cp.owner_id = ${actor.personId}::uuid`

export interface ContactPersonFields {
  readonly category: string
  readonly name: string
  readonly workplace: string
  readonly place: string
  readonly interests: string
  readonly consentOn: Day | null
}

export interface ContactPersonRow extends ContactPersonFields {
  readonly id: string
  readonly version: number
  readonly hasMobile: boolean
  readonly ownerId: string
  readonly owner: string
  readonly fromDay: Day
  readonly toDay: Day | null
  readonly endReason: string | null
}

export async function findContactPerson(
  tx: Tx,
  actor: Actor,
  id: string,
  how: { readonly hold?: boolean } = {},
): Promise<ContactPersonRow | null> {
  const found = await sql<ContactPersonRow>`select cp.id, cp.version, cp.category, cp.name, cp.workplace, cp.place, cp.interests,
      cp.consent_on as "consentOn", cp.mobile_sealed is not null as "hasMobile", cp.owner_id as "ownerId", p.name as owner,
      cp.from_day as "fromDay", cp.to_day as "toDay", cp.end_reason as "endReason"
    from contact_person cp join person p on p.committee_id = cp.committee_id and p.id = cp.owner_id
    where cp.committee_id = ${actor.committeeId} and cp.id = ${id} and ${visibleContactPeople(actor)}
    ${how.hold ? sql`for update of cp` : sql``}`.execute(tx)
  return found.rows[0] ?? null
}

export interface NewContactPerson extends ContactPersonFields {
  readonly id: string
  readonly ownerId: string
  readonly fromDay: Day
  readonly mobile: Buffer | null
}

export async function insertContactPeople(tx: Tx, committeeId: number, people: readonly NewContactPerson[]): Promise<void> {
  const rows = people.map((p) => ({ ...p, pinyin: nameInitials(p.name), mobile: p.mobile?.toString('hex') ?? null }))
  await sql`insert into contact_person (committee_id, id, category, name, pinyin, workplace, place, interests, consent_on, mobile_sealed,
      owner_id, from_day)
    select ${committeeId}, id, category, name, pinyin, workplace, place, interests, "consentOn", decode(mobile, 'hex'), "ownerId", "fromDay"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, category text, name text, pinyin text, workplace text, place text,
      interests text, "consentOn" date, mobile text, "ownerId" uuid, "fromDay" date)`.execute(tx)
}

export async function updateContactPerson(
  tx: Tx,
  committeeId: number,
  id: string,
  fields: ContactPersonFields & { readonly ownerId: string; readonly mobile?: Buffer | null },
): Promise<void> {
  const mobile = fields.mobile === undefined ? sql`` : sql`, mobile_sealed = ${fields.mobile}`
  await sql`update contact_person set category = ${fields.category}, name = ${fields.name}, pinyin = ${nameInitials(fields.name)},
      workplace = ${fields.workplace}, place = ${fields.place}, interests = ${fields.interests}, consent_on = ${fields.consentOn},
      owner_id = ${fields.ownerId}, version = version + 1 ${mobile}
    where committee_id = ${committeeId} and id = ${id}`.execute(tx)
}

/** No longer kept in touch with: the number is forgotten, the rest stays for the records that name them. */
export async function releaseContactPerson(tx: Tx, committeeId: number, id: string, on: Day, reason: string): Promise<void> {
  await sql`update contact_person set to_day = ${on}, end_reason = ${reason}, mobile_sealed = null, version = version + 1
    where committee_id = ${committeeId} and id = ${id}`.execute(tx)
}

export async function sealedMobileOf(tx: Tx, committeeId: number, id: string): Promise<Buffer | null> {
  const found = await sql<{ sealed: Buffer | null }>`select mobile_sealed as sealed from contact_person
    where committee_id = ${committeeId} and id = ${id}`.execute(tx)
  return found.rows[0]?.sealed ?? null
}

export interface KeptPerson {
  readonly id: string
  readonly name: string
  readonly category: string
  readonly workplace: string
}

/** Still kept, by this person; of those, the ones with given ids where ids are given. */
export async function keptBy(tx: Tx, committeeId: number, ownerId: string, ids?: readonly string[]): Promise<readonly KeptPerson[]> {
  const found = await sql<KeptPerson>`select cp.id, cp.name, cp.category, cp.workplace from contact_person cp
    where cp.committee_id = ${committeeId} and cp.owner_id = ${ownerId} and cp.to_day is null
      and ${ids ? sql`cp.id = any(${[...ids]}::uuid[])` : sql`true`}
    order by cp.pinyin, cp.id limit 200`.execute(tx)
  return found.rows
}
