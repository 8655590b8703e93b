// Implements the contract of the calendar and its feed.
import { readIn } from '#/core/db/database.ts'
import { day } from '#/core/day.ts'
import { answer, openRoutesFor } from '#/core/http/procedure.ts'
import type { Actor } from '#/core/actor.ts'
import { forbidden, refused, done } from '#/core/outcome.ts'
import { activityCalendarContract } from './contract.ts'
import { feedMadeAt, makeFeed, readFeed, revokeFeed } from './feed.ts'
import { entriesBetween, specialDays } from './store.ts'

const c = openRoutesFor(activityCalendarContract)

/** The guard has let nobody in without signing in, but for the feed itself. */
const signedIn = (actor: Actor | null): Actor => answer(actor ? done(actor) : forbidden('请先登录'))

export const activityCalendarRoutes = c.router({
  show: c.show.handler(({ input, context: x }) => {
    const actor = signedIn(x.actor)
    const [from, to] = [day(input.from), day(input.to)]
    if (to < from) return answer(refused([{ field: 'to', says: '结束日期不能早于开始日期' }]))
    return readIn(x.world.db, [actor.committeeId], async (tx) => ({
      ...(await entriesBetween(tx, actor, { from, to, whose: input.whose })),
      days: await specialDays(tx, from, to),
    }))
  }),
  feed: c.feed.handler(({ context: x }) => {
    const actor = signedIn(x.actor)
    return readIn(x.world.db, [actor.committeeId], async (tx) => ({ madeAt: (await feedMadeAt(tx, actor))?.toISOString() ?? null }))
  }),
  makeFeed: c.makeFeed.handler(async ({ context: x }) => answer(await makeFeed(x.world, signedIn(x.actor)))),
  revokeFeed: c.revokeFeed.handler(async ({ context: x }) => answer(await revokeFeed(x.world, signedIn(x.actor)))),
  ics: c.ics.handler(async ({ input, context: x }) => {
    const { text } = answer(await readFeed(x.world, input.token, x.visitor))
    return {
      headers: { 'content-disposition': 'inline; filename="activities.ics"' },
      body: new File([text], 'activities.ics', { type: 'text/calendar; charset=utf-8' }),
    }
  }),
})
