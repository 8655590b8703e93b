// The contact chain 党组成员→党员常委→党员委员→党外委员: who stands where, what is broken, who could take whom. Decisions that need no database.
import { addDays, addMonths, inChinese, type Day } from '#/core/day.ts'

/** From the top of the chain to its end. */
export const ranks = ['group', 'standing', 'member', 'outside'] as const
export type Rank = (typeof ranks)[number]

export const rankLabels: Readonly<Record<Rank, string>> = {
  group: '党组成员',
  standing: '党员常委',
  member: '党员委员',
  outside: '党外委员',
}

/** Derived, never entered: from the Party group, the seat and the party. Null: not in the chain, or no longer. */
export function rankOf(who: {
  readonly inPartyGroup: boolean
  readonly seatKind: string | null
  readonly party: string | null
}): Rank | null {
  if (who.inPartyGroup) return 'group'
  if (who.seatKind === null) return null
  if (who.party !== '中共') return 'outside'
  return who.seatKind === 'member' ? 'member' : 'standing'
}

const heightOf = (rank: Rank): number => ranks.indexOf(rank)

/** Which hop of the chain a contact of these two is: 1, 2 or 3 by the rank of the lower end; null when it does not lead down. */
export function hopOf(from: Rank | null, to: Rank | null): number | null {
  if (from === null || to === null || heightOf(from) >= heightOf(to)) return null
  return heightOf(to)
}

export interface NetworkPerson {
  readonly id: string
  readonly name: string
  readonly rank: Rank | null
  readonly sectorId: string | null
  readonly sector: string | null
  readonly committeeId: string | null
  readonly groupId: string | null
}

export interface NetworkLink {
  readonly id: string
  readonly fromId: string
  readonly toId: string
  readonly fromDay: Day
  readonly source: string
  /** The last day on which the upper end recorded a contact with the lower. */
  readonly lastOn: Day | null
}

export interface MostTargets {
  readonly group: number
  readonly standing: number
  readonly member: number
}

export const ages = ['fresh', 'soon', 'late', 'never'] as const
export type Age = (typeof ages)[number]
export const ageLabels: Readonly<Record<Age, string>> = { fresh: '按时联系', soon: '快到期', late: '超期', never: '从未联系' }

export interface Clock {
  readonly months: number
  readonly soonDays: number
}

/** How a link stands: when the next contact is due, in words that can be checked. */
export function ageOf(
  link: { readonly fromDay: Day; readonly lastOn: Day | null },
  clock: Clock,
  today: Day,
): { readonly age: Age; readonly due: Day; readonly steps: readonly string[] } {
  const since = link.lastOn ?? link.fromDay
  const due = addMonths(since, clock.months)
  const steps = [
    link.lastOn ? `上次联系是${inChinese(link.lastOn)}` : `自${inChinese(link.fromDay)}建立联系，还没有联系记录`,
    `每${clock.months}个月至少联系一次，到${inChinese(due)}`,
  ]
  if (today > due) return { age: link.lastOn ? 'late' : 'never', due, steps }
  return { age: today >= addDays(due, -clock.soonDays) ? 'soon' : 'fresh', due, steps }
}

export type BreakKind = 'uncovered' | 'unrooted' | 'lostEnd' | 'overloaded'
export const breakLabels: Readonly<Record<BreakKind, string>> = {
  uncovered: '没有人联系',
  unrooted: '上面断链',
  lostEnd: '一端已离任',
  overloaded: '负担过重',
}

export interface Break {
  readonly kind: BreakKind
  readonly personId: string
  readonly linkId: string | null
  readonly says: string
}

export interface Chain {
  /** Links that lead down the chain between two people who are both in it. */
  readonly hops: readonly NetworkLink[]
  /** Reached from the Party group in at most three hops. */
  readonly reached: ReadonlySet<string>
  readonly breaks: readonly Break[]
}

