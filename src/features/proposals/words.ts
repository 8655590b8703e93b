// The code values of a proposal with the words people read. Lists that a resolution may extend are code lists (codes.ts) instead.

export const proposerKinds = {
  individual: '委员个人',
  joint: '委员联名',
  party: '党派',
  massOrg: '人民团体',
  sector: '界别',
  memberGroup: '委员小组',
  jointGroup: '联组',
  committee: '专门委员会',
} as const
export type ProposerKind = keyof typeof proposerKinds

/** 集体提案 is everything that is not a member's own or joint proposal. */
export const collectiveKinds: readonly ProposerKind[] = ['party', 'massOrg', 'sector', 'memberGroup', 'jointGroup', 'committee']

export const timeKinds = { plenary: '大会提案', intersession: '平时提案' } as const
export type TimeKind = keyof typeof timeKinds

export const unitRoles = { sole: '独办', lead: '主办', assist: '会办', separate: '分办' } as const
export type UnitRole = keyof typeof unitRoles

/** 会办 gives its opinion to 主办 and never answers the proposer (cases.md §1.1). */
export const answers: Record<UnitRole, boolean> = { sole: true, lead: true, assist: false, separate: true }

export const classMarks = ['A', 'B', 'C', 'D'] as const
export type ClassMark = (typeof classMarks)[number]

export const openness = { open: '主动公开', onRequest: '依申请公开', closed: '不予公开' } as const
export type Openness = keyof typeof openness

export const accepted = { adopted: '采纳', partly: '部分采纳', notAdopted: '未采纳' } as const
export type Accepted = keyof typeof accepted

export const ratings = { satisfied: '满意', basically: '基本满意', understood: '理解', dissatisfied: '不满意' } as const
export type Rating = keyof typeof ratings

export const phases = { before: '办前', during: '办中', after: '办后' } as const

export const modes = {
  visit: '登门走访',
  invite: '邀请座谈',
  siteVisit: '现场踏勘',
  meeting: '会议',
  phone: '电话',
  video: '视频',
  letter: '信函',
  message: '短信',
  waived: '委员提出不需要',
} as const
export type Mode = keyof typeof modes

/** 面商: only meeting in person counts (cases.md §2.6). */
export const faceToFace: readonly Mode[] = ['visit', 'invite', 'siteVisit', 'meeting']

export const disposals = {
  convertedOpinion: '转为社情民意信息',
  convertedLetter: '作委员来信处理',
  informedOnly: '告知提案者，不再处理',
} as const
export type Disposal = keyof typeof disposals

export const channels = { own: '本人登录', link: '一次性链接', paper: '纸质代录' } as const
export type Channel = keyof typeof channels
