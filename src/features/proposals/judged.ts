// What judge asks of a case and of a task, made from the dossier: the same values draw the button and guard the act.
import { bodiesOf, may, type Actor } from '#/core/actor.ts'
import type { Day } from '#/core/day.ts'
import { openDissatisfaction, type FormPart, type TaskPart } from './course.ts'
import type { StateRow } from '#/core/lifecycle.ts'
import { conversionStates } from './conversion/lifecycle.ts'
import { isCollective } from './rules.ts'
import { mayTakeIn, proposalStates, type ProposalRelation, type ProposalSubject } from './lifecycle.ts'
import type { CaseClassRule } from './rules.ts'
import { textLength } from './text-length.ts'
import type { Dossier, FormRow, TaskRow } from './dossier.ts'
import { isReplaced, type TaskSubject } from './task-lifecycle.ts'
import type { TaskRelation } from './tasks/subject.ts'
import type { TaskSettings } from './tasks/settings.ts'

/** Settings of the session that judging needs. */
export interface CaseSettings {
  readonly collectiveByFullMeeting: boolean
  readonly maxLength: number
  readonly classes: readonly { readonly mark: string; readonly words: string }[]
  readonly tasks: TaskSettings
  readonly caseClassRule: CaseClassRule
}

const isRelation = (part: string): part is ProposalRelation => ['author', 'invited', 'cosigner', 'unit'].includes(part)

/** As much of a case as its state is computed from. */
export interface CaseParts {
  readonly tasks: readonly Pick<TaskRow, 'id' | 'role' | 'round' | 'state'>[]
  readonly forms: readonly Pick<FormRow, 'taskId' | 'round' | 'decisive' | 'verdict' | 'lapsedOn'>[]
}

export const formParts = (d: CaseParts): FormPart[] =>
  d.forms.map((f) => ({
    round: f.round,
    decisive: f.decisive,
    verdict: f.verdict,
    lapsed: f.lapsedOn !== null,
    superseded: d.tasks.some((t) => t.id === f.taskId && isReplaced(t.state)),
  }))

export const taskParts = (d: Pick<CaseParts, 'tasks'>): TaskPart[] => d.tasks.map((t) => ({ role: t.role, round: t.round, state: t.state }))

/** Decisive forms that call for a new round now. */
export const unhappyForms = (d: Dossier): readonly FormRow[] => {
  const parts = formParts(d)
  const open = new Set(openDissatisfaction(parts))
  return d.forms.filter((_, i) => {
    const part = parts[i]
    return part !== undefined && open.has(part)
  })
}

export const lengthOf = (d: Dossier): number => textLength({ situation: d.situation, analysis: d.analysis, suggestions: d.suggestions })

export function proposalSubject(d: Dossier, settings: CaseSettings): ProposalSubject {
  // A clerk who entered the case for its author acts on the text in the author's place.
  const relations = d.myParts.filter(isRelation)
  return {
    state: d.state,
    relations: d.myParts.includes('enteredBy') ? [...relations, 'author'] : relations,
    subject: d.subject,
    suggestionCount: d.suggestions.filter((s) => s.trim() !== '').length,
    proposerKind: d.proposerKind,
    surveyDone: d.surveyDone,
    openConsent: d.openConsent,
    openReason: d.openReason,
    length: lengthOf(d),
    maxLength: settings.maxLength,
    signed: d.cosignatures.filter((c) => c.signedAt).length,
    pendingInvitations: d.cosignatures.filter((c) => !c.signedAt && !c.declinedAt).length,
    allocation: d.allocation,
    dissatisfied: unhappyForms(d).length,
    intakeOpen: true,
    withdrawalAsked: d.withdrawalAsked !== null,
    mergedIn: d.merged.length,
    mainHandedOver: d.mainCase !== null && !mayTakeIn(d.mainCase.state),
    awaitsPaperNotice: d.deadlines.some((x) => x.code === 'proposal.inform' && x.open),
    conversionOpen: d.conversion !== null && conversionStates[d.conversion.state].open,
    needsFullMeeting: settings.collectiveByFullMeeting && isCollective(d.proposerKind) && d.timeKind === 'intersession',
    atFullMeeting: d.meeting?.kind === 'full' && d.meeting.state === 'held',
  }
}

export const isEditable = (d: Dossier): boolean => {
  const row: StateRow = proposalStates[d.state]
  return row.editable === true && d.myParts.some((p) => p === 'author' || p === 'enteredBy')
}

export function taskSubject(d: Dossier, task: TaskRow, settings: CaseSettings, actor: Actor, today: Day): TaskSubject {
  const reply = d.replies.find((r) => r.taskId === task.id)
  // A reply sent back for a redraft goes on in a new task of the same round: the talks held for it count.
  const ofRound = d.tasks.filter((t) => t.bodyId === task.bodyId && t.round === task.round).map((t) => t.id)
  return {
    state: task.state,
    relations: taskRelations(task, actor),
    unit: task.unit,
    role: task.role,
    round: task.round,
    today,
    dueDay: task.dueDay,
    clockFrom: settings.tasks.clockStart === 'received' ? (task.receivedOn ?? task.assignedOn) : task.assignedOn,
    isKey: d.isKey,
    hasPlan: task.plan !== null,
    isOpen: proposalStates[d.state].open,
    assistUnits: d.tasks
      .filter((t) => t.role === 'assist' && t.round === task.round && !isReplaced(t.state))
      .map((t) => ({ bodyId: t.bodyId, name: t.unit })),
    settings: settings.tasks,
    matters: task.matters,
    suggestionCount: d.suggestions.length,
    consultations: d.consultations.filter((c) => ofRound.includes(c.taskId)).length,
    reply: reply ?? null,
    classesInForce: settings.classes.map((c) => c.mark),
  }
}

function taskRelations(task: TaskRow, actor: Actor): readonly TaskRelation[] {
  const mine = bodiesOf(actor)
  const relations: TaskRelation[] = []
  if (mine.includes(task.bodyId)) relations.push('unit')
  if (may(actor, 'proposals:assign')) relations.push('assigner')
  if (may(actor, 'proposals:rehandle')) relations.push('committee')
  if (task.matters.countersigns.some((c) => c.agreed === null && c.bodyId && mine.includes(c.bodyId))) relations.push('countersigner')
  return relations
}
