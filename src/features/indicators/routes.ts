// Implements the figures' contract.
import { readIn, type Tx } from '#/core/db/database.ts'
import { writeCsv, writeJsonl, writeXlsx } from '#/core/documents/table-out.ts'
import type { Figure, FigureAnswer } from '#/core/figure.ts'
import { answerFigure, breakDown, dimensionOf, recordsOf, type Only } from '#/core/figures/answer.ts'
import { askAbout, readAsked, yearsWithSession, type AskedOf } from '#/core/figures/question.ts'
import { answer, routesFor, type SignedInContext } from '#/core/http/procedure.ts'
import { refused } from '#/core/outcome.ts'
import { answersOf, figureBy, onlyIn } from './ask.ts'
import { check } from './assertions.ts'
import { figuresContract } from './contract.ts'

const f = routesFor(figuresContract)

interface Asked {
  readonly year?: number | undefined
  readonly asOf?: string | undefined
}

const types = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  jsonl: 'application/x-ndjson; charset=utf-8',
} as const

export function figuresRoutes(figures: () => readonly Figure[]) {
  const reading = async <T>({ world, actor }: SignedInContext, input: Asked, work: (tx: Tx, asked: AskedOf) => Promise<T>): Promise<T> => {
    const asked = answer(readAsked(actor.committeeId, input, world.clock.today()))
    return readIn(world.db, [actor.committeeId], (tx) => work(tx, asked), { snapshot: true })
  }
  const one = (code: string): Figure => answer(figureBy(figures(), code))
  const shown = (figure: Figure, a: FigureAnswer) => ({
    ...a,
    group: figure.group,
    source: figure.source,
    dimensions: (figure.dimensions ?? []).map(({ key, label }) => ({ key, label })),
  })
  return f.router({
    all: f.all.handler(({ input, context }) =>
      reading(context, input, async (tx, asked) => {
        const answers = await answersOf(tx, figures(), asked)
        return {
          year: asked.year,
          asOf: asked.asOf,
          session: (await askAbout(tx, asked)).sessionTitle,
          years: [...(await yearsWithSession(tx, asked.committeeId))],
          figures: figures().flatMap((figure, i) => {
            const a = answers[i]
            return a ? [shown(figure, a)] : []
          }),
        }
      }),
    ),
    check: f.check.handler(({ input, context }) =>
      reading(context, input, async (tx, asked) => ({ checks: check(await answersOf(tx, figures(), asked)).map((c) => ({ ...c })) })),
    ),
    breakdown: f.breakdown.handler(({ input, context }) => {
      const figure = one(input.code)
      const by = dimensionOf(figure, input.by)
      if (!by) return answer(refused([{ field: 'by', says: `“${figure.title}”不能按“${input.by}”分列` }]))
      const only = answer(onlyIn(figure, input, ['code', 'year', 'asOf', 'by']))
      return reading(context, input, async (tx, asked) => {
        const q = await askAbout(tx, asked)
        const found = await breakDown(tx, figure, q, by, only)
        return { figure: shown(figure, await answerFigure(tx, figure, q, only)), ...found, rows: found.rows.map((r) => ({ ...r })) }
      })
    }),
    records: f.records.handler(({ input, context }) => {
      const figure = one(input.code)
      const only = answer(onlyIn(figure, input, ['code', 'year', 'asOf']))
      return reading(context, input, async (tx, asked) => {
        const q = await askAbout(tx, asked)
        const records = await recordsOf(tx, figure, q, only)
        return { figure: shown(figure, await answerFigure(tx, figure, q, only)), records: records.map((r) => ({ ...r })) }
      })
    }),
    export: f.export.handler(({ input, context }) => {
      const figure = one(input.code)
      const only = answer(onlyIn(figure, input, ['code', 'year', 'asOf', 'format']))
      return reading(context, input, (tx, asked) => exported(tx, figure, asked, only, input.format))
    }),
  })
}

const columns = [
  { title: '编号', width: 14 },
  { title: '名称', width: 60 },
  { title: '日期', width: 14 },
  { title: '计入值', width: 10, kind: 'number' as const },
]

/** The rows of the file are the records listed, neither more nor fewer. */
async function exported(tx: Tx, figure: Figure, asked: AskedOf, only: Only, format: keyof typeof types) {
  const records = await recordsOf(tx, figure, await askAbout(tx, asked), only)
  const rows = records.map((r) => [r.ref, r.title, r.day, r.amount])
  const bytes =
    format === 'xlsx'
      ? await writeXlsx({ sheets: [{ name: figure.code, columns, rows }] })
      : format === 'csv'
        ? writeCsv({ columns, rows })
        : writeJsonl(records.map((r) => ({ ...r })))
  const name = `${figure.code}${figure.title}-${asked.year}年-截至${asked.asOf}.${format}`
  return {
    headers: { 'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}` },
    body: new File([new Uint8Array(Buffer.from(bytes))], name, { type: types[format] }),
  }
}
