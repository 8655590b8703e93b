// The report over a real database: figures from records, names from the register, a hole never printed.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { day } from '#/core/day.ts'
import { inScope, readIn } from '#/core/db/database.ts'
import { proposalFigures } from '#/features/proposals/indicators.ts'
import { registersOfYear, yearOfProposals } from '../../../test/proposal-year.ts'
import { testDatabase, type TestDatabase } from '../../../test/setup/database.ts'
import { composeReport, paperOf } from './compose.ts'
import { reportFile, reportJson } from './file.ts'
import { reportOrdinals } from './settings.ts'

let database: TestDatabase
before(async () => {
  database = await testDatabase()
  await registersOfYear(database.db)
  await yearOfProposals(database.db, { seed: 7, proposals: 120 })
})
after(() => database.close())

const asked = { committeeId: 1, year: 2022, asOf: day('2022-12-20') }
const compose = (template: string | null, figures = proposalFigures) =>
  readIn(database.db, [1], (tx) => composeReport(tx, figures, asked, template), { snapshot: true })

test('the template in force is filled from the records, with the body’s own name', async () => {
  const report = await compose(null)
  assert.ok(report.ok, report.ok ? '' : report.reasons.map((r) => r.says).join('\n'))
  assert.doesNotMatch(report.value.text, /\{\{/)
  const filed = report.value.figures.find((f) => f.code === 'IND-21')
  assert.equal(filed?.records, filed?.value)
  assert.match(report.value.text, new RegExp(`审查立案${filed?.text}件`))
})

test('an unknown figure, an unregistered name and a missing ordinal are all named with their lines', async () => {
  const report = await compose('# 标题\n{{IND-99}}\n{{name:river}}{{ORD-1}}')
  assert.ok(!report.ok)
  assert.deepEqual(
    report.reasons.map((r) => r.says.slice(0, 5)),
    ['第2行第1', '第3行第1', '第3行第1'],
  )
})

test('the installation’s ordinals are printed as its setting of the day has them', async () => {
  const template =
    '# 标题\n全国政协第{{ORD-1}}届第{{ORD-2}}次会议，省政协第{{ORD-3}}届第{{ORD-4}}次会议，文史第{{ORD-5}}辑，{{ORD-6}}、{{ORD-7}}'
  const ordinals = { 'ORD-1': '十三', 'ORD-2': '五', 'ORD-3': '十二', 'ORD-4': '六', 'ORD-5': '九', 'ORD-6': '十四', 'ORD-7': '五' }
  await inScope(database.db, [1], async (tx, rollback) => {
    await sql`insert into setting (committee_id, key, session_id, from_day, value, source, recorded_at, id) values
      (1, ${reportOrdinals.key}, null, '2022-03-01', ${JSON.stringify(ordinals)}::jsonb, '办公室登记', now(), gen_random_uuid())`.execute(
      tx,
    )
    const since = await composeReport(tx, [], asked, template)
    assert.ok(since.ok)
    assert.match(since.value.text, /全国政协第十三届第五次会议，省政协第十二届第六次会议，文史第九辑，十四、五/)
    const before = await composeReport(tx, [], { ...asked, asOf: day('2022-02-28') }, template)
    assert.equal(before.ok ? 0 : before.reasons.length, 7)
    return rollback(null)
  })
})

test('a figure with nothing to measure is a hole, not a zero', async () => {
  const report = await readIn(database.db, [1], (tx) =>
    composeReport(tx, proposalFigures, { ...asked, year: 2001, asOf: day('2001-12-31') }, '# 标题\n{{IND-22}}'),
  )
  assert.ok(!report.ok)
  assert.match(report.reasons[0]?.says ?? '', /第2行第1列 \{\{IND-22\}\}：办复率没有可计量的记录/)
})

test('examples come from the counted records', async () => {
  const report = await compose('# 标题\n如{{examples:IND-21:2}}等{{IND-21}}件')
  assert.ok(report.ok)
  assert.match(report.value.text, /如《[^》]+》《[^》]+》等\d+件/)
})

test('the same report is Markdown, Word, PDF and JSON', async () => {
  const report = await compose(null)
  assert.ok(report.ok)
  for (const [format, magic] of [
    ['md', '# '],
    ['docx', 'PK'],
    ['pdf', '%PDF'],
    ['json', '{'],
  ] as const) {
    const bytes = await reportFile(report.value, format)
    assert.ok(bytes.ok)
    assert.equal(bytes.value.subarray(0, magic.length).toString(), magic)
  }
})

test('a text without a title line is a paper all the same', async () => {
  assert.equal(paperOf('立案12件').title, '')
  const report = await compose('立案{{IND-21}}件')
  assert.ok(report.ok)
  for (const format of ['docx', 'pdf'] as const) assert.ok((await reportFile(report.value, format)).ok)
})

test('the default text says what the share of class A is a share of', async () => {
  const report = await compose(null)
  assert.ok(report.ok)
  assert.match(report.value.text, /A类提案\d+件，占立案提案（含并案）的[\d.]+%/)
  const none = await compose('{{P-RECEIVED.basis}}')
  assert.match(none.ok ? '' : (none.reasons[0]?.says ?? ''), /第1行第1列 .*没有口径可写/)
})

test('each slot is in the JSON with its place, its value and how many records stand behind it', async () => {
  const report = await compose('收到{{P-RECEIVED}}件\n立案率{{P-FILING-RATE.value}}%')
  assert.ok(report.ok)
  const { slots } = reportJson(report.value)
  assert.deepEqual(
    slots.map(({ slot, line, column }) => ({ slot, line, column })),
    [
      { slot: '{{P-RECEIVED}}', line: 1, column: 3 },
      { slot: '{{P-FILING-RATE.value}}', line: 2, column: 4 },
    ],
  )
  const received = slots[0]
  assert.ok(received && 'records' in received)
  assert.equal(String(received.records), received.text)
})

test('figures that disagree with each other are not printed', async () => {
  await inScope(database.db, [1], async (tx, rollback) => {
    await sql`update proposal set not_filed_on = filed_on where id = (select id from proposal where filed_on is not null and withdrawn_on is null limit 1)`.execute(
      tx,
    )
    const report = await composeReport(tx, proposalFigures, asked, '收到{{P-RECEIVED}}件')
    assert.match(report.ok ? '' : (report.reasons[0]?.says ?? ''), /^数字对不上/)
    assert.ok((await composeReport(tx, proposalFigures, asked, '办结{{P-CLOSED}}件')).ok, 'a text without these figures is not held up')
    return rollback(null)
  })
})
