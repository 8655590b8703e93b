// Nine published points tables (duties.md §4.1) as rule sets. Points are as each body printed them; what was not published is said in each source.
import { ruleSet, type RuleSet } from '#/core/scoring/rule-set.ts'
import type { z } from 'zod'
import { absent, attended, excused, filed, gate, informed, levels, notWhere, roles, rule, where } from './preset-rows.ts'

type Given = Omit<z.input<typeof ruleSet>, 'holder' | 'period'>
const table = (given: Given): RuleSet => ruleSet.parse({ ...given, holder: 'member', period: 'calendar' })

const plenary = where('kind', 'plenary')
const standing = where('kind', 'standing')
const otherKinds = notWhere('kind', 'plenary', 'standing')
const pass = (min: number): RuleSet['grades'] => [
  { label: '合格', min },
  { label: '不合格', min: -1000 },
]
const written = where('form', 'written')
const aid = where('kind', 'aid.deed', 'aid.project', 'aid.student', 'aid.labour')

const mh = '闵行区政协委员履职积分办法'
const minhang = table({
  title: '闵行区（开放累加）',
  source: `${mh}：累加不封顶；每年最低限度是全会、三次以上会议活动、一件以上提案、一条以上信息。等次没有公布，按是否达到最低限度分两等`,
  groups: [{ title: '会议活动' }, { title: '提案' }, { title: '信息' }],
  rules: [
    rule('M1', '会议活动', '全体会议', attended, `${mh}：每半天5分`, { where: [plenary], points: 5 }),
    rule('M2', '会议活动', '常委会会议', attended, `${mh}：每次5分`, { where: [standing], points: 5 }),
    rule('M3', '会议活动', '其他会议活动', attended, `${mh}：每次5分`, {
      where: [otherKinds, notWhere('kind', 'training', 'capacity')],
      points: 5,
      per: 'object',
    }),
    rule('M4', '会议活动', '外出培训', attended, `${mh}：全程10分（部分5分的，须人工登记）`, {
      where: [where('kind', 'training', 'capacity')],
      points: 10,
      per: 'object',
    }),
    rule('P1', '提案', '立案提案', filed, `${mh}：领衔15分，只计一件；联名3分（五分之一）`, { points: 15, joint: 'fifth', countCap: 1 }),
    rule('P2', '提案', '重点提案', ['proposal.markedKey'], `${mh}：领衔加15分，联名加3分`, { points: 15, joint: 'fifth' }),
    rule('P3', '提案', '优秀提案', ['proposal.commended'], `${mh}：领衔加10分，联名加2分`, { points: 10, joint: 'fifth' }),
    rule('I1', '信息', '社情民意信息', informed, `${mh}：每年至少一条；分值没有公布，按5分`, { points: 5 }),
  ],
  gates: [gate('G1', '每年的最低限度', 'rules', '合格', mh, { rules: ['M1', 'M3', 'P1', 'I1'] })],
  grades: pass(0),
})

const aq = '安庆市政协委员履职考核办法（2018年）'
const anqing = table({
  title: '安庆市2018年（百分制）',
  source: `${aq}：百分制，会议50分、提案30分，其余20分；块内的细分没有公布，为默认`,
  groups: [
    { title: '会议', cap: 50 },
    { title: '提案', cap: 30 },
    { title: '其他履职', cap: 20 },
    { title: '扣分', kind: 'deduction' },
  ],
  floor: 0,
  baseCap: 100,
  rules: [
    rule('M1', '会议', '应当参加的会议', attended, `${aq}：会议块50分，按出席比例；细分没有公布`, {
      kind: 'rate',
      where: [where('mandatory', 'true')],
      points: 50,
      dueVerbs: [...absent],
    }),
    rule('P1', '提案', '立案提案', filed, `${aq}：提案块30分；每件的分值没有公布，默认领衔15分、联名一半`, {
      points: 15,
      joint: 'half',
      cap: 30,
    }),
    rule('O1', '其他履职', '社情民意信息', informed, `${aq}：分值没有公布，默认每条5分`, { points: 5, cap: 10 }),
    rule('O2', '其他履职', '帮办实事', ['ledger.verified'], `${aq}：本职成绩单列；分值没有公布，默认每件5分`, {
      where: [aid],
      points: 5,
      cap: 10,
    }),
    rule('F1', '扣分', '全会无故缺席', absent, `${aq}：扣10分`, { where: [plenary], points: -10, per: 'object' }),
    rule('F2', '扣分', '其他会议无故缺席', absent, `${aq}：每次扣5分，扣完为止`, {
      where: [notWhere('kind', 'plenary'), where('mandatory', 'true')],
      points: -5,
    }),
  ],
  grades: [
    { label: '优秀', min: 90 },
    { label: '良好', min: 80 },
    { label: '合格', min: 60 },
    { label: '不合格', min: -1000 },
  ],
})

