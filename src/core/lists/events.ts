// What the journal keeps of lists: who took which rows out of the house.
import { event } from '#/core/event.ts'

export const listEvents = {
  exported: event(
    'list.exported',
    (d: { title: string; rows: number; format: string; filters: readonly string[] }) =>
      `导出“${d.title}”${d.rows}行（${d.format}${d.filters.length ? `；筛选：${d.filters.join('，')}` : ''}）`,
  ),
  viewSaved: event('list.viewSaved', (d: { title: string; view: string }) => `在“${d.title}”保存了视图“${d.view}”`),
  viewRemoved: event('list.viewRemoved', (d: { title: string; view: string }) => `在“${d.title}”删除了视图“${d.view}”`),
}
