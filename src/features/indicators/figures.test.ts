// Number, list and file are the same records for every figure; the command line prints the shapes scripts rely on; disagreements are found.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { systemActor } from '#/core/actor.ts'
import type { World } from '#/core/action.ts'
import { WrongUse, type CommandAsked } from '#/core/command.ts'
import { day } from '#/core/day.ts'
import { inScope, readIn } from '#/core/db/database.ts'
import { readTable } from '#/core/documents/table.ts'
import type { FigureAnswer } from '#/core/figure.ts'
import { answerFigure, recordsOf } from '#/core/figures/answer.ts'
import { askAbout } from '#/core/figures/question.ts'
import { proposalFigures } from '#/features/proposals/indicators.ts'
import { testDatabase, type TestDatabase } from '../../../test/setup/database.ts'
import { registersOfYear, yearOfProposals } from '../../../test/proposal-year.ts'
import { assertions } from './assertions.ts'
import { checkFigures } from './check.ts'
import { figureCommands } from './commands.ts'
import { aboutRecords, exportFormats, exportRecords, exportWorkbook, writtenRecords } from './export.ts'
import { onlyIn } from './ask.ts'

let database: TestDatabase
before(async () => {
  database = await testDatabase()
  await registersOfYear(database.db)
  await yearOfProposals(database.db, { seed: 7, proposals: 150 })
})
after(() => database.close())

const asked = { committeeId: 1, year: 2022, asOf: day('2022-12-20') }
const figure = (code: string) => {
  const found = proposalFigures.find((f) => f.code === code)
  assert.ok(found, code)
  return found
}

test('the exported rows are the records counted, for every figure in every format', async () => {
  await readIn(database.db, [1], async (tx) => {
    const q = await askAbout(tx, asked)
    for (const f of proposalFigures) {
      const answered = await answerFigure(tx, f, q)
      const { records: counted } = answered
      const records = await recordsOf(tx, f, q)
      for (const format of exportFormats) {
        const bytes = await writtenRecords(f, records, format, aboutRecords(f, answered, new Date('2022-12-20T10:00:00+08:00')))
        const lines = bytes.toString().trimEnd().split(/\r?\n/)
        if (format === 'jsonl') assert.equal(counted === 0 ? 0 : lines.length, counted, f.code)
        if (format === 'csv') assert.equal(lines.length - 1, counted, f.code)
        if (format === 'xlsx' && f.reckoning === 'count' && counted > 0) {
          const table = await readTable(bytes, 'figure.xlsx')
          assert.ok(table.ok, f.code)
          assert.equal(table.value.rows.length, counted, f.code)
          assert.deepEqual(
            table.value.rows.map((r) => r.cells['名称']),
            records.map((r) => r.title),
          )
        }
      }
    }
  })
})

const world = (): World => ({
  db: database.db,
  clock: { now: () => new Date('2022-12-20T10:00:00+08:00'), today: () => day('2022-12-20') },
  newId: () => crypto.randomUUID(),
  factSources: [],
  onEffectFailed: (error) => assert.fail(String(error)),
  secrets: { seal: assert.fail, open: assert.fail } as never,
})

test('an export leaves its entry in the journal, the year’s tables are one workbook', async () => {
  const actor = systemActor(1, ['figures:read'])
  const file = await exportRecords(world(), actor, { ...asked, figure: figure('IND-21'), only: { category: 'economy' } }, 'csv')
  assert.ok(file.ok)
  assert.ok(file.value.rows > 0)
  const book = await exportWorkbook(world(), actor, proposalFigures, asked)
  assert.ok(book.ok)
  const written = await sql<{
    event: string
    rows: number
  }>`select event, (data->>'rows')::int as rows from journal_entry order by seq`.execute(database.db.owner)
  assert.deepEqual(written.rows[0], { event: 'figure.exported', rows: file.value.rows })
  assert.equal(written.rows.length, 2)
})

async function command(name: string, words: readonly string[], options: Readonly<Record<string, string | boolean>>) {
  const found = figureCommands(() => proposalFigures).find((c) => c.name === name)
  assert.ok(found)
  const given: CommandAsked = {
    world: world(),
    actor: systemActor(1, []),
    committee: { id: 1, code: 'city', name: '政协云岭市委员会' },
    words,
    text: (option) => (typeof options[option] === 'string' ? options[option] : undefined),
    flag: (option) => options[option] === true,
    tell: () => {},
  }
  return found.run(given)
}

test('figures prints code, title, value, text, unit, records, definition, scope and span, and nothing else', async () => {
  const answers = (await command('figures', [], { year: '2022' })).json as FigureAnswer[]
  assert.ok(['IND-21', 'IND-22', 'IND-23', 'IND-24', 'IND-45'].every((code) => answers.some((a) => a.code === code)))
  for (const a of answers)
    assert.deepEqual(Object.keys(a).toSorted(), ['code', 'definition', 'from', 'records', 'scope', 'text', 'title', 'to', 'unit', 'value'])
})

