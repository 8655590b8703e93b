// The register: one row per case of any kind, its states with their days, who takes part and what it is linked to.
import { sql } from 'kysely'
import type { Tx } from '../db/database.ts'

export interface NewMatter {
  readonly committeeId: number
  readonly id: string
  readonly kind: string
  readonly title: string
  readonly state: string
  /** Still somebody's to move; true unless said otherwise. */
  readonly open?: boolean
  readonly sessionId?: string | null
  readonly number?: number | null
  readonly at: Date
}

export async function openMatter(tx: Tx, m: NewMatter): Promise<void> {
  await sql`
    with opened as (
      insert into matter (committee_id, id, kind, title, number, session_id, state, state_since, open, opened_at)
      values (${m.committeeId}, ${m.id}, ${m.kind}, ${m.title}, ${m.number ?? null}, ${m.sessionId ?? null}, ${m.state}, ${m.at},
              ${m.open ?? true}, ${m.at})
      returning committee_id, id, state, state_since)
    insert into matter_state (committee_id, matter_id, from_at, state, entry)
    select committee_id, id, state_since, state, 1 from opened`.execute(tx)
}

export interface Matter {
  readonly committeeId: number
  readonly id: string
  readonly kind: string
  readonly title: string
  readonly number: number | null
  readonly sessionId: string | null
  readonly state: string
  readonly stateSince: Date
  readonly open: boolean
  readonly openedAt: Date
  readonly nextDue: string | null
  readonly version: number
}

const columns = sql`committee_id as "committeeId", id, kind, title, number, session_id as "sessionId", state, state_since as "stateSince",
  open, opened_at as "openedAt", next_due as "nextDue", version`

export async function findMatter(tx: Tx, matterId: string): Promise<Matter | null> {
  const { rows } = await sql<Matter>`select ${columns} from matter where id = ${matterId}`.execute(tx)
  return rows[0] ?? null
}

/**
 * Reads and locks the case until the transaction ends. Acts that compute the case's state from its parts begin with it,
 * or two units answering at once would each overlook the other.
 */
export async function holdMatter(tx: Tx, matterId: string): Promise<Matter | null> {
  const { rows } = await sql<Matter>`select ${columns} from matter where id = ${matterId} for update`.execute(tx)
  return rows[0] ?? null
}

