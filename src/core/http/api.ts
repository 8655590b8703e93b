// Mounts the contract on the server: guard before everything, refusals and faults as problem documents after everything.
import { ORPCError, ValidationError, type AnyContractRouter } from '@orpc/contract'
import { OpenAPIHandler } from '@orpc/openapi/fastify'
import type { AnyRouter } from '@orpc/server'
import type { FastifyInstance, FastifyReply, FastifyRequest, RouteOptions } from 'fastify'
import { contractRoutes, fastifyPattern, parametersOf, type ContractRoute } from './contract-routes.ts'
import { guard } from './guard.ts'
import { problemOf, ProblemError, problemTypes, type Problem } from './problem.ts'
import type { RequestContext } from './procedure.ts'
import { readAsDeclared } from './query-values.ts'
import { reasonsOf, type Issue } from './reasons.ts'

export interface ApiOptions {
  readonly contract: AnyContractRouter
  readonly router: AnyRouter
  readonly contextOf: (request: FastifyRequest, reply: FastifyReply) => Promise<RequestContext>
  /** A person asked for what is not theirs: the journal keeps it. */
  readonly onForbidden: (context: RequestContext, route: string) => Promise<void>
  readonly rateLimits?: Readonly<Record<string, NonNullable<RouteOptions['config']>>>
}

interface ApiContext extends RequestContext {
  readonly request: FastifyRequest
}

export function mountApi(app: FastifyInstance, options: ApiOptions): readonly ContractRoute[] {
  const handler = new OpenAPIHandler<ApiContext>(options.router, {
    customErrorResponseBodyEncoder: problemIn,
    clientInterceptors: [
      async (call) => {
        const { context, procedure, path } = call
        const { meta, route, inputSchema } = procedure['~orpc']
        try {
          guard(meta, context.actor, context.session)
          const read = readAsDeclared(inputSchema, call.input, route.method === 'GET' ? 'all' : parametersOf(route.path ?? ''))
          return await call.next({ ...call, input: read })
        } catch (error) {
          const problem = toProblem(error, inputSchema)
          if (problem?.code === 'forbidden') await options.onForbidden(context, path.join('.'))
          if (!problem) context.request.log.error({ err: error, route: path.join('.') }, 'fault')
          throw carried(problem ?? faultOf(context.request.id, error))
        }
      },
    ],
  })
  const routes = contractRoutes(options.contract)
  for (const route of routes) {
    app.route({
      method: route.method,
      url: `/api${fastifyPattern(route.path)}`,
      exposeHeadRoute: false,
      ...(options.rateLimits?.[route.name] ? { config: options.rateLimits[route.name] } : {}),
      handler: async (request, reply) => {
        const context = await options.contextOf(request, reply)
        const { matched } = await handler.handle(request, reply, { prefix: '/api', context: { ...context, request } })
        if (!matched) throw new ProblemError('notFound')
        return reply
      },
    })
  }
  return routes
}

/** What a handler threw, as far as it is meant for the person; null for a fault of ours. */
function toProblem(error: unknown, schema: unknown): ProblemError | null {
  if (error instanceof ProblemError) return error
  if (!(error instanceof ORPCError) || error.code !== 'BAD_REQUEST') return null
  const issues = error.cause instanceof ValidationError ? (error.cause.issues as readonly Issue[]) : []
  return new ProblemError('invalid', reasonsOf(schema, issues), { cause: error })
}

export const faultOf = (requestId: string, cause: unknown): ProblemError =>
  new ProblemError('fault', [`系统出错了，请把编号 ${requestId} 告诉管理员`], { cause })

/** oRPC carries errors as its own kind; ours travels inside. */
const carried = (problem: ProblemError): ORPCError<string, unknown> =>
  new ORPCError(problem.code, { status: problemTypes[problem.code].status, message: problem.message, cause: problem })

/** An error that is not ours by now comes from reading the request. */
const problemIn = (error: ORPCError<string, unknown>): Problem =>
  error.cause instanceof ProblemError ? problemOf(error.cause.code, error.cause.reasons) : problemOf('malformed')
