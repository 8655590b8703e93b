// What a resolution can change about ranking the units.
import { z } from 'zod'
import { setting } from '#/core/settings/setting.ts'

export const countyWords = setting({
  key: 'appraisal.countyWords',
  title: '考核中按县区排名的单位',
  help: '单位名称里有这些字样的，在县区一组里排名；其余在部门一组里排名。',
  schema: z.array(z.string().min(2).max(20)).max(20),
  standard: ['县人民政府', '区人民政府', '县委', '区委', '开发区管委会'],
  source: '考核办法：县区和部门分别排名',
  scope: 'committee',
})

export const rankGroups = { county: '县区', department: '部门' } as const

export const rankGroupOf = (name: string, words: readonly string[]): string =>
  words.some((w) => name.includes(w)) ? rankGroups.county : rankGroups.department
