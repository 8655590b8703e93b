// The course of a proposal as data (cases.md §2.1, §2.2). From the hand-over on the state is computed from tasks and feedback (course.ts).
import { z } from 'zod'
import type { Judged, Lifecycle, StateRow } from '#/core/lifecycle.ts'
import { dayText, id, words } from '#/core/http/contract.ts'
import { leavingMoves, type Leaving } from './leaving-lifecycle.ts'
import { disposals, ratings, type ProposerKind, type UnitRole } from './words.ts'

/** Who besides its own people may read a case in this state; each step adds readers. */
export type Audience = 'own' | 'office' | 'review' | 'filed'

interface ProposalStateRow extends StateRow {
  readonly audience: Audience
}

export const proposalStates = {
  draft: { label: '暂存', open: true, editable: true, tone: 'waiting', audience: 'own' },
  cosigning: { label: '待会签', open: true, editable: true, tone: 'waiting', audience: 'own' },
  discarded: { label: '已删除', open: false, tone: 'over', audience: 'own' },
  submitted: { label: '已提交', open: true, tone: 'waiting', audience: 'office' },
  preReview: { label: '初审', open: true, tone: 'active', audience: 'office' },
  returnedToProposer: { label: '退回修改', open: true, editable: true, tone: 'bad', audience: 'office' },
  jointReview: { label: '联合审查', open: true, tone: 'active', audience: 'review' },
  filed: { label: '立案', open: true, tone: 'active', audience: 'filed' },
  notFiled: { label: '不予立案', open: false, tone: 'over', audience: 'office' },
  mergedInto: { label: '并案', open: false, tone: 'over', audience: 'filed' },
  withdrawn: { label: '撤案', open: false, tone: 'over', audience: 'office' },
  allocated: { label: '拟交办', open: true, tone: 'active', audience: 'filed' },
  assigned: { label: '已交办', open: true, tone: 'active', audience: 'filed' },
  inHandling: { label: '办理中', open: true, tone: 'active', audience: 'filed' },
  feedbackOpen: { label: '已答复待反馈', open: true, tone: 'active', audience: 'filed' },
  rehandling: { label: '重新办理', open: true, tone: 'bad', audience: 'filed' },
  mediating: { label: '当面协商', open: true, tone: 'bad', audience: 'filed' },
  closed: { label: '办结', open: false, tone: 'good', audience: 'filed' },
  // Closed for statistics on the day of closing; somebody still owes what was promised (T21, T22).
  tracking: { label: '跟踪办理', open: true, tone: 'active', audience: 'filed' },
  archived: { label: '归档', open: false, tone: 'over', audience: 'filed' },
  archivedUnfiled: { label: '归档（未立案）', open: false, tone: 'over', audience: 'office' },
} as const satisfies Record<string, ProposalStateRow>
export type ProposalState = keyof typeof proposalStates

/** A case may take in others, and give them back, until its units have it. */
export const mayTakeIn = (state: ProposalState): boolean => ['jointReview', 'filed', 'allocated'].includes(state)

/** What the rows' own reasons look at. The store fills it, nothing here reads a database. */
export interface ProposalSubject extends Judged<ProposalState, ProposalRelation>, Leaving {
  readonly subject: string
  readonly suggestionCount: number
  readonly proposerKind: ProposerKind
  readonly surveyDone: boolean
  readonly openConsent: boolean
  readonly openReason: string
  /** Characters of situation, analysis and suggestions together. */
  readonly length: number
  readonly maxLength: number
  readonly signed: number
  readonly pendingInvitations: number
  /** Roles of the units proposed so far. */
  readonly allocation: readonly { readonly role: UnitRole }[]
  /** First-round forms, decisive, dissatisfied, not yet sent back to the unit. */
  readonly dissatisfied: number
  readonly intakeOpen: boolean
  /** A collective proposal between sessions, where the rule wants the full committee. */
  readonly needsFullMeeting: boolean
  /** It stands undecided on the list of a full meeting that is being held. */
  readonly atFullMeeting: boolean
}

