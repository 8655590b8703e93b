// A rule set as data: which facts a rule matches, what they bring in, what may not be passed, which grade follows and what follows from a grade. Pure.
import { z } from 'zod'
import { words } from '../http/contract.ts'
import { scoringGrade } from './scheme.ts'

/** How the points of a joint work are parted among its authors, as four cities do it. The one who leads has all of it but in `split`. */
export const jointStyles = {
  fifth: '联名者得五分之一',
  half: '联名者得一半',
  threeQuarters: '联名者得四分之三',
  split: '领衔者得一半，其余各人平分另一半',
} as const
export type JointStyle = keyof typeof jointStyles

export const matchWays = { in: '是其中之一', notIn: '不是其中之一', atLeast: '不少于', atMost: '不多于' } as const

export const groupKinds = { base: '基本分', bonus: '加分', deduction: '扣分' } as const
export type GroupKind = keyof typeof groupKinds

export const factRuleKinds = { each: '按件计分', rate: '按出席比例计分' } as const

export const gateKinds = {
  rules: '这些项目都有得分',
  count: '这些项目至少几项有得分',
  standing: '没有这些处理',
  rate: '出席比例不低于',
  share: '评为该等次的不超过比例',
} as const
export type GateKind = keyof typeof gateKinds

export const quotaScopes = { sector: '同一界别', committee: '同一专委会', all: '全体' } as const
export type QuotaScope = keyof typeof quotaScopes

/** What a grade may lead to. Each becomes a proposal that somebody decides about; nothing follows by itself. */
export const consequenceActs = {
  commend: '通报表扬',
  notify: '函告推荐单位和所在单位',
  remind: '提醒',
  talkConvenor: '界别召集人谈话',
  talkBody: '政协约谈',
  chairMeeting: '提请主席会议研究',
} as const
export type ConsequenceAct = keyof typeof consequenceActs

export const holders = {
  member: '委员',
  standing: '常委',
  director: '专委会负责人',
  convenor: '界别召集人',
  body: '机构',
} as const
export type HolderKind = keyof typeof holders

const oneOf = <T extends Readonly<Record<string, string>>>(labels: T, title: string) =>
  z.enum(Object.keys(labels) as [keyof T & string, ...(keyof T & string)[]], { error: `请选择${title}` }).meta({ title, labels })
const key = (title: string) =>
  z
    .string()
    .trim()
    .regex(/^[A-Za-z][A-Za-z0-9-]{0,19}$/, { error: `${title}用英文字母开头，最多20个字母、数字` })
    .meta({ title })
const optional = (title: string, help?: string) =>
  z
    .number()
    .min(-1000)
    .max(1000)
    .nullable()
    .default(null)
    .meta({ title, ...(help ? { help } : {}) })
const whole = (title: string, min: number, help?: string) =>
  z
    .int()
    .min(min)
    .max(1000)
    .nullable()
    .default(null)
    .meta({ title, ...(help ? { help } : {}) })
const text = (title: string, max: number, help?: string) =>
  z
    .string()
    .trim()
    .max(max)
    .nullable()
    .default(null)
    .meta({ title, ...(help ? { help } : {}) })
const some = (title: string, help?: string) =>
  z
    .array(z.string().trim().min(1).max(60))
    .max(40)
    .default([])
    .meta({ title, ...(help ? { help } : {}) })

export const condition = z.strictObject({
  field: words('看哪一项', 40).meta({ help: 'role 是角色，其余是事实所附的内容，如 kind、level；几项任一用“|”隔开' }),
  is: oneOf(matchWays, '怎样比'),
  values: z
    .array(z.string().trim().min(1).max(60))
    .min(1, { error: '至少填一个值' })
    .max(40)
    .meta({ title: '值', help: '末尾的 * 代表任意内容；是和否写 true、false' }),
})
export type Condition = z.infer<typeof condition>

