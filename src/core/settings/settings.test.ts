import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { z } from 'zod'
import { testDatabase, type TestDatabase } from '../../../test/setup/database.ts'
import type { World } from '../action.ts'
import { systemActor } from '../actor.ts'
import { day } from '../day.ts'
import { inScope, readIn } from '../db/database.ts'
import { changeSetting } from './change.ts'
import { codeRows, loadCodeLists, retireCode, saveCode } from './codes.ts'
import { setting, type CodeListDeclaration } from './setting.ts'
import { codesOf, settingOn, settingRows, settingsOn } from './store.ts'
import { tellValue } from './tell.ts'

const months = setting({
  key: 'test.months',
  title: '答复期限',
  help: '',
  schema: z.int().min(1, { error: '至少一个月' }).max(12, { error: '至多十二个月' }),
  standard: 3,
  source: '测试',
  scope: 'session',
})
const clock = setting({
  key: 'test.clock',
  title: '签收',
  help: '',
  schema: z.strictObject({
    code: z.string(),
    amount: z.int().meta({ title: '长度' }),
    unit: z.enum(['day', 'month']).meta({ title: '单位', labels: { day: '日', month: '个月' } }),
    rolls: z.boolean().optional().meta({ title: '顺延' }),
  }),
  standard: { code: 'x', amount: 3, unit: 'day' as const },
  source: '测试',
  scope: 'committee',
})
const causes: CodeListDeclaration = {
  name: 'test-causes',
  title: '不立案理由',
  source: '测试',
  codes: [
    { code: 'vague', label: '内容空泛' },
    { code: 'private', label: '为本人解决问题' },
  ],
}

const session = '00000000-0000-7000-8000-00000000000a'
const office = systemActor(1, ['settings:write'])
let house: TestDatabase
let world: World
let ids = 0
before(async () => {
  house = await testDatabase()
  await sql`insert into committee (id, code, name, short_name, level) values (1, 'city', '云岭市', '市', 'city')`.execute(house.db.owner)
  await inScope(house.db, [1], async (tx) => {
    await sql`insert into term (committee_id, id, number, title, from_day) values (1, ${session}, 5, '第五届', '2022-01-01')`.execute(tx)
    await sql`insert into session (committee_id, id, term_id, number, title, year, opens_on, closes_on, intake_from, cutoff_at)
      values (1, ${session}, ${session}, 1, '五届一次会议', 2022, '2022-01-05', '2022-01-09', '2021-12-01', '2022-01-07')`.execute(tx)
  })
  world = {
    db: house.db,
    clock: { now: () => new Date('2022-03-01T01:00:00Z'), today: () => day('2022-03-01') },
    newId: () => `00000000-0000-7000-8000-${String(++ids).padStart(12, '0')}`,
    factSources: [],
    onEffectFailed: assert.fail,
  } as unknown as World
})
after(() => house.close())

const all = [months, clock]
const monthsOn = (on: string, of: string | null = null) => readIn(house.db, [1], (tx) => settingOn(tx, 1, months, day(on), of))
const change = (given: Partial<Parameters<typeof changeSetting>[3]>) =>
  changeSetting(world, office, all, {
    key: 'test.months',
    sessionId: null,
    fromDay: day('2022-04-01'),
    value: 4,
    source: '主席会议纪要',
    ...given,
  })
const says = (o: Awaited<ReturnType<typeof change>>) => (o.ok ? 'done' : o.reasons.map((r) => `${r.field ?? ''} ${r.says}`).join('; '))

test('before anything is written down the declared standard holds', async () => {
  assert.equal(await monthsOn('2022-03-01'), 3)
  assert.deepEqual(await readIn(house.db, [1], (tx) => settingsOn(tx, 1, { months, clock }, day('2022-03-01'))), {
    months: 3,
    clock: { code: 'x', amount: 3, unit: 'day' },
  })
})

test('a change holds from its day on, a session’s own before the committee’s', async () => {
  assert.equal(says(await change({})), 'done')
  assert.equal(says(await change({ value: 6, sessionId: session, fromDay: day('2022-02-01') })), 'done')
  assert.equal(await monthsOn('2022-03-31'), 3)
  assert.equal(await monthsOn('2022-04-01'), 4)
  assert.equal(await monthsOn('2022-04-01', session), 6)
  assert.equal(await monthsOn('2022-01-31', session), 3)
})

