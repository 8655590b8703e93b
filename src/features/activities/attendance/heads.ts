// Counting heads of a session: who has to come, who has leave, who is there, who else came. Pure.
import type { HeadCount } from './quorum.ts'

export interface Head {
  readonly capacity: string
  readonly reply: string
  readonly came: boolean
  readonly people: number
}

export function headCount(rows: readonly Head[]): HeadCount {
  const sum = (fits: (row: Head) => boolean): number => rows.filter(fits).reduce((n, row) => n + row.people, 0)
  const isDue = (row: Head): boolean => row.capacity === 'due'
  return {
    due: sum(isDue),
    leave: sum((r) => isDue(r) && r.reply === 'leaveGranted' && !r.came),
    present: sum((r) => isDue(r) && r.came),
    others: sum((r) => !isDue(r) && r.capacity !== 'staff' && r.came),
  }
}
