// A session's proposals in figures, as of a day: what its reports print. Asked by '2022' or '2022~2022-01-12'.
import { sql } from 'kysely'
import { may, type Actor } from '#/core/actor.ts'
import { dayOf, inChinese, isDay, type Day } from '#/core/day.ts'
import type { Tx } from '#/core/db/database.ts'
import { documentKind, type DocumentKind } from '#/core/documents/printing.ts'
import type { Figure, FigureAnswer, FigureQuestion } from '#/core/figure.ts'
import { answerFigure, breakDown, dimensionOf, recordsFor, type BreakdownRow } from '#/core/figures/answer.ts'
import { askAbout, readAsked } from '#/core/figures/question.ts'
import { findSession } from '#/features/organisation/public.ts'
import { proposalFigures } from '../indicators.ts'
import { disposals } from '../words.ts'
import { reportFigures, yearDocuments, type ReportFigure, type UnitYear, type YearPrint } from './year-documents.ts'

function figureOf(code: string): Figure {
  const found = proposalFigures.find((f) => f.code === code)
  if (!found) throw new Error(`no figure ${code}`)
  return found
}

async function parts(
  tx: Tx,
  code: ReportFigure | 'P-TASKS' | 'P-TASKS-REPLIED',
  q: FigureQuestion,
  by: string,
): Promise<readonly BreakdownRow[]> {
  const figure = figureOf(code)
  const dimension = dimensionOf(figure, by)
  if (!dimension) throw new Error(`${code} has no dimension ${by}`)
  return (await breakDown(tx, figure, q, dimension)).rows
}

async function readYear(tx: Tx, actor: Actor, id: string, today: Day): Promise<YearPrint | null> {
  if (!may(actor, 'figures:read')) return null
  const [year = '', on] = id.split('~')
  if (on !== undefined && !isDay(on)) return null
  const asked = readAsked(actor.committeeId, { year, asOf: on }, today)
  if (!asked.ok) return null
  const session = await findSession(tx, actor.committeeId, { year: asked.value.year })
  if (!session) return null
  const q = await askAbout(tx, asked.value)
  const figures: Partial<Record<ReportFigure, FigureAnswer>> = {}
  for (const code of reportFigures) figures[code] = await answerFigure(tx, figureOf(code), q)
  const { asOf } = asked.value
  return {
    year: asked.value.year,
    asOf,
    sessionTitle: session.title,
    cutoff: dayOf(session.cutoffAt) === asOf ? `${inChinese(asOf)}${(session.cutoffAt.getUTCHours() + 8) % 24}时` : null,
    figures: figures as Record<ReportFigure, FigureAnswer>,
    categories: (await parts(tx, 'P-FILED', q, 'category')).filter((r) => r.records > 0),
    refusals: (await parts(tx, 'P-NOT-FILED', q, 'refusal')).filter((r) => r.records > 0),
    disposals: await disposalsOf(tx, q),
    classes: (await parts(tx, 'P-CLASSED', q, 'class')).filter((r) => r.records > 0),
    units: await unitsOf(tx, q),
  }
}

/** What became of the unfiled: the records of the very figure, by what was decided for them. */
async function disposalsOf(tx: Tx, q: FigureQuestion): Promise<YearPrint['disposals']> {
  const { rows } = await sql<{ disposal: string | null; number: number }>`
    select p.disposal, count(*)::int as number from (${recordsFor(figureOf('P-NOT-FILED'), q)}) r
    join proposal p on p.committee_id = ${q.committeeId} and p.id::text = r.id group by 1 order by 2 desc, 1`.execute(tx)
  return rows.map((r) => ({ label: disposals[r.disposal as keyof typeof disposals] ?? '处理待定的', number: r.number }))
}

async function unitsOf(tx: Tx, q: FigureQuestion): Promise<readonly UnitYear[]> {
  const [tasks, replied, onTime, satisfaction] = [
    await parts(tx, 'P-TASKS', q, 'unit'),
    await parts(tx, 'P-TASKS-REPLIED', q, 'unit'),
    await parts(tx, 'P-ON-TIME', q, 'unit'),
    await parts(tx, 'P-SATISFACTION', q, 'unit'),
  ]
  const of = (rows: readonly BreakdownRow[], value: string): BreakdownRow | undefined => rows.find((r) => r.value === value)
  return tasks
    .filter((t) => t.records > 0)
    .map((t) => ({
      unit: t.label,
      tasks: t.records,
      replied: of(replied, t.value)?.records ?? 0,
      onTime: of(onTime, t.value)?.text ?? '—',
      satisfaction: of(satisfaction, t.value)?.text ?? '—',
    }))
}

export const yearKind: DocumentKind = documentKind<YearPrint>({
  kind: 'proposal-year',
  read: readYear,
  called: (y) => `${y.sessionTitle}-截至${y.asOf}`,
  told: (y) => ({ kind: 'proposal-year', id: String(y.year) }),
  papers: yearDocuments,
})
