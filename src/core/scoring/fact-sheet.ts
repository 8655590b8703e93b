// Reckons one sheet from a rule set and somebody's facts, in the order of duties.md §4.3: match → role weight → count cap → rule cap → exclusive sets →
// group cap → overall cap → deductions → gates → grade. Every correction is a line of its own or named on its line, so the lines always add up.
import { exact, groupCaps, plainLine, signed, sum, type ScoredRecord, type ScoreLine } from './points.ts'
import { matches, netted, valuesOf, worthOf, type CountedFact, type Deed } from './match.ts'
import type { FactGate, FactRule, RuleSet } from './rule-set.ts'

/** Whoever is scored, with what the gates ask besides the facts. */
export interface Scored {
  readonly facts: readonly CountedFact[]
  /** Standings in force in the period: warning, removal… */
  readonly standings: readonly string[]
  /** The part of the period the seat was held, 1 for all of it. */
  readonly activeShare: number
}

export interface FactLine extends ScoreLine {
  /** What took points away: the rule's own most, a number of pieces, an exclusive set. */
  readonly cappedBy: readonly string[]
  readonly factIds: readonly string[]
}

export interface FactSheet {
  readonly version: string
  readonly lines: readonly FactLine[]
  readonly total: number
  /** By points and gates alone; quotas are settled among all (grading.ts). */
  readonly grade: string | null
  readonly barred: readonly string[]
  /** Grades no longer open, the highest first. */
  readonly shut: readonly string[]
  readonly met: readonly string[]
  /** Present / due of each rate rule; null where nothing was due. */
  readonly rates: Readonly<Record<string, number | null>>
  /** Rules that fell away because nothing was due. */
  readonly dropped: readonly string[]
  readonly activeShare: number
}

interface Entry {
  readonly deed: Deed
  readonly rule: FactRule
  readonly full: number
  points: number
}

interface Reckoned {
  readonly rule: FactRule
  readonly entries: readonly Entry[]
  readonly cappedBy: Set<string>
  readonly rate: { readonly present: number; readonly due: number } | null
  readonly dropped: boolean
}

export function factSheet(set: RuleSet, scored: Scored, version: string): FactSheet {
  const deeds = netted(scored.facts)
  const reckoned = set.rules.map((rule) => (rule.kind === 'rate' ? byRate(rule, deeds) : byPiece(rule, deeds)))
  settleExclusive(reckoned)
  const kindOf = new Map(set.groups.map((g) => [g.title, g.kind]))
  const isOf = (kind: string) => (l: { readonly group: string }) => kindOf.get(l.group) === kind
  const ruled = reckoned.map(lineOf)
  const lines: FactLine[] = []
  if (set.base) lines.push(bare(plainLine('base', '基础分', set.base, `基础分${set.base}分`, set.source)))
  lines.push(...ruled.filter((l) => !isOf('deduction')(l)))
  lines.push(...scaled(set, reckoned, lines).map(bare))
  lines.push(
    ...groupCaps(
      set.groups.filter((g) => g.kind !== 'deduction'),
      withScaling(lines),
    ).map(bare),
  )
  lines.push(...overall(set, lines, isOf('bonus')))
  const cut = ruled.filter(isOf('deduction'))
  lines.push(...cut, ...deductionCaps(set, cut))
  if (set.floor !== null && sum(lines) < set.floor)
    lines.push(bare(plainLine('floor', '总分保底', exact(set.floor - sum(lines)), `总分最低${set.floor}分`, set.source)))
  const total = sum(lines)
  const facts = {
    met: reckoned.filter((r) => r.entries.some((e) => e.points > 0)).map((r) => r.rule.key),
    rates: Object.fromEntries(
      reckoned.flatMap((r) => (r.rule.kind === 'rate' ? [[r.rule.key, r.rate ? r.rate.present / r.rate.due : null] as const] : [])),
    ),
  }
  const shutting = set.gates.flatMap((gate) => whyShut(set, gate, facts, scored.standings))
  const shut = shutAbove(
    set,
    shutting.map((s) => s.bars),
  )
  const share = set.prorate ? scored.activeShare : 1
  const reached = set.grades.filter((g) => total >= exact(g.min * share))
  return {
    version,
    lines,
    total,
    grade: reached.find((g) => !shut.includes(g.label))?.label ?? null,
    barred: shutting.map((s) => s.says),
    shut,
    ...facts,
    dropped: reckoned.filter((r) => r.dropped).map((r) => r.rule.key),
    activeShare: scored.activeShare,
  }
}

