// The pages of obligations as they are sent: overview, board, cell. All are drawn from the same cells.
import type { Tx } from '#/core/db/database.ts'
import { day, yearOf, type Day } from '#/core/day.ts'
import type { About } from '#/core/fact.ts'
import type { FactObject } from '#/core/feature.ts'
import { formSchema } from '#/core/http/moves.ts'
import { done, notFound, type Outcome } from '#/core/outcome.ts'
import { exemptionsOfCell, type Exempted } from './actions/exemptions.ts'
import { isOwed, statuses } from './cells.ts'
import { exemptionGiven, type BoardPage, type CellPage, type OverviewPage } from './contract.ts'
import { exemptionStates } from './lifecycle.ts'
import { groupings, letters } from './letters.ts'
import { cellsSeen, type YearAsked } from './read.ts'
import { ruleOn, windowsFor, type Cell } from './reckon.ts'
import { isTriggered } from './rules.ts'
import { aboutOf, doAtOf, statusTag, tallied } from './told.ts'
import type { Viewer } from './viewer.ts'
import { partWords, ruleWords, type Dictionary } from './words.ts'

/** The year and day asked about: a day to come is answered as of today, a year gone by as of its last day. */
export function askedOf(input: { readonly year?: number | undefined; readonly asOf?: string | undefined }, today: Day): YearAsked {
  const wanted = input.asOf ? day(input.asOf) : null
  const year = input.year ?? yearOf(wanted ?? today)
  const asOf = wanted ?? day(`${year}-12-31`)
  return { year, asOf: asOf > today ? today : asOf }
}

const yearsTo = (today: Day): number[] => Array.from({ length: 5 }, (_, i) => yearOf(today) - i)

export async function overview(tx: Tx, viewer: Viewer, asked: YearAsked, today: Day, say: Dictionary): Promise<OverviewPage> {
  const { rules, cells } = await cellsSeen(tx, viewer, asked)
  const items = [...cells].flatMap(([code, all]) => {
    const version = ruleOn(rules.get(code) ?? [], asked.asOf)
    return version && (viewer.all || all.length) ? [{ ...aboutOf(version, say), tally: tallied(all) }] : []
  })
  const hard = [...cells.values()].flat().filter((c) => c.rule.weight === 'hard')
  return { ...asked, years: yearsTo(today), all: viewer.all, hard: tallied(hard), items }
}

const groupingKeys = Object.keys(groupings) as (keyof typeof groupings)[]
const valueOf = (about: About, key: string): string => {
  const value = about[key]
  return value === null || value === undefined ? '' : typeof value === 'object' ? value.join('、') : String(value)
}

export async function board(
  tx: Tx,
  viewer: Viewer,
  asked: YearAsked,
  code: string,
  today: Day,
  say: Dictionary,
): Promise<Outcome<BoardPage>> {
  const { rules, common, cells } = await cellsSeen(tx, viewer, asked, { codes: [code] })
  const versions = rules.get(code)
  const version = versions && ruleOn(versions, asked.asOf)
  if (!versions || !version) return notFound('没有这项应尽事项')
  const all = cells.get(code) ?? []
  const triggered = isTriggered(version.rule)
  const windows = windowsFor(versions, { ...asked, terms: common.terms })
  const at = new Map(windows.map((w, i) => [w.from, i]))
  const perWindow: Cell[][] = windows.map(() => [])
  const rows = new Map<string, { readonly cell: Cell; readonly letters: string[] }>()
  for (const cell of all) {
    const i = triggered ? 0 : (at.get(cell.window.from) ?? 0)
    perWindow[i]?.push(cell)
    const row = rows.get(cell.unit.id) ?? { cell, letters: triggered ? [''] : windows.map(() => '-') }
    row.letters[i] = letters[cell.status]
    rows.set(cell.unit.id, row)
  }
  const units = [...rows.values()]
  const used = groupingKeys.filter((key) => new Set(units.map((u) => valueOf(u.cell.unit.about, key))).size > 1)
  return done({
    ...asked,
    years: yearsTo(today),
    all: viewer.all,
    obligation: {
      ...aboutOf(version, say),
      tally: tallied(all),
      versions: versions.map((v) => ({ fromDay: v.fromDay, words: ruleWords(v.rule, say), source: v.source })).toReversed(),
    },
    windows: windows.map((w, i) => ({ ...w, tally: tallied(perWindow[i] ?? []) })),
    groupings: used.map((key) => ({ key, label: groupings[key] })),
    units: units.map((u) => [
      u.cell.unit.id,
      u.cell.unit.name,
      used.map((key) => (key === 'kind' ? say('activity-kind', valueOf(u.cell.unit.about, key)) : valueOf(u.cell.unit.about, key))),
      u.letters.join(''),
    ]),
    own: triggered ? units.map((u) => [u.cell.window.from, u.cell.due]) : [],
  })
}

