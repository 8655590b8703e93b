// Every figure of the program, whoever declares it: the number, its list, every cell of every breakdown and the exported rows are the same
// records, on random data, under every convention. A new figure is covered the moment it is declared.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { day } from '#/core/day.ts'
import { inScope, readIn, type Tx } from '#/core/db/database.ts'
import { formulaOf } from '#/core/figures/formula.ts'
import { answerFigure, breakDown, narrowedTo, none, recordsOf, type Only } from '#/core/figures/answer.ts'
import { askAbout, preparedFor } from '#/core/figures/question.ts'
import type { Dimension, Figure, FigureQuestion } from '#/core/figure.ts'
import { aboutRecords, writtenRecords } from '#/features/indicators/export.ts'
import { allFigures, features } from '../../src/app/features.ts'
import { contactsOfYear } from '../contact-year.ts'
import { dutiesOfYear } from '../duties-year.ts'
import { activitiesOfYear } from '../activity-year.ts'
import { numbersFrom, registersOfYear, yearOfProposals } from '../proposal-year.ts'
import { testDatabase, type TestDatabase } from '../setup/database.ts'
import { sentInYear } from '../transmission-year.ts'

let database: TestDatabase
before(async () => {
  database = await testDatabase()
  await registersOfYear(database.db)
  await yearOfProposals(database.db, { seed: 20_221_220, proposals: 150 })
  await dutiesOfYear(database.db, { seed: 20_221_231 })
  await contactsOfYear(database.db, 20_221_220)
  await inScope(database.db, [1], (tx) => sentInYear(tx, 1))
  await inScope(database.db, [1], (tx) => activitiesOfYear(tx, 1))
  await sql`analyze`.execute(database.db.owner)
})
after(() => database.close())

/** What a session may decide, one way and the other. */
const conventions = [
  { name: 'merged proposals counted', chosen: {} },
  {
    name: 'merged proposals not counted',
    chosen: {
      'proposal.filedCountsMerged': false,
      'proposal.shareDenominator': 'replied',
      'proposal.satisfactionDenominator': 'sent',
      'proposal.coSignersCount': false,
      'proposal.caseClassRule': 'majority',
    },
  },
  { name: 'shares of classes by reply', chosen: { 'proposal.shareDenominator': 'replies', 'proposal.caseClassRule': 'worst' } },
] as const

/** All of them as the office begins; under other conventions those of the features whose settings they are. */
const figuresUnder = (chosen: Readonly<Record<string, unknown>>): readonly Figure[] =>
  Object.keys(chosen).length === 0
    ? allFigures
    : features.filter((f) => f.settings?.some((s) => Object.hasOwn(chosen, s.key))).flatMap((f) => f.figures ?? [])

const reading = <T>(asOf: string, chosen: Readonly<Record<string, unknown>>, work: (tx: Tx, q: FigureQuestion) => Promise<T>): Promise<T> =>
  readIn(
    database.db,
    [1],
    async (tx) => {
      const q = await askAbout(tx, { committeeId: 1, year: 2022, asOf: day(asOf) })
      return work(tx, { ...q, setting: (d) => (Object.hasOwn(chosen, d.key) ? (chosen[d.key] as typeof d.standard) : q.setting(d)) })
    },
    { snapshot: true },
  )

type Row = Readonly<Record<string, string | number | boolean | null | readonly string[]>>
const rowsOf = async (tx: Tx, figure: Figure, q: FigureQuestion): Promise<readonly Row[]> =>
  (await sql<Row>`select * from (${figure.records(await preparedFor(tx, figure, q))}) r`.execute(tx)).rows

/** The values a record stands under, read from its own row. */
const valuesOf = (row: Row, by: Dimension): readonly string[] => {
  const value = row[by.key] ?? []
  if (typeof value === 'object') return value.length ? value : [none]
  return [String(value)]
}

/** How many records each narrowing leaves, as the list and the file narrow them. */
async function left(tx: Tx, figure: Figure, asked: FigureQuestion, cells: readonly Only[]): Promise<readonly number[]> {
  const q = await preparedFor(tx, figure, asked)
  const counts = cells.map((only, i) => sql`count(*) filter (where ${narrowedTo(figure, only)})::int as ${sql.ref(`n${i}`)}`)
  const by = new Set(cells.flatMap((only) => Object.keys(only)))
  const { rows } = await sql<Record<string, number>>`select ${sql.join(counts)} from (${figure.records({ ...q, by })}) r`.execute(tx)
  return cells.map((_, i) => rows[0]?.[`n${i}`] ?? Number.NaN)
}

test('codes are given once; every figure says its formula, and a share names what it is of', () => {
  assert.equal(new Set(allFigures.map((f) => f.code)).size, allFigures.length)
  for (const figure of allFigures) {
    assert.notEqual(figure.definition, '', figure.code)
    assert.match(formulaOf(figure), /[一-龥]/, figure.code)
    if (figure.reckoning === 'share') assert.match(formulaOf(figure), /÷.+× ?100%$/, `${figure.code} does not name its denominator`)
    const keys = (figure.dimensions ?? []).map((d) => d.key)
    assert.equal(new Set(keys).size, keys.length, figure.code)
  }
})

