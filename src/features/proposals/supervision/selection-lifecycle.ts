// How a proposal becomes 重点 or 重要 (cases.md §2.5): recommended, shortlisted by 提案委, decided by the meeting of chairs.
import { z } from 'zod'
import { dayText, words } from '#/core/http/contract.ts'
import type { Judged, Lifecycle, StateRow } from '#/core/lifecycle.ts'
import { tiers, type Tier } from './words.ts'

export const selectionStates = {
  candidate: { label: '候选', open: true, tone: 'waiting' },
  shortlisted: { label: '已列入建议名单', open: true, tone: 'active' },
  decided: { label: '已确定', open: true, tone: 'good' },
  declined: { label: '未确定', open: false, tone: 'over' },
  ended: { label: '已调出', open: false, tone: 'over' },
} as const satisfies Record<string, StateRow>
export type SelectionState = keyof typeof selectionStates

export interface SelectionSubject extends Judged<SelectionState, never> {
  /** The conditions some recommendation confirms. */
  readonly weighty: boolean
  readonly broad: boolean
  readonly feasible: boolean
  /** The proposal may still be handled: filed, not withdrawn, not merged into another. */
  readonly standing: boolean
}

const tier = z.enum(Object.keys(tiers) as [Tier], { error: '请选择重点提案或者重要提案' }).meta({ title: '列为', labels: tiers })
const reason = words('理由', 1000).meta({ title: '理由', widget: 'textarea' })

const gone = (s: SelectionSubject): readonly string[] => (s.standing ? [] : ['这件提案已撤案、并案或者归档，不能再确定'])

export const selectionLifecycle = {
  kind: 'key-selection',
  title: '重点提案遴选',
  initial: 'candidate',
  states: selectionStates,
  moves: {
    shortlist: {
      label: '列入建议名单',
      from: ['candidate'],
      to: 'shortlisted',
      right: 'supervision:shortlist',
      weight: 'primary',
      asks: z.strictObject({
        tier,
        opinion: words('提案委意见', 1000, 0).default('').meta({ title: '提案委意见', widget: 'textarea' }),
      }),
      against: (s) => [
        ...gone(s),
        ...(s.weighty || s.broad ? [] : ['推荐时没有注明分量重或者涉及面广，请先补充推荐']),
        ...(s.feasible ? [] : ['推荐时没有注明当年能办，请先补充推荐']),
      ],
      source: '重点提案产生办法：分量重、涉及面广、当年能够办理；由提案委提出建议名单',
    },
    decide: {
      label: '登记主席会议决定',
      from: ['shortlisted'],
      to: 'decided',
      right: 'supervision:decide',
      weight: 'primary',
      asks: z.strictObject({
        tier,
        meetingDay: dayText.meta({ title: '主席会议日期' }),
        documentNo: words('文号', 60).meta({ title: '会议纪要或者文件的文号' }),
      }),
      against: gone,
      source: '重点提案由主席会议审定',
    },
    decline: {
      label: '不予确定',
      from: ['candidate', 'shortlisted'],
      to: 'declined',
      right: 'supervision:decide',
      weight: 'danger',
      asks: z.strictObject({ reason }),
    },
    endStanding: {
      label: '调出',
      from: ['decided'],
      to: 'ended',
      right: 'supervision:decide',
      weight: 'danger',
      confirm: '调出后不再是重点（重要）提案；此前的日期仍按原来统计。',
      asks: z.strictObject({
        meetingDay: dayText.meta({ title: '主席会议日期（自此日起调出）' }),
        documentNo: words('文号', 60).meta({ title: '会议纪要或者文件的文号' }),
        reason,
      }),
      source: '重点提案的调整仍由主席会议审定',
    },
  },
} as const satisfies Lifecycle<SelectionState, string, SelectionSubject, never>

export type SelectionMove = keyof typeof selectionLifecycle.moves
export type SelectionAsk<M extends SelectionMove> = z.infer<(typeof selectionLifecycle.moves)[M]['asks']>
export const selectionCourse: Lifecycle<SelectionState, SelectionMove, SelectionSubject, never> = selectionLifecycle
