// `journal export`: the journal as lines of JSON that scripts/verify-journal.mjs checks without this program.
import type { Tx } from '../db/database.ts'
import { noHash, type Algorithm } from './chain.ts'
import { storedEntries, storedJournal, type StoredEntry } from './stored.ts'

/** First the header, then a line per entry, many to a piece; every line ends in a newline, its keys are sorted, without spaces. */
export async function* journalLines(tx: Tx, committeeId: number): AsyncGenerator<string> {
  const { head, lastSeq } = await storedJournal(tx, committeeId)
  yield line({
    algorithm: head?.algorithm ?? ('sm3' satisfies Algorithm),
    committee: committeeId,
    entries: head?.seq ?? 0,
    format: 'shuoju-journal/1',
    head: head?.hash ?? noHash,
  })
  for await (const page of storedEntries(tx, committeeId, lastSeq)) yield page.map((entry) => line(inOrder(entry))).join('')
}

const line = (value: object): string => `${JSON.stringify(value)}\n`

const inOrder = (e: StoredEntry): StoredEntry => ({
  actorId: e.actorId,
  actorName: e.actorName,
  algorithm: e.algorithm,
  at: e.at,
  committee: e.committee,
  data: e.data,
  event: e.event,
  hash: e.hash,
  prev: e.prev,
  seq: e.seq,
  subjectId: e.subjectId,
  subjectKind: e.subjectKind,
})