/** A grade that is barred bars those above it. */
export function shutAbove(set: Pick<RuleSet, 'grades'>, barred: readonly string[]): readonly string[] {
  const lowest = set.grades.findLastIndex((g) => barred.includes(g.label))
  return set.grades.slice(0, lowest + 1).map((g) => g.label)
}

function byPiece(rule: FactRule, deeds: readonly Deed[]): Reckoned {
  const cappedBy = new Set<string>()
  const matched: Entry[] = deeds
    .filter((d) => matches(rule, rule.verbs, d))
    .flatMap((deed) => {
      const worth = worthOf(rule, deed)
      return worth === null ? [] : [{ deed, rule, full: exact(worth), points: exact(worth) }]
    })
    .toSorted((a, b) => (a.deed.day < b.deed.day ? -1 : a.deed.day > b.deed.day ? 1 : a.deed.object.id < b.deed.object.id ? -1 : 1))
  const { per } = rule
  const entries = per
    ? bestPer(
        matched,
        (e) => valuesOf(e.deed, per)[0] ?? null,
        (e) => drop(e, cappedBy, `同一${perWords(per)}只计一次`),
      )
    : matched
  const from = (rule.fromNth ?? 1) - 1
  for (const e of entries.slice(0, from)) drop(e, cappedBy, `从第${rule.fromNth}件起计`)
  const counted = entries.slice(from).toSorted((a, b) => Math.abs(b.points) - Math.abs(a.points))
  if (rule.countCap !== null) for (const e of counted.slice(rule.countCap)) drop(e, cappedBy, `最多计${rule.countCap}件`)
  if (rule.cap !== null) {
    let room = rule.cap
    for (const e of counted) {
      const kept = Math.min(Math.abs(e.points), room)
      if (kept < Math.abs(e.points)) cappedBy.add(`本项最多${rule.cap}分`)
      room = exact(room - kept)
      e.points = exact(Math.sign(e.points) * kept)
    }
  }
  // Those left aside stay in sight on the line, with nothing.
  return { rule, entries: matched, cappedBy, rate: null, dropped: false }
}

/** All that is due: present, and not present without leave. Leave is neither, unless the rule names it. */
function byRate(rule: FactRule, deeds: readonly Deed[]): Reckoned {
  const cappedBy = new Set<string>()
  const present = deeds.filter((d) => matches(rule, rule.verbs, d))
  const missed = deeds.filter((d) => matches(rule, rule.dueVerbs, d))
  const due = present.length + missed.length
  if (due === 0) return { rule, entries: [], cappedBy, rate: null, dropped: true }
  const isEnough = present.length / due >= (rule.minPresence ?? 0) - 1e-9
  if (!isEnough) cappedBy.add(`出席不到${percent(rule.minPresence ?? 0)}，不得分`)
  const whole = isEnough ? exact(((rule.points ?? 0) * present.length) / due) : 0
  // Hundredths are handed out so that the pieces add up to the whole.
  const share = (n: number): number => exact((whole * n) / present.length)
  const entries = [
    ...present.map((deed, i): Entry => ({ deed, rule, full: exact(share(i + 1) - share(i)), points: exact(share(i + 1) - share(i)) })),
    ...missed.map((deed): Entry => ({ deed, rule, full: 0, points: 0 })),
  ]
  return { rule, entries, cappedBy, rate: { present: present.length, due }, dropped: false }
}

