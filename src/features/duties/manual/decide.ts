// Deciding: a second person confirms or refuses, the enterer withdraws, what was wrong is voided and its fact taken back.
import { sql } from 'kysely'
import { perform, type Change, type World } from '#/core/action.ts'
import type { Actor } from '#/core/actor.ts'
import { dutyVerbs } from '#/core/fact-codes.ts'
import type { Act } from '#/core/http/move-routes.ts'
import { judge } from '#/core/lifecycle.ts'
import { owe } from '#/core/notices/notices.ts'
import { conflict, done, notFound, type Outcome } from '#/core/outcome.ts'
import { codesOf } from '#/core/settings/store.ts'
import { manualOf } from './enter.ts'
import { manualEvents, type Counted } from './events.ts'
import { manualSubject } from './judged.ts'
import { manualCourse, type ManualAsk, type ManualMove, type ManualState } from './lifecycle.ts'
import { holdManual, manualsByIds, type ManualRow } from './store.ts'

export interface Moved {
  readonly id: string
  readonly state: ManualState
}

const labelOf = async ({ tx, actor, today }: Change, verb: string): Promise<string> =>
  (await codesOf(tx, actor.committeeId, dutyVerbs, today)).find((c) => c.code === verb)?.label ?? verb

/** Read, judge, write the new state; what is told and counted follows from the move. */
function act<M extends ManualMove>(
  move: M,
  then: (change: Change, found: ManualRow, label: string, ask: ManualAsk<M>) => Promise<void>,
): Act<ManualAsk<M>, Moved> {
  return (world, actor, seen, ask) =>
    perform(world, actor, async (change): Promise<Outcome<Moved>> => {
      const { tx, now, today } = change
      const found = await holdManual(tx, actor, seen.id, today)
      if (!found) return notFound('没有找到这件登记，或者您无权查看')
      const verdict = judge(manualCourse, move, manualSubject(found, actor), actor)
      if (!verdict.ok) return verdict
      if (found.version !== seen.version) return conflict()
      const state = manualCourse.moves[move].to ?? found.state
      const reason = 'reason' in ask && typeof ask.reason === 'string' ? ask.reason : ''
      await sql`update manual_fact set state = ${state}, state_since = ${now}, version = version + 1, reason = ${reason},
          decided_by = ${actor.personId}, decided_name = ${actor.name},
          confirmed_on = case when ${state} = 'confirmed' then ${today}::date else confirmed_on end,
          ended_on = case when ${state} = 'confirmed' then null else ${today}::date end
        where committee_id = ${actor.committeeId} and id = ${seen.id}`.execute(tx)
      await then(change, found, await labelOf(change, found.verb), ask)
      return done({ id: seen.id, state })
    })
}

const counted = (m: ManualRow, label: string): Counted => ({
  personId: m.personId,
  bodyId: m.bodyId,
  verb: m.verb,
  role: m.role,
  kind: m.kind,
  level: m.level,
  title: m.title,
  day: m.day,
  holder: m.holder,
  label,
})

/** Whoever entered it and whom it is about hear what became of it; who decided needs no word of his own act. */
async function tell(change: Change, m: ManualRow, title: string, body: string): Promise<void> {
  const people = [m.enteredBy, m.personId].flatMap((id) => (id && id !== change.actor.personId ? [id] : []))
  await owe(change, {
    personIds: people,
    key: `manualFact:${m.id}:${m.version}`,
    title,
    body,
    url: `/manual-facts/${m.id}`,
    matterId: null,
  })
}

export const manualActs: { readonly [M in ManualMove]: Act<ManualAsk<M>, Moved> } = {
  confirm: act('confirm', async (change, m, label) => {
    change.record(manualOf(m.id), manualEvents.confirmed.of(counted(m, label)))
    await tell(change, m, '履职事项已核实', `${m.title}（${label}），已计入履职档案。`)
  }),
  refuse: act('refuse', async (change, m, label, { reason }) => {
    change.record(manualOf(m.id), manualEvents.refused.of({ holder: m.holder, label, reason }))
    await tell(change, m, '履职事项未通过核实', `${m.title}（${label}）：${reason}`)
  }),
  withdraw: act('withdraw', (change, m, label) => {
    change.record(manualOf(m.id), manualEvents.withdrawn.of({ holder: m.holder, label }))
    return Promise.resolve()
  }),
  void: act('void', async (change, m, label, { reason }) => {
    change.record(manualOf(m.id), manualEvents.voided.of({ ...counted(m, label), reason }))
    await tell(change, m, '履职事项作废', `${m.title}（${label}），不再计入履职档案：${reason}`)
  }),
}

/** One act of the second person on everything that waits in a batch, as a clerk confirms an imported table. What the course forbids is left. */
export function confirmBatch(world: World, actor: Actor, batch: string): Promise<Outcome<{ confirmed: number }>> {
  return perform(world, actor, async (change) => {
    const { tx, now, today, record } = change
    const { rows } = await sql<{ id: string }>`select id from manual_fact where committee_id = ${actor.committeeId} and batch = ${batch}
      and state = 'entered' order by entered_on, id for update`.execute(tx)
    const codes = new Map((await codesOf(tx, actor.committeeId, dutyVerbs, today)).map((c) => [c.code, c.label]))
    const fit: ManualRow[] = []
    for (const m of await manualsByIds(
      tx,
      actor,
      rows.map((r) => r.id),
      today,
    ))
      if (judge(manualCourse, 'confirm', manualSubject(m, actor), actor).ok) fit.push(m)
    if (fit.length === 0) return notFound('这个导入文件里没有您可以核实的事项')
    await sql`update manual_fact set state = 'confirmed', state_since = ${now}, version = version + 1, decided_by = ${actor.personId},
        decided_name = ${actor.name}, confirmed_on = ${today}
      where committee_id = ${actor.committeeId} and id = any(${fit.map((m) => m.id)}::uuid[])`.execute(tx)
    for (const m of fit) record(manualOf(m.id), manualEvents.confirmed.of(counted(m, codes.get(m.verb) ?? m.verb)))
    return done({ confirmed: fit.length })
  })
}
