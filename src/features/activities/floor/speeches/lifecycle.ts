// A speech 发言: asked for, chosen by the office as oral or written, given; what was registered wrongly is taken back.
import { z } from 'zod'
import { dayText, words } from '#/core/http/contract.ts'
import type { Judged, Lifecycle, StateRow } from '#/core/lifecycle.ts'

export const speechForms = { oral: '口头发言', written: '书面发言' } as const
export type SpeechForm = keyof typeof speechForms

export const speechStates = {
  asked: { label: '已申请', open: true, editable: true, tone: 'waiting' },
  chosen: { label: '已选定', open: true, editable: true, tone: 'active' },
  speaking: { label: '正在发言', open: true, tone: 'active' },
  given: { label: '已发言', open: false, tone: 'good' },
  declined: { label: '未选用', open: false, tone: 'over' },
  withdrawn: { label: '已撤回', open: false, tone: 'over' },
  retracted: { label: '登记已撤销', open: false, tone: 'over' },
} as const satisfies Record<string, StateRow>
export type SpeechState = keyof typeof speechStates

export type SpeechRelation = 'organiser' | 'author'

export interface SpeechSubject extends Judged<SpeechState, SpeechRelation> {
  readonly form: SpeechForm | null
  readonly hasText: boolean
  /** The meeting takes place or took place. */
  readonly live: boolean
  /** The meeting is neither closed nor called off. */
  readonly open: boolean
  /** Who is speaking now, if somebody else is. */
  readonly speakingNow: string | null
}

const reason = (label: string, min = 1) => z.strictObject({ reason: words(label, 500, min).meta({ title: label, widget: 'textarea' }) })
const notLive = (s: SpeechSubject): readonly string[] => (s.live ? [] : ['会议还没有开始，或者已经关闭'])
const notOpen = (s: SpeechSubject): readonly string[] => (s.open ? [] : ['会议已经关闭或者取消'])
const only = (form: SpeechForm) => (s: SpeechSubject) =>
  s.form === form ? null : `选定为${s.form ? speechForms[s.form] : '待定'}，不是${speechForms[form]}`

export const speechLifecycle = {
  kind: 'speech',
  title: '发言',
  initial: 'asked',
  states: speechStates,
  moves: {
    choose: {
      label: '选定',
      from: ['asked', 'declined', 'chosen'],
      to: 'chosen',
      right: 'activities:write',
      as: ['organiser'],
      undoes: true,
      weight: 'primary',
      asks: z.strictObject({
        form: z.enum(['oral', 'written'], { error: '请选择口头还是书面' }).meta({ title: '发言方式', labels: speechForms }),
        allotted: z
          .int({ error: '分钟是整数' })
          .min(1)
          .max(120)
          .nullable()
          .default(null)
          .meta({ title: '时间（分钟）', help: '不填的，按会议的规定' }),
      }),
      against: notOpen,
    },
    decline: {
      label: '不选用',
      from: ['asked', 'chosen'],
      to: 'declined',
      right: 'activities:write',
      as: ['organiser'],
      asks: reason('不选用的理由'),
      against: notOpen,
    },
    begin: {
      label: '开始发言',
      from: ['chosen'],
      to: 'speaking',
      right: 'activities:write',
      as: ['organiser'],
      weight: 'primary',
      asks: z.strictObject({}),
      awaits: only('oral'),
      against: (s) => [...notLive(s), ...(s.speakingNow ? [`${s.speakingNow}正在发言，请先结束`] : [])],
    },
    end: {
      label: '结束发言',
      from: ['speaking'],
      to: 'given',
      right: 'activities:write',
      as: ['organiser'],
      weight: 'primary',
      asks: z.strictObject({}),
      against: notLive,
    },
    register: {
      label: '补记已发言',
      from: ['chosen'],
      to: 'given',
      right: 'activities:write',
      as: ['organiser'],
      asks: z.strictObject({
        on: dayText.meta({ title: '发言日期' }),
        minutes: z.number({ error: '请填写分钟数' }).min(0.5).max(240).nullable().default(null).meta({ title: '用时（分钟）' }),
      }),
      awaits: only('oral'),
      against: notLive,
    },
    accept: {
      label: '收为书面发言',
      from: ['chosen'],
      to: 'given',
      right: 'activities:write',
      as: ['organiser'],
      weight: 'primary',
      asks: z.strictObject({}),
      awaits: only('written'),
      against: (s) => [...notLive(s), ...(s.hasText ? [] : ['还没有发言稿：请先填写全文或者上传附件'])],
    },
    withdraw: {
      label: '撤回',
      from: ['asked', 'chosen'],
      to: 'withdrawn',
      right: 'floor:take-part',
      as: ['author'],
      weight: 'danger',
      asks: reason('撤回的原因', 0),
      against: notOpen,
    },
    retract: {
      label: '撤销登记',
      from: ['given'],
      to: 'retracted',
      right: 'activities:write',
      as: ['organiser'],
      weight: 'danger',
      undoes: true,
      asks: reason('撤销的原因'),
      confirm: '登记有误才撤销；计入履职档案的发言同时冲减。',
    },
  },
} as const satisfies Lifecycle<SpeechState, string, SpeechSubject, SpeechRelation>

export type SpeechMove = keyof typeof speechLifecycle.moves
export type SpeechAsk<M extends SpeechMove> = z.infer<(typeof speechLifecycle.moves)[M]['asks']>
export const speechCourse: Lifecycle<SpeechState, SpeechMove, SpeechSubject, SpeechRelation> = speechLifecycle
