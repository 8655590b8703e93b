import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { testDatabase, type TestDatabase } from '../../../test/setup/database.ts'
import type { World } from '../action.ts'
import { day } from '../day.ts'
import type { Job } from '../feature.ts'
import { runJob, startJobs } from './jobs.ts'

let house: TestDatabase
let world: World
before(async () => {
  house = await testDatabase()
  await sql`insert into committee (id, code, name, short_name, level) values (1, 'city', '云岭市', '市', 'city'), (2, 'c1', '望河县', '县', 'county')`.execute(
    house.db.owner,
  )
  const clock = { now: () => new Date('2022-03-01T01:00:00Z'), today: () => day('2022-03-01') }
  world = { db: house.db, clock, newId: randomUUID, factSources: [], onEffectFailed: assert.fail } as unknown as World
})
after(() => house.close())

const job = (name: string, run: Job['run']): Job => ({ name, title: name, every: '0 3 * * *', run })

/** Resolves when as many runs as expected were seen. */
function counting(expected: number) {
  const runs: number[] = []
  let finish = () => {}
  const enough = new Promise<void>((resolve) => (finish = resolve))
  const run: Job['run'] = async (_, committeeId) => {
    runs.push(committeeId)
    if (runs.length >= expected) finish()
  }
  return { runs, enough, run }
}

test('a job runs for every committee; one that fails does not stop the others and is told', async () => {
  const done: number[] = []
  const failing = job('failing', async (_, committeeId) => {
    if (committeeId === 1) throw new Error('坏了')
    done.push(committeeId)
  })
  const reports: string[] = []
  await assert.rejects(
    runJob(world, failing, (r) => reports.push(`${r.committeeId} ${r.ok}`)),
    /1 of 2 committees failed/,
  )
  assert.deepEqual(done, [2])
  assert.deepEqual(reports, ['1 false', '2 true'])
})

test('at the start every job is done once, whatever fell due while the program stood still', async () => {
  const { runs, enough, run } = counting(2)
  const jobs = await startJobs(world, [job('catch-up', run)], { pollSeconds: 0.5 })
  await enough
  await jobs.stop()
  assert.deepEqual(runs, [1, 2])
})

test('two copies of the program do not do the same work twice at once', async () => {
  let running = 0
  let most = 0
  let total = 0
  let finish = () => {}
  const enough = new Promise<void>((resolve) => (finish = resolve))
  const slow = job('slow', async () => {
    running++
    most = Math.max(most, running)
    await new Promise((resolve) => setTimeout(resolve, 100))
    running--
    if (++total >= 2) finish()
  })
  const both = await Promise.all([startJobs(world, [slow], { pollSeconds: 0.5 }), startJobs(world, [slow], { pollSeconds: 0.5 })])
  await enough
  await Promise.all(both.map((j) => j.stop()))
  assert.equal(most, 1)
})

test('a job no longer declared is taken off the schedule', async () => {
  const jobs = await startJobs(world, [job('kept', async () => {})], { pollSeconds: 0.5 })
  await jobs.stop()
  const { rows } = await sql<{ key: string; timezone: string }>`select key, timezone from pgboss.schedule`.execute(house.db.owner)
  assert.deepEqual(rows, [{ key: 'kept', timezone: 'Asia/Shanghai' }])
})
