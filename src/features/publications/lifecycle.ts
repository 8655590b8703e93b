// The course of a text: written, handed in, examined by whom its kind names, taken, exchanged or published.
import { z } from 'zod'
import { dayText, id, words } from '#/core/http/contract.ts'
import type { Judged, Lifecycle, StateRow } from '#/core/lifecycle.ts'
import type { WorkKind } from './codes.ts'

export const workStates = {
  draft: { label: '草稿', open: true, editable: true, tone: 'waiting' },
  submitted: { label: '待审看', open: true, tone: 'active' },
  returned: { label: '退回修改', open: true, editable: true, tone: 'waiting' },
  accepted: { label: '已采用', open: false, tone: 'good' },
  exchanged: { label: '已交流', open: false, tone: 'good' },
  declined: { label: '未采用', open: false, tone: 'over' },
  discarded: { label: '已作废', open: false, tone: 'over' },
} as const satisfies Record<string, StateRow>
export type WorkState = keyof typeof workStates

export type WorkRelation = 'author' | 'coauthor' | 'reviewer' | 'office'

export interface WorkSubject extends Judged<WorkState, WorkRelation> {
  readonly title: string
  /** Characters of the body, blanks not counted. */
  readonly length: number
  readonly kind: WorkKind
  readonly themes: readonly string[]
  readonly receiverId: string | null
  readonly suggestionType: string | null
  readonly horizon: string | null
}

/** All that stands against handing it in. */
export function lacksOf(w: Omit<WorkSubject, 'state' | 'relations'>): readonly string[] {
  const { kind } = w
  return [
    ...(w.title.trim() === '' ? ['请填写题目'] : []),
    ...(w.length < kind.minimum ? [`${kind.label}不少于${kind.minimum}字，现在${w.length}字`] : w.length === 0 ? ['请填写正文'] : []),
    ...(kind.themed && w.themes.length === 0 ? ['请选择主题'] : []),
    ...(kind.accepts === 'committee' && w.receiverId === null ? ['请选择报送的专门委员会'] : []),
    ...(kind.advice && w.suggestionType === null ? ['请选择建议类型'] : []),
    ...(kind.advice && w.horizon === null ? ['请选择前瞻性还是常规性'] : []),
  ]
}

const reason = words('理由', 500).meta({ title: '理由', widget: 'textarea' })

export const workLifecycle = {
  kind: 'work',
  title: '文稿',
  initial: 'draft',
  states: workStates,
  moves: {
    submit: {
      label: '报送',
      from: ['draft', 'returned'],
      to: 'submitted',
      right: 'works:write',
      as: ['author'],
      weight: 'primary',
      asks: z.strictObject({}),
      against: lacksOf,
    },
    withdraw: {
      label: '撤回',
      from: ['submitted'],
      to: 'draft',
      right: 'works:write',
      as: ['author'],
      asks: z.strictObject({}),
      confirm: '撤回以后回到草稿，可以修改后再报送。',
    },
    discard: {
      label: '作废',
      from: ['draft', 'returned'],
      to: 'discarded',
      right: 'works:write',
      as: ['author'],
      weight: 'danger',
      asks: z.strictObject({}),
      confirm: '作废以后不能再修改和报送。',
    },
    accept: {
      label: '采用',
      from: ['submitted'],
      to: 'accepted',
      right: 'works:review',
      as: ['reviewer'],
      weight: 'primary',
      asks: z.strictObject({ note: words('审看意见', 500, 0).default('').meta({ title: '审看意见（可不填）', widget: 'textarea' }) }),
      source: '“四个一”：学习心得、对策建议被采用的，记入履职档案',
    },
    sendBack: {
      label: '退回修改',
      from: ['submitted'],
      to: 'returned',
      right: 'works:review',
      as: ['reviewer'],
      asks: z.strictObject({ reason }),
    },
    decline: {
      label: '不采用',
      from: ['submitted'],
      to: 'declined',
      right: 'works:review',
      as: ['reviewer'],
      weight: 'danger',
      asks: z.strictObject({ reason }),
    },
    pass: {
      label: '转其他专委会',
      from: ['submitted'],
      to: null,
      right: 'works:review',
      as: ['reviewer', 'office'],
      asks: z.strictObject({ receiverId: id.meta({ title: '转给', widget: 'unit', kinds: ['special-committee'] }) }),
      against: (w) => (w.kind.accepts === 'committee' ? [] : [`${w.kind.label}由办公室审看，不转专委会`]),
    },
    exchange: {
      label: '登记交流刊发',
      from: ['accepted'],
      to: 'exchanged',
      right: 'works:review',
      as: ['reviewer', 'office'],
      weight: 'primary',
      asks: z.strictObject({
        day: dayText.meta({ title: '日期' }),
        where: words('交流或刊发的地方', 80).meta({ title: '在哪里交流或刊发，如“全会书面交流”“政协杂志第3期”' }),
      }),
    },
    revoke: {
      label: '撤销采用',
      from: ['accepted', 'exchanged'],
      to: 'declined',
      right: 'works:review',
      as: ['reviewer', 'office'],
      weight: 'danger',
      asks: z.strictObject({ reason }),
      confirm: '采用时记入履职档案的事项同时冲销，记录保留。',
    },
  },
} as const satisfies Lifecycle<WorkState, string, WorkSubject, WorkRelation>

export type WorkMove = keyof typeof workLifecycle.moves
export type WorkAsk<M extends WorkMove> = z.infer<(typeof workLifecycle.moves)[M]['asks']>

/** The same table as judge takes it. */
export const workCourse: Lifecycle<WorkState, WorkMove, WorkSubject, WorkRelation> = workLifecycle
