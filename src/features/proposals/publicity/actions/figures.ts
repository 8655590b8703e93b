// Giving figures to the public: reckoned by the very declarations of the statistics page, frozen with their day, replaced only by a later set.
import { sql } from 'kysely'
import { perform, type World } from '#/core/action.ts'
import type { Actor } from '#/core/actor.ts'
import type { Tx } from '#/core/db/database.ts'
import type { Day } from '#/core/day.ts'
import type { Figure, FigureQuestion } from '#/core/figure.ts'
import { answerFigure, breakDown } from '#/core/figures/answer.ts'
import { askAbout, readAsked } from '#/core/figures/question.ts'
import { done, notFound, refused, type Outcome } from '#/core/outcome.ts'
import { proposalFigures } from '../../indicators.ts'
import { publicityEvents } from '../events.ts'
import { publicityFigures } from '../indicators.ts'
import { publicFigures, smallestPublicGroup } from '../settings.ts'

/** One figure as the public page shows it. */
export interface PublicFigure {
  readonly code: string
  readonly title: string
  readonly text: string
  readonly value: number | null
  readonly unit: string
  readonly definition: string
  readonly parts: readonly {
    readonly label: string
    readonly rows: readonly { readonly label: string; readonly text: string; readonly value: number | null }[]
  }[]
}

/** Which of a figure's breakdowns help the public; the others name persons or are for the office. */
const publicDimensions = ['category', 'class']

const offered = (): readonly Figure[] => [...proposalFigures, ...publicityFigures]

export function publishFigures(
  world: World,
  actor: Actor,
  asked: { readonly year: number; readonly asOf?: string | undefined },
): Promise<Outcome<{ id: string }>> {
  return perform(world, actor, async (change) => {
    const question = readAsked(actor.committeeId, asked, change.today)
    if (!question.ok) return question
    const q = await askAbout(change.tx, question.value)
    if (!q.sessionTitle) return refused([{ field: 'year', says: `${q.year}年没有届次，没有可公布的统计数字` }])
    const wanted = q.setting(publicFigures)
    const unknown = wanted.filter((code) => !offered().some((f) => f.code === code))
    if (unknown.length) return refused([`设置里要公布的数字有不认识的代号：${unknown.join('、')}，请改正“向社会公布的统计数字”`])
    const figures: PublicFigure[] = []
    for (const code of wanted) {
      const figure = offered().find((f) => f.code === code)
      if (figure) figures.push(await publicFigure(change.tx, figure, q))
    }
    const id = change.newId()
    await sql`insert into published_figures (committee_id, id, year, session_title, as_of, figures, published_by, published_at)
      values (${actor.committeeId}, ${id}, ${q.year}, ${q.sessionTitle}, ${q.asOf}, ${JSON.stringify(figures)}::jsonb, ${actor.name}, ${change.now})`.execute(
      change.tx,
    )
    change.record({ kind: 'published-figures', id }, publicityEvents.figuresPublished.of({ year: q.year, asOf: q.asOf, codes: wanted }))
    return done({ id })
  })
}

async function publicFigure(tx: Tx, figure: Figure, q: FigureQuestion): Promise<PublicFigure> {
  const answer = await answerFigure(tx, figure, q)
  const { code, title, unit, definition } = answer
  const isShare = figure.reckoning === 'share'
  // A rate over a handful of people says what one of them thinks.
  if (isShare && answer.records < q.setting(smallestPublicGroup))
    return { code, title, unit, definition, text: '—', value: null, parts: [] }
  const dimensions = figure.reckoning === 'count' ? (figure.dimensions ?? []).filter((d) => publicDimensions.includes(d.key)) : []
  const parts: PublicFigure['parts'][number][] = []
  for (const by of dimensions) {
    const { label, rows } = await breakDown(tx, figure, q, by)
    const told = rows.filter((r) => r.records > 0)
    if (told.length > 1) parts.push({ label, rows: told.map((r) => ({ label: r.label, text: r.text, value: r.number })) })
  }
  return { code, title, unit, definition, text: answer.text, value: answer.value, parts }
}

export function withdrawFigures(world: World, actor: Actor, id: string, reason: string): Promise<Outcome<{ id: string }>> {
  return perform(world, actor, async ({ tx, now, record }) => {
    const { rows } = await sql<{ year: number }>`update published_figures
      set withdrawn_at = ${now}, withdrawn_by = ${actor.name}, withdrawn_because = ${reason}
      where committee_id = ${actor.committeeId} and id = ${id} and withdrawn_at is null returning year`.execute(tx)
    const [row] = rows
    if (!row) return notFound('没有找到公布过的这组数字，或者已经撤下')
    record({ kind: 'published-figures', id }, publicityEvents.figuresWithdrawn.of({ year: row.year, reason }))
    return done({ id })
  })
}

export interface PublishedSet {
  readonly id: string
  readonly year: number
  readonly sessionTitle: string
  readonly asOf: Day
  readonly publishedBy: string
  readonly publishedAt: Date
  readonly withdrawnAt: Date | null
  readonly withdrawnBecause: string | null
  readonly figures: readonly PublicFigure[]
}

export async function publishedSets(tx: Tx, committeeId: number): Promise<readonly PublishedSet[]> {
  const { rows } = await sql<PublishedSet>`select id, year, session_title as "sessionTitle", as_of as "asOf", published_by as "publishedBy",
      published_at as "publishedAt", withdrawn_at as "withdrawnAt", withdrawn_because as "withdrawnBecause", figures
    from published_figures where committee_id = ${committeeId} order by published_at desc limit 50`.execute(tx)
  return rows
}
