// The figures of what was held: meetings, study, surveys, consultation, supervision, receptions. One meeting counts once however long it lasts.
import { sql, type RawBuilder } from 'kysely'
import type { Dimension, Figure, FigureQuestion } from '#/core/figure.ts'
import { yearThemes } from '#/core/settings/themes.ts'
import { activityKinds, activityProgrammes } from './codes.ts'
import { preachTiers, receptionLevels } from './details.ts'
import { heldBy, kindLabelled } from './held.ts'

type Sql = RawBuilder<unknown>

const dimensions: readonly Dimension[] = [
  { key: 'kind', label: '类别', of: { codes: activityKinds } },
  { key: 'host', label: '主办机构', of: 'body' },
  { key: 'themes', label: '主题', of: { codes: yearThemes }, many: true },
  { key: 'programme', label: '专项工作', of: { codes: activityProgrammes } },
  { key: 'month', label: '月份', of: 'text', inOrder: true },
]
const tier: Dimension = { key: 'tier', label: '宣讲层级', of: { words: preachTiers } }
const level: Dimension = { key: 'level', label: '来访层级', of: { words: receptionLevels } }
const partner: Dimension = { key: 'partners', label: '合作单位', of: 'text', many: true }

const records = (q: FigureQuestion, where: Sql, amount: Sql = sql`null`): Sql => sql`
  select a.id::text as id, ${kindLabelled} as ref, m.title, a.held_on as day, (${amount})::numeric as amount, '/activities/' || a.id as url,
    a.kind, a.host_id::text as host, a.themes, a.programme, to_char(a.held_on, 'MM') || '月' as month,
    nullif(a.details->>'tier', '') as tier, nullif(a.details->>'level', '') as level,
    a.partners || coalesce((select array_agg(b.short_name order by b.sort, b.id) from activity_cohost c
      join body b on b.committee_id = c.committee_id and b.id = c.body_id
      where c.committee_id = a.committee_id and c.activity_id = a.id), '{}') as partners
  from activity a join matter m on m.committee_id = a.committee_id and m.id = a.id
  where ${heldBy(q)} and ${where}`

interface More {
  readonly anchor?: Figure['anchor']
  readonly scope?: Figure['scope']
  readonly unit?: string
  readonly approximate?: Figure['approximate']
  readonly group?: string
  readonly extra?: readonly Dimension[]
}

const common = ({ anchor = 'RY', scope = 'C', unit = '次', group = '会议活动', approximate, extra = [] }: More) => ({
  group,
  unit,
  scope,
  anchor,
  places: 0,
  source: '工作报告；会议活动记录',
  dimensions: [...dimensions, ...extra],
  ...(approximate ? { approximate } : {}),
})

const count = (code: string, title: string, definition: string, where: Sql, more: More = {}): Figure => ({
  code,
  title,
  definition,
  reckoning: 'count',
  records: (q) => records(q, where),
  ...common(more),
})

const sum = (code: string, title: string, definition: string, of: { readonly where: Sql; readonly amount: Sql }, more: More): Figure => ({
  code,
  title,
  definition,
  reckoning: 'sum',
  records: (q) => records(q, of.where, of.amount),
  ...common(more),
})

const kind = (...kinds: readonly string[]): Sql => sql`a.kind = any(${[...kinds]}::text[])`
const theme = (code: string): Sql => sql`${code} = any(a.themes)`
const hostKind = (name: string): Sql =>
  sql`exists (select from body b where b.committee_id = a.committee_id and b.id = a.host_id and b.kind = ${name})`
const joint = sql`(a.partners <> '{}' or exists (select from activity_cohost c where c.committee_id = a.committee_id and c.activity_id = a.id))`

const inReport = { group: '工作报告' } as const
const toDate = { ...inReport, anchor: 'CY' } as const
const audience = sql`coalesce(a.audience, 0)`
const persons = sql`coalesce((a.details->>'persons')::numeric, 0)`

