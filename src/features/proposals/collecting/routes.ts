// Implements the contract of links and paper forms.
import { answer, openRoutesFor, routesFor } from '#/core/http/procedure.ts'
import { enterPaper, giveByLink, makeLink, openLink } from './actions.ts'
import { collectingContract, linksContract } from './contract.ts'

const c = routesFor(collectingContract)
const l = openRoutesFor(linksContract)

export const collectingRoutes = c.router({
  makeLink: c.makeLink.handler(async ({ input, context: x }) => answer(await makeLink(x.world, x.actor, input.id))),
  paper: c.paper.handler(async ({ input, context: x }) => answer(await enterPaper(x.world, x.actor, input.id, input))),
})

export const linksRoutes = l.router({
  open: l.open.handler(async ({ input, context: x }) => answer(await openLink(x.world, input.token, x.visitor))),
  give: l.give.handler(async ({ input, context: x }) => answer(await giveByLink(x.world, input.token, input, x.visitor))),
})
