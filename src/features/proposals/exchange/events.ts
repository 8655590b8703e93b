// What the journal says of offline packages.
import { event } from '#/core/event.ts'

export const exchangeEvents = {
  taken: event('exchange.taken', (d: { packageId: string; unit: string; tasks: number }) => `${d.unit}导出离线办理包，${d.tasks}项任务`),
  returned: event(
    'task.replyReturned',
    (d: { unit: string; taskId: string; packageId: string; fields: readonly string[] }) =>
      `${d.unit}从离线办理包导回答复稿，改动：${d.fields.join('、')}`,
  ),
} as const
