// What judging a task looks at besides its state: the reasons in against.ts ask these facts, judged.ts fills them.
import type { Day } from '#/core/day.ts'
import type { UnitRole } from '../words.ts'
import type { TaskMatters } from './dossier.ts'
import type { TaskSettings } from './settings.ts'

/** assigner: hands cases over; committee: speaks for the proposal committee; countersigner: was asked to sign the draft. */
export type TaskRelation = 'unit' | 'assigner' | 'committee' | 'countersigner'

export interface TaskStanding {
  readonly state: string
  readonly relations: readonly TaskRelation[]
  readonly unit: string
  readonly role: UnitRole
  readonly round: number
  readonly today: Day
  readonly dueDay: Day
  /** From which day the clock runs: the hand-over, or the receipt where the session says so. */
  readonly clockFrom: Day
  readonly isKey: boolean
  readonly hasPlan: boolean
  /** The case is still open. */
  readonly isOpen: boolean
  readonly assistUnits: readonly { readonly bodyId: string; readonly name: string }[]
  readonly settings: TaskSettings
  readonly matters: TaskMatters
}
