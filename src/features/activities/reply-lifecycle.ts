// What an invited person answers: comes, does not come, asks for leave that somebody grants or refuses. Attendance itself is no answer.
import { z } from 'zod'
import { id, words } from '#/core/http/contract.ts'
import type { Judged, Lifecycle, StateRow } from '#/core/lifecycle.ts'

export const replyStates = {
  none: { label: '未答复', open: true, tone: 'waiting' },
  confirmed: { label: '参加', open: true, tone: 'good' },
  declined: { label: '不参加', open: true, tone: 'over' },
  leaveRequested: { label: '请假待批', open: true, tone: 'waiting' },
  leaveGranted: { label: '准假', open: true, tone: 'over' },
  leaveRefused: { label: '不准假', open: true, tone: 'bad' },
} as const satisfies Record<string, StateRow>
export type ReplyState = keyof typeof replyStates

/** self: the invited person; organiser: answers for him by telephone; leaveApprover: grants leave, by the kind of activity. */
export type ReplyRelation = 'self' | 'organiser' | 'leaveApprover'

export interface ReplySubject extends Judged<ReplyState, ReplyRelation> {
  readonly answering: boolean
  readonly over: boolean
  /** Has to come: asks for leave rather than declining. */
  readonly mustCome: boolean
  readonly isMember: boolean
  /** The time or place changed after he had said yes. */
  readonly asksAgain: boolean
}

const nothing = z.strictObject({})
const long = (label: string, max = 500, min = 1) => words(label, max, min).meta({ title: label, widget: 'textarea' })

const closed = (s: ReplySubject): readonly string[] => [
  ...(s.answering ? [] : ['这项活动现在不答复']),
  ...(s.answering && s.over ? ['活动已经结束'] : []),
]

export const leaveFields = {
  kind: words('事由', 40).meta({ title: '事由', widget: 'code', list: 'leave-kind' }),
  reason: long('请假说明', 500, 0).default(''),
}

export const replyLifecycle = {
  kind: 'participation',
  title: '参加',
  initial: 'none',
  states: replyStates,
  moves: {
    confirm: {
      label: '参加',
      from: ['none', 'confirmed', 'declined', 'leaveRequested', 'leaveGranted', 'leaveRefused'],
      to: 'confirmed',
      right: 'activities:reply',
      as: ['self', 'organiser'],
      weight: 'primary',
      asks: nothing,
      against: (s) => [...closed(s), ...(s.state === 'confirmed' && !s.asksAgain ? ['已经答复参加'] : [])],
    },
    decline: {
      label: '不参加',
      from: ['none', 'confirmed'],
      to: 'declined',
      right: 'activities:reply',
      as: ['self', 'organiser'],
      asks: z.strictObject({ reason: long('说明', 500, 0).default('') }),
      against: (s) => [...closed(s), ...(s.mustCome ? ['应到人员不能来的，请办请假'] : [])],
    },
    askLeave: {
      label: '请假',
      from: ['none', 'confirmed', 'leaveRefused'],
      to: 'leaveRequested',
      right: 'activities:reply',
      as: ['self', 'organiser'],
      asks: z.strictObject(leaveFields),
      against: (s) => [...closed(s), ...(s.mustCome ? [] : ['不是应到人员，不来的答复“不参加”即可'])],
    },
    grantLeave: {
      label: '准假',
      from: ['leaveRequested'],
      to: 'leaveGranted',
      right: 'activities:leave',
      as: ['leaveApprover'],
      weight: 'primary',
      asks: z.strictObject({ says: long('意见', 500, 0).default('') }),
    },
    refuseLeave: {
      label: '不准假',
      from: ['leaveRequested'],
      to: 'leaveRefused',
      right: 'activities:leave',
      as: ['leaveApprover'],
      weight: 'danger',
      asks: z.strictObject({ says: long('理由') }),
    },
    registerLeave: {
      label: '登记准假',
      from: ['none', 'confirmed', 'leaveRequested', 'leaveRefused'],
      to: 'leaveGranted',
      right: 'activities:write',
      as: ['organiser'],
      asks: z.strictObject({
        ...leaveFields,
        by: words('准假人', 40).meta({ title: '准假人' }),
        evidence: words('依据', 120).meta({ title: '请假条、短信等依据' }),
      }),
      against: (s) => (s.mustCome ? [] : ['不是应到人员，不来的答复“不参加”即可']),
      source: '书面或者口头请假由有权的领导批准的，承办人如实登记',
    },
    substitute: {
      label: '请人代替',
      from: ['none', 'confirmed'],
      to: 'declined',
      right: 'activities:reply',
      as: ['self', 'organiser'],
      asks: z.strictObject({
        personId: id.nullable().default(null).meta({ title: '由谁代替（系统里有的人）', widget: 'person' }),
        name: words('姓名', 40, 0).default('').meta({ title: '姓名（系统里没有的人）' }),
        unit: words('单位职务', 120, 0).default('').meta({ title: '单位和职务' }),
      }),
      against: (s) => [...closed(s), ...(s.isMember && s.mustCome ? ['委员应当亲自到会，不能由他人代替'] : [])],
    },
  },
} as const satisfies Lifecycle<ReplyState, string, ReplySubject, ReplyRelation>

export type ReplyMove = keyof typeof replyLifecycle.moves
export type ReplyAsk<M extends ReplyMove> = z.infer<(typeof replyLifecycle.moves)[M]['asks']>
export const replyCourse: Lifecycle<ReplyState, ReplyMove, ReplySubject, ReplyRelation> = replyLifecycle
