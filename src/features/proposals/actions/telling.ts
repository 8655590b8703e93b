// Who hears of a case: its proposers with those of merged cases, by their bodies' accounts where a body proposes.
import { sql } from 'kysely'
import type { Change } from '#/core/action.ts'
import { partiesOf } from '#/core/cases/register.ts'
import { owe } from '#/core/notices/notices.ts'
import type { Tx } from '#/core/db/database.ts'
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

/** Whether a notice can reach one of these people: somebody without an account reads no inbox. */
export async function anyReachable(tx: Tx, personIds: readonly string[]): Promise<boolean> {
  if (personIds.length === 0) return false
  const found = await sql<{ there: boolean }>`
    select exists (select 1 from account where person_id = any(${[...personIds]}::uuid[]) and disabled_at is null) as there`.execute(tx)
  return found.rows[0]?.there ?? false
}
