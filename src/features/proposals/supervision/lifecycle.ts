// The course of a supervision item 督办件 (cases.md §2.5, §3.10): plan, the leader's approval, activities and problems, the result, closed.
import { z } from 'zod'
import { dayText, id, words } from '#/core/http/contract.ts'
import type { Judged, Lifecycle, StateRow } from '#/core/lifecycle.ts'
import { channels, type Channel } from '../tasks/urging-budget.ts'

interface SupervisionStateRow extends StateRow {
  /** Units and proposers may read it: the plan is no longer a draft. */
  readonly told: boolean
}

export const supervisionStates = {
  planning: { label: '拟定方案', open: true, editable: true, tone: 'waiting', told: false },
  planSubmitted: { label: '方案待审定', open: true, tone: 'waiting', told: false },
  running: { label: '督办中', open: true, tone: 'active', told: true },
  withLeader: { label: '报告待审阅', open: true, tone: 'active', told: true },
  withCommittee: { label: '待提案委办结', open: true, tone: 'active', told: true },
  closed: { label: '督办办结', open: false, tone: 'good', told: true },
  cancelled: { label: '终止督办', open: false, tone: 'over', told: false },
} as const satisfies Record<string, SupervisionStateRow>
export type SupervisionState = keyof typeof supervisionStates

/** writer: may write in this mode; leader: the leading person; approver: approves the plan; unit: handles a supervised proposal. */
export type SupervisionRelation = 'writer' | 'leader' | 'approver' | 'unit'

export interface SupervisionSubject extends Judged<SupervisionState, SupervisionRelation> {
  readonly purpose: string
  readonly plan: string
  readonly planned: boolean
  /** Whether the leader approves in person; then a signed paper may be registered for him. */
  readonly leaderApproves: boolean
  /** Required activities of the mode that have not been held, in words. */
  readonly missingActs: readonly string[]
  /** Problems neither confirmed as solved nor taken back. */
  readonly openProblems: number
  readonly activities: number
}

const nothing = z.strictObject({})
const long = (label: string, max = 5000, min = 1) => words(label, max, min).meta({ title: label, widget: 'textarea' })

const planLacks = (s: SupervisionSubject): readonly string[] => [
  ...(s.purpose.trim() === '' ? ['方案还没有写督办目的'] : []),
  ...(s.plan.trim() === '' ? ['方案还没有写步骤和分工'] : []),
  ...(s.planned ? [] : ['方案还没有定督办日期']),
]

const paperOnly = (s: SupervisionSubject): readonly string[] =>
  s.leaderApproves ? [] : ['这种督办方式由承办岗位在系统里审定，不登记纸质签批']

const signed = {
  signedOn: dayText.meta({ title: '签批日期' }),
  evidence: words('签批件', 120).meta({ title: '签批件的文号或者存放处' }),
}

