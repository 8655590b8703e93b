// Exemptions: who may ask, for what; who decides; how the cell is freed and owed again.
import { sql } from 'kysely'
import { perform, type Change, type World } from '#/core/action.ts'
import { may, type Actor } from '#/core/actor.ts'
import { day, type Day } from '#/core/day.ts'
import type { Tx } from '#/core/db/database.ts'
import type { Act } from '#/core/http/move-routes.ts'
import { judge } from '#/core/lifecycle.ts'
import { owe } from '#/core/notices/notices.ts'
import { conflict, done, notFound, refused, type Outcome, type Reason } from '#/core/outcome.ts'
import { peopleWithRole } from '#/features/members/public.ts'
import type { ExemptionGiven } from '../contract.ts'
import { obligationEvents } from '../events.ts'
import {
  exemptionCourse,
  type ExemptionAsk,
  type ExemptionMove,
  type ExemptionRelation,
  type ExemptionState,
  type ExemptionSubject,
} from '../lifecycle.ts'
import type { Unit } from '../reckon.ts'
import { commonOf, groundsOf, rulesOf } from '../store.ts'
import { viewerOf, type Viewer } from '../viewer.ts'

export interface Exempted {
  readonly id: string
  readonly version: number
  readonly state: ExemptionState
  readonly code: string | null
  readonly title: string
  readonly unitId: string
  readonly unitName: string
  readonly personId: string | null
  readonly bodyId: string | null
  readonly from: Day
  readonly to: Day
  readonly reason: string
  readonly askedById: string | null
  readonly askedBy: string
  readonly askedOn: Day
  readonly decidedBy: string | null
  readonly decidedOn: Day | null
  readonly decision: string
}

const columns = sql`x.id, x.version, x.state, x.code, x.unit_id as "unitId", x.unit_name as "unitName", x.person_id as "personId",
  x.body_id as "bodyId", x.from_day as "from", x.to_day as "to", x.reason, x.asked_by as "askedById", x.asked_name as "askedBy",
  x.asked_on as "askedOn", x.decided_by as "decidedBy", x.decided_on as "decidedOn", x.decision`

const titled = async (tx: Tx, committeeId: number, rows: readonly Omit<Exempted, 'title'>[]): Promise<Exempted[]> => {
  if (rows.length === 0) return []
  const rules = await rulesOf(tx, committeeId)
  return rows.map((r) => ({ ...r, title: r.code === null ? '全部应尽事项' : (rules.get(r.code)?.at(-1)?.rule.title ?? r.code) }))
}

export async function findExemption(tx: Tx, committeeId: number, id: string): Promise<Exempted | null> {
  const { rows } = await sql<Omit<Exempted, 'title'>>`select ${columns} from obligation_exemption x
    where x.committee_id = ${committeeId} and x.id = ${id}`.execute(tx)
  return (await titled(tx, committeeId, rows))[0] ?? null
}

/** Those that touch a cell: of the unit, or of the person it is. */
export async function exemptionsOfCell(
  tx: Tx,
  committeeId: number,
  code: string,
  unit: Unit,
  window: { from: Day; to: Day },
): Promise<Exempted[]> {
  const { rows } = await sql<Omit<Exempted, 'title'>>`select ${columns} from obligation_exemption x
    where x.committee_id = ${committeeId} and x.unit_id = any(${[unit.id, unit.personId ?? unit.id]}::text[])
      and (x.code is null or x.code = ${code}) and x.from_day <= ${window.to} and x.to_day >= ${window.from}
    order by x.asked_on desc, x.id desc`.execute(tx)
  return titled(tx, committeeId, rows)
}

export const isSeenBy = (x: Exempted, viewer: Viewer, actor: Actor): boolean =>
  viewer.all ||
  may(actor, 'obligations:exempt') ||
  (x.askedById !== null && x.askedById === actor.personId) ||
  (x.personId !== null && viewer.scope.personIds.includes(x.personId)) ||
  (x.bodyId !== null && viewer.scope.bodyIds.includes(x.bodyId))

export function subjectFor(x: Pick<Exempted, 'state' | 'askedById' | 'personId'>, actor: Actor): ExemptionSubject {
  const isAsker = x.askedById !== null && x.askedById === actor.personId
  const isWhose = x.personId !== null && x.personId === actor.personId
  const relations: ExemptionRelation[] = [...(isAsker ? (['asker'] as const) : []), ...(isAsker || isWhose ? [] : (['other'] as const))]
  return { state: x.state, relations }
}

const subjectOf = (id: string) => ({ kind: 'obligation-exemption', id }) as const

/** The unit as the obligation knows it, within what this person may ask for. */
async function unitAsked(change: Change, viewer: Viewer, given: ExemptionGiven): Promise<Unit | null> {
  const { tx, actor, today } = change
  const rules = await rulesOf(tx, actor.committeeId)
  const asked = {
    committeeId: actor.committeeId,
    year: Number(given.from.slice(0, 4)),
    asOf: today,
    scope: viewer.all ? null : viewer.scope,
  }
  const chosen = new Map(
    [...rules].filter(([code, all]) => (given.code === null ? all.some((v) => v.rule.unit.of === 'members') : code === given.code)),
  )
  if (chosen.size === 0) return null
  const { units } = await groundsOf(tx, asked, chosen, await commonOf(tx, actor.committeeId))
  return units.find((u) => u.id === given.unit) ?? null
}

