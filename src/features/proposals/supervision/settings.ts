// What a resolution can change about supervision: the modes with who leads, writes and approves, the clocks, how many proposals may be chosen.
import { z } from 'zod'
import { setting, type SettingDeclaration } from '#/core/settings/setting.ts'
import { clock } from '#/core/calendar/clock-setting.ts'
import { activityWords, approvers, leads, modeTiers, writerRoles } from './words.ts'

const keys = <T extends object>(labels: T) => Object.keys(labels) as [keyof T & string, ...(keyof T & string)[]]

const modeRow = z.strictObject({
  code: z
    .string()
    .regex(/^[a-z][A-Za-z0-9]{1,39}$/, { error: '代码用英文字母开头，只含字母和数字，如 partyLed' })
    .meta({ title: '代码' }),
  label: z.string().trim().min(2).max(30).meta({ title: '名称' }),
  who: z.string().trim().min(2).max(60).meta({ title: '由谁督办' }),
  tier: z.enum(keys(modeTiers)).meta({ title: '督办哪些提案', labels: modeTiers }),
  leads: z.enum(keys(leads)).meta({ title: '领衔人须任何职', labels: leads }),
  writers: z
    .array(z.enum(keys(writerRoles)))
    .min(1, { error: '至少有一个岗位承办' })
    .meta({ title: '谁拟方案、记活动', labels: writerRoles }),
  approves: z.enum(keys(approvers)).meta({ title: '谁审定方案', labels: approvers }),
  acts: z.array(z.enum(keys(activityWords))).meta({ title: '必须有的活动', labels: activityWords }),
})
export type ModeRow = z.infer<typeof modeRow>

const office = ['proposal-office', 'proposal-director'] as const

const fiveModes: ModeRow[] = [
  {
    code: 'leaderOnSite',
    label: '党政主要领导现场督办',
    who: '市委书记、市长',
    tier: 'key',
    leads: 'leader',
    writers: [...office],
    approves: 'leader',
    acts: ['siteVisit', 'meeting'],
  },
  {
    code: 'chairLed',
    label: '主席会议成员牵头督办',
    who: '主席、副主席、秘书长',
    tier: 'selected',
    leads: 'chair',
    writers: [...office, 'committee-office'],
    approves: 'leader',
    acts: ['survey', 'meeting'],
  },
  {
    code: 'committeeTracking',
    label: '专委会跟踪督办',
    who: '对口的专门委员会',
    tier: 'selected',
    leads: 'anyone',
    writers: [...office, 'committee-office'],
    approves: 'proposal-director',
    acts: ['contact'],
  },
  {
    code: 'inspectionAssessed',
    label: '督查室考核督办',
    who: '市委、市政府督查室',
    tier: 'any',
    leads: 'inspection',
    writers: [...office, 'inspection'],
    approves: 'inspection',
    acts: ['progressCheck'],
  },
  {
    code: 'disciplineSupervised',
    label: '派驻纪检监察组监督督办',
    who: '派驻纪检监察组',
    tier: 'any',
    leads: 'discipline',
    writers: [...office, 'discipline'],
    approves: 'discipline',
    acts: ['talk'],
  },
]

/** Not one of the five: the year under report names it beside the chairs' and the assessment platform. */
const consulted: ModeRow = {
  code: 'committeeConsulted',
  label: '提案委与承办单位协商督办',
  who: '提案委员会',
  tier: 'any',
  leads: 'proposal-director',
  writers: [...office],
  approves: 'proposal-director',
  acts: ['meeting'],
}

export const modes = setting({
  key: 'supervision.modes',
  title: '督办方式',
  help: '每种方式写明由谁督办、督办哪些提案、谁拟方案、谁审定、必须有哪些活动。新增方式加一项即可；已开的督办件仍按开办时的名称。',
  schema: z
    .array(modeRow)
    .min(1)
    .max(20)
    .refine((rows) => new Set(rows.map((r) => r.code)).size === rows.length, { error: '代码不能重复' }),
  standard: [...fiveModes, consulted],
  source: '“五个督办”：党政主要领导、主席会议成员、专门委员会、督查室、派驻纪检监察组；另有提案委协商督办',
  scope: 'session',
  words: (rows) => rows.map((r) => `${r.label}（${r.who}，${modeTiers[r.tier]}）`).join('；'),
})

