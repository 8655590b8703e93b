// The demonstration's publicity: what was filed and answered in time is public, the newest waits at the desks, one is withdrawn, one is an abstract.
import { sql } from 'kysely'
import type { World } from '#/core/action.ts'
import type { Actor } from '#/core/actor.ts'
import { addDays, day, instantOf, type Day } from '#/core/day.ts'
import { readIn } from '#/core/db/database.ts'
import type { DemoShare, DemoStage } from '#/core/feature.ts'
import type { Outcome } from '#/core/outcome.ts'
import { changeSetting } from '#/core/settings/change.ts'
import { liaisonsOfAll, peopleWithRole } from '#/features/members/public.ts'
import { actorOf } from '../demo.ts'
import { withdraw } from './actions/decide.ts'
import { publishFigures } from './actions/figures.ts'
import { approve, saveCopy, sendForReview } from './actions/prepare.ts'
import { publicityFrom, publicitySettings } from './settings.ts'
import type { PublicityPart } from './words.ts'

interface ToPublish {
  readonly id: string
  readonly proposalId: string
  readonly part: PublicityPart
  readonly bodyId: string | null
  readonly openedOn: Day
  readonly text: string
}

/** The made-up committee began with the cases filed from this day on; what was filed before is not owed. */
export const publicityBegins: DemoShare = {
  title: '提案公开的起始日',
  write: async (stage) => {
    const { committeeId } = stage
    const on = day('2021-12-01')
    const director = await readIn(stage.world.db, [committeeId], async (tx) => {
      const [one] = await peopleWithRole(tx, committeeId, 'proposal-director', day('2022-06-30'))
      if (!one) throw new Error('the demonstration has nobody as proposal-director')
      return actorOf(committeeId, one)
    })
    const change = { key: publicityFrom.key, sessionId: null, fromDay: on, value: begins, source: '主席会议关于开展提案公开的决定' }
    did(await changeSetting(stage.at(instantOf(on, '09:00')), director, publicitySettings, change))
  },
}

const begins = day('2022-02-10')

/** Still at the desks on the demonstration's day: opened in the last weeks. */
const today = day('2022-12-20')
const newest = day('2022-12-06')

export const publicityDemo: DemoShare = {
  title: '公开',
  write: async (stage) => {
    const { office, director, heads } = await staff(stage)
    const found = await toPublish(stage)
    const world = (on: Day, n: number): World => stage.at(new Date(instantOf(on, '10:00').getTime() + n * 60_000))
    const isPublic = new Set<string>()
    for (const [n, one] of found.entries()) {
      if (one.openedOn > newest && n % 3 === 0) continue
      if (one.part === 'reply' && !isPublic.has(one.proposalId)) continue
      const on = addDays(one.openedOn, 3 + Math.floor(stage.random() * 9))
      const when = on > today ? today : on
      const head = one.bodyId ? heads.get(one.bodyId) : undefined
      // A unit with one person only sends; the office is its second.
      const preparer = one.part === 'reply' && head ? head : office
      let version = 1
      if (n === abstractAt)
        version = did(
          await saveCopy(
            world(when, n),
            preparer,
            { id: one.id, version },
            { form: 'abstract', abstract: one.text.slice(0, 120), showsProposer: true, marks: [] },
          ),
        ).version
      did(await sendForReview(world(when, n), preparer, { id: one.id, version }))
      if (one.openedOn > newest && n % 3 === 1) continue
      did(await approve(world(when, n + 30), director, { id: one.id, version: version + 1 }))
      if (n !== withdrawnAt) isPublic.add(one.proposalId)
      else did(await withdraw(world(today, 0), director, { id: one.id, version: version + 2 }, { reason: '引用的数据有误，核实后再公开' }))
      if (n % 20 === 0) stage.progress(n, found.length)
    }
    did(await publishFigures(world(today, 1), director, { year: 2022 }))
  },
}

const abstractAt = 5
const withdrawnAt = 9

async function staff(stage: DemoStage): Promise<{ office: Actor; director: Actor; heads: ReadonlyMap<string, Actor> }> {
  const { world, committeeId } = stage
  const on = day('2022-06-30')
  return readIn(world.db, [committeeId], async (tx) => {
    const holder = async (role: string): Promise<Actor> => {
      const [one] = await peopleWithRole(tx, committeeId, role, on)
      if (!one) throw new Error(`the demonstration has nobody as ${role}`)
      return actorOf(committeeId, one)
    }
    const { rows } = await sql<{
      id: string
    }>`select distinct body_id as id from publication where committee_id = ${committeeId} and body_id is not null`.execute(tx)
    const people = await liaisonsOfAll(
      tx,
      rows.map((r) => r.id),
      on,
    )
    const heads = new Map<string, Actor>()
    for (const [id, holders] of people) {
      const head = holders.find((h) => h.role === 'unit-head')
      if (head) heads.set(id, actorOf(committeeId, head))
    }
    return { office: await holder('proposal-office'), director: await holder('proposal-director'), heads }
  })
}

/** Texts before replies, so that a reply finds its text public. */
async function toPublish({ world, committeeId }: DemoStage): Promise<readonly ToPublish[]> {
  return readIn(world.db, [committeeId], async (tx) => {
    const { rows } =
      await sql<ToPublish>`select g.id, g.proposal_id as "proposalId", g.part, g.body_id as "bodyId", g.opened_on as "openedOn", p.situation as text
      from publication g join proposal p on p.committee_id = g.committee_id and p.id = g.proposal_id
      where g.committee_id = ${committeeId} and g.state = 'redacting' order by g.part desc, g.opened_on, g.id`.execute(tx)
    return rows
  })
}

function did<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(`the demonstration was refused: ${outcome.reasons.map((r) => r.says).join('；')}`)
  return outcome.value
}