const tc = '桐城市政协委员履职量化考核办法（2019年）'
const tongcheng = table({
  title: '桐城市2019年（百分制另有加分）',
  source: `${tc}：全会50分，请假30分，缺席0分；提案25分封顶；活动10分；社情民意15分；60分合格。加分项的细目没有公布`,
  groups: [
    { title: '全会', cap: 50 },
    { title: '提案', cap: 25 },
    { title: '活动', cap: 10 },
    { title: '社情民意', cap: 15 },
    { title: '加分', kind: 'bonus', cap: 20 },
    { title: '扣分', kind: 'deduction' },
  ],
  baseCap: 100,
  floor: 0,
  rules: [
    rule('M1', '全会', '出席全会', attended, `${tc}：50分`, { where: [plenary], points: 50, countCap: 1, exclusive: '全会' }),
    rule('M2', '全会', '全会经批准请假', excused, `${tc}：30分`, { where: [plenary], points: 30, countCap: 1, exclusive: '全会' }),
    rule('P1', '提案', '提交提案', ['proposal.submitted'], `${tc}：提交10分，领衔一半，其余各人平分另一半`, {
      points: 10,
      joint: 'split',
      countCap: 1,
    }),
    rule('P2', '提案', '提案立案', filed, `${tc}：立案再加15分，分法同上`, { points: 15, joint: 'split', countCap: 1 }),
    rule('C1', '活动', '参加活动', attended, `${tc}：每次2分，最多10分`, { where: [otherKinds], points: 2, per: 'object', cap: 10 }),
    rule('C2', '活动', '书面发言', ['speech.given'], `${tc}：每篇5分，计在活动里`, { where: [written], points: 5, cap: 10 }),
    rule('I1', '社情民意', '社情民意信息采用', informed, `${tc}：每条10分，采用再加5分，最多15分；这里以采用为准`, {
      points: 15,
      countCap: 1,
    }),
    rule('X1', '加分', '优秀提案', ['proposal.commended'], '分值没有公布，默认8分', { points: 8, joint: 'half' }),
    rule('F1', '扣分', '常委会会议请假', excused, `${tc}：常委每次扣2分`, { where: [standing], points: -2 }),
    rule('F2', '扣分', '常委会会议缺席', absent, `${tc}：常委每次扣5分`, { where: [standing], points: -5 }),
  ],
  grades: pass(60),
})

