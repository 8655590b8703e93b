// The parts of a case as the contract has them, by the names the pages use.
import type { ProposalPage } from '../contract.ts'

export type Case = ProposalPage
export type Task = Case['tasks'][number]
export type Reply = NonNullable<Task['reply']>
export type Consultation = Task['consultations'][number]
export type EvaluationForm = Case['forms'][number]

/** Units and people that stand in forms, so that pickers need not ask for their names. */
export const knownIn = (p: Case): readonly { readonly id: string; readonly name: string }[] => [
  ...[...p.wishedUnits, ...p.allocation].map((u) => ({ id: u.bodyId, name: u.name })),
  ...p.tasks.map((t) => t.unit),
  ...(p.lead ? [p.lead] : []),
]

/** What the offices' forms begin with: the units proposed so far, else those the proposer wishes. */
export const unitsToBegin = (p: Case): { readonly bodyId: string; readonly role: string }[] =>
  (p.allocation.length ? p.allocation : p.wishedUnits).map(({ bodyId, role }) => ({ bodyId, role }))

export const titleOf = (p: { readonly text: { readonly subject: string } }): string => p.text.subject || '（未填案由）'
