// A year of contacts written straight into the tables, from a seed, beside a year of proposals: for figures, which only read.
import { sql } from 'kysely'
import { addDays, day } from '#/core/day.ts'
import { inScope, type Db } from '#/core/db/database.ts'
import { ids, idFrom, numbersFrom, sizes } from './proposal-year.ts'

const kinds = ['visit', 'heart-talk', 'phone', 'meeting']
const categories = ['cpc-member', 'non-cpc-member', 'member-elsewhere', 'native-abroad', 'sector-people']

/** After `registersOfYear`: a Party group, two branches, grids, a chain with holes, contacts of every kind; some late, withdrawn or traced. */
export async function contactsOfYear(db: Db, seed: number, committeeId = 1): Promise<void> {
  const random = numbersFrom(seed)
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!
  const person = (): string => ids.person(Math.floor(random() * sizes.people))
  const on = (most: number) => addDays(day('2022-01-01'), Math.floor(random() * most))
  const bodies = [
    { kind: 'party-group', n: 1 },
    { kind: 'party-branch', n: 2 },
    { kind: 'grid', n: 5 },
  ].flatMap(({ kind, n }) =>
    Array.from({ length: n }, (_, i) => ({
      id: idFrom(kind, i),
      kind,
      code: `${kind}-${i}`,
      name: `${kind}${i}`,
      from_day: i === 4 ? '2022-06-01' : '2021-12-01',
    })),
  )
  const edge = (
    n: number,
    kind: string,
    from: string,
    to: string,
    toKind: string,
    fromDay = '2021-12-01',
    toDay: string | null = null,
  ) => ({
    id: idFrom('edge', seed, n),
    kind,
    from_id: from,
    from_kind: 'person',
    to_id: to,
    to_kind: toKind,
    from_day: fromDay,
    to_day: toDay,
    source: '名单',
  })
  const edges = Array.from({ length: sizes.people }, (_, n) => [
    ...(n < 4 ? [edge(n, 'memberOf', ids.person(n), idFrom('party-group', 0), 'body')] : []),
    ...(n % 3 ? [edge(1000 + n, 'memberOf', ids.person(n), idFrom('party-branch', n % 2), 'body')] : []),
    ...(n % 5 ? [edge(2000 + n, 'assignedTo', ids.person(n), idFrom('grid', n % 4), 'body', on(200))] : []),
    ...(n > 3
      ? [edge(3000 + n, 'contacts', ids.person(Math.floor(n / 4)), ids.person(n), 'person', on(90), n % 7 ? null : '2022-06-30')]
      : []),
  ]).flat()
  const matters = (
    await inScope(db, [committeeId], (tx) =>
      sql<{ id: string }>`select id from matter where kind = 'proposal' order by id limit 20`.execute(tx),
    )
  ).rows
  const contacts = Array.from({ length: 200 }, (_, n) => {
    const happened = on(350)
    const recorded = addDays(happened, Math.floor(random() * 10))
    return {
      id: idFrom('contact', seed, n),
      root_id: idFrom('contact', seed, n),
      maker_id: person(),
      kind: pick(kinds),
      day: happened,
      place: '',
      topics: `第${n}次联系`,
      heard: '',
      follow_up: '',
      recorded_on: recorded,
      recorded_at: `${recorded}T10:00:00+08:00`,
      voided_on: random() < 0.1 ? addDays(recorded, 5) : null,
      matter_id: random() < 0.1 ? (matters[n % Math.max(1, matters.length)]?.id ?? null) : null,
      matter_on: addDays(recorded, 20),
    }
  })
  const contactPeople = Array.from({ length: 10 }, (_, n) => ({
    id: idFrom('contact-person', seed, n),
    category: pick(categories.slice(3)),
    name: `联系人${n}`,
    owner_id: person(),
    from_day: '2022-01-01',
  }))
  const those = contacts.flatMap((c, n) =>
    Array.from({ length: 1 + Math.floor(random() * 3) }, (_, i) => ({
      contact_id: c.id,
      position: i + 1,
      person_id: i === 0 ? person() : null,
      contact_person_id: i === 1 ? contactPeople[n % 10]!.id : null,
      people: i === 2 ? 1 + Math.floor(random() * 40) : 1,
      category: pick(categories),
    })),
  )
  await inScope(db, [committeeId], async (tx) => {
    await sql`insert into body (committee_id, id, kind, code, name, short_name, from_day)
      select ${committeeId}, id, kind, code, name, name, from_day
      from jsonb_to_recordset(${JSON.stringify(bodies)}::jsonb) as r(id uuid, kind text, code text, name text, from_day date)`.execute(tx)
    await sql`insert into edge select ${committeeId}, r.* from jsonb_to_recordset(${JSON.stringify(edges)}::jsonb) as r(id uuid, kind text,
      from_id uuid, from_kind text, to_id uuid, to_kind text, from_day date, to_day date, source text)`.execute(tx)
    await sql`insert into contact_person (committee_id, id, category, name, owner_id, from_day) select ${committeeId}, r.*
      from jsonb_to_recordset(${JSON.stringify(contactPeople)}::jsonb) as r(id uuid, category text, name text, owner_id uuid, from_day date)`.execute(
      tx,
    )
    await sql`insert into contact (committee_id, id, root_id, maker_id, kind, day, place, topics, heard, follow_up, recorded_on, recorded_at,
        voided_on, matter_id, matter_on)
      select ${committeeId}, r.* from jsonb_to_recordset(${JSON.stringify(contacts)}::jsonb) as r(id uuid, root_id uuid, maker_id uuid,
        kind text, day date, place text, topics text, heard text, follow_up text, recorded_on date, recorded_at timestamptz, voided_on date,
        matter_id uuid, matter_on date)`.execute(tx)
    await sql`insert into contact_with (committee_id, contact_id, position, person_id, contact_person_id, people, category)
      select ${committeeId}, r.* from jsonb_to_recordset(${JSON.stringify(those)}::jsonb) as r(contact_id uuid, position integer,
        person_id uuid, contact_person_id uuid, people integer, category text)`.execute(tx)
  })
}
