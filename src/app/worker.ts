// Timed work of every feature, in this copy of the program; several copies share it through the database.
import type { World } from '#/core/action.ts'
import { startJobs, type Jobs } from '#/core/jobs/jobs.ts'
import { allJobs } from './features.ts'

const words = (error: unknown): string => (error instanceof Error ? error.message : String(error))

export const startWork = (world: World, tell: (says: string) => void): Promise<Jobs> =>
  startJobs(world, allJobs, {
    onReport: ({ job, committeeId, ok, error }) => {
      if (!ok) tell(`定时工作 ${job}（政协 ${committeeId}）没有完成：${words(error)}`)
    },
    onFault: (error) => tell(`定时工作的队列出错：${words(error)}`),
  })
