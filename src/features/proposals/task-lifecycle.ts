// A handling unit's task: one per proposal, unit, role and round (cases.md §2.3).
import { z } from 'zod'
import type { Judged, Lifecycle, StateRow } from '#/core/lifecycle.ts'
import { dayText, words } from '#/core/http/contract.ts'
import * as against from './tasks/against.ts'
import * as asks from './tasks/asks.ts'
import type { TaskRelation, TaskStanding } from './tasks/subject.ts'
import { budgetOn, budgetSpent } from './tasks/urging-budget.ts'
import { answers, modes, phases, type Accepted, type ClassMark, type Openness } from './words.ts'

interface TaskStateRow extends StateRow {
  /** Another task has taken its place: it no longer says anything about the state of the case. */
  readonly replaced?: boolean
}

export const taskStates = {
  pendingReceipt: { label: '待签收', open: true, tone: 'waiting' },
  returnRequested: { label: '申退待定', open: true, tone: 'waiting' },
  accepted: { label: '已签收', open: true, editable: true, tone: 'active' },
  handling: { label: '办理中', open: true, editable: true, tone: 'active' },
  replyDraft: { label: '拟稿', open: true, editable: true, tone: 'active' },
  countersign: { label: '会签', open: true, tone: 'active' },
  audit: { label: '待审查', open: true, tone: 'active' },
  internalSign: { label: '待签发', open: true, tone: 'active' },
  assistOpinionSubmitted: { label: '已提交会办意见', open: false, tone: 'good' },
  issued: { label: '已答复', open: false, tone: 'good' },
  auditRejected: { label: '驳回重办', open: false, tone: 'bad', replaced: true },
  reassigned: { label: '已改办', open: false, tone: 'over', replaced: true },
  superseded: { label: '转入新一轮', open: false, tone: 'over', replaced: true },
  withdrawn: { label: '已撤案', open: false, tone: 'over' },
} as const satisfies Record<string, TaskStateRow>
export type TaskState = keyof typeof taskStates

