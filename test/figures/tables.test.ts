// The tables of figures on random data: every cell is its figure narrowed to row and column, ranks have ties and a floor, sessions whose words differ are told.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { day } from '#/core/day.ts'
import { inScope, readIn, type Tx } from '#/core/db/database.ts'
import { answerFigure, recordsOf } from '#/core/figures/answer.ts'
import { askAbout } from '#/core/figures/question.ts'
import { allFigures } from '../../src/app/features.ts'
import type { FigureTable, TableAsked } from '#/features/indicators/table-contract.ts'
import { readTableAsked, ranksOf } from '#/features/indicators/tables.ts'
import { tableSheets } from '#/features/indicators/table-file.ts'
import { numbersFrom, registersOfYear, yearOfProposals } from '../proposal-year.ts'
import { testDatabase, type TestDatabase } from '../setup/database.ts'

let database: TestDatabase
before(async () => {
  database = await testDatabase()
  await registersOfYear(database.db)
  await yearOfProposals(database.db, { seed: 5, proposals: 150 })
})
after(() => database.close())

const today = day('2022-12-20')
const read = (asked: Partial<TableAsked> & Pick<TableAsked, 'kind'>) =>
  readTableAsked(allFigures, { committeeId: 1, asked: { until: 'end', year: 2022, ...asked }, today })
async function tableOf(tx: Tx, asked: Partial<TableAsked> & Pick<TableAsked, 'kind'>): Promise<FigureTable> {
  const table = read(asked)
  assert.ok(table.ok, table.ok ? '' : table.reasons.map((r) => r.says).join())
  return table.value(tx)
}
const reading = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => readIn(database.db, [1], work, { snapshot: true })

/** Each cell asked by itself, as the page opens it. */
async function cellsHold(tx: Tx, table: FigureTable, share = 1): Promise<number> {
  const random = numbersFrom(3)
  let looked = 0
  for (const row of table.rows)
    for (const [n, column] of table.columns.entries()) {
      const cell = row.cells[n]
      assert.ok(cell)
      if (random() > share) continue
      const ask = { ...column.ask, ...row.ask, only: { ...column.ask.only, ...row.ask.only } }
      const figure = allFigures.find((f) => f.code === ask.code)
      assert.ok(figure, ask.code)
      const q = await askAbout(tx, { committeeId: 1, year: ask.year ?? table.year, asOf: day(ask.asOf ?? table.asOf) })
      const what = `${figure.code} ${JSON.stringify(ask.only)}`
      const { value, text } = await answerFigure(tx, figure, q, ask.only)
      assert.deepEqual({ number: cell.number, text: cell.text }, { number: value, text }, what)
      assert.equal((await recordsOf(tx, figure, q, ask.only)).length, cell.records, what)
      looked++
    }
  return looked
}

for (const by of [
  'unit',
  'system',
  'sector',
  'party',
  'county',
  'leadUnit',
  'assistUnit',
  'separateUnit',
  'unitSystem',
  'category',
  'time',
  'key',
  'sex',
  'class',
  'satisfaction',
])
  test(`side by side by ${by}: every cell opens exactly its own records`, () =>
    reading(async (tx) => {
      const table = await tableOf(tx, { kind: 'parts', by })
      assert.ok(table.rows.length > 0, by)
      assert.ok(table.columns.length >= 8, by)
      assert.ok((await cellsHold(tx, table, 0.25)) > 0)
    }))

for (const [code, down, over] of [
  ['P-TASKS', 'unit', 'course'],
  ['IND-21', 'category', 'unitSystem'],
  ['P-REPLIED', 'sector', 'class'],
  ['P-DAYS-MEAN', 'unit', 'class'],
] as const)
  test(`${code} by ${down} and ${over}: every cell opens exactly its own records`, () =>
    reading(async (tx) => {
      const table = await tableOf(tx, { kind: 'across', codes: code, by: down, across: over })
      assert.ok((await cellsHold(tx, table)) > 4)
    }))

test('sessions beside each other: every cell is its year’s figure, as of that year’s end or the same day', () =>
  reading(async (tx) => {
    const table = await tableOf(tx, { kind: 'years', years: '2021,2022' })
    assert.deepEqual(
      table.columns.map((c) => c.ask),
      [
        { year: 2021, asOf: '2021-12-31' },
        { year: 2022, asOf: '2022-12-20' },
      ],
    )
    assert.ok((await cellsHold(tx, table)) > 20)
    const same = await tableOf(tx, { kind: 'years', years: '2020,2022', until: 'sameDay', asOf: '2022-03-01' })
    assert.deepEqual(
      same.columns.map((c) => c.ask.asOf),
      ['2020-03-01', '2022-03-01'],
    )
    const broken = await tableOf(tx, { kind: 'years', years: '2021,2022', codes: 'P-CLASSED', by: 'class' })
    assert.ok((await cellsHold(tx, broken)) >= 8)
  }))

