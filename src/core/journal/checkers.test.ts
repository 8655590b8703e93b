// Both checkers, which share no code, on the same damage: the database's, and the exported file's alone.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test, { after } from 'node:test'
import { sql } from 'kysely'
import { testDatabase } from '../../../test/setup/database.ts'
import { systemActor } from '../actor.ts'
import { inScope, readIn, type Tx } from '../db/database.ts'
import { seal } from './chain.ts'
import { journalLines } from './export.ts'
import { appendEntries } from './journal.ts'
import { storedEntries } from './stored.ts'
import { verifyJournal, type Verification } from './verify.ts'

const script = new URL('../../../scripts/verify-journal.mjs', import.meta.url)
type VerifyFile = (chunks: Iterable<Uint8Array>, options?: { head?: string }) => Promise<Verification>
const { verifyFile } = (await import(script.href)) as { verifyFile: VerifyFile }

after(() => database.close())
const database = await testDatabase()
const { db } = database
const actor = { ...systemActor(1, []), personId: '01890000-0000-7000-8000-000000000001', name: '何玥' }
for (let i = 1; i <= 12; i++)
  await inScope(db, [1], (tx) =>
    appendEntries(tx, { actor, at: new Date(Date.UTC(2022, 2, i)) }, [
      { subject: { kind: 'proposal', id: `p${i}` }, event: { name: 'proposal.filed', data: { caseNo: i, title: `第${i}件\u2028提案` } } },
    ]),
  )

const exported = async (tx: Tx): Promise<Buffer> => {
  const pieces: string[] = []
  for await (const piece of journalLines(tx, 1)) pieces.push(piece)
  return Buffer.from(pieces.join(''))
}
const whole = await readIn(db, [1], exported)
const sound = await readIn(db, [1], (tx) => verifyJournal(tx, 1))
const headAt10 = await readIn(db, [1], (tx) => sql<{ hash: string }>`select hash from journal_entry where seq = 10`.execute(tx))
const printed = headAt10.rows[0]?.hash ?? ''

test('an untouched journal is in order for both, with and without a printed head', async () => {
  assert.deepEqual([sound.ok, sound.entries, sound.from, sound.to], [true, 12, '2022-03-01T00:00:00.000Z', '2022-03-12T00:00:00.000Z'])
  assert.deepEqual(await verifyFile([whole]), sound)
  assert.deepEqual(await verifyFile([whole], { head: printed.toUpperCase() }), sound)
  assert.deepEqual(await readIn(db, [1], (tx) => verifyJournal(tx, 1, { head: printed, pageSize: 5 })), sound)
})

const flipped = (column: string) =>
  sql`update journal_entry set ${sql.ref(column)} = overlay(${sql.ref(column)} placing chr(ascii(${sql.ref(column)}) # 1) from 1 for 1) where seq = 5`
const shift = (from: number, by: number) => [
  sql`update journal_entry set seq = -seq where seq >= ${from}`,
  sql`update journal_entry set seq = -seq + ${by} where seq < 0`,
]
const copy = (seq: number, as: number) => sql`
  insert into journal_entry select committee_id, ${as}, at, actor_id, actor_name, subject_kind, subject_id, event, data, prev_hash, hash, algorithm
  from journal_entry where seq = ${seq}`

