// A task's requests, pauses and rounds as the page of its case shows them to this reader.
import type { z } from 'zod'
import { may, type Actor } from '#/core/actor.ts'
import type { Day } from '#/core/day.ts'
import type { TaskRow } from '../dossier.ts'
import type { taskMatters } from './contract.ts'
import type { TaskSettings } from './settings.ts'
import { budgetOn } from './urging-budget.ts'

/** `inside`: the unit and the offices; the proposer is told of extensions, pauses and new units, not of the unit's own rounds. */
export function mattersPage(t: TaskRow, settings: TaskSettings, actor: Actor, today: Day, inside: boolean): z.input<typeof taskMatters> {
  const m = t.matters
  return {
    returnUntil: m.returnUntil,
    returnSteps: [...m.returnSteps],
    pausedOn: m.pausedOn,
    returns: inside ? m.returns.map((r) => ({ ...r, suggested: [...r.suggested], newUnits: [...r.newUnits] })) : [],
    escalations: inside ? [...m.escalations] : [],
    extensions: m.extensions.filter((e) => inside || e.result === 'granted'),
    pauses: [...m.pauses],
    countersigns: inside ? m.countersigns.map(({ bodyId, ...c }) => ({ ...c, isSection: bodyId === null })) : [],
    audits: inside ? [...m.audits] : [],
    urging: may(actor, 'proposals:urge') ? urgingOf(t, settings, today) : null,
  }
}

function urgingOf({ matters }: TaskRow, { urgingBudget }: TaskSettings, today: Day) {
  const { left, used, nextOn } = budgetOn(today, matters.urgings, urgingBudget)
  return { ...urgingBudget, left, used: [...used], nextOn }
}
