// Schemes of assessment as cities have published them. What is not public is said so in its source and stands as a default to be edited.
import { marked, type ScoringGate, type ScoringRule, type ScoringScheme } from '#/core/scoring/scheme.ts'

const rule = (
  key: string,
  group: string,
  title: string,
  source: string,
  of: Pick<ScoringRule, 'kind'> & Partial<Pick<ScoringRule, 'measure' | 'points' | 'max' | 'target'>>,
): ScoringRule => ({ key, group, title, source, measure: null, points: null, max: null, target: null, ...of })
const groups = (...titles: readonly string[]): ScoringScheme['groups'] => titles.map((title) => ({ title, cap: null }))
const lateGate = (zero: string | null, bars: string | null, source: string): ScoringGate => ({
  title: '有未经批准的逾期',
  measure: 'P-OVERDUE',
  when: 'above',
  bound: 0,
  zero,
  bars,
  source,
})
const four = (a: number, b: number, c: number): ScoringScheme['grades'] => [
  { label: '优秀', min: a },
  { label: '良好', min: b },
  { label: '一般', min: c },
  { label: '较差', min: -1000 },
]

const baoji = '宝鸡市承办单位考核：能解决未解决每件扣3分，暂不能解决又无计划每件扣2分，答复空泛每件扣1分，不满意每件扣0.2分'
const deductions: ScoringScheme = {
  title: '扣分制（宝鸡）',
  source: `${baoji}；分优秀、良好、一般、较差四等，县区和部门分别排名，主席会议审定后计入全市年度考核。基础分和分数线未公开，为默认`,
  base: 100,
  ceiling: 100,
  floor: 0,
  unmeasured: 'full',
  groups: groups('办理效果', '答复质量', '时效', '满意'),
  rules: [
    rule('solvable', '办理效果', '能够解决而没有解决', baoji, { kind: 'each', measure: marked, points: -3 }),
    rule('noPlan', '办理效果', '暂时不能解决，也没有计划', baoji, { kind: 'each', measure: marked, points: -2 }),
    rule('empty', '答复质量', '答复空泛', baoji, { kind: 'each', measure: marked, points: -1 }),
    rule('late', '时效', '逾期答复和逾期未答复', '分值未公开，默认每件扣1分，最多扣10分', {
      kind: 'each',
      measure: 'P-OVERDUE',
      points: -1,
      max: 10,
    }),
    rule('dissatisfied', '满意', '提案者不满意', baoji, { kind: 'each', measure: 'P-DISSATISFIED', points: -0.2 }),
  ],
  gates: [lateGate(null, '优秀', '默认：有逾期的不评优秀')],
  grades: four(90, 80, 60),
}

const hainan = '海南省2002年：每件100分，办理速度20分（未经批准逾期的不得分），答复质量50分，办理结果30分'
const hundred: ScoringScheme = {
  title: '百分制（海南）',
  source: `${hainan}；单位得分为各件的平均，即按比例得分`,
  base: 0,
  ceiling: 100,
  floor: 0,
  unmeasured: 'drop',
  groups: groups('办理速度', '答复质量', '办理结果'),
  rules: [
    rule('speed', '办理速度', '按期答复', hainan, { kind: 'scaled', measure: 'P-ON-TIME', max: 20 }),
    rule('quality', '答复质量', '提案者对办理的评议', `${hainan}；质量以双向评议均分计`, {
      kind: 'scaled',
      measure: 'P-MUTUAL-HANDLING',
      max: 50,
    }),
    rule('class', '办理结果', '解决或者采纳（A类）', `${hainan}；结果的细分未公开`, {
      kind: 'scaled',
      measure: 'P-REPLY-CLASS-A-SHARE',
      max: 15,
    }),
    rule('satisfied', '办理结果', '提案者对办理结果满意', `${hainan}；结果的细分未公开`, {
      kind: 'scaled',
      measure: 'P-SATISFACTION-RESULT',
      max: 15,
    }),
  ],
  gates: [],
  grades: four(90, 80, 60),
}

