// Implements the contract of figures: read what is asked, ask the reckoner in one snapshot, answer.
import { readIn, type Tx } from '#/core/db/database.ts'
import type { Figure, FigureAnswer, FigureQuestion } from '#/core/figure.ts'
import { answerFigure, breakDown, dimensionOf, recordsOf } from '#/core/figures/answer.ts'
import { formulaOf } from '#/core/figures/formula.ts'
import { askAbout, readAsked, yearsWithSession, type AskedOf } from '#/core/figures/question.ts'
import { answer, routesFor, type SignedInContext } from '#/core/http/procedure.ts'
import { refused } from '#/core/outcome.ts'
import { answersOf, figureBy, onlyIn } from './ask.ts'
import { checkFigures } from './check.ts'
import { countiesOf } from './counties.ts'
import { figuresContract, type FigureAnswered } from './contract.ts'
import { exportTable } from './table-file.ts'
import { readTableAsked } from './tables.ts'
import { downloadOf, exportRecords, exportWorkbook } from './export.ts'

interface Asked {
  readonly year?: number | undefined
  readonly asOf?: string | undefined
}

export function figuresRoutes(figures: () => readonly Figure[]) {
  const f = routesFor(figuresContract)
  const one = (code: string): Figure => answer(figureBy(figures(), code))
  return f.router({
    all: f.all.handler(({ input, context }) =>
      reading(context, input, async (tx, q) => {
        const answers = await answersOf(tx, figures(), q)
        return {
          year: q.year,
          asOf: q.asOf,
          at: context.world.clock.now().toISOString(),
          session: q.sessionTitle,
          years: [...(await yearsWithSession(tx, q.committeeId))],
          counties: [...(await countiesOf(tx, q))],
          figures: answers.map(({ figure, answered }) => shown(figure, answered, q)),
        }
      }),
    ),
    check: f.check.handler(({ input, context }) =>
      reading(context, input, async (tx, q) => ({ checks: [...(await checkFigures(tx, figures(), q))] })),
    ),
    breakdown: f.breakdown.handler(({ input, context }) => {
      const figure = one(input.code)
      const by = input.by === undefined ? null : dimensionOf(figure, input.by)
      if (input.by !== undefined && !by) return answer(refused([{ field: 'by', says: `“${figure.title}”不能按“${input.by}”分列` }]))
      const only = answer(onlyIn(figure, input, ['code', 'year', 'asOf', 'by']))
      return reading(context, input, async (tx, q) => {
        const parts = by ? await breakDown(tx, figure, q, by, only) : { dimension: '', label: '', many: false, rows: [] }
        return { figure: shown(figure, await answerFigure(tx, figure, q, only), q), ...parts, rows: [...parts.rows] }
      })
    }),
    records: f.records.handler(({ input, context }) => {
      const figure = one(input.code)
      const only = answer(onlyIn(figure, input, ['code', 'year', 'asOf']))
      return reading(context, input, async (tx, q) => ({
        figure: shown(figure, await answerFigure(tx, figure, q, only), q),
        records: [...(await recordsOf(tx, figure, q, only))],
      }))
    }),
    export: f.export.handler(async ({ input, context }) => {
      const figure = one(input.code)
      const only = answer(onlyIn(figure, input, ['code', 'year', 'asOf', 'format']))
      return downloadOf(
        answer(await exportRecords(context.world, context.actor, { ...asking(context, input), figure, only }, input.format)),
      )
    }),
    table: f.table.handler(({ input, context: { world, actor } }) => {
      const { committeeId } = actor
      const table = answer(readTableAsked(figures(), { committeeId, asked: input, today: world.clock.today() }))
      return readIn(world.db, [committeeId], table, { snapshot: true })
    }),
    tableExport: f.tableExport.handler(async ({ input, context: { world, actor } }) =>
      downloadOf(answer(await exportTable(world, actor, figures(), input))),
    ),
    workbook: f.workbook.handler(async ({ input, context }) =>
      downloadOf(answer(await exportWorkbook(context.world, context.actor, figures(), asking(context, input)))),
    ),
  })
}

const asking = ({ world, actor }: SignedInContext, input: Asked): AskedOf =>
  answer(readAsked(actor.committeeId, input, world.clock.today()))

/** All queries of an answer see the same moment. */
function reading<T>(context: SignedInContext, input: Asked, work: (tx: Tx, q: FigureQuestion) => Promise<T>): Promise<T> {
  const asked = asking(context, input)
  return readIn(context.world.db, [asked.committeeId], async (tx) => work(tx, await askAbout(tx, asked)), { snapshot: true })
}

const shown = (figure: Figure, answered: FigureAnswer, q: FigureQuestion): FigureAnswered => ({
  ...answered,
  formula: formulaOf(figure),
  wording: figure.wording?.(q) ?? null,
  group: figure.group,
  source: figure.source,
  reckoning: figure.reckoning,
  places: figure.places,
  dimensions: (figure.dimensions ?? []).map(({ key, label }) => ({ key, label })),
})
