// The scale of the ballots: a grade and the points it stands for, in the row's data.
import { z } from 'zod'
import type { Code, CodeListDeclaration } from '#/core/settings/setting.ts'

export const reportGrades: CodeListDeclaration = {
  name: 'report-grade',
  title: '述职测评等次',
  source: '常委述职评议办法：优秀、称职、基本称职、不称职；各等次的分值写在各行的数据里',
  codes: [
    { code: 'excellent', label: '优秀', data: { points: 100 } },
    { code: 'competent', label: '称职', data: { points: 85 } },
    { code: 'basic', label: '基本称职', data: { points: 65 } },
    { code: 'poor', label: '不称职', data: { points: 40 } },
  ],
}

const gradeData = z.object({ points: z.number().default(0) })

export interface Ballot {
  readonly grade: string
  readonly count: number
}

/** The mean of the ballots in points, and the grade whose points it reaches; nothing given is no rating. */
export function ratingOf(scale: readonly Code[], ballots: readonly Ballot[]): { readonly grade: string; readonly points: number } | null {
  const grades = scale.map((c) => ({ code: c.code, points: gradeData.parse(c.data ?? {}).points })).toSorted((a, b) => b.points - a.points)
  const given = ballots.flatMap((b) => grades.filter((g) => g.code === b.grade).map((g) => ({ points: g.points, count: b.count })))
  const count = given.reduce((sum, g) => sum + g.count, 0)
  if (count === 0) return null
  const points = Math.round((10 * given.reduce((sum, g) => sum + g.points * g.count, 0)) / count) / 10
  // A grade reaches down to halfway to the next one.
  const at = grades.findIndex((g, i) => points >= (g.points + (grades[i + 1]?.points ?? Number.NEGATIVE_INFINITY)) / 2)
  const grade = grades[at]
  return grade ? { grade: grade.code, points } : null
}
