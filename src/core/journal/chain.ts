// How an entry is sealed. Anybody can redo it: the fields below as JSON with sorted keys and no spaces, then SM3 or SHA-256.
import { hash } from 'node:crypto'

export const algorithms = ['sm3', 'sha256'] as const
export type Algorithm = (typeof algorithms)[number]

export const isAlgorithm = (name: string): name is Algorithm => (algorithms as readonly string[]).includes(name)

/** Where a chain begins. */
export const noHash = '0'.repeat(64)

/** All columns but the hash, each as the text the database shows. `data` is the stored JSON text itself, so no byte of it is outside. */
export interface Sealed {
  readonly committee: number
  readonly seq: number
  /** UTC with milliseconds: 2022-03-04T01:02:03.004Z */
  readonly at: string
  readonly actorId: string | null
  readonly actorName: string
  readonly subjectKind: string
  readonly subjectId: string
  readonly event: string
  readonly data: string
  readonly prev: string
  readonly algorithm: string
}

/** Keys written in sorted order by hand: this runs for every entry ever checked. */
export function sealedText(e: Sealed): string {
  return JSON.stringify({
    actorId: e.actorId,
    actorName: e.actorName,
    algorithm: e.algorithm,
    at: e.at,
    committee: e.committee,
    data: e.data,
    event: e.event,
    prev: e.prev,
    seq: e.seq,
    subjectId: e.subjectId,
    subjectKind: e.subjectKind,
  })
}

export const seal = (algorithm: Algorithm, e: Sealed): string => hash(algorithm, sealedText(e))