test('classes that were defined otherwise in another session are told, and so is another convention', async () => {
  await inScope(database.db, [1], async (tx, rollback) => {
    await sql`insert into session (committee_id, id, term_id, number, title, year, opens_on, closes_on, intake_from, cutoff_at)
      select 1, '11111111-1111-4111-8111-111111111111', term_id, 9, '四届五次会议', 2021, '2021-01-10', '2021-01-14',
        '2020-11-10', '2021-01-12' from session where year = 2022`.execute(tx)
    const set = (
      key: string,
      value: unknown,
    ) => sql`insert into setting (committee_id, key, session_id, from_day, value, source, recorded_at, id)
      values (1, ${key}, '11111111-1111-4111-8111-111111111111', '2021-01-01', ${JSON.stringify(value)}::jsonb, '旧办法', now(), gen_random_uuid())`
    await set('proposal.classes', [
      { mark: 'A', words: '已解决、基本解决或部分解决' },
      { mark: 'B', words: '列入计划' },
      { mark: 'C', words: '留作参考' },
    ]).execute(tx)
    await set('proposal.filedCountsMerged', false).execute(tx)
    const { notes } = await tableOf(tx, { kind: 'years', years: '2021,2022', codes: 'P-CLASSED', by: 'class' })
    assert.equal(notes.length, 2)
    assert.match(notes.join(), /按件分类的口径各年不同，不能直接相比：2021年“立案提案（不含并案）”，2022年“立案提案（含并案）”/)
    assert.match(notes.join(), /按件分类的定义各年不同.+部分解决/)
    const other = await tableOf(tx, { kind: 'years', years: '2021,2022', codes: 'P-TASKS' })
    assert.deepEqual(other.notes, [], 'tasks rest on neither')
    return rollback(null)
  })
})

test('who has the same number has the same rank, the next one follows after all of them, too few cases are not ranked', () => {
  const cell = (number: number | null, records = 10) => ({ number, text: String(number), records })
  const parts = ['a', 'b', 'c', 'd', 'e', 'f', 'none'].map((value) => ({ value, label: value }))
  const rows: Record<string, readonly [number, number | null]> = {
    a: [9, 80],
    b: [9, 95],
    c: [9, 80],
    d: [2, 100],
    e: [9, null],
    f: [3, 70],
    none: [9, 99],
  }
  const cells = new Map(Object.entries(rows).map(([v, [tasks, rate]]) => [v, [cell(tasks, tasks), cell(rate)]]))
  assert.deepEqual(Object.fromEntries(ranksOf(parts, cells, 1, 'high', 3)), { b: 1, a: 2, c: 2, f: 4 })
  assert.deepEqual(Object.fromEntries(ranksOf(parts, cells, 1, 'low', 3)), { f: 1, a: 2, c: 2, b: 4 })
})

test('the league of units is one statement, ranked, and written out row for row with its day and its formulas', () =>
  reading(async (tx) => {
    const table = await tableOf(tx, { kind: 'parts', by: 'unit', rank: 'P-ON-TIME' })
    assert.equal(table.ranking?.code, 'P-ON-TIME')
    assert.ok(table.rows.some((r) => r.rank === 1))
    const [sheet, about] = tableSheets(table, new Date('2022-12-20T10:00:00+08:00'))
    assert.equal(sheet?.rows.length, table.rows.length + 1)
    assert.deepEqual(
      sheet?.rows.slice(0, -1).map((r) => [r[1], r[2]]),
      table.rows.map((r) => [r.label, r.cells[0]?.number]),
    )
    const says = JSON.stringify(about?.rows)
    assert.match(says, /2022年12月20日/)
    assert.match(says, /期限内答复的任务数 ÷ 办理任务数/)
  }))

for (const [asked, says] of [
  [{ kind: 'parts', by: 'colour' }, /不能按“colour”分列/],
  [{ kind: 'parts', codes: 'IND-21,P-TASKS', by: 'unit' }, /“立案提案”不能按“unit”分列|不能按/],
  [{ kind: 'parts', codes: 'X-1', by: 'unit' }, /没有编号为“X-1”的数字/],
  [{ kind: 'across', codes: 'IND-21', by: 'sector', across: 'sector' }, /不能相同/],
  [{ kind: 'years', codes: 'IND-21', by: 'colour' }, /不能按“colour”分列/],
] as const)
  test(`a table that cannot be made says why: ${JSON.stringify(asked)}`, () => {
    const found = read(asked)
    assert.ok(!found.ok)
    assert.match(found.reasons.map((r) => r.says).join(), says)
  })
