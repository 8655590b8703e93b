// The six digits on the room's screen: new every thirty seconds, reckoned from the session and a key that never leaves the server.
import { timingSafeEqual } from 'node:crypto'
import type { Secrets } from '#/core/identity/secrets.ts'
import { base32, codeAt, stepAt } from '#/core/identity/totp.ts'

export const stepSeconds = 30

/** Nothing is kept: whoever has the program's key can reckon it again, and nobody else. */
const secretOf = (secrets: Secrets, sessionId: string): string => {
  const [, mac = ''] = secrets.sign(sessionId, 'attendance.code').split('.')
  return base32(Buffer.from(mac, 'base64url').subarray(0, 20))
}

export interface ShownCode {
  readonly code: string
  /** When the next one comes. */
  readonly until: Date
}

export function codeNow(secrets: Secrets, sessionId: string, now: Date): ShownCode {
  const step = stepAt(now)
  return { code: codeAt(secretOf(secrets, sessionId), step), until: new Date((step + 1) * stepSeconds * 1000) }
}

/** The code shown now or the one before it, so that nobody is too late while typing. */
export function isCode(secrets: Secrets, sessionId: string, given: string, now: Date): boolean {
  const secret = secretOf(secrets, sessionId)
  const typed = Buffer.from(given.replaceAll(/\s/g, ''))
  return [stepAt(now), stepAt(now) - 1].some((step) => {
    const expected = Buffer.from(codeAt(secret, step))
    return typed.length === expected.length && timingSafeEqual(typed, expected)
  })
}
