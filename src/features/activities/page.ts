// The activity's page: what it says to this reader, with the moves and answers that are his, in the words of the lifecycles.
import type { z } from 'zod'
import { may, type Actor } from '#/core/actor.ts'
import { deadlineEvents } from '#/core/cases/calendar-change.ts'
import { documentEvents } from '#/core/documents/events.ts'
import { fileEvents } from '#/core/files/events.ts'
import { movesShown } from '#/core/http/moves-shown.ts'
import type { JournalEntry } from '#/core/journal/read.ts'
import { toldBy } from '#/core/journal/told.ts'
import type { Activity, ParticipationRow } from './activity.ts'
import { traitsOf } from './codes.ts'
import type { activityPage, counts, ParticipantShown } from './contract.ts'
import { detailForms } from './details.ts'
import { activityEvents } from './events.ts'
import { attendanceEvents } from './attendance/events.ts'
import { fieldsOf } from './fields.ts'
import { floorEvents } from './floor/events.ts'
import { decisionEvents, minutesEvents } from './minutes/events.ts'
import { activitySubject, replySubject } from './judged.ts'
import { activityCourse, activityStates } from './lifecycle.ts'
import { replyCourse, replyStates } from './reply-lifecycle.ts'
import { organises, signUpAgainst } from './rules.ts'
import { audiences, capacities, forms, presences, type MaterialAudience } from './words.ts'

export type ActivityPageData = z.input<typeof activityPage>

const tell = toldBy([
  ...Object.values(activityEvents),
  ...Object.values(attendanceEvents),
  ...floorEvents,
  ...Object.values(minutesEvents),
  ...Object.values(decisionEvents),
  ...Object.values(fileEvents),
  ...Object.values(documentEvents),
  ...Object.values(deadlineEvents),
])

export const tagOf = <S extends string>(states: Readonly<Record<S, { readonly label: string; readonly tone: string }>>, code: S) => ({
  code,
  label: states[code].label,
  tone: states[code].tone,
})

const worded = <C extends string>(labels: Readonly<Record<C, string>>, code: C) => ({ code, label: labels[code] })

/** Whether this reader may open a paper: who arranges it opens all, others what is out and meant for them. */
export function mayOpen(
  a: Activity,
  material: { readonly access: MaterialAudience; readonly releasedAt: string | null },
  actor: Actor,
): boolean {
  if (organises(actor, a)) return true
  if (material.releasedAt === null) return false
  const mine = a.people.find((p) => p.personId !== null && p.personId === actor.personId)
  const opens: Record<MaterialAudience, boolean> = {
    everyone: true,
    participants: mine !== undefined,
    due: mine?.capacity === 'due',
    organisers: false,
  }
  return opens[material.access]
}

const came = (p: ParticipationRow): boolean => p.attendance.some((t) => t.state === 'present')

export function countsOf(people: readonly ParticipationRow[]): z.input<typeof counts> {
  const due = people.filter((p) => p.capacity === 'due')
  const said = (reply: ParticipationRow['reply']) => people.filter((p) => p.reply === reply).length
  const settled = people.some((p) => p.attendance.length > 0)
  return {
    people: people.length,
    due: due.length,
    confirmed: said('confirmed'),
    declined: said('declined'),
    leaves: said('leaveGranted'),
    pending: said('leaveRequested'),
    unanswered: said('none'),
    present: settled ? due.filter(came).length : null,
    others: settled ? people.filter((p) => p.capacity !== 'due' && p.capacity !== 'staff' && came(p)).length : null,
  }
}

function participantOf(a: Activity, p: ParticipationRow, actor: Actor, now: Date): ParticipantShown {
  const subject = replySubject(a, { ...p, repliedAt: p.repliedAt ? new Date(p.repliedAt) : null }, actor, now)
  const knowsReply = subject.relations.length > 0 || may(actor, 'activities:read-all')
  const knowsLeave = subject.relations.length > 0 && p.leaveKind !== null
  return {
    id: p.id,
    version: p.version,
    personId: p.personId,
    name: p.name,
    unit: p.unit,
    category: { code: p.category, label: p.categoryLabel },
    capacity: worded(capacities, p.capacity),
    role: { code: p.role, label: p.roleLabel },
    group: p.group,
    seat: p.seat,
    substituteFor: p.substituteFor,
    reply: knowsReply ? tagOf(replyStates, p.reply) : null,
    repliedAt: knowsReply ? p.repliedAt : null,
    asksAgain: knowsReply && subject.asksAgain,
    leave: knowsLeave
      ? { kind: p.leaveKindLabel ?? p.leaveKind ?? '', reason: p.leaveReason, says: p.leaveSays, decidedBy: p.leaveDecidedBy }
      : null,
    attendance: knowsReply
      ? p.attendance.map((t) => ({ sessionId: t.sessionId, state: worded(presences, t.state), late: t.late, left: t.left }))
      : [],
    moves: movesShown(replyCourse, subject, actor),
  }
}

