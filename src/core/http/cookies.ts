// Cookies of a session, and the token that proves a change was asked for by our own page (double submit, bound to the session).
import '@fastify/cookie'
import { createHash, timingSafeEqual } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'

export const cookieNames = { session: 'session', csrf: 'csrf', singleSignOn: 'sso' } as const
type CookieName = (typeof cookieNames)[keyof typeof cookieNames]

export interface Cookies {
  readonly get: (name: CookieName) => string | undefined
  /** `readable` by the page's script; `null` removes it. */
  readonly set: (name: CookieName, value: string | null, options?: { readonly readable?: boolean; readonly seconds?: number }) => void
}

/** Behind https the names carry the prefix that browsers hold to our host alone. */
export const cookieName = (name: CookieName, secure: boolean): string => `${secure ? '__Host-' : ''}shuoju_${name}`

export const csrfHeader = 'x-csrf-token'

/** Derived, not stored: whoever can compute it holds the session already. */
export const csrfTokenOf = (sessionToken: string): string => createHash('sha256').update(`csrf:${sessionToken}`).digest('base64url')

export function isCsrfToken(given: unknown, sessionToken: string): boolean {
  const expected = Buffer.from(csrfTokenOf(sessionToken))
  const got = Buffer.from(typeof given === 'string' ? given : '')
  return got.length === expected.length && timingSafeEqual(got, expected)
}

export const cookiesOf = (request: FastifyRequest, reply: FastifyReply, secure: boolean): Cookies => ({
  get: (name) => request.cookies[cookieName(name, secure)],
  set: (name, value, options = {}) => {
    const shared = { path: '/', sameSite: 'lax', secure, httpOnly: !options.readable } as const
    if (value === null) void reply.clearCookie(cookieName(name, secure), shared)
    else void reply.setCookie(cookieName(name, secure), value, options.seconds ? { ...shared, maxAge: options.seconds } : shared)
  },
})

/** Browsers tell where a request comes from; scripts that tell nothing are held by the session's own token. */
export function isFromElsewhere(request: FastifyRequest, publicOrigin: string | null): boolean {
  const site = request.headers['sec-fetch-site']
  if (site !== undefined) return site !== 'same-origin' && site !== 'none'
  const { origin } = request.headers
  if (origin === undefined || origin === publicOrigin) return false
  return !URL.canParse(origin) || new URL(origin).host !== request.headers.host
}