function drop(entry: Entry, cappedBy: Set<string>, why: string): void {
  if (entry.points !== 0) cappedBy.add(why)
  entry.points = 0
}

/** Of those under one value only the best counts; what has no value stands by itself. */
function bestPer(entries: readonly Entry[], of: (e: Entry) => string | null, lost: (e: Entry) => void): readonly Entry[] {
  const best = new Map<string, Entry>()
  for (const e of entries) {
    const value = of(e)
    const known = value === null ? undefined : best.get(value)
    if (value !== null && (!known || Math.abs(e.points) > Math.abs(known.points))) best.set(value, e)
  }
  const kept = entries.filter((e) => {
    const value = of(e)
    return value === null || best.get(value) === e
  })
  for (const e of entries) if (!kept.includes(e)) lost(e)
  return kept
}

const perWords = (field: string): string => ({ object: '件', day: '天', topic: '主题', level: '级别' })[field] ?? field

/** Over all rules of a set: for the same object, topic or level only the highest counts. */
function settleExclusive(reckoned: readonly Reckoned[]): void {
  const sets = new Map<string, { readonly e: Entry; readonly r: Reckoned }[]>()
  for (const r of reckoned)
    if (r.rule.exclusive)
      for (const e of r.entries.filter((x) => x.points !== 0)) {
        const value = r.rule.exclusivePer ? (valuesOf(e.deed, r.rule.exclusivePer)[0] ?? e.deed.ids[0]) : ''
        const key = `${r.rule.exclusive}\n${value}`
        sets.set(key, [...(sets.get(key) ?? []), { e, r }])
      }
  for (const rivals of sets.values()) {
    const best = rivals.reduce((a, b) => (Math.abs(b.e.points) > Math.abs(a.e.points) ? b : a))
    for (const { e, r } of rivals) if (e !== best.e) drop(e, r.cappedBy, `与“${best.r.rule.title}”不重复计，取高的`)
  }
}

function lineOf(r: Reckoned): FactLine {
  const points = sum(r.entries)
  return {
    kind: 'rule',
    rule: r.rule.key,
    group: r.rule.group,
    title: r.rule.title,
    source: r.rule.source,
    points,
    max: r.rule.kind === 'rate' ? r.rule.points : r.rule.cap,
    says: `${saysOf(r)}${r.cappedBy.size ? `；${[...r.cappedBy].join('；')}` : ''}`,
    records: r.entries.map(recordOf),
    cappedBy: [...r.cappedBy],
    factIds: r.entries.flatMap((e) => e.deed.ids),
  }
}

function saysOf({ rule, entries, rate, dropped }: Reckoned): string {
  if (dropped) return '没有应到的，此项不计'
  if (rate) return `应到${rate.due}次，出席${rate.present}次，${rule.points}分×${percent(rate.present / rate.due)}`
  if (entries.length === 0) return '没有这样的履职事实'
  const parts = Map.groupBy(
    entries.filter((e) => e.full !== 0),
    (e) => e.full,
  )
  return [...parts].map(([points, those]) => `${those.length}件×${signed(points)}分`).join('，')
}

const percent = (share: number): string => `${Math.round(share * 1000) / 10}%`

const recordOf = (e: Entry): ScoredRecord => ({
  id: e.deed.ids[0] ?? '',
  ref: e.deed.verb,
  title: String(e.deed.about['title'] ?? ''),
  day: e.deed.day,
  amount: e.points,
  // Which record it is about; whoever shows the line knows its address.
  url: `${e.deed.object.kind}:${e.deed.object.id}`,
})

const bare = (line: ScoreLine): FactLine => ({ ...line, cappedBy: [], factIds: [] })

/** Group caps look at what scaling added, too. */
const withScaling = (lines: readonly FactLine[]): readonly ScoreLine[] =>
  lines.map((l) => (l.kind === 'scaling' && l.group ? { ...l, kind: 'rule' } : l))

