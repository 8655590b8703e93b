// The moves of a record as its page receives them: the offers to this person, each with the form of what it asks for.
import type { z } from 'zod'
import type { Actor } from '../actor.ts'
import { offers, type Judged, type Lifecycle } from '../lifecycle.ts'
import { formSchema, type moveOffer } from './moves.ts'

export function movesShown<State extends string, Move extends string, Relation extends string, Subject extends Judged<State, Relation>>(
  lifecycle: Lifecycle<State, Move, Subject, Relation>,
  subject: Subject,
  actor: Actor,
): z.infer<typeof moveOffer>[] {
  return offers(lifecycle, subject, actor).map((o) => ({
    ...o,
    reasons: [...o.reasons],
    form: formSchema(lifecycle.moves[o.move as Move].asks),
  }))
}
