// Tables of proposals brought in: made-up rows for each rule, hostile rows, and the real data sets where they are at hand.
import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { readIn } from '#/core/db/database.ts'
import { readTable } from '#/core/documents/table.ts'
import type { ImportResult } from '#/core/feature.ts'
import { rowsByField, type Mapping } from '#/core/imports/columns.ts'
import { readSource } from '#/core/imports/source.ts'
import { verifyJournal } from '#/core/journal/verify.ts'
import type { Outcome } from '#/core/outcome.ts'
import { searchMatters } from '#/core/search/search.ts'
import { proposalCast, type Cast } from '../../../test/proposal-cast.ts'
import { testDatabase, type TestDatabase } from '../../../test/setup/database.ts'
import { caseState } from './course.ts'
import { formParts, taskParts } from './judged.ts'
import { proposalImporter } from './importer.ts'
import { itemsOf } from './importer-text.ts'
import { proposalPage } from './contract.ts'
import { pageOf } from './page.ts'
import { caseClassRule, classes, maxLength } from './settings.ts'
import { taskSettings, type TaskSettings } from './tasks/settings.ts'
import { findCase } from './store.ts'

let database: TestDatabase
let cast: Cast

before(async () => {
  database = await testDatabase()
  cast = await proposalCast(database.db)
  cast.at('2022-12-20 09:00')
})
after(() => database.close())

async function importing(bytes: Buffer, name: string, how: { dryRun?: boolean; mapping?: Mapping } = {}): Promise<Outcome<ImportResult>> {
  const table = await readTable(bytes, name)
  if (!table.ok) return table
  const read = rowsByField(proposalImporter, table.value, how.mapping)
  if (!read.ok) return read
  return proposalImporter.run(cast.world, cast.people.office, read.value.rows, { dryRun: how.dryRun ?? false, source: name })
}

const jsonl = (rows: readonly object[]): Buffer => Buffer.from(rows.map((r) => JSON.stringify(r)).join('\n'))
const csv = (lines: readonly string[]): Buffer => Buffer.from(lines.join('\n'))

function done(outcome: Outcome<ImportResult>): ImportResult {
  assert.ok(outcome.ok, JSON.stringify(outcome))
  return outcome.value
}
const counts = ({ read, created, unchanged, refused }: ImportResult) => ({ read, created, unchanged, refused: refused.length })

const caseCount = (): Promise<number> =>
  readIn(database.db, [1], async (tx) => (await sql<{ n: number }>`select count(*) as n from proposal`.execute(tx)).rows[0]?.n ?? 0)

const caseOf = (title: string) =>
  readIn(database.db, [1], async (tx) => {
    const { rows } = await sql<{ id: string }>`select id from matter where title = ${title}`.execute(tx)
    const found = await findCase(tx, cast.people.office, rows[0]?.id ?? '')
    assert.ok(found, `no case ${title}`)
    return found
  })

test('a table with lead and assisting units becomes handed-over cases with a task for each unit', async () => {
  const rows = [
    {
      案号: 901,
      届次: '四届五次',
      案由: '关于修缮望河县石桥的建议',
      性质类别: '城乡建设',
      界别: '经济界',
      审查意见: '立案',
      主办单位: '市交通运输局',
      会办单位: '市住建局、北塬县公路段（路政、养护）',
      登记时间: '2019-03-04 10:00',
    },
    {
      案号: 902,
      届次: '四届五次',
      案由: '关于增设公交站的建议',
      性质类别: '道路交通',
      界别: '经济界',
      审查意见: '立案',
      主办单位: '市交通运输局',
      会办单位: '',
      登记时间: '2019-03-05 10:00',
      答复时间: '2019-05-20',
      办理结果: 'B类',
    },
  ]
  const result = done(await importing(jsonl(rows), 'units.jsonl'))
  assert.deepEqual(counts(result), { read: 2, created: 2, unchanged: 0, refused: 0 })
  assert.match((result.notes ?? []).join(), /名册里没有的承办单位1个/)
  const open = await caseOf('关于修缮望河县石桥的建议')
  assert.equal(open.state, 'assigned')
  assert.equal(open.caseNo, 901)
  assert.equal(open.sessionTitle, '四届五次')
  assert.deepEqual(
    open.tasks.map((t) => [t.unit, t.role, t.state, t.assignedOn]),
    [
      ['市交通运输局', 'lead', 'pendingReceipt', '2019-03-04'],
      ['市住房和城乡建设局', 'assist', 'pendingReceipt', '2019-03-04'],
      ['北塬县公路段（路政、养护）', 'assist', 'pendingReceipt', '2019-03-04'],
    ],
  )
  assert.equal(open.deadlines.find((d) => d.label === '答复提案者')?.due, '2019-06-04')
  const answered = await caseOf('关于增设公交站的建议')
  assert.deepEqual([answered.state, answered.repliedOn, answered.closedOn], ['closed', '2019-05-20', '2019-05-20'])
  assert.equal(answered.replies[0]?.classMark, 'B')
  for (const d of [open, answered]) assert.equal(d.state, caseState(taskParts(d), formParts(d), false))
})

