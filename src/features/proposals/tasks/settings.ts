// What a resolution can change about units' tasks: where clocks begin, extensions, audits, countersigning, how often a unit may be urged.
import { z } from 'zod'
import { setting, type SettingDeclaration } from '#/core/settings/setting.ts'
import { recipients, remindedClocks, reminderKinds, stepName, type Rung } from './ladder.ts'
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
    againMonths: z.int().min(1).max(24).default(3).meta({ title: '重新办理自重新交办起最长月数' }),
  }),
  standard: { days: 30, times: 1, limitMonths: 6, againMonths: 3 },
  source: '提案办理办法：经同意可延长一个月；最长不超过六个月',
  scope: 'session',
  words: ({ days, times, limitMonths, againMonths }) =>
    `延期${times}次，每次不超过${days}天，自交办起总共不超过${limitMonths}个月；重新办理的总共不超过${againMonths}个月`,
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

const keys = <T extends Record<string, string>>(labels: T) => Object.keys(labels) as [keyof T & string]
const rung = z.strictObject({
  of: z.enum(keys(remindedClocks)).meta({ title: '事项', labels: remindedClocks }),
  offset: z.int().min(-180).max(180).meta({ title: '期限前（负）后（正）' }),
  unit: z.enum(['day', 'workingDay']).meta({ title: '单位', labels: { day: '日', workingDay: '工作日' } }),
  kind: z.enum(keys(reminderKinds)).meta({ title: '方式', labels: reminderKinds }),
  to: z
    .array(z.enum(keys(recipients)).meta({ labels: recipients }))
    .min(1, { error: '请选择发给谁' })
    .meta({ title: '发给' }),
}) satisfies z.ZodType<Rung>

const before = (days: number): Rung => ({ of: 'answer', offset: -days, unit: 'day', kind: 'notice', to: ['unit'] })

export const reminderLadder = setting<Rung[]>({
  key: 'proposal.reminderLadder',
  title: '催办阶梯',
  help: '到期前后自动提醒的日子和方式。催办函计入单位的催办次数；次数用完时改发普通提醒。',
  schema: z
    .array(rung)
    .max(40)
    .refine((rows) => new Set(rows.map((r) => `${r.of} ${stepName(r)}`)).size === rows.length, { error: '同一事项的同一天只能有一行' }),
  standard: [
    { of: 'receipt', offset: -1, unit: 'workingDay', kind: 'notice', to: ['unit'] },
    { of: 'firstContact', offset: -3, unit: 'workingDay', kind: 'notice', to: ['unit'] },
    { of: 'plan', offset: -3, unit: 'day', kind: 'notice', to: ['unit'] },
    before(30),
    before(15),
    before(7),
    before(3),
    { of: 'answer', offset: 1, unit: 'day', kind: 'letter', to: ['unit', 'unitHead'] },
    { of: 'answer', offset: 7, unit: 'day', kind: 'report', to: ['unitHead', 'inspection', 'leader'] },
  ],
  source: '默认：期限前30、15、7、3天提醒，逾期1天发催办函，逾期7天报领导；签收第二日提醒',
  scope: 'committee',
  words: (rows) => rows.map((r) => `${remindedClocks[r.of]}${stepName(r)}${reminderKinds[r.kind]}`).join('，'),
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

export const allTaskSettings: readonly SettingDeclaration[] = [
  ...Object.values(taskSettings),
  reminderLadder,
] as readonly SettingDeclaration[]