export const activityFigures: readonly Figure[] = [
  count(
    'IND-01',
    '学习座谈会',
    '今年以来以市政协名义举行的学习座谈会；联合举行的计一次。',
    sql`${kind('study-symposium')} and a.host_id is null`,
    toDate,
  ),
  count('IND-02', '常委会会议', '今年以来举行的常委会会议；开几天都计一次。', kind('standing'), toDate),
  count('IND-03', '主席会议', '今年以来举行的主席会议，含扩大会议。', kind('chair'), toDate),
  count('IND-04', '党组理论学习中心组会议', '今年以来举行的党组理论学习中心组会议。', kind('party-group-study'), toDate),
  count(
    'IND-05',
    '机关各层次学习活动',
    '今年以来机关举行的读书会、固定学习日和交流研讨。',
    sql`${kind('reading-meeting', 'study-day', 'exchange-seminar')} and ${hostKind('organ-office')}`,
    { ...toDate, scope: 'O', approximate: '多' },
  ),
  count('IND-30', '衔接主题调研', '本年度主题为乡村振兴有效衔接的调研。', sql`${kind('survey')} and ${theme('rural-link')}`, inReport),
  count(
    'IND-31',
    '衔接主题民主监督',
    '本年度主题为乡村振兴有效衔接的调研监督、协商监督和视察监督。',
    sql`a.kind like 'supervise.%' and ${theme('rural-link')}`,
    inReport,
  ),
  count(
    'IND-32',
    '衔接主题专题协商会',
    '本年度主题为乡村振兴有效衔接的专题协商会。',
    sql`${kind('consult.thematic')} and ${theme('rural-link')}`,
    inReport,
  ),
  count(
    'IND-33',
    '帮扶协调推进会',
    '本年度作为帮扶组长单位召开的协调推进会。',
    sql`${kind('coordination')} and a.programme = 'county-aid'`,
    inReport,
  ),
  count(
    'IND-54',
    '接待来访调研',
    '本年度接待的全国政协、省政协和省内外兄弟政协来访调研，按批次计；人数另列。',
    sql`${kind('reception')} and a.details->>'level' in ('national', 'province', 'city', 'county')`,
    { ...inReport, unit: '批（次）', extra: [level] },
  ),
  sum(
    'A-RECEIVED',
    '接待来访人数',
    '本年度接待的来访人数之和。',
    { where: kind('reception'), amount: persons },
    { unit: '人', extra: [level] },
  ),
  count('IMP-05', '情况通报会', '本年度举行的情况通报会。', kind('briefing')),
  count('IMP-06', '宣讲', '本年度举行的宣讲，按宣讲层级分列。', kind('preach'), { unit: '场', extra: [tier] }),
  sum(
    'IMP-06-AUDIENCE',
    '宣讲受众',
    '本年度宣讲登记的受众人次之和。',
    { where: kind('preach'), amount: audience },
    { unit: '人次', extra: [tier] },
  ),
  count('IMP-08', '组织生活', '本年度党员委员和机关党员的组织生活。', kind('org-life')),
  count('IMP-11', '专题议政性常委会会议', '本年度举行的专题议政性常委会会议。', sql`${kind('standing')} and a.thematic`),
  {
    ...count(
      'IMP-11-THEMES',
      '专题议政性常委会会议的主题',
      '本年度专题议政性常委会会议议程中，关联了协商议题等事项的项数；没有关联事项的程序性议程不计。',
      sql`true`,
    ),
    unit: '个',
    records: (
      q,
    ) => sql`select g.id::text as id, ${kindLabelled} as ref, g.title, a.held_on as day, null::numeric as amount, '/activities/' || a.id as url,
        a.kind, a.host_id::text as host, a.themes, a.programme, to_char(a.held_on, 'MM') || '月' as month
      from activity a join matter m on m.committee_id = a.committee_id and m.id = a.id
      join activity_agenda g on g.committee_id = a.committee_id and g.activity_id = a.id
      where ${heldBy(q)} and ${kind('standing')} and a.thematic and g.matter_id is not null`,
  },
  count(
    'IMP-26',
    '联合调研和配合上级调研',
    '本年度与其他单位联合、或者配合上级政协开展的调研视察，按合作单位分列。',
    sql`${kind('survey', 'inspection')} and ${joint}`,
    {
      extra: [partner],
    },
  ),
  count('IMP-27', '界别协商座谈会', '本年度举行的界别协商座谈会。', kind('consult.sector')),
  count('IMP-33', '文史交流', '本年度与省政协和兄弟政协的文史交流。', kind('history-exchange'), { extra: [partner] }),
  count('IMP-36', '观摩交流和县区指导', '本年度的工作观摩交流会和对县区政协的工作指导，按类别分列。', kind('observation', 'guidance')),
  count(
    'IMP-45',
    '专委会经常性活动',
    '本年度专门委员会主办的读书交流、调研视察、对口协商和理论研讨，按专委会和类别分列。',
    sql`${kind('reading-meeting', 'exchange-seminar', 'survey', 'inspection', 'consult.counterpart', 'symposium')} and ${hostKind('special-committee')}`,
  ),
  count('A-HELD', '会议活动', '本年度已举行的全部会议活动。', sql`true`),
  count('A-OUTREACH', '外出考察和招商推介', '本年度外出考察、学习考察和招商推介。', kind('outreach', 'study-tour')),
  count('A-EASTWEST', '东西部协作活动', '本年度归入东西部协作的活动。', sql`a.programme = 'east-west'`),
]
