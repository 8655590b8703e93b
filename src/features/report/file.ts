// The composed report as a file: Markdown, Word, PDF, or its values as JSON.
import { toDocx } from '#/core/documents/paper-docx.ts'
import { toPdf } from '#/core/documents/paper-pdf.ts'
import { done, type Outcome } from '#/core/outcome.ts'
import { paperOf, type Report } from './compose.ts'

export const reportFormats = ['md', 'docx', 'pdf', 'json'] as const
export type ReportFormat = (typeof reportFormats)[number]

export const mediaTypes: Record<ReportFormat, string> = {
  md: 'text/markdown; charset=utf-8',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
  json: 'application/json',
}

export const reportJson = (report: Report) => ({
  year: report.asked.year,
  asOf: report.asked.asOf,
  names: report.names,
  slots: slotsIn(report),
  figures: report.figures,
  text: report.text,
})

/** Each slot where it stands, with what was printed and the records behind it. */
function slotsIn(report: Report) {
  const figures = new Map(report.figures.map((f) => [f.code, f]))
  return report.filled.lines.flatMap((line) =>
    line.flatMap((piece) => {
      if (!('slot' in piece)) return []
      const figure = piece.slot.kind === 'figure' || piece.slot.kind === 'examples' ? figures.get(piece.slot.code) : undefined
      const behind = figure ? { value: figure.value, unit: figure.unit, records: figure.records, definition: figure.definition } : {}
      return [{ slot: piece.written, line: piece.line, column: piece.column, text: piece.text, ...behind }]
    }),
  )
}

export async function reportFile(report: Report, format: ReportFormat): Promise<Outcome<Buffer>> {
  if (format === 'md') return done(Buffer.from(report.text))
  if (format === 'json') return done(Buffer.from(`${JSON.stringify(reportJson(report), null, 2)}\n`))
  const paper = paperOf(report.text)
  return done(Buffer.from(format === 'docx' ? await toDocx(paper) : await toPdf(paper)))
}
