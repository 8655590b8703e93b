// Who may do what: one row of rights per role. A person has the rights of the posts held today, and of nothing else.
import type { Right } from '../actor.ts'

export interface Role {
  readonly label: string
  readonly rights: readonly Right[]
  /** Signs in with a second factor (off in the demonstration). */
  readonly secondFactor: boolean
  /** The post is held for a body: a unit, a party, a committee's office. */
  readonly inBody?: boolean
  /** One of the three administrators; nobody holds two of these. */
  readonly administrator?: 'system' | 'security' | 'audit'
}

/** What everybody who signs in needs to find the way. */
const everyone = [
  'organisation:read',
  'proposals:list',
  'proposals:read-open',
  'search:use',
  'activities:read',
  'activities:reply',
  'floor:take-part',
  'decisions:answer',
] as const

/** 学习、书香、文稿: what everybody in the house reads, what members do, committees keep, the general office runs, leaders see. */
const readsLearning = ['works:read', 'studies:read'] as const
const learns = [...readsLearning, 'works:write', 'reading:join', 'reading:run'] as const
const runsStudies = ['studies:write', 'studies:assess', 'reading:run'] as const
const keepsLearning = [...readsLearning, 'works:review', ...runsStudies] as const
const runsLearning = ['works:read-all', 'works:review', 'works:review-all', ...runsStudies, 'reporting:read', 'reporting:run'] as const
const seesLearning = ['works:read-all', 'reporting:read'] as const

/** 会议活动: who arranges them, for himself or for all; who approves and grants leave. Anybody may be invited. */
const arranges = ['activities:write', 'activities:leave'] as const
const arrangesAll = [...arranges, 'activities:read-all', 'activities:approve'] as const

/** 应尽事项: everybody who owes or answers for something sees his own; offices and leaders all; the office rules, the chairs exempt. */
const owes = ['obligations:own'] as const
const seesOwed = [...owes, 'obligations:read'] as const

const office = [
  ...everyone,
  'members:read',
  'members:file',
  'settings:read',
  'figures:read',
  'report:read',
  'proposals:read-all',
  'proposals:tasks',
  'proposals:forms',
  'appraisal:read',
  'commitments:read',
  'elevated:read',
  'supervision:read',
  'supervision:candidates',
  'appraisal:sheets',
  ...readsLearning,
  'transmissions:read',
  'transmissions:read-all',
] as const

/** Whoever keeps a way of supervision: plan, activities, problems. Which ways are his the session's rules say. */
const supervises = ['supervision:write', 'supervision:instruct'] as const
const approves = ['supervision:approve', 'supervision:instruct'] as const

/** Enters what no record holds and confirms what others entered; whose dossiers are his the next right says. */
const keepsDuties = ['duties:manual', 'duties:enter', 'duties:confirm', 'duties:read'] as const
/** All records and the whole network; a committee's office has the network of its members only. */
const readsContacts = ['contacts:read', 'contacts:all', 'contacts:network'] as const

/** All scores with what they stand on: the organ itself. */
const readsScores = ['scores:read', 'scores:read-rules', 'scores:grades'] as const

