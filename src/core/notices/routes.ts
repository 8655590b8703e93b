// Implements the contract of notices. An account of no registered person has no inbox: it is empty.
import { inScope, readIn } from '../db/database.ts'
import { routesFor } from '../http/procedure.ts'
import { noticesContract } from './contract.ts'
import { inboxOf, markRead } from './notices.ts'

const os = routesFor(noticesContract)

export const noticeRoutes = os.router({
  mine: os.mine.handler(async ({ input, context: { world, actor } }) => {
    const { personId, committeeId } = actor
    if (!personId) return { unread: 0, items: [], next: null }
    const page = await readIn(world.db, [committeeId], (tx) =>
      inboxOf(tx, { committeeId, personId }, { after: input.after ?? null, limit: input.limit }),
    )
    return {
      ...page,
      items: page.items.map((n) => ({ ...n, at: n.at.toISOString(), readAt: n.readAt?.toISOString() ?? null })),
    }
  }),
  read: os.read.handler(async ({ input, context: { world, actor } }) => {
    const { personId, committeeId } = actor
    if (!personId) return { read: 0 }
    return {
      read: await inScope(world.db, [committeeId], (tx) => markRead(tx, { committeeId, personId }, input.ids, world.clock.now())),
    }
  }),
})
