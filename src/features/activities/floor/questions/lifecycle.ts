// A question from the floor 现场提问: asked, taken, answered, explained further; or put aside with the reason (duties.md M032: question, answer, explanation).
import { z } from 'zod'
import { words } from '#/core/http/contract.ts'
import type { Judged, Lifecycle, StateRow } from '#/core/lifecycle.ts'

export const questionStates = {
  asked: { label: '待回答', open: true, tone: 'waiting' },
  taken: { label: '正在回答', open: true, tone: 'active' },
  answered: { label: '已回答', open: false, tone: 'good' },
  aside: { label: '不在会上回答', open: false, tone: 'over' },
  withdrawn: { label: '已撤回', open: false, tone: 'over' },
} as const satisfies Record<string, StateRow>
export type QuestionState = keyof typeof questionStates

export type QuestionRelation = 'organiser' | 'author'

export interface QuestionSubject extends Judged<QuestionState, QuestionRelation> {
  readonly open: boolean
}

const long = (label: string, min = 1) => words(label, 2000, min).meta({ title: label, widget: 'textarea' })
const notOpen = (s: QuestionSubject): readonly string[] => (s.open ? [] : ['会议已经关闭或者取消'])

export const questionLifecycle = {
  kind: 'floor-question',
  title: '现场提问',
  initial: 'asked',
  states: questionStates,
  moves: {
    take: {
      label: '请回答',
      from: ['asked', 'aside'],
      to: 'taken',
      right: 'activities:write',
      as: ['organiser'],
      undoes: true,
      weight: 'primary',
      asks: z.strictObject({}),
      against: notOpen,
    },
    answer: {
      label: '记录回答',
      from: ['asked', 'taken'],
      to: 'answered',
      right: 'activities:write',
      as: ['organiser'],
      weight: 'primary',
      asks: z.strictObject({ answeredBy: words('回答人', 80).meta({ title: '回答人', help: '部门和姓名' }), answer: long('回答要点') }),
      against: notOpen,
    },
    explain: {
      label: '补充说明',
      from: ['answered'],
      to: 'answered',
      right: 'activities:write',
      as: ['organiser'],
      undoes: true,
      asks: z.strictObject({ explanation: long('解释、补充说明') }),
      against: notOpen,
    },
    putAside: {
      label: '不在会上回答',
      from: ['asked', 'taken'],
      to: 'aside',
      right: 'activities:write',
      as: ['organiser'],
      asks: z.strictObject({ reason: long('理由') }),
      against: notOpen,
    },
    withdraw: {
      label: '撤回',
      from: ['asked'],
      to: 'withdrawn',
      right: 'floor:take-part',
      as: ['author'],
      weight: 'danger',
      asks: z.strictObject({}),
      against: notOpen,
    },
  },
} as const satisfies Lifecycle<QuestionState, string, QuestionSubject, QuestionRelation>

export type QuestionMove = keyof typeof questionLifecycle.moves
export type QuestionAsk<M extends QuestionMove> = z.infer<(typeof questionLifecycle.moves)[M]['asks']>
export const questionCourse: Lifecycle<QuestionState, QuestionMove, QuestionSubject, QuestionRelation> = questionLifecycle
