// What a resolution can change about proposals, as dated settings of the session, with the defaults of the sources (cases.md §2.2, §2.3, §2.8, §8).
import { z } from 'zod'
import { clock } from '#/core/calendar/clock-setting.ts'
import { setting, type SettingDeclaration } from '#/core/settings/setting.ts'
import { countings, scaleInWords, scalePresets, scaleWrong, standardScale, type Counting, type FeedbackScale } from './scale-rules.ts'

export const clocks = {
  cosignInSession: clock(
    {
      code: 'proposal.clock.cosign',
      label: '联名签署期限',
      amount: 3,
      unit: 'day',
      startsAfter: '邀请',
      source: '默认三日',
    },
    '到期未签的联名人自动退出，正文不变。',
  ),
  cosignPlenary: clock(
    {
      code: 'proposal.clock.cosignPlenary',
      label: '联名签署期限（会期）',
      amount: 1,
      unit: 'day',
      startsAfter: '邀请',
      source: '默认：会期一日',
    },
    '全体会议期间邀请联名的，到期未签自动退出。',
  ),
  preReview: clock(
    {
      code: 'proposal.clock.preReview',
      label: '初审期限',
      amount: 5,
      unit: 'workingDay',
      startsAfter: '提交',
      source: '默认：闭会期间五个工作日内初审',
    },
    '提案办初审的内部时限。',
  ),
  preReviewPlenary: clock(
    {
      code: 'proposal.clock.preReviewPlenary',
      label: '初审期限（会期）',
      amount: 0,
      unit: 'day',
      startsAfter: '提交',
      source: '默认：会期当日初审',
    },
    '全体会议期间提交的，提案办初审的内部时限。',
  ),
  revise: clock(
    {
      code: 'proposal.clock.revise',
      label: '退回修改期限',
      amount: 5,
      unit: 'workingDay',
      startsAfter: '退回',
      source: '默认：闭会期间五个工作日',
    },
    '退回修改后再次提交的时限；再次提交沿用原收件号。',
  ),
  revisePlenary: clock(
    {
      code: 'proposal.clock.revisePlenary',
      label: '退回修改期限（会期）',
      amount: 2,
      unit: 'day',
      startsAfter: '退回',
      source: '默认：会期两日',
    },
    '全体会议期间退回修改后再次提交的时限。',
  ),
  filing: clock(
    {
      code: 'proposal.clock.filing',
      label: '立案审查期限',
      amount: 10,
      unit: 'workingDay',
      startsAfter: '提交',
      source: '默认：提交后十个工作日内作出审查决定',
    },
    '自提交起到作出立案与否决定的时限。',
  ),
  inform: clock(
    {
      code: 'proposal.clock.inform',
      label: '不予立案告知期限',
      amount: 3,
      unit: 'workingDay',
      startsAfter: '作出决定',
      source: '默认：三个工作日内告知提案者',
    },
    '提案者有账号的系统当时通知；没有账号的须在期限内书面告知。',
  ),
  fast: clock(
    {
      code: 'proposal.clock.fast',
      label: '快速通道答复期限',
      amount: 15,
      unit: 'workingDay',
      startsAfter: '交办',
      source: '默认：十五个工作日',
    },
    '走快速通道的提案，主办、独办、分办单位答复提案者的时限。',
  ),
  fastAssist: clock(
    {
      code: 'proposal.clock.fastAssist',
      label: '快速通道会办意见期限',
      amount: 5,
      unit: 'workingDay',
      startsAfter: '交办',
      source: '默认：五个工作日',
    },
    '走快速通道的提案，会办单位提交会办意见的时限。',
  ),
  receipt: clock(
    {
      code: 'proposal.clock.receipt',
      label: '签收期限',
      amount: 3,
      unit: 'workingDay',
      startsAfter: '交办',
      source: '默认：交办后三个工作日内签收',
    },
    '承办单位签收的时限。',
  ),
  firstContact: clock(
    {
      code: 'proposal.clock.firstContact',
      label: '首次沟通期限',
      amount: 15,
      unit: 'workingDay',
      startsAfter: '交办',
      source: '办前面商办法：交办后十五个工作日内与提案者联系',
    },
    '主办、独办、分办单位第一次与提案者沟通的时限。',
  ),
  reply: clock(
    {
      code: 'proposal.clock.reply',
      label: '答复期限',
      amount: 3,
      unit: 'month',
      startsAfter: '交办',
      source: '提案办理办法：自交办之日起三个月内答复',
    },
    '主办、独办、分办单位书面答复提案者的时限；可另定最迟日期。',
  ),
  assist: clock(
    {
      code: 'proposal.clock.assist',
      label: '会办意见期限',
      amount: 30,
      unit: 'day',
      startsAfter: '交办',
      source: '提案办理办法：会办单位一个月内把意见送主办单位',
    },
    '会办单位把会办意见交主办单位的时限。',
  ),
  returnRequest: clock(
    {
      code: 'proposal.clock.return',
      label: '申退期限',
      amount: 5,
      unit: 'workingDay',
      startsAfter: '交办',
      source: '提案办理办法：不属本单位职责的，收到后五个工作日内申请退办',
    },
    '承办单位申请退办、增办的时限，逾期不再受理。',
  ),
  returnDecision: clock(
    {
      code: 'proposal.clock.returnDecision',
      label: '申退决定期限',
      amount: 5,
      unit: 'workingDay',
      startsAfter: '申请退办',
      source: '默认：收到申退后五个工作日内决定',
    },
    '交办机构对申退作出决定的时限。',
  ),
  plan: clock(
    {
      code: 'proposal.clock.plan',
      label: '办理方案期限',
      amount: 15,
      unit: 'day',
      startsAfter: '交办',
      source: '重点提案办理办法：交办后十五日内拟定办理方案',
    },
    '重点提案的承办单位拟定办理方案的时限。',
  ),
  audit: clock(
    {
      code: 'proposal.clock.audit',
      label: '答复审查期限',
      amount: 5,
      unit: 'workingDay',
      startsAfter: '送审',
      source: '默认：收到后五个工作日内审查',
    },
    '督查室审查答复的时限；本届次不设审查时不起作用。',
  ),
  redo: clock(
    {
      code: 'proposal.clock.redo',
      label: '驳回重办期限',
      amount: 10,
      unit: 'workingDay',
      startsAfter: '驳回',
      source: '默认：驳回后十个工作日内重新答复；原期限更晚的从原期限',
    },
    '办复审查驳回后重新答复的时限。',
  ),
  feedback: clock(
    {
      code: 'proposal.clock.feedback',
      label: '反馈期限',
      amount: 15,
      unit: 'workingDay',
      startsAfter: '收到答复',
      source: '办后评议办法：收到答复后十五个工作日内反馈',
    },
    '逾期未反馈记为“未反馈”，不计为满意。',
  ),
  confirmRehandle: clock(
    {
      code: 'proposal.clock.confirmRehandle',
      label: '确认重新办理期限',
      amount: 3,
      unit: 'workingDay',
      startsAfter: '提案者评价不满意',
      source: '默认：三个工作日内确认',
    },
    '提案者评价不满意的，系统即时提请重新办理，提案办在期限内一键确认。',
  ),
  rehandle: clock(
    {
      code: 'proposal.clock.rehandle',
      label: '重新办理期限',
      amount: 1,
      unit: 'month',
      startsAfter: '重新交办',
      source: '默认：重新办理一个月内再次答复',
    },
    '提案者不满意、要求重新办理后的答复时限。',
  ),
}

