// From units, facts and a dated rule to cells: pure, so that page, figure, reminder and test reckon the same.
import type { Calendar } from '#/core/calendar/calendar.ts'
import type { About } from '#/core/fact.ts'
import { addDays, inChinese, yearOf, type Day } from '#/core/day.ts'
import { judgeCell, net, reach, type Evidence, type Reached, type Span, type Status } from './cells.ts'
import { allHold, conditionsIn, rolesIn, type Condition } from './conditions.ts'
import { isTriggered, type DatedRule, type ObligationPart, type ObligationRule, type UnitKind } from './rules.ts'
import { dayAfter, windowOf, windowsOf, type Term, type Window } from './windows.ts'

/** Whoever owes: found by id; what rules ask and pages group by stands in `about`. */
export interface Unit {
  readonly of: UnitKind
  /** A triggering fact is one obligation's unit; the others serve all. */
  readonly code: string | null
  readonly id: string
  readonly name: string
  readonly url: string | null
  readonly from: Day
  readonly to: Day | null
  readonly about: About
  /** Whose facts are its own; of an edge its upper end. Both null: the committee's. */
  readonly personId: string | null
  readonly bodyId: string | null
  /** Of an edge: the lower end, whom the contact has to be with. */
  readonly withId: string | null
  /** Of a triggering fact: what it is about. */
  readonly object: { readonly kind: string; readonly id: string } | null
}

export interface StoredEvidence extends Evidence {
  readonly personId: string | null
  readonly bodyId: string | null
}

/** A link or a group that holds for a time, seen from a unit. */
export interface Placement {
  readonly unitId: string
  readonly otherId: string
  readonly from: Day
  readonly to: Day | null
  readonly about: About
}

export interface Exemption {
  readonly unitId: string
  /** null: whatever the person owes. */
  readonly code: string | null
  readonly from: Day
  readonly to: Day
}

export interface Grounds {
  readonly year: number
  readonly asOf: Day
  readonly calendar: Calendar
  readonly terms: readonly Term[]
  readonly units: readonly Unit[]
  readonly evidence: readonly StoredEvidence[]
  readonly placements: readonly Placement[]
  readonly exemptions: readonly Exemption[]
}

export interface PartState {
  readonly title: string
  readonly min: number
  readonly amount: number
  readonly due: Day
  readonly on: Day | null
  readonly facts: readonly Evidence[]
}

export interface Cell {
  readonly code: string
  readonly unit: Unit
  readonly window: Window
  readonly status: Status
  readonly due: Day
  readonly parts: readonly PartState[]
  readonly steps: readonly string[]
  readonly rule: ObligationRule
}

/** The version that holds on a day; the first one also for what began before it. */
export const ruleOn = (versions: readonly DatedRule[], on: Day): DatedRule | null =>
  versions.findLast((v) => v.fromDay <= on) ?? versions[0] ?? null

/** Each window is of the version in force when it begins: a year that began under the old rule ends under it. */
export const windowsFor = (
  versions: readonly DatedRule[],
  { year, terms, asOf }: Pick<Grounds, 'year' | 'terms' | 'asOf'>,
): readonly Window[] =>
  versions
    .flatMap((v) => windowsOf(v.rule.window.kind, year, terms, asOf).filter((w) => ruleOn(versions, w.from) === v))
    .toSorted((a, b) => (a.from < b.from ? -1 : 1))

interface Ready {
  readonly version: DatedRule
  readonly where: readonly Condition[]
  readonly parts: readonly (ObligationPart & { readonly conditions: readonly Condition[]; readonly weights: ReadonlyMap<string, number> })[]
}

const readyFor = (version: DatedRule): Ready => ({
  version,
  where: conditionsIn(version.rule.unit.where),
  parts: version.rule.parts.map((p) => ({ ...p, conditions: conditionsIn(p.where), weights: rolesIn(p.roles) })),
})

