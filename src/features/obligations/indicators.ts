// Figures of obligations: their records are cells, reckoned once for a question by the same core as the pages (`prepare` in feature.ts).
import { sql } from 'kysely'
import type { Day } from '#/core/day.ts'
import type { Dimension, Figure, FigureQuestion } from '#/core/figure.ts'
import { isLate, isOwed, statuses } from './cells.ts'
import type { Cell } from './reckon.ts'
import { unitKinds } from './rules.ts'

const source = '应尽事项：一个应尽者在一个期间为一格（工作报告第35至43段；duties.md §1.9）'
const group = '应尽事项'

const dimensions: readonly Dimension[] = [
  { key: 'obligation', label: '应尽事项', of: 'text' },
  { key: 'unitKind', label: '谁应尽', of: { words: unitKinds } },
  {
    key: 'cellStatus',
    label: '完成情况',
    of: { words: Object.fromEntries(Object.entries(statuses).map(([code, { label }]) => [code, label])) },
  },
  { key: 'window', label: '期间', of: 'text', inOrder: true },
  { key: 'county', label: '县区', of: 'text' },
  { key: 'sector', label: '界别', of: 'text' },
  { key: 'stratum', label: '层次', of: 'text' },
]

const textOf = (cell: Cell, key: string): string | null => {
  const value = cell.unit.about[key]
  return typeof value === 'string' && value !== '' ? value : null
}

/** The day it was done, else the day its time was over; nothing yet while it runs. */
function dayOf(cell: Cell, asOf: Day): Day | null {
  const reached = cell.parts.every((p) => p.on !== null)
    ? cell.parts.reduce<Day | null>((latest, p) => (p.on !== null && (latest === null || p.on > latest) ? p.on : latest), null)
    : null
  if (reached !== null && reached <= asOf) return reached
  return cell.due <= asOf ? cell.due : null
}

const rowOf = (cell: Cell, { year, asOf }: FigureQuestion) => ({
  id: `${cell.code}~${cell.unit.id}~${cell.window.from}`,
  ref: cell.code,
  title: `${cell.unit.name}：${cell.rule.title}（${cell.window.title}）`,
  day: dayOf(cell, asOf),
  amount: cell.status === 'satisfied' ? 1 : 0,
  url: `/obligations/${cell.code}?${new URLSearchParams({ year: String(year), cell: `${cell.unit.id}~${cell.window.from}` }).toString()}`,
  obligation: `${cell.code} ${cell.rule.title}`,
  unitKind: cell.unit.of,
  cellStatus: cell.status,
  window: cell.window.title,
  county: textOf(cell, 'county'),
  sector: textOf(cell, 'sector'),
  stratum: textOf(cell, 'stratum'),
})

/** Only hard ones count anywhere. */
const records =
  (counts: (cell: Cell) => boolean): Figure['records'] =>
  (q: FigureQuestion) => {
    const cells = (q.prepared as readonly Cell[] | undefined) ?? []
    const rows = cells.filter((c) => c.rule.weight === 'hard' && counts(c)).map((c) => rowOf(c, q))
    return sql`select id, ref, title, day, amount, url, obligation, "unitKind", "cellStatus", "window", county, sector, stratum
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as c(id text, ref text, title text, day date, amount numeric, url text,
        obligation text, "unitKind" text, "cellStatus" text, "window" text, county text, sector text, stratum text)`
  }

const isDue = (cell: Cell): boolean => statuses[cell.status].due
/** What the committee itself owes, or its office answers for: not what members, sectors and platforms owe. */
const isOrgans = (cell: Cell): boolean =>
  cell.unit.of === 'committee' || (cell.unit.of === 'facts' && cell.rule.answers.includes('general-office'))

const cellFigure = (given: Pick<Figure, 'code' | 'title' | 'definition' | 'records'> & Partial<Figure>): Figure => ({
  group,
  unit: '格',
  scope: 'C',
  anchor: 'CY',
  reckoning: 'count',
  places: 0,
  source,
  dimensions,
  ...given,
})

export const obligationFigures = (prepare: NonNullable<Figure['prepare']>): readonly Figure[] =>
  [
    cellFigure({
      code: 'OBL-DUE',
      title: '应尽的格数',
      definition: '本年已经开始的期间里，硬性应尽事项的格数；在册不足规定比例的、经批准免除的不计，还在进行的计在内。',
      records: records(isDue),
    }),
    cellFigure({
      code: 'OBL-SATISFIED',
      title: '按期完成的格数',
      definition: '应尽的格中，期满（含宽限）以前达到最低要求的。',
      records: records((c) => c.status === 'satisfied'),
    }),
    cellFigure({
      code: 'OBL-COMPLIANCE',
      title: '应尽事项完成率',
      unit: '%',
      reckoning: 'share',
      places: 1,
      definition: '按期完成的格数占应尽格数的比例；还在进行、尚未完成的也在分母里。倡导性的不计。',
      formula: '按期完成的格数 ÷ 应尽的格数 × 100%',
      records: records(isDue),
    }),
    cellFigure({
      code: 'OBL-OPEN',
      title: '还没有完成、仍可完成的格数',
      definition: '应尽的格中，期间未满、在宽限期内，或者逾期仍须补办的。',
      records: records((c) => isOwed(c.status)),
    }),
    cellFigure({
      code: 'OBL-LATE',
      title: '没有按期完成的格数',
      definition: '应尽的格中，期满（含宽限）没有达到最低要求的：未完成、逾期未办、逾期补办。',
      records: records((c) => isLate(c.status)),
    }),
    cellFigure({
      code: 'D-7',
      title: '机关没有按期完成的应尽事项',
      group: '问题诊断',
      definition: '由政协本身和办公室负责的硬性应尽事项中，没有按期完成的格数：未完成、逾期未办、逾期补办。县区名次的变动见县区比较。',
      scope: 'O',
      source: '工作报告：机关朝气活力不足、追赶进位劲头不够（duties.md §1.8 D-7）',
      records: records((c) => isLate(c.status) && isOrgans(c)),
    }),
    cellFigure({
      code: 'OBL-EXEMPT',
      title: '经批准免除的格数',
      definition: '硬性应尽事项中，因申请获批而本期免除的。',
      records: records((c) => c.status === 'exempt'),
    }),
  ].map((f) => ({ ...f, prepare }))
