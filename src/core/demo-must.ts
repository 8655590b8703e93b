// For the demonstration, where a refused act is a fault of its script.
import type { Outcome } from './outcome.ts'

export function must<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value
  throw new Error(`the demonstration was refused: ${outcome.reasons.map((r) => r.says).join('；')}`)
}
