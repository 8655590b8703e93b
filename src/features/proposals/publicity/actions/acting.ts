// What every act on a publication does first: hold its case, read it, ask judge, claim the version the person saw.
import type { Change } from '#/core/action.ts'
import { judge } from '#/core/lifecycle.ts'
import { conflict, done, notFound, type Outcome } from '#/core/outcome.ts'
import type { Dossier } from '../../dossier.ts'
import { holdCase } from '../../store.ts'
import { publicityCourse, type PublicityMove } from '../lifecycle.ts'
import type { Place, Suggestion } from '../patterns.ts'
import type { Publication } from '../publication.ts'
import { namesIn, proposalOfPublication, publicationsOf } from '../store.ts'
import { placesOf, publicitySubject, relationsTo, suggestionsFor, wholeText } from '../subject.ts'

export interface Seen {
  readonly id: string
  readonly version: number
}

export interface Acting {
  readonly case: Dossier
  readonly publication: Publication
  readonly all: readonly Publication[]
  readonly places: readonly Place[]
  /** Suggested passages nobody has decided about. */
  readonly suggestions: readonly Suggestion[]
}

const unknown = '没有找到这份公开稿，或者您无权查看'

export async function holdPublication(change: Change, id: string): Promise<Outcome<Acting>> {
  const { tx, actor } = change
  const proposalId = await proposalOfPublication(tx, id)
  const found = proposalId ? await holdCase(tx, actor, proposalId) : null
  if (!found) return notFound(unknown)
  const all = await publicationsOf(tx, actor.committeeId, found.id)
  const publication = all.find((g) => g.id === id)
  if (!publication || relationsTo(found, publication, actor).length === 0) return notFound(unknown)
  const places = placesOf(found, publication)
  const names = await namesIn(tx, actor.committeeId, wholeText(places))
  return done({ case: found, publication, all, places, suggestions: suggestionsFor(places, publication, names) })
}

export async function actOn(change: Change, move: PublicityMove, seen: Seen): Promise<Outcome<Acting>> {
  const held = await holdPublication(change, seen.id)
  if (!held.ok) return held
  const { case: found, publication, all, suggestions } = held.value
  const verdict = judge(publicityCourse, move, publicitySubject(found, publication, all, suggestions.length, change.actor), change.actor)
  if (!verdict.ok) return verdict
  if (publication.version !== seen.version) return conflict()
  return held
}

export const eventOf = (g: Publication) => ({ publicationId: g.id, part: g.part, unit: g.unit })
