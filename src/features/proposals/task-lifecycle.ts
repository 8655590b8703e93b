// A handling unit's task: one per proposal, unit, role and round (cases.md §2.3).
import { z } from 'zod'
import type { Day } from '#/core/day.ts'
import type { Judged, Lifecycle, StateRow } from '#/core/lifecycle.ts'
import { dayText, words } from '#/core/http/contract.ts'
import { budgetOn, budgetSpent, channels, type Urging } from './tasks/urging-budget.ts'
import type { TaskSettings } from './tasks/settings.ts'
import { answers, modes, phases, type Accepted, type ClassMark, type Openness, type UnitRole } from './words.ts'

export const taskStates = {
  pendingReceipt: { label: '待签收', open: true, tone: 'waiting' },
  accepted: { label: '已签收', open: true, editable: true, tone: 'active' },
  handling: { label: '办理中', open: true, editable: true, tone: 'active' },
  replyDraft: { label: '拟稿', open: true, editable: true, tone: 'active' },
  internalSign: { label: '待签发', open: true, tone: 'active' },
  assistOpinionSubmitted: { label: '已提交会办意见', open: false, tone: 'good' },
  issued: { label: '已答复', open: false, tone: 'good' },
  superseded: { label: '转入新一轮', open: false, tone: 'over' },
  withdrawn: { label: '已撤案', open: false, tone: 'over' },
} as const satisfies Record<string, StateRow>
export type TaskState = keyof typeof taskStates

export interface TaskSubject extends Judged<TaskState, 'unit'> {
  readonly unit: string
  readonly role: UnitRole
  readonly today: Day
  readonly settings: TaskSettings
  /** Of the unit, by whomever. */
  readonly urgings: readonly Urging[]
  /** The proposal's suggestions, to be answered one by one. */
  readonly suggestionCount: number
  readonly consultations: number
  readonly reply: {
    readonly body: string
    readonly docNo: string
    readonly classMark: ClassMark | null
    readonly openness: Openness | null
    readonly opennessReason: string
    readonly contactName: string
    readonly contactPhone: string
    readonly items: readonly {
      readonly no: number
      readonly accepted: Accepted
      readonly measure: string
      readonly dueDay: string | null
      readonly done: boolean
      readonly reason: string
    }[]
  } | null
  readonly classesInForce: readonly string[]
}

/** The unit may still write its reply. */
export const mayBeWritten = (state: TaskState): boolean => {
  const row: StateRow = taskStates[state]
  return row.editable === true
}

const working = (Object.keys(taskStates) as TaskState[]).filter(mayBeWritten)
const onlyAnswering = (t: TaskSubject): readonly string[] => (answers[t.role] ? [] : ['会办单位把意见交主办单位，不直接答复提案者'])

/** What a reply lacks before its head may sign it: answers to each suggestion, class, openness, contact (cases.md §3.7). */
export function replyLacks(t: Pick<TaskSubject, 'suggestionCount' | 'consultations' | 'reply' | 'classesInForce'>): readonly string[] {
  const reply = t.reply
  if (!reply) return ['还没有拟写答复']
  const says: string[] = []
  for (let no = 1; no <= t.suggestionCount; no++) {
    const item = reply.items.find((i) => i.no === no)
    if (!item) says.push(`第${no}条建议还没有逐条答复`)
    else if (item.accepted === 'notAdopted' && item.reason.trim() === '') says.push(`第${no}条建议未采纳，请写明理由`)
    else if (item.accepted !== 'notAdopted' && item.measure.trim() === '') says.push(`第${no}条建议已采纳，请写明措施`)
  }
  if (reply.body.trim() === '') says.push('请填写答复正文')
  if (!reply.classMark) says.push('请选择办理结果类别')
  else if (!t.classesInForce.includes(reply.classMark)) says.push(`本届次没有${reply.classMark}类，请重新选择`)
  if (reply.classMark === 'B' && !reply.items.some((i) => i.accepted !== 'notAdopted' && !i.done && i.dueDay))
    says.push('B类答复须至少有一条写明计划完成的日期')
  if (!reply.openness) says.push('请选择公开属性')
  else if (reply.openness !== 'open' && reply.opennessReason.trim() === '') says.push('不主动公开的，请写明理由')
  if (reply.contactName.trim() === '' || reply.contactPhone.trim() === '') says.push('请填写联系人和联系电话')
  if (t.consultations === 0) says.push('还没有与提案者沟通的记录；委员提出不需要的，请如实登记')
  return says
}