const askForm = exemptionGiven.pick({ reason: true })

export async function cellPageOf(
  tx: Tx,
  viewer: Viewer,
  asked: YearAsked,
  at: { readonly code: string; readonly unit: string; readonly from: string },
  say: Dictionary,
  objects: readonly FactObject[],
): Promise<Outcome<CellPage>> {
  const { cells } = await cellsSeen(tx, viewer, asked, { codes: [at.code] })
  const cell = cells.get(at.code)?.find((c) => c.unit.id === at.unit && c.window.from === at.from)
  if (!cell) return notFound('没有这一格，或者您无权查看')
  const urlOf = (kind: string, id: string): string | null => objects.find((o) => o.kind === kind)?.url(id) ?? null
  const { rule, unit, window } = cell
  const exemptions = await exemptionsOfCell(tx, viewer.committeeId, cell.code, unit, window)
  const reached = cell.parts.reduce<string | null>(
    (latest, p) => (p.on !== null && (latest === null || p.on > latest) ? p.on : latest),
    null,
  )
  const partsTold = rule.parts.map((p) => partWords(p, say))
  return done({
    obligation: aboutOf({ code: cell.code, rule, fromDay: '', toDay: null, source: '' }, say),
    unit: { id: unit.id, name: unit.name, url: unit.url ?? (unit.object ? urlOf(unit.object.kind, unit.object.id) : null) },
    window: { from: window.from, to: window.to, title: window.title },
    status: statusTag(cell.status),
    due: cell.due,
    met: cell.status === 'satisfied' || cell.status === 'madeUp' ? reached : null,
    steps: [...cell.steps],
    parts: cell.parts.map((p, i) => ({
      title: p.title,
      words: partsTold[i] ?? '',
      min: p.min,
      amount: p.amount,
      due: p.due,
      on: p.on,
      facts: p.facts.map((f) => ({
        id: f.id,
        day: f.day,
        what: f.verb === '*' ? '履职记录' : say('duty-verb', f.verb),
        title: valueOf(f.about, 'title') || '（未记题名）',
        role: f.role ? say('duty-role', f.role) : '',
        weight: f.weight,
        url: urlOf(f.object.kind, f.object.id),
      })),
    })),
    exemptions: exemptions.map(exemptionRowOf),
    doAt: doAtOf(rule),
    ask:
      statuses[cell.status].due && (isOwed(cell.status) || cell.status === 'missed') && unit.of !== 'committee'
        ? formSchema(askForm)
        : null,
  })
}

export const exemptionRowOf = (x: Exempted): CellPage['exemptions'][number] => ({
  id: x.id,
  url: `/obligation-exemptions/${x.id}`,
  state: { code: x.state, label: exemptionStates[x.state].label, tone: exemptionStates[x.state].tone },
  obligation: x.title,
  unit: x.unitName,
  from: x.from,
  to: x.to,
  reason: x.reason,
  askedBy: x.askedBy,
  askedOn: x.askedOn,
})
