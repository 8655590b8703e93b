// A fact is derived from an event in the same transaction: who did what, when. Facts are the 履职档案 and can be rebuilt from the journal.
import type { Day } from './day.ts'
import type { Event, Subject } from './event.ts'

export interface Fact {
  readonly personId: string
  /** author, cosigner, evaluator, participant… */
  readonly role: string
  /** 'proposal.filed', 'proposal.cosigned' – past tense, what counts. */
  readonly verb: string
  readonly object: Subject
  readonly day: Day
  /** Share of the act that is this person's, 1 when alone. Points are reckoned from it by the rules of the year. */
  readonly weight: number
  /** Facts from the ledger of our own acts are verified; manual ones wait for a second person. */
  readonly verified: boolean
}

/** Pure: events carry all that a fact needs. */
export type FactSource = (event: Event, subject: Subject, on: Day) => readonly Fact[]
