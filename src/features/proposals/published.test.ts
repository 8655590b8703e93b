// Published figures of other places (cases.md §8.4): their counts are written as rows, and the figures must say what was published.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { day } from '#/core/day.ts'
import { inScope, type Tx } from '#/core/db/database.ts'
import { answerFigure, breakDown, dimensionOf } from '#/core/figures/answer.ts'
import { askAbout } from '#/core/figures/question.ts'
import type { FigureQuestion } from '#/core/figure.ts'
import { testDatabase, type TestDatabase } from '../../../test/setup/database.ts'
import { idFrom, ids, put, registersOfYear } from '../../../test/proposal-year.ts'
import { proposalFigures } from './indicators.ts'
import { filedCountsMerged, shareDenominator } from './settings.ts'

let database: TestDatabase
before(async () => {
  database = await testDatabase()
  await registersOfYear(database.db)
})
after(() => database.close())

interface Published {
  readonly received: number
  /** Filed on their own, by category. */
  readonly filed: Readonly<Record<string, number>>
  readonly merged?: number
  readonly notFiled?: number
  readonly withdrawn?: number
  readonly collective?: number
  /** By class of the reply; the rest of the filed is open. */
  readonly classes?: Readonly<Record<string, number>>
  /** By the proposer's rating of the result. */
  readonly ratings?: Readonly<Record<string, number>>
}

const spread = (counts: Readonly<Record<string, number>>): readonly string[] =>
  Object.entries(counts).flatMap(([key, n]) => Array.from({ length: n }, () => key))

/** The rows of one place, undone afterwards. */
async function asPublished(p: Published, settings: Readonly<Record<string, unknown>>, look: (tx: Tx, q: FigureQuestion) => Promise<void>) {
  await inScope(database.db, [1], async (tx, rollback) => {
    const categories = spread(p.filed)
    const classes = spread(p.classes ?? {})
    const ratings = spread(p.ratings ?? {})
    const fates = [
      ...categories.map(() => 'filed'),
      ...spread({ merged: p.merged ?? 0, notFiled: p.notFiled ?? 0, withdrawn: p.withdrawn ?? 0 }),
    ]
    assert.ok(fates.length <= p.received)
    const cases = Array.from({ length: p.received }, (_, n) => ({ n, id: idFrom('published', n), fate: fates[n] ?? 'pending' }))
    const at = '2022-01-11T10:00:00+08:00'
    await put(
      tx,
      1,
      'matter',
      cases.map(({ id, n }) => ({
        id,
        kind: 'proposal',
        title: `第${n}件`,
        session_id: ids.session(2022),
        state: 'filed',
        state_since: at,
        open: true,
        opened_at: at,
      })),
    )
    await put(
      tx,
      1,
      'proposal',
      cases.map(({ id, n, fate }) => ({
        id,
        session_id: ids.session(2022),
        time_kind: 'plenary',
        proposer_kind: fate === 'filed' && n < (p.collective ?? 0) ? 'party' : 'individual',
        lead_person_id: fate === 'filed' && n < (p.collective ?? 0) ? null : ids.person(0),
        lead_body_id: fate === 'filed' && n < (p.collective ?? 0) ? ids.party(0) : null,
        category: categories[n] ?? null,
        intake_no: n + 1,
        submitted_at: at,
        filed_on: fate === 'filed' ? '2022-01-20' : null,
        merged_on: fate === 'merged' ? '2022-01-20' : null,
        main_case_id: fate === 'merged' ? idFrom('published', 0) : null,
        not_filed_on: fate === 'notFiled' ? '2022-01-20' : null,
        withdrawn_on: fate === 'withdrawn' ? '2022-01-20' : null,
        replied_on: classes[n] ? '2022-05-01' : null,
        saved_at: at,
      })),
    )
    const answered = cases.filter(({ n }) => classes[n])
    const task = (n: number) => idFrom('published task', n)
    const reply = (n: number) => idFrom('published reply', n)
    await put(
      tx,
      1,
      'handling_task',
      answered.map(({ id, n }) => ({
        id: task(n),
        proposal_id: id,
        body_id: ids.unit(0),
        role: 'sole',
        round: 1,
        state: 'issued',
        state_since: at,
        assigned_on: '2022-03-01',
        due_day: '2022-06-01',
        original_due_day: '2022-06-01',
        answered_on: '2022-05-01',
      })),
    )
    await put(
      tx,
      1,
      'reply',
      answered.map(({ id, n }) => ({ id: reply(n), task_id: task(n), proposal_id: id, round: 1, saved_at: at, issued_on: '2022-05-01' })),
    )
    await put(
      tx,
      1,
      'reply_class',
      answered.map(({ id, n }) => ({
        reply_id: reply(n),
        proposal_id: id,
        from_day: '2022-05-01',
        entry: 1,
        class_mark: classes[n] ?? null,
        set_by: '市第1局',
      })),
    )
    await put(
      tx,
      1,
      'feedback',
      answered
        .filter(({ n }) => ratings[n])
        .map(({ id, n }) => ({
          id: idFrom('published form', n),
          reply_id: reply(n),
          task_id: task(n),
          proposal_id: id,
          round: 1,
          evaluator_id: ids.person(0),
          evaluator_kind: 'person',
          decisive: true,
          opened_on: '2022-05-01',
          due_day: '2022-05-20',
          attitude: ratings[n] ?? null,
          result: ratings[n] ?? null,
          given_on: '2022-05-10',
        })),
    )
    for (const [key, value] of Object.entries(settings))
      await sql`insert into setting (committee_id, key, from_day, value, source, recorded_at, id)
        values (1, ${key}, '2022-01-01', ${JSON.stringify(value)}::jsonb, '公布数字的口径', now(), gen_random_uuid())`.execute(tx)
    // Rows of a moment ago have no statistics, and only the owner may make them: without them the planner would go row by row.
    await sql`set local enable_nestloop = off`.execute(tx)
    await look(tx, await askAbout(tx, { committeeId: 1, year: 2022, asOf: day('2022-12-20') }))
    return rollback(null)
  })
}

