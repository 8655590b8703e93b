// Opaque tokens: '3.<43 characters>', drawn by chance, kept only as a hash. The committee comes first, because rows are fenced by it.
import { createHash, randomBytes } from 'node:crypto'

export const tokenForm = /^(\d{1,9})\.[A-Za-z0-9_-]{43}$/

export const newToken = (committeeId: number): string => `${committeeId}.${randomBytes(32).toString('base64url')}`

export const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest()

/** Whose rows the token may lead to; null when it is none. */
export function committeeOf(token: string): number | null {
  const committeeId = Number(tokenForm.exec(token)?.[1] ?? Number.NaN)
  return committeeId <= 2_147_483_647 ? committeeId : null
}
