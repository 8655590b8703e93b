// Lists an office may extend by a dated row: kinds of activity with what follows from each, themes, named programmes, who takes part, why somebody is excused.
import { z } from 'zod'
import type { Code, CodeListDeclaration } from '#/core/settings/setting.ts'
import { yearThemes } from '#/core/settings/themes.ts'

export const kindGroups = {
  meeting: '例会',
  study: '学习培训',
  research: '调研视察',
  consultation: '协商',
  supervision: '民主监督',
  work: '工作会议',
  liaison: '联谊交流',
  service: '为民服务',
  party: '党的建设',
} as const

export const leaveApprovers = { chair: '主席', 'secretary-general': '秘书长', host: '主办的机构', office: '办公室' } as const

export const quorums = { none: '不设法定人数', half: '过半数', twoThirds: '三分之二以上' } as const

/** What a kind asks for besides the common fields; each is a small form of its own. */
export const profiles = {
  plain: '一般',
  reception: '接待',
  outreach: '外出考察',
  survey: '调研视察',
  preach: '宣讲',
  lecture: '讲座',
  exhibition: '展览',
} as const

const oneOf = <T extends Readonly<Record<string, string>>>(words: T, title: string) =>
  z.enum(Object.keys(words) as [keyof T & string, ...(keyof T & string)[]], { error: `请选择${title}` }).meta({ title, labels: words })

/** What follows from the kind of an activity. A new kind is a row with these; nothing in the program names a kind. */
export const activityTraits = z.strictObject({
  group: oneOf(kindGroups, '类别').default('work'),
  mandatory: z.boolean().default(false).meta({ title: '应到人员必须参加' }),
  halfDays: z.boolean().default(false).meta({ title: '出勤按半天计' }),
  leave: oneOf(leaveApprovers, '谁准假').default('host'),
  quorum: oneOf(quorums, '法定人数').default('none'),
  minutes: z.boolean().default(false).meta({ title: '须出纪要' }),
  profile: oneOf(profiles, '另填的内容').default('plain'),
  important: z.boolean().default(false).meta({ title: '重要活动', help: '要请示报告；邀请党派、无党派人士和党政领导' }),
  ordinal: z.boolean().default(false).meta({ title: '编第几次' }),
})
export type ActivityTraits = z.infer<typeof activityTraits>
export type Profile = keyof typeof profiles

const kind = (code: string, label: string, traits: z.input<typeof activityTraits>): Code => ({
  code,
  label,
  data: activityTraits.parse(traits),
})

export const activityKinds: CodeListDeclaration = {
  name: 'activity-kind',
  data: activityTraits,
  title: '会议活动类别',
  source: '政协章程和各项工作规则；当地的会议、学习、协商、监督、联谊形式',
  codes: [
    kind('plenary', '全体会议', {
      group: 'meeting',
      mandatory: true,
      halfDays: true,
      leave: 'chair',
      quorum: 'half',
      minutes: true,
      important: true,
      ordinal: true,
    }),
    kind('standing', '常委会会议', {
      group: 'meeting',
      mandatory: true,
      leave: 'chair',
      quorum: 'half',
      minutes: true,
      important: true,
      ordinal: true,
    }),
    kind('chair', '主席会议', {
      group: 'meeting',
      mandatory: true,
      leave: 'secretary-general',
      quorum: 'half',
      minutes: true,
      ordinal: true,
    }),
    kind('sec-gen', '秘书长会议', { group: 'meeting', mandatory: true, leave: 'secretary-general', minutes: true, ordinal: true }),
    kind('committee', '专门委员会会议', { group: 'meeting', mandatory: true, minutes: true }),
    kind('party-group', '党组会议', { group: 'party', mandatory: true, leave: 'chair', quorum: 'half', minutes: true, ordinal: true }),
    kind('party-group-study', '党组理论学习中心组会议', { group: 'study', mandatory: true, leave: 'chair', minutes: true, ordinal: true }),
    kind('study-symposium', '学习座谈会', { group: 'study', mandatory: true }),
    kind('reading-meeting', '读书会', { group: 'study' }),
    kind('study-day', '固定学习日', { group: 'study', mandatory: true, leave: 'office' }),
    kind('exchange-seminar', '交流研讨', { group: 'study' }),
    kind('training', '委员培训班', { group: 'study', mandatory: true, halfDays: true, leave: 'office' }),
    kind('capacity', '履职能力提升班', { group: 'study', mandatory: true, halfDays: true, leave: 'office' }),
    kind('lecture', '政协大讲堂', { group: 'study', profile: 'lecture' }),
    kind('preach', '宣讲', { group: 'service', profile: 'preach' }),
    kind('briefing', '情况通报会', { group: 'meeting' }),
    kind('survey', '调研', { group: 'research', profile: 'survey' }),
    kind('inspection', '视察', { group: 'research', profile: 'survey' }),
    kind('study-tour', '学习考察', { group: 'research', profile: 'outreach' }),
    kind('consult.thematic', '专题协商会', { group: 'consultation', minutes: true, important: true }),
    kind('consult.bimonthly', '双月协商座谈会', { group: 'consultation', minutes: true, important: true, ordinal: true }),
    kind('consult.counterpart', '对口协商会', { group: 'consultation', minutes: true }),
    kind('consult.sector', '界别协商座谈会', { group: 'consultation', minutes: true }),
    kind('consult.proposal', '提案办理协商会', { group: 'consultation' }),
    kind('consult.platform', '协商议事活动', { group: 'consultation' }),
    kind('consult.online', '网络议政、远程协商', { group: 'consultation', minutes: true }),
    kind('supervise.survey', '调研监督', { group: 'supervision', profile: 'survey' }),
    kind('supervise.consult', '协商监督', { group: 'supervision', minutes: true }),
    kind('supervise.inspect', '视察监督', { group: 'supervision', profile: 'survey' }),
    kind('appraisal', '民主评议', { group: 'supervision' }),
    kind('coordination', '协调推进会', { group: 'work', minutes: true }),
    kind('work-meeting', '工作会议', { group: 'work', important: true }),
    kind('observation', '观摩交流会', { group: 'work' }),
    kind('symposium', '研讨会', { group: 'work' }),
    kind('guidance', '县区工作指导', { group: 'work' }),
    kind('visit', '走访看望', { group: 'liaison' }),
    kind('heart-talk', '谈心谈话', { group: 'liaison' }),
    kind('reception', '接待', { group: 'liaison', profile: 'reception' }),
    kind('outreach', '外出考察和招商推介', { group: 'liaison', profile: 'outreach', important: true }),
    kind('history-exchange', '文史交流', { group: 'liaison', profile: 'outreach' }),
    kind('volunteer', '志愿服务', { group: 'service' }),
    kind('exhibition', '书画展览', { group: 'study', profile: 'exhibition' }),
    kind('org-life', '组织生活', { group: 'party', mandatory: true }),
  ],
}

