// The publicity of one thing, a proposal's text or a reply: a redacted copy is made, a second person approves, it is public, it may be taken back (cases.md §2.10).
import { z } from 'zod'
import { words } from '#/core/http/contract.ts'
import type { Judged, Lifecycle, StateRow } from '#/core/lifecycle.ts'
import type { CopyForm, PublicityPart } from './words.ts'

interface PublicityStateRow extends StateRow {
  /** The public can read it. */
  readonly isPublic: boolean
}

export const publicityStates = {
  redacting: { label: '整理公开稿', open: true, editable: true, tone: 'waiting', isPublic: false },
  review: { label: '待复核', open: true, tone: 'active', isPublic: false },
  published: { label: '已公开', open: false, tone: 'good', isPublic: true },
  withdrawn: { label: '已撤下', open: false, tone: 'bad', isPublic: false },
  notPublic: { label: '不公开', open: false, tone: 'over', isPublic: false },
} as const satisfies Record<string, PublicityStateRow>
export type PublicityState = keyof typeof publicityStates

/** office: the proposal office; unit: whose reply it is; author: who wrote the proposal. */
export type PublicityRelation = 'office' | 'unit' | 'author'

export interface PublicitySubject extends Judged<PublicityState, PublicityRelation> {
  readonly part: PublicityPart
  readonly form: CopyForm
  readonly abstract: string
  /** Numbers of people and things that stand in the abstract. */
  readonly abstractHolds: readonly string[]
  /** Suggested passages nobody has decided about. */
  readonly undecided: number
  /** The actor is the one who sent the copy for review. */
  readonly preparedByActor: boolean
  /** The proposer agrees that the proposal is public. */
  readonly consents: boolean
  /** The case still stands: neither withdrawn nor merged into another. */
  readonly stands: boolean
  /** The proposal's own text is public; a reply hangs on it. */
  readonly textIsPublic: boolean
}

export const isEditablePublicity = (state: PublicityState): boolean => {
  const row: StateRow = publicityStates[state]
  return row.editable === true
}

const reason = (label: string) => words(label, 500).meta({ title: label, widget: 'textarea' })
const handlers = ['office', 'unit'] as const

function unready(p: PublicitySubject): readonly string[] {
  const says: string[] = []
  if (p.form === 'abstract' && p.abstract.trim() === '') says.push('选了公开摘要，请先写摘要')
  if (p.form === 'abstract' && p.abstractHolds.length > 0) says.push(`摘要里有不宜公开的内容，请改写：${p.abstractHolds.join('、')}`)
  if (p.form === 'full' && p.undecided > 0) says.push(`还有${p.undecided}处系统提示的内容没有决定隐去还是保留`)
  return says
}

function unfit(p: PublicitySubject): readonly string[] {
  const says: string[] = []
  if (!p.stands) says.push('这件提案已撤回或者并入他案，不再公开')
  if (p.part === 'reply' && !p.textIsPublic) says.push('提案正文还没有公开，答复要随提案公开，请先公开正文')
  return says
}

export const publicityLifecycle = {
  kind: 'publication',
  title: '公开',
  initial: 'redacting',
  states: publicityStates,
  moves: {
    sendForReview: {
      label: '送复核',
      from: ['redacting'],
      to: 'review',
      right: 'publicity:prepare',
      as: handlers,
      weight: 'primary',
      asks: z.strictObject({}),
      against: (p) => [...unready(p), ...(p.stands ? [] : ['这件提案已撤回或者并入他案，不再公开'])],
    },
    approve: {
      label: '复核通过并公开',
      from: ['review'],
      to: 'published',
      right: 'publicity:approve',
      as: handlers,
      weight: 'primary',
      confirm: '公开后任何人不用登录就能看到公开稿。原文不变，隐去的内容不会出现。',
      asks: z.strictObject({}),
      against: (p) => [...(p.preparedByActor ? ['公开稿要由另一个人复核，您是送复核的人'] : []), ...unready(p), ...unfit(p)],
      source: '公开审查与答复同步进行，整理与复核由两人分别负责',
    },
    sendBack: {
      label: '退回重新整理',
      from: ['review'],
      to: 'redacting',
      right: 'publicity:approve',
      as: handlers,
      asks: z.strictObject({ reason: reason('需要修改之处') }),
    },
    decline: {
      label: '不公开',
      from: ['redacting', 'review'],
      to: 'notPublic',
      right: 'publicity:approve',
      as: handlers,
      weight: 'danger',
      asks: z.strictObject({
        openness: z
          .enum(['onRequest', 'closed'], { error: '请选择公开属性' })
          .meta({ title: '改为', labels: { onRequest: '依申请公开', closed: '不予公开' } }),
        reason: reason('不公开的理由'),
      }),
    },
    withdraw: {
      label: '撤下',
      from: ['published'],
      to: 'withdrawn',
      right: 'publicity:approve',
      as: handlers,
      weight: 'danger',
      confirm: '撤下后公开网页立即看不到，这里留下撤下的时间、经手人和理由。撤下提案正文的，已公开的答复一并撤下。',
      asks: z.strictObject({ reason: reason('撤下的理由') }),
    },
    revise: {
      label: '重新整理后再公开',
      from: ['withdrawn'],
      to: 'redacting',
      right: 'publicity:prepare',
      as: handlers,
      asks: z.strictObject({ reason: reason('重新公开的理由') }),
      against: (p) => (p.consents ? [] : ['提案者不同意公开，请先“改为公开”并写明提案者同意的情况']),
    },
    reopen: {
      label: '改为公开',
      from: ['notPublic'],
      to: 'redacting',
      right: 'publicity:approve',
      as: handlers,
      asks: z.strictObject({ reason: reason('改为公开的理由（提案者改为同意的，写明何时、以何方式同意）') }),
      against: (p) =>
        p.part === 'reply' && !p.consents
          ? ['提案者不同意公开提案，答复不能单独公开']
          : p.stands
            ? []
            : ['这件提案已撤回或者并入他案，不再公开'],
    },
    revokeConsent: {
      label: '收回公开的同意',
      from: ['redacting', 'review', 'published'],
      to: 'notPublic',
      right: 'proposals:write',
      as: ['author'],
      weight: 'danger',
      confirm: '收回后，提案和答复都从公开网页撤下。已经被别人下载、转载的无法收回。',
      asks: z.strictObject({ reason: reason('不同意公开的理由') }),
      source: '提案者可以选择是否公开，不同意的写明理由',
    },
  },
} as const satisfies Lifecycle<PublicityState, string, PublicitySubject, PublicityRelation>

export type PublicityMove = keyof typeof publicityLifecycle.moves
export type PublicityAsk<M extends PublicityMove> = z.infer<(typeof publicityLifecycle.moves)[M]['asks']>

/** The same table as judge takes it; the literal above keeps each move's own form type. */
export const publicityCourse: Lifecycle<PublicityState, PublicityMove, PublicitySubject, PublicityRelation> = publicityLifecycle
