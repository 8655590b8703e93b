// The demonstration's promises: the replies made them; here some are reported on, moved, kept, given up, rated, and looked back on in November.
import { sql } from 'kysely'
import type { World } from '#/core/action.ts'
import type { Actor } from '#/core/actor.ts'
import { addDays, day, instantOf, type Day } from '#/core/day.ts'
import { readIn } from '#/core/db/database.ts'
import type { DemoShare, DemoStage } from '#/core/feature.ts'
import type { Outcome } from '#/core/outcome.ts'
import { liaisonsOfAll, peopleWithRole } from '#/features/members/public.ts'
import { actorOf } from '../demo.ts'
import { accept, confirmUnable, grantAdjustment, rate, reclassify } from './actions/decide.ts'
import { openLookBack } from './actions/look-back.ts'
import { askAdjustment, progress, reportDone, reportUnable } from './actions/report.ts'

interface Promised {
  readonly id: string
  readonly version: number
  readonly bodyId: string
  readonly promisedOn: Day
  readonly dueDay: Day
  readonly replyId: string
  readonly author: { readonly personId: string; readonly name: string } | null
}

const lookBackDay = day('2022-11-01')
const many = 36
const keptWhole = 10

export const commitmentsDemo: DemoShare = {
  title: '承诺',
  write: async (stage) => {
    const troupe = await gather(stage)
    const replies = [...Map.groupBy(troupe.promises, (p) => p.replyId).values()]
    // The first replies are kept whole and become A; of the others each promise goes its own way.
    for (const promises of replies.slice(0, keptWhole)) await keep(stage, troupe, promises)
    for (const [i, p] of replies.slice(keptWhole).flat().entries()) await lead(stage, troupe, p, i)
    did(
      await openLookBack(stage.at(instantOf(lookBackDay, '09:30')), troupe.office, {
        title: '2022年回头看',
        dueDay: '2022-11-20',
        demand: '请逐项登记进展，附佐证材料。',
      }),
    )
    // Two thirds answer the round in time, each by a report of progress.
    const answering = await working(stage)
    for (const [i, p] of answering.entries())
      if (i % 3 !== 2)
        did(
          await progress(stage.at(instantOf(addDays(lookBackDay, 4 + (i % 14)), '15:00')), troupe.headOf(p.bodyId), seen(p), {
            percent: 30 + ((i * 17) % 65),
            text: ['方案已经会商，正在落实经费。', '主体工程完成，正在收尾。', '已经部署到各县区，正在汇总。'][i % 3] ?? '',
          }),
        )
  },
}

interface Troupe {
  readonly promises: readonly Promised[]
  readonly office: Actor
  readonly director: Actor
  readonly headOf: (bodyId: string) => Actor
  readonly proposer: (p: Promised) => Actor | null
}

const seen = (p: { readonly id: string; readonly version: number }) => ({ id: p.id, version: p.version })

/** What is promised by autumn, the earliest due first. */
async function gather({ world, committeeId }: DemoStage): Promise<Troupe> {
  const on = day('2022-06-30')
  return readIn(world.db, [committeeId], async (tx) => {
    const { rows } =
      await sql<Promised>`select c.id, c.version, c.body_id as "bodyId", c.promised_on as "promisedOn", c.due_day as "dueDay",
        c.reply_id as "replyId",
        (select jsonb_build_object('personId', pe.id, 'name', pe.name) from person pe
          where pe.committee_id = p.committee_id and pe.id = p.lead_person_id) as author
      from commitment c
      join matter m on m.committee_id = c.committee_id and m.id = c.proposal_id and m.state = 'tracking'
      join proposal p on p.committee_id = c.committee_id and p.id = c.proposal_id
      where c.committee_id = ${committeeId} and c.state = 'notStarted' and c.promised_on < '2022-09-01'
      order by c.promised_on, c.reply_id, c.id limit ${many}`.execute(tx)
    const owing = await sql<{ id: string }>`select distinct body_id as id from commitment where committee_id = ${committeeId}`.execute(tx)
    const units = await liaisonsOfAll(
      tx,
      owing.rows.map((r) => r.id),
      on,
    )
    const office = (await peopleWithRole(tx, committeeId, 'proposal-office', on))[0]
    const director = (await peopleWithRole(tx, committeeId, 'proposal-director', on))[0]
    if (!office || !director) throw new Error('the demonstration has no proposal office')
    return {
      promises: rows,
      office: actorOf(committeeId, office),
      director: actorOf(committeeId, director),
      headOf: (bodyId) => {
        const head = (units.get(bodyId) ?? []).find((h) => h.role === 'unit-head')
        if (!head) throw new Error('the demonstration has a unit without a head')
        return actorOf(committeeId, head)
      },
      proposer: ({ author }) => (author ? actorOf(committeeId, { ...author, role: 'member', bodyId: null }) : null),
    }
  })
}

