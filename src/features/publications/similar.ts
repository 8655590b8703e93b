// One text serves one purpose: earlier texts like the one being written or examined, with the shared words as the reason.
import { sql } from 'kysely'
import type { World } from '#/core/action.ts'
import type { Actor } from '#/core/actor.ts'
import { readIn } from '#/core/db/database.ts'
import { similarMatters } from '#/core/search/similar.ts'
import { workStates, type WorkState } from './lifecycle.ts'
import { visibleMatter } from './store.ts'

export interface SimilarTo {
  readonly title: string
  readonly body: string
  readonly except: string | null
}

export const similarWorks = ({ db }: World, actor: Actor, asked: SimilarTo) =>
  readIn(db, [actor.committeeId], async (tx) => {
    const places = await sql<{ name: string }>`select name from place where committee_id = ${actor.committeeId}
      and level in ('city', 'county')`.execute(tx)
    const found = await similarMatters(tx, {
      draft: { title: asked.title, body: asked.body },
      kinds: ['work'],
      visible: visibleMatter(actor),
      except: asked.except,
      ownNames: places.rows.map((p) => p.name),
      limit: 6,
    })
    return found.map((m) => ({
      id: m.id,
      url: `/works/${m.id}`,
      title: m.title,
      state: workStates[m.state as WorkState].label,
      score: m.score,
      grade: m.label ?? '',
      because: [...m.shared],
    }))
  })