export type ProposalRelation = 'author' | 'invited' | 'cosigner' | 'unit'

export const reviewedUnits = z
  .array(z.strictObject({ bodyId: id, role: z.enum(['sole', 'lead', 'assist', 'separate']) }))
  .max(20, { error: '承办单位最多20个' })
  .meta({ title: '承办单位', widget: 'units' })

const nothing = z.strictObject({})
const reason = (label: string) => words(label, 2000).meta({ title: label, widget: 'textarea' })

/** 独办 is one unit alone; 主办 is exactly one and may have 会办; 分办 are two or more, each answering for itself. */
export function unitsWrong(units: readonly { readonly role: UnitRole }[]): readonly string[] {
  const count = (role: UnitRole): number => units.filter((u) => u.role === role).length
  const says: string[] = []
  if (units.length === 0) says.push('请先确定承办单位')
  if (count('sole') > 0 && units.length > 1) says.push('独办只能有一个单位，多个单位请改为主办加会办，或者分办')
  if (count('lead') > 1) says.push('主办单位只能有一个，其余请改为会办；各自答复的请改为分办')
  if (count('separate') === 1) says.push('分办至少要有两个单位')
  if (count('lead') > 0 && count('separate') > 0) says.push('主办和分办不能并用')
  if (count('assist') > 0 && count('lead') === 0) says.push('有会办单位时须有主办单位')
  return says
}

const byFullMeeting = (p: ProposalSubject): readonly string[] =>
  p.needsFullMeeting && !p.atFullMeeting ? ['闭会期间的集体提案须由提案委全体会议审议，请先列入全体会议，在会上作出决定'] : []

/** What keeps a draft from being submitted. */
export function unready(p: ProposalSubject): readonly string[] {
  const says: string[] = []
  if (!p.intakeOpen) says.push('现在不在收件时间内，可继续暂存')
  if (p.subject.trim() === '') says.push('请填写案由')
  else if (p.subject.length > 60) says.push('案由不超过60字')
  if (p.suggestionCount === 0) says.push('请至少写一条建议；承办单位要逐条答复')
  if (p.length > p.maxLength) says.push(`正文共${p.length}字，超过${p.maxLength}字，请精简`)
  if (!p.openConsent && p.openReason.trim() === '') says.push('不同意公开的，请写明理由')
  if (p.proposerKind === 'joint' && p.signed === 0) says.push('联名提案至少要有一位委员签名；暂无人签名时请改为委员个人提案')
  return says
}

