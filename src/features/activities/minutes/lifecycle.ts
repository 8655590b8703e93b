// The course of minutes: drafted from what happened, submitted, approved by the chair or the secretary-general, issued.
import { z } from 'zod'
import { words } from '#/core/http/contract.ts'
import type { Judged, Lifecycle, StateRow } from '#/core/lifecycle.ts'

export const minutesStates = {
  draft: { label: '起草', open: true, editable: true, tone: 'waiting' },
  submitted: { label: '送审', open: true, tone: 'waiting' },
  approved: { label: '已签发', open: true, tone: 'active' },
  issued: { label: '已印发', open: false, tone: 'good' },
} as const satisfies Record<string, StateRow>
export type MinutesState = keyof typeof minutesStates

export type MinutesRelation = 'organiser' | 'approver'

export interface MinutesSubject extends Judged<MinutesState, MinutesRelation> {
  /** The meeting has been held and its minutes are not out yet. */
  readonly held: boolean
  readonly hasText: boolean
  /** Decisions without somebody who carries them out. */
  readonly ownerless: number
}

const text = (m: MinutesSubject): readonly string[] => (m.hasText ? [] : ['纪要还没有内容'])

export const minutesLifecycle = {
  kind: 'minutes',
  title: '会议纪要',
  initial: 'draft',
  states: minutesStates,
  moves: {
    submit: {
      label: '送审',
      from: ['draft'],
      to: 'submitted',
      right: 'activities:write',
      as: ['organiser'],
      weight: 'primary',
      asks: z.strictObject({}),
      against: text,
    },
    approve: {
      label: '签发',
      from: ['submitted'],
      to: 'approved',
      right: 'activities:approve',
      as: ['approver'],
      weight: 'primary',
      asks: z.strictObject({ by: words('签发人', 40).meta({ title: '签发人', help: '在系统外签批的，如实登记签批人' }) }),
      against: text,
    },
    sendBack: {
      label: '退回修改',
      from: ['submitted', 'approved'],
      to: 'draft',
      right: 'activities:approve',
      as: ['approver'],
      asks: z.strictObject({ reason: words('退回的意见', 1000).meta({ title: '退回的意见', widget: 'textarea' }) }),
    },
    issue: {
      label: '印发',
      from: ['approved'],
      to: 'issued',
      right: 'activities:write',
      as: ['organiser'],
      weight: 'primary',
      asks: z.strictObject({}),
      confirm: '纪要发给发送范围内的人，议定事项交到责任单位和责任人；以后不能再改。',
      against: (m) => [
        ...(m.held ? [] : ['会议还没有登记举行']),
        ...(m.ownerless ? [`有${m.ownerless}项议定事项没有责任单位或者责任人`] : []),
      ],
    },
  },
} as const satisfies Lifecycle<MinutesState, string, MinutesSubject, MinutesRelation>

export type MinutesMove = keyof typeof minutesLifecycle.moves
export type MinutesAsk<M extends MinutesMove> = z.infer<(typeof minutesLifecycle.moves)[M]['asks']>
export const minutesCourse: Lifecycle<MinutesState, MinutesMove, MinutesSubject, MinutesRelation> = minutesLifecycle
