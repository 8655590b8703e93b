// What a resolution can change about scores and the yearly assessment.
import { z } from 'zod'
import { setting } from '#/core/settings/setting.ts'

export const memberRules = setting({
  key: 'scores.memberRules',
  title: '委员履职按哪一套办法计分',
  help: '填办法的代号。可选的办法和草案在“履职 › 考核办法”。',
  schema: z.string().regex(/^[a-z][a-zA-Z0-9-]{0,39}$/, { error: '代号用英文小写字母开头' }),
  standard: 'dx-default-1',
  source: '本市的考核管理办法没有找到，先用默认办法',
  scope: 'committee',
})

export const checkDays = setting({
  key: 'scores.checkDays',
  title: '委员自查核对几天',
  help: '考核送委员核对后，在这几天里可以核对、提出异议。',
  schema: z.int().min(1).max(60),
  standard: 10,
  source: '考核办法：自查10天',
  scope: 'committee',
  words: (days) => `${days}天`,
})

export const appealDays = setting({
  key: 'scores.appealDays',
  title: '通知结果后几天内可以申诉',
  help: '期满没有申诉，或者申诉都已答复，考核才能归档。',
  schema: z.int().min(1).max(60),
  standard: 10,
  source: '考核办法：申诉10天，由考核小组决定',
  scope: 'committee',
  words: (days) => `${days}天`,
})

/** Below this part of the expected pace somebody is reminded. */
export const slowPace = setting({
  key: 'scores.slowPace',
  title: '进度低于多少要提醒',
  help: '得分除以按时间应有的分（合格线按年度已过的部分折算），低于这个数的列入提醒。',
  schema: z.number().min(0).max(1),
  standard: 0.6,
  source: '考核办法：年中进度低于六成的提醒',
  scope: 'committee',
  words: (share) => `${Math.round(share * 100)}%`,
})
