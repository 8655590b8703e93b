// The end of a publicity: the copy leaves the public pages with this transaction and stays here with its days.
import { sql } from 'kysely'
import type { Change } from '#/core/action.ts'
import { voidDeadlines } from '#/core/cases/deadlines.ts'
import type { Openness } from '../words.ts'
import { publicityStates, type PublicityState } from './lifecycle.ts'
import type { Publication } from './publication.ts'
import { publicationsOf } from './store.ts'

export const isPublic = (g: Publication): boolean => publicityStates[g.state].isPublic

export async function enterPublicity({ tx, actor, now }: Change, id: string, state: PublicityState): Promise<void> {
  await sql`update publication set state = ${state}, state_since = ${now}, version = version + 1
    where committee_id = ${actor.committeeId} and id = ${id}`.execute(tx)
}

/** The openness from today on; what held before keeps its days. */
export async function setOpenness({ tx, actor, today }: Change, g: Publication, openness: Openness, reason: string): Promise<void> {
  await sql`update publication_openness set until_day = ${today}
    where committee_id = ${actor.committeeId} and publication_id = ${g.id} and until_day is null`.execute(tx)
  await sql`insert into publication_openness (committee_id, publication_id, entry, from_day, openness, reason, set_by)
    select ${actor.committeeId}, ${g.id}::uuid, coalesce(max(entry), 0) + 1, ${today}::date, ${openness}, ${reason}, ${actor.name}
    from publication_openness where committee_id = ${actor.committeeId} and publication_id = ${g.id}`.execute(tx)
}

export async function takeDown({ tx, actor, now, today }: Change, g: Publication, reason: string): Promise<void> {
  await sql`update publication_copy set withdrawn_on = ${today}, withdrawn_at = ${now}, withdrawn_by = ${actor.name}, withdrawn_because = ${reason}
    where committee_id = ${actor.committeeId} and publication_id = ${g.id} and withdrawn_at is null`.execute(tx)
}

/** The case itself was withdrawn: what is public of it goes, what is being prepared is dropped. Its deadlines end with the case. */
export async function endPublicity(change: Change, proposalId: string, reason: string): Promise<void> {
  const all = await publicationsOf(change.tx, change.actor.committeeId, proposalId)
  for (const g of all.filter((x) => isPublic(x) || publicityStates[x.state].open)) {
    await takeDown(change, g, reason)
    await setOpenness(change, g, 'closed', reason)
    await enterPublicity(change, g.id, 'notPublic')
  }
}

/** Replies that a new round will replace and that are not public yet need not become so. What is public stays: the new reply stands beside it. */
export async function dropPendingReplies(change: Change, proposalId: string, replyIds: readonly string[], reason: string): Promise<void> {
  const all = await publicationsOf(change.tx, change.actor.committeeId, proposalId)
  for (const g of all.filter((x) => x.replyId && replyIds.includes(x.replyId) && publicityStates[x.state].open)) {
    await setOpenness(change, g, 'closed', reason)
    await enterPublicity(change, g.id, 'notPublic')
    await voidDeadlines(change.tx, { partId: g.id }, change.today)
  }
}