test('every state of an imported case stands with its own day', async () => {
  const found = await caseOf('关于增设公交站的建议')
  const states = await readIn(database.db, [1], async (tx) => {
    const { rows } = await sql<{ state: string; day: string }>`select state, from_at::date as day from matter_state
      where matter_id = ${found.id} order by entry`.execute(tx)
    return rows.map((r) => `${r.state} ${r.day}`)
  })
  assert.deepEqual(states, ['submitted 2019-03-05', 'filed 2019-03-05', 'assigned 2019-03-05', 'closed 2019-05-20'])
})

test('a proposal not filed keeps its reason, by code and in its own words, and where it went', async () => {
  const rows = [
    { 案由: '关于门前路灯的建议', 审查意见: '不予立案', 审查说明: '案由单一，转委员来信处理', 登记时间: '2019-03-06', 主办单位: null },
  ]
  assert.equal(done(await importing(jsonl(rows), 'refused.jsonl')).created, 1)
  const found = await caseOf('关于门前路灯的建议')
  assert.equal(found.state, 'notFiled')
  const [review] = found.reviews
  assert.deepEqual([review?.reasonCode, review?.disposal, review?.reasonText], ['single', 'convertedLetter', '案由单一，转委员来信处理'])
})

test('a text in one piece is taken apart into situation, analysis and numbered suggestions, and is found by two characters', async () => {
  const content = '调研情况：老旧小区没有电梯。问题分析：筹资难，意见不统一。具体建议：一、财政补助。二、统一设计，减少扰民。'
  const rows = [
    {
      提案号: '0007',
      年度: 2014,
      案由: '关于加装扶梯的建议',
      类别: '城乡建设',
      提案者: '委员-0a1b2c3d等3人',
      提交时间: '2014-01-12 16:04:48',
      内容: content,
    },
  ]
  assert.equal(done(await importing(jsonl(rows), 'text.jsonl')).created, 1)
  const found = await caseOf('关于加装扶梯的建议')
  assert.equal(found.situation, '老旧小区没有电梯。')
  assert.equal(found.analysis, '筹资难，意见不统一。')
  assert.deepEqual(found.suggestions, ['一、财政补助。', '二、统一设计，减少扰民。'])
  assert.deepEqual([found.proposerKind, found.leadName, found.state], ['joint', '委员-0a1b2c3d', 'filed'])
  const hits = await readIn(database.db, [1], (tx) =>
    searchMatters(tx, { text: '电梯', kinds: ['proposal'], limit: 10, visible: sql`true` }),
  )
  assert.deepEqual(
    hits.found.map((f) => f.title),
    ['关于加装扶梯的建议'],
  )
})

const standards = Object.fromEntries(Object.entries(taskSettings).map(([name, { standard }]) => [name, standard])) as TaskSettings

test('an imported case opens as a page that keeps its contract', async () => {
  for (const title of ['关于修缮望河县石桥的建议', '关于增设公交站的建议', '关于门前路灯的建议', '关于加装扶梯的建议']) {
    const settings = {
      maxLength: maxLength.standard,
      collectiveByFullMeeting: false,
      classes: classes.standard,
      caseClassRule: caseClassRule.standard,
      tasks: standards,
    }
    const found = await caseOf(title)
    const knows = { settings, categories: [], refusals: [], entries: [], leadSector: null, mainVisible: true }
    proposalPage.parse(JSON.parse(JSON.stringify(pageOf(found, cast.people.office, cast.world.clock.today(), knows))))
  }
})

