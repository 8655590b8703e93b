// Checks what a tablet signed: ECDSA over P-256, which every browser can do with a key it cannot give away.
import { createPublicKey, verify } from 'node:crypto'

export interface DeviceKey {
  readonly x: string
  readonly y: string
}

/** Null when the numbers are no point of the curve. */
export function checkerOf({ x, y }: DeviceKey): ((text: string, signature: string) => boolean) | null {
  try {
    const key = createPublicKey({ key: { kty: 'EC', crv: 'P-256', x, y }, format: 'jwk' })
    return (text, signature) => verify('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' }, Buffer.from(signature, 'base64url'))
  } catch {
    return null
  }
}
