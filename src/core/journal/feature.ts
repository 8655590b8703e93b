// The journal as the rest of the program knows it.
import type { AnyEventKind } from '../event.ts'
import type { Feature } from '../feature.ts'
import { journalCommands } from './commands.ts'
import { journalContract } from './contract.ts'
import { journalEvents } from './events.ts'
import { journalRoutes } from './routes.ts'

export const journal = (kinds: () => readonly AnyEventKind[]): Feature => ({
  name: 'journal',
  title: '日志',
  contract: { journal: journalContract },
  routes: () => ({ journal: journalRoutes(kinds()) }),
  rights: { 'journal:read': '查看、核对、导出日志' },
  events: Object.values(journalEvents),
  commands: journalCommands,
})