const classDefinition = z.strictObject({
  mark: z.enum(['A', 'B', 'C', 'D']).meta({ title: '类别' }),
  words: z.string().min(1).max(200).meta({ title: '含义' }),
})

export const classes = setting({
  key: 'proposal.classes',
  title: '办理结果分类',
  help: '各类的含义随届次保存，印在报告里；跨年比较时定义不同会提示。',
  schema: z.array(classDefinition).min(2, { error: '至少两类' }).max(4, { error: '至多四类' }),
  standard: [
    { mark: 'A', words: '所提问题已经解决或采纳' },
    { mark: 'B', words: '列入计划，拟解决或拟采纳' },
    { mark: 'C', words: '因条件限制，留作参考' },
  ] satisfies z.infer<typeof classDefinition>[],
  source: '全国和省级通行的三类说法；可增设D类',
  scope: 'session',
})

export const filedCountsMerged = setting({
  key: 'proposal.filedCountsMerged',
  title: '立案数是否包含被并案的提案',
  help: '各地口径不同，两种数字都会列出；这里决定报告用哪一种。',
  schema: z.boolean(),
  standard: true,
  source: '省级公布数字：立案数含并案；另有城市不含',
  scope: 'session',
})

export const shareDenominator = setting({
  key: 'proposal.shareDenominator',
  title: 'A类占比的分母',
  help: '按立案件数、已答复件数，还是按答复份数计算。',
  schema: z.enum(['filed', 'replied', 'replies']).meta({ labels: { filed: '立案件数', replied: '已答复件数', replies: '答复份数' } }),
  standard: 'filed',
  source: '工作报告：立案提案中A类占比',
  scope: 'session',
})

export const caseClassRule = setting({
  key: 'proposal.caseClassRule',
  title: '几个单位答复时提案的类别',
  help: '各单位答复的类别不同时，整件提案算哪一类。',
  schema: z
    .enum(['lead', 'worst', 'majority'])
    .meta({ labels: { lead: '主办单位的；分办的取最低', worst: '最低的一类', majority: '多数单位的；一样多取较低' } }),
  standard: 'lead',
  source: '各地做法不同；默认以主办单位为准，分办的取最低一类',
  scope: 'session',
})

export const satisfactionDenominator = setting({
  key: 'proposal.satisfactionDenominator',
  title: '满意率的分母',
  help: '按收回的反馈表，还是按发出的反馈表计算。未反馈从不计为满意。',
  schema: z.enum(['returned', 'sent']).meta({ labels: { returned: '收回的反馈表', sent: '发出的反馈表' } }),
  standard: 'returned',
  source: '公布数字多按收回的反馈表计算',
  scope: 'session',
})

