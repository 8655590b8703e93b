// Timed work of mutual review: rounds whose day has passed are closed. A closed round is found no more, so it is safe to repeat.
import { systemActor } from '#/core/actor.ts'
import type { Job } from '#/core/feature.ts'
import { readIn } from '#/core/db/database.ts'
import { closeRound } from './acts.ts'
import { roundsPast } from './store.ts'

export const closeRoundsJob: Job = {
  name: 'appraisal.close-rounds',
  title: '双向评议到期截止',
  every: '20 1 * * *',
  run: async (world, committeeId) => {
    const past = await readIn(world.db, [committeeId], (tx) => roundsPast(tx, committeeId, world.clock.today()))
    for (const round of past) await closeRound(world, systemActor(committeeId, ['appraisal:run']), round)
  },
}
