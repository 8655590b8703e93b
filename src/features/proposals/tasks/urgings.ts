// The urgings of a unit as they are kept, and the one way to add one: the budget is asked and spent under a lock.
import { sql } from 'kysely'
import type { Change } from '#/core/action.ts'
import type { Actor, Right } from '#/core/actor.ts'
import { addDays, type Day } from '#/core/day.ts'
import type { Tx } from '#/core/db/database.ts'
import { roleLabel, roleOf } from '#/core/identity/access.ts'
import { owe } from '#/core/notices/notices.ts'
import { done, refused, type Outcome } from '#/core/outcome.ts'
import { settingOn } from '#/core/settings/store.ts'
import { liaisonsOf } from '#/features/members/public.ts'
import { taskEvents } from './events.ts'
import { urgingBudget } from './settings.ts'
import { budgetOn, budgetSpent, type BudgetStanding, type Channel, type Urging, type UrgingBudget } from './urging-budget.ts'

export interface UrgingRow extends Urging {
  readonly id: string
  readonly bodyId: string
  readonly urgedBy: string
  readonly automatic: boolean
  readonly text: string
}

/** Urgings of these units since a day, by unit, the earliest first. */
export async function urgingsSince(
  tx: Tx,
  committeeId: number,
  bodyIds: readonly string[],
  since: Day,
): Promise<ReadonlyMap<string, UrgingRow[]>> {
  const byBody = new Map<string, UrgingRow[]>()
  if (bodyIds.length === 0) return byBody
  const { rows } =
    await sql<UrgingRow>`select id, body_id as "bodyId", urged_on as "urgedOn", office, urged_by as "urgedBy", channel, automatic, text
    from unit_urging where committee_id = ${committeeId} and body_id = any(${[...new Set(bodyIds)]}::uuid[]) and urged_on >= ${since}
    order by urged_on, urged_at, id`.execute(tx)
  for (const row of rows) byBody.set(row.bodyId, [...(byBody.get(row.bodyId) ?? []), row])
  return byBody
}

/** What is left of the units' budgets today: what a supervision board shows. One query for the settings, one for the urgings. */
export async function budgetsOf(
  tx: Tx,
  committeeId: number,
  bodyIds: readonly string[],
  today: Day,
): Promise<{ readonly budget: UrgingBudget; readonly of: (bodyId: string) => BudgetStanding }> {
  const budget = await settingOn(tx, committeeId, urgingBudget, today)
  const urgings = await urgingsSince(tx, committeeId, bodyIds, addDays(today, -budget.days))
  return { budget, of: (bodyId) => budgetOn(today, urgings.get(bodyId) ?? [], budget) }
}

export interface NewUrging {
  readonly unit: { readonly bodyId: string; readonly name: string }
  /** Who urges, in words: officeOf(actor, 'proposals:urge'). */
  readonly office: string
  readonly channel: Channel
  readonly text: string
  readonly about: readonly { readonly proposalId: string; readonly taskId: string | null; readonly subject: string; readonly url: string }[]
}

/**
 * Urges a unit: draws on its budget or is refused with who has used it and when the next is possible; the unit's people are told and
 * the journal of every case named says so. Supervision urges by the same function, so that the budget is one.
 */
export async function urgeUnit(change: Change, urging: NewUrging): Promise<Outcome<{ readonly urgingId: string; readonly left: number }>> {
  const { tx, actor, today } = change
  await sql`select pg_advisory_xact_lock(hashtextextended(${`urging ${urging.unit.bodyId}`}, 0))`.execute(tx)
  const { budget, of } = await budgetsOf(tx, actor.committeeId, [urging.unit.bodyId], today)
  const standing = of(urging.unit.bodyId)
  const spent = budgetSpent(urging.unit.name, standing, budget)
  if (spent.length) return refused(spent)
  const urgingId = await writeUrging(change, urging, false)
  const [first] = urging.about
  await owe(change, {
    personIds: await liaisonsOf(tx, urging.unit.bodyId, today),
    key: `urging:${urgingId}`,
    title: `${urging.office}催办提案`,
    body: `${urging.about.map((a) => `《${a.subject}》`).join('、')}：${urging.text}`,
    url: first?.url ?? null,
    matterId: first?.proposalId ?? null,
  })
  return done({ urgingId, left: standing.left - 1 })
}

/** Keeps an urging and tells the journal of each case; whoever calls has asked the budget. */
export async function writeUrging(change: Change, urging: NewUrging, automatic: boolean): Promise<string> {
  const { tx, actor, now, today, newId } = change
  const { unit, office, channel, text } = urging
  const urgingId = newId()
  await sql`insert into unit_urging (committee_id, id, body_id, urged_on, urged_at, office, urged_by, channel, automatic, text)
    values (${actor.committeeId}, ${urgingId}, ${unit.bodyId}, ${today}, ${now}, ${office}, ${actor.name}, ${channel}, ${automatic}, ${text})`.execute(
    tx,
  )
  const about = urging.about.map((a) => ({ proposal_id: a.proposalId, task_id: a.taskId }))
  await sql`insert into unit_urging_about (committee_id, urging_id, proposal_id, task_id)
    select ${actor.committeeId}, ${urgingId}::uuid, proposal_id, task_id
    from jsonb_to_recordset(${JSON.stringify(about)}::jsonb) as a(proposal_id uuid, task_id uuid)
    on conflict do nothing`.execute(tx)
  for (const { proposalId } of urging.about)
    change.record({ kind: 'proposal', id: proposalId }, taskEvents.urged.of({ urgingId, unit: unit.name, office, channel, text }))
  return urgingId
}

/** The office a person acts for when using a right: the label of the post that gives it. */
export function officeOf(actor: Actor, right: Right): string {
  if (actor.kind === 'system') return actor.name
  const post = actor.posts.find((p) => roleOf(p.role)?.rights.includes(right))
  return post ? roleLabel(post.role) : actor.name
}
