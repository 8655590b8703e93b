import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { testDatabase, type TestDatabase } from '../../../test/setup/database.ts'
import { migrate, migrationsIn } from './migrate.ts'

let house: TestDatabase
const folder = mkdtempSync(join(tmpdir(), 'migrations-'))
before(async () => {
  house = await testDatabase()
})
after(async () => {
  rmSync(folder, { recursive: true })
  await house.close()
})

const withOurs = (files: Record<string, string>) => {
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  return [...migrationsIn(), ...migrationsIn(folder)]
}

test('a migration is done once, also when several programs start at the same moment', async () => {
  const all = withOurs({ '9000-test-one.sql': 'create table one (id integer);\ninsert into one values (1);\n' })
  const done = await Promise.all([1, 2].map(() => migrate(house.db.owner, house.db.roles, all)))
  assert.deepEqual(done.flat(), ['9000-test-one'])
  assert.deepEqual(await migrate(house.db.owner, house.db.roles, all), [])
  assert.deepEqual((await sql`select * from one`.execute(house.db.owner)).rows, [{ id: 1 }])
})

test('a migration that fails leaves nothing and names its file and line', async () => {
  const all = withOurs({ '9001-test-two.sql': 'create table two (id integer);\ninsert into nowhere values (1);\n' })
  await assert.rejects(migrate(house.db.owner, house.db.roles, all), /9001-test-two\.sql:2: relation "nowhere" does not exist/)
  const { rows } = await sql`select to_regclass('two') as two`.execute(house.db.owner)
  assert.deepEqual(rows, [{ two: null }])
  rmSync(join(folder, '9001-test-two.sql'))
})

test('an applied file that was changed is refused, other line ends are not a change', async () => {
  const crlf = withOurs({ '9000-test-one.sql': 'create table one (id integer);\r\ninsert into one values (1);\r\n' })
  assert.deepEqual(await migrate(house.db.owner, house.db.roles, crlf), [])
  const changed = withOurs({ '9000-test-one.sql': 'create table one (id bigint);\n' })
  await assert.rejects(migrate(house.db.owner, house.db.roles, changed), /已执行的迁移文件被改动：9000-test-one/)
})

test('an older program refuses the database of a newer one', async () => {
  await assert.rejects(migrate(house.db.owner, house.db.roles, migrationsIn()), /数据库比程序新/)
})

test('two files with one number are refused before anything is done', () => {
  assert.throws(() => withOurs({ '9000-test-other.sql': 'select 1' }), /two migrations with one number: 9000-test-one, 9000-test-other/)
})
