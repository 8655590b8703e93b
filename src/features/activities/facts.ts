// Facts of meetings: who held them, in time or late, and – once an activity is closed – who came, was excused, stayed away.
import type { About, Fact, FactSource } from '#/core/fact.ts'
import type { Event, Subject } from '#/core/event.ts'
import { activityEvents, type ActivityTold, type SettledPerson } from './events.ts'
import { dutyOf, foldSessions } from './rules.ts'

type Of<K extends keyof typeof activityEvents> = Parameters<(typeof activityEvents)[K]['of']>[0]

const told = <K extends keyof typeof activityEvents>(event: Event, kind: K): event is Event<string, Of<K>> =>
  event.name === activityEvents[kind].name

export const activityFacts: FactSource = (event, subject, on) => {
  if (told(event, 'held')) return heldBy(event.data, subject)
  if (told(event, 'closed')) return attendance(event.data.told, event.data.people, subject, 1)
  if (told(event, 'corrected')) return corrected(event.data, subject)
  if (told(event, 'notified')) return [inTime('activity.notified', event.data, subject, on)]
  if (told(event, 'materialReleased')) return event.data.first ? [inTime('activity.material', event.data, subject, on)] : []
  if (told(event, 'minuted')) return [inTime('activity.minuted', event.data, subject, on)]
  return []
}

function heldBy({ told: a, people, audience }: Of<'held'>, subject: Subject): readonly Fact[] {
  const about: About = {
    title: a.title,
    kind: a.kind,
    group: a.group,
    themes: a.themes,
    programme: a.programme,
    trigger: a.trigger,
    thematic: a.thematic,
    people,
    audience,
  }
  const fact = (bodyId: string | null, role: string): Fact => ({
    personId: null,
    bodyId,
    role,
    verb: 'activity.held',
    object: subject,
    day: a.on,
    weight: 1,
    verified: true,
    about,
  })
  return [fact(a.host, 'host'), ...a.cohosts.map((id) => fact(id, 'cohost'))]
}

const inTime = (
  verb: string,
  { told: a, workingDays }: Of<'notified'> | Of<'materialReleased'> | Of<'minuted'>,
  object: Subject,
  day: Fact['day'],
): Fact => ({
  personId: null,
  bodyId: a.host,
  role: 'host',
  verb,
  object,
  day,
  weight: 1,
  verified: true,
  about: { title: a.title, kind: a.kind, workingDays },
})

/** One fact for each half-day where the kind counts half-days, else one for the whole. */
function attendance(a: ActivityTold, people: readonly SettledPerson[], subject: Subject, weight: 1 | -1): readonly Fact[] {
  const counted = a.halfDays ? people : foldSessions(people)
  return counted.flatMap((p) => {
    const verb = dutyOf(p)
    return verb ? [presence(a, p, verb, subject, weight)] : []
  })
}

function presence(a: ActivityTold, p: SettledPerson, verb: 'attended' | 'excused' | 'absent', object: Subject, weight: 1 | -1): Fact {
  const about: About = {
    title: a.title,
    kind: a.kind,
    group: a.group,
    mandatory: a.mandatory && p.capacity === 'due',
    session: a.halfDays ? p.label : null,
    themes: a.themes,
    programme: a.programme,
    trigger: a.trigger,
    host: a.host,
    thematic: a.thematic,
    capacity: p.capacity,
    ...(verb === 'attended' ? { late: p.late, leftEarly: p.leftEarly } : {}),
    ...(verb === 'excused' ? { reason: p.reason, exempt: p.exempt } : {}),
    ...(verb === 'absent' ? { confirmed: p.confirmed } : {}),
  }
  return {
    personId: p.personId,
    role: p.substitute ? 'substitute' : verb === 'attended' ? p.role : 'participant',
    verb: `activity.${verb}`,
    object,
    day: a.halfDays ? p.day : a.on,
    weight,
    verified: true,
    about,
  }
}

function corrected({ told: a, before, after }: Of<'corrected'>, subject: Subject): readonly Fact[] {
  const same = (x: Fact, y: Fact) => JSON.stringify({ ...x, weight: 1 }) === JSON.stringify({ ...y, weight: 1 })
  const was = attendance(a, before, subject, -1)
  const is = attendance(a, after, subject, 1)
  return [...was.filter((x) => !is.some((y) => same(x, y))), ...is.filter((y) => !was.some((x) => same(x, y)))]
}
