// Timed work, kept in the database by pg-boss: several copies of the program share it, and what a stop made late is done at the next start.
import { PgBoss } from 'pg-boss'
import type { World } from '../action.ts'
import { committees } from '../committee.ts'
import { readIn } from '../db/database.ts'
import type { Job } from '../feature.ts'

/** One queue for all: at most one of each job waits and at most one runs, in whichever copy of the program. */
const queue = 'timed-work'

export interface JobReport {
  readonly job: string
  readonly committeeId: number
  readonly ok: boolean
  readonly error: unknown
}

export interface Jobs {
  /** Lets the work at hand finish. */
  readonly stop: () => Promise<void>
}

export interface JobOptions {
  readonly onReport?: (report: JobReport) => void
  readonly onFault?: (error: unknown) => void
  /** How often the queue is asked, in seconds. */
  readonly pollSeconds?: number
}

export async function startJobs(world: World, jobs: readonly Job[], options: JobOptions = {}): Promise<Jobs> {
  const byName = new Map(jobs.map((j) => [j.name, j]))
  const boss = new PgBoss({ ...ownConnection(world), schema: 'pgboss', application_name: 'shuoju-jobs', max: 3 })
  boss.on('error', (error) => options.onFault?.(error))
  await boss.start()
  try {
    await boss.createQueue(queue, { policy: 'stately', retryLimit: 3, retryDelay: 60, retryBackoff: true, expireInSeconds: 3_600 })
    await keepSchedules(boss, jobs)
    await boss.work<{ job?: string }>(queue, { pollingIntervalSeconds: options.pollSeconds ?? 5 }, async (taken) => {
      for (const { data } of taken) {
        const job = byName.get(data.job ?? '')
        if (job) await runJob(world, job, options.onReport)
      }
    })
    // What fell due while nothing ran: each job is safe to repeat, so each is simply done once now.
    for (const { name } of jobs) await boss.send(queue, { job: name }, { singletonKey: name })
  } catch (error) {
    await boss.stop({ graceful: false })
    throw error
  }
  return { stop: () => boss.stop({ graceful: true, timeout: 10_000 }) }
}

/** For every committee, one after the other. One that fails does not keep the others from theirs; the failure is thrown at the end, so that it is tried again. */
export async function runJob(world: World, job: Job, onReport?: (report: JobReport) => void): Promise<void> {
  const all = await readIn(world.db, 'all', committees)
  const errors: unknown[] = []
  for (const { id } of all) {
    try {
      await job.run(world, id)
      onReport?.({ job: job.name, committeeId: id, ok: true, error: null })
    } catch (error) {
      errors.push(error)
      onReport?.({ job: job.name, committeeId: id, ok: false, error })
    }
  }
  if (errors.length > 0) throw new AggregateError(errors, `${job.name}: ${errors.length} of ${all.length} committees failed`)
}

/** Schedules follow the declarations: what is declared no longer is taken off. */
async function keepSchedules(boss: PgBoss, jobs: readonly Job[]): Promise<void> {
  const declared = new Set(jobs.map((j) => j.name))
  for (const { key } of await boss.getSchedules(queue)) if (!declared.has(key)) await boss.unschedule(queue, key)
  for (const { name, every } of jobs)
    await boss.schedule(queue, every, { job: name }, { key: name, tz: 'Asia/Shanghai', singletonKey: name })
}

function ownConnection(world: World): Record<string, unknown> {
  const { host, port, user, password, database, ssl, connectionString } = world.db.connection
  return Object.fromEntries(
    Object.entries({ host, port, user, password, database, ssl, connectionString }).filter(([, v]) => v !== undefined),
  )
}