export const factRule = z.strictObject({
  key: key('代号'),
  group: words('项目', 60),
  title: words('指标', 120),
  kind: oneOf(factRuleKinds, '算法').default('each'),
  verbs: z.array(z.string().trim().min(1).max(60)).min(1, { error: '至少一种履职事项' }).max(10).meta({ title: '履职事项' }),
  where: z.array(condition).max(10).default([]).meta({ title: '条件（都要符合）' }),
  points: optional('分值', '扣分填负数；按角色或者级别给分的不填'),
  roles: z
    .array(z.strictObject({ role: words('角色', 40), points: z.number().min(-1000).max(1000).meta({ title: '分值' }) }))
    .max(12)
    .default([])
    .meta({ title: '各角色的分值', help: '填了就只计这些角色' }),
  levels: z
    .array(z.strictObject({ level: words('级别', 40), points: z.number().min(-1000).max(1000).meta({ title: '分值' }) }))
    .max(12)
    .default([])
    .meta({ title: '各级别的分值', help: '填了就只计这些级别' }),
  joint: oneOf(jointStyles, '合作者怎样计').nullable().default(null),
  byShare: z.boolean().default(false).meta({ title: '按本人所占份额折算' }),
  per: text('同一什么只计一次', 40, 'object 同一件，day 同一天，或者事实所附的一项，如 topic；取分最高的'),
  fromNth: whole('从第几件起计', 2),
  countCap: whole('最多计几件', 1, '分高的先计'),
  cap: optional('本项最多加扣多少分', '填正数'),
  exclusive: text('互斥组', 40, '同组各项只计最高的'),
  exclusivePer: text('互斥按什么', 40, 'object 同一件，或者事实所附的一项；不填就是整组只计一件'),
  dueVerbs: some('没有出席的履职事项', '按出席比例计分的填，如缺席；请假默认不计入应到'),
  minPresence: z.number().min(0).max(1).nullable().default(null).meta({ title: '最低出席比例', help: '低于这个比例不得分，如0.667' }),
  source: words('依据', 300),
})
export type FactRule = z.infer<typeof factRule>

export const factGate = z.strictObject({
  key: key('代号'),
  title: words('名称', 120),
  kind: oneOf(gateKinds, '门槛的种类'),
  rules: some('哪些指标（代号）'),
  min: z.number().min(0).max(1000).nullable().default(null).meta({ title: '最少几项，或者比例', help: '比例写成0.3这样的小数' }),
  standings: some('哪些处理（代号）'),
  within: z.array(oneOf(quotaScopes, '范围')).max(3).default([]).meta({ title: '在什么范围内' }),
  bars: words('达不到就不得评为', 20).meta({ help: '更高的等次也就不能评' }),
  source: words('依据', 300),
})
export type FactGate = z.infer<typeof factGate>

export const factGroup = z.strictObject({
  title: words('项目', 60),
  kind: oneOf(groupKinds, '性质').default('base'),
  cap: optional('本项目最高分'),
})

export const consequence = z.strictObject({
  grade: words('等次', 20),
  years: z.int().min(1).max(5).default(1).meta({ title: '连续几年' }),
  act: oneOf(consequenceActs, '怎样处理'),
})

export const periods = { plenary: '本次全会开幕到下次全会开幕前一天', calendar: '自然年度' } as const

export const ruleSetHead = z.strictObject({
  title: words('名称', 120),
  source: words('依据', 1000).meta({ widget: 'textarea' }),
  holder: oneOf(holders, '考核谁').default('member'),
  bodyKinds: some('哪些机构（代号）', '考核机构的填，如 sector、special-committee、platform、county-committee、member-group'),
  period: oneOf(periods, '考核年度').default('plenary'),
  activeDays: z.int().min(0).max(366).default(0).meta({ title: '任职不满几天不考核' }),
  prorate: z.boolean().default(false).meta({ title: '任职不满全年的，等次的分数线按任职时间折算' }),
  base: z.number().min(0).max(1000).default(0).meta({ title: '基础分', help: '一开始就有的分' }),
  baseCap: optional('基本分封顶'),
  bonusCap: optional('加分封顶'),
  floor: optional('总分最低'),
})

export const ruleSet = ruleSetHead
  .extend({
    groups: z.array(factGroup).min(1, { error: '至少一个项目' }).max(20).meta({ title: '项目' }),
    rules: z.array(factRule).min(1, { error: '至少一项指标' }).max(80).meta({ title: '指标' }),
    gates: z.array(factGate).max(20).default([]).meta({ title: '门槛和名额' }),
    grades: z.array(scoringGrade).min(1, { error: '至少一个等次' }).max(8).meta({ title: '等次（从高到低）' }),
    consequences: z.array(consequence).max(20).default([]).meta({ title: '结果怎样用' }),
  })
  .superRefine((set, told) => {
    for (const { path, says } of flawsOf(set)) told.addIssue({ code: 'custom', path: [...path], message: says })
  })
export type RuleSet = z.infer<typeof ruleSet>

interface Flaw {
  readonly path: readonly (string | number)[]
  readonly says: string
}

