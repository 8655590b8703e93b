// From facts to what a rule counts: counter-entries net out first, then conditions, role weight and joint authors. Pure.
import type { About } from '../fact.ts'
import type { Condition, FactRule, JointStyle } from './rule-set.ts'

export interface CountedFact {
  readonly id: string
  readonly verb: string
  readonly role: string
  readonly object: { readonly kind: string; readonly id: string }
  readonly day: string
  readonly weight: number
  readonly about: About
  /** How many others have the same deed in a sharing role: the joint authors of a proposal. */
  readonly others?: number
}

/** One deed of the holder after corrections: the facts it came from and the share that is left. */
export interface Deed extends Omit<CountedFact, 'id'> {
  readonly ids: readonly string[]
}

const leading: ReadonlySet<string> = new Set(['lead', 'author'])

/** A correction is a fact of the same kind with a weight below zero; what comes to nothing, or below, is not there. */
export function netted(facts: readonly CountedFact[]): readonly Deed[] {
  const deeds = new Map<string, Deed>()
  for (const { id, ...f } of facts) {
    const about = Object.entries(f.about).toSorted(([a], [b]) => (a < b ? -1 : 1))
    const key = JSON.stringify([f.verb, f.role, f.object.kind, f.object.id, about])
    const known = deeds.get(key)
    deeds.set(
      key,
      known
        ? { ...known, ids: [...known.ids, id], weight: known.weight + f.weight, day: f.day < known.day ? f.day : known.day }
        : { ...f, ids: [id] },
    )
  }
  return [...deeds.values()].filter((d) => d.weight > 1e-9)
}

/** What stands under a field: 'role', 'object' and 'day' of the deed itself, else what the fact says about its object. */
export function valuesOf(deed: Deed, field: string): readonly string[] {
  if (field === 'role') return [deed.role]
  if (field === 'verb') return [deed.verb]
  if (field === 'object') return [`${deed.object.kind}:${deed.object.id}`]
  if (field === 'day') return [deed.day]
  const value = deed.about[field]
  if (value === undefined || value === null) return []
  return Array.isArray(value) ? value : [String(value)]
}

const fits = (value: string, pattern: string): boolean =>
  pattern.endsWith('*') ? value.startsWith(pattern.slice(0, -1)) : value === pattern

export function holds(deed: Deed, { field, is, values }: Condition): boolean {
  const found = field.split('|').flatMap((one) => valuesOf(deed, one))
  const isAmong = found.some((v) => values.some((pattern) => fits(v, pattern)))
  if (is === 'in') return isAmong
  if (is === 'notIn') return !isAmong
  const bound = Number(values[0])
  return found.some((v) => Number.isFinite(Number(v)) && (is === 'atLeast' ? Number(v) >= bound : Number(v) <= bound))
}

export const matches = (rule: Pick<FactRule, 'where'>, verbs: readonly string[], deed: Deed): boolean =>
  verbs.includes(deed.verb) && rule.where.every((c) => holds(deed, c))

const shares: Readonly<Record<Exclude<JointStyle, 'split'>, number>> = { fifth: 0.2, half: 0.5, threeQuarters: 0.75 }

/** What one deed brings under a rule before anything is capped; null where the rule has nothing for this role or level. */
export function worthOf(rule: FactRule, deed: Deed): number | null {
  const weight = rule.byShare ? deed.weight : 1
  if (rule.roles.length > 0) {
    const row = rule.roles.find((r) => r.role === deed.role)
    return row ? row.points * weight : null
  }
  if (rule.levels.length > 0) {
    const row = rule.levels.find((l) => valuesOf(deed, 'level').includes(l.level))
    return row ? row.points * weight : null
  }
  const points = (rule.points ?? 0) * weight
  const others = deed.others ?? 0
  if (!rule.joint) return points
  if (rule.joint === 'split') return leading.has(deed.role) ? (others > 0 ? points / 2 : points) : points / 2 / Math.max(1, others)
  return leading.has(deed.role) ? points : points * shares[rule.joint]
}
