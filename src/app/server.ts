// The web server: the API by its contract, the built pages, health, metrics. Everything a request needs is handed in.
import cookie from '@fastify/cookie'
import rateLimit from '@fastify/rate-limit'
import type { AnyContractRouter } from '@orpc/contract'
import type { AnyRouter } from '@orpc/server'
import fastify, {
  LogController,
  type FastifyBaseLogger,
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
} from 'fastify'
import { pino } from 'pino'
import { perform, type World } from '#/core/action.ts'
import { systemActor } from '#/core/actor.ts'
import type { Db } from '#/core/db/database.ts'
import { faultOf, mountApi } from '#/core/http/api.ts'
import { methodsAt } from '#/core/http/contract-routes.ts'
import { cookieNames, cookiesOf, csrfHeader, isCsrfToken, isFromElsewhere } from '#/core/http/cookies.ts'
import { collectMetrics } from '#/core/http/metrics.ts'
import { openApiDocument } from '#/core/http/openapi.ts'
import { problemOf, ProblemError, problemTypes, type ProblemCode } from '#/core/http/problem.ts'
import type { RequestContext, SingleSignOn } from '#/core/http/procedure.ts'
import { acceptBodies, bodyLimits } from '#/core/http/request-body.ts'
import { sendSecurityHeaders } from '#/core/http/security-headers.ts'
import { serveSite } from '#/core/http/site.ts'
import { identityEvents } from '#/core/identity/events.ts'
import { signedInBy } from '#/core/identity/sessions.ts'
import { firstCommittee } from '#/core/identity/sign-in.ts'
import { done } from '#/core/outcome.ts'
import { servePortal } from '#/portal/portal.ts'

export interface ServerOptions {
  readonly world: World
  readonly contract: AnyContractRouter
  readonly router: AnyRouter
  readonly version: string
  readonly origin: string | null
  readonly trustProxy: string | null
  readonly requestsPerMinute: number
  readonly log: string
  /** The built pages; null serves the API alone. */
  readonly site: string | null
  readonly singleSignOn: SingleSignOn | null
  /** Why it cannot serve yet, in words; null when it can. */
  readonly notReady: () => Promise<string | null>
  readonly pool: Db['poolState']
}

export async function buildServer(options: ServerOptions): Promise<FastifyInstance> {
  const secure = options.origin?.startsWith('https:') ?? false
  const logger: FastifyBaseLogger = pino({ level: options.log, base: null }, pino.destination(2))
  const app = fastify({
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: options.trustProxy ?? false,
    bodyLimit: bodyLimits.json,
    routerOptions: { maxParamLength: 300 },
    forceCloseConnections: 'idle',
    genReqId: () => crypto.randomUUID(),
    exposeHeadRoutes: false,
  })
  acceptBodies(app, bodyLimits)
  answerErrors(app)
  await sendSecurityHeaders(app, secure)
  await app.register(cookie)
  if (options.requestsPerMinute > 0)
    await app.register(rateLimit, {
      global: true,
      max: options.requestsPerMinute,
      timeWindow: '1 minute',
      errorResponseBuilder: (_request, context) => new ProblemError('tooMany', [`操作太频繁，请${Math.ceil(context.ttl / 1000)}秒后再试`]),
    })
  measure(app, options)
  app.addHook('onRequest', async (request) => {
    if (request.url.includes('%00')) throw new ProblemError('invalid', ['地址里有不可见的控制字符'])
    if (isSafe(request.method) || !request.url.startsWith('/api')) return
    if (isFromElsewhere(request, options.origin)) throw new ProblemError('forbidden', ['这个请求不是从本系统的页面发出的'])
  })
  app.addHook('preHandler', async (request, reply) => {
    const token = cookiesOf(request, reply, secure).get(cookieNames.session)
    // Signing in replaces whatever session the browser still carries.
    const opens = request.routeOptions.url === '/api/session' && request.method === 'POST'
    if (!token || isSafe(request.method) || opens) return
    if (!isCsrfToken(request.headers[csrfHeader], token))
      throw new ProblemError('forbidden', [`缺少或不对的防伪标记：请把登录时得到的 csrf 放进请求头 ${csrfHeader}`])
  })
  const routes = mountApi(app, {
    contract: options.contract,
    router: options.router,
    contextOf: (request, reply) => contextOf(options, request, reply, secure),
    onForbidden: (context, route) => keepRefusal(context, route),
    rateLimits:
      options.requestsPerMinute > 0
        ? {
            'session.open': { rateLimit: { max: 60 } },
            'setup.run': { rateLimit: { max: 10 } },
            'singleSignOn.back': { rateLimit: { max: 60 } },
          }
        : {},
  })
  const document = await openApiDocument(options.contract, { version: options.version })
  app.get('/api/openapi.json', async () => document)
  app.get('/healthz', async () => ({ ok: true }))
  app.get('/readyz', async () => {
    const why = await options.notReady()
    if (why !== null) throw new ProblemError('notReady', [why])
    return { ok: true }
  })
  await servePortal(app, {
    world: options.world,
    origin: options.origin,
    version: options.version,
    limitsRequests: options.requestsPerMinute > 0,
  })
  if (options.site) await serveSite(app, options.site)
  answerUnknown(app, methodsAt(routes), options.site !== null)
  return app
}

