// One cell: one unit in one window. What its facts come to, on which day the minimum was reached, and what that means on the day asked about.
import type { About } from '#/core/fact.ts'
import { addDays, daysBetween, type Day } from '#/core/day.ts'

/** A fact as it counts for a unit. */
export interface Evidence {
  readonly id: string
  readonly verb: string
  readonly role: string
  readonly object: { readonly kind: string; readonly id: string }
  readonly day: Day
  readonly weight: number
  readonly about: About
}

/** Counter-entries take back the entry of the same weight: of that day, else the latest before it. What is left is what counts. */
export function net<E extends Evidence>(entries: readonly E[]): readonly E[] {
  const back = entries.filter((e) => e.weight < 0)
  if (back.length === 0) return entries
  const left = entries.filter((e) => e.weight > 0)
  const key = (e: E): string => [e.verb, e.role, e.object.kind, e.object.id, Math.abs(e.weight)].join(' ')
  for (const taken of back) {
    const same = (e: E): boolean => key(e) === key(taken) && e.day <= taken.day
    const at = Math.max(
      left.findLastIndex((e) => same(e) && e.day === taken.day),
      left.findLastIndex(same),
    )
    if (at >= 0) left.splice(at, 1)
  }
  return left
}

export interface Counting {
  readonly count: 'records' | 'times' | 'days' | 'months' | 'distinct'
  readonly distinct: string
  readonly min: number
  /** Empty: every role counts one. */
  readonly roles: ReadonlyMap<string, number>
}

export interface Reached {
  /** How much there is on the day asked about. */
  readonly amount: number
  /** The first day on which the minimum was there; null while it is not. */
  readonly on: Day | null
  /** Those that count, in the order of their days. */
  readonly facts: readonly Evidence[]
}

/** The facts that count, added up day by day. */
export function reach(counting: Counting, facts: readonly Evidence[]): Reached {
  const worth = (e: Evidence): number => e.weight * (counting.roles.size === 0 ? 1 : (counting.roles.get(e.role) ?? 0))
  const counted = facts
    .filter((e) => worth(e) > 0 && keyOf(counting, e) !== null)
    .toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
  const most = new Map<string, number>()
  let amount = 0
  let on: Day | null = null
  for (const e of counted) {
    if (counting.count === 'times') amount += worth(e)
    else {
      // One record, day or content counts once, however often it is told of: the largest share of it.
      const key = keyOf(counting, e) ?? ''
      const was = most.get(key) ?? 0
      const is = counting.count === 'records' ? Math.max(was, worth(e)) : 1
      most.set(key, is)
      amount += is - was
    }
    if (on === null && amount >= counting.min - 1e-9) on = e.day
  }
  return { amount: Number(amount.toFixed(6)), on, facts: counted }
}

function keyOf({ count, distinct }: Counting, e: Evidence): string | null {
  switch (count) {
    case 'records':
    case 'times':
      return `${e.object.kind} ${e.object.id}`
    case 'days':
      return e.day
    case 'months':
      return e.day.slice(0, 7)
    case 'distinct': {
      const value = e.about[distinct]
      return value === undefined || value === null || value === '' ? null : String(value)
    }
  }
}

export const statuses = {
  satisfied: { label: '已完成', tone: 'good', due: true },
  open: { label: '进行中', tone: 'waiting', due: true },
  grace: { label: '宽限期内', tone: 'active', due: true },
  late: { label: '逾期未办', tone: 'bad', due: true },
  madeUp: { label: '逾期补办', tone: 'over', due: true },
  missed: { label: '未完成', tone: 'bad', due: true },
  exempt: { label: '免除', tone: 'over', due: false },
  notDue: { label: '不应尽', tone: 'over', due: false },
} as const
export type Status = keyof typeof statuses
export const statusNames = Object.keys(statuses) as readonly Status[]

/** Still to be done by somebody. */
export const isOwed = (status: Status): boolean => status === 'open' || status === 'grace' || status === 'late'
/** Its time is over and it was not done in time. */
export const isLate = (status: Status): boolean => status === 'late' || status === 'missed' || status === 'madeUp'

export interface Span {
  readonly from: Day
  readonly to: Day | null
}

export interface CellAsked {
  readonly asOf: Day
  readonly window: { readonly from: Day; readonly to: Day }
  /** When the unit was there, and the obligation in force: spans without overlaps. */
  readonly life: readonly Span[]
  /** Granted exemptions, as known on the day asked about. */
  readonly exempt: readonly Span[]
  /** Percent of the window that the unit has to be there, less what it is exempt from. */
  readonly share: number
  readonly graceDays: number
  readonly makeUp: boolean
  /** Days to the end of the window that count as the whole: a triggering fact's window is not shared out. */
  readonly isShared: boolean
  readonly parts: readonly { readonly title: string; readonly due: Day; readonly on: Day | null }[]
}

