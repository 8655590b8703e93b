// Imports and exports as the rest of the program knows them: a page and two rows of the command line over what all features declare.
import type { Feature } from '#/core/feature.ts'
import { exportCommand, importCommand, type Declared } from './commands.ts'
import { importsContract } from './contract.ts'
import { importRoutes } from './routes.ts'

export const imports = (declared: () => Declared): Feature => ({
  name: 'imports',
  title: '导入导出',
  contract: { imports: importsContract },
  routes: () => ({ imports: importRoutes(declared().importers) }),
  commands: [importCommand(declared), exportCommand(declared)],
})
