// What the journal says of a 请示报告.
import { inChinese, type Day } from '#/core/day.ts'
import { event } from '#/core/event.ts'
import { answerKinds, type AnswerKind } from './codes.ts'

/** All that a fact needs, as it stood the day it was sent. */
export interface SentData {
  readonly day: Day
  readonly number: string
  readonly signedBy: string
  readonly kind: string
  readonly form: string
  readonly to: string
  readonly toLabel: string
  readonly level: string
  readonly title: string
  readonly senderId: string | null
  readonly speakerId: string | null
  readonly about: string | null
}

export const transmissionEvents = {
  created: event('transmission.created', (d: { kind: string; to: string }) => `起草${d.kind}，报${d.to}`),
  saved: event('transmission.saved', () => '修改'),
  submitted: event('transmission.submitted', () => '送签'),
  returned: event('transmission.returned', (d: { reason: string }) => `退回修改：${d.reason}`),
  signed: event('transmission.signed', (d: { by: string }) => `${d.by}签发`),
  sent: event('transmission.sent', (d: SentData) => {
    const paper = [d.number, d.signedBy ? `${d.signedBy}签发` : ''].filter(Boolean).join('，')
    return `${inChinese(d.day)}报${d.toLabel}${paper ? `（${paper}）` : ''}`
  }),
  answered: event(
    'transmission.answered',
    (d: { day: Day; how: AnswerKind; by: string; text: string }) =>
      `${inChinese(d.day)}${d.by}${answerKinds[d.how]}${d.text ? `：${d.text}` : ''}`,
  ),
  closed: event('transmission.closed', (d: { result: string }) => (d.result ? `办结：${d.result}` : '办结')),
  withdrawn: event('transmission.withdrawn', (d: { reason: string }) => `撤回：${d.reason}`),
} as const
