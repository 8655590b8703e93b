// The meetings and activities of the demonstration's year, by kind: how many, under which titles, held by whom, with whom.
import type { Details } from '../details.ts'

/** Whom a row invites: lists of members, people of the host, the organ's staff; how many at most. */
export type Guests = 'members' | 'standing' | 'chairs' | 'party' | 'host' | 'some' | 'staff'

export interface DemoRow {
  readonly kind: string
  readonly count: number
  /** Taken in turn. */
  readonly titles: readonly string[]
  /** 'committee': each special committee in turn; 'sector': each sector; 'organ': the office; 'platform': each platform; absent: the committee itself. */
  readonly host?: 'committee' | 'sector' | 'organ' | 'platform'
  readonly who: Guests
  readonly most?: number
  readonly halfDays?: number
  readonly themes?: readonly string[]
  /** Every n-th of them has the themes; absent: all. */
  readonly themedEach?: number
  readonly programme?: string
  readonly thematicEach?: number
  readonly partners?: readonly string[]
  readonly audience?: number
  readonly details?: readonly Details[]
  /** Guests besides: category and how many. */
  readonly guests?: Readonly<Record<string, number>>
  readonly first?: string
  readonly last?: string
}

const topics = [
  '产业链延链补链',
  '学前教育普惠发展',
  '居家养老服务',
  '河湖生态保护',
  '县域物流体系',
  '中小企业融资',
  '乡村建设行动',
  '职业教育发展',
]

