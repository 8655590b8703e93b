// Dated edges between persons and bodies, and standings conferred on them. Both name the paper they rest on; ending one keeps it.
import { sql } from 'kysely'
import { perform, type Change, type World } from '#/core/action.ts'
import type { Actor } from '#/core/actor.ts'
import type { Day } from '#/core/day.ts'
import type { Tx } from '#/core/db/database.ts'
import { done, notFound, refused, type Outcome, type Reason } from '#/core/outcome.ts'
import { codesOf } from '#/core/settings/store.ts'
import { edgeKinds, standingKinds, standingLevels } from '../codes.ts'
import { organisationEvents } from '../events.ts'

export type PartyKind = 'person' | 'body'

export interface EdgeGiven {
  readonly kind: string
  readonly fromId: string
  readonly fromKind: PartyKind
  readonly toId: string
  readonly toKind: PartyKind
  readonly fromDay: Day
  readonly toDay: Day | null
  readonly source: string
}

export function makeEdge(world: World, actor: Actor, given: EdgeGiven): Promise<Outcome<{ id: string }>> {
  return perform(world, actor, async (change) => {
    const { tx, newId } = change
    const kinds = await codesOf(tx, actor.committeeId, edgeKinds, change.today)
    const parties = await partyNames(tx, actor.committeeId, [given.fromId, given.toId])
    const wrong: Reason[] = []
    if (!kinds.some((k) => k.code === given.kind)) wrong.push({ field: 'kind', says: '没有这种联系关系' })
    if (parties.get(given.fromId)?.kind !== given.fromKind) wrong.push({ field: 'fromId', says: '没有找到联系的一方' })
    if (parties.get(given.toId)?.kind !== given.toKind) wrong.push({ field: 'toId', says: '没有找到被联系的一方' })
    if (given.fromId === given.toId) wrong.push({ field: 'toId', says: '不能与自己建立联系' })
    if (given.toDay && given.toDay < given.fromDay) wrong.push({ field: 'toDay', says: '结束日期早于开始日期' })
    if (await alreadyLinked(tx, actor.committeeId, given)) wrong.push({ says: '这一联系已经登记，尚未结束' })
    if (wrong.length) return refused(wrong)
    const id = newId()
    await addEdges(change, [{ id, ...given }])
    return done({ id })
  })
}

/** Bulk: for the demonstration and imports too. Both ends' timelines hear of it. */
export async function addEdges(
  { tx, actor, record, today }: Change,
  edges: readonly (EdgeGiven & { readonly id: string })[],
): Promise<void> {
  if (edges.length === 0) return
  await sql`insert into edge (committee_id, id, kind, from_id, from_kind, to_id, to_kind, from_day, to_day, source)
    select ${actor.committeeId}, id, kind, "fromId", "fromKind", "toId", "toKind", "fromDay", "toDay", source
    from jsonb_to_recordset(${JSON.stringify(edges)}::jsonb) as r(id uuid, kind text, "fromId" uuid, "fromKind" text, "toId" uuid,
      "toKind" text, "fromDay" date, "toDay" date, source text)`.execute(tx)
  const kinds = new Map((await codesOf(tx, actor.committeeId, edgeKinds, today)).map((c) => [c.code, c.label]))
  const names = await partyNames(
    tx,
    actor.committeeId,
    edges.flatMap((e) => [e.fromId, e.toId]),
  )
  for (const e of edges) {
    const event = organisationEvents.linked.of({
      from: names.get(e.fromId)?.name ?? '',
      kind: kinds.get(e.kind) ?? e.kind,
      to: names.get(e.toId)?.name ?? '',
      day: e.fromDay,
      source: e.source,
    })
    record({ kind: e.fromKind, id: e.fromId }, event)
    record({ kind: e.toKind, id: e.toId }, event)
  }
}

export function endEdge(
  world: World,
  actor: Actor,
  given: { readonly id: string; readonly lastDay: Day; readonly source: string },
): Promise<Outcome<{ id: string }>> {
  return perform(world, actor, async (change) => {
    const ended = await endEdges(change, [given.id], given)
    if (ended.length === 0) {
      const there = await sql<{ toDay: Day | null; fromDay: Day }>`select to_day as "toDay", from_day as "fromDay" from edge
        where committee_id = ${actor.committeeId} and id = ${given.id}`.execute(change.tx)
      if (!there.rows[0]) return notFound('没有找到这一联系')
      return refused([
        there.rows[0].toDay
          ? `这一联系已于${there.rows[0].toDay}结束`
          : { field: 'lastDay', says: `结束日期早于开始日期${there.rows[0].fromDay}` },
      ])
    }
    return done({ id: given.id })
  })
}

/** Ends those that run and began by that day, and answers which; both ends' timelines hear of it. */
export async function endEdges(
  { tx, actor, record, today }: Change,
  ids: readonly string[],
  { lastDay, source }: { readonly lastDay: Day; readonly source: string },
): Promise<readonly string[]> {
  const ended = await sql<EdgeGiven & { id: string }>`update edge set to_day = ${lastDay}
    where committee_id = ${actor.committeeId} and id = any(${[...ids]}::uuid[]) and to_day is null and from_day <= ${lastDay}
    returning id, kind, from_id as "fromId", from_kind as "fromKind", to_id as "toId", to_kind as "toKind"`.execute(tx)
  if (ended.rows.length === 0) return []
  const kinds = new Map((await codesOf(tx, actor.committeeId, edgeKinds, today)).map((c) => [c.code, c.label]))
  const names = await partyNames(
    tx,
    actor.committeeId,
    ended.rows.flatMap((e) => [e.fromId, e.toId]),
  )
  for (const edge of ended.rows) {
    const event = organisationEvents.unlinked.of({
      from: names.get(edge.fromId)?.name ?? '',
      kind: kinds.get(edge.kind) ?? edge.kind,
      to: names.get(edge.toId)?.name ?? '',
      day: lastDay,
      source,
    })
    record({ kind: edge.fromKind, id: edge.fromId }, event)
    record({ kind: edge.toKind, id: edge.toId }, event)
  }
  return ended.rows.map((e) => e.id)
}

