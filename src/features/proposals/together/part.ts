// Handling together as the feature of proposals takes it in.
import type { FeaturePart } from '#/core/feature.ts'
import { answer, routesFor } from '#/core/http/procedure.ts'
import { copyDraft, issueAll, join, leave, sendAll, togetherPage } from './actions.ts'
import { togetherContract, togetherContracts } from './contract.ts'
import { togetherEvents } from './events.ts'

const os = routesFor(togetherContract)

const routes = os.router({
  get: os.get.handler(async ({ input, context: x }) => answer(await togetherPage(x.world, x.actor, input.id))),
  join: os.join.handler(async ({ input, context: x }) => answer(await join(x.world, x.actor, input.id, input.tasks))),
  leave: os.leave.handler(async ({ input, context: x }) => answer(await leave(x.world, x.actor, input.id))),
  draft: os.draft.handler(async ({ input, context: x }) => answer(await copyDraft(x.world, x.actor, input.id))),
  send: os.send.handler(async ({ input, context: x }) => answer(await sendAll(x.world, x.actor, input.id))),
  issue: os.issue.handler(async ({ input, context: x }) => answer(await issueAll(x.world, x.actor, input.id, input))),
})

export const togetherPart: FeaturePart = {
  contract: togetherContracts,
  routes: () => ({ together: routes }),
  events: Object.values(togetherEvents),
}
