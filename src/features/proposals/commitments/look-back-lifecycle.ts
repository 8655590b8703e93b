// A round of 回头看: opened over everything still promised, answered by the units, closed by the office.
import { z } from 'zod'
import type { Judged, Lifecycle, StateRow } from '#/core/lifecycle.ts'
import { inChinese, type Day } from '#/core/day.ts'
import { words } from '#/core/http/contract.ts'

export const lookBackStates = {
  open: { label: '填报中', open: true, tone: 'active' },
  closed: { label: '已结束', open: false, tone: 'over' },
} as const satisfies Record<string, StateRow>
export type LookBackState = keyof typeof lookBackStates

export interface LookBackSubject extends Judged<LookBackState, never> {
  readonly unanswered: number
  readonly dueDay: Day
  readonly today: Day
}

export const lookBackLifecycle = {
  kind: 'look-back',
  title: '回头看',
  initial: 'open',
  states: lookBackStates,
  moves: {
    close: {
      label: '结束回头看',
      from: ['open'],
      to: 'closed',
      right: 'commitments:decide',
      confirm: '结束后没有填报的记为未填报，不能补填。',
      asks: z.strictObject({ note: words('说明', 2000, 0).default('').meta({ title: '说明（可不填）', widget: 'textarea' }) }),
      against: (l) =>
        l.unanswered > 0 && l.today <= l.dueDay ? [`还有${l.unanswered}项没有填报，${inChinese(l.dueDay)}以前不能结束`] : [],
    },
  },
} as const satisfies Lifecycle<LookBackState, string, LookBackSubject, never>

export type LookBackMove = keyof typeof lookBackLifecycle.moves
export const lookBackCourse: Lifecycle<LookBackState, LookBackMove, LookBackSubject, never> = lookBackLifecycle