export const supervisionLifecycle = {
  kind: 'supervision',
  title: '督办',
  initial: 'planning',
  states: supervisionStates,
  moves: {
    writePlan: {
      label: '填写方案',
      from: ['planning'],
      to: null,
      right: 'supervision:write',
      as: ['writer'],
      asks: z.strictObject({
        purpose: long('督办目的', 1000),
        plan: long('步骤和分工'),
        plannedOn: dayText.meta({ title: '督办日期（现场督办或者座谈会当天）' }),
        participants: long('参加人员', 1000, 0).default('').meta({
          title: '参加人员',
          help: '提案者、主办和会办单位、市政府办、邀请的专家',
          widget: 'textarea',
        }),
        unitLeaders: words('承办单位负责人', 300, 0).default('').meta({ title: '承办单位负责人' }),
        bodyId: id
          .nullable()
          .default(null)
          .meta({ title: '协助的专门委员会', widget: 'unit', kinds: ['special-committee'] }),
      }),
      source: '督办方案：目的、日期、领衔人、协助的专委会、参加人员、书面结果',
    },
    submitPlan: {
      label: '方案送审',
      from: ['planning'],
      to: 'planSubmitted',
      right: 'supervision:write',
      as: ['writer'],
      weight: 'primary',
      asks: nothing,
      against: planLacks,
    },
    approvePlan: {
      label: '审定方案',
      from: ['planSubmitted'],
      to: 'running',
      right: 'supervision:approve',
      as: ['approver'],
      weight: 'primary',
      confirm: '审定后承办单位即可看到方案，书面报告的时限开始计算。',
      asks: z.strictObject({ note: long('审定意见', 1000, 0).default('') }),
      source: '督办方案由领衔人审定',
    },
    returnPlan: {
      label: '退回方案',
      from: ['planSubmitted'],
      to: 'planning',
      right: 'supervision:approve',
      as: ['approver'],
      weight: 'danger',
      asks: z.strictObject({ reason: long('退回理由', 1000) }),
    },
    recordApproval: {
      label: '登记方案签批件',
      from: ['planSubmitted'],
      to: 'running',
      right: 'supervision:write',
      as: ['writer'],
      asks: z.strictObject({ ...signed, note: long('签批意见', 1000, 0).default('') }),
      against: paperOnly,
      source: '领导在纸质件上签批的，由承办岗位如实登记',
    },
    recordActivity: {
      label: '记一次督办活动',
      from: ['running'],
      to: null,
      right: 'supervision:write',
      as: ['writer'],
      weight: 'primary',
      asks: z.strictObject({
        kind: words('活动形式', 40).meta({ title: '活动形式', widget: 'code', list: 'supervision-activity' }),
        heldOn: dayText.meta({ title: '日期' }),
        place: words('地点', 120).meta({ title: '地点' }),
        participants: long('参加人员', 1000),
        leaderPresent: z.boolean().default(false).meta({ title: '领衔人到场' }),
        minutes: long('情况和意见', 10_000),
        asked: long('对承办单位的要求', 2000, 0).default(''),
      }),
    },
    addProblem: {
      label: '列一个问题',
      from: ['running'],
      to: null,
      right: 'supervision:write',
      as: ['writer'],
      asks: z.strictObject({
        text: long('问题', 2000),
        ownerId: id.meta({ title: '责任单位', widget: 'unit', kinds: ['handling-unit'] }),
        due: dayText.nullable().default(null).meta({ title: '整改期限（不填按规定的期限）' }),
      }),
      source: '问题清单：问题、责任单位、期限',
    },
    urge: {
      label: '催办',
      from: ['running'],
      to: null,
      right: 'supervision:write',
      as: ['writer'],
      asks: z.strictObject({
        unitId: id.meta({ title: '催办哪个单位', widget: 'unit', kinds: ['handling-unit'] }),
        channel: z
          .enum(Object.keys(channels) as [Channel, ...Channel[]], { error: '请选择方式' })
          .meta({ title: '方式', labels: channels }),
        text: long('催办内容', 1000),
      }),
      source: '各方催办合并计算次数，减轻基层负担',
    },
    reportByUnit: {
      label: '书面报告办理情况',
      from: ['running'],
      to: null,
      right: 'supervision:answer',
      as: ['unit'],
      weight: 'primary',
      asks: z.strictObject({ text: long('办理情况', 10_000) }),
      source: '主办单位会前书面报告办理情况',
    },
    instruct: {
      label: '批示',
      from: ['running', 'withLeader', 'withCommittee'],
      to: null,
      right: 'supervision:instruct',
      as: ['leader', 'writer'],
      asks: z.strictObject({
        text: long('批示内容', 2000),
        givenOn: dayText.meta({ title: '批示日期' }),
        leaderName: words('批示领导', 40, 0).default('').meta({ title: '批示领导（不填为领衔人）' }),
      }),
    },
    reportResult: {
      label: '报送督办情况报告',
      from: ['running'],
      to: 'withLeader',
      right: 'supervision:write',
      as: ['writer'],
      asks: z.strictObject({ text: long('督办情况报告', 20_000) }),
      against: (s) => [
        ...(s.activities === 0 ? ['还没有督办活动的记录'] : []),
        ...s.missingActs.map((act) => `这种督办方式须有“${act}”，还没有记录`),
        ...(s.openProblems > 0 ? [`还有${s.openProblems}个问题没有确认解决`] : []),
      ],
      source: '督办结果书面报领衔人，再报提案委',
    },
    readResult: {
      label: '审阅并送提案委',
      from: ['withLeader'],
      to: 'withCommittee',
      right: 'supervision:approve',
      as: ['approver'],
      weight: 'primary',
      asks: z.strictObject({ opinion: long('审阅意见', 2000, 0).default('') }),
    },
    returnResult: {
      label: '退回继续督办',
      from: ['withLeader'],
      to: 'running',
      right: 'supervision:approve',
      as: ['approver'],
      weight: 'danger',
      asks: z.strictObject({ reason: long('退回理由', 1000) }),
    },
    recordReading: {
      label: '登记审阅签批件',
      from: ['withLeader'],
      to: 'withCommittee',
      right: 'supervision:write',
      as: ['writer'],
      asks: z.strictObject({ ...signed, opinion: long('审阅意见', 2000, 0).default('') }),
      against: paperOnly,
    },
    close: {
      label: '办结督办',
      from: ['withCommittee'],
      to: 'closed',
      right: 'supervision:accept',
      weight: 'primary',
      asks: z.strictObject({ conclusion: long('办结意见', 2000) }),
      source: '提案委收到督办情况报告后办结',
    },
    cancel: {
      label: '终止督办',
      from: ['planning', 'planSubmitted', 'running'],
      to: 'cancelled',
      right: 'supervision:write',
      as: ['writer'],
      weight: 'danger',
      confirm: '终止后不再计入督办件数，已有的记录保留。',
      asks: z.strictObject({ reason: long('终止理由', 1000) }),
    },
  },
} as const satisfies Lifecycle<SupervisionState, string, SupervisionSubject, SupervisionRelation>

export type SupervisionMove = keyof typeof supervisionLifecycle.moves
export type SupervisionAsk<M extends SupervisionMove> = z.infer<(typeof supervisionLifecycle.moves)[M]['asks']>
export const supervisionCourse: Lifecycle<SupervisionState, SupervisionMove, SupervisionSubject, SupervisionRelation> = supervisionLifecycle