export function activityPageOf(a: Activity, actor: Actor, now: Date, entries: readonly JournalEntry[]): ActivityPageData {
  const traits = traitsOf(a.kind, a.kindData)
  const row = activityStates[a.state]
  const arranges = organises(actor, a)
  const own = a.people.find((p) => p.personId !== null && p.personId === actor.personId)
  const showsPeople = arranges || own !== undefined || may(actor, 'activities:read-all') || may(actor, 'activities:leave')
  return {
    id: a.id,
    version: a.version,
    url: `/activities/${a.id}`,
    title: a.title,
    state: tagOf(activityStates, a.state),
    kind: {
      code: a.kind,
      label: a.kindLabel,
      group: traits.group,
      profile: traits.profile,
      important: traits.important,
      minutes: traits.minutes,
      halfDays: traits.halfDays,
    },
    ordinal: a.ordinal,
    host: a.hostId ? { id: a.hostId, name: a.host ?? '' } : null,
    cohosts: [...a.cohosts],
    partners: [...a.partners],
    form: worded(forms, a.form),
    place: a.place,
    placeCode: a.placeCode,
    startsAt: a.startsAt.toISOString(),
    endsAt: a.endsAt.toISOString(),
    mandatory: a.mandatory,
    signUpUntil: a.signUpUntil?.toISOString() ?? null,
    places: a.places,
    checkInFrom: a.checkInFrom?.toISOString() ?? null,
    themes: a.themes.map((code, i) => ({ code, label: a.themeLabels[i] ?? code })),
    programme: a.programme ? { code: a.programme, label: a.programmeLabel ?? a.programme } : null,
    programmeId: a.programmeId,
    triggerId: a.triggerId,
    thematic: a.thematic,
    expanded: a.expanded,
    audience: a.audience,
    contact: a.contactId ? { id: a.contactId, name: a.contact ?? '' } : null,
    vehicles: a.vehicles,
    catering: a.catering,
    note: a.note,
    details: detailsOf(a),
    fields: arranges && row.completing && a.state !== 'submitted' ? fieldsOf(a) : null,
    heldOn: a.heldOn,
    closedOn: a.closedOn,
    sessions: [...a.sessions],
    agenda: a.agenda.map((i) => ({
      id: i.id,
      ord: i.ord,
      title: i.title,
      minutes: i.minutes,
      speaker: i.speaker,
      sessionId: i.sessionId,
      matter: i.matterId ? { id: i.matterId, kind: i.matterKind ?? '', title: i.matterTitle ?? '' } : null,
      state: i.state,
    })),
    materials: a.materials
      .filter((m) => arranges || m.releasedAt !== null)
      .map((m) => ({
        id: m.id,
        title: m.title,
        access: worded(audiences, m.access),
        agendaId: m.agendaId,
        releasedAt: m.releasedAt,
        mayOpen: mayOpen(a, m, actor),
      })),
    counts: countsOf(a.people),
    people: showsPeople ? a.people.map((p) => participantOf(a, p, actor, now)) : [],
    showsPeople,
    mine: own ? participantOf(a, own, actor, now) : null,
    maySignUp: actor.personId !== null && may(actor, 'activities:reply') && signUpAgainst(a, actor.personId, now).length === 0,
    mayArrange: arranges && row.arranging,
    mayComplete: arranges && row.completing,
    live: row.live,
    owed: a.owed.map((o) => ({ ...o, steps: [...o.steps] })),
    timeline: tell(entries),
    moves: movesShown(activityCourse, activitySubject(a, actor, now), actor),
  }
}

function detailsOf(a: Activity): { key: string; label: string; value: string }[] {
  const shape: Readonly<Record<string, z.ZodType>> = detailForms[traitsOf(a.kind, a.kindData).profile].shape
  return Object.entries(shape).flatMap(([key, field]) => {
    const value = a.details[key]
    if ((typeof value !== 'string' && typeof value !== 'number') || value === '') return []
    const meta = field.meta() as { title?: string; labels?: Readonly<Record<string, string>> } | undefined
    return [{ key, label: meta?.title ?? key, value: meta?.labels?.[value] ?? `${value}` }]
  })
}
