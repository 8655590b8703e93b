// What a kind of activity asks for besides the common fields: a small form for each profile of the kinds.
import { z } from 'zod'
import { words } from '#/core/http/contract.ts'
import type { Profile } from './codes.ts'

const line = (title: string, max = 200) => words(title, max, 0).default('').meta({ title })
const text = (title: string, max = 2000) => words(title, max, 0).default('').meta({ title, widget: 'textarea' })
const people = z.int({ error: '人数是整数' }).min(0).max(100_000).nullable().default(null).meta({ title: '人数' })
const choice = <T extends Readonly<Record<string, string>>>(labels: T, title: string, standard: keyof T & string) =>
  z
    .enum(Object.keys(labels) as [keyof T & string, ...(keyof T & string)[]])
    .default(standard as never)
    .meta({ title, labels })

export const receptionLevels = { national: '全国政协', province: '省政协', city: '市级政协', county: '县级政协', other: '其他' } as const
/** The tiers of preaching (seed L33): leaders to the grassroots, Party members to others, everybody to his own unit and village. */
export const preachTiers = {
  leader: '党员领导干部到基层',
  partyMember: '党员委员到党外委员和界别群众',
  everyone: '委员到单位和居住社区（村）',
  hall: '党组成员走上政协大讲堂',
} as const

export const detailForms = {
  plain: z.strictObject({}),
  reception: z.strictObject({
    level: choice(receptionLevels, '来访层级', 'city'),
    origin: line('来访单位'),
    letter: line('来函文号'),
    leader: line('带队领导'),
    persons: people,
    purpose: text('来访目的'),
    places: text('考察地点'),
  }),
  outreach: z.strictObject({
    destination: line('目的地'),
    delegation: text('考察团组成'),
    persons: people,
    purpose: text('目的'),
    results: text('成果'),
  }),
  survey: z.strictObject({ topic: line('课题'), route: text('路线和点位') }),
  preach: z.strictObject({
    tier: choice(preachTiers, '宣讲层级', 'everyone'),
    speaker: line('宣讲人'),
    audience: line('宣讲对象'),
  }),
  lecture: z.strictObject({ topic: line('题目'), speaker: line('主讲人') }),
  exhibition: z.strictObject({
    theme: line('展览主题'),
    works: z.int().min(0).max(100_000).nullable().default(null).meta({ title: '展出作品件数' }),
  }),
} as const satisfies Record<Profile, z.ZodObject>

export type Details = Readonly<Record<string, unknown>>
