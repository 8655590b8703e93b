// Who is told on the proposers' side: the member himself, or who holds the proposing body's post.
import type { Change } from '#/core/action.ts'
import { peopleWithRole } from '#/features/members/public.ts'

interface Proposed {
  readonly proposerId: string
  readonly proposerParty: 'person' | 'body'
}

export async function proposersOf({ tx, actor, today }: Change, pairs: readonly Proposed[]): Promise<readonly string[]> {
  const bodies = new Set(pairs.filter((p) => p.proposerParty === 'body').map((p) => p.proposerId))
  const holders = bodies.size ? await peopleWithRole(tx, actor.committeeId, 'collective', today) : []
  return [
    ...new Set([
      ...pairs.filter((p) => p.proposerParty === 'person').map((p) => p.proposerId),
      ...holders.filter((h) => h.bodyId !== null && bodies.has(h.bodyId)).map((h) => h.personId),
    ]),
  ]
}
