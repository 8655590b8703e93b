// Implements the report's contract.
import { readIn } from '#/core/db/database.ts'
import type { Figure } from '#/core/figure.ts'
import { readAsked } from '#/core/figures/question.ts'
import { answer, routesFor, type SignedInContext } from '#/core/http/procedure.ts'
import type { Outcome } from '#/core/outcome.ts'
import { composeReport, type Report } from './compose.ts'
import { reportContract, type ReportPageData } from './contract.ts'
import { mediaTypes, reportFile } from './file.ts'

const r = routesFor(reportContract)

interface Asked {
  readonly year?: number | undefined
  readonly asOf?: string | undefined
}

export function reportRoutes(figures: () => readonly Figure[]) {
  const compose = async ({ world, actor }: SignedInContext, input: Asked): Promise<Outcome<Report>> => {
    const asked = readAsked(actor.committeeId, input, world.clock.today())
    if (!asked.ok) return asked
    return readIn(world.db, [actor.committeeId], (tx) => composeReport(tx, figures(), asked.value, null), { snapshot: true })
  }
  return r.router({
    get: r.get.handler(async ({ input, context }) => {
      const asked = answer(readAsked(context.actor.committeeId, input, context.world.clock.today()))
      const report = await compose(context, input)
      return report.ok ? pageOf(report.value) : { ...asked, lines: [], figures: [], missing: report.reasons.map((m) => m.says) }
    }),
    file: r.file.handler(async ({ input, context }) => {
      const report = answer(await compose(context, input))
      const bytes = answer(await reportFile(report, input.format))
      const name = `${report.names['short'] ?? ''}${report.asked.year}年提案工作情况.${input.format}`
      return {
        headers: { 'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}` },
        body: new File([new Uint8Array(bytes)], name, { type: mediaTypes[input.format] }),
      }
    }),
  })
}

function pageOf(report: Report): ReportPageData {
  return {
    year: report.asked.year,
    asOf: report.asked.asOf,
    lines: report.filled.lines.map((line) =>
      line.map((piece) => ({
        text: piece.text,
        code: 'slot' in piece && piece.slot.kind === 'figure' && piece.slot.form !== 'basis' ? piece.slot.code : null,
      })),
    ),
    figures: report.figures.map(({ code, title, value, text, unit, records, definition }) => ({
      code,
      title,
      value,
      text,
      unit,
      records,
      definition,
    })),
    missing: [],
  }
}
