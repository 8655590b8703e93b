import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { testDatabase, type TestDatabase } from '../../../test/setup/database.ts'
import { inScope, openDatabase, readIn } from './database.ts'

let house: TestDatabase
before(async () => {
  house = await testDatabase()
  await sql
    .raw(`create table note (committee_id integer, id integer, words text, primary key (committee_id, id)); select fence('note')`)
    .execute(house.db.owner)
  await inScope(house.db, [1], (tx) => sql`insert into note values (1, 1, 'a'), (1, 2, 'b')`.execute(tx))
})
after(() => house.close())

const words = () =>
  readIn(house.db, [1], async (tx) =>
    (await sql<{ words: string }>`select words from note order by id`.execute(tx)).rows.map((r) => r.words),
  )

test('what was rolled back on purpose still answers its value and leaves nothing', async () => {
  const answer = await inScope<string>(house.db, [1], async (tx, rollback) => {
    await sql`update note set words = 'changed'`.execute(tx)
    return rollback('refused')
  })
  assert.equal(answer, 'refused')
  assert.deepEqual(await words(), ['a', 'b'])
})

test('a fault rolls back and is thrown on', async () => {
  const work = inScope(house.db, [1], async (tx) => {
    await sql`update note set words = 'changed'`.execute(tx)
    throw new Error('broken')
  })
  await assert.rejects(work, /broken/)
  assert.deepEqual(await words(), ['a', 'b'])
})

test('two that block each other are both done, one of them at its second try', async () => {
  let tries = 0
  const held = Array.from({ length: 2 }, () => Promise.withResolvers<void>())
  const both = [
    [1, 2],
    [2, 1],
  ].map(([first, second], n) =>
    inScope(house.db, [1], async (tx) => {
      tries += 1
      await sql`update note set words = words || '+' where id = ${first}`.execute(tx)
      held[n]?.resolve()
      await Promise.all(held.map((h) => h.promise))
      await sql`update note set words = words || '+' where id = ${second}`.execute(tx)
    }),
  )
  await Promise.all(both)
  assert.equal(tries, 3)
  assert.deepEqual(await words(), ['a++', 'b++'])
})

test('reading cannot write', async () => {
  await assert.rejects(
    readIn(house.db, [1], (tx) => sql`delete from note`.execute(tx)),
    /read-only transaction/,
  )
})

test('figures read one moment, whatever is written meanwhile', async () => {
  const counts = await readIn(
    house.db,
    [1],
    async (tx) => {
      const count = async () => (await sql<{ n: number }>`select count(*) as n from note`.execute(tx)).rows[0]?.n
      const before = await count()
      await inScope(house.db, [1], (other) => sql`insert into note values (1, 3, 'c')`.execute(other))
      return [before, await count()]
    },
    { snapshot: true },
  )
  assert.deepEqual(counts, [2, 2])
})

test('a day comes back as the day, big and exact numbers as numbers, and the civil time is China’s', async () => {
  const { rows } = await sql`
    select date '2022-03-01' as day, array[date '2022-03-01', null] as days, 5::bigint as big, 1.50::numeric as exact,
      array[1.5, 2]::numeric[] as exacts, array[]::bigint[] as none, ('2022-02-28T16:30:00Z'::timestamptz)::date as civil`.execute(
    house.db.app,
  )
  assert.deepEqual(rows, [
    { day: '2022-03-01', days: ['2022-03-01', null], big: 5, exact: 1.5, exacts: [1.5, 2], none: [], civil: '2022-03-01' },
  ])
})

test('a server named by its address is entered as the program’s role, whatever options the address carries', async () => {
  const { host, database } = house.db.connection
  const url = `postgresql:///${database}?host=${host}&user=shuoju&options=${encodeURIComponent('-c work_mem=8MB -c role=none')}`
  const db = await openDatabase({ url })
  const { rows } = await sql`select current_user as role, current_setting('work_mem') as memory`.execute(db.app)
  await db.close()
  assert.deepEqual(rows, [{ role: house.db.roles.app, memory: '8MB' }])
})
