// What is reckoned in the hall, without database or clock: quorum, majority, who is elected, who sits where.
import { isQuorate, quorumLine, type Quorum } from '../attendance/quorum.ts'
import type { MajorityTraits } from './codes.ts'

export interface Hall {
  readonly due: number
  readonly onLeave: number
  readonly present: number
}

/** As on the sheet and on the meeting's page; where no number is asked for, any will do. */
export const quorumMet = (quorum: Quorum, hall: Pick<Hall, 'due' | 'present'>): boolean =>
  quorum === 'none' || isQuorate(quorum, hall) === true

export const quorumWords = (quorum: Quorum, { due, onLeave, present }: Hall): string =>
  quorumLine(quorum, { due, leave: onLeave, present, others: 0 })

/** Half of 120 present needs 61; two thirds of 120 needs 80. */
export function votesNeeded({ base, over, share, more }: MajorityTraits, hall: { readonly due: number; readonly present: number }): number {
  const exact = (hall[base] * share) / over
  return more ? Math.floor(exact) + 1 : Math.ceil(exact)
}

export interface Counted {
  readonly code: string
  readonly label: string
  readonly votes: number
}

/** Those with enough votes, the most first, as many as there are seats. Equal votes at the last seat leave it open: another vote decides. */
export function elected(
  counts: readonly Counted[],
  needed: number,
  seats: number,
): { readonly codes: readonly string[]; readonly tied: readonly string[] } {
  const enough = counts.filter((c) => c.votes >= needed).toSorted((a, b) => b.votes - a.votes)
  const last = enough[seats - 1]
  const next = enough[seats]
  if (!last || !next || last.votes > next.votes) return { codes: enough.slice(0, seats).map((c) => c.code), tied: [] }
  return {
    codes: enough.filter((c) => c.votes > last.votes).map((c) => c.code),
    tied: enough.filter((c) => c.votes === last.votes).map((c) => c.label),
  }
}

export const motionOptions = { for: '赞成', against: '反对', abstain: '弃权' } as const

/** Why a ballot cannot be taken as it is. An empty ballot of an election abstains. */
export function ballotWrong(
  vote: { readonly kind: 'motion' | 'election'; readonly seats: number | null; readonly options: readonly string[] },
  choices: readonly string[],
): string | null {
  if (new Set(choices).size !== choices.length) return '同一项不能选两次'
  if (choices.some((c) => !vote.options.includes(c))) return '选项不在这次表决里'
  if (vote.kind === 'motion') return choices.length === 1 ? null : '请在赞成、反对、弃权中选一项'
  return choices.length <= (vote.seats ?? 0) ? null : `最多选${vote.seats ?? 0}人，现在选了${choices.length}人`
}

export interface TellerCount {
  readonly teller: string
  readonly ballots: number
  readonly invalid: number
  readonly counts: Readonly<Record<string, number>>
}

/** Why the tellers' counts cannot stand yet; empty when they can. */
export function tallyWrong(
  tallies: readonly TellerCount[],
  of: { readonly tellers: number; readonly handedOut: number; readonly kind: 'motion' | 'election'; readonly seats: number | null },
): readonly string[] {
  if (of.handedOut === 0) return []
  if (tallies.length < of.tellers)
    return [of.tellers === 1 ? '请先登记计票人的计数' : `须由${of.tellers}名计票人分别录入，现在有${tallies.length}人`]
  const [first, ...others] = tallies
  if (!first) return []
  const same = (a: TellerCount, b: TellerCount): boolean =>
    a.ballots === b.ballots &&
    a.invalid === b.invalid &&
    [...new Set([...Object.keys(a.counts), ...Object.keys(b.counts)])].every((k) => (a.counts[k] ?? 0) === (b.counts[k] ?? 0))
  if (others.some((t) => !same(first, t))) return [`计票人${tallies.map((t) => t.teller).join('、')}录入的数字不一致，请核对后改正`]
  return tallies.slice(0, 1).flatMap((t) => countWrong(t, of))
}

/** What cannot be right in one teller's count. */
export function countWrong(
  { ballots, invalid, counts }: Omit<TellerCount, 'teller'>,
  of: { readonly handedOut: number; readonly kind: 'motion' | 'election'; readonly seats: number | null },
): readonly string[] {
  const valid = ballots - invalid
  const sum = Object.values(counts).reduce((a, b) => a + b, 0)
  return [
    ...(ballots > of.handedOut ? [`收回${ballots}张，多于发出的${of.handedOut}张`] : []),
    ...(invalid > ballots ? [`无效票${invalid}张，多于收回的${ballots}张`] : []),
    ...(of.kind === 'motion' && valid >= 0 && sum !== valid ? [`赞成、反对、弃权合计${sum}票，应等于有效票${valid}张`] : []),
    ...(of.kind === 'election' && Object.values(counts).some((n) => n > valid) ? [`有候选人的得票多于有效票${valid}张`] : []),
    ...(of.kind === 'election' && sum > valid * (of.seats ?? 0) ? [`得票合计${sum}，多于有效票能投出的${valid * (of.seats ?? 0)}`] : []),
  ]
}

export const seatRules = { sector: '按界别', strokes: '按姓氏笔画', pinyin: '按姓名拼音' } as const
export type SeatRule = keyof typeof seatRules

export interface Seated {
  readonly id: string
  readonly name: string
  readonly sectorSort: number
}

const byPinyin = new Intl.Collator('zh-CN-u-co-pinyin')
const byStrokes = new Intl.Collator('zh-CN-u-co-stroke')

/** In the order of the rule; equal ones by name, then by id, so that the same people always sit alike. */
export function inSeatOrder(people: readonly Seated[], rule: SeatRule): readonly Seated[] {
  const named = rule === 'strokes' ? byStrokes : byPinyin
  return people.toSorted(
    (a, b) => (rule === 'sector' ? a.sectorSort - b.sectorSort : 0) || named.compare(a.name, b.name) || (a.id < b.id ? -1 : 1),
  )
}

/** Seats from the front, each row from the left; blocked ones are left free. */
export const freeSeats = (rows: number, seats: number, blocked: readonly string[]): readonly string[] =>
  Array.from({ length: rows * seats }, (_, i) => `${Math.floor(i / seats) + 1}-${(i % seats) + 1}`).filter((s) => !blocked.includes(s))

/** '3-12' → 3排12座 */
export const seatWords = (seat: string): string => seat.replace(/^(\d+)-(\d+)$/, '$1排$2座')