export function chainOf(people: readonly NetworkPerson[], links: readonly NetworkLink[], most: MostTargets): Chain {
  const byId = new Map(people.map((p) => [p.id, p]))
  const rank = (id: string): Rank | null => byId.get(id)?.rank ?? null
  const name = (id: string): string => byId.get(id)?.name ?? '（未登记）'
  const hops = links.filter((l) => hopOf(rank(l.fromId), rank(l.toId)) !== null)
  const lost = links.filter((l) => rank(l.fromId) === null || rank(l.toId) === null)
  const covered = new Set(hops.map((l) => l.toId))
  const reached = reachedFrom(people, hops)
  const load = new Map<string, number>()
  for (const { fromId } of hops) load.set(fromId, (load.get(fromId) ?? 0) + 1)
  const inChain = people.filter((p): p is NetworkPerson & { rank: Rank } => p.rank !== null)
  const below = inChain.filter((p) => p.rank !== 'group').toSorted((a, b) => heightOf(b.rank) - heightOf(a.rank))
  return {
    hops,
    reached,
    breaks: [
      ...below
        .filter((p) => !covered.has(p.id))
        .map((p): Break => ({ kind: 'uncovered', personId: p.id, linkId: null, says: `${rankLabels[p.rank]}${p.name}没有人联系` })),
      ...below
        .filter((p) => p.rank === 'outside' && covered.has(p.id) && !reached.has(p.id))
        .map((p): Break => ({
          kind: 'unrooted',
          personId: p.id,
          linkId: null,
          says: `${p.name}的联系人（${hops
            .filter((l) => l.toId === p.id)
            .map((l) => name(l.fromId))
            .join('、')}）上面断了，三级以内到不了党组成员`,
        })),
      ...lost.map((l): Break => {
        const gone = rank(l.fromId) === null ? l.fromId : l.toId
        return { kind: 'lostEnd', personId: gone, linkId: l.id, says: `${name(l.fromId)}联系${name(l.toId)}：${name(gone)}已不在任` }
      }),
      ...inChain.flatMap((p): Break[] => {
        const has = load.get(p.id) ?? 0
        if (p.rank === 'outside' || has <= most[p.rank]) return []
        return [
          {
            kind: 'overloaded',
            personId: p.id,
            linkId: null,
            says: `${rankLabels[p.rank]}${p.name}联系${has}人，规定最多${most[p.rank]}人`,
          },
        ]
      }),
    ],
  }
}

function reachedFrom(people: readonly NetworkPerson[], hops: readonly NetworkLink[]): ReadonlySet<string> {
  const reached = new Set(people.filter((p) => p.rank === 'group').map((p) => p.id))
  let edge = [...reached]
  for (let hop = 1; hop < ranks.length; hop++) {
    const from = new Set(edge)
    edge = hops.filter((l) => from.has(l.fromId) && !reached.has(l.toId)).map((l) => l.toId)
    for (const id of edge) reached.add(id)
  }
  return reached
}

export interface Proposed {
  readonly toId: string
  /** Null: nobody has room. */
  readonly fromId: string | null
  readonly why: string
}

/** Whom the uncovered could be given to: one rank above, with room left; of the same sector, committee or group first, then who has least. */
export function proposedFor(people: readonly NetworkPerson[], chain: Chain, most: MostTargets): readonly Proposed[] {
  const byId = new Map(people.map((p) => [p.id, p]))
  const load = new Map<string, number>()
  for (const { fromId } of chain.hops) load.set(fromId, (load.get(fromId) ?? 0) + 1)
  const wanting = chain.breaks.flatMap((b) => (b.kind === 'uncovered' ? (byId.get(b.personId) ?? []) : []))
  return wanting.map((to) => {
    const above = ranks[heightOf(to.rank ?? 'outside') - 1]
    if (!above || above === 'outside') return { toId: to.id, fromId: null, why: '' }
    const best = people
      .filter((p) => p.rank === above && (load.get(p.id) ?? 0) < most[above])
      .map((p) => ({ p, near: nearness(p, to), load: load.get(p.id) ?? 0 }))
      .toSorted((a, b) => b.near - a.near || a.load - b.load || (a.p.name < b.p.name ? -1 : 1))[0]
    if (!best) return { toId: to.id, fromId: null, why: `${rankLabels[above]}都已联系满${most[above]}人` }
    load.set(best.p.id, best.load + 1)
    return { toId: to.id, fromId: best.p.id, why: `${whyNear[best.near] ?? '尚有余额'}，已联系${best.load}人` }
  })
}

const whyNear: Readonly<Record<number, string>> = { 3: '同一界别', 2: '同一专委会', 1: '同一小组' }

function nearness(a: NetworkPerson, b: NetworkPerson): number {
  if (a.sectorId !== null && a.sectorId === b.sectorId) return 3
  if (a.committeeId !== null && a.committeeId === b.committeeId) return 2
  return a.groupId !== null && a.groupId === b.groupId ? 1 : 0
}

/** Why these links cannot be made together; every reason at once. */
export function linksWrong(
  people: readonly NetworkPerson[],
  links: readonly NetworkLink[],
  given: readonly { readonly fromId: string; readonly toId: string }[],
): readonly string[] {
  const byId = new Map(people.map((p) => [p.id, p]))
  const there = new Set(links.map((l) => `${l.fromId}:${l.toId}`))
  const seen = new Set<string>()
  return given.flatMap(({ fromId, toId }) => {
    const [from, to] = [byId.get(fromId), byId.get(toId)]
    const pair = `${fromId}:${toId}`
    if (!from?.rank) return [`联系人${from?.name ?? ''}不在任，不能安排`]
    if (!to?.rank) return [`联系对象${to?.name ?? ''}不在任，不能安排`]
    if (hopOf(from.rank, to.rank) === null)
      return [`${rankLabels[from.rank]}${from.name}不能联系${rankLabels[to.rank]}${to.name}：三级联系由上级联系下级`]
    if (there.has(pair) || seen.has(pair)) return [`${from.name}联系${to.name}已经登记`]
    seen.add(pair)
    return []
  })
}
