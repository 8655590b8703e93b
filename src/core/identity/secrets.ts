// What must not be readable in a copied database is sealed with a key that is not in it. Keys have versions, so that they can be changed.
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto'
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs'

export interface Secrets {
  /** `purpose` is bound into the seal: a sealed telephone number cannot be passed off as a second factor. */
  readonly seal: (text: string, purpose: string) => Buffer
  readonly open: (sealed: Uint8Array, purpose: string) => string
  /** Says later that a text is ours and unchanged, where it may be read by anybody: it is signed, not sealed. */
  readonly sign: (text: string, purpose: string) => string
  readonly isSigned: (text: string, signature: string, purpose: string) => boolean
  /** Sealed with an earlier key: seal it again when it is next written. */
  readonly isStale: (sealed: Uint8Array) => boolean
}

/** Version → 32 bytes. The highest version seals, all of them open. */
export type Keys = ReadonlyMap<number, Buffer>

const nonceBytes = 12
const tagBytes = 16

export function secretsWith(keys: Keys): Secrets {
  const current = Math.max(...keys.keys())
  const keyOf = (version: number): Buffer => {
    const key = keys.get(version)
    if (!key) throw new Error(`缺少第 ${version} 版密钥：数据是用它封存的，请从密钥备份中恢复。`)
    return key
  }
  return {
    seal: (text, purpose) => {
      const nonce = randomBytes(nonceBytes)
      const cipher = createCipheriv('aes-256-gcm', keyOf(current), nonce).setAAD(Buffer.from(purpose))
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return Buffer.concat([Buffer.of(current), nonce, cipher.getAuthTag(), body])
    },
    open: (sealed, purpose) => {
      const bytes = Buffer.from(sealed)
      const at = 1 + nonceBytes
      const cipher = createDecipheriv('aes-256-gcm', keyOf(bytes[0] ?? 0), bytes.subarray(1, at), { authTagLength: tagBytes })
      cipher.setAAD(Buffer.from(purpose)).setAuthTag(bytes.subarray(at, at + tagBytes))
      return Buffer.concat([cipher.update(bytes.subarray(at + tagBytes)), cipher.final()]).toString('utf8')
    },
    sign: (text, purpose) => `${current}.${macOf(keyOf(current), text, purpose).toString('base64url')}`,
    isSigned: (text, signature, purpose) => {
      const [, version = '', mac = ''] = /^(\d{1,3})\.([\w-]{43})$/.exec(signature) ?? []
      const key = keys.get(Number(version))
      return key !== undefined && timingSafeEqual(macOf(key, text, purpose), Buffer.from(mac, 'base64url'))
    },
    isStale: (sealed) => sealed[0] !== current,
  }
}

/** A key of its own for each purpose: what is signed for one cannot be passed off for another. */
const macOf = (key: Buffer, text: string, purpose: string): Buffer =>
  createHmac('sha256', Buffer.from(hkdfSync('sha256', key, '', `sign:${purpose}`, 32)))
    .update(text)
    .digest()

/** '1:<base64>' per line or comma; a version fits one byte. */
export function parseKeys(text: string): Keys {
  const keys = new Map<number, Buffer>()
  for (const line of text.split(/[\n,]/).map((l) => l.trim())) {
    if (!line) continue
    const [, version, base64] = /^(\d{1,3}):([A-Za-z0-9+/]{43}=)$/.exec(line) ?? []
    if (!version || !base64 || Number(version) < 1 || Number(version) > 255)
      throw new Error('密钥的写法是“版本号:32 字节的 base64”，例如 1:AAAA…=，多个密钥用逗号或换行分开。')
    keys.set(Number(version), Buffer.from(base64, 'base64'))
  }
  if (keys.size === 0) throw new Error('密钥是空的。')
  return keys
}

export const newKey = (version: number): string => `${version}:${randomBytes(32).toString('base64')}`

/** The key file is made at the first start, readable by its owner only. Back it up apart from the database. */
export function keysFrom(file: string): Keys {
  if (!existsSync(file)) {
    writeFileSync(file, `${newKey(1)}\n`, { mode: 0o600, flag: 'wx' })
    chmodSync(file, 0o600)
  }
  return parseKeys(readFileSync(file, 'utf8'))
}
