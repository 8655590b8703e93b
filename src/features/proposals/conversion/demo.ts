// The demonstration's conversions: most proposers agree, some decline, some do not answer.
import type { World } from '#/core/action.ts'
import type { Actor } from '#/core/actor.ts'
import type { Day } from '#/core/day.ts'
import { must } from '#/core/demo-must.ts'
import type { Outcome } from '#/core/outcome.ts'
import type { Dossier } from '../dossier.ts'
import { conversionActs, lapseConversion } from './actions.ts'

interface Asked {
  readonly asked: Dossier['conversion']
  readonly author: Actor
  readonly office: Actor
  readonly world: () => World
  readonly later: (days: number) => Day
}

export async function leadConversion({ asked, author, office, world, later }: Asked): Promise<void> {
  if (!asked) throw new Error('the demonstration lost a conversion')
  const seen = { id: asked.id, version: asked.version }
  const on = later(2)
  const way = Number(on.slice(-2)) % 5
  if (way === 0) {
    later(1)
    await untilLapsed(() => lapseConversion(world(), office, asked.id), later)
    return
  }
  must(await (way === 1 ? conversionActs.decline : conversionActs.agree)(world(), author, seen, {}))
  if (way === 1) return
  // Before the world is asked for: it stands at the day reached so far.
  const handedOn = later(1)
  const receivingOffice = asked.kind === 'convertedOpinion' ? '市政协研究室' : '来信办理组'
  must(await conversionActs.handOver(world(), office, { ...seen, version: seen.version + 1 }, { on: handedOn, receivingOffice, note: '' }))
}

/** Holidays move the day; a few weeks later it has passed for certain. */
async function untilLapsed(lapse: () => Promise<Outcome<unknown>>, later: (days: number) => Day): Promise<void> {
  for (let week = 0; week < 6; week++) {
    later(7)
    if ((await lapse()).ok) return
  }
  throw new Error('the demonstration waited in vain for a conversion to lapse')
}