/** All cells of one obligation in a year, unit by unit in their order. */
export function cellsOf(code: string, versions: readonly DatedRule[], grounds: Grounds): readonly Cell[] {
  const ready = new Map(versions.map((v) => [v, readyFor(v)]))
  const index = indexed(grounds)
  const force: readonly Span[] = inForce(versions)
  const cells: Cell[] = []
  const at = (on: Day): Ready | undefined => {
    const version = ruleOn(versions, on)
    return version ? ready.get(version) : undefined
  }
  const common = commonWindows(versions, grounds)
  const kinds = new Set(versions.map((v) => v.rule.unit.of))
  for (const same of joined(grounds.units.filter((u) => kinds.has(u.of) && (u.code === null || u.code === code)))) {
    const unit = same[0]
    if (!unit) continue
    for (const { window, steps } of windowsOfUnit(unit, versions, grounds, common)) {
      const now = at(window.from)
      if (!now || !now.version.rule.on) continue
      // A person may hold several seats one after the other: those that the rule means.
      const meant = same.filter((u) => allHold(now.where, u.about, grounds.year))
      if (meant.length === 0) continue
      cells.push(cellOf(code, { ...unit, ...meant.at(-1) }, meant, window, steps, now, grounds, index, force))
    }
  }
  return cells
}

/** Rows of one unit stand together: the spans of a person's seats. */
function joined(units: readonly Unit[]): Iterable<readonly Unit[]> {
  const byId = new Map<string, Unit[]>()
  for (const u of units) {
    const same = byId.get(u.id)
    if (same) same.push(u)
    else byId.set(u.id, [u])
  }
  return byId.values()
}

/** When the obligation holds at all: from its first version on, where it is switched on. */
function inForce(versions: readonly DatedRule[]): readonly Span[] {
  return versions.flatMap((v) => (v.rule.on ? [{ from: v.fromDay as Day, to: v.toDay as Day | null }] : []))
}

interface OfUnit {
  readonly window: Window
  readonly steps: readonly string[]
}

function windowsOfUnit(unit: Unit, versions: readonly DatedRule[], grounds: Grounds, common: readonly OfUnit[]): readonly OfUnit[] {
  const latest = ruleOn(versions, unit.object ? unit.from : grounds.asOf)?.rule
  if (!latest) return []
  if (isTriggered(latest)) {
    if (yearOf(unit.from) !== grounds.year || unit.from > grounds.asOf) return []
    const { kind, amount, unit: of } = latest.window
    const { steps, ...window } = windowOf(kind === 'before' ? 'before' : 'after', unit.from, { amount, unit: of }, grounds.calendar)
    return [{ window, steps }]
  }
  return common
}

/** The windows that are the same for every unit. */
const commonWindows = (versions: readonly DatedRule[], grounds: Grounds): readonly OfUnit[] =>
  windowsFor(versions, grounds).map((window) => ({
    window,
    steps: [`${window.title}：${inChinese(window.from)}至${inChinese(window.to)}`],
  }))

interface Index {
  readonly facts: ReadonlyMap<string, readonly StoredEvidence[]>
  readonly placements: ReadonlyMap<string, readonly Placement[]>
  readonly exemptions: ReadonlyMap<string, readonly Exemption[]>
}

function grouped<T>(rows: readonly T[], keys: (row: T) => readonly string[]): ReadonlyMap<string, readonly T[]> {
  const found = new Map<string, T[]>()
  for (const row of rows)
    for (const key of keys(row)) {
      const same = found.get(key)
      if (same) same.push(row)
      else found.set(key, [row])
    }
  return found
}

const committeeKey = 'committee'

const indexes = new WeakMap<Grounds, Index>()

/** Facts by whose they are and by what they are about, so that a cell looks only at its own; made once for all obligations asked together. */
function indexed(grounds: Grounds): Index {
  const known = indexes.get(grounds)
  if (known) return known
  const made = indexOf(grounds)
  indexes.set(grounds, made)
  return made
}

const indexOf = (grounds: Grounds): Index => ({
  facts: grouped(grounds.evidence, (e) => {
    const ids = Object.values(e.about).filter((v): v is string => typeof v === 'string' && v.length >= 36)
    return [...new Set([e.personId ?? e.bodyId ?? committeeKey, e.object.id, ...ids])]
  }),
  placements: grouped(grounds.placements, (p) => [p.unitId]),
  exemptions: grouped(grounds.exemptions, (e) => [e.unitId]),
})

