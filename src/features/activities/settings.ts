// Lead times of meetings as dated settings: how long before people are told and papers go out, how soon the minutes follow (OBL-33).
import { z } from 'zod'
import type { ClockRule } from '#/core/calendar/due.ts'
import { setting, type SettingDeclaration } from '#/core/settings/setting.ts'
import { kindGroups } from './codes.ts'

const days = (title: string) => z.int({ error: '天数是整数' }).min(0).max(100).nullable().default(null).meta({ title })

const leadRow = z.strictObject({
  group: z
    .enum(Object.keys(kindGroups) as [keyof typeof kindGroups, ...(keyof typeof kindGroups)[]])
    .meta({ title: '大类', labels: kindGroups }),
  notice: days('提前几个工作日通知（不要求的不填）'),
  materials: days('提前几个工作日发材料（不要求的不填）'),
  minutes: days('会后几个工作日印发纪要（不要求的不填）'),
})
export type LeadRow = z.infer<typeof leadRow>

export const leadTimes = setting({
  key: 'activities.leadTimes',
  title: '会议通知、材料、纪要的时限',
  help: '按会议活动的大类；没有列出的大类不计时限。纪要只对须出纪要的类别计时。',
  schema: z
    .array(leadRow)
    .max(20)
    .refine((rows) => new Set(rows.map((r) => r.group)).size === rows.length, { error: '一个大类只写一行' }),
  standard: [
    { group: 'consultation', notice: 15, materials: 10, minutes: 7 },
    { group: 'meeting', notice: null, materials: null, minutes: 7 },
    { group: 'party', notice: null, materials: null, minutes: 7 },
  ],
  source: '协商会议：提前十五个工作日通知，提前十个工作日发材料，会后七个工作日印发纪要（各地协商规程）',
  scope: 'committee',
  words: (rows) =>
    rows
      .map((r) => {
        const parts = [
          ...(r.notice === null ? [] : [`提前${r.notice}个工作日通知`]),
          ...(r.materials === null ? [] : [`提前${r.materials}个工作日发材料`]),
          ...(r.minutes === null ? [] : [`会后${r.minutes}个工作日印发纪要`]),
        ]
        return `${kindGroups[r.group]}${parts.join('、')}`
      })
      .join('；'),
})

export const activitySettings: readonly SettingDeclaration[] = [leadTimes]

const source = '会议通知、材料、纪要的时限（设置）'

export const clocksOf = (
  row: LeadRow,
): { readonly notice: ClockRule | null; readonly materials: ClockRule | null; readonly minutes: ClockRule | null } => ({
  notice:
    row.notice === null
      ? null
      : { code: 'activity.notice', label: '发出通知', amount: row.notice, unit: 'workingDay', before: true, startsAfter: '举行', source },
  materials:
    row.materials === null
      ? null
      : {
          code: 'activity.materials',
          label: '发出材料',
          amount: row.materials,
          unit: 'workingDay',
          before: true,
          startsAfter: '举行',
          source,
        },
  minutes:
    row.minutes === null
      ? null
      : { code: 'activity.minutes', label: '印发纪要', amount: row.minutes, unit: 'workingDay', startsAfter: '举行', source },
})