const hf = '合肥市政协委员履职考核（2015年）'
const hefei = table({
  title: '合肥市2015年（基础85分另有加分）',
  source: `${hf}：一般委员基础分85：全会30，两次活动30；提案和信息的基础分没有公布，按其余25分平分；加分从第二件起`,
  groups: [
    { title: '全会', cap: 30 },
    { title: '活动', cap: 30 },
    { title: '提案和信息', cap: 25 },
    { title: '加分', kind: 'bonus' },
    { title: '扣分', kind: 'deduction' },
  ],
  baseCap: 85,
  floor: 0,
  rules: [
    rule('M1', '全会', '出席全会', attended, `${hf}：30分`, { where: [plenary], points: 30, countCap: 1 }),
    rule('C1', '活动', '参加活动', attended, `${hf}：两次30分`, { where: [otherKinds], points: 15, per: 'object', cap: 30 }),
    rule('P1', '提案和信息', '立案提案', filed, '基础分没有公布，默认领衔15分、联名一半', { points: 15, joint: 'half', countCap: 1 }),
    rule('I1', '提案和信息', '社情民意信息', informed, '基础分没有公布，默认10分', { points: 10, countCap: 1 }),
    rule('X1', '加分', '更多的提案', filed, `${hf}：从第二件起每件5分，最多20分`, { roles: roles({ lead: 5 }), fromNth: 2, cap: 20 }),
    rule('X2', '加分', '更多的信息', informed, '加分值没有公布，默认从第二条起每条3分', { points: 3, fromNth: 2, cap: 20 }),
    rule('X3', '加分', '公益和帮扶', ['ledger.verified'], '加分值没有公布，默认每件2分', { where: [aid], points: 2, cap: 10 }),
    rule('F1', '扣分', '全会无故缺席', absent, `${hf}：扣10分`, { where: [plenary], points: -10, per: 'object' }),
    rule('F2', '扣分', '常委会会议无故缺席', absent, `${hf}：常委每次扣4分`, { where: [standing], points: -4 }),
  ],
  grades: pass(60),
})

const county = '某县级市（合肥辖）委员履职考核办法'
const countyCity = table({
  title: '某县级市（基础分另有加分）',
  source: `${county}：四次活动、一件提案、一条信息是全部基础分；等次没有公布，默认60分合格`,
  groups: [
    { title: '全会', cap: 35 },
    { title: '常委会会议', cap: 30 },
    { title: '活动', cap: 30 },
    { title: '提案', cap: 15 },
    { title: '信息', cap: 10 },
    { title: '加分', kind: 'bonus' },
  ],
  rules: [
    rule('M1', '全会', '出席全会', attended, `${county}：35分`, { where: [plenary], points: 35, countCap: 1 }),
    rule('M2', '常委会会议', '常委会会议', attended, `${county}：常委30分，按出席比例`, {
      kind: 'rate',
      where: [standing],
      points: 30,
      dueVerbs: [...absent],
    }),
    rule('C1', '活动', '参加活动', attended, `${county}：每次7.5分，四次30分`, {
      where: [otherKinds],
      points: 7.5,
      per: 'object',
      cap: 30,
    }),
    rule('P1', '提案', '第一件立案提案', filed, `${county}：单独提出15分；领衔10分、联名5分，只计一次。这里按领衔10分、联名一半`, {
      points: 10,
      joint: 'half',
      countCap: 1,
    }),
    rule('I1', '信息', '信息采用', informed, `${county}：第一条10分`, { points: 10, countCap: 1 }),
    rule('X1', '加分', '更多的提案', filed, `${county}：从第二件起每件5分，最多20分`, { roles: roles({ lead: 5 }), fromNth: 2, cap: 20 }),
    rule('X2', '加分', '优秀提案', ['proposal.commended'], `${county}：8分，联名不计`, { roles: roles({ lead: 8 }) }),
    rule('X3', '加分', '更多的信息', informed, `${county}：从第二条起每条3分，最多20分（未采用的1分，须人工登记）`, {
      points: 3,
      fromNth: 2,
      cap: 20,
    }),
    rule('X4', '加分', '信息被上级采用', ['transmission.adopted'], `${county}：市级以上每条6分`, {
      levels: levels({ city: 6, province: 6, national: 6 }),
      per: 'of',
    }),
  ],
  grades: pass(60),
})

