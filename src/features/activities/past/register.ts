// Takes over activities that are over, with who came: many in a few statements, each told to the journal as held and closed, so that facts follow.
import { sql } from 'kysely'
import type { Change } from '#/core/action.ts'
import { nextNumber } from '#/core/cases/register.ts'
import { instantOf, type Day } from '#/core/day.ts'
import { indexMatter } from '#/core/search/search.ts'
import { codesOf } from '#/core/settings/store.ts'
import { findSession } from '#/features/organisation/public.ts'
import { activityOf } from '../actions/acting.ts'
import { activityKinds, leaveKinds, traitsOf, type ActivityTraits } from '../codes.ts'
import { activityEvents, type ActivityTold, type SettledPerson } from '../events.ts'
import type { Capacity, Presence } from '../words.ts'

export interface PastPerson {
  /** null: a guest, by name. */
  readonly personId: string | null
  readonly name: string
  readonly unit?: string
  readonly category: string
  readonly capacity: Capacity
  readonly role?: string
  /** What each session came to. */
  readonly came: readonly Presence[]
  readonly lateMinutes?: number
  readonly leftMinutes?: number
  readonly leaveKind?: string
}

export interface PastActivity {
  readonly kind: string
  readonly title: string
  readonly sessions: readonly { readonly label: string; readonly day: Day; readonly from: string; readonly until: string }[]
  readonly hostId: string | null
  readonly cohostIds?: readonly string[]
  readonly place: string
  readonly themes?: readonly string[]
  readonly programme?: string | null
  readonly programmeId?: string | null
  readonly triggerId?: string | null
  readonly thematic?: boolean
  readonly expanded?: boolean
  readonly partners?: readonly string[]
  readonly audience?: number | null
  readonly details?: Readonly<Record<string, unknown>>
  /** Working days of notice, of the papers before it, of the minutes after it, where they are known. */
  readonly lead?: { readonly notice: number; readonly materials: number; readonly minutes: number }
  readonly people: readonly PastPerson[]
}

interface Made extends PastActivity {
  readonly id: string
  readonly traits: ActivityTraits
  readonly kindLabel: string
  readonly on: Day
  readonly ordinal: number | null
  readonly startsAt: Date
  readonly endsAt: Date
}

/** Kinds, themes and persons are known to the register already: whoever calls has seen to it. Answers the ids in the order given. */
export async function registerPast(change: Change, given: readonly PastActivity[], source: string): Promise<readonly string[]> {
  const { tx, actor, today } = change
  const kinds = new Map((await codesOf(tx, actor.committeeId, activityKinds, today)).map((k) => [k.code, k]))
  const exempt = new Set(
    (await codesOf(tx, actor.committeeId, leaveKinds, today)).filter((k) => k.data?.['exempt'] === true).map((k) => k.code),
  )
  const made: Made[] = []
  for (const a of given) {
    const [first, last] = [a.sessions.at(0), a.sessions.at(-1)]
    const kind = kinds.get(a.kind)
    if (!first || !last || !kind) throw new Error(`an activity of kind ${a.kind} cannot be taken over`)
    const traits = traitsOf(a.kind, kind.data)
    made.push({
      ...a,
      id: change.newId(),
      traits,
      kindLabel: kind.label,
      on: first.day,
      ordinal: traits.ordinal ? await nextOrdinal(change, a, first.day) : null,
      startsAt: instantOf(first.day, first.from),
      endsAt: instantOf(last.day, last.until),
    })
  }
  await insertActivities(change, made)
  const settled = await insertParticipations(change, made, exempt)
  for (const a of made) {
    const told = toldOf(a)
    const present = a.people.filter((p) => p.came.includes('present')).length
    change.record(activityOf(a.id), activityEvents.registeredPast.of({ kind: a.kindLabel, title: a.title, on: a.on, source }))
    if (a.lead) {
      const { notice, materials } = a.lead
      change.record(
        activityOf(a.id),
        activityEvents.notified.of({ told, workingDays: notice, people: a.people.length, ordinal: a.ordinal }),
      )
      change.record(activityOf(a.id), activityEvents.materialReleased.of({ told, workingDays: materials, title: '会议材料', first: true }))
    }
    change.record(activityOf(a.id), activityEvents.held.of({ told, people: present, audience: a.audience ?? null }))
    if (a.lead) change.record(activityOf(a.id), activityEvents.minuted.of({ told, workingDays: a.lead.minutes, paper: null }))
    change.record(activityOf(a.id), activityEvents.closed.of({ told, people: settled.get(a.id) ?? [] }))
  }
  for (const a of made)
    await indexMatter(tx, {
      committeeId: actor.committeeId,
      matterId: a.id,
      kind: 'activity',
      title: a.title,
      body: [a.kindLabel, a.place, ...(a.partners ?? [])].filter(Boolean).join('\n'),
    })
  return made.map((a) => a.id)
}

