// The courses of a plenary's own papers and of leave from a group's sitting: a resolution is voted on, a briefing is issued, a convenor grants leave.
import { z } from 'zod'
import { words } from '#/core/http/contract.ts'
import type { Judged, Lifecycle, StateRow } from '#/core/lifecycle.ts'

export const resolutionStates = {
  draft: { label: '草案', open: true, editable: true, tone: 'waiting' },
  tabled: { label: '提交表决', open: true, tone: 'active' },
  adopted: { label: '通过', open: false, tone: 'good' },
  rejected: { label: '没有通过', open: false, tone: 'bad' },
  dropped: { label: '不再提交', open: false, tone: 'over' },
} as const satisfies Record<string, StateRow>
export type ResolutionState = keyof typeof resolutionStates

export const briefingStates = {
  draft: { label: '编写', open: true, editable: true, tone: 'waiting' },
  issued: { label: '已印发', open: false, tone: 'good' },
  dropped: { label: '不用', open: false, tone: 'over' },
} as const satisfies Record<string, StateRow>
export type BriefingState = keyof typeof briefingStates

export const groupLeaveStates = {
  asked: { label: '待答复', open: true, tone: 'waiting' },
  granted: { label: '准假', open: false, tone: 'good' },
  refused: { label: '不准', open: false, tone: 'bad' },
  takenBack: { label: '撤回', open: false, tone: 'over' },
} as const satisfies Record<string, StateRow>
export type GroupLeaveState = keyof typeof groupLeaveStates

interface PaperSubject<S extends string> extends Judged<S, 'organiser'> {
  readonly open: boolean
  readonly hasText: boolean
}
export interface ResolutionSubject extends PaperSubject<ResolutionState> {
  /** It stands on a vote that is running. */
  readonly voting: boolean
}
export type BriefingSubject = PaperSubject<BriefingState>
export interface GroupLeaveSubject extends Judged<GroupLeaveState, 'convenor' | 'organiser' | 'asker'> {
  readonly open: boolean
}

const reason = z.strictObject({ reason: words('原因', 300).meta({ title: '原因', widget: 'textarea' }) })
const nothing = z.strictObject({})
const notOpen = (s: { readonly open: boolean }): readonly string[] => (s.open ? [] : ['会议已经关闭或者取消'])
const noText = (s: { readonly hasText: boolean }): readonly string[] => (s.hasText ? [] : ['还没有正文'])
const voting = (s: ResolutionSubject): readonly string[] => (s.voting ? ['正在表决，请等表决结束'] : [])
const run = { right: 'activities:write', as: ['organiser'] } as const

export const resolutionLifecycle = {
  kind: 'resolution',
  title: '决议',
  initial: 'draft',
  states: resolutionStates,
  moves: {
    table: {
      label: '提交表决',
      from: ['draft'],
      to: 'tabled',
      ...run,
      weight: 'primary',
      asks: nothing,
      against: (s) => [...notOpen(s), ...noText(s)],
    },
    takeBack: { label: '退回修改', from: ['tabled'], to: 'draft', ...run, asks: nothing, against: (s) => [...notOpen(s), ...voting(s)] },
    acclaim: {
      label: '登记通过',
      from: ['tabled'],
      to: 'adopted',
      ...run,
      asks: z.strictObject({ how: words('通过的方式', 120).meta({ title: '通过的方式', help: '鼓掌通过等不计票的方式，照实写' }) }),
      confirm: '计票的决议由表决结果登记，不用这一项。',
      against: (s) => [...notOpen(s), ...voting(s)],
    },
    drop: { label: '不再提交', from: ['draft', 'tabled'], to: 'dropped', ...run, weight: 'danger', asks: reason, against: voting },
  },
} as const satisfies Lifecycle<ResolutionState, string, ResolutionSubject, 'organiser'>
export type ResolutionMove = keyof typeof resolutionLifecycle.moves
export type ResolutionAsk<M extends ResolutionMove> = z.infer<(typeof resolutionLifecycle.moves)[M]['asks']>
export const resolutionCourse: Lifecycle<ResolutionState, ResolutionMove, ResolutionSubject, 'organiser'> = resolutionLifecycle

export const briefingLifecycle = {
  kind: 'briefing',
  title: '简报',
  initial: 'draft',
  states: briefingStates,
  moves: {
    issue: { label: '编号印发', from: ['draft'], to: 'issued', ...run, weight: 'primary', asks: nothing, against: noText },
    drop: { label: '不用', from: ['draft'], to: 'dropped', ...run, weight: 'danger', asks: reason },
  },
} as const satisfies Lifecycle<BriefingState, string, BriefingSubject, 'organiser'>
export type BriefingMove = keyof typeof briefingLifecycle.moves
export type BriefingAsk<M extends BriefingMove> = z.infer<(typeof briefingLifecycle.moves)[M]['asks']>
export const briefingCourse: Lifecycle<BriefingState, BriefingMove, BriefingSubject, 'organiser'> = briefingLifecycle

const byConvenor = { right: 'floor:take-part', as: ['convenor', 'organiser'] } as const
export const groupLeaveLifecycle = {
  kind: 'group-leave',
  title: '小组会议请假',
  initial: 'asked',
  states: groupLeaveStates,
  moves: {
    grant: {
      label: '准假',
      from: ['asked'],
      to: 'granted',
      ...byConvenor,
      weight: 'primary',
      asks: nothing,
      against: notOpen,
      source: '小组会议请假一个半天的由召集人准，更长的向会议请假',
    },
    refuse: {
      label: '不准',
      from: ['asked'],
      to: 'refused',
      ...byConvenor,
      asks: z.strictObject({ says: words('理由', 300).meta({ title: '理由', widget: 'textarea' }) }),
      against: notOpen,
    },
    takeBack: { label: '撤回', from: ['asked'], to: 'takenBack', right: 'floor:take-part', as: ['asker'], asks: nothing, against: notOpen },
  },
} as const satisfies Lifecycle<GroupLeaveState, string, GroupLeaveSubject, 'convenor' | 'organiser' | 'asker'>
export type GroupLeaveMove = keyof typeof groupLeaveLifecycle.moves
export type GroupLeaveAsk<M extends GroupLeaveMove> = z.infer<(typeof groupLeaveLifecycle.moves)[M]['asks']>
export const groupLeaveCourse: Lifecycle<GroupLeaveState, GroupLeaveMove, GroupLeaveSubject, 'convenor' | 'organiser' | 'asker'> =
  groupLeaveLifecycle