export const demoRows: readonly DemoRow[] = [
  {
    kind: 'plenary',
    count: 1,
    titles: ['政协云岭市第五届委员会第一次会议'],
    who: 'members',
    halfDays: 5,
    first: '2022-01-17',
    last: '2022-01-17',
    guests: { leader: 9, department: 12 },
  },
  {
    kind: 'standing',
    count: 5,
    titles: ['政协云岭市第五届委员会常务委员会会议'],
    who: 'standing',
    thematicEach: 3,
    first: '2022-02-24',
    guests: { leader: 1, department: 5 },
  },
  { kind: 'chair', count: 9, titles: ['政协云岭市第五届委员会主席会议'], who: 'chairs', first: '2022-01-26', guests: { staff: 4 } },
  { kind: 'party-group', count: 16, titles: ['市政协党组会议'], who: 'party' },
  { kind: 'party-group-study', count: 12, titles: ['市政协党组理论学习中心组学习会议'], who: 'party' },
  {
    kind: 'study-symposium',
    count: 6,
    titles: ['学习贯彻党的创新理论座谈会', '学习党的二十大精神座谈会'],
    who: 'some',
    most: 36,
    themes: ['congress-spirit'],
    themedEach: 2,
  },
  { kind: 'reading-meeting', count: 12, titles: ['机关读书会'], host: 'organ', who: 'staff', most: 18, themes: ['reading'] },
  { kind: 'study-day', count: 22, titles: ['机关固定学习日'], host: 'organ', who: 'staff', most: 20 },
  {
    kind: 'exchange-seminar',
    count: 6,
    titles: ['机关交流研讨'],
    host: 'organ',
    who: 'staff',
    most: 16,
    themes: ['congress-spirit'],
    themedEach: 2,
  },
  { kind: 'training', count: 2, titles: ['市政协委员学习培训班'], who: 'members', most: 170, halfDays: 4, guests: { peer: 6 } },
  {
    kind: 'capacity',
    count: 1,
    titles: ['委员履职能力提升班（与市委统战部合办）'],
    who: 'some',
    most: 80,
    halfDays: 4,
    partners: ['市委统战部'],
  },
  {
    kind: 'lecture',
    count: 6,
    titles: topics.map((t) => `政协大讲堂：${t}`),
    who: 'some',
    most: 70,
    details: [{ topic: '政协大讲堂', speaker: '党组成员' }],
  },
  {
    kind: 'preach',
    count: 10,
    titles: ['党的二十大精神进社区宣讲', '党的二十大精神进企业宣讲', '党的二十大精神进乡村宣讲'],
    who: 'some',
    most: 24,
    themes: ['congress-spirit'],
    audience: 46,
    first: '2022-10-28',
    details: [{ tier: 'leader' }, { tier: 'partyMember' }, { tier: 'everyone' }],
  },
  {
    kind: 'briefing',
    count: 3,
    titles: ['全市经济社会发展情况通报会', '提案办理情况通报会'],
    who: 'members',
    most: 150,
    guests: { leader: 1, department: 8 },
  },
  {
    kind: 'survey',
    count: 24,
    titles: topics.map((t) => `“${t}”专题调研`),
    host: 'committee',
    who: 'host',
    most: 9,
    themes: ['rural-link'],
    themedEach: 2,
    guests: { expert: 2, department: 2 },
  },
  {
    kind: 'survey',
    count: 3,
    titles: ['配合省政协开展流域生态调研', '与兄弟市政协联合调研'],
    who: 'some',
    most: 8,
    partners: ['省政协', '邻市政协'],
    guests: { upper: 4 },
  },
  {
    kind: 'inspection',
    count: 8,
    titles: ['重点项目建设视察', '民生实事办理视察', '宗教活动场所管理视察', '铸牢中华民族共同体意识进校园视察'],
    who: 'some',
    most: 16,
    guests: { 'party-rep': 3 },
  },
  {
    kind: 'study-tour',
    count: 2,
    titles: ['赴外地学习考察'],
    who: 'some',
    most: 10,
    details: [{ destination: '东部城市', persons: 12, purpose: '学习先进经验' }],
  },
  {
    kind: 'consult.thematic',
    count: 3,
    titles: ['乡村振兴有效衔接专题协商会', '产业链发展专题协商会'],
    who: 'some',
    most: 34,
    themes: ['rural-link'],
    guests: { leader: 2, department: 7, expert: 3, 'party-rep': 6 },
  },
  {
    kind: 'consult.bimonthly',
    count: 6,
    titles: topics.slice(0, 6).map((t) => `“${t}”双月协商座谈会`),
    who: 'some',
    most: 24,
    guests: { department: 6, expert: 2, stakeholder: 4, 'party-rep': 4 },
  },
  {
    kind: 'consult.counterpart',
    count: 2,
    titles: ['“学前教育普惠发展”对口协商会', '“居家养老服务”对口协商会'],
    host: 'committee',
    who: 'host',
    most: 16,
    guests: { department: 4, stakeholder: 5, public: 3 },
  },
  {
    kind: 'consult.sector',
    count: 22,
    titles: ['界别协商座谈会', '界别群众意见座谈会'],
    host: 'sector',
    who: 'host',
    most: 12,
    guests: { public: 6, department: 1 },
  },
  {
    kind: 'consult.proposal',
    count: 6,
    titles: ['重点提案办理协商会'],
    host: 'committee',
    who: 'host',
    most: 8,
    guests: { department: 4 },
  },
  { kind: 'consult.online', count: 2, titles: ['网络议政远程协商会'], who: 'some', most: 30, guests: { public: 12, department: 3 } },
  {
    kind: 'supervise.survey',
    count: 3,
    titles: ['巩固拓展脱贫攻坚成果调研监督'],
    host: 'committee',
    who: 'host',
    most: 9,
    themes: ['rural-link'],
    guests: { department: 3 },
  },
  { kind: 'supervise.consult', count: 2, titles: ['市域社会治理协商监督'], who: 'some', most: 18, guests: { department: 4 } },
  {
    kind: 'supervise.inspect',
    count: 3,
    titles: ['就业和医疗民生视察监督'],
    who: 'some',
    most: 12,
    themes: ['rural-link'],
    themedEach: 3,
    guests: { department: 3 },
  },
  { kind: 'appraisal', count: 1, titles: ['提案承办单位民主评议'], who: 'some', most: 40, guests: { department: 8 } },
  { kind: 'coordination', count: 3, titles: ['帮扶工作协调推进会'], who: 'chairs', programme: 'county-aid', guests: { department: 14 } },
  {
    kind: 'work-meeting',
    count: 2,
    titles: ['全市政协系统党的建设和宣传信息工作会议', '全市文史资料工作座谈会'],
    who: 'some',
    most: 30,
    guests: { peer: 7, 'party-rep': 2 },
  },
  { kind: 'observation', count: 1, titles: ['全市政协系统工作观摩交流会'], who: 'chairs', guests: { peer: 21 } },
  { kind: 'symposium', count: 1, titles: ['服务追赶发展研讨会'], who: 'some', most: 45, guests: { expert: 6 } },
  { kind: 'guidance', count: 7, titles: ['县区政协工作指导'], who: 'chairs', most: 3, guests: { peer: 6 } },
  {
    kind: 'reception',
    count: 17,
    titles: ['接待来访调研'],
    who: 'staff',
    most: 4,
    details: [
      { level: 'national', origin: '全国政协调研组', persons: 9 },
      { level: 'province', origin: '省政协调研组', persons: 8 },
      { level: 'city', origin: '兄弟市政协', persons: 11 },
      { level: 'city', origin: '省外市政协', persons: 13 },
    ],
    guests: { upper: 2 },
  },
  {
    kind: 'outreach',
    count: 3,
    titles: ['赴东部城市招商推介', '东西部协作对接'],
    who: 'some',
    most: 6,
    programme: 'east-west',
    details: [{ destination: '协作城市', persons: 9, results: '达成合作意向三项' }],
    guests: { 'party-rep': 2 },
  },
  {
    kind: 'history-exchange',
    count: 5,
    titles: ['与兄弟市政协文史交流'],
    who: 'some',
    most: 5,
    themes: ['history'],
    partners: ['兄弟市政协'],
  },
  { kind: 'volunteer', count: 4, titles: ['疫情防控志愿服务', '义务植树'], who: 'some', most: 30, themes: ['epidemic'], themedEach: 2 },
  {
    kind: 'exhibition',
    count: 1,
    titles: ['政协委员书画展'],
    who: 'some',
    most: 20,
    themes: ['reading'],
    details: [{ theme: '喜迎盛会', works: 120 }],
    audience: 900,
  },
  { kind: 'org-life', count: 10, titles: ['党员委员主题党日', '功能型党支部组织生活'], who: 'party', most: 20 },
  {
    kind: 'consult.platform',
    count: 50,
    titles: ['村道硬化协商议事', '小区停车协商议事', '人居环境整治协商议事', '农田灌溉协商议事', '老楼加装电梯协商议事'],
    host: 'platform',
    who: 'some',
    most: 9,
    first: '2022-01-12',
    guests: { public: 7, department: 1 },
  },
]
