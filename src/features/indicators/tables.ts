// Composes the tables of figures: side by side over a dimension, one figure by two, several sessions beside each other with a warning where their words differ.
import { day, inChinese, type Day } from '#/core/day.ts'
import type { Tx } from '#/core/db/database.ts'
import type { Dimension, Figure, FigureQuestion } from '#/core/figure.ts'
import { dimensionOf, none } from '#/core/figures/answer.ts'
import { formulaOf } from '#/core/figures/formula.ts'
import { askAbout, readAsked, type AskedOf } from '#/core/figures/question.ts'
import { across, sideBySide, totalsOf, type Cell, type Part } from '#/core/figures/table.ts'
import { done, notFound, refused, type Outcome } from '#/core/outcome.ts'
import { rankedFrom } from './settings.ts'
import type { CellAsk, FigureTable, TableAsked } from './table-contract.ts'
import { betterOf, setFor, yearSet } from './table-sets.ts'

export interface TableWish {
  readonly committeeId: number
  readonly asked: TableAsked
  readonly today: Day
}

/** What the table is asked about is looked at first, so that a wrong question is told before the database is asked. */
export function readTableAsked(
  figures: readonly Figure[],
  { committeeId, asked, today }: TableWish,
): Outcome<(tx: Tx) => Promise<FigureTable>> {
  const about = readAsked(committeeId, asked, today)
  if (!about.ok) return about
  if (asked.kind === 'years') return yearsAsked(figures, about.value, asked, today)
  const wanted = listed(asked.codes) ?? setFor(asked.by ?? '').map((c) => c.code)
  const chosen = chosenOf(figures, wanted, asked.codes !== undefined)
  if (!chosen.ok) return chosen
  const [first] = chosen.value
  const down = first && dimensionIn(first, asked.by)
  if (!first || !down) return refused([{ field: 'by', says: `“${first?.title ?? '统计'}”不能按“${asked.by ?? ''}”分列` }])
  if (asked.kind === 'parts') {
    const without = chosen.value.filter((f) => !dimensionIn(f, down.key))
    if (asked.codes && without.length)
      return refused(without.map((f) => ({ field: 'codes', says: `“${f.title}”不能按“${down.label}”分列` })))
    const able = chosen.value.filter((f) => !without.includes(f))
    return done((tx) => partsTable(tx, able, about.value, down, asked.rank))
  }
  const over = dimensionIn(first, asked.across)
  if (!over) return refused([{ field: 'across', says: `“${first.title}”不能按“${asked.across ?? ''}”分列` }])
  if (over.key === down.key) return refused([{ field: 'across', says: '纵横两个方面不能相同' }])
  return done((tx) => acrossTable(tx, first, about.value, down, over))
}

const listed = (text: string | undefined): readonly string[] | undefined => text?.split(',')

const dimensionIn = (figure: Figure, key: string | undefined): Dimension | null => (key === undefined ? null : dimensionOf(figure, key))

/** Figures of a standard set that this program does not have are left out; one somebody named is missed. */
function chosenOf(figures: readonly Figure[], codes: readonly string[], isNamed: boolean): Outcome<readonly Figure[]> {
  const missing = codes.filter((code) => !figures.some((f) => f.code === code))
  if (isNamed && missing.length) return notFound(`没有编号为“${missing.join('、')}”的数字`)
  return done(codes.flatMap((code) => figures.find((f) => f.code === code) ?? []))
}

const headOf = (q: FigureQuestion) => ({ year: q.year, asOf: q.asOf, session: q.sessionTitle })

const columnOf = (figure: Figure, q: FigureQuestion, ask: CellAsk) => ({
  title: figure.title,
  unit: figure.unit,
  places: figure.places,
  definition: definitionOf(figure, q),
  formula: formulaOf(figure),
  better: betterOf(figure.code),
  ask,
})

const definitionOf = (figure: Figure, q: FigureQuestion): string => {
  const basis = figure.basis?.(q)
  return basis ? `${figure.definition}（本届口径：${basis}）` : figure.definition
}

