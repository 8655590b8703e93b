import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { testDatabase, type TestDatabase } from '../../../test/setup/database.ts'
import { systemActor } from '../actor.ts'
import { inScope, readIn } from '../db/database.ts'
import { day } from '../day.ts'
import { deliver, undelivered, type Channel } from './channel.ts'
import { inboxOf, markRead, owe, type Notice } from './notices.ts'

const uuid = (n: number): string => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`
const [lin, zhao] = [uuid(901), uuid(902)]
let house: TestDatabase
let ids = 0
before(async () => {
  house = await testDatabase()
  await sql`insert into committee (id, code, name, short_name, level) values (1, 'city', '云岭市', '市', 'city'), (2, 'c1', '望河县', '县', 'county')`.execute(
    house.db.owner,
  )
})
after(() => house.close())

const at = (minute: number): Date => new Date(Date.UTC(2022, 2, 1, 1, minute))
const tell = (notice: Partial<Notice>, minute = 0, committeeId = 1) =>
  inScope(house.db, [committeeId], (tx) =>
    owe(
      { tx, actor: systemActor(committeeId, []), now: at(minute), newId: () => uuid(++ids) },
      { personIds: [lin], key: `k${ids}`, title: '提案已立案', body: '第12号', url: '/proposals/1', matterId: null, ...notice },
    ),
  )
const inbox = (personId = lin, after: string | null = null, limit = 10) =>
  readIn(house.db, [1], (tx) => inboxOf(tx, { committeeId: 1, personId }, { after, limit }))

test('the same key reaches a person once, however often the work is repeated', async () => {
  for (let i = 0; i < 3; i++) await tell({ key: 'filed:1', personIds: [lin, zhao, lin] }, i)
  assert.equal((await inbox(lin)).items.length, 1)
  assert.equal((await inbox(zhao)).items.length, 1)
})

test('two programs owing the same notice at the same moment write it once', async () => {
  await Promise.all([1, 2, 3, 4].map(() => tell({ key: 'filed:2' }, 5)))
  assert.equal((await inbox()).items.length, 2)
})

test('the inbox is read page by page, the newest first, and counts what is unread', async () => {
  for (let i = 0; i < 5; i++) await tell({ key: `more:${i}`, title: `通知${i}` }, 10 + i)
  const first = await inbox(lin, null, 3)
  assert.deepEqual(
    first.items.map((n) => n.title),
    ['通知4', '通知3', '通知2'],
  )
  assert.equal(first.unread, 7)
  const second = await inbox(lin, first.next, 3)
  assert.deepEqual(
    second.items.map((n) => n.title),
    ['通知1', '通知0', '提案已立案'],
  )
  const last = await inbox(lin, second.next, 3)
  assert.equal(last.items.length, 1)
  assert.equal(last.next, null)
})

test('only the person told can mark a notice read, and once', async () => {
  const [newest] = (await inbox()).items
  assert.ok(newest)
  const mark = (personId: string) => inScope(house.db, [1], (tx) => markRead(tx, { committeeId: 1, personId }, [newest.id], at(30)))
  assert.equal(await mark(zhao), 0)
  assert.equal(await mark(lin), 1)
  assert.equal(await mark(lin), 0)
  assert.equal((await inbox()).unread, 6)
})

test('another committee’s notices stay in that committee', async () => {
  await tell({ key: 'county' }, 20, 2)
  assert.ok((await inbox()).items.every((n) => n.title !== 'county'))
})

test('a notice that was rolled back with its act is owed to nobody', async () => {
  await inScope<null>(house.db, [1], async (tx, rollback) => {
    await owe(
      { tx, actor: systemActor(1, []), now: at(40), newId: () => uuid(++ids) },
      { personIds: [zhao], key: 'undone', title: 't', body: '', url: null, matterId: null },
    )
    return rollback(null)
  })
  assert.equal((await inbox(zhao)).items.length, 1)
})

const clockAt = (minute: number) => ({ now: () => at(minute), today: () => day('2022-03-01') })

test('a channel that fails is tried again later and later, what it took is never sent again', async () => {
  const sent: string[] = []
  let broken = true
  const mail: Channel = {
    name: 'mail',
    send: async (n) => {
      if (broken && n.personId === lin) throw new Error('邮件服务器没有应答')
      sent.push(n.id)
    },
  }
  const run = (minute: number) => deliver(house.db, clockAt(minute), 1, mail)
  assert.deepEqual(await run(60), { sent: 1, failed: 7 })
  assert.deepEqual(await run(60), { sent: 0, failed: 0 }, 'the wait of one minute is not over')
  assert.deepEqual(await run(61), { sent: 0, failed: 7 })
  assert.deepEqual(await run(62), { sent: 0, failed: 0 }, 'the second wait is two minutes')
  const owed = await readIn(house.db, [1], (tx) => undelivered(tx, 1))
  assert.equal(owed[0]?.owed, 7)
  assert.match(owed[0]?.lastError ?? '', /没有应答/)
  broken = false
  assert.deepEqual(await run(65), { sent: 7, failed: 0 })
  assert.deepEqual(await run(200), { sent: 0, failed: 0 })
  assert.equal(new Set(sent).size, sent.length)
})

test('two copies of the program delivering at once send each notice once', async () => {
  const sent: string[] = []
  const hook: Channel = {
    name: 'webhook',
    send: async (n) => {
      await new Promise((resolve) => setTimeout(resolve, 5))
      sent.push(n.id)
    },
  }
  await Promise.all([deliver(house.db, clockAt(60), 1, hook), deliver(house.db, clockAt(60), 1, hook)])
  assert.equal(sent.length, 8)
  assert.equal(new Set(sent).size, 8)
})

test('after a stop of many days what was owed is still sent; a new channel does not begin with old notices', async () => {
  const late: string[] = []
  const channel: Channel = { name: 'late', send: async (n) => void late.push(n.id) }
  const days = (n: number) => ({ now: () => new Date(at(0).getTime() + n * 86_400_000), today: () => day('2022-03-04') })
  assert.equal((await deliver(house.db, days(2.9), 1, channel)).sent, 8)
  await inScope(house.db, [1], (tx) =>
    owe(
      { tx, actor: systemActor(1, []), now: days(3).now(), newId: () => uuid(++ids) },
      { personIds: [zhao], key: 'before the stop', title: 't', body: '', url: null, matterId: null },
    ),
  )
  assert.equal((await deliver(house.db, days(13), 1, channel)).sent, 1)
  assert.equal((await deliver(house.db, days(13), 1, { ...channel, name: 'new-channel' })).sent, 0)
})
