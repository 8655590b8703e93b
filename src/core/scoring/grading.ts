// Grades among all who are scored: a share limit is settled inside every scope it names, the highest totals first; equal totals stand or fall together. Pure.
import { exact } from './points.ts'
import { shutAbove, type FactSheet } from './fact-sheet.ts'
import type { QuotaScope, RuleSet } from './rule-set.ts'

export interface Ranked {
  readonly id: string
  readonly sheet: Pick<FactSheet, 'total' | 'shut' | 'activeShare'>
  /** The sector and the committee somebody is counted in; null where there is none. */
  readonly in: Readonly<Record<QuotaScope, string | null>>
}

export interface Graded {
  readonly grade: string | null
  /** Why a higher grade went to others. */
  readonly passedOver: readonly string[]
}

/** How many of so many may have the grade. */
export const quotaOf = (share: number, of: number): number => Math.floor(share * of + 1e-9)

export function gradeAll(set: RuleSet, all: readonly Ranked[]): ReadonlyMap<string, Graded> {
  const shut = new Map(all.map((r) => [r.id, [...r.sheet.shut]]))
  const passed = new Map(all.map((r) => [r.id, [] as string[]]))
  const gradeNow = (r: Ranked): string | null =>
    set.grades.find((g) => r.sheet.total >= exact(g.min * (set.prorate ? r.sheet.activeShare : 1)) && !shut.get(r.id)?.includes(g.label))
      ?.label ?? null
  for (const gate of set.gates.filter((g) => g.kind === 'share'))
    for (const scope of gate.within) {
      const groups = Map.groupBy(
        all.filter((r) => r.in[scope] !== null),
        (r) => r.in[scope],
      )
      for (const those of groups.values()) {
        const room = quotaOf(gate.min ?? 1, those.length)
        const reaching = those.filter((r) => gradeNow(r) === gate.bars).toSorted((a, b) => b.sheet.total - a.sheet.total)
        // Equal totals at the border stand or fall together.
        const border = reaching.length > room ? reaching[room]?.sheet.total : undefined
        if (border === undefined) continue
        for (const r of reaching.filter((x) => x.sheet.total <= border)) {
          shut.get(r.id)?.push(...shutAbove(set, [gate.bars]))
          passed.get(r.id)?.push(`${gate.title}：${those.length}人中最多${room}人，按得分从高到低（${gate.source}）`)
        }
      }
    }
  return new Map(all.map((r) => [r.id, { grade: gradeNow(r), passedOver: passed.get(r.id) ?? [] }]))
}

/** Whether so many of a grade are too many, scope by scope: asked again when a grade is changed by hand. */
export function quotaPassed(set: RuleSet, all: readonly { readonly grade: string | null; readonly in: Ranked['in'] }[]): readonly string[] {
  return set.gates
    .filter((g) => g.kind === 'share')
    .flatMap((gate) =>
      gate.within.flatMap((scope) => {
        const groups = Map.groupBy(
          all.filter((r) => r.in[scope] !== null),
          (r) => r.in[scope],
        )
        return [...groups].flatMap(([name, those]) => {
          const [room, given] = [quotaOf(gate.min ?? 1, those.length), those.filter((r) => r.grade === gate.bars).length]
          return given > room ? [`${name ?? ''}${those.length}人中“${gate.bars}”最多${room}人，现在有${given}人`] : []
        })
      }),
    )
}