function figureOf(code: string) {
  const figure = proposalFigures.find((f) => f.code === code)
  assert.ok(figure, code)
  return figure
}

async function says(tx: Tx, q: FigureQuestion, expected: Readonly<Record<string, string>>): Promise<void> {
  for (const [code, text] of Object.entries(expected)) assert.equal((await answerFigure(tx, figureOf(code), q)).text, text, code)
}

async function sharesBy(tx: Tx, q: FigureQuestion, code: string, key: string): Promise<readonly (number | null)[]> {
  const by = dimensionOf(figureOf(code), key)
  assert.ok(by)
  return (await breakDown(tx, figureOf(code), q, by)).rows.map((r) => r.share)
}

test('a province with 1,184 received and 806 filed: rates, collective share and shares by category as published', async () => {
  const filed = { economy: 294, rural: 55, environment: 60, culture: 264, society: 105, politics: 28 }
  await asPublished({ received: 1184, filed, notFiled: 378, collective: 123 }, {}, async (tx, q) => {
    await says(tx, q, { 'P-RECEIVED': '1184', 'IND-21': '806', 'P-FILING-RATE': '68.1', 'P-COLLECTIVE': '123', 'P-INDIVIDUAL': '683' })
    await says(tx, q, { 'P-COLLECTIVE-SHARE': '15.3' })
    assert.deepEqual(await sharesBy(tx, q, 'IND-21', 'category'), [36.5, 6.8, 7.4, 32.8, 13, 3.5])
  })
})

test('a province with 799 answered: 418 A, 265 B, 116 C are 52.3, 33.2 and 14.5 percent', async () => {
  await asPublished({ received: 799, filed: { economy: 799 }, classes: { A: 418, B: 265, C: 116 } }, {}, async (tx, q) => {
    await says(tx, q, { 'IND-21': '799', 'IND-22': '100', 'IND-23': '418', 'IND-24': '52.3' })
    await says(tx, q, { 'P-CLASS-B-SHARE': '33.2', 'P-CLASS-C-SHARE': '14.5' })
    assert.deepEqual(await sharesBy(tx, q, 'P-CLASSED', 'class'), [52.3, 33.2, 14.5, 0])
  })
})

test('a district with 199 filed of 203, 22 of them merged: 177 handled, 91 A, 172 satisfied are 97.2 percent', async () => {
  const place: Published = {
    received: 203,
    filed: { society: 177 },
    merged: 22,
    notFiled: 4,
    classes: { A: 91, B: 77, C: 8, D: 1 },
    ratings: { satisfied: 172, basically: 4, understood: 1 },
  }
  await asPublished(place, { [filedCountsMerged.key]: false, [shareDenominator.key]: 'replied' }, async (tx, q) => {
    await says(tx, q, { 'P-FILED': '199', 'P-FILED-EXCL': '177', 'P-ASSIGNED': '177', 'IND-21': '177', 'P-CLASS-D': '1' })
    await says(tx, q, { 'P-SATISFIED': '172', 'P-BASICALLY': '4', 'P-UNDERSTOOD': '1', 'P-SATISFACTION-RESULT': '99.4' })
    assert.deepEqual((await sharesBy(tx, q, 'P-FORMS-RETURNED', 'result'))[0], 97.2)
  })
})

test('a city with 578 received, 23 merged and 85 not filed: 470 filed are 81.3 percent where merged ones do not count', async () => {
  await asPublished({ received: 578, filed: { economy: 470 }, merged: 23, notFiled: 85 }, {}, async (tx, q) => {
    await says(tx, q, { 'P-FILING-RATE-EXCL': '81.3', 'P-FILED': '493', 'P-FILED-EXCL': '470', 'P-PENDING': '0' })
  })
})

test('a city with 441 received and 38 withdrawn after all: 391 filed are 88.7 percent', async () => {
  await asPublished({ received: 441, filed: { economy: 391 }, notFiled: 12, withdrawn: 38 }, {}, async (tx, q) => {
    await says(tx, q, { 'P-FILING-RATE': '88.7', 'P-WITHDRAWN': '38', 'P-NOT-FILED': '12' })
  })
})
