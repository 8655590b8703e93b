// A review meeting 会审 of the committee: its list is made, it is held with its quorum, decisions are recorded, it is closed (cases.md §2.2 T7–T9).
import { z } from 'zod'
import { dayText, id, words } from '#/core/http/contract.ts'
import type { Judged, Lifecycle, StateRow } from '#/core/lifecycle.ts'

export const meetingStates = {
  preparing: { label: '筹备', open: true, tone: 'waiting' },
  held: { label: '会议中', open: true, tone: 'active' },
  closed: { label: '已结束', open: false, tone: 'good' },
} as const satisfies Record<string, StateRow>
export type MeetingState = keyof typeof meetingStates

export const meetingKinds = { regular: '主任会议', full: '全体会议' } as const
export type MeetingKind = keyof typeof meetingKinds

export interface MeetingSubject extends Judged<MeetingState, never> {
  readonly cases: number
}

const cases = z.array(id).min(1, { error: '请选择提案' }).max(300, { error: '一次最多300件' }).meta({ title: '提案' })

export const meetingLifecycle = {
  kind: 'review-meeting',
  title: '审查会议',
  initial: 'preparing',
  states: meetingStates,
  moves: {
    addCases: { label: '列入会议', from: ['preparing', 'held'], to: null, right: 'proposals:review', asks: z.strictObject({ cases }) },
    dropCases: { label: '移出会议', from: ['preparing', 'held'], to: null, right: 'proposals:review', asks: z.strictObject({ cases }) },
    hold: {
      label: '开会',
      from: ['preparing'],
      to: 'held',
      right: 'proposals:review',
      weight: 'primary',
      asks: z.strictObject({
        heldOn: dayText.meta({ title: '开会日期' }),
        place: words('地点', 120).meta({ title: '地点' }),
        chair: words('主持人', 40).meta({ title: '主持人' }),
        membersDue: z.int().min(1).max(500).meta({ title: '应到委员（人）' }),
        membersPresent: z.int().min(1).max(500).meta({ title: '实到委员（人）' }),
        attendees: words('出席人员', 2000, 0).default('').meta({ title: '出席和列席人员', widget: 'textarea' }),
      }),
      against: (m) => (m.cases === 0 ? ['会议还没有列入提案'] : []),
      source: '审查委员会会议须有规定人数出席',
    },
    close: {
      label: '结束会议',
      from: ['held'],
      to: 'closed',
      right: 'proposals:review',
      weight: 'primary',
      asks: z.strictObject({ minutes: words('会议纪要', 10_000).meta({ title: '会议纪要', widget: 'textarea' }) }),
      confirm: '没有作出决定的提案记为缓议，仍留在联合审查，可列入下次会议。',
    },
  },
} as const satisfies Lifecycle<MeetingState, string, MeetingSubject, never>

export type MeetingMove = keyof typeof meetingLifecycle.moves
export type MeetingAsk<M extends MeetingMove> = z.infer<(typeof meetingLifecycle.moves)[M]['asks']>
export const meetingCourse: Lifecycle<MeetingState, MeetingMove, MeetingSubject, never> = meetingLifecycle

/** What became of a case on the list. */
export const meetingDecisions = { file: '立案', notFile: '不予立案', merge: '并案', postponed: '缓议' } as const

export type Quorum = 'half' | 'twoThirds'
export const quorums = { half: '过半数', twoThirds: '三分之二以上' } as const

/** Why the meeting may not be held with so many; null when it may. */
export function quorumLack(rule: Quorum, due: number, present: number): string | null {
  if (present > due) return `实到${present}人，多于应到${due}人`
  const enough = rule === 'half' ? present * 2 > due : present * 3 >= due * 2
  return enough ? null : `应到${due}人，实到${present}人，不足${quorums[rule]}，不能开会`
}