/** A rate without anything due falls away and the rest of its group counts for it; where nothing of the group is left, nothing can. */
function scaled(set: RuleSet, reckoned: readonly Reckoned[], lines: readonly FactLine[]): ScoreLine[] {
  return set.groups
    .filter((g) => g.kind === 'base')
    .flatMap(({ title, cap }) => {
      const its = reckoned.filter((r) => r.rule.group === title)
      const dropped = its.filter((r) => r.dropped)
      if (dropped.length === 0 || dropped.length === its.length) return []
      const full = cap ?? its.reduce((all, r) => exact(all + mostOf(r.rule)), 0)
      const lost = dropped.reduce((all, r) => exact(all + (r.rule.points ?? 0)), 0)
      const left = exact(full - lost)
      if (left <= 0) return []
      const got = Math.min(sum(lines.filter((l) => l.kind === 'rule' && l.group === title)), left)
      const says = `${dropped.map((r) => `“${r.rule.title}”`).join('、')}没有应到的，未计的${lost}分由其余${left}分按比例折算`
      return [{ ...plainLine('scaling', `${title}折算`, exact((got * lost) / left), says, ''), group: title }]
    })
}

/** The most a rule can bring, as far as it says. */
function mostOf(rule: FactRule): number {
  const one = Math.max(rule.points ?? 0, ...rule.roles.map((r) => r.points), ...rule.levels.map((l) => l.points))
  return rule.cap ?? (rule.countCap === null ? one : one * rule.countCap)
}

function overall(set: RuleSet, lines: readonly FactLine[], isBonus: (l: FactLine) => boolean): FactLine[] {
  const made: FactLine[] = []
  const over = (title: string, got: number, cap: number | null): void => {
    if (cap !== null && got > cap)
      made.push(bare(plainLine('ceiling', title, exact(cap - got), `${title.slice(0, -2)}最高${cap}分`, set.source)))
  }
  over('基本分封顶', sum(lines.filter((l) => !isBonus(l))), set.baseCap)
  over('加分封顶', sum(lines.filter(isBonus)), set.bonusCap)
  return made
}

function deductionCaps(set: RuleSet, lines: readonly FactLine[]): FactLine[] {
  return set.groups.flatMap(({ title, cap, kind }) => {
    const got = sum(lines.filter((l) => l.group === title))
    if (kind !== 'deduction' || cap === null || -got <= cap) return []
    return [{ ...bare(plainLine('groupCap', `${title}封顶`, exact(-cap - got), `本项目最多扣${cap}分`, '')), group: title }]
  })
}

interface Shutting {
  readonly bars: string
  readonly says: string
}

function whyShut(set: RuleSet, gate: FactGate, seen: Pick<FactSheet, 'met' | 'rates'>, standings: readonly string[]): Shutting[] {
  const titles = (keys: readonly string[]): string => keys.map((k) => set.rules.find((r) => r.key === k)?.title ?? k).join('、')
  const says = (why: string): Shutting[] => [
    { bars: gate.bars, says: `${gate.title}：${why}，不得评为“${gate.bars}”及以上（${gate.source}）` },
  ]
  const lacking = gate.rules.filter((k) => !seen.met.includes(k))
  if (gate.kind === 'rules') return lacking.length ? says(`还缺${titles(lacking)}`) : []
  if (gate.kind === 'count') {
    const have = gate.rules.length - lacking.length
    return have < (gate.min ?? 0) ? says(`完成${have}项，至少要${gate.min}项，还缺${titles(lacking)}`) : []
  }
  if (gate.kind === 'standing') return standings.some((s) => gate.standings.includes(s)) ? says('有在册的处理') : []
  if (gate.kind === 'rate') {
    const low = gate.rules.filter((k) => (seen.rates[k] ?? 1) < (gate.min ?? 0) - 1e-9)
    return low.length
      ? says(`${titles(low)}${percent(Math.min(...low.map((k) => seen.rates[k] ?? 1)))}，不到${percent(gate.min ?? 0)}`)
      : []
  }
  return []
}