/** The series goes on where the program's own numbering stands (actions/course.ts). */
async function nextOrdinal({ tx, actor }: Change, a: PastActivity, on: Day): Promise<number> {
  const session = await findSession(tx, actor.committeeId, { currentOn: on })
  return nextNumber(tx, actor.committeeId, `activity:${a.kind}:${a.hostId ?? ''}:${session?.termNumber ?? 0}`)
}

const toldOf = (a: Made): ActivityTold => ({
  title: a.title,
  kind: a.kind,
  group: a.traits.group,
  mandatory: a.traits.mandatory,
  halfDays: a.traits.halfDays,
  themes: a.themes ?? [],
  programme: a.programmeId ?? a.programme ?? null,
  trigger: a.triggerId ?? null,
  host: a.hostId,
  cohosts: a.cohostIds ?? [],
  thematic: a.thematic ?? false,
  on: a.on,
})

/** Known as held from the evening of its day, closed at once: what came from a table of the past is not held back from past answers. */
async function insertActivities({ tx, actor, today, newId }: Change, made: readonly Made[]): Promise<void> {
  const rows = made.map((a) => ({
    id: a.id,
    kind: a.kind,
    title: a.title,
    ordinal: a.ordinal,
    host: a.hostId,
    place: a.place,
    starts: a.startsAt,
    ends: a.endsAt,
    mandatory: a.traits.mandatory,
    themes: a.themes ?? [],
    programme: a.programme ?? null,
    programme_id: a.programmeId ?? null,
    trigger_id: a.triggerId ?? null,
    thematic: a.thematic ?? false,
    expanded: a.expanded ?? false,
    partners: a.partners ?? [],
    audience: a.audience ?? null,
    details: a.details ?? {},
    held: a.on,
    cohosts: a.cohostIds ?? [],
    sessions: a.sessions.map((s, i) => ({
      id: newId(),
      ord: i + 1,
      label: s.label,
      starts: instantOf(s.day, s.from),
      ends: instantOf(s.day, s.until),
    })),
  }))
  await sql`with r as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, kind text, title text, ordinal int, host uuid, place text,
        starts timestamptz, ends timestamptz, mandatory boolean, themes text[], programme text, programme_id uuid, trigger_id uuid,
        thematic boolean, expanded boolean, partners text[], audience int, details jsonb, held date, cohosts uuid[], sessions jsonb)),
    matters as (
      insert into matter (committee_id, id, kind, title, state, state_since, open, opened_at)
      select ${actor.committeeId}, id, 'activity', title, 'closed', ends, false, starts from r),
    states as (
      insert into matter_state (committee_id, matter_id, from_at, until_at, state, entry)
      select ${actor.committeeId}, r.id, r.ends, case when s.entry = 1 then r.ends end, s.state, s.entry
      from r cross join (values (1, 'held'), (2, 'closed')) s(entry, state)),
    activities as (
      insert into activity (committee_id, id, kind, ordinal, host_id, place, starts_at, ends_at, mandatory, themes, programme, programme_id,
        trigger_id, thematic, expanded, partners, audience, details, held_on, closed_on, created_by)
      select ${actor.committeeId}, id, kind, ordinal, host, place, starts, ends, mandatory, themes, programme, programme_id, trigger_id, thematic,
        expanded, partners, audience, details, held, ${today}, ${actor.personId}::uuid from r),
    cohosts as (
      insert into activity_cohost (committee_id, activity_id, body_id) select ${actor.committeeId}, r.id, b from r, unnest(r.cohosts) b)
    insert into activity_session (committee_id, id, activity_id, ord, label, starts_at, ends_at)
    select ${actor.committeeId}, s.id, r.id, s.ord, s.label, s.starts, s.ends
    from r, jsonb_to_recordset(r.sessions) as s(id uuid, ord int, label text, starts timestamptz, ends timestamptz)`.execute(tx)
}

