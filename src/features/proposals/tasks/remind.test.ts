// The ladder on the real database, with a clock moved day by day: restarts, copies running at once and a stop of three days.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { addDays, day, type Day } from '#/core/day.ts'
import { inScope, readIn } from '#/core/db/database.ts'
import { proposalCast, type Cast } from '../../../../test/proposal-cast.ts'
import { testDatabase, type TestDatabase } from '../../../../test/setup/database.ts'
import { remindUnits } from './actions/remind.ts'
import { budgetsOf } from './urgings.ts'

let database: TestDatabase
let cast: Cast
before(async () => {
  database = await testDatabase()
  cast = await proposalCast(database.db)
})
after(() => database.close())

const write = (work: ReturnType<typeof sql>): Promise<unknown> => inScope(database.db, [1], (tx) => work.execute(tx))

/** A running task of a unit, handed over and due on given days; only its answer is owed. */
async function task(bodyId: string, assigned: string, due: string, title: string): Promise<string> {
  const [proposal, id] = [cast.world.newId(), cast.world.newId()]
  await write(sql`insert into matter (committee_id, id, kind, title, session_id, state, state_since, open, opened_at)
    values (1, ${proposal}, 'proposal', ${title}, ${cast.sessionId}, 'inHandling', now(), true, now())`)
  await write(
    sql`insert into proposal (committee_id, id, session_id, proposer_kind, saved_at) values (1, ${proposal}, ${cast.sessionId}, 'individual', now())`,
  )
  await write(sql`insert into handling_task (committee_id, id, proposal_id, body_id, role, round, state, state_since, assigned_on, due_day, original_due_day)
    values (1, ${id}, ${proposal}, ${bodyId}, 'sole', 1, 'accepted', now(), ${assigned}, ${due}, ${due})`)
  await write(sql`insert into deadline (committee_id, id, matter_id, part_id, code, label, holder_id, rule, from_day, due_day, original_due_day, steps)
    values (1, ${cast.world.newId()}, ${proposal}, ${id}, 'task.answer', '答复提案者', ${bodyId}, '{}', ${assigned}, ${due}, ${due}, '[]')`)
  return id
}

interface Told {
  readonly task: string
  readonly title: string
  readonly body: string
  readonly n: number
}
const notices = (url: string): Promise<readonly Told[]> =>
  readIn(database.db, [1], async (tx) => {
    const { rows } =
      await sql<Told>`select url as task, title, body, count(*)::int as n from notice where url = ${url} group by url, title, body, key`.execute(
        tx,
      )
    return rows
  })
const steps = (taskId: string) =>
  readIn(database.db, [1], async (tx) => {
    const { rows } = await sql<{ step: string; outcome: string; done_on: Day }>`select step, outcome, done_on from task_reminder
      where task_id = ${taskId} order by done_on, step`.execute(tx)
    return rows
  })

/** Every day once, twice or in two copies at once: a restart does the day's work again. */
async function runFrom(from: string, to: string, silent: readonly string[] = []): Promise<void> {
  for (let on = day(from); on <= to; on = addDays(on, 1)) {
    cast.at(`${on} 08:00`)
    if (silent.includes(on)) continue
    await remindUnits(cast.world, 1)
    if (on.endsWith('3')) await remindUnits(cast.world, 1)
    if (on.endsWith('7')) await Promise.all([remindUnits(cast.world, 1), remindUnits(cast.world, 1)])
  }
}