const working = ({ world, committeeId }: DemoStage): Promise<readonly Promised[]> =>
  readIn(world.db, [committeeId], async (tx) => {
    const { rows } =
      await sql<Promised>`select c.id, c.version, c.body_id as "bodyId", c.promised_on as "promisedOn", c.due_day as "dueDay",
        c.reply_id as "replyId", null as author
      from look_back_item i join commitment c on c.committee_id = i.committee_id and c.id = i.commitment_id
      where i.committee_id = ${committeeId} and c.state in ('notStarted', 'underWay')
      order by c.promised_on, c.id limit 36`.execute(tx)
    return rows
  })

/** All promises of a reply kept and accepted, and with the last of them the class changes. */
async function keep(stage: DemoStage, t: Troupe, promises: readonly Promised[]): Promise<void> {
  for (const [i, p] of promises.entries()) {
    const at = (days: number): World => stage.at(instantOf(before(addDays(p.promisedOn, days)), '10:00'))
    const head = t.headOf(p.bodyId)
    const finishedOn = before(addDays(p.promisedOn, 75))
    did(await reportDone(at(76), head, seen(p), { finishedOn, text: '承诺事项已经办完，附验收材料。' }))
    did(await accept(at(78), t.office, { id: p.id, version: p.version + 1 }, { note: '现场查看属实' }))
    if (i === promises.length - 1)
      did(await reclassify(at(80), t.director, { id: p.id, version: p.version + 2 }, { reason: '承诺全部兑现并经验收' }))
  }
}

/** One promise on its way; where it ends is its place in the order. */
async function lead(stage: DemoStage, t: Troupe, p: Promised, i: number): Promise<void> {
  let version = p.version
  const next = () => ({ id: p.id, version: version++ })
  const at = (on: Day): World => stage.at(instantOf(on < lookBackDay ? on : addDays(lookBackDay, -1), '10:00'))
  const head = t.headOf(p.bodyId)
  const later = (days: number): Day => addDays(p.promisedOn, days)
  const way = i % 8
  if (way >= 6) return
  did(await progress(at(later(30)), head, next(), { percent: 40, text: '已经列入年度重点工作，落实了责任科室。' }))
  if (way === 0 || way === 1) {
    const finished = later(70)
    did(await reportDone(at(later(72)), head, next(), { finishedOn: before(finished), text: '承诺事项已经办完，群众反映良好。' }))
    did(await accept(at(later(76)), t.office, next(), { note: '现场查看属实' }))
    const proposer = t.proposer(p)
    if (proposer) did(await rate(at(later(80)), proposer, next(), { result: way === 0 ? 'satisfied' : 'basically', comment: '' }))
  } else if (way === 2) {
    did(await reportDone(at(later(75)), head, next(), { finishedOn: before(later(75)), text: '承诺事项已经办完，请验收。' }))
  } else if (way === 3 || way === 4) {
    did(await askAdjustment(at(later(60)), head, next(), { newDue: addDays(p.dueDay, 120), reason: '施工期受汛期影响，需要顺延。' }))
    if (way === 3) did(await grantAdjustment(at(later(63)), t.director, next(), { note: '' }))
  } else if (i % 16 === 5) {
    did(await reportUnable(at(later(60)), head, next(), { reason: '上级政策调整，项目不再实施。' }))
    did(await confirmUnable(at(later(64)), t.office, next(), { note: '将另行提出替代办法。' }))
  }
}

const before = (on: Day): Day => (on < lookBackDay ? on : addDays(lookBackDay, -1))

/** The demonstration only makes moves that must succeed: a refusal is a fault of this file. */
function did<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value
  throw new Error(`the demonstration of promises was refused: ${outcome.reasons.map((r) => r.says).join('；')}`)
}
