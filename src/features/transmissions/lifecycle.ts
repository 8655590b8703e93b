// The course of a 请示报告 (duties.md §3.14): drafted, countersigned, signed, sent, answered, done. What was said aloud is entered as sent.
import { z } from 'zod'
import { dayText, words } from '#/core/http/contract.ts'
import type { Judged, Lifecycle, StateRow } from '#/core/lifecycle.ts'
import { answerKinds, type AnswerKind, type TransmissionForm } from './codes.ts'

export const transmissionStates = {
  drafting: { label: '起草', open: true, editable: true, tone: 'waiting' },
  countersigning: { label: '会签', open: true, tone: 'waiting' },
  signed: { label: '已签发', open: true, tone: 'active' },
  sent: { label: '已报送', open: true, tone: 'active' },
  answered: { label: '已批复', open: true, tone: 'good' },
  closed: { label: '办结', open: false, tone: 'good' },
  withdrawn: { label: '撤回', open: false, tone: 'over' },
} as const satisfies Record<string, StateRow>
export type TransmissionState = keyof typeof transmissionStates

/** own: held for the body that sends it, or the office that serves the committee. */
export type TransmissionRelation = 'own'

export interface TransmissionSubject extends Judged<TransmissionState, TransmissionRelation> {
  readonly form: TransmissionForm
  readonly awaitsAnswer: boolean
  readonly lineOnly: boolean
  readonly body: string
  readonly answered: boolean
}

const nothing = z.strictObject({})
const text = (label: string, max: number, min = 1) => words(label, max, min).meta({ title: label, widget: 'textarea' })
const write = 'transmissions:write' as const
const own = ['own'] as const

const needsText = (t: TransmissionSubject): readonly string[] =>
  t.body.trim() === '' && !t.lineOnly ? ['还没有写正文；涉密或者不宜录入的，请勾选“只登记目录”'] : []

export const transmissionLifecycle = {
  kind: 'transmission',
  title: '请示报告',
  initial: 'drafting',
  states: transmissionStates,
  moves: {
    submit: {
      label: '送签',
      from: ['drafting'],
      to: 'countersigning',
      right: write,
      as: own,
      weight: 'primary',
      asks: nothing,
      against: (t) => [...needsText(t), ...(t.form === 'written' ? [] : ['口头汇报、发言和传达不用送签，直接登记'])],
      source: '请示报告制度：书面请示报告由领导签发',
    },
    return: {
      label: '退回修改',
      from: ['countersigning'],
      to: 'drafting',
      right: 'transmissions:sign',
      weight: 'danger',
      asks: z.strictObject({ reason: text('退回理由', 1000) }),
    },
    sign: {
      label: '签发',
      from: ['countersigning'],
      to: 'signed',
      right: 'transmissions:sign',
      weight: 'primary',
      asks: nothing,
    },
    send: {
      label: '登记报送',
      from: ['drafting', 'countersigning', 'signed'],
      to: 'sent',
      right: write,
      as: own,
      weight: 'primary',
      asks: z.strictObject({
        day: dayText.meta({ title: '报送（汇报、发言）日期' }),
        number: words('文号', 60, 0).default('').meta({ title: '文号' }),
        signedBy: words('签发人', 60, 0)
          .default('')
          .meta({ title: '签发人（纸质签发的）', help: '在系统里签发的不用填；已经在纸上签发的，填签发人' }),
      }),
      against: (t) => (t.form === 'written' ? needsText(t) : []),
    },
    answer: {
      label: '登记批复',
      from: ['sent', 'answered'],
      to: 'answered',
      right: write,
      as: own,
      asks: z.strictObject({
        day: dayText.meta({ title: '日期' }),
        how: z
          .enum(Object.keys(answerKinds) as [AnswerKind, ...AnswerKind[]], { error: '请选择批复、批示还是阅悉' })
          .meta({ title: '方式', labels: answerKinds }),
        by: words('由谁', 60).meta({ title: '批复的机关或者领导' }),
        text: text('内容', 4000, 0).default(''),
      }),
      against: (t) => (t.form === 'down' ? ['传达不等批复'] : []),
    },
    close: {
      label: '办结',
      from: ['sent', 'answered'],
      to: 'closed',
      right: write,
      as: own,
      weight: 'primary',
      asks: z.strictObject({ result: text('办理情况', 2000, 0).default('') }),
      against: (t) => (t.awaitsAnswer && !t.answered ? ['请示要等批复，还没有登记批复'] : []),
    },
    withdraw: {
      label: '撤回',
      from: ['drafting', 'countersigning', 'signed'],
      to: 'withdrawn',
      right: write,
      as: own,
      weight: 'danger',
      confirm: '撤回后不再报送，记录保留。',
      asks: z.strictObject({ reason: text('理由', 1000) }),
    },
  },
} as const satisfies Lifecycle<TransmissionState, string, TransmissionSubject, TransmissionRelation>

export type TransmissionMove = keyof typeof transmissionLifecycle.moves
export type TransmissionAsk<M extends TransmissionMove> = z.infer<(typeof transmissionLifecycle.moves)[M]['asks']>

/** The same table as judge takes it. */
export const transmissionCourse: Lifecycle<TransmissionState, TransmissionMove, TransmissionSubject, TransmissionRelation> =
  transmissionLifecycle
