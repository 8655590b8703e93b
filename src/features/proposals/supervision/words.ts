// The code values of selection and supervision with the words people read. What a resolution may extend is a code list or a setting.
import type { CodeListDeclaration } from '#/core/settings/setting.ts'

/** 重点提案 are supervised on site by the heads of Party and government, 重要提案 in the other modes. */
export const tiers = { key: '重点提案', important: '重要提案' } as const
export type Tier = keyof typeof tiers

/** Who recommends a candidate; units are asked by letter and entered by the office. */
export const sources = {
  office: '提案办',
  committee: '专门委员会',
  party: '党派团体',
  unit: '承办单位（函询）',
  member: '委员',
} as const
export type RecommenderKind = keyof typeof sources

/** What a mode may supervise. */
export const modeTiers = { key: '重点提案', selected: '重点、重要提案', any: '全部提案' } as const

/** Whose post the leading person holds; anyone registered where the mode does not say. */
export const leads = {
  leader: '党政主要领导',
  chair: '主席会议成员',
  inspection: '督查室',
  discipline: '派驻纪检监察组',
  'proposal-director': '提案委主任',
  anyone: '不限',
} as const

export const writerRoles = {
  'proposal-office': '提案办',
  'proposal-director': '提案委主任',
  'committee-office': '专委会办公室',
  inspection: '督查室',
  discipline: '派驻纪检监察组',
} as const

/** Whoever approves the plan also reads the result. */
export const approvers = {
  leader: '领衔领导本人',
  'proposal-director': '提案委主任',
  inspection: '督查室',
  discipline: '派驻纪检监察组',
} as const

export const activityWords = {
  siteVisit: '现场督办',
  meeting: '督办座谈会',
  survey: '专题调研',
  unitVisit: '走访承办单位',
  contact: '定期联系',
  progressCheck: '进度核查',
  talk: '约谈',
  letter: '函催',
  appraisal: '民主评议',
  media: '媒体监督',
  lookBack: '回头看',
} as const
export type RequiredAct = keyof typeof activityWords

export const activityKinds: CodeListDeclaration = {
  name: 'supervision-activity',
  title: '督办活动',
  source: '重点提案督办办法中的督办形式，各地可以增加',
  codes: Object.entries(activityWords).map(([code, label]) => ({ code, label })),
}
