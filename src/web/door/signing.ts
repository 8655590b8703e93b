// The tablet's own key: made on it, never to be read out of it. Whoever copies the files of the page cannot sign for it.
const curve = { name: 'ECDSA', namedCurve: 'P-256' } as const

export interface OwnKey {
  readonly key: CryptoKey
  readonly point: { readonly x: string; readonly y: string }
}

export async function newKey(): Promise<OwnKey> {
  const { privateKey, publicKey } = await crypto.subtle.generateKey(curve, false, ['sign', 'verify'])
  const { x = '', y = '' } = await crypto.subtle.exportKey('jwk', publicKey)
  return { key: privateKey, point: { x, y } }
}

export async function signed(key: CryptoKey, text: string): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, key, new TextEncoder().encode(text)))
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}
