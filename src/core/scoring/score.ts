// Reckons one score sheet from a scheme and the evidence. Every line names its rule and holds the records behind it; the lines add up to the total, always.
import { rounded, share } from '../figures/printed.ts'
import { exact, gradeFor, groupCaps, limits, plainLine, signed, sum, type ScoredRecord, type ScoreLine } from './points.ts'
import { marked, ruleKinds, type ScoringRule, type ScoringScheme } from './scheme.ts'

/** Records of the one who is scored, with how they make a number: as a figure says it. */
export interface Measure {
  readonly title: string
  readonly unit: string
  readonly reckoning: 'count' | 'share' | 'mean'
  readonly places: number
  readonly records: readonly ScoredRecord[]
}

/** Points given by hand, counted only once a second person has confirmed them. */
export interface Mark {
  readonly rule: string
  readonly points: number
  readonly reason: string
  readonly by: string
}

export interface Evidence {
  readonly measures: ReadonlyMap<string, Measure>
  readonly marks: readonly Mark[]
}

export interface ScoreSheet {
  readonly lines: readonly ScoreLine[]
  readonly total: number
  readonly grade: string | null
  /** Why a higher grade was not given. */
  readonly barred: readonly string[]
  /** Rules that still wait for a mark by hand. */
  readonly lacking: readonly string[]
}

/** match → rule cap → group cap → what was not measured → gates → overall cap → grade (duties.md §4.3). */
export function scoreSheet(scheme: ScoringScheme, evidence: Evidence): ScoreSheet {
  const reckoned = scheme.rules.map((rule) => ({ rule, ...reckon(rule, scheme, evidence) }))
  const lines: ScoreLine[] = []
  if (scheme.base) lines.push(plainLine('base', '基础分', scheme.base, `基础分${scheme.base}分`, scheme.source))
  lines.push(...reckoned.map((r) => r.line))
  lines.push(...groupCaps(scheme.groups, lines))
  lines.push(...scaling(reckoned, lines))
  lines.push(...zeroed(scheme, evidence, lines))
  lines.push(...limits(sum(lines), scheme.ceiling, scheme.floor, scheme.source))
  const total = sum(lines)
  const barring = scheme.gates.filter((g) => g.bars !== null && isClosed(g, evidence))
  const barred = new Set(barring.map((g) => g.bars))
  const reached = scheme.grades.filter((g) => total >= g.min)
  return {
    lines,
    total,
    grade: gradeFor(scheme.grades, total, (label) => barred.has(label)),
    barred: barring.filter((g) => reached.some((r) => r.label === g.bars)).map((g) => `${g.title}，不得评为“${g.bars}”（${g.source}）`),
    lacking: reckoned.flatMap((r) => (r.lacks ? [r.rule.title] : [])),
  }
}

/** A number as the figure prints it: nothing to measure is null, never 0. */
export function valueOf({ reckoning, places, records }: Measure): number | null {
  if (reckoning === 'count') return records.length
  const amounts = records.flatMap((r) => (r.amount === null ? [] : [r.amount]))
  const all = amounts.reduce((total, a) => total + a, 0)
  if (reckoning === 'share') return share(all, records.length, places)
  return amounts.length === 0 ? null : rounded(all, amounts.length, places)
}

/** Which measure a rule is reckoned from: a figure, or the findings entered for this very rule. */
export const measureKey = (rule: Pick<ScoringRule, 'key' | 'measure'>): string | null =>
  rule.measure === marked ? `${marked}:${rule.key}` : rule.measure

interface Reckoned {
  readonly rule: ScoringRule
  readonly line: ScoreLine
  /** The rule could give points and nothing fell to this one. */
  readonly dropped: boolean
  readonly lacks: boolean
}

function reckon(rule: ScoringRule, scheme: ScoringScheme, evidence: Evidence): Omit<Reckoned, 'rule'> {
  const about = { kind: 'rule', rule: rule.key, group: rule.group, title: rule.title, source: rule.source, max: rule.max } as const
  const line = (points: number, says: string, records: readonly ScoredRecord[] = []): Omit<Reckoned, 'rule'> => ({
    line: { ...about, points: exact(points), says, records },
    dropped: false,
    lacks: false,
  })
  if (rule.kind === 'manual') return byHand(rule, evidence.marks, line)
  const key = measureKey(rule)
  const measure = key === null ? undefined : evidence.measures.get(key)
  const records = measure?.records ?? []
  if (rule.kind === 'each') {
    const full = exact((rule.points ?? 0) * records.length)
    const kept = rule.max === null ? full : exact(Math.sign(full) * Math.min(Math.abs(full), rule.max))
    const capped = kept === full ? '' : `，最多${signed(kept)}分`
    return line(
      kept,
      records.length
        ? `${records.length}${measure?.unit ?? '件'}，每${measure?.unit ?? '件'}${signed(rule.points ?? 0)}分${capped}`
        : '没有这样的记录',
      records,
    )
  }
  const [max, value] = [rule.max ?? 0, measure ? valueOf(measure) : null]
  if (value === null) {
    const given = scheme.unmeasured === 'full' ? max : 0
    return { ...line(given, unmeasuredWords[scheme.unmeasured]), dropped: scheme.unmeasured === 'drop' }
  }
  const title = measure?.title ?? rule.title
  const unit = measure?.reckoning === 'mean' ? '分' : '%'
  if (rule.kind === 'scaled') return line((max * value) / 100, `${title}${value}${unit}，${max}分×${value}%`, records)
  const target = rule.target ?? 100
  if (rule.kind === 'reached')
    return line(value >= target ? max : 0, `${title}${value}${unit}，${value >= target ? '达到' : '没有达到'}${target}${unit}`, records)
  const short = exact(Math.max(0, target - value))
  const off = Math.min(max, short * (rule.points ?? 0))
  return line(
    max - off,
    short
      ? `${title}${value}${unit}，差${short}个百分点，每个扣${rule.points}分，满分${max}分`
      : `${title}${value}${unit}，达到${target}${unit}，满分`,
    records,
  )
}