export const proposalLifecycle = {
  kind: 'proposal',
  title: '提案',
  initial: 'draft',
  states: proposalStates,
  moves: {
    invite: {
      label: '邀请联名',
      from: ['draft', 'cosigning'],
      to: 'cosigning',
      right: 'proposals:write',
      as: ['author'],
      asks: z.strictObject({
        people: z
          .array(id)
          .min(1, { error: '请选择要邀请的委员' })
          .max(50, { error: '一次最多邀请50位' })
          .meta({ title: '邀请的委员', widget: 'people', kind: 'member' }),
      }),
      against: (p) => [
        ...(p.subject.trim() === '' ? ['请先填写案由，再邀请联名'] : []),
        ...(p.suggestionCount === 0 ? ['请先写好建议，联名人签的是全文'] : []),
        ...(p.proposerKind === 'individual' || p.proposerKind === 'joint' ? [] : ['集体提案由单位署名，不邀请联名']),
      ],
      source: '提案审查细则：联名提案由第一提案人发起',
    },
    sign: {
      label: '签名联署',
      from: ['cosigning'],
      to: null,
      right: 'proposals:cosign',
      as: ['invited'],
      weight: 'primary',
      asks: z.strictObject({
        textHash: z.string().length(64, { error: '请重新打开全文后再签名' }).meta({ title: '所签全文', widget: 'hidden' }),
        opinion: words('签名意见', 500, 0).default('').meta({ title: '签名意见（可不填）', widget: 'textarea' }),
      }),
    },
    decline: {
      label: '谢绝联名',
      from: ['cosigning'],
      to: null,
      right: 'proposals:cosign',
      as: ['invited'],
      asks: z.strictObject({ reason: words('理由', 500, 0).default('').meta({ title: '理由（可不填）', widget: 'textarea' }) }),
    },
    submit: {
      label: '提交',
      from: ['draft', 'cosigning', 'returnedToProposer'],
      to: 'submitted',
      right: 'proposals:write',
      as: ['author'],
      weight: 'primary',
      confirm: '提交后不能再改，收件号和时间即时给出。还没有签名的联名邀请将自动作废。',
      asks: nothing,
      against: unready,
      source: '届次收件截止时刻决定大会提案或平时提案',
    },
    discard: {
      label: '删除草稿',
      from: ['draft', 'cosigning'],
      to: 'discarded',
      right: 'proposals:write',
      as: ['author'],
      weight: 'danger',
      confirm: '删除后不再出现在您的提案里，已发出的联名邀请一并作废。',
      asks: nothing,
    },
    startReview: {
      label: '开始初审',
      from: ['submitted'],
      to: 'preReview',
      right: 'proposals:review',
      weight: 'primary',
      asks: nothing,
    },
    returnToProposer: {
      label: '退回修改',
      from: ['preReview'],
      to: 'returnedToProposer',
      right: 'proposals:review',
      weight: 'danger',
      asks: z.strictObject({ defects: reason('需要修改之处') }),
    },
    passPreReview: {
      label: '初审通过',
      from: ['preReview'],
      to: 'jointReview',
      right: 'proposals:review',
      weight: 'primary',
      asks: z.strictObject({
        category: words('类别', 40).meta({ title: '类别', widget: 'code', list: 'proposal-category' }),
        units: reviewedUnits.default([]).meta({ title: '拟承办单位', widget: 'units' }),
        note: words('初审意见', 2000, 0).default('').meta({ title: '初审意见', widget: 'textarea' }),
      }),
    },
    reopenPreReview: {
      label: '退回初审',
      from: ['jointReview'],
      to: 'preReview',
      right: 'proposals:review',
      asks: z.strictObject({ note: words('退回原因', 500, 0).default('').meta({ title: '退回原因（可不填）', widget: 'textarea' }) }),
    },
    jointOpinion: {
      label: '提出会审意见',
      from: ['jointReview'],
      to: null,
      right: 'proposals:joint-review',
      asks: z.strictObject({
        units: reviewedUnits.default([]).meta({ title: '建议的承办单位', widget: 'units' }),
        note: reason('会审意见'),
      }),
    },
    file: {
      label: '立案',
      from: ['jointReview'],
      to: 'filed',
      right: 'proposals:decide',
      weight: 'primary',
      asks: z.strictObject({
        category: words('类别', 40, 0).optional().meta({ title: '改定类别（不改可不填）', widget: 'code', list: 'proposal-category' }),
        note: words('审查意见', 2000, 0).default('').meta({ title: '审查意见', widget: 'textarea' }),
      }),
      against: byFullMeeting,
    },
    fastFile: {
      label: '立案并走快速通道',
      from: ['jointReview'],
      to: null,
      right: 'proposals:decide',
      asks: z.strictObject({
        reason: words('走快速通道的理由', 500).meta({ title: '走快速通道的理由', widget: 'textarea' }),
        category: words('类别', 40, 0).optional().meta({ title: '改定类别（不改可不填）', widget: 'code', list: 'proposal-category' }),
        units: reviewedUnits.min(1, { error: '请选择承办单位' }),
      }),
      confirm: '立案后立即交办，不等交办会；办理时限按快速通道计算，承办单位和交办机构马上收到通知。',
      source: '时效性强的提案通过快速通道即时转交部门办理',
      against: byFullMeeting,
    },
    notFile: {
      label: '不予立案',
      from: ['jointReview'],
      to: 'notFiled',
      right: 'proposals:decide',
      weight: 'danger',
      asks: z.strictObject({
        reasonCode: words('不予立案的情形', 40).meta({ title: '不予立案的情形', widget: 'code', list: 'proposal-refusal' }),
        reasonText: reason('具体说明'),
        disposal: z
          .enum(Object.keys(disposals) as [keyof typeof disposals], { error: '请选择处理方式' })
          .meta({ title: '处理方式', labels: disposals }),
      }),
      source: '不予立案须说明情形和理由，并及时告知提案者',
      against: byFullMeeting,
    },
    merge: {
      label: '并案',
      from: ['jointReview'],
      to: 'mergedInto',
      right: 'proposals:decide',
      asks: z.strictObject({
        mainCase: id.meta({ title: '并入哪件提案（主案）', widget: 'proposal' }),
        consent: z.literal(true, { error: '并案前须征得提案者同意' }).meta({ title: '已征得各提案者同意' }),
        note: words('并案说明', 2000, 0).default('').meta({ title: '并案说明', widget: 'textarea' }),
      }),
      against: byFullMeeting,
    },
    allocate: {
      label: '拟定承办单位',
      from: ['filed', 'allocated'],
      to: 'allocated',
      right: 'proposals:allocate',
      weight: 'primary',
      asks: z.strictObject({ units: reviewedUnits.min(1, { error: '请选择承办单位' }) }),
    },
    assign: {
      label: '交办',
      from: ['allocated'],
      to: null,
      right: 'proposals:assign',
      weight: 'primary',
      confirm: '交办后办理时限开始计算，承办单位即可看到全文。',
      asks: z.strictObject({
        title: words('批次名称', 80).meta({ title: '批次名称' }),
        meetingDay: dayText.meta({ title: '交办日（交办会当天，时限由此起算）' }),
        documentNo: words('交办文号', 60, 0).default('').meta({ title: '交办文号' }),
        place: words('地点', 80, 0).default('').meta({ title: '地点' }),
        note: words('办理要求', 2000, 0).default('').meta({ title: '办理要求', widget: 'textarea' }),
      }),
      against: (p) => unitsWrong(p.allocation),
    },
    confirmRehandle: {
      label: '要求重新办理',
      from: ['feedbackOpen'],
      to: null,
      right: 'proposals:rehandle',
      weight: 'primary',
      asks: z.strictObject({
        demand: words('重新办理要求', 2000, 0).default('').meta({ title: '重新办理要求（不填即按提案者意见）', widget: 'textarea' }),
      }),
      against: (p) => (p.dissatisfied === 0 ? ['提案者没有评价“不满意”，不需要重新办理'] : []),
      source: '提案者对办理结果不满意的，应当重新办理',
    },
    mediate: {
      label: '登记当面协商结果',
      from: ['mediating'],
      to: null,
      right: 'proposals:rehandle',
      weight: 'primary',
      asks: z.strictObject({
        heldOn: dayText.meta({ title: '协商日期' }),
        place: words('地点', 120).meta({ title: '地点' }),
        proposerPeople: words('提案者一方参加人', 300).meta({ title: '提案者一方参加人' }),
        unitPeople: words('承办单位参加人', 300).meta({ title: '承办单位参加人（姓名、职务）' }),
        otherPeople: words('召集和其他参加人', 300, 0).default('').meta({ title: '召集和其他参加人（政府办、政协）' }),
        minutes: words('协商纪要', 5000).meta({ title: '协商纪要', widget: 'textarea' }),
        result: z
          .enum(Object.keys(ratings) as [keyof typeof ratings], { error: '请选择最终评价' })
          .meta({ title: '提案者最终评价', labels: ratings }),
      }),
      source: '再次不满意的，由提案委召集提案者、承办单位当面协商',
    },
    ...leavingMoves,
  },
} as const satisfies Lifecycle<ProposalState, string, ProposalSubject, ProposalRelation>

export type ProposalMove = keyof typeof proposalLifecycle.moves
export type ProposalAsk<M extends ProposalMove> = z.infer<(typeof proposalLifecycle.moves)[M]['asks']>

/** The same table as judge takes it; the literal above keeps each move's own form type. */
export const proposalCourse: Lifecycle<ProposalState, ProposalMove, ProposalSubject, ProposalRelation> = proposalLifecycle