export interface TaskSubject extends Judged<TaskState, TaskRelation>, TaskStanding {
  readonly state: TaskState
  readonly relations: readonly TaskRelation[]
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

export const isReplaced = (state: TaskState): boolean => {
  const row: TaskStateRow = taskStates[state]
  return row.replaced === true
}

/** For queries that ask whether another task has taken the place. */
export const replacedStates = (Object.keys(taskStates) as TaskState[]).filter(isReplaced)

const working = ['accepted', 'handling', 'replyDraft'] as const satisfies readonly TaskState[]
/** The unit's to move on: it may be urged, paused, extended. */
export const underWay = ['pendingReceipt', ...working, 'countersign', 'internalSign'] as const satisfies readonly TaskState[]
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
      against: against.planLacking,
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
      against: (t) => [...(answers[t.role] ? ['主办、独办、分办单位请拟写答复'] : []), ...against.paused(t)],
    },
    sendForCountersign: {
      label: '送会签',
      from: ['replyDraft'],
      to: 'countersign',
      right: 'proposals:handle',
      as: ['unit'],
      asks: asks.sendRoundAsk,
      against: (t) => [...onlyAnswering(t), ...replyLacks(t)],
    },
    countersign: {
      label: '会签',
      from: ['countersign'],
      to: null,
      right: 'proposals:handle',
      as: ['unit', 'countersigner'],
      asks: asks.countersignAsk,
    },
    recallDraft: {
      label: '收回修改',
      from: ['countersign'],
      to: 'replyDraft',
      right: 'proposals:handle',
      as: ['unit'],
      asks: z.strictObject({}),
    },
    sendForAudit: {
      label: '送审查',
      from: ['replyDraft', 'countersign'],
      to: 'audit',
      right: 'proposals:handle',
      as: ['unit'],
      weight: 'primary',
      asks: z.strictObject({}),
      awaits: against.awaitsAudit,
      against: (t) => [...onlyAnswering(t), ...replyLacks(t), ...against.countersignLacks(t)],
      source: '答复稿先经督查室审查，再由单位负责人签发',
    },
    passAudit: {
      label: '审查通过',
      from: ['audit'],
      to: 'internalSign',
      right: 'proposals:audit',
      weight: 'primary',
      asks: asks.passAuditAsk,
    },
    returnFromAudit: {
      label: '审查退回',
      from: ['audit'],
      to: 'replyDraft',
      right: 'proposals:audit',
      weight: 'danger',
      asks: asks.auditRefuseAsk,
    },
    sendForSign: {
      label: '送负责人签发',
      from: ['replyDraft', 'countersign'],
      to: 'internalSign',
      right: 'proposals:handle',
      as: ['unit'],
      weight: 'primary',
      asks: z.strictObject({}),
      against: (t) => [...onlyAnswering(t), ...replyLacks(t), ...against.countersignLacks(t), ...against.auditFirst(t)],
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
        docNo: words('发文字号', 60, 0).default('').meta({ title: '发文字号', help: '本单位登记了机关代字的可以不填，由系统编号' }),
        signerName: words('签发人', 40).meta({ title: '签发人' }),
        signerPost: words('签发人职务', 60).meta({ title: '签发人职务' }),
      }),
      against: (t) => [...onlyAnswering(t), ...replyLacks(t), ...against.paused(t)],
      source: '答复由承办单位负责人签发，不以内设机构名义答复',
    },
    requestReturn: {
      label: '申请退办',
      from: ['pendingReceipt', 'accepted', 'handling'],
      to: 'returnRequested',
      right: 'proposals:sign-reply',
      as: ['unit'],
      weight: 'danger',
      confirm: '由单位负责人签发。决定以前不能答复、转办，办理期限照常计算。',
      asks: asks.returnAsk,
      against: (t) => [...against.returnWindow(t), ...against.paused(t)],
      source: '收到后认为不属本单位职责的，在规定期限内书面申请退办，不得自行转办',
    },
    refuseReturn: {
      label: '不同意退办',
      from: ['returnRequested'],
      to: 'accepted',
      right: 'proposals:assign',
      asks: asks.refuseReturnAsk,
      confirm: '单位继续办理，期限不重新起算。',
      against: (t) => against.againstRuling(t, 'keep'),
    },
    reassign: {
      label: '改办',
      from: ['returnRequested', 'pendingReceipt', 'accepted', 'handling', 'replyDraft'],
      to: 'reassigned',
      right: 'proposals:assign',
      weight: 'danger',
      confirm: '原单位的任务到此为止，新单位自交办之日起重新计算期限；其他承办单位的期限不变。',
      asks: asks.handOverAsk,
      against: (t) => against.againstRuling(t, 'reassign'),
      source: '改办自重新交办之日起计算办理期限',
    },
    addUnit: {
      label: '增加承办单位',
      from: ['returnRequested'],
      to: 'accepted',
      right: 'proposals:assign',
      asks: asks.handOverAsk,
      confirm: '原单位继续办理，期限不变；新增单位自交办之日起计算期限。',
      against: (t) => against.againstRuling(t, 'add'),
    },
    escalate: {
      label: '提请裁定',
      from: ['returnRequested', 'accepted', 'handling', 'replyDraft', 'countersign'],
      to: null,
      right: 'proposals:escalate',
      as: ['unit', 'assigner'],
      asks: asks.escalateAsk,
      against: against.againstEscalation,
      source: '单位之间意见不一致的，由主办单位提请分管领导协调；申退协商不成的，报副秘书长、分管领导确定',
    },
    rule: {
      label: '登记裁定结果',
      from: '*',
      to: null,
      right: 'proposals:assign',
      weight: 'primary',
      asks: asks.ruleAsk,
      awaits: (t) => (t.matters.escalations.some((e) => e.ruledOn === null) ? null : '没有待裁定的争议'),
    },
    requestExtension: {
      label: '申请延期',
      from: [...working, 'countersign', 'internalSign'],
      to: null,
      right: 'proposals:sign-reply',
      as: ['unit'],
      asks: asks.extensionAsk,
      against: against.extensionAsked,
      source: '因情况复杂不能按期答复的，期满前书面申请延期',
    },
    agreeExtension: {
      label: '同意延期',
      from: '*',
      to: null,
      right: 'proposals:extend',
      weight: 'primary',
      asks: asks.agreeExtensionAsk,
      awaits: against.awaitsExtension,
      against: against.sideHasAgreed,
    },
    refuseExtension: {
      label: '不同意延期',
      from: '*',
      to: null,
      right: 'proposals:extend',
      weight: 'danger',
      asks: asks.refuseExtensionAsk,
      awaits: against.awaitsExtension,
    },
    pause: {
      label: '暂停办理',
      from: underWay,
      to: null,
      right: 'proposals:pause',
      confirm: '暂停期间期限停止计算，不再催办；恢复后期限按暂停天数顺延。',
      asks: asks.pauseAsk,
      awaits: against.awaitsRunning,
      against: against.againstPause,
      source: '须提案委决定，如等待上级机关答复',
    },
    resume: {
      label: '恢复办理',
      from: '*',
      to: null,
      right: 'proposals:pause',
      weight: 'primary',
      asks: asks.resumeAsk,
      awaits: against.awaitsPause,
    },
    passLaterAudit: {
      label: '办复审查通过',
      from: ['issued'],
      to: 'issued',
      right: 'proposals:audit',
      weight: 'primary',
      asks: asks.auditAsk,
      awaits: against.awaitsLaterAudit,
    },
    rejectReply: {
      label: '驳回重办',
      from: ['issued'],
      to: 'auditRejected',
      right: 'proposals:audit',
      weight: 'danger',
      confirm: '单位须重新答复，提案者原来的评价表作废。',
      asks: asks.auditRefuseAsk,
      awaits: against.awaitsLaterAudit,
      against: (t) => (t.isOpen ? [] : ['提案已经办结，不能驳回重办']),
    },
    correctClass: {
      label: '更正办理结果类别',
      from: ['issued'],
      to: 'issued',
      right: 'proposals:audit',
      asks: asks.correctClassAsk,
    },
    urge: {
      label: '催办',
      from: underWay,
      to: null,
      right: 'proposals:urge',
      asks: asks.urgeAsk,
      against: (t) => [
        ...against.paused(t),
        ...budgetSpent(t.unit, budgetOn(t.today, t.matters.urgings, t.settings.urgingBudget), t.settings.urgingBudget),
      ],
      source: '各方催办合并计算次数',
    },
  },
} as const satisfies Lifecycle<TaskState, string, TaskSubject, TaskRelation>

export type TaskMove = keyof typeof taskLifecycle.moves
export type TaskAsk<M extends TaskMove> = z.infer<(typeof taskLifecycle.moves)[M]['asks']>

export const taskCourse: Lifecycle<TaskState, TaskMove, TaskSubject, TaskRelation> = taskLifecycle
