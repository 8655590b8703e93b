// A promise and a round of 回头看 as their readers see them, with the moves that are theirs.
import type { z } from 'zod'
import { bodiesOf, may, type Actor } from '#/core/actor.ts'
import type { Day } from '#/core/day.ts'
import { fileEvents } from '#/core/files/events.ts'
import { movesShown } from '#/core/http/moves-shown.ts'
import type { JournalEntry } from '#/core/journal/read.ts'
import { proposalStates } from '../lifecycle.ts'
import { lookBackSubject } from './actions/look-back.ts'
import { commitmentSubject, type CommitmentRow } from './commitment.ts'
import type { CommitmentBriefView, commitmentPage, LookBackBrief, LookBackPage } from './contract.ts'
import { commitmentEvents } from './events.ts'
import { commitmentCourse, commitmentStates, type CommitmentState } from './lifecycle.ts'
import { lookBackCourse, lookBackStates } from './look-back-lifecycle.ts'
import type { CommitmentBrief, LookBackItemRow, LookBackRow } from './store.ts'

const tagOf = (state: CommitmentState) => ({ code: state, label: commitmentStates[state].label, tone: commitmentStates[state].tone })

export const briefOf = (c: CommitmentBrief): CommitmentBriefView => ({
  id: c.id,
  url: `/commitments/${c.id}`,
  taskId: c.taskId,
  unit: c.unit,
  itemNo: c.itemNo,
  text: c.text,
  state: tagOf(c.state),
  owed: commitmentStates[c.state].owed,
  percent: c.percent,
  dueDay: c.dueDay,
  dueSteps: [...c.steps],
  finishedOn: c.finishedOn,
  reportedOn: c.reportedOn,
  again: c.againOn !== null,
  classMark: c.classMark,
  classNow: c.classNow,
})

/** Evidence goes with the newest entry while the promise may still be reported on or awaits its acceptance. */
export const takesEvidence = (c: Pick<CommitmentRow, 'state' | 'progress'>, progressId: string): boolean =>
  commitmentStates[c.state].owed && c.progress[0]?.id === progressId

const tellers = new Map<string, (data: never) => string>(
  [...Object.values(commitmentEvents), ...Object.values(fileEvents)].map((e) => [e.name, e.tell]),
)

/** What was told of this promise on its case, and of its files. */
function storyOf(c: CommitmentRow, entries: readonly JournalEntry[]) {
  return entries.flatMap((e) => {
    const { name, data } = e.event
    const tell = tellers.get(name)
    const isItsOwn = e.subject.kind !== 'proposal' || (data as { readonly commitmentId?: string }).commitmentId === c.id
    return tell && isItsOwn ? [{ seq: e.seq, at: e.at.toISOString(), actor: e.actorName, words: tell(data as never) }] : []
  })
}

export function pageOf(c: CommitmentRow, actor: Actor, today: Day, entries: readonly JournalEntry[]): z.input<typeof commitmentPage> {
  const writes = may(actor, 'proposals:handle') && bodiesOf(actor).includes(c.bodyId)
  const due = c.deadlines.find((d) => d.code === 'commitment.due')
  return {
    id: c.id,
    version: c.version,
    url: `/commitments/${c.id}`,
    text: c.text,
    state: tagOf(c.state),
    owed: commitmentStates[c.state].owed,
    percent: c.percent,
    unit: { id: c.bodyId, name: c.unit },
    proposal: {
      id: c.proposalId,
      title: c.subject,
      caseNo: c.caseNo,
      session: c.sessionTitle,
      lead: c.lead,
      state: { code: c.caseState, label: proposalStates[c.caseState].label, tone: proposalStates[c.caseState].tone },
    },
    suggestion: c.suggestion,
    itemNo: c.itemNo,
    docNo: c.docNo,
    classMark: c.classMark,
    classNow: c.classNow,
    promisedOn: c.promisedOn,
    dueDay: c.dueDay,
    dueSteps: [...(due?.steps ?? [])],
    originalDueDay: c.originalDueDay,
    limitDay: c.limitDay,
    finishedOn: c.finishedOn,
    onTime: c.state === 'done' && c.finishedOn ? c.finishedOn <= c.dueDay : null,
    asked: c.state === 'adjustmentAsked' && c.askedDue ? { dueDay: c.askedDue, reason: c.askedReason ?? '' } : null,
    deadlines: c.deadlines.filter((d) => d.code !== 'commitment.due').map((d) => ({ ...d, steps: [...d.steps] })),
    progress: c.progress.map((p) => ({ ...p, files: [...p.files], mayAttach: writes && takesEvidence(c, p.id) })),
    dues: [...c.dues],
    ratings: c.ratings.map(({ evaluatorId: _, ...r }) => r),
    siblings: c.siblings.map((s) => ({ ...s, state: tagOf(s.state) })),
    assignments: [...c.assignments],
    lookBack: c.lookBack,
    timeline: storyOf(c, entries),
    moves: movesShown(commitmentCourse, commitmentSubject(c, actor, today), actor),
  }
}

const lookBackTag = (l: LookBackRow) => {
  const state = l.closedOn ? 'closed' : 'open'
  return { code: state, label: lookBackStates[state].label, tone: lookBackStates[state].tone }
}

export const lookBackBriefOf = (l: LookBackRow): LookBackBrief => ({
  id: l.id,
  title: l.title,
  state: lookBackTag(l),
  openedOn: l.openedOn,
  openedBy: l.openedBy,
  dueDay: l.dueDay,
  closedOn: l.closedOn,
  promises: l.promises,
  answered: l.answered,
  units: l.units,
})

export const lookBackPageOf = (l: LookBackRow, items: readonly LookBackItemRow[], actor: Actor, today: Day): LookBackPage => ({
  ...lookBackBriefOf(l),
  version: l.version,
  url: `/look-backs/${l.id}`,
  demand: l.demand,
  items: items.map(({ bodyId, unit, state, ...i }) => ({ ...i, unit: { id: bodyId, name: unit }, state: tagOf(state) })),
  moves: movesShown(lookBackCourse, lookBackSubject(l, today), actor),
})