for (const { name, chosen } of conventions)
  for (const asOf of Object.keys(chosen).length ? ['2022-12-20'] : ['2022-04-30', '2022-12-20'])
    test(`every number is its list of records as of ${asOf}, with ${name}`, () =>
      reading(asOf, chosen, async (tx, q) => {
        for (const figure of figuresUnder(chosen)) {
          const answer = await answerFigure(tx, figure, q)
          const records = await recordsOf(tx, figure, q)
          const ids = (await rowsOf(tx, figure, q)).map((r) => r['id'])
          const what = figure.code
          assert.equal(records.length, answer.records, what)
          assert.equal(new Set(ids).size, ids.length, `${what}: a record is counted twice`)
          assert.equal(ids.length, records.length, what)
          const measured = records.flatMap((r) => (r.amount === null ? [] : [r.amount]))
          const sum = measured.reduce((a, b) => a + b, 0)
          if (figure.reckoning === 'count') assert.equal(answer.value, records.length, what)
          if (figure.reckoning === 'share') {
            assert.ok(
              records.every((r) => r.amount === 0 || r.amount === 1),
              what,
            )
            if (records.length === 0) assert.equal(answer.value, null, what)
            else assert.ok(Math.abs((answer.value ?? -1) - (100 * sum) / records.length) <= 0.1, what)
          }
          if (figure.reckoning === 'mean' && answer.value !== null) assert.ok(Math.abs(answer.value - sum / measured.length) <= 0.06, what)
          for (const r of records)
            assert.ok(r.ref && r.title && r.url && (r.day === null || r.day <= asOf), `${what}: ${JSON.stringify(r)}`)
          assert.ok(answer.from <= answer.to)
        }
      }))

for (const { name, chosen } of conventions)
  test(`the file of every figure has exactly the records counted, with ${name}`, () =>
    reading('2022-12-20', chosen, async (tx, q) => {
      const now = new Date('2022-12-20T10:00:00+08:00')
      for (const figure of figuresUnder(chosen)) {
        const answer = await answerFigure(tx, figure, q)
        const records = await recordsOf(tx, figure, q)
        const file = await writtenRecords(figure, records, 'jsonl', aboutRecords(figure, answer, now))
        const lines = file.toString().split('\n').filter(Boolean)
        assert.equal(lines.length, answer.records, figure.code)
        assert.deepEqual(
          lines.map((line) => (JSON.parse(line) as { title: string }).title),
          records.map((r) => r.title),
          figure.code,
        )
      }
    }))

for (const { name, chosen } of conventions.slice(0, 2))
  test(`every cell of every breakdown opens exactly its own records, with ${name}`, async () => {
    const random = numbersFrom(1)
    await reading('2022-12-20', chosen, async (tx, q) => {
      for (const figure of figuresUnder(chosen)) {
        const records = await rowsOf(tx, figure, q)
        for (const by of figure.dimensions ?? []) {
          const what = `${figure.code} by ${by.key}`
          const { rows } = await breakDown(tx, figure, q, by)
          const expected = new Map<string, number>()
          for (const value of records.flatMap((r) => valuesOf(r, by))) expected.set(value, (expected.get(value) ?? 0) + 1)
          assert.equal(new Set(rows.map((r) => r.value)).size, rows.length, what)
          assert.deepEqual(new Map(rows.filter((r) => r.records > 0).map((r) => [r.value, r.records])), sortedLike(expected, rows), what)
          if (figure.reckoning === 'count' && !by.many && records.length > 0)
            assert.equal(Math.round(rows.reduce((n, r) => n + (r.share ?? 0), 0) * 10), 1000, what)
          for (const row of rows) assert.match(row.label, /./, what)
          if (rows.length)
            assert.deepEqual(
              await left(
                tx,
                figure,
                q,
                rows.map((r) => ({ [by.key]: r.value })),
              ),
              rows.map((r) => r.records),
              `${what}: a cell opens other records than it counts`,
            )
          const row = rows[Math.floor(random() * rows.length)]
          if (!row || random() > 0.1) continue
          const only = { [by.key]: row.value }
          assert.equal((await recordsOf(tx, figure, q, only)).length, row.records, `${what}=${row.label}`)
          assert.equal((await answerFigure(tx, figure, q, only)).value, row.number, `${what}=${row.label}`)
        }
      }
    })
  })

const sortedLike = (expected: ReadonlyMap<string, number>, rows: readonly { readonly value: string }[]): ReadonlyMap<string, number> => {
  const order = rows.map((r) => r.value)
  return new Map([...expected].toSorted(([a], [b]) => order.indexOf(a) - order.indexOf(b)))
}