const good = { 提案号: '1', 年度: 2018, 案由: '好的一行', 提交时间: '2018-01-12' }

test('the same rows again change nothing; a row that changed is refused and names the field', async () => {
  assert.equal(done(await importing(jsonl([good]), 'a.jsonl')).created, 1)
  assert.deepEqual(counts(done(await importing(jsonl([good, good]), 'a.jsonl'))), { read: 2, created: 0, unchanged: 2, refused: 0 })
  const changed = done(await importing(jsonl([{ ...good, 案由: '改过的一行' }]), 'b.jsonl'))
  assert.deepEqual(changed.refused, [{ row: 1, field: '案由', says: '已导入过，内容不同：案由' }])
  assert.equal(changed.created, 0)
})

test('a dry run counts as the import would and writes nothing', async () => {
  const before = await caseCount()
  const rows = jsonl([{ ...good, 提案号: '2', 案由: '试一试' }, { ...good, 案由: '' }, good])
  const tried = done(await importing(rows, 'c.jsonl', { dryRun: true }))
  assert.equal(await caseCount(), before)
  const real = done(await importing(rows, 'c.jsonl'))
  assert.deepEqual(tried, real)
  assert.deepEqual(counts(real), { read: 3, created: 1, unchanged: 1, refused: 1 })
})

for (const [what, row, field, says] of [
  ['no title', { 案由: '  ' }, '案由', /没有填写案由/],
  ['a title of 300 characters', { 案由: '长'.repeat(300) }, '案由', /有300个字，超过120个字/],
  ['a number in words', { 提案号: '第七号' }, '案号', /“第七号”不是1到999999的整数/],
  ['a number below zero', { 提案号: -7 }, '案号', /不是1到999999的整数/],
  ['a day that never was', { 提交时间: '2019-02-30' }, '提交时间', /“2019-02-30”不是日期/],
  ['a day to come', { 提交时间: '2031-01-01' }, '提交时间', /在今天（2022-12-20）之后/],
  ['an unknown result of review', { 审查意见: '再议' }, '审查意见', /“再议”不认识，可以是：立案/],
  ['a unit for what was not filed', { 审查意见: '不予立案', 主办单位: '市教育局' }, '主办单位', /不应有主办单位/],
  ['assisting units without a lead', { 协办单位: '市教育局' }, '协办单位', /没有主办单位/],
  ['a reply before the proposal', { 主办单位: '市教育局', 答复时间: '2017-01-01' }, '答复时间', /早于提交时间/],
  ['a class nobody knows', { 主办单位: '市教育局', 答复时间: '2018-03-01', 办理结果: 'Z' }, '办理结果', /“Z”不认识/],
  ['SQL for a year', { 年度: '"; drop table proposal; --' }, '年度', /不是1950到2100的整数/],
  ['a text of 30,000 characters', { 内容: '字'.repeat(30_000) }, '内容', /有30000个字，超过20000个字/],
] as const)
  test(`a row with ${what} is refused by name and changes nothing`, async () => {
    const before = await caseCount()
    const result = done(await importing(jsonl([{ ...good, 提案号: '77', 案由: `坏行 ${what}`, ...row }]), 'bad.jsonl'))
    assert.deepEqual([result.created, result.refused[0]?.row, result.refused[0]?.field], [0, 1, field])
    assert.match(result.refused[0]?.says ?? '', says)
    assert.equal(await caseCount(), before)
  })

test('a refused row does not bring its unit or its proposer into the register', async () => {
  await importing(jsonl([{ ...good, 提案号: 'x', 主办单位: '不该出现的局', 提案者: '不该出现的人' }]), 'bad.jsonl')
  const { rows } = await readIn(database.db, [1], (tx) =>
    sql`select name from body where name like '不该%' union all select name from person where name like '不该%'`.execute(tx),
  )
  assert.deepEqual(rows, [])
})

test('quotes, semicolons and formulas in a text are text', async () => {
  const title = `"; drop table proposal; -- '); =1+1 <script>`
  assert.equal(done(await importing(jsonl([{ ...good, 提案号: '78', 案由: title, 提案者: "O'Brien; --" }]), 'sql.jsonl')).created, 1)
  assert.equal((await caseOf(title)).leadName, "O'Brien; --")
})