export function askExemption(world: World, actor: Actor, given: ExemptionGiven): Promise<Outcome<{ id: string }>> {
  return perform(world, actor, async (change) => {
    const { tx, today, now, record } = change
    const viewer = await viewerOf(tx, actor, today)
    const unit = await unitAsked(change, viewer, given)
    if (!unit) return notFound('没有这个应尽者，或者不由您申请')
    const [from, to] = [day(given.from), day(given.to)]
    const reasons: Reason[] = []
    if (to < from) reasons.push({ field: 'to', says: '止日不能早于起日' })
    if (given.code === null && unit.of !== 'members') reasons.push({ field: 'code', says: '只有委员可以申请一段时间内全部免除' })
    const { rows } = await sql`select from obligation_exemption where committee_id = ${actor.committeeId} and unit_id = ${unit.id}
      and code is not distinct from ${given.code} and state in ('asked', 'granted') and from_day <= ${to} and to_day >= ${from} limit 1`.execute(
      tx,
    )
    if (rows.length) reasons.push({ field: 'from', says: '这段时间已经申请过或者已经免除' })
    if (reasons.length) return refused(reasons)
    const id = change.newId()
    await sql`insert into obligation_exemption (committee_id, id, code, unit_id, unit_name, person_id, body_id, from_day, to_day, reason,
        asked_by, asked_name, asked_on, state, state_since)
      values (${actor.committeeId}, ${id}, ${given.code}, ${unit.id}, ${unit.name}, ${unit.personId}, ${unit.bodyId}, ${from}, ${to}, ${given.reason},
        ${actor.personId}, ${actor.name}, ${today}, 'asked', ${now})`.execute(tx)
    const asked = await findExemption(tx, actor.committeeId, id)
    const obligation = asked?.title ?? ''
    const deciders = await peopleWithRole(tx, actor.committeeId, 'chair', today)
    await owe(change, {
      personIds: deciders.map((d) => d.personId).filter((p) => p !== actor.personId),
      key: `obligation.exemption:${id}`,
      title: '有免除应尽事项的申请待审批',
      body: `${actor.name}为${unit.name}申请免除“${obligation}”：${given.reason}`,
      url: `/obligation-exemptions/${id}`,
      matterId: null,
    })
    record(subjectOf(id), obligationEvents.exemptionAsked.of({ unit: unit.name, obligation, from, to, reason: given.reason }))
    return done({ id })
  })
}

type Moved = { readonly id: string; readonly state: string }

const act =
  <M extends ExemptionMove>(move: M): Act<ExemptionAsk<M>, Moved> =>
  (world, actor, seen, ask) =>
    perform(world, actor, async (change) => {
      const { tx, today, now } = change
      await sql`select 1 from obligation_exemption where committee_id = ${actor.committeeId} and id = ${seen.id} for update`.execute(tx)
      const found = await findExemption(tx, actor.committeeId, seen.id)
      if (!found || !isSeenBy(found, await viewerOf(tx, actor, today), actor)) return notFound('没有这件免除申请')
      const verdict = judge(exemptionCourse, move, subjectFor(found, actor), actor)
      if (!verdict.ok) return verdict
      if (found.version !== seen.version) return conflict()
      const state = exemptionCourse.moves[move].to ?? found.state
      const says = 'says' in ask ? ask.says : ''
      await sql`update obligation_exemption set state = ${state}, state_since = ${now}, version = version + 1,
          decided_by = case when ${move} = 'withdraw' then decided_by else ${actor.name} end,
          decided_on = case when ${move} = 'withdraw' then decided_on else ${today}::date end,
          decision = case when ${move} = 'withdraw' then decision else ${says} end,
          granted_on = case when ${move} = 'grant' then ${today}::date else granted_on end,
          revoked_on = case when ${move} = 'revoke' then ${today}::date else revoked_on end
        where committee_id = ${actor.committeeId} and id = ${seen.id}`.execute(tx)
      change.record(subjectOf(found.id), told(move, found, actor.name, says))
      if (move !== 'withdraw') await tellAsker(change, found, exemptionCourse.moves[move].label, says)
      return done({ id: found.id, state })
    })

function told(move: ExemptionMove, x: Exempted, by: string, says: string) {
  switch (move) {
    case 'grant':
      return obligationEvents.exemptionGranted.of({ unit: x.unitName, obligation: x.title, from: x.from, to: x.to, by, says })
    case 'refuse':
      return obligationEvents.exemptionRefused.of({ by, says })
    case 'withdraw':
      return obligationEvents.exemptionWithdrawn.of({})
    case 'revoke':
      return obligationEvents.exemptionRevoked.of({ by, says })
  }
}

const tellAsker = (change: Change, x: Exempted, label: string, says: string): Promise<void> =>
  owe(change, {
    personIds: [x.askedById, x.personId].filter((p): p is string => p !== null),
    key: `obligation.exemption:${x.id}:${label}`,
    title: `免除应尽事项：${label}`,
    body: `${x.unitName}的“${x.title}”${says ? `：${says}` : ''}`,
    url: `/obligation-exemptions/${x.id}`,
    matterId: null,
  })

export const exemptionActs: { readonly [M in ExemptionMove]: Act<ExemptionAsk<M>, Moved> } = {
  grant: act('grant'),
  refuse: act('refuse'),
  withdraw: act('withdraw'),
  revoke: act('revoke'),
}
