// The course of a fact entered by hand: entered by one person, confirmed or refused by a second, voided with a reason where it was wrong.
import { z } from 'zod'
import { words } from '#/core/http/contract.ts'
import type { Judged, Lifecycle, StateRow } from '#/core/lifecycle.ts'

export const manualStates = {
  entered: { label: '待核实', open: true, editable: true, tone: 'waiting' },
  confirmed: { label: '已核实', open: false, tone: 'good' },
  refused: { label: '未通过', open: false, tone: 'bad' },
  withdrawn: { label: '已撤回', open: false, tone: 'over' },
  voided: { label: '已作废', open: false, tone: 'over' },
} as const satisfies Record<string, StateRow>
export type ManualState = keyof typeof manualStates

export type ManualRelation = 'enterer'

export interface ManualSubject extends Judged<ManualState, ManualRelation> {
  readonly enteredByMe: boolean
  readonly aboutMe: boolean
  /** A source is named or a file is attached. */
  readonly hasEvidence: boolean
}

const reason = (label: string) => words(label, 500).meta({ title: label, widget: 'textarea' })

/** Two persons, always: neither who entered it nor whom it is about decides. */
const secondPerson = (m: ManualSubject): readonly string[] => [
  ...(m.enteredByMe ? ['登记的人不能核实自己登记的事项，须由另一人核实'] : []),
  ...(m.aboutMe ? ['不能核实自己的履职事项'] : []),
]

export const manualLifecycle = {
  kind: 'manual-fact',
  title: '人工登记的履职事项',
  initial: 'entered',
  states: manualStates,
  moves: {
    confirm: {
      label: '核实通过',
      from: ['entered'],
      to: 'confirmed',
      right: 'duties:confirm',
      weight: 'primary',
      asks: z.strictObject({}),
      against: (m) => [...secondPerson(m), ...(m.hasEvidence ? [] : ['没有写明出处，也没有佐证材料，请登记人补充后再核实，或者不予通过'])],
      source: '履职登记须一人登记、另一人核实',
    },
    refuse: {
      label: '不予通过',
      from: ['entered'],
      to: 'refused',
      right: 'duties:confirm',
      weight: 'danger',
      asks: z.strictObject({ reason: reason('理由') }),
      against: secondPerson,
    },
    withdraw: {
      label: '撤回',
      from: ['entered'],
      to: 'withdrawn',
      right: 'duties:manual',
      as: ['enterer'],
      confirm: '撤回后不再核实；需要时可以重新登记。',
      asks: z.strictObject({}),
    },
    void: {
      label: '作废',
      from: ['confirmed'],
      to: 'voided',
      right: 'duties:confirm',
      weight: 'danger',
      confirm: '作废后记一笔冲销，履职档案不再计入；原记录保留。',
      asks: z.strictObject({ reason: reason('作废的理由') }),
      against: (m) => (m.aboutMe ? ['不能作废自己的履职事项'] : []),
    },
  },
} as const satisfies Lifecycle<ManualState, string, ManualSubject, ManualRelation>

export type ManualMove = keyof typeof manualLifecycle.moves
export type ManualAsk<M extends ManualMove> = z.infer<(typeof manualLifecycle.moves)[M]['asks']>

/** The same table as judge takes it. */
export const manualCourse: Lifecycle<ManualState, ManualMove, ManualSubject, ManualRelation> = manualLifecycle
