import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { testDatabase, type TestDatabase } from '../../test/setup/database.ts'
import { day } from './day.ts'
import { inScope, readIn } from './db/database.ts'
import type { About } from './fact.ts'
import { isWanted, isWantedBy } from './fact-query.ts'
import { factWanted, fits } from './fact-wanted.ts'
import { knownBy, writeFacts } from './facts-store.ts'

const uuid = (n: number): string => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`
const written: readonly { readonly verb: string; readonly role: string; readonly about: About }[] = [
  { verb: 'activity.attended', role: 'participant', about: { kind: 'plenary', mandatory: true, themes: ['rural', 'health'] } },
  { verb: 'activity.attended', role: 'speaker', about: { kind: 'survey', mandatory: false, themes: [] } },
  { verb: 'work.accepted', role: 'author', about: { kind: 'essay' } },
]
let house: TestDatabase
before(async () => {
  house = await testDatabase()
  await sql`insert into committee (id, code, name, short_name, level) values (1, 'city', '云岭市', '市', 'city')`.execute(house.db.owner)
  let n = 0
  await inScope(house.db, [1], (tx) =>
    writeFacts(
      tx,
      1,
      written.map((f, i) => ({
        ...f,
        personId: uuid(1),
        object: { kind: 'activity', id: uuid(10 + i) },
        day: day('2022-03-01'),
        weight: 1,
        verified: true,
        recordedOn: day(i === 2 ? '2022-03-09' : '2022-03-01'),
      })),
      () => uuid(100 + ++n),
    ),
  )
})
after(() => house.close())

for (const [wanted, found] of [
  [{ verbs: ['activity.attended'] }, 2],
  [{ verbs: ['activity.attended', 'work.accepted'], roles: ['speaker', 'author'] }, 2],
  [{ verbs: ['activity.attended'], where: { kind: ['plenary', 'standing'] } }, 1],
  [{ verbs: ['activity.attended'], where: { mandatory: ['true'] } }, 1],
  [{ verbs: ['activity.attended'], where: { themes: ['health'] } }, 1],
  [{ verbs: ['activity.attended'], where: { themes: ['culture'] } }, 0],
  [{ verbs: ['activity.attended'], where: { programme: ['书香政协'] } }, 0],
] as const)
  test(`${JSON.stringify(wanted)} means ${found} of the three facts, in hand and in the table`, async () => {
    const means = factWanted.parse(wanted)
    assert.equal(written.filter((f) => fits(means, f)).length, found)
    const { rows } = await readIn(house.db, [1], (tx) => sql`select 1 from fact f where ${isWanted(means)}`.execute(tx))
    assert.equal(rows.length, found)
    const asRow = sql`select 1 from (select ${JSON.stringify(means)}::jsonb as wanted) w
      cross join lateral jsonb_array_elements_text(w.wanted -> 'verbs') v(verb) join fact f on f.verb = v.verb where ${isWantedBy(sql`w.wanted`)}`
    assert.equal((await readIn(house.db, [1], (tx) => asRow.execute(tx))).rows.length, found)
  })

for (const [on, known] of [
  ['2022-02-28', 0],
  ['2022-03-01', 2],
  ['2022-03-08', 2],
  ['2022-03-09', 3],
] as const)
  test(`on ${on} ${known} facts were known`, async () => {
    const { rows } = await readIn(house.db, [1], (tx) => sql`select 1 from fact f where ${knownBy(day(on))}`.execute(tx))
    assert.equal(rows.length, known)
  })
