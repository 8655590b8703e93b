// Lines of a sheet in a reader's words: verbs by the code list, records by the address their feature gave.
import type { Day } from '#/core/day.ts'
import type { Tx } from '#/core/db/database.ts'
import type { FactObject } from '#/core/feature.ts'
import type { FactLine } from '#/core/scoring/fact-sheet.ts'
import { exact } from '#/core/scoring/points.ts'
import { codesOf } from '#/core/settings/store.ts'
import type { CodeListDeclaration } from '#/core/settings/setting.ts'
import type { LineShown, ScorePage } from './sheet-contract.ts'
import type { OneSheet } from './scores.ts'
import { versionOf } from './store.ts'

export type Words = (code: string) => string

/** What the rest of the program knows: how records are opened, and every list of codes. */
export interface Known {
  readonly objects: readonly FactObject[]
  readonly codeLists: readonly CodeListDeclaration[]
}

const spoken = ['standing-kind', 'theme', 'activity-kind', 'duty-level', 'duty-role', 'duty-verb']

/** Words of verbs, roles, levels, standings and kinds of activity; what has none stays as it is. */
export async function wordsOf(tx: Tx, committeeId: number, on: Day, { codeLists }: Known): Promise<Words> {
  const known = new Map<string, string>([
    ['true', '是'],
    ['false', '否'],
  ])
  for (const list of spoken.flatMap((name) => codeLists.find((l) => l.name === name) ?? []))
    for (const { code, label, data } of await codesOf(tx, committeeId, list, on)) {
      known.set(code, label)
      const kinds = (data as { readonly kinds?: Readonly<Record<string, string>> } | undefined)?.kinds ?? {}
      for (const [kind, word] of Object.entries(kinds)) known.set(kind, word)
    }
  return (code) => known.get(code) ?? code
}

export interface Opening {
  readonly words: Words
  readonly objects: readonly FactObject[]
}

export const linesShown = (lines: readonly FactLine[], { words, objects }: Opening): LineShown[] => {
  const open = new Map(objects.map((o) => [o.kind, o.url]))
  return lines.map(({ records, factIds: _, ...line }) => ({
    ...line,
    cappedBy: [...line.cappedBy],
    facts: records.map((r) => {
      const at = r.url.indexOf(':')
      return {
        id: r.id,
        verb: words(r.ref),
        title: r.title,
        day: r.day,
        points: r.amount,
        url: open.get(r.url.slice(0, at))?.(r.url.slice(at + 1)) ?? null,
      }
    }),
  }))
}

/** Points with a fact ÷ points given by rules; corrections by caps belong to no single fact. */
export function explainedShare(lines: readonly Pick<FactLine, 'kind' | 'points' | 'factIds'>[]): number | null {
  const given = lines.filter((l) => l.kind === 'rule' && l.points !== 0)
  const all = given.reduce((sum, l) => exact(sum + Math.abs(l.points)), 0)
  const based = given.filter((l) => l.factIds.length > 0).reduce((sum, l) => exact(sum + Math.abs(l.points)), 0)
  return all === 0 ? null : exact((100 * based) / all)
}

export const scoreShown = (one: OneSheet, opening: Opening): ScorePage => ({
  holder: {
    id: one.holder.id,
    kind: one.holder.kind,
    name: one.holder.name,
    sector: one.holder.sector,
    specialCommittee: one.holder.specialCommittee,
  },
  year: one.period.year,
  from: one.period.from,
  to: one.period.to,
  rules: { key: one.edition.key, title: one.edition.content.title, version: versionOf(one.edition), source: one.edition.content.source },
  total: one.sheet.total,
  grade: one.exempt === null ? one.sheet.grade : null,
  barred: [...one.sheet.barred],
  exempt: one.exempt,
  lines: linesShown(one.sheet.lines, opening),
  explained: explainedShare(one.sheet.lines),
  nextGrade: one.nextGrade,
  steps: one.steps.map((s) => ({ ...s, opens: [...s.opens], as: s.as === null ? null : opening.words(s.as) })),
})
