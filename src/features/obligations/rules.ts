// An obligation as data: who owes what in which window, what satisfies it. The schema is the form of the editor, the input of the API and the check.
import { z } from 'zod'
import { words } from '#/core/http/contract.ts'
import { isRoleName, roles } from '#/core/identity/access.ts'
import { readCondition, readRoles } from './conditions.ts'

export const unitKinds = { members: '委员', bodies: '机构', committee: '政协本身', edges: '联系关系', facts: '每一触发事项' } as const
export type UnitKind = keyof typeof unitKinds

export const windowKinds = {
  year: '每年',
  half: '每半年',
  quarter: '每季度',
  twoMonths: '每两个月',
  month: '每月',
  week: '每周',
  term: '每届',
  always: '随时',
  after: '触发之后若干天内',
  before: '触发之前若干天前',
} as const
export type WindowKind = keyof typeof windowKinds

export const spanUnits = { day: '天', workingDay: '个工作日', month: '个月' } as const
export type SpanUnit = keyof typeof spanUnits

export const counts = {
  records: '记录数（一件记录算一次）',
  times: '次数（逐次相加）',
  days: '不同的日子数',
  months: '不同的月份数',
  distinct: '不同的内容数（另填按哪一项区分）',
} as const
export const evidenceKinds = { facts: '履职事实', placement: '现有的联系或者编组' } as const
export const holders = { own: '由应尽者本身完成', anyone: '由谁完成都算' } as const
export const weights = { hard: '硬性：计入完成率', soft: '倡导：只显示，不计入完成率' } as const
export const origins = { seed: '工作报告原文', cmp: '外地做法', ours: '本系统建议' } as const

/** Who is told and who sees it on 我的工作: the person, those who act for the body, or whoever holds a role. */
export const answerers: Readonly<Record<string, string>> = {
  self: '应尽的委员（联系关系的上端）',
  body: '应尽机构的召集人、联络员',
  ...Object.fromEntries(Object.entries(roles).map(([role, { label }]) => [role, label])),
}

const keyed = <T extends Readonly<Record<string, string>>>(labels: T, title: string) =>
  z.enum(Object.keys(labels) as [keyof T & string, ...(keyof T & string)[]], { error: `请选择${title}` }).meta({ title, labels })

const condition = words('条件', 200).check((ctx) => {
  const read = readCondition(ctx.value)
  if (typeof read === 'string') ctx.issues.push({ code: 'custom', message: read, input: ctx.value })
})
const conditions = (title: string, help: string) => z.array(condition).max(12, { error: '最多12个条件' }).default([]).meta({ title, help })

const verb = z
  .string()
  .trim()
  .regex(/^(?:\*|[A-Za-z]+\.[A-Za-z]+)$/, { error: '请填写履职事项的代码，如 activity.held；* 表示任何事项' })
  .meta({ title: '履职事项', maxLength: 60 })
const verbs = (title: string, help: string) => z.array(verb).max(12, { error: '最多12项' }).default([]).meta({ title, help })

export const part = z
  .strictObject({
    title: words('名称', 60),
    by: keyed(evidenceKinds, '凭什么算完成').default('facts'),
    verbs: verbs('履职事项', '代码表“履职事项”里的代码，一行一个，有一个即可'),
    where: conditions('条件', '一行一个，都要符合，如 kind = preach、lecture'),
    roles: words('身份和份额', 200, 0).default('').meta({ title: '身份和份额', help: '如 lead 1、cosigner 0.5；不填时什么身份都算1' }),
    holder: keyed(holders, '由谁完成').default('own'),
    link: words('联结', 40, 0)
      .regex(/^(?:|[A-Za-z][\w-]*)$/, { error: '联结只写一个项目名：object，或者事实里的一项，如 of' })
      .default('')
      .meta({ title: '联结', help: 'object：与触发事项是同一件；也可写事实里的一项（如 of），它的内容就是应尽者的编号' }),
    count: keyed(counts, '怎样计数').default('records'),
    distinct: words('按哪一项区分', 40, 0).default('').meta({ title: '按哪一项区分', help: '只在按内容数计数时填，如 book' }),
    min: z
      .number({ error: '请填写最少多少' })
      .min(0.1, { error: '最少应大于0' })
      .max(1000, { error: '最多1000' })
      .default(1)
      .meta({ title: '最少' }),
    exactly: z.boolean().default(false).meta({ title: '恰好这么多' }),
    within: z.int({ error: '请填写整数' }).min(0).max(3650).default(0).meta({ title: '触发后多少', help: '0：与整项的期限相同' }),
    withinUnit: keyed(spanUnits, '单位').default('day'),
  })
  .check((ctx) => {
    const p = ctx.value
    const wrong = (path: string, message: string): void => void ctx.issues.push({ code: 'custom', message, input: p, path: [path] })
    if (p.by === 'facts' && p.verbs.length === 0) wrong('verbs', '请填写凭哪些履职事项算完成')
    if (p.by === 'placement' && !p.where.some((line) => line.trim().startsWith('edge')))
      wrong('where', '现有的联系或者编组须写明是哪种关系，如 edge = contacts')
    if (p.count === 'distinct' && p.distinct === '') wrong('distinct', '请填写按哪一项区分，如 book')
    if (p.exactly && p.by === 'facts') wrong('exactly', '“恰好”只用于现有的联系或者编组')
    const weighed = readRoles(p.roles)
    if (typeof weighed === 'string') wrong('roles', weighed)
  })
export type ObligationPart = z.infer<typeof part>

const daysBefore = /^(?:|\d{1,3}(?:[、，,]\s*\d{1,3}){0,5})$/