/** Claims the version the person saw. False: somebody was faster, answer `conflict()`. */
export async function touch(tx: Tx, matterId: string, version: number): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update matter set version = version + 1 where id = ${matterId} and version = ${version}`.execute(tx)
  return numAffectedRows === 1n
}

/** The state the feature computed from the parts. The same state again changes nothing; answers whether it was new. */
export async function enterState(tx: Tx, matterId: string, state: string, open: boolean, at: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`/* planned once: enter-state */
    with entered as (
      update matter set state = ${state}, open = ${open}, state_since = ${at}
      where id = ${matterId} and (state <> ${state} or open <> ${open})
      returning committee_id, id),
    left_behind as (
      update matter_state s set until_at = ${at} from entered e
      where s.committee_id = e.committee_id and s.matter_id = e.id and s.until_at is null)
    insert into matter_state (committee_id, matter_id, from_at, state, entry)
    select e.committee_id, e.id, ${at}, ${state},
      1 + coalesce((select max(entry) from matter_state s where s.committee_id = e.committee_id and s.matter_id = e.id), 0)
    from entered e`.execute(tx)
  return numAffectedRows === 1n
}

export async function setTitle(tx: Tx, matterId: string, title: string): Promise<void> {
  await sql`update matter set title = ${title} where id = ${matterId} and title <> ${title}`.execute(tx)
}

export async function setNumber(tx: Tx, matterId: string, number: number): Promise<void> {
  await sql`update matter set number = ${number} where id = ${matterId}`.execute(tx)
}

export async function setSession(tx: Tx, matterId: string, sessionId: string): Promise<void> {
  await sql`update matter set session_id = ${sessionId} where id = ${matterId}`.execute(tx)
}

/** The next number of a series, 1 first. The row is locked until commit, so a refused act leaves no gap and no number is given twice. */
export async function nextNumber(tx: Tx, committeeId: number, series: string): Promise<number> {
  const { rows } = await sql<{ last: number }>`
    insert into number_series (committee_id, series, last) values (${committeeId}, ${series}, 1)
    on conflict (committee_id, series) do update set last = number_series.last + 1
    returning last`.execute(tx)
  const [row] = rows
  if (!row) throw new Error(`number series ${series} gave no number`)
  return row.last
}

export interface Party {
  readonly part: string
  readonly partyId: string
  readonly partyKind: 'person' | 'body'
  readonly fromAt: Date
}

interface PartyPlace {
  readonly matterId: string
  readonly part: string
  readonly partyId: string
  readonly at: Date
}

/** Somebody takes a part in the case; who has it already keeps it. */
export async function addParty(
  tx: Tx,
  p: PartyPlace & { readonly committeeId: number; readonly partyKind: 'person' | 'body' },
): Promise<void> {
  await sql`
    insert into matter_party (committee_id, matter_id, part, party_id, party_kind, from_at)
    select ${p.committeeId}, ${p.matterId}::uuid, ${p.part}, ${p.partyId}::uuid, ${p.partyKind}, ${p.at}
    where not exists (
      select 1 from matter_party where committee_id = ${p.committeeId} and matter_id = ${p.matterId} and part = ${p.part}
        and party_id = ${p.partyId} and until_at is null)
    on conflict (committee_id, matter_id, part, party_id, from_at) do update set until_at = null`.execute(tx)
}

export async function endParty(tx: Tx, p: PartyPlace): Promise<void> {
  await sql`
    update matter_party set until_at = ${p.at}
    where matter_id = ${p.matterId} and part = ${p.part} and party_id = ${p.partyId} and until_at is null`.execute(tx)
}

/** Who takes part now. */
export async function partiesOf(tx: Tx, matterId: string): Promise<Party[]> {
  const { rows } = await sql<Party>`
    select part, party_id as "partyId", party_kind as "partyKind", from_at as "fromAt"
    from matter_party where matter_id = ${matterId} and until_at is null order by part, from_at, party_id`.execute(tx)
  return rows
}

interface LinkPlace {
  readonly fromId: string
  readonly toId: string
  readonly kind: string
  readonly at: Date
}

/** Two cases meet by a link: merged into, turned into, led by. A link that stands is left alone. */
export async function link(tx: Tx, l: LinkPlace & { readonly committeeId: number }): Promise<void> {
  await sql`
    insert into matter_link (committee_id, from_id, to_id, kind, since)
    select ${l.committeeId}, ${l.fromId}::uuid, ${l.toId}::uuid, ${l.kind}, ${l.at}
    where not exists (
      select 1 from matter_link where committee_id = ${l.committeeId} and from_id = ${l.fromId} and to_id = ${l.toId}
        and kind = ${l.kind} and until is null)
    on conflict (committee_id, from_id, to_id, kind, since) do update set until = null`.execute(tx)
}

export async function unlink(tx: Tx, l: LinkPlace): Promise<void> {
  await sql`
    update matter_link set until = ${l.at}
    where from_id = ${l.fromId} and to_id = ${l.toId} and kind = ${l.kind} and until is null`.execute(tx)
}

export interface Linked {
  readonly link: string
  /** from: this case points to the other; to: the other points to this one. */
  readonly direction: 'from' | 'to'
  readonly since: Date
  readonly id: string
  readonly kind: string
  readonly title: string
  readonly number: number | null
  readonly state: string
}

/** The cases linked to this one now, both ways, with what a page shows of them. Whether the reader may open them is the feature's to say. */
export async function linksOf(tx: Tx, matterId: string): Promise<Linked[]> {
  const { rows } = await sql<Linked>`
    select l.kind as link, l.direction, l.since, m.id, m.kind, m.title, m.number, m.state
    from (
      select committee_id, to_id as other, kind, 'from' as direction, since from matter_link where from_id = ${matterId} and until is null
      union all
      select committee_id, from_id, kind, 'to', since from matter_link where to_id = ${matterId} and until is null) l
    join matter m on m.committee_id = l.committee_id and m.id = l.other
    order by l.since, m.id`.execute(tx)
  return rows
}
