// What the journal says of links; a judgement itself is told as every other.
import { event } from '#/core/event.ts'
import { dayOf, inChinese } from '#/core/day.ts'

export const collectingEvents = {
  linkMade: event(
    'feedback.linkMade',
    (d: { formId: string; evaluator: string; expiresAt: string }) =>
      `为${d.evaluator}生成一次性评价链接，${inChinese(dayOf(new Date(d.expiresAt)))}前有效`,
  ),
}
