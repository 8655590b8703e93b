// Earlier proposals like the one being written: lexical, offline, with the shared words as the reason.
import { sql } from 'kysely'
import type { World } from '#/core/action.ts'
import type { Actor } from '#/core/actor.ts'
import { readIn } from '#/core/db/database.ts'
import { similarMatters } from '#/core/search/similar.ts'
import { allSessions } from '#/features/organisation/public.ts'
import { proposalStates, type ProposalState } from './lifecycle.ts'
import { visibleMatter } from './store.ts'

export interface SimilarProposal {
  readonly id: string
  readonly url: string
  readonly title: string
  readonly session: string
  readonly state: string
  readonly score: number
  readonly grade: string
  readonly because: string[]
}

export interface SimilarTo {
  readonly subject: string
  readonly body: string
  readonly except: string | null
}

/** At most ten, the likest first; only what this reader may open. */
export function similarTo({ db }: World, actor: Actor, draft: SimilarTo): Promise<SimilarProposal[]> {
  return readIn(db, [actor.committeeId], async (tx) => {
    const places = await sql<{
      name: string
    }>`select name from place where committee_id = ${actor.committeeId} and level in ('city', 'county')`.execute(tx)
    const found = await similarMatters(tx, {
      draft: { title: draft.subject, body: draft.body },
      kinds: ['proposal'],
      visible: visibleMatter(actor),
      except: draft.except,
      ownNames: places.rows.map((p) => p.name),
      limit: 10,
    })
    const sessions = new Map((await allSessions(tx, actor.committeeId)).map((s) => [s.id, s.title]))
    return found.map((m) => ({
      id: m.id,
      url: `/proposals/${m.id}`,
      title: m.title,
      session: m.sessionId ? (sessions.get(m.sessionId) ?? '') : '',
      state: proposalStates[m.state as ProposalState].label,
      score: m.score,
      grade: m.label ?? '',
      because: [...m.shared],
    }))
  })
}
