// What a resolution can change about units' tasks: where clocks begin, extensions, audits, countersigning, how often a unit may be urged.
import { z } from 'zod'
import { setting, type SettingDeclaration } from '#/core/settings/setting.ts'
import { auditModels, type AuditModel } from './words.ts'

export const urgingBudget = setting({
  key: 'proposal.urgingBudget',
  title: '催办次数上限',
  help: '一个承办单位在若干天内最多被催办几次。提案办、督查室、交办机构的催办和系统自动发出的催办函合并计算。',
  schema: z.strictObject({
    times: z.int().min(1, { error: '至少一次' }).max(100).meta({ title: '次数' }),
    days: z.int().min(1, { error: '至少一天' }).max(365).meta({ title: '天数' }),
  }),
  standard: { times: 3, days: 30 },
  source: '默认：各方合计每三十天不超过三次，减轻基层负担',
  scope: 'committee',
  words: ({ times, days }) => `${days}天内最多${times}次`,
})

export const clockStart = setting<'assigned' | 'received'>({
  key: 'proposal.clockStart',
  title: '办理期限自何时起算',
  help: '自交办之日，还是自承办单位签收之日。选“签收”的，签收前暂按交办之日推算，签收时重新计算。',
  schema: z.enum(['assigned', 'received']).meta({ labels: { assigned: '交办之日', received: '签收之日' } }),
  standard: 'assigned',
  source: '通行做法：自交办之日起算；另有地方自收到之日起算',
  scope: 'session',
})

export const auditModel = setting<AuditModel>({
  key: 'proposal.auditModel',
  title: '答复审查',
  help: '督查室在单位负责人签发前审查答复稿，或者在答复后审查（通过，或者驳回重办），或者不审查。',
  schema: z.enum(['none', 'before', 'after']).meta({ labels: auditModels }),
  standard: 'none',
  source: '两种做法各地都有；默认不设',
  scope: 'session',
})

export const countersignWithAssist = setting({
  key: 'proposal.countersignWithAssist',
  title: '主办答复须先与会办单位会签',
  help: '是：主办单位的答复稿经全部会办单位会签同意后才能送签。否：需要时自行送会签。',
  schema: z.boolean(),
  standard: false,
  source: '默认不强制',
  scope: 'session',
})

export const extensionRule = setting({
  key: 'proposal.extension',
  title: '延期',
  help: '每次最多延长几天、最多几次，自交办起总共不超过几个月。',
  schema: z.strictObject({
    days: z.int().min(1).max(180).meta({ title: '每次最多延长天数' }),
    times: z.int().min(0).max(5).meta({ title: '最多延期次数' }),
    limitMonths: z.int().min(1).max(24).meta({ title: '自交办起最长月数' }),
  }),
  standard: { days: 30, times: 1, limitMonths: 6 },
  source: '提案办理办法：经同意可延长一个月；最长不超过六个月',
  scope: 'session',
  words: ({ days, times, limitMonths }) => `延期${times}次，每次不超过${days}天，自交办起总共不超过${limitMonths}个月`,
})

export const extensionAgreement = setting<'assigning' | 'both'>({
  key: 'proposal.extensionAgreement',
  title: '延期由谁同意',
  help: '由交办机构决定并告知提案办，还是交办机构和提案委都同意才延期。',
  schema: z.enum(['assigning', 'both']).meta({ labels: { assigning: '交办机构决定，告知提案办', both: '交办机构和提案委都同意' } }),
  standard: 'assigning',
  source: '默认：交办机构决定',
  scope: 'session',
})

export const assistLead = setting({
  key: 'proposal.assistLead',
  title: '会办意见比主办答复提前的天数',
  help: '会办意见最迟在主办单位答复期限前多少天提交。',
  schema: z.int().min(0).max(90),
  standard: 20,
  source: '办理细则：会办意见在主办答复期限前二十日送达',
  scope: 'session',
})

/** Settings that judging a task and opening one look at. */
export const taskSettings = {
  urgingBudget,
  clockStart,
  auditModel,
  countersignWithAssist,
  extensionRule,
  extensionAgreement,
  assistLead,
}

export type TaskSettings = { readonly [K in keyof typeof taskSettings]: (typeof taskSettings)[K]['standard'] }

export const allTaskSettings: readonly SettingDeclaration[] = Object.values(taskSettings)
