// What the page of minutes and the page of one decision show.
import { may, type Actor } from '#/core/actor.ts'
import type { Tx } from '#/core/db/database.ts'
import { documentKind, type DocumentKind } from '#/core/documents/printing.ts'
import { formSchema } from '#/core/http/moves.ts'
import type { Asked } from '../floor/course.ts'
import { groundFor, type Ground } from '../floor/ground.ts'
import { storyOf } from '../floor/telling.ts'
import { minutes } from './acts.ts'
import { newDecision, type DecisionLine, type DecisionPageData, type MinutesPageData } from './contract.ts'
import { decisions, owns } from './decision-acts.ts'
import { decisionStates } from './decision-lifecycle.ts'
import { minutesDocuments, type MinutesPaper } from './documents.ts'
import { decisionEvents, minutesEvents } from './events.ts'
import { decisionsOf, minutesOf, progressOf, type Decision, type Minutes } from './store.ts'

/** Until they are issued, minutes are for who writes, approves or reads everything. */
const mayRead = (m: Pick<Minutes, 'state'>, ground: Ground, actor: Actor): boolean =>
  ground.relations.includes('organiser') ||
  ground.relations.includes('approver') ||
  may(actor, 'activities:read-all') ||
  (m.state === 'issued' && ground.relations.includes('participant'))

export async function minutesView(tx: Tx, asked: Asked, activityId: string): Promise<MinutesPageData | null> {
  const { actor } = asked
  const ground = await groundFor(tx, actor, activityId)
  if (!ground) return null
  const runs = ground.relations.includes('organiser')
  const found = await minutesOf(tx, actor.committeeId, activityId)
  const seen = found && mayRead(found, ground, actor) ? found : null
  const all = await decisionsOf(tx, actor.committeeId, activityId)
  return {
    meeting: { id: ground.id, title: ground.title, kind: ground.kindLabel, runs, held: ground.heldOn !== null },
    minutes: seen
      ? {
          id: seen.id,
          version: seen.version,
          url: `/minutes/${seen.id}`,
          title: seen.title,
          sections: seen.sections.map((s) => ({ ...s })),
          circulation: seen.circulation,
          dueDay: seen.dueDay,
          dueSteps: [...seen.dueSteps],
          approvedBy: seen.approvedBy,
          approvedOn: seen.approvedOn,
          issuedOn: seen.issuedOn,
          state: minutes.tagOf(seen.state),
          mayEdit: runs && seen.state === 'draft',
          moves: minutes.offered(seen, ground, asked),
          timeline: await storyOf(tx, actor.committeeId, { kind: 'minutes', id: seen.id }, minutesEvents),
        }
      : null,
    decisions: all.filter((d) => seesDecision(d, ground, actor)).map((d) => decisionLineOf(d, ground, asked)),
    mayDecide: runs && ground.live && found?.state !== 'issued',
    form: formSchema(newDecision) ?? {},
  }
}

const seesDecision = (d: Decision, ground: Ground, actor: Actor): boolean =>
  ground.relations.includes('organiser') ||
  ground.relations.includes('approver') ||
  may(actor, 'activities:read-all') ||
  (d.state !== 'draft' && (ground.relations.includes('participant') || owns(d, actor)))

export const decisionLineOf = (d: Decision, ground: Ground, asked: Asked): DecisionLine => ({
  id: d.id,
  version: d.version,
  no: d.no,
  kind: d.kind,
  text: d.text,
  owner: d.owner === null ? null : { id: d.bodyId ?? d.personId ?? '', name: d.owner, kind: d.bodyId ? 'body' : 'person' },
  type: d.type,
  horizon: d.horizon,
  dueDay: d.dueDay,
  state: decisions.tagOf(d.state),
  late: d.dueDay !== null && d.dueDay < asked.today && d.state !== 'draft' && decisionStates[d.state].open,
  percent: d.percent,
  mayEdit: ground.relations.includes('organiser') && d.state === 'draft',
  moves: decisions.offered(d, ground, asked),
})

export async function decisionView(tx: Tx, asked: Asked, id: string): Promise<DecisionPageData | null> {
  const { actor } = asked
  const found = await decisions.find(tx, actor, id)
  if (!found || !seesDecision(found.kept, found.ground, actor)) return null
  const { kept: d, ground } = found
  return {
    ...decisionLineOf(d, ground, asked),
    url: `/meeting-decisions/${id}`,
    meeting: { id: ground.id, name: ground.title },
    response: d.response,
    result: d.result,
    decidedOn: d.decidedOn,
    assignedOn: d.assignedOn,
    closedOn: d.closedOn,
    progress: [...(await progressOf(tx, actor.committeeId, id))],
    timeline: await storyOf(tx, actor.committeeId, { kind: 'meeting-decision', id }, decisionEvents),
  }
}

async function minutesPaper(tx: Tx, actor: Actor, id: string): Promise<MinutesPaper | null> {
  const found = await minutes.find(tx, actor, id)
  if (!found || !mayRead(found.kept, found.ground, actor)) return null
  const { kept: m, ground } = found
  const { title, sections, circulation, approvedBy, state, issuedOn } = m
  return { id, title, host: ground.host, sections, circulation, approvedBy, state, issuedOn }
}

export const minutesDocumentKinds: readonly DocumentKind[] = [
  documentKind({
    kind: 'minutes',
    read: minutesPaper,
    called: (m) => m.title,
    told: (m) => ({ kind: 'minutes', id: m.id }),
    papers: minutesDocuments,
  }),
]