test('a table without 案由 says which columns it has and which it needs', async () => {
  const outcome = await importing(csv(['姓名,电话', '甲,1']), 'people.csv')
  assert.ok(!outcome.ok)
  assert.match(outcome.reasons[0]?.says ?? '', /缺少必需的列“案由”.*文件里的列是：姓名、电话/)
})

test('a mapping names the column that holds the title', async () => {
  const file = csv(['议题,号,交来', '关于对照表的建议,79,2018-02-02'])
  const result = done(await importing(file, 'map.csv', { mapping: { 议题: '案由', 号: '案号', 交来: 'time' } }))
  assert.equal(result.created, 1)
  const wrong = await importing(file, 'map.csv', { mapping: { 没有的列: '案由', 号: '不存在的字段' } })
  assert.ok(!wrong.ok)
  assert.equal(wrong.reasons.length, 2)
})

test('who may not import is told so', async () => {
  const outcome = await proposalImporter.run(cast.world, cast.people.member, [], { dryRun: false, source: 'x' })
  assert.ok(!outcome.ok && outcome.kind === 'forbidden')
})

test('case numbers the program already gave are not taken: the year is kept apart as a past one', async () => {
  const first = done(await importing(jsonl([{ 案号: 990_005, 年度: 2022, 案由: '登记届次里的五号', 提交时间: '2022-01-11' }]), 'own.jsonl'))
  assert.equal(first.created, 1)
  assert.equal((await caseOf('登记届次里的五号')).sessionTitle, '五届一次会议')
  await database.db.owner.transaction().execute((tx) => sql`update proposal set imported_from = null where case_no = 990005`.execute(tx))
  assert.equal(
    done(await importing(jsonl([{ 案号: 990_005, 年度: 2022, 案由: '别处来的五号', 提交时间: '2022-01-11' }]), 'other.jsonl')).created,
    1,
  )
  assert.equal((await caseOf('别处来的五号')).sessionTitle, '2022年（导入）')
})

test('numbers inside a sentence do not split a suggestion, and what is too many stays together', () => {
  assert.deepEqual(itemsOf('建议：1、统一、规范标准。2、2022.1.5前完成。'), ['建议：1、统一、规范标准。', '2、2022.1.5前完成。'])
  assert.deepEqual(itemsOf('完善制度，一抓到底。'), ['完善制度，一抓到底。'])
  assert.deepEqual(itemsOf('（一）先办。（二）后办，其中：1、甲；2、乙。'), ['（一）先办。', '（二）后办，其中：1、甲；2、乙。'])
  const forty = itemsOf(Array.from({ length: 40 }, (_, i) => `${i + 1}、办。`).join(''))
  assert.equal(forty.length, 30)
  assert.match(forty.at(-1) ?? '', /^30、办。31、.*40、办。$/)
})

const data = join(import.meta.dirname, '../../../../shared/data')
const skip = existsSync(data) ? false : '真实数据不在本机（../shared/data）'

for (const [path, rows] of [
  ['proposals-js', 746],
  ['motions-city', 463],
  ['import-xlsx/messages-500.xlsx', 485],
] as const)
  test(`${path} comes in whole, ${rows} rows, and a second time changes nothing`, { skip }, async () => {
    const source = readSource(join(data, path), ['proposals', 'motions'])
    assert.ok(source.ok)
    const { bytes, name } = source.value
    const tried = done(await importing(bytes, name, { dryRun: true }))
    const first = done(await importing(bytes, name))
    assert.deepEqual(tried, first)
    assert.deepEqual(counts(first), { read: rows, created: rows, unchanged: 0, refused: 0 })
    assert.deepEqual(counts(done(await importing(bytes, name))), { read: rows, created: 0, unchanged: rows, refused: 0 })
  })

for (const [file, rows] of [
  ['motions-summary.xlsx', 463],
  ['proposals-gb18030.csv', 200],
] as const)
  test(`${file} holds proposals that came from the whole data set already: all ${rows} are recognised`, { skip }, async () => {
    const source = readSource(join(data, 'import-xlsx', file), [])
    assert.ok(source.ok)
    assert.deepEqual(counts(done(await importing(source.value.bytes, file))), { read: rows, created: 0, unchanged: rows, refused: 0 })
  })

test('the journal is whole after all imports', async () => {
  const verified = await readIn(database.db, [1], (tx) => verifyJournal(tx, 1))
  assert.equal(verified.ok, true, JSON.stringify(verified))
})
