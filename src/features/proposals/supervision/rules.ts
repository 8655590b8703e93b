// Decisions about supervision that need no database: what may be supervised, who stands in which relation to an item.
import { bodiesOf, type Actor } from '#/core/actor.ts'
import { proposalStates, type ProposalState } from '../lifecycle.ts'
import type { ProblemRelation } from './problem-lifecycle.ts'
import type { SupervisionRelation } from './lifecycle.ts'
import type { ModeRow } from './settings.ts'
import { activityWords, modeTiers, tiers, type Tier } from './words.ts'

/** Filed and not over: what is merged goes with its main case, what is archived is read only. */
export const supervisable: readonly ProposalState[] = (Object.keys(proposalStates) as ProposalState[]).filter((state) => {
  const row = proposalStates[state]
  return row.audience === 'filed' && row.tone !== 'over'
})

/** The mode as the session has it; one that was struck from the rules since keeps the offices as writers and its leader as approver. */
export const modeOf = (rows: readonly ModeRow[], code: string, label: string): ModeRow =>
  rows.find((r) => r.code === code) ?? {
    code,
    label,
    who: label,
    tier: 'any',
    leads: 'anyone',
    writers: ['proposal-office', 'proposal-director'],
    approves: 'leader',
    acts: [],
  }

const holds = (actor: Actor, role: string): boolean => actor.posts.some((p) => p.role === role)

/** A special committee's office writes where its own committee cooperates or where no committee is named yet. */
export const mayWrite = (actor: Actor, mode: ModeRow, bodyId: string | null): boolean =>
  mode.writers.some((role) =>
    role === 'committee-office' ? actor.posts.some((p) => p.role === role && (bodyId === null || p.bodyId === bodyId)) : holds(actor, role),
  )

interface Placed {
  readonly leaderId: string
  readonly bodyId: string | null
  readonly unitIds: readonly string[]
}

export function relationsTo(item: Placed, mode: ModeRow, actor: Actor): readonly SupervisionRelation[] {
  const isLeader = actor.personId !== null && actor.personId === item.leaderId
  const mine = bodiesOf(actor)
  return [
    ...(mayWrite(actor, mode, item.bodyId) ? (['writer'] as const) : []),
    ...(isLeader ? (['leader'] as const) : []),
    ...((mode.approves === 'leader' ? isLeader : holds(actor, mode.approves)) ? (['approver'] as const) : []),
    ...(item.unitIds.some((id) => mine.includes(id)) ? (['unit'] as const) : []),
  ]
}

export const relationsToProblem = (item: Placed, ownerId: string, mode: ModeRow, actor: Actor): readonly ProblemRelation[] => [
  ...(mayWrite(actor, mode, item.bodyId) ? (['writer'] as const) : []),
  ...(bodiesOf(actor).includes(ownerId) ? (['owner'] as const) : []),
]

/** Activities the mode demands and nobody has held, in words. */
export const missingActs = (mode: ModeRow, held: readonly { readonly kind: string }[]): readonly string[] =>
  mode.acts.filter((kind) => !held.some((h) => h.kind === kind)).map((kind) => activityWords[kind])

/** Held only once the unit has written: a meeting without paper is talk. */
export const needsReport = (kind: string): boolean => kind === 'siteVisit' || kind === 'meeting'

/** Why a proposal is not for this mode; null when it is. */
export function tierWrong(mode: ModeRow, name: string, tier: Tier | null): string | null {
  if (mode.tier === 'any' || tier === 'key' || (mode.tier === 'selected' && tier !== null)) return null
  return `${name}${tier ? `是${tiers[tier]}` : '不是重点、重要提案'}，${mode.label}的对象是${modeTiers[mode.tier]}`
}

export interface Chosen {
  readonly filed: number
  readonly key: number
  readonly important: number
}

/** What the office is warned of; numbers are decided by the meeting, so nothing is forbidden. */
export function limitWarnings(chosen: Chosen, limits: { readonly shareInPercent: number; readonly most: number }): readonly string[] {
  const says: string[] = []
  if (chosen.key > limits.most) says.push(`重点提案${chosen.key}件，超过规定的${limits.most}件`)
  const all = chosen.key + chosen.important
  if (chosen.filed > 0 && (100 * all) / chosen.filed > limits.shareInPercent)
    says.push(
      `重点、重要提案共${all}件，占立案${chosen.filed}件的${((100 * all) / chosen.filed).toFixed(1)}%，超过规定的${limits.shareInPercent}%`,
    )
  return says
}