export const obligationRule = z
  .strictObject({
    title: words('名称', 80).meta({ title: '应尽事项' }),
    on: z.boolean().default(true).meta({ title: '启用' }),
    weight: keyed(weights, '硬性还是倡导').default('hard'),
    article: words('依据', 300).meta({ title: '依据（条文或者文件）' }),
    origin: keyed(origins, '出处').default('ours'),
    unit: z
      .strictObject({
        of: keyed(unitKinds, '谁应尽').default('members'),
        where: conditions(
          '范围',
          '一行一个，都要符合。委员：seatKind party cpc sector committee elsewhere bodies posts；机构：kind county；关系：edge fromSeat fromCpc toSeat toCpc toKind；触发事项：事实里的各项',
        ),
        verbs: verbs('触发的履职事项', '只在“每一触发事项”时填'),
        until: verbs('到此为止的履职事项', '触发事项有了它就不再应尽；不填就一直应尽'),
      })
      .meta({ title: '谁应尽' }),
    window: z
      .strictObject({
        kind: keyed(windowKinds, '期间').default('year'),
        amount: z.int({ error: '请填写整数' }).min(0).max(3650).default(0).meta({ title: '多少', help: '只在触发之后、之前时填' }),
        unit: keyed(spanUnits, '单位').default('day'),
      })
      .meta({ title: '期间' }),
    parts: z
      .array(part)
      .min(1, { error: '至少写一条怎样算完成' })
      .max(8, { error: '最多8条' })
      .meta({ title: '怎样算完成（各条都要达到）' }),
    graceDays: z
      .int({ error: '请填写整数' })
      .min(0)
      .max(366)
      .default(0)
      .meta({ title: '宽限天数', help: '期满后这些天内完成的，仍算按期' }),
    share: z
      .int({ error: '请填写整数' })
      .min(0)
      .max(100)
      .default(50)
      .meta({ title: '至少在册多少（%）', help: '在册（扣除免除）的天数不到期间的这个比例，本期不应尽' }),
    makeUp: z.boolean().default(false).meta({ title: '逾期后仍须补办', help: '只用于触发事项' }),
    answers: z
      .array(z.string().refine((a) => a in answerers, { error: '没有这种负责的人' }))
      .min(1, { error: '请填写谁负责' })
      .max(6)
      .meta({
        title: '谁负责',
        help: '一行一个：self 应尽的委员，body 应尽机构的召集人、联络员，或者角色代码，如 general-office',
      }),
    remind: words('提醒', 40, 0)
      .regex(daysBefore, { error: '写成 30、7 这样：期满前多少天提醒' })
      .default('30、7')
      .meta({ title: '期满前多少天提醒', help: '如 30、7；不填就不提醒' }),
    doAt: words('到哪里办', 120, 0)
      .regex(/^(?:|\/[A-Za-z0-9/_-]*)$/, { error: '写页面的地址，如 /activities' })
      .default('')
      .meta({ title: '到哪一页办' }),
    note: words('说明', 500, 0).default('').meta({ title: '说明', widget: 'textarea' }),
  })
  .check((ctx) => {
    const r = ctx.value
    const wrong = (path: (string | number)[], message: string): void => void ctx.issues.push({ code: 'custom', message, input: r, path })
    const triggered = r.unit.of === 'facts'
    const dated = r.window.kind === 'after' || r.window.kind === 'before'
    if (triggered && r.unit.verbs.length === 0) wrong(['unit', 'verbs'], '请填写由哪些履职事项触发')
    if (!triggered && r.unit.verbs.length + r.unit.until.length > 0) wrong(['unit', 'verbs'], '只有“每一触发事项”才填触发的履职事项')
    if (r.unit.of === 'edges' && !r.unit.where.some((line) => line.trim().startsWith('edge')))
      wrong(['unit', 'where'], '请写明是哪种关系，如 edge = contacts')
    if (r.unit.of === 'bodies' && !r.unit.where.some((line) => line.trim().startsWith('kind')))
      wrong(['unit', 'where'], '请写明是哪类机构，如 kind = platform')
    if (dated && !triggered) wrong(['window', 'kind'], '触发之后、之前的期限只用于“每一触发事项”')
    if (r.window.kind === 'always' && r.parts.some((p) => p.by === 'facts'))
      wrong(['window', 'kind'], '“随时”只用于现有的联系或者编组；履职事实请选一个期间')
    if (r.makeUp && !dated && r.window.kind !== 'always') wrong(['makeUp'], '定期的事项过期不能补办，只能给宽限天数')
    for (const [i, p] of r.parts.entries()) {
      if (p.within > 0 && r.window.kind !== 'after') wrong(['parts', i, 'within'], '只有触发之后的期限才能逐条规定')
      if (dated && p.by === 'facts' && p.link === '') wrong(['parts', i, 'link'], '请写明凭哪一项与触发事项联结，如 object 或者 of')
    }
  })
export type ObligationRule = z.infer<typeof obligationRule>

export const remindDays = (rule: Pick<ObligationRule, 'remind'>): readonly number[] =>
  rule.remind
    .split(/[、，,]/u)
    .flatMap((d) => (d.trim() ? [Number(d)] : []))
    .toSorted((a, b) => b - a)

export const rolesThatAnswer = (rule: Pick<ObligationRule, 'answers'>): readonly string[] => rule.answers.filter(isRoleName)

export const isTriggered = (rule: ObligationRule): boolean => rule.window.kind === 'after' || rule.window.kind === 'before'

/** An obligation with the days on which it holds. */
export interface DatedRule {
  readonly code: string
  readonly fromDay: string
  /** Last day; null while it holds. */
  readonly toDay: string | null
  readonly rule: ObligationRule
  readonly source: string
}
