import assert from 'node:assert/strict'
import test, { after } from 'node:test'
import { sql } from 'kysely'
import { testDatabase } from '../../../test/setup/database.ts'
import { systemActor, type Actor } from '../actor.ts'
import { inScope, readIn, type Tx } from '../db/database.ts'
import type { Event } from '../event.ts'
import { noHash, seal } from './chain.ts'
import { appendEntries, chooseAlgorithm, journalAlgorithm } from './journal.ts'
import { entriesOf, journalHead, journalPage } from './read.ts'
import { verifyJournal } from './verify.ts'

after(() => database.close())
const database = await testDatabase()
const { db } = database
const clerk: Actor = { ...systemActor(1, []), kind: 'person', personId: '01890000-0000-7000-8000-000000000001', name: '何玥' }
const elsewhere = systemActor(2, [])
const at = new Date('2022-03-04T01:02:03.004Z')
const proposal = { kind: 'proposal', id: 'p1' }
const filed: Event = { name: 'proposal.filed', data: { caseNo: 12 } }
const write = (actor: Actor, ...events: Event[]) =>
  inScope(db, [actor.committeeId], (tx) =>
    appendEntries(
      tx,
      { actor, at },
      events.map((event) => ({ subject: proposal, event })),
    ),
  )
const read = <T>(work: (tx: Tx) => Promise<T>, committee = 1) => readIn(db, [committee], work)

// Reckoned with Python's json and hashlib and OpenSSL's command line.
test('the seal is the published one: SM3 and SHA-256 over sorted JSON', () => {
  const subject = { subjectKind: 'proposal', subjectId: 'p1' }
  const what = { event: 'proposal.filed', data: '{"caseNo": 12}' }
  const entry = {
    committee: 1,
    seq: 1,
    at: at.toISOString(),
    actorId: null,
    actorName: '系统',
    ...subject,
    ...what,
    prev: noHash,
    algorithm: 'sm3',
  }
  assert.equal(seal('sm3', entry), '8491956997d1678f0957fee83ec367bed2b34c7927416bcb99008bc511aeb81c')
  assert.equal(seal('sha256', { ...entry, algorithm: 'sha256' }), '5598f19e5febeb076bd17048085873d118eeb4e1c93141a4e77f8a4b9cefc25c')
})

test('an empty journal is in order', async () => {
  assert.deepEqual(await read((tx) => verifyJournal(tx, 9), 9), { ok: true, entries: 0, from: null, to: null, head: null })
})

test('entries of one change follow each other and tell who, when, what', async () => {
  await write(clerk, filed, { name: 'proposal.noted', data: { note: '转交' } })
  const entries = await read((tx) => entriesOf(tx, 1, [proposal]))
  assert.deepEqual(entries, [
    { seq: 1, at, actorId: clerk.personId, actorName: '何玥', subject: proposal, event: filed },
    {
      seq: 2,
      at,
      actorId: clerk.personId,
      actorName: '何玥',
      subject: proposal,
      event: { name: 'proposal.noted', data: { note: '转交' } },
    },
  ])
  assert.equal((await read((tx) => verifyJournal(tx, 1))).ok, true)
})

test('whatever an event carries is checked as it is stored', async () => {
  const odd = {
    s: '玥喆𠮷\u2028"\\\n\t\u007f é',
    n: [1e21, 1.0, 0.1, -0, 5e-324, 123456789012345680000],
    deep: { b: null, aa: [true, {}], 中: '文' },
  }
  const events = [odd, null, undefined, 'text', 3, [], { when: at }].map((data) => ({ name: 'odd.thing', data }))
  await write(clerk, ...events)
  const checked = await read((tx) => verifyJournal(tx, 1))
  assert.deepEqual([checked.ok, checked.firstBad], [true, undefined])
})

test('each committee has its own chain and sees no other', async () => {
  await write(elsewhere, filed)
  assert.equal((await read((tx) => journalHead(tx, 2), 2))?.seq, 1)
  assert.deepEqual(await read((tx) => entriesOf(tx, 2, [proposal])), [])
  await assert.rejects(
    inScope(db, [1], (tx) => appendEntries(tx, { actor: elsewhere, at }, [{ subject: proposal, event: filed }])),
    /row-level security|no head/,
  )
})

test('a change that is undone leaves no entry and no gap', async () => {
  const before = await read((tx) => journalHead(tx, 1))
  await inScope(db, [1], async (tx, rollback) => {
    await appendEntries(tx, { actor: clerk, at }, [{ subject: proposal, event: filed }])
    return rollback(null)
  })
  assert.deepEqual(await read((tx) => journalHead(tx, 1)), before)
})

test('thirty writers at once make one unbroken chain, the first entry of a committee included', async () => {
  await Promise.all(Array.from({ length: 30 }, () => write(systemActor(3, []), filed, filed)))
  const checked = await read((tx) => verifyJournal(tx, 3, { pageSize: 7 }), 3)
  assert.deepEqual([checked.ok, checked.entries], [true, 60])
})

test('changing to SHA-256 holds from the next entry on', async () => {
  assert.equal(await read(journalAlgorithm), 'sm3')
  await inScope(db, [1], (tx) => chooseAlgorithm(tx, 'sha256'))
  await write(clerk, filed)
  await inScope(db, [1], (tx) => chooseAlgorithm(tx, 'sm3'))
  await write(clerk, filed)
  const { rows } = await read((tx) => sql<{ algorithm: string }>`select algorithm from journal_entry order by seq desc limit 3`.execute(tx))
  assert.deepEqual(
    rows.map((r) => r.algorithm),
    ['sm3', 'sha256', 'sm3'],
  )
  assert.equal((await read((tx) => verifyJournal(tx, 1))).ok, true)
})

test('neither the program nor the owner can change, delete or empty the journal', async () => {
  for (const attempt of ['update journal_entry set event = event', 'delete from journal_entry', 'truncate journal_entry']) {
    await assert.rejects(
      inScope(db, [1], (tx) => sql.raw(attempt).execute(tx)),
      /permission denied/,
    )
    await assert.rejects(sql.raw(attempt).execute(db.owner), /日志只能追加/)
  }
})

test('the journal is read backwards page by page', async () => {
  const first = await read((tx) => journalPage(tx, 3, { limit: 50 }), 3)
  assert.deepEqual([first.entries[0]?.seq, first.entries.length, first.next], [60, 50, 11])
  const second = await read((tx) => journalPage(tx, 3, { limit: 50, before: first.next ?? 0 }), 3)
  assert.deepEqual([second.entries[0]?.seq, second.entries.at(-1)?.seq, second.next], [10, 1, null])
})
