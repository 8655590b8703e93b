// How numbers are rounded and printed: half up, shares that add up to 100, approximate forms always downwards (duties.md §1.1).
import type { Figure } from '../figure.ts'

export const nothing = '—'

/** Half up, exact: the quotient of two whole numbers never falls on the wrong side of a half. */
export function rounded(numerator: number, denominator: number, places: number): number {
  const scale = 10 ** places
  return Math.round((numerator * scale) / denominator) / scale
}

/** In percent. Never 100 while something is missing: “办复率100%” says that nothing is open. */
export function share(part: number, whole: number, places: number): number | null {
  if (whole === 0) return null
  const value = rounded(100 * part, whole, places)
  return part < whole && value >= 100 ? (100 * 10 ** places - 1) / 10 ** places : value
}

/** Shares of a whole that add up to exactly 100, by the largest remainder; ties go to the earlier one. */
export function shares(parts: readonly number[], places: number): readonly (number | null)[] {
  const whole = parts.reduce((sum, part) => sum + part, 0)
  if (whole === 0) return parts.map(() => null)
  const units = 100 * 10 ** places
  const floors = parts.map((part) => Math.floor((part * units) / whole))
  // Remainders as whole numbers, so that equal ones are equal.
  const remainders = parts.map((part, i) => part * units - (floors[i] ?? 0) * whole)
  const missing = units - floors.reduce((sum, floor) => sum + floor, 0)
  const raised = new Set(
    remainders
      .map((remainder, i) => ({ remainder, i }))
      .toSorted((a, b) => b.remainder - a.remainder || a.i - b.i)
      .slice(0, missing)
      .map(({ i }) => i),
  )
  return floors.map((floor, i) => (floor + (raised.has(i) ? 1 : 0)) / 10 ** places)
}

/** Down to a round number with 多 or 余: 37 → 30多, 7938 → 7900多, 12345 → 1万多. A number that is round already is printed as it is. */
export function approximately(value: number, word: '多' | '余'): string {
  const wan = value >= 10_000
  const shown = wan ? value / 10_000 : value
  const step = shown >= 1000 ? 100 : shown >= 10 && !wan ? 10 : 1
  const floor = Math.floor(shown / step) * step
  if (floor === 0) return String(value)
  return `${floor}${wan ? '万' : ''}${floor < shown ? word : ''}`
}

/** The figure as a report prints it, without its unit. A whole share is written 100, not 100.0. */
export function printed(figure: Pick<Figure, 'approximate' | 'places' | 'reckoning'>, value: number | null): string {
  if (value === null) return nothing
  if (figure.approximate) return approximately(value, figure.approximate)
  if (figure.reckoning === 'share' && (value === 100 || value === 0)) return String(value)
  return value.toFixed(figure.places)
}
