// The course of a programme: planned, open while it is studied, closed with a summary.
import { z } from 'zod'
import { words } from '#/core/http/contract.ts'
import type { Judged, Lifecycle, StateRow } from '#/core/lifecycle.ts'
import type { Day } from '#/core/day.ts'

export const programmeStates = {
  planned: { label: '计划', open: true, editable: true, tone: 'waiting' },
  open: { label: '进行中', open: true, editable: true, tone: 'active' },
  closed: { label: '已结束', open: false, tone: 'good' },
  cancelled: { label: '已取消', open: false, tone: 'over' },
} as const satisfies Record<string, StateRow>
export type ProgrammeState = keyof typeof programmeStates

export interface ProgrammeSubject extends Judged<ProgrammeState, never> {
  readonly fromDay: Day
  readonly today: Day
  /** Reading groups of it that are not closed. */
  readonly openGroups: number
}

export const programmeLifecycle = {
  kind: 'study-programme',
  title: '学习活动',
  initial: 'planned',
  states: programmeStates,
  moves: {
    open: {
      label: '启动',
      from: ['planned'],
      to: 'open',
      right: 'studies:write',
      weight: 'primary',
      asks: z.strictObject({}),
      against: (p) => (p.today < p.fromDay ? [`还没有到开始的日期（${p.fromDay}）`] : []),
    },
    close: {
      label: '结束并总结',
      from: ['open'],
      to: 'closed',
      right: 'studies:write',
      weight: 'primary',
      asks: z.strictObject({ summary: words('总结', 4000).meta({ title: '总结', widget: 'textarea' }) }),
      against: (p) => (p.openGroups > 0 ? [`还有${p.openGroups}个读书群没有结束`] : []),
    },
    cancel: {
      label: '取消',
      from: ['planned'],
      to: 'cancelled',
      right: 'studies:write',
      weight: 'danger',
      asks: z.strictObject({ reason: words('理由', 500).meta({ title: '理由', widget: 'textarea' }) }),
    },
  },
} as const satisfies Lifecycle<ProgrammeState, string, ProgrammeSubject, never>

export type ProgrammeMove = keyof typeof programmeLifecycle.moves
export type ProgrammeAsk<M extends ProgrammeMove> = z.infer<(typeof programmeLifecycle.moves)[M]['asks']>

/** The same table as judge takes it. */
export const programmeCourse: Lifecycle<ProgrammeState, ProgrammeMove, ProgrammeSubject, never> = programmeLifecycle
