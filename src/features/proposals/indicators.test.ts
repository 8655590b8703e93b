// What the figures of proposals say of each other, under every convention. That each is its records is shown for all figures in test/figures.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { answerFigure } from '#/core/figures/answer.ts'
import { askAbout } from '#/core/figures/question.ts'
import type { FigureQuestion } from '#/core/figure.ts'
import { day } from '#/core/day.ts'
import { inScope, readIn, type Tx } from '#/core/db/database.ts'
import { testDatabase, type TestDatabase } from '../../../test/setup/database.ts'
import { registersOfYear, yearOfProposals } from '../../../test/proposal-year.ts'
import { proposalFigures } from './indicators.ts'
import { filedCountsMerged, satisfactionDenominator, shareDenominator } from './settings.ts'

let database: TestDatabase
before(async () => {
  database = await testDatabase()
  await registersOfYear(database.db)
  await yearOfProposals(database.db, { seed: 20_221_220, proposals: 160 })
})
after(() => database.close())

const inYear = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => readIn(database.db, [1], work, { snapshot: true })

/** The question under settings chosen here, without rows in the table. */
async function asked(tx: Tx, asOf: string, chosen: Readonly<Record<string, unknown>> = {}): Promise<FigureQuestion> {
  const q = await askAbout(tx, { committeeId: 1, year: 2022, asOf: day(asOf) })
  return { ...q, setting: (d) => (Object.hasOwn(chosen, d.key) ? (chosen[d.key] as typeof d.standard) : q.setting(d)) }
}

const value = async (tx: Tx, code: string, q: FigureQuestion): Promise<number> => {
  const figure = proposalFigures.find((f) => f.code === code)
  assert.ok(figure, code)
  return (await answerFigure(tx, figure, q)).value ?? Number.NaN
}

test('received is filed, merged, not filed, withdrawn and pending together, on every day of the year', async () => {
  await inYear(async (tx) => {
    for (const asOf of ['2021-12-01', '2022-01-15', '2022-02-28', '2022-06-30', '2022-12-20']) {
      const q = await asked(tx, asOf)
      const parts = ['P-FILED-EXCL', 'P-MERGED', 'P-NOT-FILED', 'P-WITHDRAWN', 'P-PENDING']
      const numbers = await Promise.all(parts.map((code) => value(tx, code, q)))
      assert.equal(
        numbers.reduce((a, b) => a + b, 0),
        await value(tx, 'P-RECEIVED', q),
        asOf,
      )
      assert.equal(await value(tx, 'P-FILED', q), (await value(tx, 'P-FILED-EXCL', q)) + (await value(tx, 'P-MERGED', q)), asOf)
    }
  })
})

test('the report’s figures follow the session’s convention of counting merged proposals', async () => {
  await inYear(async (tx) => {
    const including = await asked(tx, '2022-12-20')
    const excluding = await asked(tx, '2022-12-20', { [filedCountsMerged.key]: false })
    assert.equal(await value(tx, 'IND-21', including), await value(tx, 'P-FILED', including))
    assert.equal(await value(tx, 'IND-21', excluding), await value(tx, 'P-FILED-EXCL', excluding))
    for (const q of [including, excluding]) {
      const [filed, replied, a, percent] = await Promise.all(['IND-21', 'P-REPLIED', 'IND-23', 'IND-24'].map((code) => value(tx, code, q)))
      assert.ok(filed && replied && a && percent)
      assert.ok(Math.abs((await value(tx, 'IND-22', q)) - (100 * replied) / filed) <= 0.01)
      assert.ok(Math.abs(percent - (100 * a) / filed) <= 0.05)
      assert.ok(a <= filed)
      const classes = await Promise.all(['A', 'B', 'C', 'D'].map((mark) => value(tx, `P-CLASS-${mark}`, q)))
      assert.equal(
        classes.reduce((x, y) => x + y, 0),
        replied,
        'every replied case has one class',
      )
    }
  })
})

test('the share of class A can be of the filed, of the replied, or of the replies', async () => {
  await inYear(async (tx) => {
    const of = (denominator: string) => asked(tx, '2022-12-20', { [shareDenominator.key]: denominator })
    const replied = await of('replied')
    const expected = (100 * (await value(tx, 'IND-23', replied))) / (await value(tx, 'P-REPLIED', replied))
    assert.ok(Math.abs((await value(tx, 'IND-24', replied)) - expected) <= 0.05)
    const replies = await of('replies')
    assert.equal(await value(tx, 'IND-24', replies), await value(tx, 'P-REPLY-CLASS-A-SHARE', replies))
  })
})

