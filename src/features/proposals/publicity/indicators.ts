// Figures of publicity: what is public, how much of what should be, how soon (cases.md §8.3 公开率).
import { sql, type RawBuilder } from 'kysely'
import type { Dimension, Figure, FigureQuestion } from '#/core/figure.ts'
import { caseDimensions, caseRecords, figure, filedAlone, oneIf, unitDimension } from '../counted-indicators.ts'
import type { PublicityPart } from './words.ts'

const group = '公开'
const source = '公开率＝已公开的答复／应公开的答复；另列公开所用天数的中位数'

/** A copy could be read at the end of the day asked about. */
const isPublic = (q: FigureQuestion): RawBuilder<unknown> => sql`exists (select 1 from publication_copy c
  where c.committee_id = g.committee_id and c.publication_id = g.id and c.published_on <= ${q.asOf}
    and (c.withdrawn_on is null or c.withdrawn_on > ${q.asOf}))`

/** 主动公开 as it stood at the end of the day. */
const isMarked = (q: FigureQuestion): RawBuilder<unknown> => sql`exists (select 1 from publication_openness o
  where o.committee_id = g.committee_id and o.publication_id = g.id and o.openness = 'open' and o.from_day <= ${q.asOf}
    and (o.until_day is null or o.until_day > ${q.asOf}))`

/** The first day it was public, as far as that was known then. */
const firstDay = (q: FigureQuestion): RawBuilder<unknown> => sql`(select min(c.published_on) from publication_copy c
  where c.committee_id = g.committee_id and c.publication_id = g.id and c.published_on <= ${q.asOf})`

interface Shown {
  readonly part: PublicityPart
  readonly where: RawBuilder<unknown>
  readonly amount?: RawBuilder<unknown>
  readonly day?: RawBuilder<unknown>
}

const records = (q: FigureQuestion, { part, where, amount, day }: Shown): RawBuilder<unknown> =>
  caseRecords(q, {
    id: sql`g.id::text`,
    join: sql`join publication g on g.committee_id = p.committee_id and g.proposal_id = p.id and g.part = ${part}
      left join reply gr on gr.committee_id = g.committee_id and gr.id = g.reply_id
      left join body gb on gb.committee_id = g.committee_id and gb.id = g.body_id`,
    where: sql`${filedAlone(q)} and ${part === 'reply' ? sql`gr.issued_on <= ${q.asOf}` : sql`true`} and ${where}`,
    day: day ?? (part === 'reply' ? sql`gr.issued_on` : sql`p.filed_on`),
    ...(amount ? { amount } : {}),
    ...(part === 'reply' ? { title: sql`gb.short_name`, columns: sql`g.body_id as unit` } : {}),
  })

const dimensionsOf: Record<PublicityPart, readonly Dimension[]> = { text: caseDimensions, reply: [unitDimension, ...caseDimensions] }

const count = (
  code: string,
  title: string,
  part: PublicityPart,
  definition: string,
  where: (q: FigureQuestion) => RawBuilder<unknown>,
): Figure =>
  figure({
    code,
    title,
    group,
    unit: part === 'text' ? '件' : '件次',
    definition,
    reckoning: 'count',
    source,
    dimensions: dimensionsOf[part],
    records: (q) => records(q, { part, where: where(q), ...(code.startsWith('P-OPEN') ? { day: firstDay(q) } : {}) }),
  })

const share = (code: string, title: string, part: PublicityPart, definition: string): Figure =>
  figure({
    code,
    title,
    group,
    unit: '%',
    definition,
    reckoning: 'share',
    source,
    dimensions: dimensionsOf[part],
    records: (q) => records(q, { part, where: isMarked(q), amount: oneIf(isPublic(q)) }),
  })

const median = (code: string, title: string, part: PublicityPart, definition: string): Figure =>
  figure({
    code,
    title,
    group,
    unit: '天',
    definition,
    reckoning: 'median',
    source,
    dimensions: dimensionsOf[part],
    records: (q) =>
      records(q, {
        part,
        where: sql`${firstDay(q)} is not null`,
        day: firstDay(q),
        amount: sql`${firstDay(q)} - ${part === 'reply' ? sql`gr.issued_on` : sql`p.filed_on`}`,
      }),
  })

export const publicityFigures: readonly Figure[] = [
  count('P-TO-OPEN-TEXTS', '应公开的提案', 'text', '立案的提案中，提案者同意公开、没有改为不公开的。', isMarked),
  count('P-OPEN-TEXTS', '已公开的提案', 'text', '正文（全文或摘要）在公开网页上的立案提案；已撤下的不计。', isPublic),
  share('P-OPEN-TEXT-RATE', '提案公开率', 'text', '已公开的提案占应公开的提案的百分比。'),
  median('P-OPEN-TEXT-DAYS', '提案公开所用天数', 'text', '从立案到第一次公开的自然日数的中位数。'),
  count('P-TO-OPEN-REPLIES', '应公开的答复', 'reply', '公开属性为主动公开、提案者也同意公开的答复；每轮各计一次。', isMarked),
  count('P-OPEN-REPLIES', '已公开的答复', 'reply', '在公开网页上的答复；已撤下的不计。', isPublic),
  share('P-OPEN-RATE', '公开率', 'reply', '已公开的答复占应公开（主动公开）的答复的百分比。'),
  median('P-OPEN-REPLY-DAYS', '答复公开所用天数', 'reply', '从答复到第一次公开的自然日数的中位数。'),
]