export interface StandingGiven {
  readonly holderId: string
  readonly holderKind: PartyKind
  readonly kind: string
  readonly title: string
  /** Code list standing-level; of an honour, or of the official who is raised. */
  readonly level?: string | null
  /** 职级 somebody was raised to. */
  readonly rank?: string
  readonly decidedBy: string
  readonly source: string
  readonly fromDay: Day
  readonly toDay: Day | null
}

export function conferStanding(world: World, actor: Actor, given: StandingGiven): Promise<Outcome<{ id: string }>> {
  return perform(world, actor, async (change) => {
    const { tx, today } = change
    const kinds = await codesOf(tx, actor.committeeId, standingKinds, today)
    const levels = await codesOf(tx, actor.committeeId, standingLevels, today)
    const kind = kinds.find((k) => k.code === given.kind)
    const holder = (await partyNames(tx, actor.committeeId, [given.holderId])).get(given.holderId)
    const wrong: Reason[] = []
    if (!kind) wrong.push({ field: 'kind', says: '没有这种表彰或处理' })
    if (holder?.kind !== given.holderKind) wrong.push({ field: 'holderId', says: '没有找到对象' })
    if (given.toDay && given.toDay < given.fromDay) wrong.push({ field: 'toDay', says: '结束日期早于开始日期' })
    if (given.level && !levels.some((l) => l.code === given.level)) wrong.push({ field: 'level', says: '没有这个级别' })
    if (given.kind === 'rank-promotion' && !given.rank?.trim()) wrong.push({ field: 'rank', says: '请填写晋升的职级' })
    if (wrong.length || !kind || !holder) return refused(wrong)
    return done({ id: await addStanding(change, given, { holder: holder.name, kind: kind.label }) })
  })
}

/** Part of whatever act confers it: a commendation announced elsewhere is told here by the same words. */
export async function addStanding(
  { tx, actor, today, newId, record }: Change,
  given: StandingGiven,
  words: { readonly holder: string; readonly kind: string },
): Promise<string> {
  const id = newId()
  await sql`insert into standing (committee_id, id, holder_id, holder_kind, kind, title, level, rank, decided_by, source, from_day, to_day, entered_on)
    values (${actor.committeeId}, ${id}, ${given.holderId}, ${given.holderKind}, ${given.kind}, ${given.title}, ${given.level ?? null},
      ${given.rank ?? ''}, ${given.decidedBy}, ${given.source}, ${given.fromDay}, ${given.toDay}, ${today})`.execute(tx)
  record(
    { kind: given.holderKind, id: given.holderId },
    organisationEvents.conferred.of({ ...words, title: given.title, by: given.decidedBy, day: given.fromDay, source: given.source }),
  )
  return id
}

export function endStanding(
  world: World,
  actor: Actor,
  given: { readonly id: string; readonly lastDay: Day },
): Promise<Outcome<{ id: string }>> {
  return perform(world, actor, async ({ tx, record, today }) => {
    const ended = await sql<StandingGiven>`update standing set to_day = ${given.lastDay}
      where committee_id = ${actor.committeeId} and id = ${given.id} and (to_day is null or to_day > ${given.lastDay}) and from_day <= ${given.lastDay}
      returning holder_id as "holderId", holder_kind as "holderKind", kind, title`.execute(tx)
    const standing = ended.rows[0]
    if (!standing) return notFound('没有找到还有效的这一项，或者结束日期早于开始日期')
    const kinds = await codesOf(tx, actor.committeeId, standingKinds, today)
    const names = await partyNames(tx, actor.committeeId, [standing.holderId])
    record(
      { kind: standing.holderKind, id: standing.holderId },
      organisationEvents.standingEnded.of({
        holder: names.get(standing.holderId)?.name ?? '',
        kind: kinds.find((k) => k.code === standing.kind)?.label ?? standing.kind,
        title: standing.title,
        day: given.lastDay,
      }),
    )
    return done({ id: given.id })
  })
}

async function partyNames(
  tx: Tx,
  committeeId: number,
  ids: readonly string[],
): Promise<ReadonlyMap<string, { readonly kind: PartyKind; readonly name: string }>> {
  const sought = [...new Set(ids)]
  const found = await sql<{ id: string; kind: PartyKind; name: string }>`
    select id, 'person' as kind, name from person where committee_id = ${committeeId} and id = any(${sought}::uuid[])
    union all select id, 'body', name from body where committee_id = ${committeeId} and id = any(${sought}::uuid[])`.execute(tx)
  return new Map(found.rows.map((p) => [p.id, p]))
}

async function alreadyLinked(tx: Tx, committeeId: number, e: EdgeGiven): Promise<boolean> {
  const found = await sql`select 1 from edge where committee_id = ${committeeId} and from_id = ${e.fromId} and to_id = ${e.toId}
    and kind = ${e.kind} and (to_day is null or to_day >= ${e.fromDay}) limit 1`.execute(tx)
  return found.rows.length > 0
}
