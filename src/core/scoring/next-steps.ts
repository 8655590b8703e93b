// What would raise the total: one more deed under each rule is tried on the engine itself, so that every cap, exclusive set and gate has its say. Pure.
import { factSheet, type FactSheet, type Scored } from './fact-sheet.ts'
import type { CountedFact } from './match.ts'
import { exact } from './points.ts'
import type { Condition, FactRule, RuleSet } from './rule-set.ts'

export interface NextStep {
  readonly rule: string
  readonly title: string
  readonly group: string
  /** What one more deed would add now. */
  readonly gain: number
  /** In which role or at which level, where the rule tells them apart. */
  readonly as: string | null
  /** Gates that would no longer stand in the way. */
  readonly opens: readonly string[]
  readonly source: string
}

export interface NextGrade {
  readonly grade: string
  readonly min: number
  /** Points still missing; 0 where only gates stand in the way. */
  readonly gap: number
}

/** The best first; deeds of which nobody has a choice (rates without any session to come) are left to the reader: they count like any other. */
export function nextSteps(set: RuleSet, scored: Scored, sheet: FactSheet): readonly NextStep[] {
  const bonusOrBase = new Set(set.groups.filter((g) => g.kind !== 'deduction').map((g) => g.title))
  return set.rules
    .filter((r) => bonusOrBase.has(r.group))
    .flatMap((rule): NextStep[] => {
      const tried = oneMore(rule).map((fact) => ({
        fact,
        after: factSheet(set, { ...scored, facts: [...scored.facts, fact] }, sheet.version),
      }))
      const best = tried.reduce<(typeof tried)[number] | null>((a, b) => (a === null || b.after.total > a.after.total ? b : a), null)
      if (!best) return []
      const opens = sheet.barred.filter((b) => !best.after.barred.includes(b))
      const gain = exact(best.after.total - sheet.total)
      if (gain <= 0 && opens.length === 0) return []
      const as = rule.roles.length ? best.fact.role : rule.levels.length ? String(best.fact.about['level'] ?? '') : null
      return [{ rule: rule.key, title: rule.title, group: rule.group, gain: Math.max(0, gain), as, opens, source: rule.source }]
    })
    .toSorted((a, b) => b.opens.length - a.opens.length || b.gain - a.gain)
}

export function nextGrade(set: RuleSet, sheet: FactSheet): NextGrade | null {
  const share = set.prorate ? sheet.activeShare : 1
  const at = sheet.grade === null ? set.grades.length : set.grades.findIndex((g) => g.label === sheet.grade)
  const above = set.grades[at - 1]
  if (!above) return null
  const min = exact(above.min * share)
  return { grade: above.label, min, gap: Math.max(0, exact(min - sheet.total)) }
}

/** Deeds that the rule would match, one for each role or level it knows, about something new. */
function oneMore(rule: FactRule): readonly CountedFact[] {
  const about = Object.fromEntries(
    rule.where.flatMap((c) => (c.field === 'role' ? [] : [[c.field.split('|')[0] ?? '', valueFor(c)] as const])),
  )
  const role = rule.where.find((c) => c.field === 'role' && c.is === 'in')?.values[0] ?? 'lead'
  const fact = (as: string, more: CountedFact['about']): CountedFact => ({
    id: 'next',
    verb: rule.verbs[0] ?? '',
    role: as,
    object: { kind: 'next', id: 'next' },
    day: '9999-12-31',
    weight: 1,
    about: { ...about, ...more, title: '' },
  })
  if (rule.roles.length) return rule.roles.map((r) => fact(r.role, {}))
  if (rule.levels.length) return rule.levels.map((l) => fact(role, { level: l.level }))
  return [fact(role, {})]
}

function valueFor({ is, values }: Condition): string {
  const [first = ''] = values
  return is === 'notIn' ? `not ${values.join(' ')}` : first.replace(/\*$/, '')
}
