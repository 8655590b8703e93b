// What the rules say should follow from a grade, as proposals for people to decide: praise, letters, talks. Nothing is published by itself.
import type { Change } from '#/core/action.ts'
import { consequenceActs } from '#/core/scoring/rule-set.ts'
import { codesOf } from '#/core/settings/store.ts'
import { propose } from '../recognition/acts.ts'
import { recognitionKinds } from '../recognition/codes.ts'
import { earlierGrades, type Assessment, type SheetRow } from './store.ts'

/** Answers how many proposals there are. */
export async function proposeConsequences(change: Change, a: Assessment, sheets: readonly SheetRow[]): Promise<number> {
  const { tx, actor, today } = change
  const earlier = await earlierGrades(tx, actor.committeeId, { holder: a.rules.holder, before: a.year })
  const kinds = await codesOf(tx, actor.committeeId, recognitionKinds, today)
  let proposed = 0
  for (const { grade, years, act } of a.rules.consequences) {
    const had = (s: SheetRow): boolean =>
      s.grade === grade &&
      Array.from({ length: years - 1 }, (_, i) => earlier.get(`${a.year - 1 - i} ${s.holderId}`)).every((g) => g === grade)
    const those = sheets.filter(had)
    if (those.length === 0) continue
    const criteria = years > 1 ? `连续${years}个年度考核为“${grade}”` : `${a.title}等次为“${grade}”`
    await propose(change, {
      kind: act,
      kindLabel: kinds.find((k) => k.code === act)?.label ?? consequenceActs[act],
      title: `${a.year}年度考核${grade}：${consequenceActs[act]}`,
      year: a.year,
      criteria,
      level: 'city',
      assessmentId: a.id,
      holders: those.map((s) => ({
        id: s.holderId,
        kind: s.holderKind,
        points: s.total,
        reason: `${a.year}年度考核${s.total ?? 0}分，${grade}`,
      })),
      names: new Map(those.map((s) => [s.holderId, { name: s.name }])),
    })
    proposed += 1
  }
  return proposed
}
