import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { inScope, readIn } from '#/core/db/database.ts'
import { testDatabase, type TestDatabase } from '../../../test/setup/database.ts'
import { fileContent, filesOf, findFile, noteScan, removeFile, storeFile } from './file-store.ts'

let database: TestDatabase
before(async () => {
  database = await testDatabase()
  for (const id of [1, 2])
    await sql`insert into committee (id, code, name, short_name, level) values (${id}, ${`c${id}`}, ${`政协${id}`}, ${`政协${id}`}, 'city')`.execute(
      database.db.owner,
    )
})
after(() => database.close())

const uuid = (n: number): string => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`
const subject = { kind: 'proposal', id: uuid(1) }
const bytes = Buffer.from('%PDF-1.7 \u0000供水')
const file = { name: '答复.pdf', kind: 'pdf', type: 'application/pdf', bytes } as const
const at = new Date('2022-03-01T02:00:00Z')

test('a stored file is listed with its record, read back byte for byte, and gone when removed', async () => {
  const { db } = database
  const stored = await inScope(db, [1], (tx) =>
    storeFile(tx, 1, { id: uuid(10), file, subject, part: 'reply', uploadedBy: null, uploadedAt: at }),
  )
  assert.equal(stored.sha256, createHash('sha256').update(bytes).digest('hex'))
  assert.deepEqual(await readIn(db, [1], (tx) => filesOf(tx, 1, subject)), [stored])
  assert.deepEqual(await readIn(db, [1], (tx) => fileContent(tx, 1, uuid(10))), bytes)
  assert.equal(stored.scan, 'unscanned')

  assert.equal(await inScope(db, [1], (tx) => removeFile(tx, 1, uuid(10), at)), true)
  assert.equal(await inScope(db, [1], (tx) => removeFile(tx, 1, uuid(10), at)), false)
  assert.deepEqual(await readIn(db, [1], (tx) => filesOf(tx, 1, subject)), [])
  assert.equal(await readIn(db, [1], (tx) => fileContent(tx, 1, uuid(10))), null)
})

test('another committee sees neither the file nor its content, even when it asks with the right number', async () => {
  const { db } = database
  await inScope(db, [1], (tx) => storeFile(tx, 1, { id: uuid(11), file, subject, uploadedBy: null, uploadedAt: at }))
  assert.equal(await readIn(db, [2], (tx) => findFile(tx, 1, uuid(11))), null)
  assert.equal(await readIn(db, [2], (tx) => fileContent(tx, 1, uuid(11))), null)
  assert.equal((await readIn(db, [1], (tx) => findFile(tx, 1, uuid(11))))?.name, '答复.pdf')
})

test('an infected file is given to nobody', async () => {
  const { db } = database
  await inScope(db, [1], (tx) => storeFile(tx, 1, { id: uuid(12), file, subject, uploadedBy: null, uploadedAt: at }))
  await inScope(db, [1], (tx) => noteScan(tx, 1, uuid(12), 'infected'))
  assert.equal(await readIn(db, [1], (tx) => fileContent(tx, 1, uuid(12))), null)
})