const jn = '济南市政协委员履职考核办法（2015年）'
const jinan = table({
  title: '济南市2015年（基本70分、加分50分）',
  source: `${jn}：120分，基本分70是“三个一”：全会、一件提案或者信息、一次调研视察，各项的分值没有公布，按30、20、20；加分最多50分`,
  groups: [
    { title: '三个一', cap: 70 },
    { title: '加分', kind: 'bonus', cap: 50 },
    { title: '扣分', kind: 'deduction' },
  ],
  baseCap: 70,
  bonusCap: 50,
  floor: 0,
  rules: [
    rule('B1', '三个一', '出席全会', attended, `${jn}；分值没有公布，默认30分`, { where: [plenary], points: 30, countCap: 1 }),
    rule('B2', '三个一', '一件提案或者一条信息', [...filed, ...informed], `${jn}；分值没有公布，默认20分`, { points: 20, countCap: 1 }),
    rule('B3', '三个一', '一次调研视察', attended, `${jn}；分值没有公布，默认20分`, {
      where: [where('kind', 'survey', 'inspection', 'supervise.*')],
      points: 20,
      countCap: 1,
    }),
    rule('X1', '加分', '更多的提案', filed, `${jn}：领衔每件5分`, { roles: roles({ lead: 5 }), fromNth: 2 }),
    rule('X2', '加分', '重点提案', ['proposal.markedKey'], `${jn}：5分`, { points: 5 }),
    rule('X3', '加分', '优秀提案', ['proposal.commended'], `${jn}：10分`, { points: 10 }),
    rule('X4', '加分', '公益和帮扶', ['ledger.verified', 'volunteer.served'], `${jn}：每件2分，最多10分`, { points: 2, cap: 10 }),
    rule('F1', '扣分', '全会无故缺席', absent, `${jn}：扣30分`, { where: [plenary], points: -30, per: 'object' }),
    rule('F2', '扣分', '全会请假', excused, `${jn}：扣10分`, { where: [plenary], points: -10, per: 'object' }),
  ],
  grades: [
    { label: '优秀', min: 85 },
    { label: '合格', min: 60 },
    { label: '不合格', min: -1000 },
  ],
  consequences: [
    { grade: '不合格', act: 'talkConvenor' },
    { grade: '不合格', years: 2, act: 'talkBody' },
  ],
})

const gs = '广水市政协委员履职量化考核（2017年）'
const guangshui = table({
  title: '广水市2017年（履职80、出勤10、学习10）',
  source: `${gs}：履职80分、出勤10分、学习10分，另有加分；活动组也考核（自身建设25分等），另立一套`,
  groups: [
    { title: '履职', cap: 80 },
    { title: '出勤', cap: 10 },
    { title: '学习', cap: 10 },
    { title: '加分', kind: 'bonus' },
    { title: '扣分', kind: 'deduction', cap: 10 },
  ],
  floor: 0,
  rules: [
    rule('D1', '履职', '立案提案', filed, `${gs}：领衔20分，联名15分`, { points: 20, joint: 'threeQuarters', countCap: 1 }),
    rule('D2', '履职', '社情民意或者文史资料', [...informed, 'work.published'], `${gs}：20分，一条信息或者一篇文史`, {
      points: 20,
      countCap: 1,
    }),
    rule('D3', '履职', '服务一家重点企业', ['ledger.verified'], `${gs}：20分`, {
      where: [where('kind', 'aid.project')],
      points: 20,
      countCap: 1,
    }),
    rule('D4', '履职', '结对帮扶一户', ['ledger.verified'], `${gs}：20分`, {
      where: [where('kind', 'aid.deed', 'aid.student')],
      points: 20,
      countCap: 1,
    }),
    rule('T1', '出勤', '出席会议', attended, `${gs}：10分；细分没有公布，按出席比例`, {
      kind: 'rate',
      where: [where('mandatory', 'true')],
      points: 10,
      dueVerbs: [...absent],
    }),
    rule('S1', '学习', '读书笔记', ['reading.noted'], `${gs}：5分`, { points: 5, countCap: 1 }),
    rule('S2', '学习', '心得文章', ['work.accepted'], `${gs}：5分`, { where: [where('kind', 'essay')], points: 5, countCap: 1 }),
    rule('X1', '加分', '提案转为信息', ['transmission.adopted'], `${gs}：领衔15分，合作10分`, {
      roles: roles({ lead: 15, author: 15, cosigner: 10, coauthor: 10 }),
    }),
    rule('X2', '加分', '荣誉', ['standing.conferred'], `${gs}：国家10、省8、市6、县4分`, {
      where: [where('kind', 'honour')],
      levels: levels({ national: 10, province: 8, city: 6, county: 4 }),
    }),
    rule('F1', '扣分', '缺席', absent, `${gs}：全会分组讨论和活动每次扣1.5分`, { points: -1.5 }),
    rule('F2', '扣分', '迟到、早退', attended, `${gs}：活动每次扣1分（常委会会议迟到扣2分、缺席扣3分）`, {
      where: [where('late|leftEarly', 'true')],
      points: -1,
    }),
  ],
  grades: pass(60),
})

