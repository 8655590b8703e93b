// How far an imported proposal has come, by what its row says: its states with their days and its units' tasks. The state after the hand-over is computed as for every case.
import { dayOf, instantOf, type Day } from '#/core/day.ts'
import { caseState } from './course.ts'
import { disposalWords, refusalWords } from './importer-fields.ts'
import type { GivenProposal } from './importer-row.ts'
import type { ProposalState } from './lifecycle.ts'
import type { TaskState } from './task-lifecycle.ts'
import { answers, type Disposal, type UnitRole } from './words.ts'

export interface ImportedTask {
  readonly unit: string
  readonly role: UnitRole
  readonly state: TaskState
  readonly stateSince: Date
  readonly answeredOn: Day | null
}

export interface ImportedCourse {
  /** From the first to the present one. */
  readonly states: readonly { readonly state: ProposalState; readonly at: Date }[]
  readonly submittedAt: Date
  readonly filedOn: Day | null
  readonly notFiledOn: Day | null
  readonly reasonCode: string | null
  readonly disposal: Disposal | null
  readonly assignedOn: Day | null
  readonly repliedOn: Day | null
  readonly closedOn: Day | null
  readonly tasks: readonly ImportedTask[]
}

/** The table has one day for everything before the reply: submitted, filed and handed over on that day. */
export function courseOf(p: GivenProposal, now: Date): ImportedCourse {
  const at = p.submittedAt ?? now
  const on = dayOf(at)
  const begun: ImportedCourse = {
    states: [{ state: 'submitted', at }],
    submittedAt: at,
    filedOn: null,
    notFiledOn: null,
    reasonCode: null,
    disposal: null,
    assignedOn: null,
    repliedOn: null,
    closedOn: null,
    tasks: [],
  }
  if (p.review === 'none') return begun
  if (p.review === 'notFiled')
    return {
      ...begun,
      states: [...begun.states, { state: 'notFiled', at }],
      notFiledOn: on,
      reasonCode: refusalWords.find(([pattern]) => pattern.test(p.reviewNote))?.[1] ?? null,
      disposal: disposalWords.find(([pattern]) => pattern.test(p.reviewNote))?.[1] ?? null,
    }
  const filed: ImportedCourse = { ...begun, states: [...begun.states, { state: 'filed', at }], filedOn: on }
  return p.lead === null ? filed : handedOver(filed, p, p.lead)
}

function handedOver(filed: ImportedCourse, p: GivenProposal, lead: string): ImportedCourse {
  const at = filed.submittedAt
  // A reply has a day and no hour; a state cannot end before it began.
  const replied = p.repliedOn ? new Date(Math.max(instantOf(p.repliedOn).getTime(), at.getTime())) : null
  const task = (unit: string, role: UnitRole): ImportedTask => ({
    unit,
    role,
    state: !replied ? 'pendingReceipt' : answers[role] ? 'issued' : 'assistOpinionSubmitted',
    stateSince: replied ?? at,
    // When 会办 gave its opinion the table does not say.
    answeredOn: answers[role] ? p.repliedOn : null,
  })
  const tasks = [task(lead, p.co.length > 0 ? 'lead' : 'sole'), ...p.co.map((unit) => task(unit, 'assist'))]
  const parts = tasks.map(({ role, state }) => ({ role, state, round: 1 }))
  const given = parts.map((t) => ({ ...t, state: 'pendingReceipt' as const }))
  const assigned = caseState(given, [], false)
  const state = caseState(parts, [], false)
  return {
    ...filed,
    states: [...filed.states, { state: assigned, at }, ...(replied && state !== assigned ? [{ state, at: replied }] : [])],
    assignedOn: dayOf(at),
    repliedOn: p.repliedOn,
    // No form of judgement comes with such a table: the case is closed by its reply.
    closedOn: state === 'closed' ? p.repliedOn : null,
    tasks,
  }
}