const code = z
  .string()
  .regex(/^[a-z][A-Za-z]{0,30}$/, { error: '代码用英文字母，小写开头' })
  .meta({ title: '代码', help: '用英文字母。用 result（办理结果）、attitude（办理工作）的，进入满意率统计' })
const scaleSchema = z
  .strictObject({
    title: z.string().min(1).max(80).meta({ title: '名称' }),
    questions: z
      .array(
        z.strictObject({
          code,
          name: z.string().min(1).max(20).meta({ title: '简称' }),
          title: z.string().min(1).max(60).meta({ title: '问题' }),
          decides: z.boolean().meta({ title: '不满意即重新办理' }),
          collectiveOnly: z.boolean().optional().meta({ title: '只问集体提案' }),
          answers: z
            .array(
              z.strictObject({
                code,
                label: z.string().min(1).max(20).meta({ title: '答案' }),
                counts: z.enum(Object.keys(countings) as [Counting]).meta({ title: '统计', labels: countings }),
              }),
            )
            .min(2, { error: '每一问至少两个答案' })
            .max(8)
            .meta({ title: '答案' }),
        }),
      )
      .min(1, { error: '至少一问' })
      .max(10)
      .meta({ title: '问题' }),
  })
  .superRefine((scale, context) => {
    for (const message of scaleWrong(scale)) context.addIssue({ code: 'custom', message })
  }) satisfies z.ZodType<FeedbackScale>

export const feedbackScale: SettingDeclaration<FeedbackScale> = setting<FeedbackScale>({
  key: 'proposal.feedbackScale',
  title: '征询意见表',
  help: '问哪几问、每问哪几档、哪一档计为满意、哪一问不满意要重新办理。已发出的表按发出时的规定填写和统计。',
  schema: scaleSchema,
  standard: standardScale,
  presets: scalePresets.map((value) => ({ title: value.title, value })),
  source: '各地做法不一：一问三档、两问、五问、一问四档都有；默认两问，有一问不满意即重新办理',
  scope: 'session',
  words: scaleInWords,
})

export const mergedLeadsDecide = setting({
  key: 'proposal.mergedLeadsDecide',
  title: '并案提案者的评价是否作数',
  help: '是：被并入提案的第一提案人（单位）与主案提案者一样，评价作数；否：供参考。被并入提案的联名人随“联名人的评价是否都作数”。',
  schema: z.boolean(),
  standard: true,
  source: '并案后各提案者地位相同',
  scope: 'session',
})

export const submitAtExpiry = setting({
  key: 'proposal.submitAtExpiry',
  title: '联名签署期满是否自动提交',
  help: '是：签署期满时，写齐了的联名提案自动提交，未签的人退出；否：未签的邀请作废，通知第一提案人自己提交。',
  schema: z.boolean(),
  standard: false,
  source: '默认由第一提案人提交',
  scope: 'session',
})

export const allCoSignersEvaluate = setting({
  key: 'proposal.allCoSignersEvaluate',
  title: '联名人的评价是否都作数',
  help: '否：第一提案人的评价作数，联名人的意见供参考；是：人人都要评价。',
  schema: z.boolean(),
  standard: false,
  source: '默认：第一提案人评价',
  scope: 'session',
})

export const coSignersCount = setting({
  key: 'proposal.coSignersCount',
  title: '参与率是否计入联名人',
  help: '计算提交提案委员占比时，联名人算不算提交了提案。',
  schema: z.boolean(),
  standard: true,
  source: '各地口径不同，默认计入',
  scope: 'session',
})

export const maxLength = setting({
  key: 'proposal.maxLength',
  title: '正文字数上限',
  help: '情况、分析、建议合计字数。',
  schema: z.int().min(200, { error: '不能少于200字' }).max(20000, { error: '不能多于20000字' }),
  standard: 3000,
  source: '征集通知：一般不超过二三千字',
  scope: 'session',
})

/** 工商联 is kept as a 人民团体 and 无党派人士 as a 界别: their names say which proposals are consulted with the parties. */
export const consultedProposers = setting({
  key: 'proposal.consultedProposers',
  title: '与党派提案一并统计的单位',
  help: '单位名称里有这些字样的集体提案，与各民主党派的提案一并计入“党派、工商联、无党派人士提案”。',
  schema: z.array(z.string().min(2).max(20)).max(20),
  standard: ['工商联', '工商业联合会', '无党派'],
  source: '工作报告：协商办理各民主党派、工商联、无党派人士提案',
  scope: 'committee',
})

export const proposalSettings: readonly SettingDeclaration[] = [
  ...Object.values(clocks),
  classes,
  filedCountsMerged,
  shareDenominator,
  caseClassRule,
  satisfactionDenominator,
  feedbackScale,
  mergedLeadsDecide,
  allCoSignersEvaluate,
  submitAtExpiry,
  coSignersCount,
  consultedProposers,
  maxLength,
] as readonly SettingDeclaration[]