export const roles = {
  member: {
    label: '委员',
    secondFactor: false,
    rights: [
      ...owes,
      ...everyone,
      'duties:manual',
      'duties:declare',
      'duties:read',
      'scores:own',
      'scores:read-rules',
      'scores:grades',
      'members:read',
      'proposals:write',
      'proposals:cosign',
      'proposals:evaluate',
      'proposals:forms',
      'proposals:similar',
      'appraisal:rate',
      'commitments:read',
      'supervision:read',
      ...learns,
      'contacts:record',
      'contacts:read',
      'contacts:people',
    ],
  },
  collective: {
    label: '集体提案单位',
    secondFactor: false,
    inBody: true,
    rights: [
      ...everyone,
      'members:read',
      'proposals:write',
      'proposals:evaluate',
      'proposals:forms',
      'proposals:similar',
      'appraisal:rate',
      'commitments:read',
      'supervision:read',
      'supervision:recommend',
    ],
  },
  'proposal-office': {
    label: '提案办',
    secondFactor: true,
    rights: [
      ...owes,
      ...office,
      ...arranges,
      'activities:read-all',
      'figures:freeze',
      'report:write',
      'documents:issue',
      // What a clerk enters for somebody he also saves and submits; whose text it is decides the case, not this right.
      'proposals:enter',
      'proposals:collect-forms',
      'proposals:write',
      'proposals:review',
      'proposals:joint-review',
      'proposals:allocate',
      'proposals:assign',
      'proposals:rehandle',
      'proposals:similar',
      'proposals:import',
      'appraisal:run',
      'appraisal:mark',
      'appraisal:recommend',
      'proposals:urge',
      'publicity:prepare',
      'publicity:approve',
      'elevated:write',
      'commitments:decide',
      ...supervises,
      'supervision:recommend',
      'supervision:shortlist',
      'supervision:accept',
      'proposals:escalate',
      'proposals:extend',
    ],
  },
  'proposal-director': {
    label: '提案委主任',
    secondFactor: true,
    rights: [
      ...owes,
      ...office,
      ...arranges,
      'activities:read-all',
      'figures:freeze',
      'settings:write',
      'documents:issue',
      'proposals:review',
      'proposals:joint-review',
      'proposals:decide',
      'proposals:allocate',
      'proposals:rehandle',
      'proposals:urge',
      'proposals:extend',
      'proposals:pause',
      'proposals:similar',
      'appraisal:run',
      'appraisal:mark',
      'appraisal:recommend',
      'appraisal:approve',
      'publicity:prepare',
      'publicity:approve',
      'publicity:figures',
      'elevated:write',
      'commitments:decide',
      ...supervises,
      ...approves,
      'supervision:recommend',
      'supervision:shortlist',
      'supervision:decide',
      'supervision:accept',
    ],
  },
  unit: {
    label: '承办单位联络员',
    secondFactor: false,
    inBody: true,
    rights: [
      ...everyone,
      'proposals:handle',
      'proposals:tasks',
      'appraisal:rate',
      'publicity:prepare',
      'commitments:read',
      'supervision:read',
      'supervision:answer',
      'appraisal:sheets',
      'appraisal:object',
    ],
  },
  'unit-head': {
    label: '承办单位负责人',
    secondFactor: false,
    inBody: true,
    rights: [
      ...everyone,
      'proposals:handle',
      'proposals:sign-reply',
      'proposals:escalate',
      'proposals:tasks',
      'appraisal:rate',
      'publicity:prepare',
      'publicity:approve',
      'commitments:read',
      'supervision:read',
      'supervision:answer',
      'appraisal:sheets',
      'appraisal:object',
    ],
  },
  'assigning-office': {
    label: '交办机构',
    secondFactor: true,
    rights: [
      ...office,
      'figures:freeze',
      'documents:issue',
      'proposals:joint-review',
      'proposals:allocate',
      'proposals:assign',
      'proposals:similar',
      'proposals:urge',
      'proposals:escalate',
      'proposals:extend',
    ],
  },
  inspection: {
    label: '督查室',
    secondFactor: true,
    rights: [
      ...office,
      'figures:freeze',
      'proposals:urge',
      'proposals:audit',
      'appraisal:mark',
      ...supervises,
      ...approves,
      'appraisal:recommend',
    ],
  },
  discipline: { label: '派驻纪检监察组', secondFactor: true, rights: [...office, 'activities:read-all', ...supervises, ...approves] },
  leader: {
    label: '党政主要领导',
    secondFactor: true,
    rights: [...seesOwed, ...office, 'activities:read-all', ...approves, ...readsContacts],
  },
  chair: {
    label: '主席会议成员',
    secondFactor: true,
    rights: [
      ...seesOwed,
      'obligations:exempt',
      ...office,
      'activities:read-all',
      'activities:approve',
      'activities:leave',
      ...approves,
      'supervision:decide',
      'transmissions:sign',
      'duties:manual',
      'duties:confirm',
      'duties:read',
      'duties:read-all',
      ...seesLearning,
      ...readsContacts,
      'contacts:record',
      'contacts:people',
      ...readsScores,
      'scores:simulate',
      'scores:adopt',
      'scores:approve',
      'recognition:read',
      'recognition:talks',
      'recognition:check',
      'recognition:approve',
    ],
  },
  adviser: { label: '提案工作顾问', secondFactor: true, rights: office },
  'information-office': { label: '信息中心', secondFactor: true, rights: [...everyone, 'members:read', 'figures:read', 'report:read'] },
  'committee-office': {
    label: '专委会办公室',
    secondFactor: true,
    inBody: true,
    rights: [
      ...owes,
      ...everyone,
      ...arranges,
      'members:read',
      'members:file',
      'figures:read',
      'report:read',
      'proposals:similar',
      'supervision:read',
      'supervision:recommend',
      ...supervises,
      ...keepsDuties,
      ...keepsLearning,
      'contacts:read',
      'contacts:network',
      'transmissions:read',
      'transmissions:write',
      'scores:read-rules',
      'scores:grades',
      'recognition:read',
      'recognition:nominate',
    ],
  },
  'general-office': {
    label: '办公室',
    secondFactor: true,
    rights: [
      ...seesOwed,
      'obligations:write',
      ...office,
      ...arrangesAll,
      ...keepsDuties,
      'duties:read-all',
      ...readsScores,
      'scores:rules',
      'scores:simulate',
      'scores:assess',
      'recognition:read',
      'recognition:talks',
      'recognition:nominate',
      'recognition:check',
      'figures:freeze',
      'organisation:write',
      'members:write',
      'calendar:write',
      'report:write',
      ...runsLearning,
      ...readsContacts,
      'contacts:assign',
      'contacts:people',
      'transmissions:write',
    ],
  },
  platform: { label: '协商议事平台召集人', secondFactor: false, inBody: true, rights: [...everyone, ...owes] },
  'county-office': {
    label: '县区政协办公室',
    secondFactor: true,
    rights: [
      ...seesOwed,
      'obligations:write',
      ...everyone,
      ...arrangesAll,
      'members:read',
      'figures:read',
      ...keepsDuties,
      'duties:read-place',
      'transmissions:read',
      'transmissions:read-all',
      'transmissions:write',
    ],
  },
  'system-admin': {
    label: '系统管理员',
    secondFactor: true,
    administrator: 'system',
    rights: [
      'organisation:read',
      'organisation:write',
      'members:read',
      'settings:read',
      'settings:write',
      'calendar:write',
      'accounts:read',
      'accounts:create',
      'system:operate',
    ],
  },
  'security-admin': {
    label: '安全管理员',
    secondFactor: true,
    administrator: 'security',
    rights: ['organisation:read', 'members:read', 'accounts:read', 'accounts:manage'],
  },
  'audit-admin': {
    label: '审计管理员',
    secondFactor: true,
    administrator: 'audit',
    rights: ['organisation:read', 'journal:read'],
  },
} as const satisfies Record<string, Role>

export type RoleName = keyof typeof roles

export const isRoleName = (text: string): text is RoleName => Object.hasOwn(roles, text)

/** A role no longer known gives nothing. */
export const roleOf = (name: string): Role | null => (isRoleName(name) ? roles[name] : null)

export const roleLabel = (name: string): string => roleOf(name)?.label ?? name

export function rightsOf(held: readonly string[]): ReadonlySet<Right> {
  return new Set(held.flatMap((name) => roleOf(name)?.rights ?? []))
}

export const needsSecondFactor = (held: readonly string[]): boolean => held.some((name) => roleOf(name)?.secondFactor ?? false)

/** 三员分立: why these posts may not be in one hand. */
export function separationWrong(held: readonly string[]): readonly string[] {
  const kinds = new Set(held.flatMap((name) => roleOf(name)?.administrator ?? []))
  return kinds.size > 1 ? ['系统管理员、安全管理员、审计管理员须由不同的人担任'] : []
}
