// What a resolution can change about texts: the theme of the year.
import { z } from 'zod'
import { setting, type SettingDeclaration } from '#/core/settings/setting.ts'

export const yearTheme = setting({
  key: 'publications.yearTheme',
  title: '年度学习主题',
  help: '“四个一”的学习心得围绕哪个主题写。新起草的心得自动带上这个主题，委员可以改。',
  schema: z.string().max(60).meta({ title: '主题', widget: 'code', list: 'theme' }),
  standard: 'congress-spirit',
  source: '工作报告：每名委员围绕学习贯彻二十大精神撰写一篇高水平学习心得',
  scope: 'committee',
})

export const publicationSettings = [yearTheme] as readonly SettingDeclaration[]