export interface Verdict {
  readonly status: Status
  /** The day by which what is still missing is owed; the end of the window when nothing is. */
  readonly due: Day
  /** In words, how it came about. */
  readonly steps: readonly string[]
}

const daysIn = (spans: readonly { from: Day; to: Day }[]): number => spans.reduce((sum, s) => sum + daysBetween(s.from, s.to) + 1, 0)

/** The part of the spans that lies in the window, joined where they overlap. */
export function within(spans: readonly Span[], window: { readonly from: Day; readonly to: Day }): readonly { from: Day; to: Day }[] {
  const cut = spans
    .map(({ from, to }) => ({ from: from > window.from ? from : window.from, to: to === null || to > window.to ? window.to : to }))
    .filter((s) => s.from <= s.to)
    .toSorted((a, b) => (a.from < b.from ? -1 : 1))
  const joined: { from: Day; to: Day }[] = []
  for (const s of cut) {
    const last = joined.at(-1)
    if (last && s.from <= addDays(last.to, 1)) last.to = s.to > last.to ? s.to : last.to
    else joined.push({ ...s })
  }
  return joined
}

export function judgeCell(asked: CellAsked): Verdict {
  const { window, asOf, parts, graceDays } = asked
  const due = parts.reduce<Day>((latest, p) => (p.due > latest ? p.due : latest), parts[0]?.due ?? window.to)
  if (window.from > asOf && asked.isShared) return { status: 'notDue', due, steps: ['本期还没有开始'] }
  // Most units are there throughout and asked for nothing: no days need be counted.
  const throughout = asked.life.some((s) => s.from <= window.from && (s.to === null || s.to >= window.to))
  if (!throughout || asked.exempt.length > 0) {
    const away = absent(asked, due)
    if (away) return away
  }
  const states = parts.map((p) => partStatus(p, asked))
  const status = worst.find((s) => states.includes(s)) ?? 'satisfied'
  const missing = parts.filter((p) => p.on === null).map((p) => p.due)
  return {
    status,
    due: missing.length ? missing.reduce((a, b) => (a < b ? a : b)) : due,
    steps: graceDays > 0 && status === 'grace' ? [`期满后宽限${graceDays}天，至${addDays(due, graceDays)}`] : [],
  }
}

/** Why nothing is due of a unit that was there for a part only, or is exempt for a part; null when enough is left. */
function absent(asked: CellAsked, due: Day): Verdict | null {
  const { window } = asked
  const lived = within(asked.life, window)
  const total = daysIn([window])
  const there = daysIn(lived)
  const enough = (days: number): boolean => days > 0 && (!asked.isShared || days * 100 >= asked.share * total)
  if (!enough(there)) return { status: 'notDue', due, steps: [`本期${total}天，在册${there}天，不足${asked.share}%，不应尽`] }
  const excused = daysIn(lived.flatMap((span) => within(asked.exempt, span)))
  if (excused > 0 && !enough(there - excused))
    return { status: 'exempt', due, steps: [`本期${total}天，在册${there}天，经批准免除${excused}天，余下的不足${asked.share}%`] }
  return null
}

const worst: readonly Status[] = ['missed', 'late', 'grace', 'open', 'madeUp', 'satisfied']

function partStatus(p: CellAsked['parts'][number], { asOf, graceDays, makeUp }: CellAsked): Status {
  const last = graceDays === 0 ? p.due : addDays(p.due, graceDays)
  if (p.on !== null && p.on <= last) return 'satisfied'
  if (asOf <= p.due) return 'open'
  if (asOf <= last) return 'grace'
  if (!makeUp) return 'missed'
  return p.on === null ? 'late' : 'madeUp'
}

export interface Tally {
  readonly due: number
  readonly satisfied: number
  readonly late: number
  readonly open: number
  readonly exempt: number
  readonly notDue: number
}

export function tallyOf(found: readonly Status[]): Tally {
  const count = (is: (s: Status) => boolean): number => found.filter(is).length
  return {
    due: count((s) => statuses[s].due),
    satisfied: count((s) => s === 'satisfied'),
    late: count(isLate),
    open: count((s) => s === 'open' || s === 'grace'),
    exempt: count((s) => s === 'exempt'),
    notDue: count((s) => s === 'notDue'),
  }
}

/** Percent of the cells due; null where nothing is due. */
export const compliance = ({ due, satisfied }: Pick<Tally, 'due' | 'satisfied'>): number | null =>
  due === 0 ? null : Math.round((satisfied * 1000) / due) / 10
