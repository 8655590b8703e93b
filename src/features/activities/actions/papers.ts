// The agenda of an activity and its papers: listed, released with their lead time, taken back.
import { sql } from 'kysely'
import { perform, type World } from '#/core/action.ts'
import type { Actor } from '#/core/actor.ts'
import { touch } from '#/core/cases/register.ts'
import { meetDeadline } from '#/core/cases/deadlines.ts'
import type { Seen } from '#/core/http/move-routes.ts'
import { conflict, done, notFound, refused, type Outcome } from '#/core/outcome.ts'
import type { AgendaFields } from '../contract.ts'
import { activityEvents } from '../events.ts'
import type { MaterialAudience } from '../words.ts'
import { activityOf, arranging, tellPeople, toldOf, workingDays } from './acting.ts'

/** The whole agenda as it is to stand. Items keep their rows: speeches and votes hang on them. */
export function setAgenda(
  world: World,
  actor: Actor,
  seen: Seen,
  { items }: AgendaFields,
): Promise<Outcome<{ id: string; version: number }>> {
  return perform(world, actor, async (change) => {
    const held = await arranging(change, seen.id, (s) => s.completing)
    if (!held.ok) return held
    const a = held.value
    const kept = items.flatMap((i) => (i.id ? [i.id] : []))
    if (kept.some((k) => !a.agenda.some((row) => row.id === k)) || new Set(kept).size !== kept.length)
      return refused([{ field: 'items', says: '议程已被别人改动，请刷新后再排' }])
    const begun = a.agenda.find((row) => row.state !== 'planned' && !kept.includes(row.id))
    if (begun) return refused([{ field: 'items', says: `“${begun.title}”已经进行，不能删去` }])
    const matters = await sql<{ id: string }>`select id from matter where committee_id = ${actor.committeeId}
      and id = any(${items.flatMap((i) => (i.matterId ? [i.matterId] : []))}::uuid[])`.execute(change.tx)
    if (items.some((i) => i.matterId && !matters.rows.some((m) => m.id === i.matterId)))
      return refused([{ field: 'items', says: '没有找到所选的事项' }])
    if (!(await touch(change.tx, seen.id, seen.version))) return conflict()
    const rows = items.map((i, n) => ({
      id: i.id ?? change.newId(),
      ord: n + 1,
      title: i.title,
      minutes: i.minutes,
      speaker: i.speaker,
      session_id: a.sessions.find((s) => s.ord === i.session)?.id ?? null,
      matter_id: i.matterId,
    }))
    // Orders move out of each other's way first: they are unique.
    await sql`delete from activity_agenda where committee_id = ${actor.committeeId} and activity_id = ${a.id}
      and not (id = any(${rows.map((r) => r.id)}::uuid[]))`.execute(change.tx)
    await sql`update activity_agenda set ord = ord + 1000 where committee_id = ${actor.committeeId} and activity_id = ${a.id}`.execute(
      change.tx,
    )
    await sql`insert into activity_agenda (committee_id, id, activity_id, ord, title, minutes, speaker, session_id, matter_id)
      select ${actor.committeeId}, id, ${a.id}, ord, title, minutes, speaker, session_id, matter_id
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, ord integer, title text, minutes integer, speaker text, session_id uuid,
        matter_id uuid)
      on conflict (committee_id, id) do update set ord = excluded.ord, title = excluded.title, minutes = excluded.minutes, speaker = excluded.speaker,
        session_id = excluded.session_id, matter_id = excluded.matter_id`.execute(change.tx)
    change.record(activityOf(a.id), activityEvents.agendaSet.of({ items: rows.map((r) => r.title) }))
    return done({ id: a.id, version: seen.version + 1 })
  })
}

export interface MaterialGiven {
  readonly title: string
  readonly access: MaterialAudience
  readonly agendaId: string | null
}

export function addMaterial(world: World, actor: Actor, activityId: string, given: MaterialGiven): Promise<Outcome<{ id: string }>> {
  return perform(world, actor, async (change) => {
    const held = await arranging(change, activityId, (s) => s.completing)
    if (!held.ok) return held
    const a = held.value
    if (given.agendaId && !a.agenda.some((i) => i.id === given.agendaId)) return refused([{ field: 'agendaId', says: '没有这项议程' }])
    if (a.materials.length >= 100) return refused(['一项活动最多100份材料'])
    const id = change.newId()
    await sql`insert into activity_material (committee_id, id, activity_id, agenda_id, ord, title, access)
      values (${actor.committeeId}, ${id}, ${a.id}, ${given.agendaId}, ${Math.max(0, ...a.materials.map((m) => m.ord)) + 1}, ${given.title},
        ${given.access})`.execute(change.tx)
    change.record(activityOf(a.id), activityEvents.materialAdded.of({ title: given.title, access: given.access }))
    return done({ id })
  })
}

/** All that is not out yet goes out together; people are told once. */
export function releaseMaterials(world: World, actor: Actor, activityId: string): Promise<Outcome<{ released: number }>> {
  return perform(world, actor, async (change) => {
    const held = await arranging(change, activityId, (s) => s.completing)
    if (!held.ok) return held
    const a = held.value
    const waiting = a.materials.filter((m) => m.releasedAt === null)
    if (waiting.length === 0) return refused(['没有还没发出的材料'])
    await sql`with out as (
        update activity_material set released_at = ${change.now} where committee_id = ${actor.committeeId} and activity_id = ${a.id}
          and released_at is null)
      update activity set materials_at = coalesce(materials_at, ${change.now})
      where committee_id = ${actor.committeeId} and id = ${a.id}`.execute(change.tx)
    await meetDeadline(change.tx, a.id, 'activity.materials', change.today)
    const before = await workingDays(change, change.today, a.startsOn)
    const told = toldOf(a)
    for (const [i, m] of waiting.entries())
      change.record(
        activityOf(a.id),
        activityEvents.materialReleased.of({ told, workingDays: before, title: m.title, first: i === 0 && a.materialsAt === null }),
      )
    const readers = waiting.some((m) => m.access === 'participants' || m.access === 'everyone')
      ? a.people
      : waiting.some((m) => m.access === 'due')
        ? a.people.filter((p) => p.capacity === 'due')
        : []
    if (a.notifiedAt)
      await tellPeople(change, a, {
        personIds: readers.map((p) => p.personId),
        key: `activity.materials:${a.id}:${change.now.toISOString()}`,
        title: '会议材料已发',
        body: `“${a.title}”的材料已发：${waiting.map((m) => m.title).join('、')}。`,
      })
    return done({ released: waiting.length })
  })
}

export function removeMaterial(world: World, actor: Actor, activityId: string, materialId: string): Promise<Outcome<{ id: string }>> {
  return perform(world, actor, async (change) => {
    const held = await arranging(change, activityId, (s) => s.completing)
    if (!held.ok) return held
    const material = held.value.materials.find((m) => m.id === materialId)
    if (!material) return notFound('没有这份材料')
    await sql`delete from activity_material where committee_id = ${actor.committeeId} and id = ${materialId}`.execute(change.tx)
    change.record(activityOf(activityId), activityEvents.materialRemoved.of({ title: material.title }))
    return done({ id: materialId })
  })
}
