import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import { testDatabase, type TestDatabase } from '../../../test/setup/database.ts'
import { openMatter } from '../cases/register.ts'
import { inScope, readIn } from '../db/database.ts'
import { forgetMatter, indexMatter, indexMatters, searchMatters, withWords } from './search.ts'
import { similarMatters } from './similar.ts'

let house: TestDatabase
const uuid = (n: number): string => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`

const cases = [
  [1, 1, 'proposal', '关于老旧小区加装电梯的建议', '六层以上住宅没有电梯，老人上下楼困难。建议财政补贴。'],
  [1, 2, 'proposal', '关于完善养老服务的建议', '社区食堂少，电梯少，补贴标准低。'],
  [1, 3, 'opinion', '关于电梯维保的反映', '云岭市部分小区电梯维保不到位。'],
  [1, 4, 'proposal', '关于建设５Ｇ基站的建议', "PM2.5监测点也应覆盖。It was 100% O'Neil\\n 的意见。"],
  [2, 5, 'proposal', '关于老旧小区加装电梯的建议（望河县）', '与市里的意见相同。'],
] as const

before(async () => {
  house = await testDatabase()
  await sql`insert into committee (id, code, name, short_name, level) values (1, 'city', '云岭市', '市', 'city'), (2, 'c1', '望河县', '县', 'county')`.execute(
    house.db.owner,
  )
  await inScope(house.db, [1, 2], async (tx) => {
    for (const [committeeId, n, kind, title] of cases)
      await openMatter(tx, { committeeId, id: uuid(n), kind, title, state: 'filed', at: new Date(Date.UTC(2022, 0, n)) })
    await indexMatters(
      tx,
      cases.map(([committeeId, n, kind, title, body]) => ({ committeeId, matterId: uuid(n), kind, title, body })),
    )
  })
})
after(() => house.close())

const find = (text: string, options: { kinds?: string[]; committee?: number; visible?: ReturnType<typeof sql> } = {}) =>
  readIn(house.db, [options.committee ?? 1], (tx) =>
    searchMatters(tx, { text, kinds: options.kinds ?? null, limit: 10, visible: options.visible ?? sql`true` }),
  )
const numbers = (answer: Awaited<ReturnType<typeof find>>): number[] => answer.found.map((f) => Number(f.id.slice(-4)))

describe('what is typed and what it finds, titles first, then the newest', () => {
  for (const [text, found] of [
    ['电梯', [3, 1, 2]],
    ['装电', [1]],
    ['加装电梯', [1]],
    ['电梯补贴', [2, 1]],
    ['云岭', [3]],
    ['梯', [3, 1, 2]],
    ['5g', [4]],
    ['５Ｇ', [4]],
    ['pm2.5', [4]],
    ["o'neil", [4]],
    ['关于', [4, 3, 2, 1]],
    ['', []],
    ['%', []],
  ] as const)
    test(`“${text}”`, async () => assert.deepEqual(numbers(await find(text)), found))
})

test('when no case holds all the words, those that hold some are shown and it is said', async () => {
  const answer = await find('电梯 火箭')
  assert.equal(answer.relaxed, true)
  assert.deepEqual(numbers(answer), [3, 1, 2])
})

test('another committee’s cases are not found, and a kind narrows', async () => {
  assert.deepEqual(numbers(await find('电梯', { committee: 2 })), [5])
  assert.deepEqual(numbers(await find('电梯', { kinds: ['opinion'] })), [3])
  const nobody = await house.db.app
    .transaction()
    .execute((tx) => searchMatters(tx, { text: '电梯', kinds: null, limit: 10, visible: sql`true` }))
  assert.deepEqual(nobody.found, [])
})

test('what the reader may not see is not found', async () => {
  assert.deepEqual(numbers(await find('电梯', { visible: sql`m.id <> ${uuid(3)}` })), [1, 2])
})

test('the excerpt shows where the words stand', async () => {
  const [, second] = (await find('电梯补贴')).found
  assert.match(second?.excerpt ?? '', /六层以上住宅没有电梯/)
})

test('a changed text is found by its new words only, a forgotten one not at all', async () => {
  await inScope(house.db, [1], async (tx) => {
    await openMatter(tx, { committeeId: 1, id: uuid(9), kind: 'proposal', title: '草稿', state: 'draft', at: new Date(0) })
    const text = { committeeId: 1, matterId: uuid(9), kind: 'proposal' }
    await indexMatter(tx, { ...text, title: '关于停车场的建议', body: '' })
    await indexMatter(tx, { ...text, title: '关于充电桩的建议', body: '' })
  })
  assert.deepEqual(numbers(await find('停车场')), [])
  assert.deepEqual(numbers(await find('充电桩')), [9])
  await inScope(house.db, [1], (tx) => forgetMatter(tx, uuid(9)))
  assert.deepEqual(numbers(await find('充电桩')), [])
})

test('a list is narrowed by words', async () => {
  const { rows } = await readIn(house.db, [1], (tx) =>
    sql<{ title: string }>`select m.title from matter m where ${withWords('养老', ['proposal'], sql`m.id`)}`.execute(tx),
  )
  assert.deepEqual(rows, [{ title: '关于完善养老服务的建议' }])
})

test('earlier cases like a draft are shown with score and shared words, the draft itself and what may not be seen are not', async () => {
  const asked = {
    draft: { title: '关于加快推进老旧小区加装电梯的提案', body: '老人上下楼困难，建议补贴加装电梯。' },
    kinds: ['proposal', 'opinion'],
    except: null,
    ownNames: ['云岭市'],
    limit: 5,
  }
  const like = await readIn(house.db, [1], (tx) => similarMatters(tx, { ...asked, visible: sql`true` }))
  assert.equal(like[0]?.id, uuid(1))
  assert.ok((like[0]?.score ?? 0) >= 55 && like[0]?.shared.includes('电梯'))
  const others = await readIn(house.db, [1], (tx) => similarMatters(tx, { ...asked, except: uuid(1), visible: sql`m.kind = 'opinion'` }))
  assert.ok(others.every((o) => o.kind === 'opinion' && o.id !== uuid(1)))
})

test('the index is used under the fence: no walk over the table', async () => {
  await inScope(house.db, [1], (tx) =>
    sql`
      insert into matter_text (committee_id, matter_id, kind, title, body, title_terms, terms)
      select 1, gen_random_uuid(), 'proposal', 't', 'b', array_to_tsvector(array['甲' || n % 50, '乙']), array_to_tsvector(array['甲' || n % 50, '丙'])
      from generate_series(1, 3000) n`.execute(tx),
  )
  await sql`analyze matter_text`.execute(house.db.owner)
  const scans = async () =>
    (
      await sql<{ name: string; scans: number; walks: number }>`
        select i.indexrelname as name, i.idx_scan as scans, t.seq_scan as walks from pg_stat_user_indexes i join pg_stat_user_tables t using (relid)
        where t.relname = 'matter_text' order by 1`.execute(house.db.owner)
    ).rows
  const measured = async (work: () => Promise<unknown>) => {
    await sql`select pg_stat_clear_snapshot()`.execute(house.db.owner)
    const earlier = await scans()
    await work()
    const later = await scans()
    return later.map((l, i) => ({ name: l.name, scans: l.scans - (earlier[i]?.scans ?? 0), walks: l.walks - (earlier[i]?.walks ?? 0) }))
  }
  const used = await measured(() =>
    house.db.app.connection().execute((one) =>
      one.transaction().execute(async (tx) => {
        await sql`select set_config('app.scope', '{1}', true)`.execute(tx)
        await sql`select * from search_titles('''甲7'''::tsquery, '甲7', null, 10)`.execute(tx)
        await sql`select * from search_texts('''甲7'''::tsquery, null, 10)`.execute(tx)
        await sql`select * from similar_matters(array['''甲7''']::tsquery[], array[1]::real[], '''丙'' & ''甲7'''::tsquery, null, 10)`.execute(
          tx,
        )
        await sql`select pg_stat_force_next_flush()`.execute(tx)
      }),
    ),
  )
  assert.ok(
    used.every((u) => u.walks === 0),
    JSON.stringify(used),
  )
  assert.ok((used.find((u) => u.name === 'matter_text_title')?.scans ?? 0) >= 2, JSON.stringify(used))
  assert.ok((used.find((u) => u.name === 'matter_text_terms')?.scans ?? 0) >= 2, JSON.stringify(used))
})
