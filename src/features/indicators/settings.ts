// What an office decides about its statistics: from how many cases on a unit is ranked, where its counties lie on the sketch.
import { z } from 'zod'
import { setting, type SettingDeclaration } from '#/core/settings/setting.ts'

export const rankedFrom = setting({
  key: 'figures.rankedFrom',
  title: '参加排名的最少件数',
  help: '办理任务（或收到提案）少于这个数的只列数字、不排名次：一件定百分之百，比不出好坏。',
  schema: z.int().min(1, { error: '至少1件' }).max(100, { error: '至多100件' }),
  standard: 3,
  source: '默认三件起排',
  scope: 'committee',
})

const tile = z.strictObject({
  code: z.string().min(1).max(20).meta({ title: '区划代码' }),
  row: z.int().min(1).max(12).meta({ title: '第几行' }),
  column: z.int().min(1).max(12).meta({ title: '第几列' }),
})

export const countyTiles = setting({
  key: 'figures.countyTiles',
  title: '县区示意图的位置',
  help: '每个县区一格，写它在第几行第几列，大致照地图摆；没有写到的按区划代码依次排在后面。',
  schema: z.array(tile).max(60),
  standard: [],
  source: '示意图，不作边界依据',
  scope: 'committee',
})

export const figureSettings: readonly SettingDeclaration[] = [rankedFrom, countyTiles]