export const keyShareInPercent = setting({
  key: 'supervision.keyShareInPercent',
  title: '重点、重要提案占立案的比例上限',
  help: '超过时提醒，不阻止：数量由主席会议决定。单位是百分之几。',
  schema: z.number().min(0.1).max(100),
  standard: 10,
  source: '省级做法：约为立案的百分之十',
  scope: 'session',
})

export const keyMost = setting({
  key: 'supervision.keyMost',
  title: '重点提案件数上限',
  help: '党政主要领导现场督办的重点提案一般不超过多少件；超过时提醒，不阻止。',
  schema: z.int().min(1).max(500),
  standard: 12,
  source: '各市公布的重点提案为五至十二件',
  scope: 'session',
})

export const reportBeforeMeeting = setting({
  key: 'supervision.reportBeforeMeeting',
  title: '开会、到现场前须有承办单位书面报告',
  help: '是：没有书面报告时，不能登记现场督办和督办座谈会。',
  schema: z.boolean(),
  standard: true,
  source: '重点提案督办办法：主办单位会前书面报告办理情况',
  scope: 'session',
})

export const supervisionClocks = {
  plan: clock(
    {
      code: 'supervision.clock.plan',
      label: '督办方案拟定期限',
      amount: 15,
      unit: 'workingDay',
      startsAfter: '确定督办',
      source: '默认：确定督办后十五个工作日内拟出方案',
    },
    '提出督办方案送审的时限。',
  ),
  approval: clock(
    {
      code: 'supervision.clock.approval',
      label: '督办方案审定期限',
      amount: 5,
      unit: 'workingDay',
      startsAfter: '送审',
      source: '默认：送审后五个工作日内审定',
    },
    '领衔人审定方案的时限。',
  ),
  unitReport: clock(
    {
      code: 'supervision.clock.unitReport',
      label: '承办单位书面报告期限',
      amount: 10,
      unit: 'workingDay',
      startsAfter: '方案审定',
      source: '重点提案督办办法：主办单位会前书面报告办理情况',
    },
    '承办单位向督办方书面报告的时限；方案定有督办日的，不晚于督办日。',
  ),
  problem: clock(
    {
      code: 'supervision.clock.problem',
      label: '问题整改期限',
      amount: 30,
      unit: 'day',
      startsAfter: '提出问题',
      source: '默认：提出问题后三十日内整改；督办时另行商定的从其商定',
    },
    '承办单位整改问题并回复的时限。',
  ),
  confirmation: clock(
    {
      code: 'supervision.clock.confirmation',
      label: '整改确认期限',
      amount: 5,
      unit: 'workingDay',
      startsAfter: '回复',
      source: '默认：收到整改回复后五个工作日内确认',
    },
    '督办方确认整改是否到位的时限。',
  ),
  result: clock(
    {
      code: 'supervision.clock.result',
      label: '督办情况报告期限',
      amount: 4,
      unit: 'month',
      startsAfter: '方案审定',
      source: '默认：方案审定后四个月内报告督办情况',
    },
    '督办情况报领衔人的时限。',
  ),
  reading: clock(
    {
      code: 'supervision.clock.reading',
      label: '督办报告审阅期限',
      amount: 5,
      unit: 'workingDay',
      startsAfter: '报送',
      source: '默认：报送后五个工作日内审阅',
    },
    '领衔人审阅督办情况报告的时限。',
  ),
  acceptance: clock(
    {
      code: 'supervision.clock.acceptance',
      label: '督办办结期限',
      amount: 10,
      unit: 'workingDay',
      startsAfter: '送提案委',
      source: '默认：送提案委后十个工作日内办结',
    },
    '提案委确认督办办结的时限。',
  ),
}

export const supervisionSettings: readonly SettingDeclaration[] = [
  modes,
  keyShareInPercent,
  keyMost,
  reportBeforeMeeting,
  ...Object.values(supervisionClocks),
] as readonly SettingDeclaration[]
