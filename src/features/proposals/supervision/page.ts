// The item's page: what it says to this reader, with the moves that are his, in the words of the lifecycles.
import type { z } from 'zod'
import { bodiesOf, may, type Actor } from '#/core/actor.ts'
import { deadlineEvents } from '#/core/cases/calendar-change.ts'
import type { Day } from '#/core/day.ts'
import { documentEvents } from '#/core/documents/events.ts'
import { fileEvents } from '#/core/files/events.ts'
import { movesShown } from '#/core/http/moves-shown.ts'
import type { JournalEntry } from '#/core/journal/read.ts'
import { toldBy } from '#/core/journal/told.ts'
import { proposalStates } from '../lifecycle.ts'
import { taskStates } from '../task-lifecycle.ts'
import type { BudgetStanding, UrgingBudget } from '../tasks/urging-budget.ts'
import { answers } from '../words.ts'
import type { selectionSeen, supervisionPage } from './contract.ts'
import { supervisionEvents } from './events.ts'
import { unitIdsOf, type Supervision } from './item.ts'
import { modeOfItem, problemSubject, selectionSubject, supervisionSubject } from './judged.ts'
import { supervisionCourse, supervisionStates } from './lifecycle.ts'
import { problemCourse, problemStates } from './problem-lifecycle.ts'
import { mayWrite } from './rules.ts'
import { selectionCourse, selectionStates } from './selection-lifecycle.ts'
import type { ModeRow } from './settings.ts'
import type { Candidate } from './store.ts'
import { activityWords, sources } from './words.ts'

export type SupervisionPageData = z.input<typeof supervisionPage>

export interface Budgets {
  readonly budget: UrgingBudget
  readonly of: (bodyId: string) => BudgetStanding
}

export interface ItemKnows {
  readonly modes: readonly ModeRow[]
  readonly budgets: Budgets
  readonly entries: readonly JournalEntry[]
}

const tell = toldBy([
  ...Object.values(supervisionEvents),
  ...Object.values(fileEvents),
  ...Object.values(documentEvents),
  ...Object.values(deadlineEvents),
])

export const tagOf = <S extends string>(states: Readonly<Record<S, { readonly label: string; readonly tone: string }>>, code: S) => ({
  code,
  label: states[code].label,
  tone: states[code].tone,
})

export const budgetOf = ({ budget, of }: Budgets, bodyId: string) => {
  const { left, nextOn } = of(bodyId)
  return { left, times: budget.times, days: budget.days, nextOn }
}

/** Who writes here may put files on the plan, the activities and the result while the item is open. */
export const mayFile = (item: Supervision, modes: readonly ModeRow[], actor: Actor): boolean =>
  supervisionStates[item.state].open && may(actor, 'supervision:write') && mayWrite(actor, modeOfItem(item, modes), item.bodyId)

/** A unit puts files on its own report or problem while the item runs. */
export const mayFileAs = (item: Supervision, bodyId: string, actor: Actor): boolean =>
  item.state === 'running' && may(actor, 'supervision:answer') && bodiesOf(actor).includes(bodyId)

export function itemPage(item: Supervision, actor: Actor, today: Day, knows: ItemKnows): SupervisionPageData {
  const { modes, budgets } = knows
  const mode = modeOfItem(item, modes)
  const names = new Map(item.cases.flatMap((c) => c.units.map((u) => [u.bodyId, u.name] as const)))
  return {
    id: item.id,
    version: item.version,
    url: `/supervision/${item.id}`,
    title: item.title,
    state: tagOf(supervisionStates, item.state),
    session: { id: item.sessionId, name: item.sessionTitle },
    mode: { code: item.mode, label: item.modeLabel, who: mode.who, acts: mode.acts.map((a) => activityWords[a]) },
    leader: { id: item.leaderId, name: item.leaderName },
    leaderPost: item.leaderPost,
    body: item.bodyId ? { id: item.bodyId, name: item.body ?? '' } : null,
    purpose: item.purpose,
    plan: item.plan,
    plannedOn: item.plannedOn,
    participants: item.participants,
    unitLeaders: item.unitLeaders,
    openedOn: item.openedOn,
    planApprovedOn: item.planApprovedOn,
    planApprovedBy: item.planApprovedBy,
    approvalNote: item.approvalNote,
    closedOn: item.closedOn,
    conclusion: item.conclusion,
    cancelReason: item.cancelReason,
    mayAttach: mayFile(item, modes, actor),
    cases: item.cases.map((c) => ({
      id: c.id,
      url: `/proposals/${c.id}`,
      caseNo: c.caseNo,
      subject: c.subject,
      lead: c.lead,
      state: tagOf(proposalStates, c.state),
      tier: c.tier,
      units: c.units.map((u) => ({
        bodyId: u.bodyId,
        name: u.name,
        role: u.role,
        state: tagOf(taskStates, u.state),
        due: taskStates[u.state].open ? u.due : null,
      })),
    })),
    budgets: may(actor, 'supervision:write')
      ? unitIdsOf(item).map((id) => ({ id, name: names.get(id) ?? '', budget: budgetOf(budgets, id) }))
      : [],
    activities: [...item.activities],
    problems: item.problems.map(({ owner, ownerId, dueSteps, ...p }) => ({
      ...p,
      url: `/supervision-problems/${p.id}`,
      owner: { id: ownerId, name: owner },
      state: tagOf(problemStates, p.state),
      dueSteps: [...dueSteps],
      overdue: p.state === 'open' && p.due !== null && p.due < today,
      mayAttach: problemStates[p.state].open && mayFileAs(item, ownerId, actor),
      moves: movesShown(problemCourse, problemSubject(item, { owner, ownerId, dueSteps, ...p }, modes, actor), actor).filter((o) => o.fits),
    })),
    reports: item.reports.map(({ unit, bodyId, owedOn: _, ...r }) => ({
      ...r,
      unit: { id: bodyId, name: unit },
      mayAttach: mayFileAs(item, bodyId, actor),
    })),
    instructions: [...item.instructions],
    results: [...item.results],
    owed: item.owed.map((o) => ({ ...o, steps: [...o.steps] })),
    timeline: tell(knows.entries),
    moves: movesShown(supervisionCourse, supervisionSubject(item, modes, actor), actor),
  }
}

/** Units that answer the proposer come first among those of the item. */
export const answersFirst = (a: { readonly answers: boolean }, b: { readonly answers: boolean }): number =>
  Number(b.answers) - Number(a.answers)

export const answersOf = (role: keyof typeof answers): boolean => answers[role]

export function selectionPage(k: Candidate, actor: Actor): z.input<typeof selectionSeen> {
  return {
    id: k.id,
    version: k.version,
    url: `/key-selections/${k.id}`,
    state: tagOf(selectionStates, k.state),
    proposedOn: k.proposedOn,
    shortlistTier: k.shortlistTier,
    tier: k.tier,
    meetingDay: k.meetingDay,
    documentNo: k.documentNo,
    opinion: k.opinion,
    reason: k.reason,
    recommendations: k.recommendations.map((r) => ({
      source: sources[r.source as keyof typeof sources] ?? r.source,
      recommender: r.recommender,
      reason: r.reason,
      conditions: [...(r.weighty ? ['分量重'] : []), ...(r.broad ? ['涉及面广'] : []), ...(r.feasible ? ['当年能办'] : [])],
      recommendedOn: r.recommendedOn,
    })),
    moves: movesShown(selectionCourse, selectionSubject(k), actor),
  }
}
