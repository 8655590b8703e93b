// Lists as the rest of the program knows them: the routes that serve every declared list.
import type { Feature } from '#/core/feature.ts'
import type { CodeListDeclaration } from '#/core/settings/setting.ts'
import { listsContract } from './contract.ts'
import type { ListDefinition } from './list.ts'
import { listRoutes } from './routes.ts'

export interface Declared {
  readonly lists: readonly ListDefinition[]
  readonly codeLists: readonly CodeListDeclaration[]
}

export const lists = (declared: () => Declared): Feature => ({
  name: 'lists',
  title: '列表',
  contract: { lists: listsContract },
  routes: () => {
    const { lists: all, codeLists } = declared()
    return { lists: listRoutes(all, codeLists) }
  },
})
