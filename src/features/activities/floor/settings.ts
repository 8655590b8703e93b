// What a committee may decide about its meetings' floor.
import { z } from 'zod'
import { setting, type SettingDeclaration } from '#/core/settings/setting.ts'

export const speechMinutes = setting({
  key: 'floor.speechMinutes',
  title: '大会口头发言的时间',
  help: '每人口头发言多少分钟；各次会议可以另定。',
  schema: z.int().min(1).max(60).meta({ title: '分钟' }),
  standard: 8,
  source: '会议规则；各地多为6至8分钟',
  scope: 'committee',
})

export const floorSettings = [speechMinutes] as readonly SettingDeclaration[]
