// What a resolution can change about contacts: how often, how many each, how long a record may be corrected, what counts as which figure.
import { z } from 'zod'
import { setting, type SettingDeclaration } from '#/core/settings/setting.ts'

const targets = z.int().min(1).max(500)

export const mostTargets = setting({
  key: 'contact.mostTargets',
  title: '三级联系：每人最多联系几名',
  help: '超过的在网络图上列为“负担过重”，自动建议人选时不再加派。',
  schema: z.strictObject({
    group: targets.meta({ title: '党组成员' }),
    standing: targets.meta({ title: '党员常委' }),
    member: targets.meta({ title: '党员委员' }),
  }),
  standard: { group: 6, standing: 8, member: 2 },
  source: '通行做法：每名党员委员联系1至2名党外委员；上两级按人数定',
  scope: 'committee',
})

export const windowMonths = setting({
  key: 'contact.windowMonths',
  title: '联系的间隔（月）',
  help: '联系对象超过这么多个月没有联系记录，就列入“我的工作”，图上标为超期。党的工作覆盖率也按它算。',
  schema: z.int().min(1).max(24).meta({ title: '月数' }),
  standard: 6,
  source: '三级联系：每半年至少联系一次',
  scope: 'committee',
  words: (months) => `每${months}个月至少联系一次`,
})

export const soonDays = setting({
  key: 'contact.soonDays',
  title: '到期前多少天提醒联系',
  help: '从这天起联系对象列入“我的工作”，图上标为快到期。',
  schema: z.int().min(0).max(120).meta({ title: '天数' }),
  standard: 30,
  source: '本会做法',
  scope: 'committee',
  words: (days) => `到期前${days}天`,
})

export const correctionDays = setting({
  key: 'contact.correctionDays',
  title: '联系记录可以更正的天数',
  help: '自记录之日起算；过了以后本人不能再更正、撤回，履职档案按原记录计。',
  schema: z.int().min(0).max(365).meta({ title: '天数' }),
  standard: 15,
  source: '本会做法',
  scope: 'committee',
  words: (days) => `记录后${days}天内`,
})

const codes = z.array(z.string().regex(/^[\w-]{1,30}$/, { error: '代码只能用字母、数字和横线' })).min(1, { error: '至少有一项' })

export const visitKinds = setting({
  key: 'contact.visitKinds',
  title: '哪些联系方式计入走访看望、谈心谈话',
  help: '联系方式的代码，一行一个（见代码表“联系方式”）。',
  schema: codes.meta({ title: '联系方式的代码' }),
  standard: ['visit', 'heart-talk'],
  source: '工作报告：走访看望委员、谈心谈话',
  scope: 'session',
})

export const outreachCategories = setting({
  key: 'contact.outreachCategories',
  title: '哪些对象计入联系党外与籍外人士',
  help: '联系对象类别的代码，一行一个（见代码表“联系对象类别”）。',
  schema: codes.meta({ title: '对象类别的代码' }),
  standard: [
    'non-cpc-member',
    'member-elsewhere',
    'intellectual',
    'private-economy',
    'new-stratum',
    'native-abroad',
    'party-people',
    'religious',
    'ethnic',
    'overseas',
  ],
  source: '工作报告：联系党外知识分子、非公经济人士、新的社会阶层人士、籍外企业家和市外委员',
  scope: 'session',
})

export const contactSettings: readonly SettingDeclaration[] = [
  mostTargets,
  windowMonths,
  soonDays,
  correctionDays,
  visitKinds,
  outreachCategories,
] as readonly SettingDeclaration[]