async function partsTable(
  tx: Tx,
  figures: readonly Figure[],
  about: AskedOf,
  by: Dimension,
  rank: string | undefined,
): Promise<FigureTable> {
  const q = await askAbout(tx, about)
  const { parts, cells, totals } = await sideBySide(tx, figures, q, by)
  const rankAt = figures.findIndex((f) => f.code === rank && betterOf(f.code) !== null)
  const least = q.setting(rankedFrom)
  const ranks = rankAt < 0 ? new Map<string, number>() : ranksOf(parts, cells, rankAt, betterOf(rank ?? '') ?? 'high', least)
  const ranked = figures[rankAt]
  return {
    title: `${by.label}一览`,
    ...headOf(q),
    by: by.label,
    columns: figures.map((f) => columnOf(f, q, { code: f.code })),
    rows: parts.map(({ value, label }) => ({
      value,
      label,
      unit: null,
      places: null,
      rank: ranks.get(value) ?? null,
      ask: { only: { [by.key]: value } },
      cells: [...(cells.get(value) ?? [])],
    })),
    totals: [...totals],
    ranking: ranked
      ? {
          code: ranked.code,
          least,
          says: `按${ranked.title}排名，相同的名次并列；${figures[0]?.title ?? ''}不足${least}${figures[0]?.unit ?? ''}的不排名次`,
        }
      : null,
    notes: by.many ? ['一件可以计入几行，各行相加可多于合计。'] : [],
  }
}

/** 1, 2, 2, 4: as many stand above a row as its rank says. Too few cases, or nothing to measure: no rank. */
export function ranksOf(
  parts: readonly Part[],
  cells: ReadonlyMap<string, readonly Cell[]>,
  at: number,
  better: 'high' | 'low',
  least: number,
): Map<string, number> {
  const able = parts.flatMap(({ value }) => {
    const row = cells.get(value)
    const number = row?.[at]?.number ?? null
    return value === none || number === null || (row?.[0]?.records ?? 0) < least ? [] : [{ value, number }]
  })
  const above = (a: number, b: number): boolean => (better === 'high' ? a > b : a < b)
  return new Map(able.map(({ value, number }) => [value, 1 + able.filter((o) => above(o.number, number)).length]))
}

async function acrossTable(tx: Tx, figure: Figure, about: AskedOf, down: Dimension, over: Dimension): Promise<FigureTable> {
  const q = await askAbout(tx, about)
  const found = await across(tx, figure, q, down, over)
  return {
    title: `${figure.title}按${down.label}和${over.label}`,
    ...headOf(q),
    by: down.label,
    columns: found.columns.map(({ value, label }) => ({
      ...columnOf(figure, q, { code: figure.code, only: { [over.key]: value } }),
      title: label,
      better: null,
    })),
    rows: found.rows.map(({ value, label }) => ({
      value,
      label,
      unit: null,
      places: null,
      rank: null,
      ask: { only: { [down.key]: value } },
      cells: found.columns.map((c) => found.cell(value, c.value)),
    })),
    totals: null,
    ranking: null,
    notes: down.many || over.many ? ['一件可以计入几格，各格相加可多于总数。'] : [],
  }
}

function yearsAsked(figures: readonly Figure[], about: AskedOf, asked: TableAsked, today: Day): Outcome<(tx: Tx) => Promise<FigureTable>> {
  const chosen = chosenOf(figures, listed(asked.codes) ?? yearSet, asked.codes !== undefined)
  if (!chosen.ok) return chosen
  const [first] = chosen.value
  const by = first && dimensionIn(first, asked.by)
  if (asked.by !== undefined && !by) return refused([{ field: 'by', says: `“${first?.title ?? ''}”不能按“${asked.by}”分列` }])
  const years = [...new Set(listed(asked.years)?.map(Number) ?? [about.year - 1, about.year])].toSorted((a, b) => a - b)
  const each = years.map((year) => readAsked(about.committeeId, { year, asOf: untilIn(year, about, asked) }, today))
  const questions: AskedOf[] = []
  for (const one of each) {
    if (!one.ok) return one
    questions.push(one.value)
  }
  return done((tx) => (first && by ? yearsByTable(tx, first, questions, by) : yearsTable(tx, chosen.value, questions)))
}