const unmeasuredWords = {
  full: '没有可计的记录，按满分计',
  drop: '没有可计的记录，此项不计',
  zero: '没有可计的记录，不得分',
} as const

function byHand(
  rule: ScoringRule,
  marks: readonly Mark[],
  line: (points: number, says: string) => Omit<Reckoned, 'rule'>,
): Omit<Reckoned, 'rule'> {
  const mark = marks.findLast((m) => m.rule === rule.key)
  if (mark) return line(mark.points, `${signed(mark.points)}分：${mark.reason}（${mark.by}）`)
  if (rule.points !== null) return line(rule.points, rule.points ? `没有另外评分，按${rule.points}分计` : '没有评分')
  return { ...line(0, '等待评分'), lacks: true }
}

/** What could not be measured is left out, and the rest of its group – or, where nothing of the group is left, of the sheet – counts for it. */
function scaling(reckoned: readonly Reckoned[], lines: readonly ScoreLine[]): ScoreLine[] {
  const additive = reckoned.filter(({ rule }) => rule.kind !== 'each' && (rule.max ?? 0) > 0)
  const fullOf = (those: readonly Reckoned[]): number => those.reduce((all, { rule }) => all + (rule.max ?? 0), 0)
  const isGone = (group: string): boolean => additive.filter((r) => r.rule.group === group).every((r) => r.dropped)
  const scaled = [...new Set(additive.map((r) => r.rule.group))].flatMap((group): ScoreLine[] => {
    const [gone, kept] = [
      additive.filter((r) => r.rule.group === group && r.dropped),
      additive.filter((r) => r.rule.group === group && !r.dropped),
    ]
    if (gone.length === 0 || kept.length === 0) return []
    const got = sum(kept.map((r) => r.line))
    const points = exact((got * fullOf(gone)) / fullOf(kept))
    return [{ ...plainLine('scaling', `${group}折算`, points, `未计的${fullOf(gone)}分由其余${fullOf(kept)}分按比例折算`, ''), group }]
  })
  const lost = additive.filter((r) => isGone(r.rule.group))
  const left = additive.filter((r) => !isGone(r.rule.group))
  if (lost.length === 0 || left.length === 0) return scaled
  const kept = new Set(left.map((r) => r.rule.group))
  const got = sum([...left.map((r) => r.line), ...scaled, ...lines.filter((l) => l.kind === 'groupCap' && kept.has(l.group))])
  const points = exact((got * fullOf(lost)) / fullOf(left))
  return [...scaled, plainLine('scaling', '折算', points, `未计的${fullOf(lost)}分由其余${fullOf(left)}分按比例折算`, '')]
}

/** A gate that is closed takes all the points of its rule. */
function zeroed(scheme: ScoringScheme, evidence: Evidence, lines: readonly ScoreLine[]): ScoreLine[] {
  const taken = new Set<string>()
  return scheme.gates.flatMap((gate) => {
    const line = lines.find((l) => l.kind === 'rule' && l.rule === gate.zero)
    if (!gate.zero || !line || line.points <= 0 || taken.has(gate.zero) || !isClosed(gate, evidence)) return []
    taken.add(gate.zero)
    const records = evidence.measures.get(gate.measure)?.records ?? []
    return [{ ...plainLine('gate', gate.title, exact(-line.points), `“${line.title}”记零分`, gate.source), group: line.group, records }]
  })
}

function isClosed(gate: ScoringScheme['gates'][number], evidence: Evidence): boolean {
  const measure = evidence.measures.get(gate.measure)
  const value = measure ? valueOf(measure) : null
  if (value === null) return false
  return gate.when === 'above' ? value > gate.bound : value < gate.bound
}

/** How a rule reads on the sheet and in the editor: “按件计分，每件−3分，最多20分”. */
export function ruleWords(rule: ScoringRule): string {
  const most = rule.max === null ? '' : `，最多${rule.max}分`
  switch (rule.kind) {
    case 'each':
      return `每件${signed(rule.points ?? 0)}分${most}`
    case 'scaled':
      return `满分${rule.max}分，按百分比折算`
    case 'missing':
      return `满分${rule.max}分，比${rule.target}%每差一个百分点扣${rule.points}分`
    case 'reached':
      return `达到${rule.target}%得${rule.max}分，否则不得分`
    case 'manual':
      return `${ruleKinds.manual}，${(rule.max ?? 0) < 0 ? `最多扣${-(rule.max ?? 0)}分` : `满分${rule.max}分`}${rule.points === null ? '' : `，没有评分时${rule.points}分`}`
  }
}

/** The place of each among its own kind: equal points share a place, and the next place is skipped. */
export function ranked<T>(all: readonly T[], of: (one: T) => { readonly group: string; readonly total: number }): ReadonlyMap<T, number> {
  return new Map(
    all.map((one) => [one, 1 + all.filter((other) => of(other).group === of(one).group && of(other).total > of(one).total).length]),
  )
}
