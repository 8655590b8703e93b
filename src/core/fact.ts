// A fact is derived from an event in the same transaction: who did what, when. Facts are the 履职档案 and can be rebuilt from the journal.
import type { Day } from './day.ts'
import type { Event, Subject } from './event.ts'

export interface Fact {
  /** Whose fact it is: a person's, else a body's; neither means the committee itself. */
  readonly personId: string | null
  readonly bodyId?: string | null
  /** author, cosigner, evaluator, participant… */
  readonly role: string
  /** 'proposal.filed', 'activity.attended' – past tense, what counts (docs/facts.md lists them). */
  readonly verb: string
  readonly object: Subject
  readonly day: Day
  /** Share of the act that is this person's, 1 when alone. A counter-entry takes it back with the same share below zero: the past stays as it was. */
  readonly weight: number
  /** Facts from the ledger of our own acts are verified; manual ones wait for a second person. */
  readonly verified: boolean
  /** What rules, obligations and figures may ask of it, and the object's title as it was that day: { kind: 'plenary', mandatory: true }. */
  readonly about?: About
}

export type About = Readonly<Record<string, string | number | boolean | readonly string[] | null>>

/** Pure: events carry all that a fact needs. */
export type FactSource = (event: Event, subject: Subject, on: Day) => readonly Fact[]
