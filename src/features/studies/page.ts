// Programmes, texts and lectures as their pages show them.
import type { z } from 'zod'
import { may, type Actor } from '#/core/actor.ts'
import { daysBetween, type Day } from '#/core/day.ts'
import { movesShown } from '#/core/http/moves-shown.ts'
import type { JournalEntry } from '#/core/journal/read.ts'
import { toldOnlyBy } from '#/core/journal/told.ts'
import { programmeSubject } from './actions/programmes.ts'
import type { lecturePage, programmePage, textPage } from './contract.ts'
import { studyEvents } from './events.ts'
import { programmeCourse, programmeStates } from './lifecycle.ts'
import type { Lecture, Programme, SessionHeld, StudyText } from './store.ts'

const tell = toldOnlyBy(Object.values(studyEvents))

const held = (sessions: readonly SessionHeld[]) => sessions.map((s) => ({ ...s, url: `/activities/${s.id}` }))

export function programmePageOf(p: Programme, actor: Actor, entries: readonly JournalEntry[], today: Day): z.input<typeof programmePage> {
  const { label, tone } = programmeStates[p.state]
  return {
    id: p.id,
    version: p.version,
    url: `/study-programmes/${p.id}`,
    state: { code: p.state, label, tone },
    kind: { code: p.kind, label: p.kindLabel },
    text: {
      kind: p.kind,
      title: p.title,
      theme: p.theme,
      fromDay: p.fromDay,
      toDay: p.toDay,
      hostId: p.host?.id ?? null,
      audience: p.audience,
      note: p.note,
      phases: [...p.phases],
    },
    theme: p.themeLabel,
    host: p.host,
    year: p.year,
    summary: p.summary,
    editable: may(actor, 'studies:write') && 'editable' in programmeStates[p.state],
    mayAssess: may(actor, 'studies:assess') && (p.state === 'open' || p.state === 'closed'),
    sessions: held(p.sessions),
    counts: { texts: p.texts, covered: p.covered, people: p.people, essays: p.essays, assessed: p.assessed, groups: p.groups },
    timeline: tell(entries),
    moves: movesShown(programmeCourse, programmeSubject(p, today), actor),
  }
}

export function textPageOf(t: StudyText, actor: Actor, entries: readonly JournalEntry[]): z.input<typeof textPage> {
  const [first] = t.sessions
  return {
    id: t.id,
    version: t.version,
    text: {
      kind: t.kind,
      title: t.title,
      issuer: t.issuer,
      publishedOn: t.publishedOn,
      promptly: t.promptly,
      summary: t.summary,
      programmeId: t.programme?.id ?? null,
    },
    kind: { code: t.kind, label: t.kindLabel },
    programme: t.programme,
    until: t.untilDay ? { day: t.untilDay, steps: [...t.untilSteps] } : null,
    withdrawn: t.withdrawnOn ? { on: t.withdrawnOn, why: t.withdrawnWhy } : null,
    sessions: held(t.sessions),
    days: first ? Math.max(0, daysBetween(t.publishedOn, first.day)) : null,
    people: t.people,
    editable: may(actor, 'studies:write') && t.withdrawnOn === null,
    timeline: tell(entries),
  }
}

export function lecturePageOf(l: Lecture, actor: Actor, entries: readonly JournalEntry[]): z.input<typeof lecturePage> {
  return {
    id: l.id,
    version: l.version,
    text: {
      title: l.title,
      plannedOn: l.plannedOn,
      place: l.place,
      speakerId: l.speakerId,
      speaker: l.speakerId ? '' : l.speaker,
      tier: l.tier,
      programmeId: l.programme?.id ?? null,
    },
    speaker: l.speaker,
    programme: l.programme,
    cancelled: l.cancelledOn ? { on: l.cancelledOn, why: l.cancelledWhy } : null,
    sessions: held(l.sessions),
    editable: may(actor, 'studies:write') && l.cancelledOn === null,
    timeline: tell(entries),
  }
}