/** What a form's fields alone cannot say: each rule has what its way of counting needs, and names only what is there. */
export function flawsOf(
  set: z.output<typeof ruleSetHead> & Pick<RuleSet, 'groups' | 'rules' | 'gates' | 'grades' | 'consequences'>,
): readonly Flaw[] {
  const flaws: Flaw[] = []
  const add = (path: readonly (string | number)[], says: string): void => void flaws.push({ path, says })
  const kindOf = new Map(set.groups.map((g) => [g.title, g.kind]))
  const keys = set.rules.map((r) => r.key)
  const grades = new Set(set.grades.map((g) => g.label))
  if (set.holder === 'body' && set.bodyKinds.length === 0) add(['bodyKinds'], '考核机构的，请填写是哪些机构')
  if (set.holder !== 'body' && set.bodyKinds.length > 0) add(['bodyKinds'], '只有考核机构时才填写机构的种类')
  for (const [i, g] of set.groups.entries()) {
    if (set.groups.findIndex((other) => other.title === g.title) !== i) add(['groups', i, 'title'], `项目“${g.title}”写了两次`)
    if (g.cap !== null && g.cap < 0) add(['groups', i, 'cap'], `“${g.title}”的最高分请填正数`)
  }
  for (const [i, r] of set.rules.entries()) {
    const at = (field: string): readonly (string | number)[] => ['rules', i, field]
    const group = kindOf.get(r.group)
    if (keys.indexOf(r.key) !== i) add(at('key'), `代号“${r.key}”用了两次`)
    if (!group) add(at('group'), `没有项目“${r.group}”`)
    const given = [r.points, ...r.roles.map((x) => x.points), ...r.levels.map((x) => x.points)].filter((p) => p !== null)
    if (given.length === 0) add(at('points'), `“${r.title}”请填写分值，或者各角色、各级别的分值`)
    if (r.points !== null && (r.roles.length > 0 || r.levels.length > 0))
      add(at('points'), `“${r.title}”已经按角色或者级别给分，分值请不要再填`)
    if (r.roles.length > 0 && r.levels.length > 0) add(at('levels'), `“${r.title}”按角色和按级别给分只能选一种`)
    if (group === 'deduction' && given.some((p) => p > 0)) add(at('points'), `“${r.title}”在扣分项目里，分值请填负数`)
    if (group && group !== 'deduction' && given.some((p) => p < 0)) add(at('points'), `“${r.title}”不在扣分项目里，分值请填正数`)
    if (r.cap !== null && r.cap < 0) add(at('cap'), `“${r.title}”最多加扣多少，请填正数`)
    if (r.joint && r.points === null) add(at('joint'), `“${r.title}”按合作者折算，请填写分值`)
    if (r.kind === 'rate' && r.points === null) add(at('points'), `“${r.title}”按出席比例计分，请填写满分`)
    if (r.kind === 'rate' && r.dueVerbs.length === 0) add(at('dueVerbs'), `“${r.title}”请填写没有出席的履职事项，如缺席`)
    if (r.kind === 'each' && r.minPresence !== null) add(at('minPresence'), `“${r.title}”不按出席比例计分，最低比例请不要填`)
    if (r.exclusivePer && !r.exclusive) add(at('exclusivePer'), `“${r.title}”请先填写互斥组`)
    for (const [n, c] of r.where.entries())
      if ((c.is === 'atLeast' || c.is === 'atMost') && (c.values.length !== 1 || !Number.isFinite(Number(c.values[0]))))
        add(['rules', i, 'where', n, 'values'], `“${r.title}”的条件“${c.field}”请填一个数`)
  }
  for (const [i, g] of set.gates.entries()) {
    const at = (field: string): readonly (string | number)[] => ['gates', i, field]
    if (!grades.has(g.bars)) add(at('bars'), `没有等次“${g.bars}”`)
    for (const named of g.rules) if (!keys.includes(named)) add(at('rules'), `没有代号为“${named}”的指标`)
    if ((g.kind === 'rules' || g.kind === 'count' || g.kind === 'rate') && g.rules.length === 0)
      add(at('rules'), `“${g.title}”请填写看哪些指标`)
    if ((g.kind === 'count' || g.kind === 'rate' || g.kind === 'share') && g.min === null)
      add(at('min'), `“${g.title}”请填写最少几项，或者比例`)
    if (g.kind === 'count' && (g.min ?? 0) > g.rules.length) add(at('min'), `“${g.title}”要求的项数多于所列的指标`)
    if ((g.kind === 'rate' || g.kind === 'share') && (g.min ?? 0) > 1) add(at('min'), `“${g.title}”的比例写成0.3这样的小数`)
    if (g.kind === 'rate' && g.rules.some((named) => set.rules.find((r) => r.key === named)?.kind !== 'rate'))
      add(at('rules'), `“${g.title}”所看的指标不是按出席比例计分的`)
    if (g.kind === 'standing' && g.standings.length === 0) add(at('standings'), `“${g.title}”请填写是哪些处理`)
    if (g.kind === 'share' && g.within.length === 0) add(at('within'), `“${g.title}”请选择在什么范围内计算比例`)
  }
  for (const [i, g] of set.grades.entries()) {
    const above = set.grades[i - 1]
    if (above && above.min <= g.min) add(['grades', i, 'min'], '等次请从高到低排列，分数线不能相同')
  }
  for (const [i, c] of set.consequences.entries()) if (!grades.has(c.grade)) add(['consequences', i, 'grade'], `没有等次“${c.grade}”`)
  return flaws
}
