// The second factor: six digits from a shared secret and the time (RFC 6238, SHA-1, 30 s), as every authenticator reckons them.
import { createHash, createHmac, randomBytes, randomInt, timingSafeEqual } from 'node:crypto'

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
const period = 30

/** 160 bits in base32, as RFC 4226 advises. */
export const newFactorSecret = (): string => base32(randomBytes(20))

export function base32(bytes: Uint8Array): string {
  const bits = [...bytes].map((b) => b.toString(2).padStart(8, '0')).join('')
  return (bits.match(/.{5}/g) ?? []).map((five) => alphabet[Number.parseInt(five, 2)]).join('')
}

function bytesOf(base32: string): Buffer {
  const bits = [...base32.toUpperCase().replaceAll(/[\s=]/g, '')].map((c) => alphabet.indexOf(c).toString(2).padStart(5, '0')).join('')
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((eight) => Number.parseInt(eight, 2)))
}

export const stepAt = (now: Date): number => Math.floor(now.getTime() / 1000 / period)

export function codeAt(secret: string, step: number, digits = 6): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const mac = createHmac('sha1', bytesOf(secret)).update(counter).digest()
  const offset = (mac.at(-1) ?? 0) & 0xf
  const number = mac.readUInt32BE(offset) & 0x7f_ff_ff_ff
  return String(number % 10 ** digits).padStart(digits, '0')
}

/** The step the code belongs to: now, one before or one after, and later than the last one used; null when it is none. */
export function acceptedStep(secret: string, code: string, now: Date, lastUsed: number | null): number | null {
  const given = Buffer.from(code.replaceAll(/\s/g, ''))
  let found: number | null = null
  for (const step of [stepAt(now) - 1, stepAt(now), stepAt(now) + 1]) {
    const expected = Buffer.from(codeAt(secret, step))
    const fits = given.length === expected.length && timingSafeEqual(given, expected)
    if (fits && (lastUsed === null || step > lastUsed)) found = step
  }
  return found
}

/** What the authenticator scans. */
export const factorUri = (secret: string, account: string, issuer: string): string =>
  `otpauth://totp/${encodeURIComponent(`${issuer}:${account}`)}?${new URLSearchParams({ secret, issuer, algorithm: 'SHA1', digits: '6', period: String(period) }).toString()}`

/** For the day the telephone is lost: each works once. 50 bits each, kept as hashes. */
export const newRecoveryCodes = (): readonly string[] =>
  Array.from({ length: 10 }, () => {
    const part = (): string => Array.from({ length: 5 }, () => alphabet[randomInt(32)]).join('')
    return `${part()}-${part()}`
  })

export const recoveryHash = (code: string): Buffer => createHash('sha256').update(code.toUpperCase().replaceAll(/[\s-]/g, '')).digest()
