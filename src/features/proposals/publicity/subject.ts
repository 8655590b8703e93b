// What judge asks of a publication, made from the case and its publications: the same values draw the button and guard the act.
import { bodiesOf, may, type Actor } from '#/core/actor.ts'
import type { Dossier } from '../dossier.ts'
import { proposalStates } from '../lifecycle.ts'
import type { PublicityRelation, PublicitySubject } from './lifecycle.ts'
import { publicityStates } from './lifecycle.ts'
import { suggestPassages, type Place, type Suggestion } from './patterns.ts'
import { placesOfReply, placesOfText, undecided } from './redaction-rules.ts'
import type { Publication } from './publication.ts'

export function placesOf(d: Dossier, g: Publication): readonly Place[] {
  if (g.part === 'text') return placesOfText(d)
  const reply = d.replies.find((r) => r.id === g.replyId)
  return reply ? placesOfReply(reply) : []
}

/** The text whose names are looked up in the register. */
export const wholeText = (places: readonly Place[]): string => places.map((p) => p.text).join('\n')

export const suggestionsFor = (places: readonly Place[], g: Publication, names: readonly string[]): readonly Suggestion[] =>
  undecided(suggestPassages(places, names), g.marks)

export function relationsTo(d: Dossier, g: Publication, actor: Actor): readonly PublicityRelation[] {
  const relations: PublicityRelation[] = []
  if (may(actor, 'proposals:review')) relations.push('office')
  if (g.part === 'reply' && g.bodyId !== null && bodiesOf(actor).includes(g.bodyId)) relations.push('unit')
  // The proposer agrees to the text or not; a reply goes with it.
  if (g.part === 'text' && d.myParts.includes('author')) relations.push('author')
  return relations
}

export const publicitySubject = (
  d: Dossier,
  g: Publication,
  all: readonly Publication[],
  undecidedCount: number,
  actor: Actor,
): PublicitySubject => ({
  state: g.state,
  relations: relationsTo(d, g, actor),
  part: g.part,
  form: g.form,
  abstract: g.abstract,
  abstractHolds: numbersIn(g.abstract),
  undecided: undecidedCount,
  preparedByActor: g.preparedBy !== null && g.preparedBy === (actor.personId ?? actor.accountId),
  consents: d.openConsent,
  stands: d.filedOn !== null && d.mainCase === null && proposalStates[d.state].audience === 'filed',
  textIsPublic: all.some((x) => x.part === 'text' && publicityStates[x.state].isPublic),
})

/** An abstract is written anew, so what it holds is not marked but rewritten. */
export const numbersIn = (abstract: string): readonly string[] =>
  suggestPassages([{ key: 'abstract', label: '摘要', text: abstract }], [])
    .filter((s) => s.kind !== 'name' && s.kind !== 'address')
    .map((s) => s.passage)
