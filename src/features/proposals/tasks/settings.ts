// What a resolution can change about units' tasks: how often a unit may be urged.
import { z } from 'zod'
import { setting, type SettingDeclaration } from '#/core/settings/setting.ts'

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

/** Settings that judging a task looks at. */
export const taskSettings = { urgingBudget }

export type TaskSettings = { readonly [K in keyof typeof taskSettings]: (typeof taskSettings)[K]['standard'] }

export const allTaskSettings: readonly SettingDeclaration[] = Object.values(taskSettings)