const points120 =
  '120分制考核：组织领导10分，工作程序25分（其中面商率5分，须达100%，每差一个百分点扣1分，只计走访、座谈、现场踏勘），其余未公开'
const oneTwenty: ScoringScheme = {
  title: '一百二十分制（公开部分）',
  source: points120,
  base: 0,
  ceiling: 120,
  floor: 0,
  unmeasured: 'full',
  groups: groups('组织领导', '工作程序', '其余各项'),
  rules: [
    rule('leadership', '组织领导', '领导重视，专人办理', points120, { kind: 'manual', max: 10 }),
    rule('procedure', '工作程序', '签收、方案、审核、签发齐全', points120, { kind: 'manual', max: 20 }),
    rule('face', '工作程序', '面商率', points120, { kind: 'missing', measure: 'P-UNIT-FACE-RATE', max: 5, target: 100, points: 1 }),
    rule('rest', '其余各项', '原办法未公开的各项，由本地填写', points120, { kind: 'manual', max: 85 }),
  ],
  gates: [],
  grades: four(108, 96, 72),
}

const fengyang = '凤阳县年度目标考核：提案办理只扣不加，领导0.4分、时限0.4分、质量0.6分（满意率98%以上、沟通率100%）、配合0.4分'
const target: ScoringScheme = {
  title: '目标考核分值（凤阳）',
  source: `${fengyang}；各项内的细分未公开，为默认`,
  base: 0,
  ceiling: 1.8,
  floor: 0,
  unmeasured: 'full',
  groups: groups('领导', '时限', '质量', '配合'),
  rules: [
    rule('leadership', '领导', '领导重视', fengyang, { kind: 'manual', max: 0.4, points: 0.4 }),
    rule('time', '时限', '按期答复', fengyang, { kind: 'reached', measure: 'P-ON-TIME', max: 0.4, target: 100 }),
    rule('satisfied', '质量', '满意率', fengyang, { kind: 'reached', measure: 'P-SATISFACTION-RESULT', max: 0.3, target: 98 }),
    rule('talked', '质量', '沟通率', fengyang, { kind: 'reached', measure: 'P-UNIT-TALK-RATE', max: 0.3, target: 100 }),
    rule('cooperation', '配合', '会办、督办配合', fengyang, { kind: 'manual', max: 0.4, points: 0.4 }),
  ],
  gates: [],
  grades: [
    { label: '达标', min: 1.6 },
    { label: '基本达标', min: 1.2 },
    { label: '未达标', min: -1000 },
  ],
}

const shishi = '石狮市：办结率、反馈率、见面率、落实率、满意率五率'
const fiveRates: ScoringScheme = {
  title: '五率（石狮）',
  source: `${shishi}；各率的分值未公开，默认各20分`,
  base: 0,
  ceiling: 100,
  floor: 0,
  unmeasured: 'drop',
  groups: groups('五率'),
  rules: [
    rule('replied', '五率', '办结率', shishi, { kind: 'scaled', measure: 'P-TASK-REPLY-RATE', max: 20 }),
    rule('feedback', '五率', '反馈率', shishi, { kind: 'scaled', measure: 'P-FEEDBACK-RATE', max: 20 }),
    rule('met', '五率', '见面率', shishi, { kind: 'scaled', measure: 'P-UNIT-FACE-RATE', max: 20 }),
    rule('carried', '五率', '落实率（A类占答复）', `${shishi}；落实以A类（已解决或者采纳）计`, {
      kind: 'scaled',
      measure: 'P-REPLY-CLASS-A-SHARE',
      max: 20,
    }),
    rule('satisfied', '五率', '满意率', shishi, { kind: 'scaled', measure: 'P-SATISFACTION-RESULT', max: 20 }),
  ],
  gates: [lateGate(null, '优秀', '默认：有逾期的不评优秀')],
  grades: four(90, 80, 60),
}

/** By the key that an assessment names. */
export const schemePresets: Readonly<Record<string, ScoringScheme>> = { deductions, hundred, oneTwenty, target, fiveRates }
