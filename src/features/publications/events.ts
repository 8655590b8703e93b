// What the journal says of a text.
import { inChinese, type Day } from '#/core/day.ts'
import { event } from '#/core/event.ts'
import type { Horizon, SuggestionType } from './words.ts'

/** All that a fact and a rule ask of an accepted text, as it was that day. */
export interface WorkTold {
  readonly title: string
  readonly kind: string
  readonly kindLabel: string
  readonly verb: string
  readonly year: number
  readonly themes: readonly string[]
  readonly programme: string | null
  readonly origin: string | null
  readonly type: SuggestionType | null
  readonly horizon: Horizon | null
  /** The author first. */
  readonly authors: readonly { readonly id: string; readonly name: string }[]
}

export const workEvents = {
  begun: event('work.begun', (d: { kindLabel: string }) => `起草${d.kindLabel}`),
  saved: event('work.saved', () => '修改文稿'),
  submitted: event('work.submitted', (d: { to: string }) => `报送${d.to}`),
  withdrawn: event('work.withdrawn', () => '撤回'),
  discarded: event('work.discarded', () => '作废'),
  accepted: event('work.accepted', (d: WorkTold & { by: string; note: string }) => `${d.by}采用${d.note ? `：${d.note}` : ''}`),
  returned: event('work.returned', (d: { reason: string }) => `退回修改：${d.reason}`),
  declined: event('work.declined', (d: { reason: string }) => `不采用：${d.reason}`),
  passed: event('work.passed', (d: { to: string }) => `转${d.to}审看`),
  exchanged: event('work.exchanged', (d: { day: Day; where: string }) => `${inChinese(d.day)}在${d.where}交流刊发`),
  revoked: event('work.revoked', (d: WorkTold & { acceptedOn: Day; reason: string }) => `撤销采用：${d.reason}`),
  imported: event(
    'work.imported',
    (d: WorkTold & { acceptedOn: Day; source: string; row: number }) => `从《${d.source}》第${d.row}行导入，${inChinese(d.acceptedOn)}采用`,
  ),
}
