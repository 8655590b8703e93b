// What the journal says of mutual review. Before both are in, no entry holds a score, a grade or a comment: the journal must not tell either.
import { event } from '#/core/event.ts'
import { inChinese, type Day } from '#/core/day.ts'
import { sides, type Side } from './scheme.ts'

const result = (title: string, of: { total: number; grade: string | null } | null): string =>
  of ? `${title}${of.total}分${of.grade ? `（${of.grade}）` : ''}` : `${title}未评`

interface Result {
  readonly total: number
  readonly grade: string | null
}

export const mutualEvents = {
  drafted: event('mutual.drafted', (d: { title: string; scheme: string }) => `建立双向评议“${d.title}”，采用“${d.scheme}”`),
  chosen: event('mutual.chosen', (d: { added: number; removed: number }) =>
    d.removed ? `移出${d.removed}件提案` : `选入${d.added}件评议`,
  ),
  sent: event('mutual.sent', (d: { pairs: number; due: Day }) => `发出${d.pairs}份评议，${inChinese(d.due)}前交`),
  prolonged: event('mutual.prolonged', (d: { due: Day }) => `评议期限改为${inChinese(d.due)}`),
  given: event(
    'mutual.given',
    (d: { side: Side; person: { id: string; name: string } | null; subject: string; unit: string }) =>
      `交回《${d.subject}》（${d.unit}）的评议：${sides[d.side]}`,
  ),
  opened: event(
    'mutual.opened',
    (d: { subject: string; unit: string; handling: Result | null; quality: Result | null; because: 'both' | 'closed' }) =>
      `《${d.subject}》（${d.unit}）${d.because === 'both' ? '双方交齐' : '本轮截止'}：${result('办理', d.handling)}，${result('提案质量', d.quality)}`,
  ),
  recommended: event(
    'mutual.recommended',
    (d: { subject: string; unit: string; total: number; below: number }) =>
      `《${d.subject}》办理评分${d.total}分，低于${d.below}分，建议${d.unit}重新答复`,
  ),
  reopened: event('mutual.reopened', (d: { unit: string; demand: string }) => `交${d.unit}重新答复：${d.demand}`),
  stands: event('mutual.stands', (d: { reason: string }) => `不再重办：${d.reason}`),
  closed: event('mutual.closed', (d: { given: number; asked: number }) => `评议截止，收回${d.given}份，未交${d.asked - d.given}份`),
  published: event('mutual.published', (d: { meeting: string }) => `在${d.meeting}通报评议结果`),
  discarded: event('mutual.discarded', () => '取消这一轮评议'),
}