export const taskLifecycle = {
  kind: 'handling-task',
  title: '办理任务',
  initial: 'pendingReceipt',
  states: taskStates,
  moves: {
    receive: {
      label: '签收',
      from: ['pendingReceipt'],
      to: 'accepted',
      right: 'proposals:handle',
      as: ['unit'],
      weight: 'primary',
      asks: z.strictObject({}),
    },
    plan: {
      label: '拟定办理方案',
      from: ['accepted', 'handling'],
      to: 'handling',
      right: 'proposals:handle',
      as: ['unit'],
      weight: 'primary',
      asks: z.strictObject({
        responsibleLeader: words('分管领导', 40).meta({ title: '分管领导' }),
        section: words('承办科室', 60).meta({ title: '承办科室' }),
        clerk: words('经办人', 40).meta({ title: '经办人' }),
        clerkPhone: words('办公电话', 30).meta({ title: '办公电话' }),
        plan: words('办理方案', 4000).meta({ title: '办理方案（步骤和时间）', widget: 'textarea' }),
      }),
    },
    consult: {
      label: '登记沟通',
      from: working,
      to: null,
      right: 'proposals:handle',
      as: ['unit'],
      asks: z.strictObject({
        phase: z.enum(Object.keys(phases) as [keyof typeof phases], { error: '请选择阶段' }).meta({ title: '阶段', labels: phases }),
        mode: z.enum(Object.keys(modes) as [keyof typeof modes], { error: '请选择方式' }).meta({ title: '方式', labels: modes }),
        heldOn: dayText.meta({ title: '日期' }),
        place: words('地点', 120, 0).default('').meta({ title: '地点' }),
        unitPeople: words('单位参加人', 300, 0).default('').meta({ title: '单位参加人（姓名、职务）' }),
        content: words('沟通内容', 4000).meta({ title: '沟通内容', widget: 'textarea' }),
        opinions: words('提案者意见', 4000, 0).default('').meta({ title: '提案者意见', widget: 'textarea' }),
        agreed: words('商定事项', 4000, 0).default('').meta({ title: '商定事项', widget: 'textarea' }),
      }),
    },
    assistOpinion: {
      label: '提交会办意见',
      from: ['accepted', 'handling'],
      to: 'assistOpinionSubmitted',
      right: 'proposals:handle',
      as: ['unit'],
      weight: 'primary',
      asks: z.strictObject({
        docNo: words('发文字号', 60, 0).default('').meta({ title: '发文字号' }),
        opinion: words('会办意见', 8000).meta({ title: '会办意见', widget: 'textarea' }),
      }),
      against: (t) => (answers[t.role] ? ['主办、独办、分办单位请拟写答复'] : []),
    },
    sendForSign: {
      label: '送负责人签发',
      from: ['replyDraft'],
      to: 'internalSign',
      right: 'proposals:handle',
      as: ['unit'],
      weight: 'primary',
      asks: z.strictObject({}),
      against: (t) => [...onlyAnswering(t), ...replyLacks(t)],
    },
    returnDraft: {
      label: '退回重拟',
      from: ['internalSign'],
      to: 'replyDraft',
      right: 'proposals:sign-reply',
      as: ['unit'],
      asks: z.strictObject({ reason: words('修改意见', 2000).meta({ title: '修改意见', widget: 'textarea' }) }),
    },
    issue: {
      label: '签发答复',
      from: ['internalSign'],
      to: 'issued',
      right: 'proposals:sign-reply',
      as: ['unit'],
      weight: 'primary',
      confirm: '签发后答复即送达提案者，并开始征询意见，不能再改。',
      asks: z.strictObject({
        docNo: words('发文字号', 60).meta({ title: '发文字号' }),
        signerName: words('签发人', 40).meta({ title: '签发人' }),
        signerPost: words('签发人职务', 60).meta({ title: '签发人职务' }),
      }),
      against: (t) => [...onlyAnswering(t), ...replyLacks(t)],
      source: '答复由承办单位负责人签发，不以内设机构名义答复',
    },
    urge: {
      label: '催办',
      from: '*',
      to: null,
      right: 'proposals:urge',
      asks: z.strictObject({
        channel: z
          .enum(Object.keys(channels) as [keyof typeof channels], { error: '请选择方式' })
          .meta({ title: '方式', labels: channels }),
        text: words('催办内容', 1000).meta({ title: '催办内容', widget: 'textarea' }),
      }),
      against: (t) => budgetSpent(t.unit, budgetOn(t.today, t.urgings, t.settings.urgingBudget), t.settings.urgingBudget),
      source: '各方催办合并计算次数',
    },
  },
} as const satisfies Lifecycle<TaskState, string, TaskSubject, 'unit'>

export type TaskMove = keyof typeof taskLifecycle.moves
export type TaskAsk<M extends TaskMove> = z.infer<(typeof taskLifecycle.moves)[M]['asks']>

export const taskCourse: Lifecycle<TaskState, TaskMove, TaskSubject, 'unit'> = taskLifecycle