test('ratings and silence add up to the forms sent, and silence is never satisfied', async () => {
  await inYear(async (tx) => {
    const q = await asked(tx, '2022-12-20')
    const codes = ['P-SATISFIED', 'P-BASICALLY', 'P-UNDERSTOOD', 'P-DISSATISFIED']
    const [satisfied = 0, basically = 0, ...others] = await Promise.all(codes.map((code) => value(tx, code, q)))
    const returned = await value(tx, 'P-FORMS-RETURNED', q)
    assert.equal(satisfied + basically + others.reduce((a, b) => a + b, 0), returned)
    assert.ok((await value(tx, 'P-NO-FEEDBACK', q)) <= (await value(tx, 'P-FORMS', q)) - returned)
    assert.ok(Math.abs((await value(tx, 'P-SATISFACTION-RESULT', q)) - (100 * (satisfied + basically)) / returned) <= 0.05)
    const sent = await asked(tx, '2022-12-20', { [satisfactionDenominator.key]: 'sent' })
    const all = await value(tx, 'P-FORMS', q)
    assert.ok(Math.abs((await value(tx, 'P-SATISFACTION-RESULT', sent)) - (100 * (satisfied + basically)) / all) <= 0.05)
  })
})

test('cases whose proposers are content: their share of the replied is what the two counts say', async () => {
  await inYear(async (tx) => {
    const q = await asked(tx, '2022-12-20')
    const [content, replied] = [await value(tx, 'P-SATISFIED-CASES', q), await value(tx, 'P-REPLIED', q)]
    assert.ok(content > 0 && content < replied)
    assert.ok(content <= (await value(tx, 'P-EVALUATED', q)))
    assert.ok(Math.abs((await value(tx, 'P-SATISFACTION-CASES', q)) - (100 * content) / replied) <= 0.05)
  })
})

test('tasks of a second round are counted among the tasks and by themselves', async () => {
  await inYear(async (tx) => {
    const q = await asked(tx, '2022-12-20')
    const { rows } = await sql<{ again: number }>`select count(*)::int as again from handling_task where round > 1 and role <> 'assist'
      and greatest(entered_on, assigned_on) <= '2022-12-20'`.execute(tx)
    assert.equal(await value(tx, 'P-TASKS-AGAIN', q), rows[0]?.again)
    assert.ok((await value(tx, 'P-TASKS-AGAIN', q)) < (await value(tx, 'P-TASKS', q)))
  })
})

test('a year without a session has nothing to measure', async () => {
  await inYear(async (tx) => {
    const q = await askAbout(tx, { committeeId: 1, year: 2019, asOf: day('2019-12-31') })
    for (const figure of proposalFigures.filter((f) => f.code !== 'P-MEMBERS')) {
      const answer = await answerFigure(tx, figure, q)
      assert.ok(answer.value === 0 || answer.value === null, `${figure.code} is ${answer.value}`)
      if (figure.reckoning !== 'count') assert.equal(answer.value, null, figure.code)
      if (answer.value === null) assert.equal(answer.text, '—')
    }
  })
})

test('the convention in force is the dated setting of the session', async () => {
  await inScope(database.db, [1], async (tx, rollback) => {
    await sql`insert into setting (committee_id, key, session_id, from_day, value, source, recorded_at, id) values
      (1, ${filedCountsMerged.key}, (select id from session where year = 2022), '2022-07-01', 'false', '提案委决定', now(), gen_random_uuid())`.execute(
      tx,
    )
    const before = await askAbout(tx, { committeeId: 1, year: 2022, asOf: day('2022-06-30') })
    const since = await askAbout(tx, { committeeId: 1, year: 2022, asOf: day('2022-07-01') })
    assert.equal(before.setting(filedCountsMerged), true)
    assert.equal(since.setting(filedCountsMerged), false)
    return rollback(null)
  })
})

test('answered proposals of parties count, and of bodies the setting names; of a Communist Party body or another organisation they do not', async () => {
  await inScope(database.db, [1], async (tx, rollback) => {
    const figure = proposalFigures.find((f) => f.code === 'IND-45')
    assert.ok(figure)
    const q = await askAbout(tx, { committeeId: 1, year: 2022, asOf: day('2022-12-20') })
    const bodiesCounted = async () => {
      const { rows } = await sql<{ name: string; n: number }>`select b.name, count(*)::int as n from (${figure.records(q)}) r
        join proposal p on p.id::text = r.id join body b on b.id = p.lead_body_id group by b.name`.execute(tx)
      return new Map(rows.map((r) => [r.name, r.n]))
    }
    const before = await bodiesCounted()
    assert.deepEqual([...before.keys()].toSorted(), ['市工商业联合会', '民盟云岭市委员会', '民革云岭市委员会'])
    await sql`update body set name = '中共云岭市委宣传部' where name = '民革云岭市委员会'`.execute(tx)
    await sql`update proposal set proposer_kind = 'massOrg' where lead_body_id in (select id from body where name in ('市工商业联合会', '民盟云岭市委员会'))`.execute(
      tx,
    )
    assert.deepEqual(await bodiesCounted(), new Map([['市工商业联合会', before.get('市工商业联合会')]]))
    return rollback(null)
  })
})