// [what was done, first bad entry in the database, in the file if another, the statements]
const damage: [string, number, number | null, ReturnType<typeof sql>[]][] = [
  ['the instant moved by a millisecond', 5, null, [sql`update journal_entry set at = at + interval '1 millisecond' where seq = 5`]],
  ['another actor', 5, null, [sql`update journal_entry set actor_id = '01890000-0000-7000-8000-000000000000' where seq = 5`]],
  ['no actor', 5, null, [sql`update journal_entry set actor_id = null where seq = 5`]],
  ['one bit of the actor’s name', 5, null, [flipped('actor_name')]],
  ['one bit of the kind of subject', 5, null, [flipped('subject_kind')]],
  ['one bit of the subject', 5, null, [flipped('subject_id')]],
  ['one bit of the event', 5, null, [flipped('event')]],
  ['one digit in the data', 5, null, [sql`update journal_entry set data = jsonb_set(data, '{caseNo}', '4') where seq = 5`]],
  [
    'a number in the data written otherwise',
    5,
    null,
    [sql`update journal_entry set data = jsonb_set(data, '{caseNo}', '5.0') where seq = 5`],
  ],
  [
    'a digit beyond what a double holds',
    5,
    null,
    [sql`update journal_entry set data = jsonb_set(data, '{caseNo}', '5.00000000000000000001') where seq = 5`],
  ],
  ['one bit of the previous hash', 5, null, [flipped('prev_hash')]],
  ['one bit of the hash', 5, null, [flipped('hash')]],
  ['the other algorithm', 5, null, [sql`update journal_entry set algorithm = 'sha256' where seq = 5`]],
  ['an algorithm of no name', 5, null, [sql`update journal_entry set algorithm = '' where seq = 5`]],
  ['the number of the last entry', 12, null, [sql`update journal_entry set seq = 13 where seq = 12`]],
  ['the number of the first entry', 1, null, [sql`update journal_entry set seq = 0 where seq = 1`]],
  ['an entry given to another committee', 5, null, [sql`update journal_entry set committee_id = 2 where seq = 5`]],
  ['an entry removed', 5, null, [sql`delete from journal_entry where seq = 5`]],
  ['the first entry removed', 1, null, [sql`delete from journal_entry where seq = 1`]],
  [
    'an entry removed and the gap closed',
    5,
    null,
    [sql`delete from journal_entry where seq = 5`, ...shift(6, -1), sql`update journal_head set seq = 11`],
  ],
  ['an entry added in the middle', 6, null, [...shift(6, 1), copy(5, 6), sql`update journal_head set seq = 13`]],
  ['an entry added at the end', 13, null, [copy(12, 13)]],
  ['an entry added at the end and to the head', 13, null, [copy(12, 13), sql`update journal_head set seq = 13`]],
  [
    'two entries swapped',
    5,
    null,
    [sql`update journal_entry set seq = -11 + seq where seq in (5, 6)`, sql`update journal_entry set seq = -seq where seq < 0`],
  ],
  ['the end cut off', 11, null, [sql`delete from journal_entry where seq > 10`]],
  ['everything cut off', 1, null, [sql`delete from journal_entry`]],
  ['one bit of the head', 12, null, [sql`update journal_head set hash = overlay(hash placing chr(ascii(hash) # 1) from 1 for 1)`]],
  ['the head moved on', 13, null, [sql`update journal_head set seq = 13`]],
  ['the head moved back', 12, null, [sql`update journal_head set seq = 11`]],
  ['the head’s algorithm', 12, null, [sql`update journal_head set algorithm = 'sha256'`]],
  ['the head removed', 12, 1, [sql`delete from journal_head`]],
]

for (const [what, seq, seqInFile, statements] of damage)
  test(`both checkers name it: ${what}`, async () => {
    await damaged(statements, async (tx) => {
      const inDatabase = await verifyJournal(tx, 1, { pageSize: 4 })
      const inFile = await verifyFile([await exported(tx)])
      assert.deepEqual([inDatabase.ok, inDatabase.firstBad?.seq], [false, seq], inDatabase.firstBad?.says)
      assert.deepEqual([inFile.ok, inFile.firstBad?.seq], [false, seqInFile ?? seq], inFile.firstBad?.says)
    })
  })

test('a chain cut off or rewritten together with its head is caught by the head printed before', async () => {
  const [last] = (await readIn(db, [1], (tx) => sql<{ hash: string }>`select hash from journal_entry where seq = 9`.execute(tx))).rows
  await damaged([sql`delete from journal_entry where seq > 9`, sql`update journal_head set seq = 9, hash = ${last?.hash}`], againstPrinted)
  await damaged([sql`update journal_entry set actor_name = '别人' where seq = 9`], async (tx) => {
    await resealFrom(tx, 9)
    await againstPrinted(tx)
  })
})

