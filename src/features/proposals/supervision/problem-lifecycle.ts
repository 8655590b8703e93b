// A problem on an item's list: its unit answers with evidence, those who supervise confirm it or send it back.
import { z } from 'zod'
import { dayText, words } from '#/core/http/contract.ts'
import type { Judged, Lifecycle, StateRow } from '#/core/lifecycle.ts'

export const problemStates = {
  open: { label: '整改中', open: true, tone: 'bad' },
  answered: { label: '待确认', open: true, tone: 'waiting' },
  solved: { label: '已解决', open: false, tone: 'good' },
  retracted: { label: '已撤销', open: false, tone: 'over' },
} as const satisfies Record<string, StateRow>
export type ProblemState = keyof typeof problemStates

export type ProblemRelation = 'writer' | 'owner'

export interface ProblemSubject extends Judged<ProblemState, ProblemRelation> {
  /** The item it belongs to is being supervised. */
  readonly running: boolean
}

const long = (label: string, max: number) => words(label, max).meta({ title: label, widget: 'textarea' })
const over = (p: ProblemSubject): readonly string[] => (p.running ? [] : ['这件督办现在不在督办中'])

export const problemLifecycle = {
  kind: 'supervision-problem',
  title: '督办问题',
  initial: 'open',
  states: problemStates,
  moves: {
    answer: {
      label: '回复整改情况',
      from: ['open'],
      to: 'answered',
      right: 'supervision:answer',
      as: ['owner'],
      weight: 'primary',
      asks: z.strictObject({ text: long('整改情况和依据', 5000) }),
      against: over,
    },
    confirm: {
      label: '确认已解决',
      from: ['answered'],
      to: 'solved',
      right: 'supervision:write',
      as: ['writer'],
      weight: 'primary',
      asks: z.strictObject({}),
      against: over,
      source: '整改由督办方确认，单位自报不算',
    },
    sendBack: {
      label: '退回继续整改',
      from: ['answered'],
      to: 'open',
      right: 'supervision:write',
      as: ['writer'],
      weight: 'danger',
      asks: z.strictObject({
        reason: long('退回理由', 1000),
        due: dayText.nullable().default(null).meta({ title: '新的整改期限（不填按规定的期限）' }),
      }),
      against: over,
    },
    retract: {
      label: '撤销问题',
      from: ['open', 'answered'],
      to: 'retracted',
      right: 'supervision:write',
      as: ['writer'],
      weight: 'danger',
      asks: z.strictObject({ reason: long('撤销理由', 1000) }),
      against: over,
    },
  },
} as const satisfies Lifecycle<ProblemState, string, ProblemSubject, ProblemRelation>

export type ProblemMove = keyof typeof problemLifecycle.moves
export type ProblemAsk<M extends ProblemMove> = z.infer<(typeof problemLifecycle.moves)[M]['asks']>
export const problemCourse: Lifecycle<ProblemState, ProblemMove, ProblemSubject, ProblemRelation> = problemLifecycle