/** By activity, what the journal keeps of each person in each session. */
async function insertParticipations(
  { tx, actor, today, newId }: Change,
  made: readonly Made[],
  exempt: ReadonlySet<string>,
): Promise<ReadonlyMap<string, readonly SettledPerson[]>> {
  const parts = made.flatMap((a) => a.people.map((p) => ({ ...p, id: newId(), activity: a.id, role: p.role ?? 'participant' })))
  const onLeave = (p: PastPerson): boolean => p.came.includes('excused')
  const rows = parts.map((p) => ({
    id: p.id,
    activity: p.activity,
    person: p.personId,
    name: p.personId ? '' : p.name,
    unit: p.unit ?? '',
    category: p.category,
    capacity: p.capacity,
    role: p.role,
    reply: onLeave(p) ? 'leaveGranted' : 'confirmed',
    leave: onLeave(p) ? (p.leaveKind ?? null) : null,
  }))
  await sql`insert into participation (committee_id, id, activity_id, person_id, guest_name, guest_unit, category, capacity, role, reply, leave_kind)
    select ${actor.committeeId}, id, activity, person, name, unit, category, capacity, role, reply, leave
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, activity uuid, person uuid, name text, unit text, category text,
      capacity text, role text, reply text, leave text)`.execute(tx)
  const sheet = parts.flatMap((p) =>
    p.came.map((state, i) => ({
      activity: p.activity,
      part: p.id,
      ord: i + 1,
      state,
      late: state === 'present' ? (p.lateMinutes ?? 0) : 0,
      gone: state === 'present' ? (p.leftMinutes ?? 0) : 0,
    })),
  )
  await sql`insert into attendance (committee_id, activity_id, session_id, participation_id, state, late_minutes, left_minutes, share, settled_on)
    select ${actor.committeeId}, r.activity, s.id, r.part, r.state, r.late, r.gone, case when r.state = 'present' then 1 end, ${today}
    from jsonb_to_recordset(${JSON.stringify(sheet)}::jsonb) as r(activity uuid, part uuid, ord int, state text, late int, gone int)
    join activity_session s on s.committee_id = ${actor.committeeId} and s.activity_id = r.activity and s.ord = r.ord`.execute(tx)
  const settled = new Map<string, SettledPerson[]>()
  const sessionsOf = new Map(made.map((a) => [a.id, a.sessions]))
  for (const p of parts) {
    const { personId } = p
    if (personId === null) continue
    const all = settled.get(p.activity) ?? []
    settled.set(p.activity, all)
    for (const [i, state] of p.came.entries()) {
      const session = sessionsOf.get(p.activity)?.[i]
      if (!session) throw new Error('a person came to more sessions than there were')
      const leave = state === 'excused' ? (p.leaveKind ?? null) : null
      all.push({
        personId,
        role: p.role,
        capacity: p.capacity,
        substitute: false,
        session: i + 1,
        label: session.label,
        day: session.day,
        state,
        late: state === 'present' && (p.lateMinutes ?? 0) > 0,
        leftEarly: state === 'present' && (p.leftMinutes ?? 0) > 0,
        confirmed: !onLeave(p),
        reason: leave,
        exempt: leave !== null && exempt.has(leave),
      })
    }
  }
  return settled
}
