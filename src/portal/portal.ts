// What the public sees without an account: plain pages, read as a role that reaches nothing but what is published. Mounted by the server at /open.
import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { World } from '#/core/action.ts'
import { readAsPublic, type Tx } from '#/core/db/database.ts'
import { ProblemError } from '#/core/http/problem.ts'
import { publicCommittee, publicFace, publicStamp } from '#/features/proposals/publicity/public.ts'
import { baseOf } from './addresses.ts'
import { notFoundPage, troublePage, type Visit } from './layout.ts'
import { style, styleAddress } from './style.ts'
import { views, type View } from './views.ts'

export interface PortalOptions {
  readonly world: World
  /** The address people type; without it the one the request came by. */
  readonly origin: string | null
  /** Part of what tells a kept page from a new one: other versions draw other pages. */
  readonly version: string
  readonly limitsRequests: boolean
}

/** Nothing but our own style sheet and pictures: no script of any kind, no frame, forms only to ourselves. */
const contentPolicy =
  "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

const pageHeaders = {
  'content-security-policy': contentPolicy,
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  'referrer-policy': 'no-referrer',
}

/** Requests of one source in a minute: reading is easy, searching and taking everything are dearer. */
const limits = { page: 240, search: 60, data: 20 }

export async function servePortal(app: FastifyInstance, options: PortalOptions): Promise<void> {
  app.get(styleAddress, { exposeHeadRoute: true }, async (_request, reply) =>
    reply.headers({ 'cache-control': 'public, max-age=31536000, immutable' }).type('text/css; charset=utf-8').send(style),
  )
  app.get('/robots.txt', { exposeHeadRoute: true }, async (request, reply) => {
    const isOpen = await readAsPublic(options.world.db, null, async (tx) => (await publicFace(tx, options.world.clock.today())).isOpen)
    const map = `${originOf(options, request)}/open/sitemap.xml`
    return reply
      .type('text/plain; charset=utf-8')
      .send(isOpen ? `User-agent: *\nAllow: /open/\nDisallow: /\nSitemap: ${map}\n` : 'User-agent: *\nDisallow: /\n')
  })
  app.get('/open', { exposeHeadRoute: true }, async (_request, reply) => reply.redirect('/open/', 301))
  app.get<{ Params: { committee: string } }>('/open/of/:committee', { exposeHeadRoute: true }, async (request, reply) =>
    reply.redirect(`${baseOf(request.params.committee)}/`, 301),
  )
  await app.register(async (pages) => mount(pages, options, () => null), { prefix: '/open' })
  await app.register(async (pages) => mount(pages, options, (request) => (request.params as { committee: string }).committee), {
    prefix: '/open/of/:committee',
  })
}

function mount(pages: FastifyInstance, options: PortalOptions, codeOf: (request: FastifyRequest) => string | null): void {
  answerTrouble(pages)
  for (const view of views)
    pages.get(
      view.path,
      {
        exposeHeadRoute: true,
        prefixTrailingSlash: 'slash',
        ...(options.limitsRequests ? { config: { rateLimit: { max: limitOf(view) } } } : {}),
      },
      async (request, reply) => {
        const answer = await answerOf(options, view, request, codeOf(request))
        if (answer === null) return sendNotFound(reply)
        return send(request, reply, answer)
      },
    )
}

const limitOf =
  (view: View) =>
  (request: FastifyRequest): number =>
    view.isData ? limits.data : (request.query as { q?: unknown }).q ? limits.search : limits.page

interface Answer {
  readonly tag: string
  readonly type: string
  readonly body: string | Buffer
  readonly isData: boolean
  readonly fileName: string | null
}

/** null: not there, not public, no longer public, switched off – all the same from outside. */
function answerOf(options: PortalOptions, view: View, request: FastifyRequest, code: string | null): Promise<Answer | null> {
  const { world, version } = options
  return readAsPublic(world.db, code, async (tx: Tx) => {
    const committee = await publicCommittee(tx)
    const today = world.clock.today()
    const face = committee ? await publicFace(tx, today) : null
    if (!committee || !face?.isOpen) return null
    const visit: Visit = { base: baseOf(code), origin: originOf(options, request), committee, words: face.words, today }
    const stamp = await publicStamp(tx)
    const tag = `W/"${createHash('sha256').update(`${version} ${styleAddress} ${stamp} ${today} ${request.url}`).digest('base64url').slice(0, 22)}"`
    const kept = { tag, type: view.type, isData: view.isData, fileName: view.fileName ?? null }
    // Only what was there got this tag, and nothing has changed since: it need not be made again.
    if (request.headers['if-none-match'] === tag) return { ...kept, body: '' }
    const body = await view.show({ tx, visit, request })
    return body === null ? null : { ...kept, body }
  })
}

/** Caches keep the page and ask each time whether it still holds: what is withdrawn is gone with the next request. */
function send(request: FastifyRequest, reply: FastifyReply, { tag, type, body, isData, fileName }: Answer): FastifyReply {
  void reply.headers({
    ...pageHeaders,
    'cache-control': 'public, no-cache',
    etag: tag,
    ...(isData ? { 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin' } : {}),
    ...(fileName ? { 'content-disposition': `attachment; filename="${fileName}"` } : {}),
  })
  if (request.headers['if-none-match'] === tag) return reply.status(304).send()
  return reply.type(type).send(body)
}

const sendNotFound = (reply: FastifyReply): FastifyReply =>
  reply
    .status(404)
    .headers({ ...pageHeaders, 'cache-control': 'no-store' })
    .type('text/html; charset=utf-8')
    .send(notFoundPage)

function answerTrouble(pages: FastifyInstance): void {
  pages.setNotFoundHandler(async (_request, reply) => sendNotFound(reply))
  pages.setErrorHandler(async (error, request, reply) => {
    const isFlood = error instanceof ProblemError && error.code === 'tooMany'
    if (!isFlood && (error as { statusCode?: number }).statusCode !== 400)
      request.log.error({ err: error, route: request.routeOptions.url }, 'fault')
    const [status, title, says] = isFlood
      ? ([429, '请求太频繁', '请过一分钟再看。'] as const)
      : (error as { statusCode?: number }).statusCode === 400
        ? ([400, '地址不对', '请检查地址，或者从首页重新进入。'] as const)
        : ([500, '暂时打不开', '系统出错了，请稍后再看。'] as const)
    return reply
      .status(status)
      .headers({ ...pageHeaders, 'cache-control': 'no-store' })
      .type('text/html; charset=utf-8')
      .send(troublePage(title, says))
  })
}

/** A host that is none is not repeated into a page. */
function originOf({ origin }: PortalOptions, request: FastifyRequest): string {
  if (origin) return origin
  const host = /^[A-Za-z\d.-]{1,100}(?::\d{1,5})?$/.test(request.host) ? request.host : 'localhost'
  return `${request.protocol === 'https' ? 'https' : 'http'}://${host}`
}
