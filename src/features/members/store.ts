// Every query of the members, one function each.
import { sql } from 'kysely'
import type { Day } from '#/core/day.ts'
import type { Tx } from '#/core/db/database.ts'
import { nameInitials } from '#/core/initials.ts'
import type { SeatState, SeatSubject } from './lifecycle.ts'

export interface PersonFields {
  readonly code: string
  readonly name: string
  readonly sex: '男' | '女' | null
  readonly ethnicGroup: string | null
  /** '1970-05' */
  readonly birthMonth: string | null
  readonly party: string | null
  readonly education: string | null
  readonly employer: string | null
  readonly post: string | null
  readonly insideSystem: boolean | null
  readonly livesElsewhere: boolean
  readonly placeCode: string | null
}

export interface PersonRow extends PersonFields {
  readonly id: string
  readonly hasMobile: boolean
  readonly version: number
}

const personColumns = sql`p.id, p.code, p.name, p.sex, p.ethnic_group as "ethnicGroup", p.birth_month as "birthMonth", p.party, p.education, p.employer,
  p.post, p.inside_system as "insideSystem", p.lives_elsewhere as "livesElsewhere", p.place_code as "placeCode",
  p.mobile_sealed is not null as "hasMobile", p.version`

export async function findPerson(tx: Tx, committeeId: number, id: string): Promise<PersonRow | null> {
  const found = await sql<PersonRow>`select ${personColumns} from person p where p.committee_id = ${committeeId} and p.id = ${id}`.execute(
    tx,
  )
  return found.rows[0] ?? null
}

/** Those who might be meant by these codes or names: an import decides which. */
export async function personsLike(
  tx: Tx,
  committeeId: number,
  sought: { readonly codes: readonly string[]; readonly names: readonly string[] },
): Promise<readonly PersonRow[]> {
  const found = await sql<PersonRow>`select ${personColumns} from person p where p.committee_id = ${committeeId}
    and (p.code = any(${[...sought.codes]}) or p.name = any(${[...sought.names]})) order by p.code`.execute(tx)
  return found.rows
}

export async function personCodes(tx: Tx, committeeId: number): Promise<readonly string[]> {
  const found = await sql<{ code: string }>`select code from person where committee_id = ${committeeId}`.execute(tx)
  return found.rows.map((p) => p.code)
}

export type NewPerson = PersonFields & { readonly id: string; readonly mobile: Buffer | null }

export async function insertPersons(tx: Tx, committeeId: number, persons: readonly NewPerson[]): Promise<void> {
  if (persons.length === 0) return
  const rows = persons.map((p) => ({ ...p, pinyin: nameInitials(p.name), mobile: p.mobile?.toString('hex') ?? null }))
  await sql`insert into person (committee_id, id, code, name, pinyin, sex, ethnic_group, birth_month, party, education, employer, post, inside_system,
      lives_elsewhere, place_code, mobile_sealed)
    select ${committeeId}, id, code, name, pinyin, sex, "ethnicGroup", "birthMonth", party, education, employer, post, "insideSystem",
      "livesElsewhere", "placeCode", decode(mobile, 'hex')
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, code text, name text, pinyin text, sex text, "ethnicGroup" text,
      "birthMonth" text, party text, education text, employer text, post text, "insideSystem" boolean, "livesElsewhere" boolean,
      "placeCode" text, mobile text)`.execute(tx)
}

/** `mobile` undefined leaves the number as it is. */
export async function updatePerson(
  tx: Tx,
  committeeId: number,
  p: PersonFields & { readonly id: string; readonly version: number; readonly mobile?: Buffer | null },
): Promise<boolean> {
  const mobile = p.mobile === undefined ? sql`mobile_sealed` : sql`${p.mobile}`
  const done = await sql`update person set code = ${p.code}, name = ${p.name}, pinyin = ${nameInitials(p.name)}, sex = ${p.sex},
      ethnic_group = ${p.ethnicGroup}, birth_month = ${p.birthMonth}, party = ${p.party}, education = ${p.education}, employer = ${p.employer},
      post = ${p.post}, inside_system = ${p.insideSystem}, lives_elsewhere = ${p.livesElsewhere}, place_code = ${p.placeCode},
      mobile_sealed = ${mobile}, version = version + 1
    where committee_id = ${committeeId} and id = ${p.id} and version = ${p.version}`.execute(tx)
  return done.numAffectedRows === 1n
}

