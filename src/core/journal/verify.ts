// Checks a committee's journal from the first entry to the head: a changed byte, a removed, added or swapped entry, a cut-off end.
import type { Tx } from '../db/database.ts'
import { isAlgorithm, noHash, seal } from './chain.ts'
import { storedEntries, storedJournal, type StoredEntry, type StoredJournal } from './stored.ts'

export interface Verification {
  readonly ok: boolean
  /** Entries found in order, up to the first bad one. */
  readonly entries: number
  /** Instants of the first and last of them. */
  readonly from: string | null
  readonly to: string | null
  readonly head: string | null
  readonly firstBad?: FirstBad
}

export interface FirstBad {
  readonly seq: number
  readonly says: string
}

export interface VerifyOptions {
  /** A head printed earlier: the entry it belongs to must still be there. */
  readonly head?: string | undefined
  readonly pageSize?: number
}

export async function verifyJournal(tx: Tx, committeeId: number, options: VerifyOptions = {}): Promise<Verification> {
  const journal = await storedJournal(tx, committeeId)
  const wanted = options.head?.trim().toLowerCase()
  let met = wanted === undefined
  let entries = 0
  let from: string | null = null
  let to: string | null = null
  let prev = noHash
  let algorithm: string | undefined
  const result = (firstBad?: FirstBad): Verification => ({
    ok: firstBad === undefined,
    entries,
    from,
    to,
    head: journal.head?.hash ?? null,
    ...(firstBad && { firstBad }),
  })
  for await (const page of storedEntries(tx, committeeId, journal.lastSeq, options.pageSize)) {
    for (const entry of page) {
      const says = badEntry(entry, entries + 1, prev)
      if (says) return result({ seq: entries + 1, says })
      entries++
      from ??= entry.at
      to = entry.at
      prev = entry.hash
      algorithm = entry.algorithm
      met ||= prev === wanted
    }
  }
  const end = badEnd(journal, entries, prev, algorithm)
  if (end) return result(end)
  if (!met) return result({ seq: entries, says: '给出的校验码不属于本日志的任何一条：日志在打印之后被截断或改写' })
  return result()
}

function badEntry(entry: StoredEntry, expected: number, prev: string): string | undefined {
  if (entry.seq > expected) return `第${expected}条缺失，其后直接是第${entry.seq}条`
  if (entry.seq < expected) return `第${expected}条的位置上是第${entry.seq}条`
  if (!isAlgorithm(entry.algorithm)) return `第${entry.seq}条的校验算法“${entry.algorithm}”无法识别`
  if (seal(entry.algorithm, entry) !== entry.hash) return `第${entry.seq}条的内容与其校验码不符：内容或校验码被改动，或与别的条目对调`
  if (entry.prev !== prev) return `第${entry.seq}条没有接上前一条：其前有条目被改动、删除或增加`
  return undefined
}

function badEnd({ head }: StoredJournal, entries: number, hash: string, algorithm: string | undefined): FirstBad | undefined {
  if (!head) return entries === 0 ? undefined : { seq: entries, says: '日志末端记录缺失' }
  if (head.seq > entries) return { seq: entries + 1, says: `日志末尾缺少第${entries + 1}至${head.seq}条` }
  if (head.seq < entries) return { seq: head.seq + 1, says: `第${head.seq + 1}条起是越过末端记录添加的` }
  if (head.hash !== hash) return { seq: entries, says: '日志末端记录的校验码与最后一条不符' }
  if (algorithm !== undefined && head.algorithm !== algorithm) return { seq: entries, says: '日志末端记录的算法与最后一条不符' }
  return undefined
}
