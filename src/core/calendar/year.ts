// A year's schedule as somebody hands it in: every row is checked and every fault named before anything is stored.
import { isDay, yearOf, type Day } from '../day.ts'
import { done, refused, type Outcome, type Reason } from '../outcome.ts'
import { isWeekend, weekdayName, type CalendarYear, type DayKind, type YearStatus } from './calendar.ts'

/** Cells as they come from a file or a form; `row` as a person counts there. */
export interface CalendarRow {
  readonly row: number
  readonly day: unknown
  readonly kind: unknown
  readonly name: unknown
}

export interface HandedInYear {
  readonly year: number
  readonly status: YearStatus
  readonly source: string
  readonly rows: readonly CalendarRow[]
}

const kindWords: ReadonlyMap<string, DayKind> = new Map([
  ['holiday', 'holiday'],
  ['放假', 'holiday'],
  ['休', 'holiday'],
  ['workday', 'workday'],
  ['上班', 'workday'],
  ['调休上班', 'workday'],
  ['班', 'workday'],
])

/** Fixed by 全国年节及纪念日放假办法: a schedule without them has lost rows. */
const certain = [
  ['01-01', '元旦'],
  ['05-01', '劳动节'],
  ['10-01', '国庆节'],
] as const

export function readCalendarYear({ year, status, source, rows }: HandedInYear): Outcome<CalendarYear> {
  const reasons: Reason[] = []
  if (!Number.isInteger(year) || year < 1949 || year > 2200) reasons.push({ field: 'year', says: `“${year}”不是可用的年份` })
  if (!source.trim()) reasons.push({ field: 'source', says: '请写明依据，例如国务院办公厅通知的名称和文号' })
  const days: CalendarYear['days'][number][] = []
  const firstRow = new Map<Day, number>()
  for (const row of rows) {
    const { reasons: wrong, ...cells } = readRow(row, year)
    const repeated = cells.day && firstRow.get(cells.day)
    if (repeated) wrong.push({ field: 'day', says: `${cells.day}与第${repeated}行重复` })
    else if (cells.day) firstRow.set(cells.day, row.row)
    for (const { field, says } of wrong) reasons.push({ ...(field && { field }), says: `第${row.row}行：${says}` })
    if (cells.day && cells.kind && cells.name) days.push({ day: cells.day, kind: cells.kind, name: cells.name })
  }
  for (const [monthDay, name] of certain) {
    const fixed = `${year}-${monthDay}`
    if (!days.some((d) => d.day === fixed && d.kind === 'holiday'))
      reasons.push({ field: 'day', says: `缺少${name}（${fixed}）放假，安排可能不完整` })
  }
  if (reasons.length) return refused(reasons)
  return done({ year, status, source: source.trim(), days: days.toSorted((a, b) => (a.day < b.day ? -1 : 1)) })
}

interface ReadRow {
  readonly day: Day | undefined
  readonly kind: DayKind | undefined
  readonly name: string
  readonly reasons: Reason[]
}

function readRow(row: CalendarRow, year: number): ReadRow {
  const day = readDay(row.day)
  const kind = typeof row.kind === 'string' ? kindWords.get(row.kind.trim()) : undefined
  const name = typeof row.name === 'string' ? row.name.trim() : ''
  const reasons: Reason[] = []
  if (!day) reasons.push({ field: 'day', says: `日期${quoted(row.day)}不是有效日期，请写成 ${year}-10-01 的样子` })
  else if (!belongsTo(day, year)) reasons.push({ field: 'day', says: `${day}不在${year}年（元旦假期可以包含上年12月的日子）` })
  if (!kind) reasons.push({ field: 'kind', says: `类别${quoted(row.kind)}无法识别，请写“放假”或“上班”` })
  else if (day && kind === 'workday' && !isWeekend(day))
    reasons.push({ field: 'kind', says: `${day}是${weekdayName(day)}，本来就是工作日，不能列为调休上班` })
  if (!name || name.length > 30) reasons.push({ field: 'name', says: '节日名称应为1至30个字' })
  return { day, kind, name, reasons }
}

function readDay(cell: unknown): Day | undefined {
  // Spreadsheets hand dates over as instants at midnight UTC.
  const text = cell instanceof Date && !Number.isNaN(cell.getTime()) ? cell.toISOString().slice(0, 10) : cell
  if (typeof text !== 'string') return undefined
  const trimmed = text.trim()
  return isDay(trimmed) ? trimmed : undefined
}

const belongsTo = (d: Day, year: number): boolean => yearOf(d) === year || (yearOf(d) === year - 1 && d.slice(5, 7) === '12')

function quoted(cell: unknown): string {
  const text = typeof cell === 'string' || typeof cell === 'number' ? String(cell) : ''
  return text ? `“${text.slice(0, 30)}”` : '（空）'
}