export async function sealedMobile(tx: Tx, committeeId: number, id: string): Promise<Buffer | null> {
  const found = await sql<{
    mobile: Buffer | null
  }>`select mobile_sealed as mobile from person where committee_id = ${committeeId} and id = ${id}`.execute(tx)
  return found.rows[0]?.mobile ?? null
}

export interface SeatFields {
  readonly personId: string
  readonly termId: string
  readonly kind: string
  readonly sectorId: string
  readonly specialCommitteeId: string | null
  readonly placedByHand: boolean
  readonly groupId: string | null
  readonly source: string
}

export interface SeatRow extends SeatFields, SeatSubject {
  readonly id: string
  readonly version: number
  readonly toDay: Day | null
  readonly termTitle: string
  readonly kindCode: string
  readonly sectorName: string
  readonly committeeName: string | null
}

/** A seat with what its moves are judged by. */
export async function findSeat(tx: Tx, committeeId: number, id: string): Promise<SeatRow | null> {
  const found = await sql<
    Omit<SeatRow, 'relations'>
  >`select m.id, m.version, m.person_id as "personId", p.name, m.term_id as "termId", t.title as "termTitle",
      t.from_day as "termFrom", t.to_day as "termTo", m.kind, m.kind as "kindCode", m.sector_id as "sectorId", s.name as "sectorName",
      m.special_committee_id as "specialCommitteeId", m.placed_by_hand as "placedByHand", c.name as "committeeName", m.group_id as "groupId",
      m.state, m.state_since as "stateSince", m.from_day as "fromDay", m.to_day as "toDay", m.source,
      (select count(*) from seat o where o.committee_id = m.committee_id and o.person_id = m.person_id and o.term_id = m.term_id
        and o.id <> m.id and o.state <> 'ended') as "otherSeats"
    from seat m
    join person p on p.committee_id = m.committee_id and p.id = m.person_id
    join term t on t.committee_id = m.committee_id and t.id = m.term_id
    join body s on s.committee_id = m.committee_id and s.id = m.sector_id
    left join body c on c.committee_id = m.committee_id and c.id = m.special_committee_id
    where m.committee_id = ${committeeId} and m.id = ${id} for update of m`.execute(tx)
  const seat = found.rows[0]
  return seat ? { ...seat, relations: [] } : null
}

export type NewSeat = SeatFields & {
  readonly id: string
  readonly state: SeatState
  readonly stateSince: Day
  readonly fromDay: Day | null
}

/** Seats with the first row of their course. */
export async function insertSeats(tx: Tx, committeeId: number, seats: readonly NewSeat[]): Promise<void> {
  if (seats.length === 0) return
  await sql`with given as (
      select * from jsonb_to_recordset(${JSON.stringify(seats)}::jsonb) as r(id uuid, "personId" uuid, "termId" uuid, kind text, "sectorId" uuid,
        "specialCommitteeId" uuid, "placedByHand" boolean, "groupId" uuid, state text, "stateSince" date, "fromDay" date, source text)
    ), seats as (
      insert into seat (committee_id, id, person_id, term_id, kind, sector_id, special_committee_id, placed_by_hand, group_id, state, state_since,
        from_day, source)
      select ${committeeId}, id, "personId", "termId", kind, "sectorId", "specialCommitteeId", "placedByHand", "groupId", state, "stateSince",
        "fromDay", source from given
    )
    insert into seat_state (committee_id, seat_id, entry, state, from_day, source)
    select ${committeeId}, id, 1, state, "stateSince", source from given`.execute(tx)
}

export interface SeatMoved {
  readonly id: string
  readonly version: number
  readonly state: SeatState
  readonly day: Day
  readonly source: string
  readonly fromDay?: Day
  readonly toDay?: Day
  readonly endReason?: string
}

