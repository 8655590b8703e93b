// A kind of record that prints papers: how one of them is read, and by whom. Core serves, numbers and packs what the features declare.
import type { Actor } from '../actor.ts'
import type { Day } from '../day.ts'
import type { Tx } from '../db/database.ts'
import { printableOf, type Printable, type PrintingOf, type Series } from './document.ts'

export interface DocumentKind {
  /** The subject's kind in addresses: 'proposal', 'handling-task'. */
  readonly kind: string
  readonly series: readonly Series[]
  /** Null: not there, or not this person's to read. Only reads: it is asked in transactions that cannot write. */
  readonly open: (tx: Tx, actor: Actor, id: string, today: Day) => Promise<Printable | null>
}

export interface DocumentKindOf<S> extends PrintingOf<S> {
  readonly kind: string
  readonly read: (tx: Tx, actor: Actor, id: string, today: Day) => Promise<S | null>
}

/** `documents: [documentKind({ kind: 'supervision', read: findSupervision, called: …, told: …, papers: supervisionDocuments })]` */
export const documentKind = <S>(of: DocumentKindOf<S>): DocumentKind => ({
  kind: of.kind,
  series: of.papers.flatMap((p) => (p.issue ? [p.issue.series] : [])),
  open: async (tx, actor, id, today) => {
    const subject = await of.read(tx, actor, id, today)
    return subject === null ? null : printableOf(of, subject, actor)
  },
})
