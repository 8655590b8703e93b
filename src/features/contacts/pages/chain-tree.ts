// The network as trees: who stands under whom, and where each stands in a drawing. A person under two uppers stands under each.
import { ranks, type Rank } from '../network-rules.ts'
import type { NetworkPageData } from '../contract.ts'

export type Person = NetworkPageData['people'][number]
export type Link = NetworkPageData['links'][number]

export interface Branch {
  readonly person: Person
  /** How it hangs on the one above; null at the top. */
  readonly link: Link | null
  readonly below: readonly Branch[]
}

/** Trees from the Party group; then those that hang in the air: somebody contacts on, but nobody contacts him. */
export function treesOf({ people, links }: Pick<NetworkPageData, 'people' | 'links'>): readonly Branch[] {
  const byId = new Map(people.map((p) => [p.id, p]))
  const hops = links.filter((l) => l.hop !== null)
  const under = Map.groupBy(hops, (l) => l.fromId)
  const held = new Set(hops.map((l) => l.toId))
  // Hops lead down, so no branch comes back to where it began.
  const grow = (person: Person, link: Link | null): Branch => ({
    person,
    link,
    below: (under.get(person.id) ?? []).flatMap((l) => {
      const next = byId.get(l.toId)
      return next ? [grow(next, l)] : []
    }),
  })
  const tops = people.filter((p) => p.rank === 'group' || (under.has(p.id) && !held.has(p.id)))
  return tops.toSorted((a, b) => heightOf(a) - heightOf(b)).map((p) => grow(p, null))
}

const heightOf = (p: Person): number => (p.rank ? ranks.indexOf(p.rank) : ranks.length)

export const sizeOf = (branch: Branch): number => branch.below.reduce((n, b) => n + 1 + sizeOf(b), 0)

export interface Spot {
  readonly key: string
  readonly person: Person
  readonly link: Link | null
  readonly rank: Rank
  /** In rows from the top; leaves take one each, an upper stands in the middle of his own. */
  readonly row: number
  readonly above: Spot | null
}

export function spotsOf(tree: Branch): { readonly spots: readonly Spot[]; readonly rows: number } {
  const spots: Spot[] = []
  let rows = 0
  const place = (branch: Branch, key: string): { row: number; attach: (above: Spot | null) => void } => {
    const below = branch.below.map((b, i) => place(b, `${key}.${i}`))
    const [first, last] = [below[0], below.at(-1)]
    const row = first && last ? (first.row + last.row) / 2 : rows++
    return {
      row,
      attach: (above) => {
        const spot: Spot = { key, person: branch.person, link: branch.link, rank: branch.person.rank ?? 'outside', row, above }
        spots.push(spot)
        for (const b of below) b.attach(spot)
      },
    }
  }
  place(tree, '0').attach(null)
  return { spots, rows }
}