/** The state with its day, guarded by the version the person saw; false when somebody was faster. */
export async function moveSeat(tx: Tx, committeeId: number, m: SeatMoved): Promise<boolean> {
  const moved =
    await sql`update seat set state = ${m.state}, state_since = ${m.day}, from_day = coalesce(${m.fromDay ?? null}::date, from_day),
      to_day = coalesce(${m.toDay ?? null}::date, to_day), end_reason = coalesce(${m.endReason ?? null}::text, end_reason), version = version + 1
    where committee_id = ${committeeId} and id = ${m.id} and version = ${m.version}`.execute(tx)
  if (moved.numAffectedRows !== 1n) return false
  await sql`with before as (
      update seat_state set until_day = ${m.day} where committee_id = ${committeeId} and seat_id = ${m.id} and until_day is null returning entry
    )
    insert into seat_state (committee_id, seat_id, entry, state, from_day, source)
    select ${committeeId}, ${m.id}, coalesce((select max(entry) from before), 0) + 1, ${m.state}, ${m.day}, ${m.source}`.execute(tx)
  return true
}

/** Which special committee a sector's members are placed in: the live link “专委会 联系 界别” of that day. */
export async function committeesOfSectors(
  tx: Tx,
  committeeId: number,
  sectorIds: readonly string[],
  on: Day,
): Promise<ReadonlyMap<string, string>> {
  const found = await sql<{
    sectorId: string
    committeeId: string
  }>`select e.to_id as "sectorId", min(e.from_id::text)::uuid as "committeeId"
    from edge e join body c on c.committee_id = e.committee_id and c.id = e.from_id and c.kind = 'special-committee'
    where e.committee_id = ${committeeId} and e.kind = 'contacts' and e.to_id = any(${[...new Set(sectorIds)]}::uuid[])
      and e.from_day <= ${on} and (e.to_day is null or e.to_day >= ${on})
    group by e.to_id having count(*) = 1`.execute(tx)
  return new Map(found.rows.map((r) => [r.sectorId, r.committeeId]))
}

/** The term in force on a day. */
export async function termOn(
  tx: Tx,
  committeeId: number,
  on: Day,
): Promise<{ readonly id: string; readonly title: string; readonly fromDay: Day } | null> {
  const found = await sql<{ id: string; title: string; fromDay: Day }>`select id, title, from_day as "fromDay" from term
    where committee_id = ${committeeId} and from_day <= ${on} and (to_day is null or to_day >= ${on}) order by from_day desc limit 1`.execute(
    tx,
  )
  return found.rows[0] ?? null
}

/** Seats held or under way in a term, by person. */
export async function seatsInTerm(
  tx: Tx,
  committeeId: number,
  termId: string,
): Promise<readonly { readonly personId: string; readonly sectorId: string; readonly kind: string }[]> {
  const found = await sql<{
    personId: string
    sectorId: string
    kind: string
  }>`select person_id as "personId", sector_id as "sectorId", kind
    from seat where committee_id = ${committeeId} and term_id = ${termId} and state <> 'ended'`.execute(tx)
  return found.rows
}

export interface NewPost {
  readonly id: string
  readonly personId: string
  readonly bodyId: string | null
  readonly role: string
  readonly title: string
  readonly fromDay: Day
  readonly toDay: Day | null
  readonly source: string
}

export async function insertPosts(tx: Tx, committeeId: number, posts: readonly NewPost[]): Promise<void> {
  if (posts.length === 0) return
  await sql`insert into post (committee_id, id, person_id, body_id, role, title, from_day, to_day, source)
    select ${committeeId}, id, "personId", "bodyId", role, title, "fromDay", "toDay", source
    from jsonb_to_recordset(${JSON.stringify(posts)}::jsonb) as r(id uuid, "personId" uuid, "bodyId" uuid, role text, title text,
      "fromDay" date, "toDay" date, source text)`.execute(tx)
}

export interface HeldPost {
  readonly id: string
  readonly role: string
  readonly title: string
  readonly bodyId: string | null
  readonly fromDay: Day
}

export async function postsHeld(tx: Tx, committeeId: number, personId: string, on: Day): Promise<readonly HeldPost[]> {
  const found = await sql<HeldPost>`select id, role, title, body_id as "bodyId", from_day as "fromDay" from post
    where committee_id = ${committeeId} and person_id = ${personId} and from_day <= ${on} and (to_day is null or to_day >= ${on})`.execute(
    tx,
  )
  return found.rows
}

/** Ends the posts of one role a person holds: a member's own with the seat. */
export async function endPostsOf(tx: Tx, committeeId: number, personId: string, role: string, lastDay: Day): Promise<void> {
  await sql`update post set to_day = greatest(${lastDay}::date, from_day) where committee_id = ${committeeId} and person_id = ${personId}
    and role = ${role} and to_day is null`.execute(tx)
}