/** Meetings, studies and texts bear the same themes. */
export const themes = yearThemes

export const activityProgrammes: CodeListDeclaration = {
  name: 'activity-programme',
  title: '专项工作',
  source: '帮扶、东西部协作等专项工作安排',
  codes: [
    { code: 'county-aid', label: '帮扶县组长单位工作' },
    { code: 'east-west', label: '东西部协作' },
    { code: 'party-building', label: '党建引领工程' },
  ],
}

export const participantCategories: CodeListDeclaration = {
  name: 'participant-category',
  title: '参加人员类别',
  source: '协商、调研、视察吸纳专家学者、利益相关方、群众代表参与',
  codes: [
    { code: 'member', label: '委员' },
    { code: 'leader', label: '党政领导' },
    { code: 'party-rep', label: '民主党派、工商联、无党派人士' },
    { code: 'department', label: '部门、单位' },
    { code: 'expert', label: '专家学者' },
    { code: 'stakeholder', label: '利益相关方' },
    { code: 'public', label: '群众代表' },
    { code: 'upper', label: '上级政协' },
    { code: 'peer', label: '兄弟政协、县区政协' },
    { code: 'media', label: '媒体' },
    { code: 'staff', label: '机关工作人员' },
  ],
}

export const participantRoles: CodeListDeclaration = {
  name: 'participant-role',
  title: '参会身份',
  source: '会议活动的组织',
  codes: [
    { code: 'participant', label: '参加' },
    { code: 'chair', label: '主持' },
    { code: 'keynote', label: '主讲' },
    { code: 'speaker', label: '发言' },
    { code: 'discussant', label: '讨论' },
    { code: 'observer', label: '列席' },
  ],
}

export const leaveKinds: CodeListDeclaration = {
  name: 'leave-kind',
  data: z.strictObject({ exempt: z.boolean().default(false).meta({ title: '不计缺席' }) }),
  title: '请假事由',
  source: '委员请假的规定；参加上级党委、政府会议和脱产学习的不计缺席',
  codes: [
    { code: 'official', label: '参加上级会议或公务', data: { exempt: true } },
    { code: 'posting', label: '脱产学习、外派', data: { exempt: true } },
    { code: 'sick', label: '生病', data: { exempt: false } },
    { code: 'personal', label: '个人事务', data: { exempt: false } },
  ],
}

export const activityCodeLists: readonly CodeListDeclaration[] = [
  activityKinds,
  themes,
  activityProgrammes,
  participantCategories,
  participantRoles,
  leaveKinds,
]

/** What follows from a kind, from the data of its row; a row that says nothing is an ordinary meeting. */
export function traitsOf(kind: string, data: unknown): ActivityTraits {
  const given = data ?? activityKinds.codes.find((k) => k.code === kind)?.data ?? {}
  const parsed = activityTraits.safeParse(given)
  return parsed.success ? parsed.data : activityTraits.parse({})
}
