// Somebody at a telephone: signs in over HTTP, keeps the session and the token that proves a change was asked for by him.
import { csrfTokenOf } from '../src/core/http/cookies.ts'
import { benchPassword } from './hall.ts'

export interface Visitor {
  readonly get: (path: string) => Promise<{ readonly status: number; readonly body: unknown }>
  readonly post: (path: string, body: object) => Promise<{ readonly status: number; readonly text: string }>
}

export async function visitorAt(address: string, username: string): Promise<Visitor> {
  const opened = await fetch(`${address}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: address },
    body: JSON.stringify({ username, password: benchPassword }),
  })
  const cookies = opened.headers.getSetCookie().map((cookie) => cookie.split(';')[0] ?? '')
  if (!opened.ok) throw new Error(`${username}: ${opened.status} ${await opened.text()}`)
  await opened.arrayBuffer()
  const token = cookies.find((c) => c.includes('shuoju_session='))?.split('=')[1] ?? ''
  return visitorWith(address, decodeURIComponent(token))
}

/** With a session that is open already. */
export function visitorWith(address: string, session: string): Visitor {
  const headers = { cookie: `shuoju_session=${encodeURIComponent(session)}`, origin: address, 'x-csrf-token': csrfTokenOf(session) }
  return {
    get: async (path) => {
      const answer = await fetch(`${address}/api${path}`, { headers })
      return { status: answer.status, body: await answer.json() }
    },
    post: async (path, body) => {
      const answer = await fetch(`${address}/api${path}`, {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      })
      return { status: answer.status, text: await answer.text() }
    },
  }
}
