// From when whoever owes a decision is reminded of it.
import { z } from 'zod'
import { setting, type SettingDeclaration } from '#/core/settings/setting.ts'

export const decisionReminder = setting({
  key: 'minutes.decisionReminder',
  title: '议定事项提前提醒',
  help: '期限前多少天提醒责任单位和责任人；逾期当天再提醒一次。',
  schema: z.int().min(1).max(60).meta({ title: '天' }),
  standard: 5,
  source: '会议议定事项督办的做法',
  scope: 'committee',
})

export const minutesSettings = [decisionReminder] as readonly SettingDeclaration[]
