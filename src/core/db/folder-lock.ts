// Which program holds a data folder. The kernel drops the lock with the process, however it dies, so nothing stale can remain;
// Node has no flock of its own, and SQLite's lock on an empty file is one on every platform.
import { DatabaseSync } from 'node:sqlite'

export interface FolderLock {
  readonly release: () => void
}

/** null when another program holds it. */
export function lockFolder(file: string): FolderLock | null {
  const lock = new DatabaseSync(file)
  try {
    lock.exec('begin exclusive')
  } catch (error) {
    lock.close()
    // 5 is SQLITE_BUSY; anything else (a read-only disk) is not about the other program.
    if (error instanceof Error && 'errcode' in error && error.errcode === 5) return null
    throw error
  }
  return { release: () => lock.close() }
}