function cellOf(
  code: string,
  unit: Unit,
  spans: readonly Unit[],
  window: Window,
  steps: readonly string[],
  { version, parts }: Ready,
  grounds: Grounds,
  index: Index,
  force: readonly Span[],
): Cell {
  const { rule } = version
  const { asOf, calendar } = grounds
  const triggered = isTriggered(rule)
  const always = rule.window.kind === 'always'
  const known = (to: Day | null): Day | null => (to !== null && to >= asOf ? null : to)
  const life = spans.map((s) => ({ from: s.from, to: known(s.to) }))
  const states = parts.map((p): PartState => {
    const due = always ? unit.from : p.within > 0 ? dayAfter(unit.from, { amount: p.within, unit: p.withinUnit }, calendar) : window.to
    const got = p.by === 'placement' ? placed(p, unit, index, asOf) : evidenceOf(p, unit, window, rule, grounds, index)
    return { title: p.title, min: p.min, amount: got.amount, due, on: got.on, facts: got.facts }
  })
  const verdict = judgeCell({
    asOf,
    window: always ? { from: asOf, to: asOf } : window,
    life: triggered ? [{ from: window.from, to: null }] : overlap(life, force),
    exempt: [
      ...(index.exemptions.get(unit.id) ?? []),
      ...(unit.personId && unit.personId !== unit.id ? (index.exemptions.get(unit.personId) ?? []) : []),
    ]
      .filter((e) => e.code === null || e.code === code)
      .map(({ from, to }) => ({ from, to })),
    share: rule.share,
    graceDays: rule.graceDays,
    makeUp: rule.makeUp || always,
    isShared: !triggered && !always,
    parts: states,
  })
  return { code, unit, window, status: verdict.status, due: verdict.due, parts: states, steps: [...steps, ...verdict.steps], rule }
}

function overlap(a: readonly Span[], b: readonly Span[]): readonly Span[] {
  return a.flatMap((x) =>
    b.flatMap((y) => {
      const from = x.from > y.from ? x.from : y.from
      const to = x.to === null ? y.to : y.to === null ? x.to : x.to < y.to ? x.to : y.to
      return to !== null && to < from ? [] : [{ from, to }]
    }),
  )
}

/** What stands now: there is no day on which it was reached, only that it is there. */
function placed(p: Ready['parts'][number], unit: Unit, index: Index, asOf: Day): Reached {
  const live = (index.placements.get(unit.id) ?? []).filter(
    (x) => x.from <= asOf && (x.to === null || x.to >= asOf) && allHold(p.conditions, x.about),
  )
  const amount = new Set(live.map((x) => x.otherId)).size
  const enough = p.exactly ? amount === p.min : amount >= p.min
  return { amount, on: enough ? unit.from : null, facts: [] }
}

function evidenceOf(
  p: Ready['parts'][number],
  unit: Unit,
  window: Window,
  rule: ObligationRule,
  { asOf, year, evidence }: Grounds,
  { facts }: Index,
): Reached {
  const triggered = isTriggered(rule)
  const link = unit.object?.id ?? unit.id
  const own = unit.personId ?? unit.bodyId ?? committeeKey
  const key = p.link ? link : p.holder === 'anyone' ? null : own
  const last = triggered ? asOf : rule.graceDays === 0 ? window.to : addDays(window.to, rule.graceDays)
  const mine = (key === null ? evidence : (facts.get(key) ?? [])).filter(
    (e) =>
      p.verbs.some((v) => v === '*' || v === e.verb) &&
      (p.holder === 'anyone' || isOwn(e, unit)) &&
      (p.link === '' || linked(e, p.link, unit, link)) &&
      e.day <= asOf &&
      allHold(p.conditions, e.about, year),
  )
  const counting = { count: p.count, distinct: p.distinct, min: p.min, roles: p.weights }
  return reach(
    counting,
    net(mine).filter((e) => (triggered ? true : e.day >= window.from && e.day <= last)),
  )
}

function isOwn(e: StoredEvidence, unit: Unit): boolean {
  if (unit.withId !== null) return e.personId === unit.personId && e.bodyId === unit.bodyId && e.about['with'] === unit.withId
  if (unit.object) return true
  return e.personId === unit.personId && e.bodyId === unit.bodyId
}

function linked(e: StoredEvidence, by: string, unit: Unit, link: string): boolean {
  if (by !== 'object') return e.about[by] === link
  return e.object.id === link && (unit.object === null || e.object.kind === unit.object.kind)
}
