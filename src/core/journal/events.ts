// Taking the journal out of the house is itself an entry.
import { event } from '../event.ts'

export const journalEvents = {
  exported: event('journal.exported', (d: { entries: number }) => `导出日志，共${d.entries}条`),
} as const
