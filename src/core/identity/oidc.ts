// Talks to an OpenID Connect provider: authorization code with PKCE, state and nonce.
import * as oidc from 'openid-client'
import type { SingleSignOn } from '../http/procedure.ts'

export interface OidcConfig {
  readonly title: string
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  readonly redirectUri: string
  readonly asksSecondFactor: boolean
}

interface Remembered {
  readonly verifier: string
  readonly state: string
  readonly nonce: string
}

/** The provider is asked for its description at the first use, so that our start does not depend on it. */
export function oidcProvider(config: OidcConfig, log: (error: unknown) => void): SingleSignOn {
  let known: Promise<oidc.Configuration> | undefined
  const provider = (): Promise<oidc.Configuration> => {
    const insecure = config.issuer.startsWith('http://') ? { execute: [oidc.allowInsecureRequests] } : {}
    known ??= oidc.discovery(new URL(config.issuer), config.clientId, config.clientSecret, undefined, insecure).catch((error: unknown) => {
      known = undefined
      throw error
    })
    return known
  }
  return {
    title: config.title,
    issuer: config.issuer,
    asksSecondFactor: config.asksSecondFactor,
    async start() {
      const remembered: Remembered = { verifier: oidc.randomPKCECodeVerifier(), state: oidc.randomState(), nonce: oidc.randomNonce() }
      const location = oidc.buildAuthorizationUrl(await provider(), {
        redirect_uri: config.redirectUri,
        scope: 'openid',
        code_challenge: await oidc.calculatePKCECodeChallenge(remembered.verifier),
        code_challenge_method: 'S256',
        state: remembered.state,
        nonce: remembered.nonce,
      })
      return { location: location.href, remember: JSON.stringify(remembered) }
    },
    async back(query, text) {
      const remembered = parse(text)
      if (!remembered) return null
      const current = new URL(config.redirectUri)
      for (const [key, value] of Object.entries(query)) current.searchParams.set(key, value)
      try {
        const tokens = await oidc.authorizationCodeGrant(await provider(), current, {
          pkceCodeVerifier: remembered.verifier,
          expectedState: remembered.state,
          expectedNonce: remembered.nonce,
          idTokenExpected: true,
        })
        const subject = tokens.claims()?.sub
        return subject ? { subject } : null
      } catch (error) {
        log(error)
        return null
      }
    },
  }
}

function parse(text: string): Remembered | null {
  if (!text) return null
  const { verifier, state, nonce } = JSON.parse(text) as Partial<Remembered>
  return verifier && state && nonce ? { verifier, state, nonce } : null
}
