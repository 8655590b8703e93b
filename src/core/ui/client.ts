// The typed client of one contract: names, inputs and answers are inferred from it, nothing is generated or written twice.
import { createORPCClient } from '@orpc/client'
import type { AnyContractRouter, ContractRouterClient } from '@orpc/contract'
import type { JsonifiedClient } from '@orpc/openapi-client'
import { OpenAPILink } from '@orpc/openapi-client/fetch'
import { changeToken, send } from './api.ts'

export type ClientOf<T extends AnyContractRouter> = JsonifiedClient<ContractRouterClient<T>>

/** `const organisation = clientOf(organisationContract)`, then `await organisation.body({ id })`; failures are ApiProblem. */
export function clientOf<T extends AnyContractRouter>(contract: T): ClientOf<T> {
  const link = new OpenAPILink(contract, {
    url: () => `${location.origin}/api`,
    headers: () => changeToken(),
    fetch: (request, init) => send(request, init),
  })
  return createORPCClient(link)
}
