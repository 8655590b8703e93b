// The office makes and ends contacts in bulk, and places people in the Party group, branches and grids; the links themselves live in organisation.
import { perform, type World } from '#/core/action.ts'
import type { Actor } from '#/core/actor.ts'
import type { Day } from '#/core/day.ts'
import { done, notFound, refused, type Outcome, type Reason } from '#/core/outcome.ts'
import { bodiesByIds, endLinks, linkParties } from '#/features/organisation/public.ts'
import { linksWrong } from '../network-rules.ts'
import { endableLinks, isPlaceKind, linksOn, peopleOn, placedOn, placeKinds } from '../network-store.ts'

export interface LinksGiven {
  readonly links: readonly { readonly fromId: string; readonly toId: string }[]
  readonly fromDay: Day
  readonly source: string
}

export function assignLinks(world: World, actor: Actor, { links, fromDay, source }: LinksGiven): Promise<Outcome<{ made: number }>> {
  return perform(world, actor, async (change) => {
    const { tx } = change
    const people = await peopleOn(tx, actor.committeeId, fromDay)
    const wrong: Reason[] = linksWrong(people, await linksOn(tx, actor.committeeId, fromDay), links).map((says) => ({ says }))
    if (wrong.length) return refused(wrong)
    await linkParties(
      change,
      links.map((l) => ({ ...l, kind: 'contacts', fromKind: 'person', toKind: 'person', fromDay, toDay: null, source })),
    )
    return done({ made: links.length })
  })
}

export function endNetworkLinks(
  world: World,
  actor: Actor,
  given: { readonly ids: readonly string[]; readonly lastDay: Day; readonly source: string },
): Promise<Outcome<{ ended: number }>> {
  return perform(world, actor, async (change) => {
    const ids = [...new Set(given.ids)]
    const endable = await endableLinks(change.tx, actor.committeeId, ids)
    if (endable.length < ids.length) return refused([`有${ids.length - endable.length}条联系没有找到，或者已经结束，请刷新后再办`])
    const ended = await endLinks(change, ids, given)
    if (ended.length < ids.length)
      return refused([{ field: 'lastDay', says: `有${ids.length - ended.length}条联系的开始日期晚于最后一天` }])
    return done({ ended: ended.length })
  })
}

export interface PlacingGiven {
  readonly id: string
  readonly personIds: readonly string[]
  readonly fromDay: Day
  readonly source: string
}

export function placePeople(world: World, actor: Actor, given: PlacingGiven): Promise<Outcome<{ placed: number }>> {
  return perform(world, actor, async (change) => {
    const { tx } = change
    const body = (await bodiesByIds(tx, [given.id])).get(given.id)
    if (!body || !isPlaceKind(body.kind)) return notFound('没有找到这个党组、党支部或网格')
    const { kind } = body
    const ids = [...new Set(given.personIds)]
    const people = await peopleOn(tx, actor.committeeId, given.fromDay, ids)
    const wrong: Reason[] = []
    if (body.toDay !== null && body.toDay < given.fromDay) wrong.push({ says: `“${body.name}”已撤销` })
    if (people.length < ids.length) wrong.push({ field: 'personIds', says: '有人员没有登记' })
    if (kind !== 'grid')
      for (const p of people.filter((x) => x.party !== '中共'))
        wrong.push({ field: 'personIds', says: `${p.name}不是中共党员，不能编入${body.name}` })
    const placed = (await placedOn(tx, actor.committeeId, given.fromDay)).filter((p) => p.kind === kind && ids.includes(p.id))
    // A grid may share its members; a Party member belongs to one branch.
    for (const p of placed.filter((x) => x.bodyId === body.id || kind === 'party-branch'))
      wrong.push({
        field: 'personIds',
        says: p.bodyId === body.id ? `${p.name}已在“${body.name}”` : `${p.name}已编入别的党支部，请先结束原来的`,
      })
    if (wrong.length) return refused(wrong)
    const link = { kind: placeKinds[kind], fromKind: 'person', toKind: 'body', toId: body.id, fromDay: given.fromDay, toDay: null } as const
    await linkParties(
      change,
      ids.map((fromId) => ({ ...link, fromId, source: given.source })),
    )
    return done({ placed: ids.length })
  })
}
