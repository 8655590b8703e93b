// The figures of what was sent: briefings upward (IND-06), speeches upstairs (IND-55), written requests and reports (IMP-07), counties' experience told upstairs (IMP-24).
import { sql, type RawBuilder } from 'kysely'
import type { Dimension, Figure, FigureQuestion } from '#/core/figure.ts'
import { recipients, transmissionKinds } from './codes.ts'

type Sql = RawBuilder<unknown>

const dimensions: readonly Dimension[] = [
  { key: 'kind', label: '类别', of: { codes: transmissionKinds } },
  { key: 'recipient', label: '报送对象', of: { codes: recipients } },
  { key: 'sender', label: '报送单位', of: 'body' },
  { key: 'month', label: '月份', of: 'text', inOrder: true },
]

/** What was sent in the year and known by the day; a row of the kind list says by its data what a kind is. */
const records = (q: FigureQuestion, where: Sql): Sql => sql`
  select t.id::text as id, coalesce(nullif(t.number, ''), '—') as ref, m.title, t.sent_on as day, null::numeric as amount,
    '/transmissions/' || t.id as url, t.kind, t.recipient, t.sender_id::text as sender, to_char(t.sent_on, 'MM') || '月' as month
  from transmission t
  join matter m on m.committee_id = t.committee_id and m.id = t.id
  where t.committee_id = ${q.committeeId} and t.sent_on between make_date(${q.year}, 1, 1) and least(make_date(${q.year}, 12, 31), ${q.asOf}::date)
    and t.entered_on <= ${q.asOf} and ${where}`

const count = (code: string, title: string, definition: string, where: (q: FigureQuestion) => Sql, more: Partial<Figure>): Figure => ({
  code,
  title,
  group: '请示报告',
  unit: '件',
  definition,
  scope: 'C',
  anchor: 'RY',
  reckoning: 'count',
  places: 0,
  source: '请示报告制度；工作报告',
  dimensions,
  records: (q) => records(q, where(q)),
  ...more,
})

export const transmissionFigures: readonly Figure[] = [
  count(
    'IND-06',
    '向市委常委会会议和市委领导专题汇报',
    '本年度向市委常委会会议、市委领导作的口头专题汇报；书面的请示、报告另计。',
    () => sql`t.kind = 'brief' and t.recipient in ('city-standing-meeting', 'city-leaders')`,
    { unit: '次', approximate: '余', group: '工作报告' },
  ),
  count(
    'IND-55',
    '在省政协会议上交流发言',
    '本年度以市政协名义在省政协座谈会、协商会、推进会等会议上的交流发言；县区政协的发言另计。',
    () => sql`t.kind = 'speech-up' and t.recipient = 'province-cppcc' and not exists (select from body b
      where b.committee_id = t.committee_id and b.id = t.sender_id and b.kind = 'county-committee')`,
    { unit: '次', group: '工作报告' },
  ),
  count('IMP-07', '书面请示报告', '本年度报出的书面请示和报告，按类别分列。', () => sql`t.kind in ('request', 'report')`, {}),
  count(
    'IMP-24',
    '县区政协在上级会议上作经验交流',
    '本年度县区政协在省政协、全国政协会议上的交流发言，按县区分列。',
    () => sql`t.kind = 'speech-up' and exists (select from body b
      where b.committee_id = t.committee_id and b.id = t.sender_id and b.kind = 'county-committee')`,
    { unit: '次', scope: 'S' },
  ),
]
