import assert from 'node:assert/strict'
import test from 'node:test'
import type { Outcome } from '../outcome.ts'
import { readCalendarYear, type CalendarRow } from './year.ts'

const rows = (...given: [unknown, unknown, unknown][]): CalendarRow[] =>
  given.map(([day, kind, name], i) => ({ row: i + 2, day, kind, name }))
const fixed = rows(['2028-01-01', '放假', '元旦'], ['2028-05-01', 'holiday', '劳动节'], ['2028-10-01', '放假', '国庆节'])
const read = (more: CalendarRow[], source = '国务院办公厅通知') =>
  readCalendarYear({ year: 2028, status: 'published', source, rows: [...fixed, ...more.map((r, i) => ({ ...r, row: i + 5 }))] })
const said = (outcome: Outcome<unknown>) => (outcome.ok ? [] : outcome.reasons.map((r) => r.says))

test('a schedule from a spreadsheet is read in order of days, dates as text or as cells', () => {
  const outcome = read(rows(['2027-12-31', '放假', ' 元旦 '], [new Date('2028-10-07T00:00:00Z'), '上班', '国庆节']))
  assert.ok(outcome.ok)
  assert.deepEqual(
    outcome.value.days.map((d) => `${d.day} ${d.kind} ${d.name}`),
    [
      '2027-12-31 holiday 元旦',
      '2028-01-01 holiday 元旦',
      '2028-05-01 holiday 劳动节',
      '2028-10-01 holiday 国庆节',
      '2028-10-07 workday 国庆节',
    ],
  )
})

test('every wrong row is named, all at once', () => {
  assert.deepEqual(
    said(
      read(
        rows(
          ['2028-02-30', '放假', '春节'],
          ['2029-01-01', '放假', '元旦'],
          ['2028-10-02', '休假', '国庆节'],
          ['2028-10-09', '上班', '国庆节'],
          ['2028-10-01', '放假', '国庆节'],
          [null, 3, ''],
        ),
      ),
    ),
    [
      '第5行：日期“2028-02-30”不是有效日期，请写成 2028-10-01 的样子',
      '第6行：2029-01-01不在2028年（元旦假期可以包含上年12月的日子）',
      '第7行：类别“休假”无法识别，请写“放假”或“上班”',
      '第8行：2028-10-09是星期一，本来就是工作日，不能列为调休上班',
      '第9行：2028-10-01与第4行重复',
      '第10行：日期（空）不是有效日期，请写成 2028-10-01 的样子',
      '第10行：类别“3”无法识别，请写“放假”或“上班”',
      '第10行：节日名称应为1至30个字',
    ],
  )
})

test('a schedule without National Day or without its source is refused', () => {
  assert.deepEqual(said(readCalendarYear({ year: 2028, status: 'published', source: ' ', rows: fixed.slice(0, 2) })), [
    '请写明依据，例如国务院办公厅通知的名称和文号',
    '缺少国庆节（2028-10-01）放假，安排可能不完整',
  ])
})
