// An activity as the form that would give it: to change it, to copy it.
import { dayOf } from '#/core/day.ts'
import type { Activity } from './activity.ts'
import type { ActivityFields } from './contract.ts'

const clock = (at: Date): string => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(11, 16)
const moment = (at: Date | null): string | null => (at ? `${dayOf(at)} ${clock(at)}` : null)

/** The form as it would have to be filled in to give this activity. */
export function fieldsOf(a: Activity): ActivityFields {
  return {
    kind: a.kind,
    title: a.title,
    hostId: a.hostId,
    cohostIds: a.cohosts.map((b) => b.id),
    partners: [...a.partners],
    form: a.form,
    place: a.place,
    placeCode: a.placeCode,
    sessions: a.sessions.map((s) => ({
      label: s.label,
      day: s.day,
      from: clock(new Date(s.startsAt)),
      until: clock(new Date(s.endsAt)),
    })),
    mandatory: a.mandatory,
    signUpUntil: moment(a.signUpUntil),
    places: a.places,
    checkInFrom: moment(a.checkInFrom),
    themes: [...a.themes],
    programme: a.programme,
    programmeId: a.programmeId,
    triggerId: a.triggerId,
    thematic: a.thematic,
    expanded: a.expanded,
    ordinal: a.ordinal,
    contactId: a.contactId,
    vehicles: a.vehicles,
    catering: a.catering,
    note: a.note,
    details: a.details as ActivityFields['details'],
  }
}
