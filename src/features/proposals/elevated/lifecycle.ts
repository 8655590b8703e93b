// The course of a local matter upstairs (cases.md §2.4 提级办理): prepared as material, handed in by a member of a higher committee, filed, handled, answered, felt here.
import { z } from 'zod'
import { dayText, id, words } from '#/core/http/contract.ts'
import type { Judged, Lifecycle, StateRow } from '#/core/lifecycle.ts'
import { classMarks } from '../words.ts'
import { followUps } from './words.ts'

export const externalStates = {
  preparing: { label: '素材整理', open: true, editable: true, tone: 'waiting' },
  submitted: { label: '已提交', open: true, editable: true, tone: 'active' },
  filed: { label: '立案', open: true, editable: true, tone: 'active' },
  handling: { label: '办理中', open: true, editable: true, tone: 'active' },
  replied: { label: '已答复', open: true, editable: true, tone: 'good' },
  effective: { label: '落地见效', open: false, tone: 'good' },
  notFiled: { label: '未立案', open: false, tone: 'over' },
  dropped: { label: '未采用', open: false, tone: 'over' },
} as const satisfies Record<string, StateRow>
export type ExternalState = keyof typeof externalStates

export interface ExternalSubject extends Judged<ExternalState, never> {
  readonly material: string
  readonly linked: number
}

const write = 'elevated:write' as const
const on = (title: string) => dayText.meta({ title })
const text = (label: string, max = 4000) => words(label, max).meta({ title: label, widget: 'textarea' })
const localCase = id.meta({ title: '本市提案', widget: 'proposal' })
const open = (Object.keys(externalStates) as ExternalState[]).filter((s) => externalStates[s].open)

export const externalLifecycle = {
  kind: 'external-proposal',
  title: '提级办理',
  initial: 'preparing',
  states: externalStates,
  moves: {
    submit: {
      label: '登记提交',
      from: ['preparing'],
      to: 'submitted',
      right: write,
      weight: 'primary',
      asks: z.strictObject({
        day: on('提交日期'),
        preparedFor: words('提交的上级政协委员', 80).meta({ title: '提交的上级政协委员（姓名、职务）' }),
      }),
      against: (e) => (e.material.trim() === '' ? ['还没有整理素材'] : []),
      source: '请驻本市的上级政协委员向上级政协提交',
    },
    file: {
      label: '登记立案',
      from: ['preparing', 'submitted'],
      to: 'filed',
      right: write,
      weight: 'primary',
      asks: z.strictObject({ day: on('立案日期'), externalNo: words('上级案号', 40).meta({ title: '上级案号' }) }),
    },
    notFile: {
      label: '登记未立案',
      from: ['submitted'],
      to: 'notFiled',
      right: write,
      weight: 'danger',
      asks: z.strictObject({ day: on('审查日期'), reason: text('情况说明') }),
    },
    handle: {
      label: '登记交办',
      from: ['filed'],
      to: 'handling',
      right: write,
      weight: 'primary',
      asks: z.strictObject({ day: on('交办日期'), department: words('承办部门', 120).meta({ title: '上级承办部门' }) }),
    },
    reply: {
      label: '登记答复',
      from: ['filed', 'handling'],
      to: 'replied',
      right: write,
      weight: 'primary',
      asks: z.strictObject({
        day: on('答复日期'),
        outcomeClass: z
          .enum(classMarks, { error: '请选择办理结果类别' })
          .meta({ title: '办理结果类别', labels: { A: 'A类', B: 'B类', C: 'C类', D: 'D类' } }),
        outcomeText: text('答复要点'),
      }),
    },
    effect: {
      label: '登记落地见效',
      from: ['replied'],
      to: 'effective',
      right: write,
      weight: 'primary',
      asks: z.strictObject({ day: on('见效日期'), benefits: text('给本市带来的成效') }),
    },
    drop: {
      label: '不再采用',
      from: ['preparing'],
      to: 'dropped',
      right: write,
      weight: 'danger',
      asks: z.strictObject({ reason: text('理由', 1000) }),
    },
    followUp: {
      label: '登记跟踪',
      from: open,
      to: null,
      right: write,
      asks: z.strictObject({
        day: on('日期'),
        how: z.enum(Object.keys(followUps) as [keyof typeof followUps], { error: '请选择方式' }).meta({ title: '方式', labels: followUps }),
        text: text('情况'),
      }),
      source: '默认：每三个月跟踪一次',
    },
    linkCase: {
      label: '关联本市提案',
      from: open,
      to: null,
      right: write,
      asks: z.strictObject({ proposal: localCase }),
    },
    unlinkCase: {
      label: '取消关联',
      from: open,
      to: null,
      right: write,
      asks: z.strictObject({ proposal: localCase }),
      against: (e) => (e.linked === 0 ? ['还没有关联本市提案'] : []),
    },
  },
} as const satisfies Lifecycle<ExternalState, string, ExternalSubject, never>

export type ExternalMove = keyof typeof externalLifecycle.moves
export type ExternalAsk<M extends ExternalMove> = z.infer<(typeof externalLifecycle.moves)[M]['asks']>

/** The same table as judge takes it. */
export const externalCourse: Lifecycle<ExternalState, ExternalMove, ExternalSubject, never> = externalLifecycle
