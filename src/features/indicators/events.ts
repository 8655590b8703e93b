// What the journal keeps of figures: who froze which, and who took which records out of the house.
import { event } from '#/core/event.ts'

export const figureEvents = {
  frozen: event(
    'figure.frozen',
    (d: { title: string; year: number; asOf: string; figures: number; checkCode: string }) =>
      `固定数字“${d.title}”（${d.year}年度，截至${d.asOf}），${d.figures}个，校验码${d.checkCode.slice(0, 16)}`,
  ),
  exported: event(
    'figure.exported',
    (d: { title: string; rows: number; format: string; year: number; asOf: string }) =>
      `导出“${d.title}”（${d.year}年度，截至${d.asOf}）${d.rows}行（${d.format}）`,
  ),
}