test('one bit changed anywhere in the file is noticed', async () => {
  for (let i = 0; i < whole.length; i++) {
    const bytes = Buffer.from(whole)
    bytes[i] = (bytes[i] ?? 0) ^ (1 << (i % 8))
    assert.equal((await verifyFile([bytes])).ok, false, `byte ${i}`)
  }
})

test('a file cut at any byte is noticed', async () => {
  for (let end = 0; end < whole.length; end += 7) assert.equal((await verifyFile([whole.subarray(0, end)])).ok, false, `at ${end}`)
})

test('it does not matter in which pieces the file is read', async () => {
  const pieces = Array.from({ length: Math.ceil(whole.length / 11) }, (_, i) => whole.subarray(i * 11, i * 11 + 11))
  assert.deepEqual(await verifyFile(pieces), sound)
})

test('the checker runs by itself: 0 in order, 1 something changed, 2 wrong use', () => {
  const folder = mkdtempSync(join(tmpdir(), 'journal-'))
  after(() => rmSync(folder, { recursive: true }))
  const file = join(folder, 'j.jsonl')
  const run = (...args: string[]): { code: number; out: string } => {
    try {
      return { code: 0, out: execFileSync(process.execPath, [script.pathname, ...args], { encoding: 'utf8', stdio: 'pipe' }) }
    } catch (error) {
      const { status, stdout, stderr } = error as { status: number; stdout: string; stderr: string }
      return { code: status, out: stdout + stderr }
    }
  }
  writeFileSync(file, whole)
  assert.match(run(file).out, /^完好：共12条/)
  assert.deepEqual(JSON.parse(run(file, '--json', '--head', printed).out), sound)
  assert.equal(run(file, '--head', '0'.repeat(64)).code, 1)
  writeFileSync(file, whole.toString().replace('p5', 'p6'))
  assert.deepEqual(run(file), { code: 1, out: '有问题：第5条的内容与其校验码不符（其前4条完好）\n' })
  assert.equal(run().code, 2)
  assert.equal(run(file, '--head').code, 2)
  assert.equal(run(join(folder, 'none.jsonl')).code, 2)
})

async function damaged(statements: readonly ReturnType<typeof sql>[], check: (tx: Tx) => Promise<void>): Promise<void> {
  const undo = new Error('undo')
  await db.owner
    .transaction()
    .execute(async (tx) => {
      await sql`alter table journal_entry disable trigger user`.execute(tx)
      for (const statement of statements) await statement.execute(tx)
      await check(tx)
      throw undo
    })
    .catch((error: unknown) => {
      if (error !== undo) throw error
    })
}

async function againstPrinted(tx: Tx): Promise<void> {
  const file = await exported(tx)
  assert.equal((await verifyJournal(tx, 1)).ok, true)
  assert.equal((await verifyFile([file])).ok, true)
  assert.equal((await verifyJournal(tx, 1, { head: printed })).ok, false)
  assert.equal((await verifyFile([file], { head: printed })).ok, false)
}

/** What somebody with the owner's rights and this source could do. */
async function resealFrom(tx: Tx, seq: number): Promise<void> {
  let prev: string | undefined
  for await (const page of storedEntries(tx, 1, 12)) {
    for (const entry of page) {
      const { hash, ...sealed } = entry
      const next = entry.seq < seq ? hash : seal('sm3', { ...sealed, prev: prev ?? sealed.prev })
      await sql`update journal_entry set prev_hash = ${prev ?? sealed.prev}, hash = ${next} where seq = ${entry.seq}`.execute(tx)
      prev = next
    }
  }
  await sql`update journal_head set hash = ${prev}`.execute(tx)
}
