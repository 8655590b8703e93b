// Who hears of a case: its proposers with those of merged cases, by their bodies' accounts where a body proposes.
import type { Change } from '#/core/action.ts'
import { partiesOf } from '#/core/cases/register.ts'
import { owe } from '#/core/notices/notices.ts'
import { peopleWithRole } from '#/features/members/public.ts'
import type { Dossier } from '../dossier.ts'
import { proposerPeople } from './acting.ts'

/** Proposers of cases merged into this one: they stand beside its own. */
export const coAuthorsOf = async ({ tx }: Pick<Change, 'tx'>, found: Pick<Dossier, 'id' | 'merged'>) =>
  found.merged.length ? (await partiesOf(tx, found.id)).filter((p) => p.part === 'coAuthor') : []

export async function proposersToTell(change: Change, found: Dossier): Promise<readonly string[]> {
  const coAuthors = await coAuthorsOf(change, found)
  const bodies = [...(found.leadBodyId ? [found.leadBodyId] : []), ...coAuthors.filter((a) => a.partyKind === 'body').map((a) => a.partyId)]
  const people = [...proposerPeople(found), ...coAuthors.filter((a) => a.partyKind === 'person').map((a) => a.partyId)]
  const holders = bodies.length ? await peopleWithRole(change.tx, change.actor.committeeId, 'collective', change.today) : []
  return [...new Set([...people, ...holders.filter((h) => h.bodyId && bodies.includes(h.bodyId)).map((h) => h.personId)])]
}

/** The same words to every proposer of the case, once for each key. */
export async function tellProposers(change: Change, found: Dossier, key: string, title: string, body: string): Promise<void> {
  await owe(change, {
    personIds: await proposersToTell(change, found),
    key: `${key}:${found.id}`,
    title,
    body,
    url: `/proposals/${found.id}`,
    matterId: found.id,
  })
}
