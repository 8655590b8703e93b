// What the tablet keeps for itself, in the browser's own database: its key, the list, and every mark with its number. Nothing leaves it unsigned.
import type { DoorBundle } from '#/features/activities/attendance/contract.ts'
import type { DeviceMark } from '#/features/activities/attendance/public.ts'

export interface Tablet {
  readonly bundle: DoorBundle
  /** Cannot be read out, only used. */
  readonly key: CryptoKey
  /** How far the server's clock is ahead of the tablet's. */
  readonly aheadMs: number
}

export interface KeptMark extends DeviceMark {
  readonly signature: string
  readonly outcome: 'waiting' | 'taken' | 'already' | 'doubtful' | 'refused'
  readonly says: string
}

const inOne = 'tablet'
const marks = 'marks'

export interface Shelf {
  readonly tablet: () => Promise<Tablet | null>
  readonly keepTablet: (tablet: Tablet) => Promise<void>
  readonly marks: () => Promise<readonly KeptMark[]>
  /** The next number, and the mark that `sign` makes of it, kept together or not at all. */
  readonly addMark: (sign: (sequence: number) => Promise<KeptMark>) => Promise<KeptMark>
  readonly keepMarks: (changed: readonly KeptMark[]) => Promise<void>
  readonly clear: () => Promise<void>
}

export async function openShelf(): Promise<Shelf> {
  const db = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open('shuoju-door', 1)
    opening.addEventListener('upgradeneeded', () => {
      opening.result.createObjectStore(inOne)
      opening.result.createObjectStore(marks, { keyPath: 'sequence' })
    })
    opening.addEventListener('success', () => resolve(opening.result))
    opening.addEventListener('error', () => reject(opening.error ?? new Error('indexedDB')))
  })
  const all = () => answerOf<KeptMark[]>(db.transaction(marks).objectStore(marks).getAll())
  const write = async (store: string, work: (store: IDBObjectStore) => void): Promise<void> => {
    const tx = db.transaction(store, 'readwrite', { durability: 'strict' })
    work(tx.objectStore(store))
    await finished(tx)
  }
  return {
    tablet: async () => (await answerOf<Tablet | undefined>(db.transaction(inOne).objectStore(inOne).get('own'))) ?? null,
    keepTablet: (tablet) => write(inOne, (store) => void store.put(tablet, 'own')),
    marks: all,
    // Two windows of the same tablet take their numbers one after the other.
    addMark: (sign) =>
      navigator.locks.request('shuoju-door-number', async () => {
        const last = (await all()).at(-1)?.sequence ?? 0
        const mark = await sign(last + 1)
        await write(marks, (store) => void store.add(mark))
        return mark
      }),
    keepMarks: (changed) =>
      write(marks, (store) => {
        for (const mark of changed) store.put(mark)
      }),
    clear: async () => {
      await write(marks, (store) => void store.clear())
      await write(inOne, (store) => void store.clear())
    },
  }
}

const answerOf = <T>(request: IDBRequest): Promise<T> =>
  new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result as T))
    request.addEventListener('error', () => reject(request.error ?? new Error('indexedDB')))
  })

const finished = (tx: IDBTransaction): Promise<void> =>
  new Promise((resolve, reject) => {
    tx.addEventListener('complete', () => resolve())
    tx.addEventListener('abort', () => reject(tx.error ?? new Error('indexedDB')))
  })
