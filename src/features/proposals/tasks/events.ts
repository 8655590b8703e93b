// What the journal says of a unit's task besides its way from receipt to reply.
import { event } from '#/core/event.ts'
import { channels } from './urging-budget.ts'

const quoted = (text: string): string => (text ? `：${text}` : '')

export const taskEvents = {
  urged: event(
    'task.urged',
    (d: { urgingId: string; unit: string; office: string; channel: keyof typeof channels; text: string }) =>
      `${d.office}催办${d.unit}（${channels[d.channel]}）${quoted(d.text)}`,
  ),
}
