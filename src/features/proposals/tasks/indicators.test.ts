// Figures of receipts, returns, extensions, pauses and urgings: number, list and breakdowns are the same records on random data, on any day.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { answerFigure, breakDown, recordsOf } from '#/core/figures/answer.ts'
import { askAbout } from '#/core/figures/question.ts'
import type { FigureQuestion } from '#/core/figure.ts'
import { day } from '#/core/day.ts'
import { inScope, readIn, type Tx } from '#/core/db/database.ts'
import { testDatabase, type TestDatabase } from '../../../../test/setup/database.ts'
import { registersOfYear, yearOfProposals } from '../../../../test/proposal-year.ts'
import { proposalFigures } from '../indicators.ts'
import { taskRoundFigures } from './indicators.ts'

let database: TestDatabase
before(async () => {
  database = await testDatabase()
  await registersOfYear(database.db)
  await yearOfProposals(database.db, { seed: 20_221_221, proposals: 140 })
})
after(() => database.close())

const inYear = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => readIn(database.db, [1], work, { snapshot: true })
const on = (tx: Tx, asOf: string): Promise<FigureQuestion> => askAbout(tx, { committeeId: 1, year: 2022, asOf: day(asOf) })

for (const figure of taskRoundFigures)
  test(`${figure.code} ${figure.title}: number, list and breakdowns are the same records`, () =>
    inYear(async (tx) => {
      for (const asOf of ['2022-04-30', '2022-12-20']) {
        const q = await on(tx, asOf)
        const answer = await answerFigure(tx, figure, q)
        const records = await recordsOf(tx, figure, q)
        assert.equal(records.length, answer.records)
        assert.ok(asOf === '2022-04-30' || records.length > 0, 'the year has some')
        assert.ok(records.every((r) => r.title && r.url && (r.day === null || r.day <= asOf)))
        const total = records.reduce((sum, r) => sum + (r.amount ?? 0), 0)
        if (figure.reckoning === 'count') assert.equal(answer.value, records.length)
        if (figure.reckoning === 'share') {
          assert.ok(records.every((r) => r.amount === 0 || r.amount === 1))
          if (records.length) assert.ok(Math.abs((answer.value ?? -1) - (100 * total) / records.length) <= 0.1)
          else assert.equal(answer.value, null)
        }
        if (figure.reckoning === 'mean' && records.length) assert.ok(Math.abs((answer.value ?? -1) - total / records.length) <= 0.06)
        for (const by of figure.dimensions ?? []) {
          const { rows, many } = await breakDown(tx, figure, q, by)
          const sum = rows.reduce((n, r) => n + r.records, 0)
          assert.ok(many ? sum >= records.length : sum === records.length, by.key)
          const [row] = rows
          if (row) assert.equal((await recordsOf(tx, figure, q, { [by.key]: row.value })).length, row.records, by.key)
        }
      }
    }))

const value = async (tx: Tx, code: string, q: FigureQuestion): Promise<number | null> => {
  const figure = [...proposalFigures, ...taskRoundFigures].find((f) => f.code === code)
  assert.ok(figure, code)
  return (await answerFigure(tx, figure, q)).value
}

test('an extension makes a task kept in time by the day it was extended to, and late by the original day; before it was granted it was overdue', () =>
  inScope(database.db, [1], async (tx, rollback) => {
    const { rows } = await sql<{ id: string; body: string }>`select t.id, t.body_id as body from handling_task t
      join proposal p on p.id = t.proposal_id join matter m on m.id = p.id
      where t.role <> 'assist' and t.round = 1 and p.filed_on < '2022-03-01' and p.withdrawn_on is null and p.merged_on is null and t.superseded_on is null
        and not exists (select 1 from task_due d where d.task_id = t.id) and not exists (select 1 from task_pause x where x.task_id = t.id) limit 1`.execute(
      tx,
    )
    const [task] = rows
    assert.ok(task)
    await sql`delete from handling_task t where t.id <> ${task.id}`.execute(tx)
    await sql`update handling_task set assigned_on = '2022-03-01', entered_on = '2022-03-01', original_due_day = '2022-06-01', due_day = '2022-07-01',
      answered_on = '2022-06-20' where id = ${task.id}`.execute(tx)
    await sql`insert into task_due (committee_id, task_id, entry, from_day, due_day, why) values
      (1, ${task.id}, 0, '2022-03-01', '2022-06-01', 'assigned'), (1, ${task.id}, 1, '2022-06-10', '2022-07-01', 'extended')`.execute(tx)
    const overdueBefore = await on(tx, '2022-06-05')
    assert.equal(await value(tx, 'P-OVERDUE-OPEN', overdueBefore), 1, 'on 5 June nobody had extended it')
    assert.equal(await value(tx, 'P-OVERDUE-OPEN', await on(tx, '2022-06-15')), 0)
    const after = await on(tx, '2022-12-20')
    assert.equal(await value(tx, 'P-ON-TIME', after), 100)
    assert.equal(await value(tx, 'P-ON-TIME-ORIGINAL', after), 0)
    return rollback()
  }))

test('while a task is paused it is not overdue', () =>
  inScope(database.db, [1], async (tx, rollback) => {
    const q = await on(tx, '2022-12-20')
    const before = await value(tx, 'P-OVERDUE-OPEN', q)
    assert.ok(before)
    await sql`delete from task_pause`.execute(tx)
    await sql`insert into task_pause (committee_id, id, task_id, proposal_id, from_day, reason, decided_by)
      select 1, gen_random_uuid(), id, proposal_id, assigned_on + 1, '等待', '丙' from handling_task`.execute(tx)
    assert.equal(await value(tx, 'P-OVERDUE-OPEN', q), 0)
    return rollback()
  }))
