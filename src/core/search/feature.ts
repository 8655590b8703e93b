// Search as the rest of the program knows it: one question over every kind of case, and the commands that measure its quality.
import type { Feature, MatterKind } from '../feature.ts'
import { searchCommand, similarCommand } from './commands.ts'
import { searchContract } from './contract.ts'
import { searchRoutes } from './routes.ts'

export const search = (declared: () => { readonly matters: readonly MatterKind[] }): Feature => ({
  name: 'search',
  title: '检索',
  contract: { search: searchContract },
  routes: () => ({ search: searchRoutes(declared().matters) }),
  rights: { 'search:use': '全文检索' },
  commands: [similarCommand, searchCommand],
})
