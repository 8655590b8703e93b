// A sample list over random rows: what is paged through, exported and counted must be the same records for each order and filter.
import assert from 'node:assert/strict'
import test, { after } from 'node:test'
import { sql } from 'kysely'
import { testDatabase } from '../../../test/setup/database.ts'
import { inScope, readIn } from '../db/database.ts'
import { day } from '../day.ts'
import { secretsWith } from '../identity/secrets.ts'
import type { Actor } from '../actor.ts'
import { exportList, wholeList } from './export.ts'
import type { ListAsked, ListDefinition } from './list.ts'
import { filterWhere, readCount, readPage } from './query.ts'
import { parseQuestion, positionToken, type ListInput, type ListQuestion } from './question.ts'

const database = await testDatabase()
const { db } = database
after(() => database.close())

const actor: Actor = {
  kind: 'person',
  personId: null,
  accountId: null,
  name: '试验员',
  committeeId: 1,
  posts: [],
  rights: new Set(['sample:read']),
}
const asked: ListAsked = { actor, today: day('2022-12-20') }

const sample: ListDefinition = {
  name: 'sample',
  title: '样表',
  right: 'sample:read',
  columns: [
    { key: 'name', label: '名称', kind: 'link', sql: sql`b.name`, sortable: true, neverNull: true },
    { key: 'system', label: '系统', kind: 'tag', sql: sql`b.system`, sortable: true, tags: { party: { label: '党委', tone: 'active' } } },
    { key: 'from', label: '设立', kind: 'day', sql: sql`b.from_day`, sortable: true, neverNull: true },
    { key: 'to', label: '撤销', kind: 'day', sql: sql`b.to_day`, sortable: true },
    { key: 'order', label: '顺序', kind: 'number', sql: sql`b.sort`, sortable: true },
    { key: 'short', label: '简称', kind: 'text', sql: sql`nullif(b.short_name, '')`, sortable: true, sortBy: sql`nullif(b.pinyin, '')` },
    { key: 'place', label: '所在地', kind: 'text', sql: sql`b.place_code`, hidden: true },
  ],
  filters: [
    {
      key: 'system',
      label: '系统',
      kind: 'choice',
      choices: [
        { value: 'party', label: '党委' },
        { value: 'other', label: '其他' },
      ],
      where: ([v]) => sql`b.system = ${v}`,
    },
    {
      key: 'systems',
      label: '多个系统',
      kind: 'choices',
      choices: { codeList: 'unit-system' },
      where: (vs) => sql`b.system = any(${[...vs]})`,
    },
    { key: 'name', label: '名称', kind: 'text', where: ([v]) => sql`strpos(b.name, ${v}) > 0` },
    {
      key: 'since',
      label: '设立日期',
      kind: 'dayRange',
      where: ([from, to]) =>
        sql`b.from_day between coalesce(nullif(${from}, '')::date, '-infinity') and coalesce(nullif(${to}, '')::date, 'infinity')`,
    },
    { key: 'gone', label: '已撤销', kind: 'yesNo', where: ([v]) => (v === 'yes' ? sql`b.to_day is not null` : sql`b.to_day is null`) },
    { key: 'parent', label: '上级', kind: 'body', where: ([v]) => sql`b.parent_id = ${v}` },
  ],
  from: () => sql`body b`,
  visible: ({ actor: { committeeId } }) => sql`b.committee_id = ${committeeId} and b.kind = 'sample'`,
  id: sql`b.id`,
  idKind: 'uuid',
  url: (id) => `/sample/${id}`,
  order: { key: 'name', dir: 'asc' },
  words: (text) => sql`strpos(b.name, ${text}) > 0`,
  empty: '没有',
}

