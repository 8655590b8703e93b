// A scoring scheme as data: what is counted, how many points it gives, what may not be passed, which grade follows. Pure; what is scored (a unit, a member) is not its business.
import { z } from 'zod'
import { words } from '../http/contract.ts'

export const ruleKinds = {
  each: '按件计分',
  scaled: '按比例得分',
  missing: '每差一个百分点扣分',
  reached: '达到才得分',
  manual: '人工评分',
} as const
export type RuleKind = keyof typeof ruleKinds

/** What happens to a rate when nothing fell to the one who is scored: full marks, left out and the rest scaled up, or no points. */
export const unmeasuredWays = { full: '按满分计', drop: '不计，其余按比例折算', zero: '不得分' } as const

/** Instead of a measure: findings entered by hand for this very rule, each with a reason and a second person. */
export const marked = 'marked'

const points = z.number().min(-1000).max(1000).nullable().default(null)
const key = z
  .string()
  .trim()
  .regex(/^[a-z][a-zA-Z0-9-]{0,39}$/, { error: '代号用英文小写字母开头，如 late' })
  .meta({ title: '代号' })
const source = words('依据', 300)

export const scoringRule = z.strictObject({
  key,
  group: words('项目', 60),
  title: words('指标', 120),
  kind: z.enum(Object.keys(ruleKinds) as [RuleKind], { error: '请选择算法' }).meta({ title: '算法', labels: ruleKinds }),
  measure: z.string().max(60).nullable().default(null).meta({ title: '按什么计' }),
  points: points.meta({ title: '每件（每个百分点）的分值；人工评分的，没有评分时按此分', help: '按件扣分的填负数' }),
  max: points.meta({ title: '满分；按件计分的，最多加扣多少', help: '人工扣分的填负数' }),
  target: z.number().min(0).max(100).nullable().default(null).meta({ title: '要达到的百分比' }),
  source,
})
export type ScoringRule = z.infer<typeof scoringRule>

export const scoringGate = z.strictObject({
  title: words('名称', 120),
  measure: z.string().min(1).max(60).meta({ title: '按什么看' }),
  when: z
    .enum(['above', 'below'], { error: '请选择高于还是低于' })
    .meta({ title: '高于还是低于', labels: { above: '高于', below: '低于' } }),
  bound: z.number().min(0).max(100_000).meta({ title: '界限' }),
  zero: z.string().max(40).nullable().default(null).meta({ title: '哪一项记零分（代号）' }),
  bars: z.string().max(20).nullable().default(null).meta({ title: '不得评为' }),
  source,
})
export type ScoringGate = z.infer<typeof scoringGate>

export const scoringGrade = z.strictObject({
  label: words('等次', 20),
  min: z.number().min(-1000).max(1000).meta({ title: '不低于（分）' }),
})

export const scoringScheme = z
  .strictObject({
    title: words('名称', 120),
    source,
    base: z.number().min(0).max(1000).default(0).meta({ title: '基础分', help: '扣分制填满分，加分制填0' }),
    ceiling: points.meta({ title: '总分最高' }),
    floor: points.meta({ title: '总分最低' }),
    unmeasured: z
      .enum(Object.keys(unmeasuredWays) as [keyof typeof unmeasuredWays])
      .default('full')
      .meta({ title: '没有可计的记录时', labels: unmeasuredWays }),
    groups: z
      .array(z.strictObject({ title: words('项目', 60), cap: points.meta({ title: '本项目最高分' }) }))
      .min(1, { error: '至少一个项目' })
      .max(20)
      .meta({ title: '项目' }),
    rules: z.array(scoringRule).min(1, { error: '至少一项指标' }).max(60).meta({ title: '指标' }),
    gates: z.array(scoringGate).max(20).meta({ title: '一票否决和限制' }),
    grades: z.array(scoringGrade).min(1, { error: '至少一个等次' }).max(8).meta({ title: '等次' }),
  })
  .superRefine((scheme, told) => {
    for (const { path, says } of flawsIn(scheme)) told.addIssue({ code: 'custom', path: [...path], message: says })
  })
export type ScoringScheme = z.infer<typeof scoringScheme>

interface Flaw {
  readonly path: readonly (string | number)[]
  readonly says: string
}

/** What a form's fields alone cannot say: each rule has what its way of counting needs, and names only what is there. */
function flawsIn({ groups, rules, gates, grades }: z.input<typeof scoringScheme>): readonly Flaw[] {
  const flaws: Flaw[] = []
  const add = (path: readonly (string | number)[], says: string): void => void flaws.push({ path, says })
  const known = new Set(groups.map((g) => g.title))
  const keys = rules.map((r) => r.key)
  for (const [i, r] of rules.entries()) {
    const at = (field: string): readonly (string | number)[] => ['rules', i, field]
    if (keys.indexOf(r.key) !== i) add(at('key'), `代号“${r.key}”用了两次`)
    if (!known.has(r.group)) add(at('group'), `没有项目“${r.group}”`)
    if (r.kind !== 'manual' && !r.measure) add(at('measure'), `“${r.title}”请选择按什么计`)
    if ((r.kind === 'each' || r.kind === 'missing') && !r.points) add(at('points'), `“${r.title}”请填写分值`)
    if (r.kind === 'missing' && (r.points ?? 0) < 0) add(at('points'), `“${r.title}”每差一个百分点扣几分，请填正数`)
    if (r.kind === 'each' && (r.max ?? 0) < 0) add(at('max'), `“${r.title}”最多加扣多少，请填正数`)
    if (r.kind !== 'each' && !r.max) add(at('max'), `“${r.title}”请填写满分`)
    if ((r.kind === 'missing' || r.kind === 'reached') && (r.target ?? null) === null) add(at('target'), `“${r.title}”请填写要达到的百分比`)
    if (r.kind === 'manual' && r.max && outside(r.points ?? 0, r.max)) add(at('points'), `“${r.title}”没有评分时的分数超出了满分`)
  }
  for (const [i, g] of gates.entries()) {
    if (g.zero && !keys.includes(g.zero)) add(['gates', i, 'zero'], `没有代号为“${g.zero}”的指标`)
    if (g.bars && !grades.some((x) => x.label === g.bars)) add(['gates', i, 'bars'], `没有等次“${g.bars}”`)
    if (!g.zero && !g.bars) add(['gates', i, 'title'], `“${g.title}”请写明哪一项记零分，或者不得评为什么等次`)
  }
  for (const [i, g] of grades.entries()) {
    const above = grades[i - 1]
    if (above && above.min <= g.min) add(['grades', i, 'min'], '等次请从高到低排列，分数线不能相同')
  }
  return flaws
}

/** Marks given by hand lie between nothing and the most, which is negative where the rule only takes away. */
export const outside = (mark: number, max: number): boolean => mark < Math.min(0, max) || mark > Math.max(0, max)