const xw = '宣威市政协委员履职积分办法'
const xuanwei = table({
  title: '宣威市（开放累加）',
  source: `${xw}：累加不封顶；两年一件、一届三件以上提案；全会无故缺席一次书面批评、两次撤销资格；提案分值没有公布，默认3分`,
  groups: [{ title: '会议' }, { title: '活动' }, { title: '发言' }, { title: '提案' }],
  rules: [
    rule('M1', '会议', '全体会议', attended, `${xw}：2分`, { where: [plenary], points: 2, countCap: 1 }),
    rule('M2', '会议', '常委会会议', attended, `${xw}：1分`, { where: [standing], points: 1 }),
    rule('M3', '会议', '其他会议、培训', attended, `${xw}：每次1分`, {
      where: [otherKinds, notWhere('kind', 'survey', 'inspection', 'supervise.*', 'appraisal')],
      points: 1,
      per: 'object',
    }),
    rule('C1', '活动', '调研、视察、评议', attended, `${xw}：每次2分`, {
      where: [where('kind', 'survey', 'inspection', 'supervise.*', 'appraisal')],
      points: 2,
      per: 'object',
    }),
    rule('S1', '发言', '口头、书面发言', ['speech.given'], `${xw}：各2分`, { points: 2 }),
    rule('P1', '提案', '立案提案', filed, `${xw}；分值没有公布，默认3分，联名一半`, { points: 3, joint: 'half' }),
  ],
  grades: pass(0),
})

const dc = '东城区政协委员履职考核（2015年）'
const dongcheng = table({
  title: '东城区2015年（四块累加，60分为线）',
  source: `${dc}：会议、活动、提案、信息四块累加，三个等次，60分为线；各块的分值没有公布，为默认。优等表扬并函告所在单位，末等约谈，两年的劝辞`,
  groups: [{ title: '会议' }, { title: '活动' }, { title: '提案' }, { title: '信息' }],
  rules: [
    rule('M1', '会议', '出席全会', attended, `${dc}；分值没有公布，默认30分`, { where: [plenary], points: 30, countCap: 1 }),
    rule('M2', '会议', '其他应到会议', attended, `${dc}；分值没有公布，默认每次3分`, {
      where: [where('mandatory', 'true'), notWhere('kind', 'plenary')],
      points: 3,
    }),
    rule('C1', '活动', '参加活动', attended, `${dc}；分值没有公布，默认每次3分`, {
      where: [where('mandatory', 'false')],
      points: 3,
      per: 'object',
    }),
    rule('P1', '提案', '立案提案', filed, `${dc}；分值没有公布，默认15分，联名一半`, { points: 15, joint: 'half' }),
    rule('I1', '信息', '信息采用', informed, `${dc}；分值没有公布，默认10分`, { points: 10 }),
  ],
  grades: [
    { label: '优秀', min: 90 },
    { label: '合格', min: 60 },
    { label: '不合格', min: -1000 },
  ],
  consequences: [
    { grade: '优秀', act: 'commend' },
    { grade: '优秀', act: 'notify' },
    { grade: '不合格', act: 'talkBody' },
    { grade: '不合格', years: 2, act: 'chairMeeting' },
  ],
})

export const publishedTables: Readonly<Record<string, RuleSet>> = {
  minhang,
  anqing,
  tongcheng,
  hefei,
  countyCity,
  jinan,
  guangshui,
  xuanwei,
  dongcheng,
}
