// How a feature implements its part of the contract: `const os = routesFor(contract)`, then `os.list.handler(({ input, context }) => …)`.
import { implement, type AnyRouter, type Implementer } from '@orpc/server'
import type { AnyContractRouter } from '@orpc/contract'
import type { World } from '../action.ts'
import type { Actor } from '../actor.ts'
import type { Outcome } from '../outcome.ts'
import type { Cookies } from './cookies.ts'
import { ProblemError, type ProblemCode } from './problem.ts'

/** Where the request came from, for the journal and the throttles. */
export interface Visitor {
  readonly source: string
  readonly agent: string
  readonly secure: boolean
}

/** What the open session still owes before it may do anything but mend that. */
export type SessionOwes = 'password' | 'secondFactor'

/** The way to and back from an OpenID Connect provider; what must be remembered meanwhile travels sealed in a cookie. */
export interface SingleSignOn {
  readonly title: string
  readonly issuer: string
  /** The provider itself asks for a second factor. */
  readonly asksSecondFactor: boolean
  readonly start: () => Promise<{ readonly location: string; readonly remember: string }>
  readonly back: (query: Readonly<Record<string, string>>, remembered: string) => Promise<{ readonly subject: string } | null>
}

export interface OpenSession {
  readonly tokenHash: Buffer
  readonly username: string
  readonly owes: SessionOwes | null
}

export interface RequestContext {
  readonly world: World
  readonly actor: Actor | null
  readonly session: OpenSession | null
  readonly visitor: Visitor
  readonly cookies: Cookies
  /** Sign-in by another system, where one is configured. */
  readonly singleSignOn: SingleSignOn | null
}

export interface SignedInContext extends RequestContext {
  readonly actor: Actor
  readonly session: OpenSession
}

/** The guard has refused everybody who may not come in before a handler runs; this one only tells the compiler. */
export function routesFor<T extends AnyContractRouter>(
  contract: T,
): Implementer<T, SignedInContext & Record<never, never>, SignedInContext> {
  return implement(contract).$context<SignedInContext>()
}

/** For routes that need no sign-in: the actor may be null. */
export function openRoutesFor<T extends AnyContractRouter>(
  contract: T,
): Implementer<T, RequestContext & Record<never, never>, RequestContext> {
  return implement(contract).$context<RequestContext>()
}

export type Routes = AnyRouter

const codes = { forbidden: 'forbidden', notFound: 'notFound', conflict: 'conflict', refused: 'refused' } as const satisfies Record<
  string,
  ProblemCode
>

/** The value of what was done; a refusal becomes its problem document. */
export function answer<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value
  throw new ProblemError(codes[outcome.kind], outcome.reasons)
}
