// “我的工作” as the rest of the program knows it: one route over the worklists of all features.
import type { Feature, Worklist } from '#/core/feature.ts'
import { workContract } from './contract.ts'
import { workRoutes } from './routes.ts'

export const work = (declared: () => { readonly worklists: readonly Worklist[] }): Feature => ({
  name: 'work',
  title: '我的工作',
  contract: { work: workContract },
  routes: () => ({ work: workRoutes(declared().worklists) }),
})
