// What the journal keeps of figures: who took which records out of the house.
import { event } from '#/core/event.ts'

export const figureEvents = {
  exported: event(
    'figure.exported',
    (d: { title: string; rows: number; format: string; year: number; asOf: string }) =>
      `导出“${d.title}”（${d.year}年度，截至${d.asOf}）${d.rows}行（${d.format}）`,
  ),
}
