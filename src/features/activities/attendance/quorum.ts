// 应到、请假、实到, and whether so many are enough by the kind's rule. Pure; the hall, the pages and the printed sheet say it in the same words.
import type { quorums } from '../codes.ts'

export type Quorum = keyof typeof quorums

/** Everybody who has to come, in one of four places. */
export interface HeadCount {
  readonly due: number
  readonly leave: number
  readonly present: number
  /** Come though nobody had to: 列席、特邀、报名. */
  readonly others: number
}

/** More than half, or two thirds and more, of those due; null where the kind asks for no number. */
export function isQuorate(rule: Quorum, { due, present }: Pick<HeadCount, 'due' | 'present'>): boolean | null {
  if (rule === 'none' || due === 0) return null
  return rule === 'half' ? present * 2 > due : present * 3 >= due * 2
}

/** How many have to be there; null where no number is asked for. */
export function needed(rule: Quorum, due: number): number | null {
  if (rule === 'none' || due === 0) return null
  return rule === 'half' ? Math.floor(due / 2) + 1 : Math.ceil((due * 2) / 3)
}

/** “应到486人，请假87人，实到399人，符合章程规定” */
export function quorumLine(rule: Quorum, count: HeadCount): string {
  const { due, leave, present, others } = count
  const heads = due === 0 ? `到会${present + others}人` : `应到${due}人，请假${leave}人，实到${present}人`
  const also = due > 0 && others > 0 ? `，另有列席等${others}人` : ''
  const verdict = isQuorate(rule, count)
  if (verdict === null) return heads + also
  const least = needed(rule, due) ?? 0
  return heads + also + (verdict ? '，符合章程规定' : `，不足法定人数（须${least}人），还差${least - present}人`)
}