/** The same day of another year; 29 February becomes the 28th. */
function untilIn(year: number, about: AskedOf, asked: TableAsked): string | undefined {
  if (year === about.year) return about.asOf
  if (asked.until === 'end') return undefined
  // A year's figures may be asked about on a day after it: the distance in years is kept.
  const [of, rest] = [Number(about.asOf.slice(0, 4)) + year - about.year, about.asOf.slice(5)]
  return `${of}-${rest === '02-29' && of % 4 !== 0 ? '02-28' : rest}`
}

const yearColumns = (qs: readonly FigureQuestion[]) =>
  qs.map((q) => ({
    title: `${q.year}年`,
    unit: '',
    places: 0,
    definition: `${q.sessionTitle ?? '没有届次'}，截至${inChinese(day(q.asOf))}`,
    formula: '',
    better: null,
    ask: { year: q.year, asOf: q.asOf },
  }))

async function yearsTable(tx: Tx, figures: readonly Figure[], questions: readonly AskedOf[]): Promise<FigureTable> {
  const qs: FigureQuestion[] = []
  const found: (readonly Cell[])[] = []
  for (const about of questions) {
    const q = await askAbout(tx, about)
    qs.push(q)
    found.push(await totalsOf(tx, figures, q))
  }
  return {
    ...comparison(qs, '数字'),
    rows: figures.map((f, n) => ({
      value: f.code,
      label: f.title,
      unit: f.unit,
      places: f.places,
      rank: null,
      ask: { code: f.code },
      cells: found.flatMap((cells) => cells[n] ?? []),
    })),
    totals: null,
    notes: differences(figures, qs),
  }
}

async function yearsByTable(tx: Tx, figure: Figure, questions: readonly AskedOf[], by: Dimension): Promise<FigureTable> {
  const qs: FigureQuestion[] = []
  const found: Awaited<ReturnType<typeof sideBySide>>[] = []
  for (const about of questions) {
    const q = await askAbout(tx, about)
    qs.push(q)
    found.push(await sideBySide(tx, [figure], q, by))
  }
  const parts = new Map(found.toReversed().flatMap((f) => f.parts.map((p) => [p.value, p.label] as const)))
  const nothing: Cell = { number: figure.reckoning === 'count' ? 0 : null, text: figure.reckoning === 'count' ? '0' : '—', records: 0 }
  return {
    ...comparison(qs, by.label),
    title: `${figure.title}按${by.label}，届次对比`,
    rows: [...parts].map(([value, label]) => ({
      value,
      label,
      unit: figure.unit,
      places: figure.places,
      rank: null,
      ask: { code: figure.code, only: { [by.key]: value } },
      cells: found.map((f) => f.cells.get(value)?.[0] ?? nothing),
    })),
    totals: found.flatMap((f) => f.totals[0] ?? []),
    notes: differences([figure], qs),
  }
}

const comparison = (qs: readonly FigureQuestion[], by: string) => ({
  title: '届次对比',
  year: qs.at(-1)?.year ?? 0,
  asOf: qs.at(-1)?.asOf ?? '',
  session: qs.map((q) => q.sessionTitle ?? `${q.year}年`).join('、'),
  by,
  columns: yearColumns(qs),
  ranking: null,
})

/** Where the words or the conventions of the sessions differ, the numbers are not comparable without saying so. */
function differences(figures: readonly Figure[], qs: readonly FigureQuestion[]): string[] {
  const notes = new Set<string>()
  for (const [what, wordsOf] of [
    ['口径', (f: Figure, q: FigureQuestion) => f.basis?.(q)],
    ['定义', (f: Figure, q: FigureQuestion) => f.wording?.(q)],
  ] as const) {
    const byWords = new Map<string, string[]>()
    for (const figure of figures) {
      const each = qs.filter((q) => q.sessionTitle !== null).map((q) => ({ year: q.year, words: wordsOf(figure, q) ?? '' }))
      if (new Set(each.map((e) => e.words)).size < 2) continue
      const says = each.map((e) => `${e.year}年“${e.words}”`).join('，')
      byWords.set(says, [...(byWords.get(says) ?? []), figure.title])
    }
    for (const [says, titles] of byWords) notes.add(`${titles.join('、')}的${what}各年不同，不能直接相比：${says}`)
  }
  return [...notes]
}
