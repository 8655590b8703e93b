// What the journal says of the rule sets.
import { inChinese, type Day } from '#/core/day.ts'
import { event } from '#/core/event.ts'

export const ruleEvents = {
  drafted: event('dutyRules.drafted', (d: { title: string; edition: number }) => `起草“${d.title}”第${d.edition}版`),
  saved: event('dutyRules.saved', (d: { title: string; edition: number }) => `修改“${d.title}”第${d.edition}版草案`),
  adopted: event(
    'dutyRules.adopted',
    (d: { title: string; edition: number; from: Day; source: string }) =>
      `“${d.title}”第${d.edition}版通过，自${inChinese(d.from)}起适用（依据：${d.source}）`,
  ),
  discarded: event('dutyRules.discarded', (d: { title: string; edition: number }) => `作废“${d.title}”第${d.edition}版草案`),
}