test('what was written down is not changed for the past; wrong values are all named', async () => {
  assert.match(says(await change({ fromDay: day('2022-02-28'), value: 99 })), /fromDay .*不能早于今天.*; value 至多十二个月/)
  assert.match(says(await change({ fromDay: day('2022-05-01'), value: 4 })), /没有改动/)
  assert.match(says(await change({ key: 'test.none' })), /没有这项规则/)
  assert.match(says(await change({ sessionId: '00000000-0000-7000-8000-00000000dead' })), /没有这个届次/)
  assert.match(says(await change({ key: 'test.clock', sessionId: session, value: clock.standard })), /不能按届次/)
  assert.match(says(await change({ key: 'test.clock', value: { ...clock.standard, more: 1 } })), /value/)
})

test('the journal tells what held and what holds', async () => {
  const { rows } = await readIn(house.db, [1], (tx) =>
    sql<{ data: { was: string; becomes: string; session: string | null } }>`select data from journal_entry order by seq`.execute(tx),
  )
  assert.deepEqual(
    rows.map((r) => [r.data.session, r.data.was, r.data.becomes]),
    [
      [null, '3', '4'],
      ['五届一次会议', '3', '6'],
    ],
  )
  const history = await readIn(house.db, [1], (tx) => settingRows(tx, 1, ['test.months']))
  assert.deepEqual(
    history.map((h) => [h.sessionTitle, h.fromDay, h.value]),
    [
      [null, '2022-04-01', 4],
      ['五届一次会议', '2022-02-01', 6],
    ],
  )
})

test('a value is told in the words of its schema', () => {
  assert.equal(tellValue(clock, { code: 'x', amount: 3, unit: 'month', rolls: true }), '长度：3；单位：个月；顺延：是')
  assert.equal(tellValue({ schema: z.array(z.string()) }, ['A', 'B']), 'A、B')
  assert.equal(tellValue({ ...months, words: (n) => `${n}个月` }, 3), '3个月')
})

const codesOn = (on: string) =>
  readIn(house.db, [1], async (tx) => (await codesOf(tx, 1, causes, day(on))).map((c) => `${c.code} ${c.label}`))

test('a list without rows gives the declared codes, loaded ones stay the same, twice changes nothing', async () => {
  assert.deepEqual(await codesOn('2022-03-01'), ['vague 内容空泛', 'private 为本人解决问题'])
  await inScope(house.db, [1], (tx) => loadCodeLists(tx, 1, [causes]))
  await inScope(house.db, [1], (tx) => loadCodeLists(tx, 1, [causes]))
  assert.deepEqual(await codesOn('2022-03-01'), ['vague 内容空泛', 'private 为本人解决问题'])
})

test('a code is added, renamed and retired from a day; the past keeps its words', async () => {
  const source = '提案委员会会议'
  const paper = { source }
  const ok = async (o: ReturnType<typeof saveCode>) => assert.equal(says(await o), 'done')
  await ok(saveCode(world, office, causes, { code: 'duplicate', label: '重复', fromDay: day('2022-04-01'), ...paper }))
  await ok(saveCode(world, office, causes, { code: 'vague', label: '建议不具体', fromDay: day('2022-05-01'), ...paper }))
  await ok(retireCode(world, office, causes, { code: 'private', lastDay: day('2022-05-31'), ...paper }))
  assert.deepEqual(await codesOn('2022-03-31'), ['vague 内容空泛', 'private 为本人解决问题'])
  assert.deepEqual(await codesOn('2022-05-31'), ['vague 建议不具体', 'private 为本人解决问题', 'duplicate 重复'])
  assert.deepEqual(await codesOn('2022-06-01'), ['vague 建议不具体', 'duplicate 重复'])
  await ok(saveCode(world, office, causes, { code: 'private', label: '私事', fromDay: day('2023-01-01'), ...paper }))
  assert.deepEqual(await codesOn('2023-01-01'), ['vague 建议不具体', 'private 私事', 'duplicate 重复'])
  assert.equal((await readIn(house.db, [1], (tx) => codeRows(tx, 1, causes))).length, 5)
})

test('a code that says what another says, or comes before its own beginning, is refused', async () => {
  const paper = { fromDay: day('2022-06-01'), source: '试' }
  assert.match(says(await saveCode(world, office, causes, { code: 'again', label: '重复', ...paper })), /已有代码 duplicate/)
  assert.match(says(await saveCode(world, office, causes, { code: 'duplicate', label: '重复', ...paper })), /已经在用/)
  assert.match(
    says(await saveCode(world, office, causes, { ...paper, code: 'vague', label: '别的', fromDay: day('2022-05-01') })),
    /应当更晚/,
  )
  assert.match(says(await retireCode(world, office, causes, { code: 'none', lastDay: day('2022-06-01'), source: '试' })), /没有代码/)
})
