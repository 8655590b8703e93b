// What the course asks of an entry, seen by one person.
import type { Actor } from '#/core/actor.ts'
import type { ManualSubject } from './lifecycle.ts'
import type { ManualRow } from './store.ts'

/** The same person under any account, or the same account where no person stands behind it. */
export const isEnteredBy = (m: ManualRow, actor: Actor): boolean =>
  m.enteredBy === null ? m.enteredAccount !== null && m.enteredAccount === actor.accountId : m.enteredBy === actor.personId

export const manualSubject = (m: ManualRow, actor: Actor): ManualSubject => ({
  state: m.state,
  relations: isEnteredBy(m, actor) ? ['enterer'] : [],
  enteredByMe: isEnteredBy(m, actor),
  aboutMe: m.personId !== null && m.personId === actor.personId,
  hasEvidence: m.source !== '' || m.files > 0,
})
