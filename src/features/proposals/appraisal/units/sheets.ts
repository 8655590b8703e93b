// Reckons the sheets of all units at once: one query for each measure the scheme names, then the pure engine for each unit.
import type { Tx } from '#/core/db/database.ts'
import type { Day } from '#/core/day.ts'
import { askAbout } from '#/core/figures/question.ts'
import type { Figure } from '#/core/figure.ts'
import { measureKey, ranked, scoreSheet, type Evidence, type Measure, type ScoreSheet } from '#/core/scoring/score.ts'
import { marked, type ScoringScheme } from '#/core/scoring/scheme.ts'
import { settingOn } from '#/core/settings/store.ts'
import { bodiesByIds } from '#/features/organisation/public.ts'
import { unitMeasures } from './indicators.ts'
import { countyWords, rankGroupOf } from './settings.ts'
import { unitRecords, type MarkRow, type UnitRecord } from './store.ts'

export interface UnitSheet {
  readonly bodyId: string
  readonly unit: string
  readonly rankGroup: string
  readonly place: number
  readonly sheet: ScoreSheet
}

interface Asked {
  readonly committeeId: number
  readonly year: number
  readonly asOf: Day
  readonly scheme: ScoringScheme
  readonly marks: readonly MarkRow[]
}

/** Every unit that had a task to answer in the year. */
export async function unitSheets(tx: Tx, asked: Asked): Promise<readonly UnitSheet[]> {
  const { committeeId, scheme } = asked
  const q = await askAbout(tx, asked)
  const records = new Map<string, readonly UnitRecord[]>()
  for (const code of new Set([tasks, ...codesIn(scheme)])) {
    const figure = measureOf(code)
    if (figure) records.set(code, await unitRecords(tx, figure, q))
  }
  const ids = [...new Set((records.get(tasks) ?? []).flatMap((r) => (r.unit ? [r.unit] : [])))]
  const bodies = await bodiesByIds(tx, ids)
  const words = await settingOn(tx, committeeId, countyWords, asked.asOf)
  const byUnit = new Map([...records].map(([code, all]) => [code, Map.groupBy(all, (r) => r.unit)]))
  const sheets = ids.map((bodyId) => {
    const name = bodies.get(bodyId)?.name ?? ''
    const sheet = scoreSheet(
      scheme,
      evidenceFor(bodyId, scheme, (code) => byUnit.get(code)?.get(bodyId) ?? [], asked.marks),
    )
    return { bodyId, unit: name, rankGroup: rankGroupOf(name, words), sheet }
  })
  const places = ranked(sheets, (s) => ({ group: s.rankGroup, total: s.sheet.total }))
  return sheets
    .map((s): UnitSheet => ({ ...s, place: places.get(s) ?? 1 }))
    .toSorted((a, b) =>
      a.rankGroup === b.rankGroup ? a.place - b.place || (a.unit < b.unit ? -1 : 1) : a.rankGroup < b.rankGroup ? -1 : 1,
    )
}

const tasks = 'P-TASKS'
const measureOf = (code: string): Figure | undefined => unitMeasures.find((f) => f.code === code)
const codesIn = ({ rules, gates }: ScoringScheme): readonly string[] => [
  ...rules.flatMap((r) => (r.measure && r.measure !== marked ? [r.measure] : [])),
  ...gates.map((g) => g.measure),
]

/** One unit's evidence: its records of every measure, its findings by rule, its marks by two persons. */
export function evidenceFor(
  bodyId: string,
  scheme: ScoringScheme,
  recordsOf: (code: string) => readonly UnitRecord[],
  marks: readonly MarkRow[],
): Evidence {
  const own = marks.filter((m) => m.bodyId === bodyId && m.confirmedOn !== null)
  const measures = new Map<string, Measure>()
  for (const code of codesIn(scheme)) {
    const figure = measureOf(code)
    if (!figure) continue
    const { title, unit, reckoning, places } = figure
    const kind = reckoning === 'share' || reckoning === 'mean' ? reckoning : 'count'
    measures.set(code, { title, unit, reckoning: kind, places, records: recordsOf(code).map(({ unit: _, ...record }) => record) })
  }
  for (const rule of scheme.rules.filter((r) => r.measure === marked)) {
    const found = own.filter((m) => m.ruleKey === rule.key)
    measures.set(measureKey(rule) ?? '', {
      title: rule.title,
      unit: '件',
      reckoning: 'count',
      places: 0,
      records: found.map((m) => ({
        id: m.id,
        ref: m.ref ?? '—',
        title: `${m.subject ?? ''}：${m.reason}（${m.givenByName}、${m.confirmedByName ?? ''}）`,
        day: m.givenOn,
        amount: null,
        url: m.proposalId ? `/proposals/${m.proposalId}` : '',
      })),
    })
  }
  return {
    measures,
    marks: own.flatMap((m) =>
      m.points === null
        ? []
        : [{ rule: m.ruleKey, points: m.points, reason: m.reason, by: `${m.givenByName}、${m.confirmedByName ?? ''}` }],
    ),
  }
}

/** What still waits for a mark, said once for each rule. */
export function lackingIn(sheets: readonly UnitSheet[]): readonly string[] {
  const waiting = Map.groupBy(
    sheets.flatMap((s) => s.sheet.lacking),
    (title) => title,
  )
  return [...waiting].map(([title, units]) => `“${title}”还有${units.length}个单位`)
}