const isSafe = (method: string): boolean => method === 'GET' || method === 'HEAD' || method === 'OPTIONS'

async function contextOf(options: ServerOptions, request: FastifyRequest, reply: FastifyReply, secure: boolean): Promise<RequestContext> {
  const cookies = cookiesOf(request, reply, secure)
  const token = cookies.get(cookieNames.session)
  const signedIn = token ? await signedInBy(options.world, token) : null
  const agent = (request.headers['user-agent'] ?? '').replaceAll(/[^\x20-\x7E]/g, '').slice(0, 200)
  return {
    world: options.world,
    actor: signedIn?.actor ?? null,
    session: signedIn?.session ?? null,
    visitor: { source: request.ip, agent, secure },
    cookies,
    singleSignOn: options.singleSignOn,
  }
}

async function keepRefusal({ world, actor, visitor }: RequestContext, route: string): Promise<void> {
  const committeeId = actor?.committeeId ?? (await firstCommittee(world))
  if (committeeId === null) return
  const subject = actor?.accountId ? { kind: 'account', id: actor.accountId } : { kind: 'visitor', id: visitor.source }
  await perform<void>(world, actor ?? { ...systemActor(committeeId, []), name: '未登录访客' }, async ({ record }) => {
    record(subject, identityEvents.accessRefused.of({ route, source: visitor.source }))
    return done(undefined)
  })
}

function measure(app: FastifyInstance, options: ServerOptions): void {
  const metrics = collectMetrics()
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? '（无此地址）'
    const seconds = reply.elapsedTime / 1000
    metrics.observe(request.method, route, reply.statusCode, seconds)
    // The address without its values: what was asked about is nobody's business in a log.
    request.log.info({ method: request.method, route, status: reply.statusCode, ms: Math.round(reply.elapsedTime) }, 'request')
  })
  app.addHook('onSend', async (request, reply) => {
    void reply.header('x-request-id', request.id)
  })
  app.get('/metrics', { config: { rateLimit: false } }, async (_request, reply) => {
    const gauges = [
      { name: 'shuoju_process_resident_bytes', help: 'Memory in use.', values: [{ value: process.memoryUsage().rss }] },
      { name: 'shuoju_process_uptime_seconds', help: 'Since the start.', values: [{ value: process.uptime() }] },
      {
        name: 'shuoju_db_connections',
        help: 'Connections of the pool.',
        values: Object.entries(options.pool()).map(([state, value]) => ({ labels: { state }, value })),
      },
    ]
    void reply.type('text/plain; version=0.0.4; charset=utf-8')
    return metrics.text(gauges)
  })
}

const byStatus: Readonly<Record<number, ProblemCode>> = {
  400: 'malformed',
  404: 'notFound',
  405: 'wrongMethod',
  413: 'tooLarge',
  415: 'wrongMediaType',
  429: 'tooMany',
}

function answerErrors(app: FastifyInstance): void {
  app.setErrorHandler<FastifyError | ProblemError>((error, request, reply) => {
    if (error instanceof ProblemError) return sendProblem(reply, error)
    const code = byStatus[error.statusCode ?? 500]
    if (code) return sendProblem(reply, new ProblemError(code))
    request.log.error({ err: error, route: request.routeOptions.url }, 'fault')
    return sendProblem(reply, faultOf(request.id, error))
  })
}

const sendProblem = (reply: FastifyReply, { code, reasons }: ProblemError): FastifyReply =>
  reply
    .status(problemTypes[code].status)
    .type('application/problem+json; charset=utf-8')
    .send(JSON.stringify(problemOf(code, reasons)))

function answerUnknown(app: FastifyInstance, methods: (pathname: string) => readonly string[], hasSite: boolean): void {
  app.setNotFoundHandler(async (request, reply) => {
    const { pathname } = new URL(request.url, 'http://localhost')
    if (pathname.startsWith('/api')) {
      const allowed = methods(pathname.slice('/api'.length))
      if (allowed.length === 0) return sendProblem(reply, new ProblemError('notFound', ['没有这个地址']))
      void reply.header('allow', allowed.join(', '))
      return sendProblem(reply, new ProblemError('wrongMethod', [`这个地址只支持 ${allowed.join('、')}`]))
    }
    const wantsPage = request.method === 'GET' && (request.headers.accept ?? '').includes('text/html')
    if (hasSite && wantsPage && !/\.[a-z0-9]{1,8}$/i.test(pathname)) return reply.header('cache-control', 'no-cache').sendFile('index.html')
    return sendProblem(reply, new ProblemError('notFound', ['没有这个地址']))
  })
}
