// The course of a round of 述职: its groups are set up, it runs while reports come in and are heard, it is closed.
import { z } from 'zod'
import { dayText, id, words } from '#/core/http/contract.ts'
import type { Judged, Lifecycle, StateRow } from '#/core/lifecycle.ts'

export const roundStates = {
  preparing: { label: '筹备', open: true, tone: 'waiting' },
  running: { label: '进行中', open: true, tone: 'active' },
  closed: { label: '已结束', open: false, tone: 'good' },
} as const satisfies Record<string, StateRow>
export type RoundState = keyof typeof roundStates

export interface RoundSubject extends Judged<RoundState, never> {
  readonly groups: number
}

const run = 'reporting:run' as const
const members = z.array(id).min(1, { error: '请选择常委' }).max(100, { error: '一次最多100人' })

export const roundLifecycle = {
  kind: 'duty-round',
  title: '述职',
  initial: 'preparing',
  states: roundStates,
  moves: {
    addGroup: {
      label: '设述职小组',
      from: ['preparing', 'running'],
      to: null,
      right: run,
      asks: z.strictObject({
        name: words('小组', 60).meta({ title: '小组' }),
        headName: words('组长', 40).meta({ title: '带队的领导' }),
        day: dayText.meta({ title: '述职日期' }),
        place: words('地点', 80, 0).default('').meta({ title: '地点' }),
        people: members.meta({ title: '述职的常委', widget: 'people', kind: 'member' }),
      }),
      source: '由市政协领导带队分组听取述职',
    },
    start: {
      label: '启动',
      from: ['preparing'],
      to: 'running',
      right: run,
      weight: 'primary',
      asks: z.strictObject({}),
      confirm: '启动时在任的常务委员都列入应述职名单。',
      against: (r) => (r.groups === 0 ? ['还没有设述职小组'] : []),
    },
    collect: { label: '核对书面述职', from: ['running'], to: null, right: run, asks: z.strictObject({}) },
    deliver: {
      label: '登记听取述职',
      from: ['running'],
      to: null,
      right: run,
      asks: z.strictObject({
        personId: id.meta({ title: '述职的常委', widget: 'person', kind: 'member' }),
        day: dayText.meta({ title: '日期' }),
        ballots: z
          .array(
            z.strictObject({
              grade: z.string().min(1).max(60).meta({ title: '等次', widget: 'code', list: 'report-grade' }),
              count: z
                .int({ error: '请填写票数' })
                .min(0, { error: '票数不能为负' })
                .max(2000, { error: '票数过多' })
                .meta({ title: '票数' }),
            }),
          )
          .max(10)
          .default([])
          .meta({ title: '测评票（不记名，只填各等次的总票数）' }),
      }),
    },
    close: {
      label: '结束',
      from: ['running'],
      to: 'closed',
      right: run,
      weight: 'primary',
      asks: z.strictObject({}),
      confirm: '结束以后不再登记，没有述职的列在结果表里。',
    },
  },
} as const satisfies Lifecycle<RoundState, string, RoundSubject, never>

export type RoundMove = keyof typeof roundLifecycle.moves
export type RoundAsk<M extends RoundMove> = z.infer<(typeof roundLifecycle.moves)[M]['asks']>

/** The same table as judge takes it. */
export const roundCourse: Lifecycle<RoundState, RoundMove, RoundSubject, never> = roundLifecycle
