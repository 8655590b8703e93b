// Who is signed in, for every piece that asks: the domain's day comes from here, never from the computer's clock.
import { createContext, useContext } from 'react'
import type { z } from 'zod'
import type { sessionView } from '#/core/identity/contract.ts'

export type Session = z.infer<typeof sessionView>

const SessionContext = createContext<Session | null>(null)

export const SessionProvider = SessionContext.Provider

export function useSession(): Session {
  const session = useContext(SessionContext)
  if (!session) throw new Error('no session: this piece is used outside the signed-in pages')
  return session
}

/** May the reader do any of these? Only what is shown depends on it; the server decides. */
export function useMay(...rights: readonly string[]): boolean {
  const { rights: held } = useSession()
  return rights.some((right) => held.includes(right))
}
