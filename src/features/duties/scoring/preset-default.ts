// dx-default-1: the rule set an installation begins with (duties.md §4.2). Every quantity is capped, bonuses are for outcomes only.
import { ruleSet, type RuleSet } from '#/core/scoring/rule-set.ts'
import { absent, attended, filed, gate, informed, levels, notWhere, roles, rule, where } from './preset-rows.ts'

const own = '默认办法，由本会修改后通过'
const [four, meeting, active, contact, outcome, minus] = ['四个一', '会议', '活动与发言', '联系群众与办实事', '成果加分', '扣分']

export const defaultRules: RuleSet = ruleSet.parse({
  title: '委员履职考核办法（默认）',
  source: `${own}。本市的委员履职考核管理办法没有找到；分值取各地公开办法的共同之处：四个一既是基本分，也是门槛，同类的第二件、第十件不再加基本分`,
  holder: 'member',
  period: 'plenary',
  activeDays: 90,
  prorate: true,
  baseCap: 100,
  bonusCap: 30,
  floor: 0,
  groups: [
    { title: four, cap: 40 },
    { title: meeting, cap: 25 },
    { title: active, cap: 20 },
    { title: contact, cap: 15 },
    { title: outcome, kind: 'bonus', cap: 30 },
    { title: minus, kind: 'deduction', cap: null },
  ],
  rules: [
    rule('A1', four, '一篇学习体会文章', ['work.accepted'], `${own}：四个一之一。要限于年度主题的，在条件里加 themes`, {
      where: [where('kind', 'essay')],
      points: 10,
      countCap: 1,
    }),
    rule('A2', four, '一条对策建议', ['suggestion.accepted'], `${own}：四个一之一，本人是第一作者`, {
      where: [where('role', 'author')],
      points: 10,
      countCap: 1,
    }),
    rule('A3', four, '一件提案', filed, `${own}：四个一之一，领衔10分，联名5分，取高的`, {
      roles: roles({ lead: 10, cosigner: 5 }),
      countCap: 1,
    }),
    rule('A4', four, '一条社情民意信息', informed, `${own}：四个一之一，第一作者10分，合作者5分，取高的`, {
      roles: roles({ author: 10, coauthor: 5 }),
      countCap: 1,
    }),
    rule('B1', meeting, '全体会议', attended, `${own}：按半天计出席，15分×出席÷应到，不到三分之二不得分；请假的不计入应到`, {
      kind: 'rate',
      where: [where('kind', 'plenary'), notWhere('role', 'observer')],
      points: 15,
      dueVerbs: [...absent],
      minPresence: 0.667,
    }),
    rule('B2', meeting, '应当参加的其他会议', attended, `${own}：10分×出席÷应到；常委的应到含常委会会议`, {
      kind: 'rate',
      where: [where('mandatory', 'true'), notWhere('kind', 'plenary'), notWhere('role', 'observer')],
      points: 10,
      dueVerbs: [...absent],
    }),
    rule('C1', active, '参加活动', attended, `${own}：自愿参加的调研视察、协商、监督、培训、通报、读书、界别活动，每次3分`, {
      where: [
        where(
          'kind',
          'survey',
          'inspection',
          'consult.*',
          'supervise.*',
          'training',
          'capacity',
          'lecture',
          'briefing',
          'reading-meeting',
          'symposium',
        ),
        notWhere('kind', 'consult.platform'),
        where('mandatory', 'false'),
      ],
      points: 3,
      per: 'object',
      cap: 12,
    }),
    rule('C2', active, '口头发言', ['speech.given'], `${own}：全会、常委会会议和专题会议上口头发言，每次4分`, {
      where: [where('form', 'oral'), where('kind', 'plenary', 'standing', 'consult.*')],
      points: 4,
      cap: 8,
      exclusive: '发言',
      exclusivePer: 'topic',
    }),
    rule('C3', active, '书面发言', ['speech.given'], `${own}：书面发言每篇2分，同一题目口头和书面不重复计`, {
      where: [where('form', 'written'), where('kind', 'plenary', 'standing', 'consult.*')],
      points: 2,
      cap: 4,
      exclusive: '发言',
      exclusivePer: 'topic',
    }),
    rule('D1', contact, '联系群众', ['contact.recorded'], `${own}：联系界别群众、党外人士，一天计一次，每次1分`, {
      points: 1,
      per: 'day',
      cap: 4,
    }),
    rule('D2', contact, '参加协商议事活动', attended, `${own}：基层协商议事平台，每次2分`, {
      where: [where('kind', 'consult.platform')],
      points: 2,
      per: 'object',
      cap: 6,
    }),
    rule('D3', contact, '帮办实事', ['ledger.verified'], `${own}：核实的实事、项目、助学、输转，每件2分，几人合办的按份额`, {
      where: [where('kind', 'aid.deed', 'aid.project', 'aid.student', 'aid.labour')],
      points: 2,
      byShare: true,
      cap: 6,
    }),
    rule('D4', contact, '宣讲', attended, `${own}：基层宣讲主讲2分`, {
      where: [where('kind', 'preach'), where('role', 'speaker', 'keynote')],
      points: 2,
      cap: 2,
    }),
    rule('E1', outcome, '重点提案', ['proposal.markedKey'], `${own}：提案列为重点，领衔5分，联名1分`, {
      roles: roles({ lead: 5, cosigner: 1 }),
      exclusive: '提案质量',
      exclusivePer: 'object',
    }),
    rule('E2', outcome, '优秀提案', ['proposal.commended'], `${own}：提案受到表彰，领衔5分，联名1分；同一提案与重点提案不重复计`, {
      roles: roles({ lead: 5, cosigner: 1 }),
      exclusive: '提案质量',
      exclusivePer: 'object',
    }),
    rule('E3', outcome, '更多的提案', filed, `${own}：从第二件领衔提案起，每件2分`, {
      roles: roles({ lead: 2 }),
      fromNth: 2,
      cap: 4,
    }),
    rule('E4', outcome, '信息被采编', ['transmission.adopted'], `${own}：市1分、省3分、国家5分，同一件取最高`, {
      levels: levels({ city: 1, province: 3, national: 5 }),
      per: 'of',
      cap: 9,
    }),
    rule('E5', outcome, '得到批示', ['transmission.instructed'], `${own}：市主要领导3分、省5分、国家8分，同一件取最高`, {
      levels: levels({ city_main: 3, province: 5, national: 8 }),
      per: 'of',
      cap: 10,
    }),
    rule('E6', outcome, '建议办成', ['suggestion.verified'], `${own}：建议经核实办成，第一作者3分，合作者1分`, {
      roles: roles({ author: 3, coauthor: 1 }),
      cap: 9,
    }),
    rule('E7', outcome, '文史资料刊发', ['work.published'], `${own}：每篇3分`, { where: [where('kind', 'history')], points: 3, cap: 6 }),
    rule('E8', outcome, '媒体报道', ['transmission.media'], `${own}：市1分、省2分、国家3分`, {
      levels: levels({ city: 1, province: 2, national: 3 }),
      cap: 4,
    }),
    rule('E9', outcome, '荣誉', ['standing.conferred'], `${own}：县1分、市2分、省4分、国家6分，取最高的`, {
      where: [where('kind', 'honour')],
      levels: levels({ county: 1, city: 2, province: 4, national: 6 }),
      countCap: 1,
      cap: 6,
    }),
    rule('F1', minus, '全会无故缺席', absent, `${own}：每次扣10分`, { where: [where('kind', 'plenary')], points: -10, per: 'object' }),
    rule('F2', minus, '常委会会议无故缺席', absent, `${own}：每次扣5分`, { where: [where('kind', 'standing')], points: -5 }),
    rule('F3', minus, '其他应到会议无故缺席', absent, `${own}：每次扣2分`, {
      where: [where('mandatory', 'true'), notWhere('kind', 'plenary', 'standing')],
      points: -2,
    }),
    rule('F4', minus, '迟到、早退', attended, `${own}：每次扣0.5分，最多3分`, {
      where: [where('late|leftEarly', 'true')],
      points: -0.5,
      cap: 3,
    }),
    rule('F5', minus, '答应了没有来', absent, `${own}：自愿参加的活动答应后没有来，每次扣1分，最多3分`, {
      where: [where('mandatory', 'false'), where('confirmed', 'true')],
      points: -1,
      cap: 3,
    }),
    rule('F6', minus, '抄袭', ['standing.conferred'], `${own}：认定抄袭的每件扣5分`, { where: [where('kind', 'plagiarism')], points: -5 }),
  ],
  gates: [
    gate('G1', '四个一都完成', 'rules', '优秀', own, { rules: ['A1', 'A2', 'A3', 'A4'] }),
    gate('G2', '四个一至少完成两项', 'count', '称职', own, { rules: ['A1', 'A2', 'A3', 'A4'], min: 2 }),
    gate('G3', '没有警告、处理', 'standing', '良好', own, { standings: ['warning', 'removal', 'advice'] }),
    gate('G4', '全会出席三分之二以上', 'rate', '优秀', own, { rules: ['B1'], min: 0.66 }),
    gate('G5', '优秀不超过三成', 'share', '优秀', own, { min: 0.3, within: ['sector', 'committee'] }),
  ],
  grades: [
    { label: '优秀', min: 90 },
    { label: '良好', min: 80 },
    { label: '称职', min: 60 },
    { label: '不称职', min: -1000 },
  ],
  consequences: [
    { grade: '优秀', act: 'commend' },
    { grade: '优秀', act: 'notify' },
    { grade: '不称职', act: 'talkConvenor' },
    { grade: '不称职', years: 2, act: 'talkBody' },
    { grade: '不称职', years: 2, act: 'chairMeeting' },
  ],
})
