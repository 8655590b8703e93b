// Points are kept in hundredths, so that sums are exact. What every score line is, whatever it was reckoned from: records of figures or duty facts.

export interface ScoredRecord {
  readonly id: string
  readonly ref: string
  readonly title: string
  readonly day: string | null
  /** What a share or a mean takes, or what this record brought in; null counts as one record. */
  readonly amount: number | null
  readonly url: string
}

export type LineKind = 'base' | 'rule' | 'scaling' | 'groupCap' | 'gate' | 'ceiling' | 'floor'

export interface ScoreLine {
  readonly kind: LineKind
  readonly rule: string | null
  readonly group: string
  readonly title: string
  readonly source: string
  readonly points: number
  readonly max: number | null
  /** How the points came about, in a sentence. */
  readonly says: string
  readonly records: readonly ScoredRecord[]
}

/** There is no negative nothing. */
export const exact = (points: number): number => Math.round(points * 100) / 100 + 0
export const sum = (lines: readonly { readonly points: number }[]): number => exact(lines.reduce((all, l) => all + l.points, 0))
export const signed = (points: number): string => (points < 0 ? `−${Math.abs(points)}` : String(points))

export const plainLine = (kind: LineKind, title: string, points: number, says: string, source: string): ScoreLine => ({
  kind,
  rule: null,
  group: '',
  title,
  source,
  points,
  max: null,
  says,
  records: [],
})

/** What a group has above its most is taken off again by a line of its own. */
export function groupCaps(
  groups: readonly { readonly title: string; readonly cap: number | null }[],
  lines: readonly ScoreLine[],
): ScoreLine[] {
  return groups.flatMap(({ title, cap }) => {
    const got = sum(lines.filter((l) => l.kind === 'rule' && l.group === title))
    if (cap === null || got <= cap) return []
    return [{ ...plainLine('groupCap', `${title}封顶`, exact(cap - got), `本项目最高${cap}分`, ''), group: title }]
  })
}

/** The whole is not above its most, and not below its least. */
export function limits(raw: number, most: number | null, least: number | null, source: string): ScoreLine[] {
  if (most !== null && raw > most) return [plainLine('ceiling', '总分封顶', exact(most - raw), `总分最高${most}分`, source)]
  if (least !== null && raw < least) return [plainLine('floor', '总分保底', exact(least - raw), `总分最低${least}分`, source)]
  return []
}

/** The highest grade the points reach that nothing bars. */
export const gradeFor = (
  grades: readonly { readonly label: string; readonly min: number }[],
  total: number,
  isBarred: (label: string) => boolean,
): string | null => grades.find((g) => total >= g.min && !isBarred(g.label))?.label ?? null
