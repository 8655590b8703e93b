// How long a text is, and who stands in which relation to it.
import { bodiesOf, may, type Actor } from '#/core/actor.ts'
import type { WorkKind } from './codes.ts'
import type { WorkRelation } from './lifecycle.ts'

/** Chinese practice counts characters; blanks and line feeds are none. */
export const lengthOf = (text: string): number => [...text.replaceAll(/\s/g, '')].length

interface Places {
  readonly kind: WorkKind
  readonly receiverId: string | null
  readonly authors: readonly { readonly id: string }[]
}

export function relationsOf(w: Places, actor: Actor): readonly WorkRelation[] {
  const at = w.authors.findIndex((a) => a.id === actor.personId)
  const isOffice = may(actor, 'works:review-all')
  const examines = w.kind.accepts === 'office' ? isOffice : w.receiverId !== null && bodiesOf(actor).includes(w.receiverId)
  return [
    ...(at === 0 ? (['author'] as const) : at > 0 ? (['coauthor'] as const) : []),
    // Nobody examines what he wrote himself.
    ...(examines && at < 0 ? (['reviewer'] as const) : []),
    ...(isOffice && at < 0 ? (['office'] as const) : []),
  ]
}
