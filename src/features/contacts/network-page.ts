// What the network's pages show: people by rank, links with their age, breaks, proposals; a committee's office sees its own members and who links to them.
import { may, type Actor } from '#/core/actor.ts'
import type { Day } from '#/core/day.ts'
import type { Tx } from '#/core/db/database.ts'
import { settingsOn } from '#/core/settings/store.ts'
import { bodiesOfKind } from '#/features/organisation/public.ts'
import type { NetworkPageData, PlacesPageData, Proposals } from './contract.ts'
import {
  ageLabels,
  ageOf,
  breakLabels,
  chainOf,
  hopOf,
  proposedFor,
  rankLabels,
  ranks,
  type Clock,
  type NetworkLink,
  type NetworkPerson,
} from './network-rules.ts'
import { committeesSeen, linksOn, peopleOn, placedOn, placeKinds, type PlaceKind } from './network-store.ts'
import { mostTargets, soonDays, windowMonths } from './settings.ts'

const rules = { most: mostTargets, months: windowMonths, soonDays }

export async function clockOf(tx: Tx, committeeId: number, today: Day): Promise<Clock> {
  const { months, soonDays: soon } = await settingsOn(tx, committeeId, { months: windowMonths, soonDays }, today)
  return { months, soonDays: soon }
}

export function standingOf(link: NetworkLink, clock: Clock, today: Day) {
  const { age, due, steps } = ageOf(link, clock, today)
  return { age, label: ageLabels[age], due, steps: [...steps], lastOn: link.lastOn }
}

const placeLabels: Readonly<Record<PlaceKind, string>> = { 'party-group': '党组', 'party-branch': '党支部', grid: '委员服务网格' }

const brief = ({ id, name, rank, sector }: NetworkPerson) => ({ id, name, rank, sector })

async function networkOn(tx: Tx, committeeId: number, today: Day) {
  const people = await peopleOn(tx, committeeId, today)
  const links = await linksOn(tx, committeeId, today)
  const set = await settingsOn(tx, committeeId, rules, today)
  return { people, links, set, chain: chainOf(people, links, set.most) }
}

export async function networkPageOf(tx: Tx, actor: Actor, today: Day): Promise<NetworkPageData> {
  const { people, links, set, chain } = await networkOn(tx, actor.committeeId, today)
  const committees = committeesSeen(actor)
  const own = new Set(
    people.filter((p) => committees === null || (p.committeeId !== null && committees.includes(p.committeeId))).map((p) => p.id),
  )
  const shownLinks = links.filter((l) => own.has(l.fromId) || own.has(l.toId))
  const shown = new Set([...own, ...shownLinks.flatMap((l) => [l.fromId, l.toId])])
  const rankById = new Map(people.map((p) => [p.id, p.rank]))
  const covered = new Set(chain.hops.map((l) => l.toId))
  const outside = people.filter((p) => p.rank === 'outside' && own.has(p.id))
  return {
    people: people.filter((p) => shown.has(p.id)).map(brief),
    links: shownLinks.map((l) => ({
      id: l.id,
      fromId: l.fromId,
      toId: l.toId,
      fromDay: l.fromDay,
      source: l.source,
      hop: hopOf(rankById.get(l.fromId) ?? null, rankById.get(l.toId) ?? null),
      standing: standingOf(l, set, today),
    })),
    breaks: chain.breaks
      .filter((b) => own.has(b.personId) || (b.linkId !== null && shownLinks.some((l) => l.id === b.linkId)))
      .map((b) => ({ ...b, label: breakLabels[b.kind] })),
    counts: ranks.map((rank) => {
      const those = people.filter((p) => p.rank === rank && own.has(p.id))
      return {
        rank,
        label: rankLabels[rank],
        people: those.length,
        covered: those.filter((p) => rank === 'group' || covered.has(p.id)).length,
      }
    }),
    reached: { of: outside.length, reached: outside.filter((p) => chain.reached.has(p.id)).length },
    rule: `每${set.months}个月至少联系一次；每名党组成员最多联系${set.most.group}人，党员常委${set.most.standing}人，党员委员${set.most.member}人`,
    partial: committees !== null,
    mayAssign: may(actor, 'contacts:assign'),
  }
}

export async function proposalsOf(tx: Tx, actor: Actor, today: Day): Promise<Proposals> {
  const { people, set, chain } = await networkOn(tx, actor.committeeId, today)
  const byId = new Map(people.map((p) => [p.id, p]))
  const load = new Map<string, number>()
  for (const { fromId } of chain.hops) load.set(fromId, (load.get(fromId) ?? 0) + 1)
  const above = new Map(
    ranks.slice(1).map((rank, i) => {
      const upper = ranks[i]
      return [
        rank,
        people
          .filter((p) => p.rank === upper)
          .map((p) => ({ id: p.id, name: p.name, note: [p.sector, `已联系${load.get(p.id) ?? 0}人`].filter(Boolean).join('，') })),
      ] as const
    }),
  )
  return {
    rows: proposedFor(people, chain, set.most).flatMap(({ toId, fromId, why }) => {
      const to = byId.get(toId)
      if (!to?.rank) return []
      const from = fromId ? byId.get(fromId) : undefined
      return [{ to: brief(to), from: from ? { id: from.id, name: from.name } : null, why, choices: above.get(to.rank) ?? [] }]
    }),
  }
}

export async function placesPageOf(tx: Tx, actor: Actor, today: Day): Promise<PlacesPageData> {
  const bodies = await bodiesOfKind(tx, actor.committeeId, Object.keys(placeKinds), today)
  const placed = await placedOn(tx, actor.committeeId, today)
  const committees = committeesSeen(actor)
  const members = (await peopleOn(tx, actor.committeeId, today)).filter(
    (p) => p.seated && (committees === null || (p.committeeId !== null && committees.includes(p.committeeId))),
  )
  const within = (kind: string) => new Set(placed.filter((p) => p.kind === kind).map((p) => p.id))
  const [inBranch, inGrid] = [within('party-branch'), within('grid')]
  const named = ({ id, name }: NetworkPerson) => ({ id, name })
  const mine = new Set(members.map((p) => p.id))
  return {
    bodies: bodies.map((b) => ({
      id: b.id,
      name: b.name,
      kind: { code: b.kind, label: placeLabels[b.kind as PlaceKind] },
      url: `/bodies/${b.id}`,
      people: placed
        .filter((p) => p.bodyId === b.id && (committees === null || mine.has(p.id)))
        .map((p) => ({ id: p.id, name: p.name, linkId: p.linkId, since: p.since })),
    })),
    missing: {
      branch: members.filter((p) => p.party === '中共' && !inBranch.has(p.id)).map(named),
      grid: members.filter((p) => !inGrid.has(p.id)).map(named),
    },
    mayPlace: may(actor, 'contacts:assign'),
  }
}