test('figures IND-21 --records prints exactly as many rows as the value', async () => {
  const one = (await command('figures', ['IND-21'], { year: '2022' })).json as FigureAnswer
  const rows = (await command('figures', ['IND-21'], { year: '2022', records: true })).json as Record<string, unknown>[]
  assert.ok((one.value ?? 0) > 0)
  assert.equal(rows.length, one.value)
  for (const row of rows) assert.deepEqual(Object.keys(row), ['ref', 'title', 'day', 'url'])
  const shares = (await command('figures', ['IND-22'], { year: '2022', records: true })).json as { amount: number }[]
  assert.ok(shares.every((r) => r.amount === 0 || r.amount === 1))
})

test('figures as of a day still to come answer as of today', async () => {
  const later = (await command('figures', [], { year: '2022', 'as-of': '2022-12-31' })).json
  assert.deepEqual(later, (await command('figures', [], { year: '2022' })).json)
})

for (const [words, options, reason] of [
  [['IND-99'], {}, /没有编号为“IND-99”的数字/],
  [['IND-21'], { year: '22' }, /年度请填写四位数字/],
  [['IND-21'], { 'as-of': '2022-02-30' }, /截至日期/],
  [['IND-21'], { by: 'colour' }, /不能按“colour”分列，可用：category/],
  [['IND-21'], { only: 'colour=red' }, /不能按“only.colour”筛选/],
  [[], { records: true }, /请先写统计数字的编号/],
] as const)
  test(`wrong use is told: figures ${words.join(' ')} ${JSON.stringify(options)}`, async () => {
    await assert.rejects(command('figures', words, options), (error: unknown) => error instanceof WrongUse && reason.test(error.message))
  })

test('a dimension the figure does not have is refused, never ignored', () => {
  const refused = onlyIn(figure('IND-21'), { 'only.category': 'economy', 'only.drop table': 'x', surprise: '1' }, [])
  assert.ok(!refused.ok)
  assert.equal(refused.reasons.length, 2)
})

test('the figures of random data agree with each other', async () => {
  const { json, finding } = await command('figures check', [], { year: '2022' })
  const checks = json as { id: string; ok: boolean; says: string }[]
  assert.deepEqual(
    checks.filter((c) => !c.ok),
    [],
  )
  assert.equal(finding, false)
  for (const id of ['2a', '2b', '2c', '3']) assert.ok(checks.some((c) => c.id === id))
})

test('a proposal filed and not filed at once is found by the check', async () => {
  await inScope(database.db, [1], async (tx, rollback) => {
    await sql`update proposal set not_filed_on = filed_on where id = (select id from proposal where filed_on is not null and withdrawn_on is null limit 1)`.execute(
      tx,
    )
    const checks = await checkFigures(tx, proposalFigures, await askAbout(tx, asked))
    const found = checks.filter((c) => !c.ok)
    assert.deepEqual(
      found.map((c) => c.id),
      ['P1'],
    )
    assert.match(found[0]?.says ?? '', /收到提案/)
    return rollback(null)
  })
})

const answerOf = (code: string, value: number | null, definition = ''): FigureAnswer => ({
  code,
  title: code,
  value,
  text: String(value),
  unit: '件',
  records: 10,
  definition,
  scope: 'C',
  from: day('2022-01-01'),
  to: day('2022-12-20'),
})

for (const [id, values, sets, ok] of [
  ['1', { 'IND-41': 3, 'IND-42': 2 }, { 'IND-41': ['a', 'b', 'c'], 'IND-42': ['a', 'x'] }, false],
  ['1', { 'IND-41': 3, 'IND-42': 2 }, { 'IND-41': ['a', 'b', 'c'], 'IND-42': ['a', 'b'] }, true],
  ['2a', { 'IND-21': 2, 'IND-23': 3 }, { 'IND-21': ['a', 'b'], 'IND-23': ['a', 'b', 'c'] }, false],
  ['2c', { 'IND-22': 100, 'P-OPEN': 1, 'IND-24': 50 }, {}, false],
  ['2c', { 'IND-22': 99.9, 'P-OPEN': 1, 'IND-24': 50 }, {}, true],
  ['2b', { 'IND-21': 10, 'IND-23': 5, 'IND-24': 55 }, {}, false],
  ['2b', { 'IND-21': 10, 'IND-23': 5, 'IND-24': 50 }, {}, true],
  ['3', { 'IND-21': 1, 'IND-45': 2 }, { 'IND-21': ['a'], 'IND-45': ['a', 'b'] }, false],
  ['7', { 'IND-18': 7, 'IND-19': 6 }, {}, false],
  ['8', { 'IND-27': 10, 'IND-28': 39 }, {}, false],
] as const)
  test(`assertion ${id} ${ok ? 'holds' : 'fails'} for ${JSON.stringify(values)}`, () => {
    const assertion = assertions.find((a) => a.id === id)
    assert.ok(assertion)
    const numbers = new Map<string, number>(Object.entries(values))
    const members = new Map<string, readonly string[]>(Object.entries(sets))
    const finding = assertion.holds({
      of: (code) => answerOf(code, numbers.get(code) ?? null),
      ids: (code) => new Set(members.get(code)),
    })
    assert.equal(finding.ok, ok, finding.says)
  })
