// What the journal says of handling together; it stands on the timeline of each case.
import { event } from '#/core/event.ts'

const numbers = (cases: readonly (number | null)[]): string => cases.map((n) => `第${n ?? '—'}号`).join('、')

export const togetherEvents = {
  joined: event(
    'task.together',
    (d: { unit: string; taskId: string; cases: readonly (number | null)[] }) => `${d.unit}与${numbers(d.cases)}合并办理，分别答复`,
  ),
  left: event('task.apart', (d: { unit: string; taskId: string }) => `${d.unit}不再合并办理本件`),
}