// A small generator, so that a failure reads the same tomorrow.
let seed = 20221220
const random = (): number => {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0
  return seed / 2 ** 32
}
const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!
const uuid = (n: number): string => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`

const rows = Array.from({ length: 157 }, (_, i) => ({
  id: uuid((i * 7919) % 1000),
  code: `c${i}`,
  name: `${pick(['甲', '乙', 'a', "O'Neil", '%_'])}${pick(['局', '委', ''])}`,
  system: pick(['party', 'other', null]),
  from_day: pick(['1900-01-01', '2021-05-01', '2021-06-01']),
  to_day: pick([null, null, '2022-01-01', '2022-02-01']),
  sort: pick([0, 1, 2, 10]),
  short_name: pick(['', '甲', '乙']),
  parent_id: pick([null, uuid(1)]),
}))

test.before(async () => {
  await sql`insert into committee (id, code, name, short_name, level) values (1, 'c1', '云岭市政协', '云岭', 'city'), (2, 'c2', '望河县政协', '望河', 'county')`.execute(
    db.owner,
  )
  for (const committee of [1, 2])
    await inScope(db, [committee], (tx) =>
      sql`insert into body (committee_id, id, kind, code, name, short_name, system, from_day, to_day, sort, pinyin, parent_id)
        select ${committee}, id, 'sample', code, name, short_name, system, from_day, to_day, sort, short_name, parent_id
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, code text, name text, system text, from_day date, to_day date,
          sort int, short_name text, parent_id uuid)`.execute(tx),
    )
})

async function paged(input: ListInput): Promise<{ ids: string[]; total: number | null }> {
  const ids: string[] = []
  let after: string | undefined
  let total: number | null = null
  do {
    const question = parseQuestion(sample, { ...input, limit: '7', ...(after ? { after } : {}) })
    assert.ok(question.ok, JSON.stringify(question))
    const page = await readPage(db, sample, asked, question.value)
    assert.ok(page.ok)
    if (!after) total = (await counted(question.value)) ?? null
    // The first page knows the number when it holds all rows; no other page does.
    assert.equal(page.value.total, !after && !page.value.next ? total : null)
    ids.push(...page.value.rows.map((r) => r.id))
    after = page.value.next ?? undefined
  } while (after)
  return { ids, total }
}

async function counted(question: ListQuestion): Promise<number | undefined> {
  const count = await readCount(db, sample, asked, question)
  assert.ok(count.ok && !count.value.more)
  return count.value.total
}

async function exported(input: ListInput): Promise<number> {
  const question = parseQuestion(sample, input)
  assert.ok(question.ok)
  const whole = await readIn(db, [1], (tx) => wholeList(tx, sample, asked, question.value))
  assert.ok(whole.ok)
  return whole.value.length
}

const filters: readonly (readonly [ListInput, (r: (typeof rows)[number]) => boolean])[] = [
  [{}, () => true],
  [{ 'f.system': 'party' }, (r) => r.system === 'party'],
  [{ 'f.systems': 'party,other' }, (r) => r.system !== null],
  [{ 'f.name': '%' }, (r) => r.name.includes('%')],
  [{ 'f.name': "O'N" }, (r) => r.name.includes("O'N")],
  [{ 'f.since': '2021-01-01..2021-05-31' }, (r) => r.from_day === '2021-05-01'],
  [{ 'f.since': '..2021-05-31' }, (r) => r.from_day <= '2021-05-31'],
  [{ 'f.gone': 'yes', 'f.system': 'other' }, (r) => r.to_day !== null && r.system === 'other'],
  [{ 'f.parent': uuid(1) }, (r) => r.parent_id !== null],
  [{ q: '甲' }, (r) => r.name.includes('甲')],
  [{ q: '没有这样的' }, () => false],
]

for (const column of sample.columns.filter((c) => c.sortable))
  for (const dir of ['asc', 'desc'] as const)
    test(`sorted by ${column.label} ${dir}, each filter pages through exactly the rows it exports and counts`, async () => {
      for (const [input, keeps] of filters) {
        const { ids, total } = await paged({ ...input, sort: column.key, dir })
        const expected = rows.filter(keeps).map((r) => r.id)
        assert.deepEqual(ids.toSorted(), expected.toSorted(), JSON.stringify(input))
        assert.equal(total, expected.length)
        assert.equal(await exported({ ...input, sort: column.key, dir }), expected.length)
      }
    })

test('rows come in order, and those without a value come last in both directions', async () => {
  const last = (input: ListInput) => paged(input).then(({ ids }) => ids.map((id) => rows.find((r) => r.id === id)!.to_day))
  for (const dir of ['asc', 'desc'] as const) {
    const days = await last({ sort: 'to', dir })
    const present = days.filter((d) => d !== null)
    assert.deepEqual(days.slice(0, present.length), dir === 'asc' ? present.toSorted() : present.toSorted().toReversed())
  }
})

const says = (input: ListInput): readonly string[] => {
  const question = parseQuestion(sample, input)
  return question.ok ? [] : question.reasons.map((r) => `${r.field}: ${r.says}`)
}

test('each mistake in the address is named', () => {
  assert.deepEqual(
    says({
      sort: 'place',
      dir: 'up',
      limit: '0',
      after: 'x',
      'f.nothing': '1',
      'f.system': 'army',
      'f.since': '2021-02-30..',
      cols: 'zzz',
      z: '1',
    }),
    [
      'z: 不认识的参数“z”',
      'sort: 不能按“place”排序，可以按：名称、系统、设立、撤销、顺序、简称',
      'dir: 排序方向只能是 asc（升序）或 desc（降序）',
      'limit: 每页条数应为1到100的整数',
      'after: 翻页位置无效，请回到第一页',
      'cols: 没有“zzz”这一列',
      'f.nothing: 没有“nothing”这个筛选条件，可用的有：系统、多个系统、名称、设立日期、已撤销、上级',
      'f.system: 筛选条件“系统”没有“army”这一项，可选：党委、其他',
      'f.since: 筛选条件“设立日期”里有不存在的日期，应写成 2021-01-01',
    ].map((s) => s.replace('应写成 2021', '应写成 2022')),
  )
})

const corpus = [
  "' or 1=1 --",
  '"; drop table body; --',
  "1); delete from body where (''='",
  '${jndi:ldap://x}',
  'name desc, (select pg_sleep(5))',
  '%00',
  '\u0000',
  'a'.repeat(5000),
  '../../etc/passwd',
  '{"$gt":""}',
  '😀',
  '\\',
]

test('nothing typed into a list reaches the database as SQL', async () => {
  const before = await exported({})
  for (const text of corpus)
    for (const key of ['sort', 'dir', 'after', 'limit', 'q', 'cols', ...sample.filters.map((f) => `f.${f.key}`)]) {
      const question = parseQuestion(sample, { [key]: text })
      if (!question.ok) continue
      const page = await readPage(db, sample, asked, question.value)
      assert.ok(page.ok)
      assert.ok(page.value.rows.length === 0 || key === 'cols' || text === '\\' || text === '😀' || text.trim() === '', `${key}=${text}`)
    }
  assert.equal(await exported({}), before)
})

test('a made-up place in the list is refused, not a fault', async () => {
  const question = parseQuestion(sample, { sort: 'order', after: positionToken({ value: 'abc', id: uuid(1) }) })
  assert.ok(question.ok)
  const page = await readPage(db, sample, asked, question.value)
  assert.deepEqual(page, { ok: false, kind: 'refused', reasons: [{ field: 'after', says: '翻页位置无效，请回到第一页' }] })
})

test('the filters of a list can be asked elsewhere, so that a figure links to the very rows', async () => {
  const where = filterWhere(sample, { 'f.system': 'party' })
  assert.ok(where.ok)
  const counted = await readIn(db, [1], (tx) => sql<{ n: number }>`select count(*) as n from body b where ${where.value}`.execute(tx))
  assert.equal(counted.rows[0]?.n, rows.filter((r) => r.system === 'party').length)
})

test('an export bears the words of the page, neutralises formulas and leaves an entry in the journal', async () => {
  const world = {
    db,
    clock: { now: () => new Date('2022-12-20T01:00:00Z'), today: () => day('2022-12-20') },
    newId: () => uuid(999_999),
    factSources: [],
    onEffectFailed: assert.ifError,
    secrets: secretsWith(new Map([[1, Buffer.alloc(32)]])),
  }
  const file = await exportList(world, actor, sample, { 'f.system': 'party', format: 'csv', sort: 'order' })
  assert.ok(file.ok)
  assert.equal(file.value.name, '样表-2022-12-20.csv')
  const lines = file.value.bytes.toString().trimEnd().split('\r\n')
  assert.equal(lines.length, 1 + file.value.rows)
  assert.equal(lines[0], '\uFEFF名称,系统,设立,撤销,顺序,简称,所在地')
  assert.ok(lines.slice(1).every((l) => l.split(',')[1] === '党委'))
  const kept = await readIn(db, [1], (tx) => sql<{ event: string; data: unknown }>`select event, data from journal_entry`.execute(tx))
  assert.deepEqual(kept.rows, [
    { event: 'list.exported', data: { title: '样表', rows: file.value.rows, format: 'csv', filters: ['系统＝party'] } },
  ])
  assert.deepEqual(await exportList(world, actor, sample, { format: 'doc', 'f.x': '1' }), {
    ok: false,
    kind: 'refused',
    reasons: [
      { field: 'f.x', says: '没有“x”这个筛选条件，可用的有：系统、多个系统、名称、设立日期、已撤销、上级' },
      { field: 'format', says: '导出格式只能是 xlsx、csv 或 jsonl' },
    ],
  })
})
