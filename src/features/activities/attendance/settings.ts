// What a resolution can change about attendance: how much of a meeting counts as having been there, who is late, when sign-in is open.
import { z } from 'zod'
import { setting, type SettingDeclaration } from '#/core/settings/setting.ts'

const numerals = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十'] as const

const fraction = z
  .strictObject({
    parts: z.int().min(0).max(10).meta({ title: '分子（0 为不要求）' }),
    of: z.int().min(1).max(10).meta({ title: '分母' }),
  })
  .refine((f) => f.parts <= f.of, { error: '分子不能大于分母' })
export type Fraction = z.infer<typeof fraction>

/** 三分之二 */
export const fractionWords = ({ parts, of }: Fraction): string => `${numerals[of]}分之${numerals[parts]}`

export const presentShare = setting({
  key: 'attendance.presentShare',
  title: '出席时间不足多少计缺席',
  help: '到会后在会场的时间占会议时间的比例，低于此数的按缺席计。按每次半天（场次）分别计算；没有签退的算到散会。',
  schema: fraction,
  standard: { parts: 2, of: 3 },
  source: '委员履职管理的规定：出席时间不足会议时间三分之二的，视为缺席',
  scope: 'committee',
  words: (value) => (value.parts === 0 ? '不论时间长短，到会即为出席' : `不足${fractionWords(value)}的计缺席`),
})

export const graceMinutes = setting({
  key: 'attendance.graceMinutes',
  title: '多少分钟以内不计迟到、早退',
  help: '到会晚于开会时间、离会早于散会时间在这个分钟数以内的，不记迟到、早退。',
  schema: z.int().min(0).max(120).meta({ title: '分钟' }),
  standard: 5,
  source: '会议纪律的通行做法',
  scope: 'committee',
  words: (value) => `${value}分钟`,
})

export const signInWindow = setting({
  key: 'attendance.window',
  title: '签到何时开放',
  help: '会议没有另定签到时间的，开会前多少分钟开放签到；散会后多少分钟内仍可签退。',
  schema: z.strictObject({
    before: z.int().min(0).max(1440).meta({ title: '开会前多少分钟开放' }),
    after: z.int().min(0).max(1440).meta({ title: '散会后多少分钟停止' }),
  }),
  standard: { before: 30, after: 60 },
  source: '会议组织的通行做法',
  scope: 'committee',
  words: (value) => `开会前${value.before}分钟至散会后${value.after}分钟`,
})

export const deviceHours = setting({
  key: 'attendance.deviceHours',
  title: '签到平板的授权有效多少小时',
  help: '从最后一场散会算起，超过这个时间才送来的签到不直接采用，由工作人员核定。',
  schema: z.int().min(1).max(168).meta({ title: '小时' }),
  standard: 24,
  source: '离线设备管理的要求：授权应有期限',
  scope: 'committee',
  words: (value) => `${value}小时`,
})

export const attendanceSettings = [presentShare, graceMinutes, signInWindow, deviceHours] as readonly SettingDeclaration[]
