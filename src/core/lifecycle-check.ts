// What every lifecycle must be by itself: each state can be reached, each open state can be left, each refused move says why.
import type { Lifecycle } from './lifecycle.ts'

/**
 * Sentences naming what is wrong with the table; none when it is whole. `computed` are states entered without a move of
 * their own because they follow from the parts.
 */
export function flawsOf<S extends string, M extends string, Subject, R extends string>(
  lifecycle: Lifecycle<S, M, Subject, R>,
  computed: readonly S[] = [],
): readonly string[] {
  const states = Object.keys(lifecycle.states) as S[]
  const moves = Object.values(lifecycle.moves) as Lifecycle<S, M, Subject, R>['moves'][M][]
  const entered = new Set<S>([lifecycle.initial, ...computed, ...moves.flatMap((m) => (m.to ? [m.to] : []))])
  const left = new Set<S>(moves.flatMap((m) => (m.from === '*' ? states.filter((s) => lifecycle.states[s].open) : m.from)))
  const reopens = (m: (typeof moves)[number], s: S): boolean =>
    m.undoes !== true && m.from !== '*' && m.from.includes(s) && (m.to === null || lifecycle.states[m.to].open)
  return [
    ...states.filter((s) => !entered.has(s)).map((s) => `${lifecycle.kind}: nothing leads to ${s}`),
    ...states
      .filter((s) => lifecycle.states[s].open && !left.has(s) && !computed.includes(s))
      .map((s) => `${lifecycle.kind}: ${s} is open but has no way out`),
    ...states
      .filter((s) => !lifecycle.states[s].open && moves.some((m) => reopens(m, s)))
      .map((s) => `${lifecycle.kind}: ${s} is over but leads back to an open state`),
    ...moves.filter((m) => m.label.trim() === '').map(() => `${lifecycle.kind}: a move without a label`),
  ]
}
