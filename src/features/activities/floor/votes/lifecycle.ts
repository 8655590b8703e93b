// A vote 表决: prepared, open, closed with its result for good; or called off. The result cannot be changed.
import { z } from 'zod'
import { words } from '#/core/http/contract.ts'
import type { Judged, Lifecycle, StateRow } from '#/core/lifecycle.ts'

export const voteKinds = { motion: '表决议案', election: '选举' } as const
export type VoteKind = keyof typeof voteKinds
export const voteModes = { hands: '举手表决', secret: '无记名电子表决', paper: '无记名纸质投票' } as const
export type VoteMode = keyof typeof voteModes

/** How many tellers type in what was counted by hand; on paper two must agree. */
export const tellersNeeded: Readonly<Record<VoteMode, number>> = { hands: 1, secret: 2, paper: 2 }

export const voteStates = {
  draft: { label: '准备', open: true, editable: true, tone: 'waiting' },
  open: { label: '正在表决', open: true, tone: 'active' },
  closed: { label: '已结束', open: false, tone: 'good' },
  cancelled: { label: '已取消', open: false, tone: 'over' },
} as const satisfies Record<string, StateRow>
export type VoteState = keyof typeof voteStates

export interface VoteSubject extends Judged<VoteState, 'organiser'> {
  readonly live: boolean
  readonly eligible: number
  /** Why the hall may not decide now; null when it may. */
  readonly quorumLack: string | null
  readonly otherOpen: string | null
  readonly tallyWrong: readonly string[]
  readonly resolutionReady: boolean
}

const notLive = (v: VoteSubject): readonly string[] => (v.live ? [] : ['会议还没有开始，或者已经关闭'])

export const voteLifecycle = {
  kind: 'floor-vote',
  title: '表决',
  initial: 'draft',
  states: voteStates,
  moves: {
    open: {
      label: '开始表决',
      from: ['draft'],
      to: 'open',
      right: 'activities:write',
      as: ['organiser'],
      weight: 'primary',
      asks: z.strictObject({}),
      confirm: '应到、实到人数和有权表决的名单这时固定下来；以后签到的人不在这次表决的名单里。',
      against: (v) => [
        ...notLive(v),
        ...(v.eligible === 0 ? ['会场里还没有有权表决的人：请先签到'] : []),
        ...(v.quorumLack ? [v.quorumLack] : []),
        ...(v.otherOpen ? [`“${v.otherOpen}”正在表决，请先结束`] : []),
        ...(v.resolutionReady ? [] : ['要表决的文稿还没有提交表决']),
      ],
    },
    close: {
      label: '结束表决',
      from: ['open'],
      to: 'closed',
      right: 'activities:write',
      as: ['organiser'],
      weight: 'primary',
      asks: z.strictObject({}),
      confirm: '结束后公布结果，任何人都不能再改动。',
      against: (v) => v.tallyWrong,
    },
    cancel: {
      label: '取消表决',
      from: ['draft', 'open'],
      to: 'cancelled',
      right: 'activities:write',
      as: ['organiser'],
      weight: 'danger',
      asks: z.strictObject({ reason: words('取消的原因', 300).meta({ title: '取消的原因', widget: 'textarea' }) }),
      confirm: '已经投的票一并作废，不公布；需要的话另行准备一次表决。',
    },
  },
} as const satisfies Lifecycle<VoteState, string, VoteSubject, 'organiser'>

export type VoteMove = keyof typeof voteLifecycle.moves
export type VoteAsk<M extends VoteMove> = z.infer<(typeof voteLifecycle.moves)[M]['asks']>
export const voteCourse: Lifecycle<VoteState, VoteMove, VoteSubject, 'organiser'> = voteLifecycle