test('through a year with restarts and a stop of three days every reminder goes out exactly once', async () => {
  const { transport, housing } = cast.units
  const steady = await task(transport, '2022-03-10', '2022-06-10', '关于停车的建议')
  const stopped = await task(housing, '2022-03-14', '2022-06-14', '关于供暖的建议')
  // The stop falls on the day -3 of the first and the day -7 of the second: both go out on 9 June.
  await runFrom('2022-03-10', '2023-03-09', ['2022-06-06', '2022-06-07', '2022-06-08'])
  assert.deepEqual(
    (await steps(steady)).map((s) => `${s.step} ${s.outcome} ${s.done_on}`),
    [
      '-30d sent 2022-05-11',
      '-15d sent 2022-05-26',
      '-7d sent 2022-06-03',
      '-3d sent 2022-06-09',
      '+1d sent 2022-06-11',
      '+7d sent 2022-06-17',
    ],
  )
  assert.deepEqual(
    (await steps(stopped)).map((s) => `${s.step} ${s.outcome} ${s.done_on}`),
    [
      '-30d sent 2022-05-15',
      '-15d sent 2022-05-30',
      '-7d sent 2022-06-09',
      '-3d sent 2022-06-11',
      '+1d sent 2022-06-15',
      '+7d sent 2022-06-21',
    ],
  )
  for (const id of [steady, stopped]) {
    const told = await notices(`/tasks/${id}`)
    assert.equal(told.length, 6, told.map((t) => t.body).join('\n'))
    assert.ok(told.every((t) => t.n === 1))
  }
})

test('a stop over two notices: only the later one goes out, saying how long is left now', async () => {
  const id = await task(cast.units.education, '2023-03-10', '2023-06-10', '关于校车的建议')
  await runFrom('2023-06-01', '2023-06-12', ['2023-06-03', '2023-06-04', '2023-06-05', '2023-06-06', '2023-06-07', '2023-06-08'])
  assert.deepEqual(
    (await steps(id)).map((s) => `${s.step} ${s.outcome}`),
    ['-15d sent', '-3d sent', '-7d passed', '+1d sent'],
  )
  assert.deepEqual((await notices(`/tasks/${id}`)).map((t) => t.body).toSorted(), [
    '《关于校车的建议》期限2023年6月10日，已逾期1天。请尽快答复提案者。',
    '《关于校车的建议》答复（会办意见）期限2023年6月10日，还有1天。',
    '《关于校车的建议》答复（会办意见）期限2023年6月10日，还有9天。',
  ])
})

test('one letter names all that a unit is newly late with and costs its budget once; a spent budget leaves a plain notice', async () => {
  const unit = cast.units.education
  cast.at('2024-05-01 08:00')
  await task(unit, '2024-01-10', '2024-05-10', '关于午餐的建议')
  await task(unit, '2024-01-10', '2024-05-10', '关于课桌的建议')
  await runFrom('2024-05-11', '2024-05-11')
  const left = () => readIn(database.db, [1], (tx) => budgetsOf(tx, 1, [unit], cast.world.clock.today()))
  const { budget, of } = await left()
  assert.equal(of(unit).left, budget.times - 1)
  for (const d of ['12', '13'])
    await write(sql`insert into unit_urging (committee_id, id, body_id, urged_on, urged_at, office, urged_by, channel, text)
      values (1, ${cast.world.newId()}, ${unit}, ${`2024-05-${d}`}, now(), '督查室', '韩松亭', 'phone', '请抓紧')`)
  const held = await task(unit, '2024-01-10', '2024-05-14', '关于操场的建议')
  await runFrom('2024-05-15', '2024-05-15')
  assert.deepEqual(
    (await steps(held)).filter((s) => s.step === '+1d').map((s) => s.outcome),
    ['held'],
  )
  assert.equal((await left()).of(unit).used.length, 3, 'the notice costs nothing')
})

test('a paused task is left alone, and what is long past is not made up for', async () => {
  const paused = await task(cast.units.transport, '2025-03-10', '2025-06-10', '关于公交的建议')
  await write(sql`update handling_task set paused_on = '2025-05-01' where id = ${paused}`)
  const old = await task(cast.units.transport, '2024-10-10', '2025-01-10', '关于路灯的建议')
  await runFrom('2025-06-03', '2025-06-11')
  assert.deepEqual(await steps(paused), [])
  assert.deepEqual(await steps(old), [])
})
