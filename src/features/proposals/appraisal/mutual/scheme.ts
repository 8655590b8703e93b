// What a round of mutual review asks of each side, as data, and what points become: a total of a hundred and a grade. Pure.
import { z } from 'zod'
import { words } from '#/core/http/contract.ts'
import { setting } from '#/core/settings/setting.ts'

export const sides = { handling: '提案者评办理', quality: '承办单位评提案' } as const
export type Side = keyof typeof sides

export const indicator = z.strictObject({
  title: words('指标', 60),
  max: z.number().min(1).max(100).meta({ title: '满分' }),
  note: words('怎样评', 200, 0).default('').meta({ title: '怎样评' }),
  levels: z
    .array(z.strictObject({ label: words('选项', 20), points: z.number().min(0).max(100).meta({ title: '得分' }) }))
    .max(6)
    .default([])
    .meta({ title: '选项（不填就直接打分）' }),
  gain: z.boolean().default(false).meta({ title: '这一项问的是群众获得感' }),
})
export type Indicator = z.infer<typeof indicator>

export const mutualScheme = z.strictObject({
  title: words('名称', 60),
  handling: z.array(indicator).max(20).meta({ title: '提案者评办理的指标' }),
  quality: z.array(indicator).max(20).meta({ title: '承办单位评提案的指标' }),
  grades: z
    .array(z.strictObject({ label: words('等次', 20), min: z.number().min(0).max(100).meta({ title: '不低于（分）' }) }))
    .min(1)
    .max(6)
    .meta({ title: '等次（从高到低）' }),
  lowBelow: z.number().min(0).max(100).meta({ title: '办理评分低于多少分，建议重新答复' }),
  source: words('依据', 300),
})
export type MutualScheme = z.infer<typeof mutualScheme>

/** The sides that have anything to say: a scheme may ask only one. */
export const sidesOf = (scheme: MutualScheme): readonly Side[] => (Object.keys(sides) as Side[]).filter((s) => scheme[s].length > 0)

/** Out of a hundred, whatever the indicators add up to. */
export function totalOf(indicators: readonly Indicator[], scores: readonly number[]): number {
  const most = indicators.reduce((sum, i) => sum + i.max, 0)
  const got = scores.reduce((sum, s) => sum + s, 0)
  return Math.round((got * 10_000) / most) / 100
}

export const gradeOf = ({ grades }: MutualScheme, total: number): string | null => grades.find((g) => total >= g.min)?.label ?? null

/** 群众获得感 out of a hundred, where an indicator asked for it; null where none did. */
export function gainOf(indicators: readonly Indicator[], scores: readonly number[]): number | null {
  const asked = indicators.flatMap((i, at) => (i.gain ? [{ i, score: scores[at] ?? 0 }] : []))
  return asked.length
    ? totalOf(
        asked.map((a) => a.i),
        asked.map((a) => a.score),
      )
    : null
}

export interface WrongScore {
  readonly at: number
  readonly says: string
}

/** Every indicator has points between nothing and its most; where there are choices, one of them. */
export function wrongScores(indicators: readonly Indicator[], scores: readonly number[]): readonly WrongScore[] {
  return indicators.flatMap((i, at) => {
    const score = scores[at]
    if (score === undefined) return [{ at, says: `请给“${i.title}”评分` }]
    if (i.levels.length ? !i.levels.some((l) => l.points === score) : score < 0 || score > i.max)
      return [{ at, says: i.levels.length ? `“${i.title}”请选择一项` : `“${i.title}”在0到${i.max}分之间` }]
    return []
  })
}

const item = (title: string, max: number, note = '', gain = false): Indicator => ({ title, max, note, levels: [], gain })
const even = (titles: readonly string[], max: number): Indicator[] => titles.map((t) => item(t, max))

const handling = [
  item('组织领导', 20, '领导是否重视，是否有专人办理'),
  item('制度建设', 10, '办理、审核、签发是否规范'),
  item('沟通协商', 20, '办前、办中、办后是否与提案者沟通'),
  item('答复质量', 20, '是否逐条答复，措施是否具体'),
  item('办理实效', 20, '问题是否解决，承诺是否落实'),
  item('群众获得感', 10, '就您了解的，有关群众是否感到有了改善', true),
]
const quality = ['科学性', '严肃性', '可行性', '规范性', '影响性']
const ownDefault = '；未公开的指标和分值为默认，可以修改'
const voted = [
  { label: '满意', points: 100 },
  { label: '基本满意', points: 75 },
  { label: '不满意', points: 0 },
]

export const mutualPresets: readonly MutualScheme[] = [
  {
    title: '背靠背百分制',
    handling,
    quality: even(quality, 20),
    grades: [
      { label: '优秀', min: 90 },
      { label: '良好', min: 75 },
      { label: '一般', min: 60 },
      { label: '较差', min: 0 },
    ],
    lowBelow: 60,
    source: `延边州双向评议：背靠背，90分以上优秀、75至89分良好、60至74分一般${ownDefault}`,
  },
  {
    title: '提案质量五项标准',
    handling,
    quality: even(quality, 20),
    grades: [
      { label: '优秀', min: 85 },
      { label: '合格', min: 60 },
      { label: '不合格', min: 0 },
    ],
    lowBelow: 60,
    source: `黄山市双向评议：提案质量看科学性、严肃性、可行性、规范性、影响性，办理质量从组织领导、制度建设评起${ownDefault}`,
  },
  {
    title: '只评提案质量（五类十项）',
    handling: [],
    quality: quality.flatMap((t) => [item(`${t}：选题`, 10), item(`${t}：内容`, 10)]),
    grades: [
      { label: '优秀', min: 85 },
      { label: '较好', min: 70 },
      { label: '一般', min: 0 },
    ],
    lowBelow: 0,
    source: `苏州吴江：只评提案质量，一级指标五项、二级指标十项，分优秀、较好、一般${ownDefault}`,
  },
  {
    title: '票决（基本满意也要再研究）',
    handling: [{ ...item('对办理的总体评价', 100), levels: voted }],
    quality: [{ ...item('对提案的总体评价', 100), levels: voted }],
    grades: [
      { label: '满意', min: 90 },
      { label: '基本满意', min: 60 },
      { label: '不满意', min: 0 },
    ],
    lowBelow: 90,
    source: '泾县票决：不满意或者基本满意的，承办单位须再次研究办理',
  },
]

export const mutualSchemes = setting({
  key: 'appraisal.mutualSchemes',
  title: '双向评议的指标和等次',
  help: '建立一轮评议时选用其中一套，当时的指标随那一轮保存；这里改了，已经建立的不变。',
  schema: z.array(mutualScheme).min(1, { error: '至少一套' }).max(12),
  standard: mutualPresets.map((p) => ({ ...p })),
  source: '各地公布的双向评议办法',
  scope: 'session',
  words: (all) => all.map((s) => `${s.title}（${s.grades.map((g) => `${g.label}${g.min}分`).join('、')}）`).join('；'),
})
