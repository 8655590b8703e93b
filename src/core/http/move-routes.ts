// One handler for every move of a lifecycle: the act that belongs to it is found in a table the compiler keeps complete.
import type { World } from '../action.ts'
import type { Actor } from '../actor.ts'
import type { Outcome } from '../outcome.ts'
import { answer, type SignedInContext } from './procedure.ts'

export interface Seen {
  readonly id: string
  readonly version: number
}

/** `ask` is what the move's own form asked for, checked by its schema. */
export type Act<Ask, Value> = (world: World, actor: Actor, seen: Seen, ask: Ask) => Promise<Outcome<Value>>

interface Handling {
  readonly input: Seen
  readonly context: SignedInContext
}

/** The router an implementer stands for; the implementer itself answers any name, so names come from the table of acts. */
type Implemented<M, K extends PropertyKey> = {
  readonly [P in K & keyof M]: M[P] extends { handler: (handle: never) => infer R } ? R : never
}

type Handler = (handle: unknown) => unknown

function implementAll<M extends object, K extends PropertyKey>(
  implementers: M,
  moves: readonly K[],
  handlerOf: (move: K) => unknown,
): Implemented<M, K> {
  const routes = moves.map((move) => [move, (implementers as Record<K, { handler: Handler }>)[move].handler(handlerOf(move))] as const)
  return Object.fromEntries(routes) as Implemented<M, K>
}

/** Implements every move route by its act. */
export function moveRoutes<M extends object, K extends string, Value>(
  implementers: M,
  acts: { readonly [P in K]: Act<never, Value> },
): Implemented<M, K> {
  return implementAll(implementers, Object.keys(acts) as K[], (move) => async ({ input, context }: Handling) => {
    const act = acts[move] as Act<unknown, Value>
    return answer(await act(context.world, context.actor, input, input))
  })
}

interface BatchHandling {
  readonly input: { readonly cases: readonly Seen[]; readonly form: unknown }
  readonly context: SignedInContext
}

export interface BatchAnswer {
  readonly results: readonly { readonly id: string; readonly ok: boolean; readonly reasons: readonly string[] }[]
}

/** Each case in its own transaction: one that cannot be moved does not stop the others, and says why. */
export function batchRoutes<M extends object, K extends string>(
  implementers: M,
  moves: readonly K[],
  acts: { readonly [P in K]: Act<never, unknown> },
): Implemented<M, K> {
  return implementAll(implementers, moves, (move) => async ({ input, context }: BatchHandling): Promise<BatchAnswer> => {
    const act = acts[move] as Act<unknown, unknown>
    const results: BatchAnswer['results'][number][] = []
    for (const seen of input.cases) {
      const outcome = await act(context.world, context.actor, seen, input.form)
      results.push({ id: seen.id, ok: outcome.ok, reasons: outcome.ok ? [] : outcome.reasons.map((r) => r.says) })
    }
    return { results }
  })
}
