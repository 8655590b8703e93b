// The demonstration's round of 述职 of the first year: seven tenths filed and heard by two groups, the rest still to come.
import type { Actor } from '#/core/actor.ts'
import { day, instantOf } from '#/core/day.ts'
import { readIn } from '#/core/db/database.ts'
import type { DemoShare } from '#/core/feature.ts'
import { rightsOf } from '#/core/identity/access.ts'
import type { Outcome } from '#/core/outcome.ts'
import { activeMembers, peopleWithRole } from '#/features/members/public.ts'
import { prepareRound, roundActs } from './acts.ts'

export const reportingDemo: DemoShare = {
  title: '常委述职',
  write: async ({ world, committeeId, at }) => {
    const on = day('2022-12-16')
    const { standing, office, chairs } = await readIn(world.db, [committeeId], async (tx) => ({
      standing: (await activeMembers(tx, committeeId, on)).filter((m) => m.kind !== 'member'),
      office: (await peopleWithRole(tx, committeeId, 'general-office', on))[0],
      chairs: await peopleWithRole(tx, committeeId, 'chair', on),
    }))
    if (!office) throw new Error('the demonstration has no general office')
    const general: Actor = {
      kind: 'person',
      personId: office.personId,
      accountId: null,
      name: office.name,
      committeeId,
      posts: [{ role: 'general-office', bodyId: null, bodyName: null }],
      rights: rightsOf(['general-office']),
    }
    const then = (time: string) => at(instantOf(on, time))
    const { id } = did(await prepareRound(then('08:00'), general, { title: '2022年度常务委员述职', year: 2022, dueDay: '2022-12-12' }))
    let version = 1
    const seen = () => ({ id, version: version++ })
    const half = Math.ceil(standing.length / 2)
    for (const [i, people] of [standing.slice(0, half), standing.slice(half)].entries()) {
      const headName = chairs[i]?.name ?? chairs[0]?.name ?? '主席会议成员'
      const group = { name: `第${i + 1}述职组`, headName, day: '2022-12-16', place: '市政协会议室', people: people.map((p) => p.personId) }
      if (people.length) did(await roundActs.addGroup(then('08:10'), general, seen(), group))
    }
    did(await roundActs.start(then('08:20'), general, seen(), {}))
    // Who wrote no report yet makes nothing to collect.
    const collected = await roundActs.collect(then('08:30'), general, { id, version }, {})
    if (collected.ok) version += 1
    for (const [i, p] of standing.slice(0, Math.floor(standing.length * 0.7)).entries()) {
      const ballots = [
        { grade: 'excellent', count: 14 + (i % 9) },
        { grade: 'competent', count: 12 - (i % 7) },
        { grade: 'basic', count: i % 4 },
      ]
      did(await roundActs.deliver(then('11:30'), general, seen(), { personId: p.personId, day: '2022-12-16', ballots }))
    }
  },
}

function did<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value
  throw new Error(`the demonstration of 述职 was refused: ${outcome.reasons.map((r) => r.says).join('；')}`)
}
