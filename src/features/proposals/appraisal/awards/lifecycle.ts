// A year's selection for commendation: candidates, a secret first vote, the chair meeting, publicity, announcement. And each candidate in it.
import { z } from 'zod'
import { dayText, id, words } from '#/core/http/contract.ts'
import type { Judged, Lifecycle, StateRow } from '#/core/lifecycle.ts'

export const selectionStates = {
  gathering: { label: '征集候选', open: true, tone: 'active' },
  voting: { label: '初评投票', open: true, tone: 'active' },
  counted: { label: '待审议', open: true, tone: 'waiting' },
  publicity: { label: '公示', open: true, tone: 'waiting' },
  announced: { label: '已表彰', open: false, tone: 'good' },
  abandoned: { label: '已终止', open: false, tone: 'over' },
} as const satisfies Record<string, StateRow>
export type SelectionState = keyof typeof selectionStates

export interface SelectionSubject extends Judged<SelectionState, never> {
  readonly candidates: number
  readonly voters: number
  readonly voted: number
  readonly quorum: number
  readonly shortlisted: number
  readonly approved: number
  readonly openObjections: number
  readonly publicityUntil: string | null
  readonly today: string
}

const reason = words('理由', 1000).meta({ title: '理由', widget: 'textarea' })

export const selectionLifecycle = {
  kind: 'award-selection',
  title: '评选表彰',
  initial: 'gathering',
  states: selectionStates,
  moves: {
    openVote: {
      label: '开始初评投票',
      from: ['gathering'],
      to: 'voting',
      right: 'appraisal:run',
      weight: 'primary',
      asks: z.strictObject({
        voters: z.array(id).min(1, { error: '请选择投票人' }).max(200).meta({ title: '投票人', widget: 'people', kind: 'any' }),
        voteUntil: dayText.meta({ title: '投票截止' }),
      }),
      against: (s) => (s.candidates ? [] : ['还没有候选']),
    },
    closeVote: {
      label: '计票',
      from: ['voting'],
      to: 'counted',
      right: 'appraisal:run',
      weight: 'primary',
      confirm: '计票后不能再投。得票只有合计，谁投了什么票没有记录。',
      asks: z.strictObject({}),
      against: (s) => (s.voted < s.quorum ? [`应投${s.voters}人，已投${s.voted}人，须有${s.quorum}人投票才有效`] : []),
    },
    restart: {
      label: '作废投票，重新征集',
      from: ['voting'],
      to: 'gathering',
      right: 'appraisal:run',
      asks: z.strictObject({ reason }),
    },
    deliberate: {
      label: '登记审议并公示',
      from: ['counted'],
      to: 'publicity',
      right: 'appraisal:approve',
      weight: 'primary',
      confirm: '列入建议名单的候选开始公示；没有列入的落选。',
      asks: z.strictObject({
        meeting: words('主席会议', 60).meta({ title: '哪次主席会议审议' }),
        meetingDay: dayText.meta({ title: '会议日期' }),
      }),
      against: (s) => (s.shortlisted ? [] : ['还没有把候选列入建议名单']),
      source: '征集、初评、审议、公布四步',
    },
    announce: {
      label: '公布表彰',
      from: ['publicity'],
      to: 'announced',
      right: 'appraisal:approve',
      weight: 'primary',
      confirm: '公布后编证书号，记入提案者、单位的档案。',
      asks: z.strictObject({ documentNo: words('表彰决定文号', 60).meta({ title: '表彰决定文号' }) }),
      against: (s) => [
        ...(s.publicityUntil && s.today <= s.publicityUntil ? [`公示到${s.publicityUntil}，期满后才能公布`] : []),
        ...(s.openObjections ? [`还有${s.openObjections}件异议没有处理`] : []),
        ...(s.approved ? [] : ['没有可以表彰的候选']),
      ],
    },
    abandon: { label: '终止评选', from: '*', to: 'abandoned', right: 'appraisal:run', weight: 'danger', asks: z.strictObject({ reason }) },
  },
} as const satisfies Lifecycle<SelectionState, string, SelectionSubject, never>
export type SelectionMove = keyof typeof selectionLifecycle.moves
export type SelectionAsk<M extends SelectionMove> = z.infer<(typeof selectionLifecycle.moves)[M]['asks']>
export const selectionCourse: Lifecycle<SelectionState, SelectionMove, SelectionSubject, never> = selectionLifecycle

export const candidateStates = {
  nominated: { label: '候选', open: true, tone: 'active' },
  shortlisted: { label: '建议名单', open: true, tone: 'active' },
  approved: { label: '公示中', open: true, tone: 'waiting' },
  awarded: { label: '已表彰', open: false, tone: 'good' },
  dropped: { label: '未入选', open: false, tone: 'over' },
} as const satisfies Record<string, StateRow>
export type CandidateState = keyof typeof candidateStates

export interface CandidateSubject extends Judged<CandidateState, never> {
  readonly selection: SelectionState
}

const onlyCounted = (c: CandidateSubject): readonly string[] => (c.selection === 'counted' ? [] : ['计票以后、审议以前才能定建议名单'])

export const candidateLifecycle = {
  kind: 'award-candidate',
  title: '候选',
  initial: 'nominated',
  states: candidateStates,
  moves: {
    shortlist: {
      label: '列入建议名单',
      from: ['nominated'],
      to: 'shortlisted',
      right: 'appraisal:run',
      weight: 'primary',
      asks: z.strictObject({}),
      against: onlyCounted,
    },
    unlist: {
      label: '移出建议名单',
      from: ['shortlisted'],
      to: 'nominated',
      right: 'appraisal:run',
      asks: z.strictObject({}),
      against: onlyCounted,
    },
    drop: {
      label: '撤下',
      from: ['nominated', 'shortlisted', 'approved'],
      to: 'dropped',
      right: 'appraisal:run',
      weight: 'danger',
      asks: z.strictObject({ reason }),
      against: (c) => (c.selection === 'voting' ? ['正在投票，不能撤下候选'] : []),
    },
  },
} as const satisfies Lifecycle<CandidateState, string, CandidateSubject, never>
export type CandidateMove = keyof typeof candidateLifecycle.moves
export type CandidateAsk<M extends CandidateMove> = z.infer<(typeof candidateLifecycle.moves)[M]['asks']>
export const candidateCourse: Lifecycle<CandidateState, CandidateMove, CandidateSubject, never> = candidateLifecycle
