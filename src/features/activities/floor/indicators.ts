// Figures of the floor: speeches by form and kind of meeting, questions answered, votes, resolutions, how much is said at a consultation (duties.md M032, M101).
import { sql, type RawBuilder } from 'kysely'
import type { Dimension, Figure, FigureQuestion } from '#/core/figure.ts'
import { activityKinds } from '../codes.ts'
import { resolutionKinds } from './codes.ts'
import { speechForms } from './speeches/lifecycle.ts'
import { voteModes } from './votes/lifecycle.ts'

type Sql = RawBuilder<unknown>

const group = '会议发言和表决'
const kindDimension: Dimension = { key: 'kind', label: '会议类别', of: { codes: activityKinds } }
const formDimension: Dimension = { key: 'form', label: '发言方式', of: { words: speechForms } }
const source = '会议发言、现场提问、表决的登记'

const figure = (
  f: Omit<Figure, 'scope' | 'anchor' | 'places' | 'group' | 'source'> & Partial<Pick<Figure, 'scope' | 'places' | 'source'>>,
): Figure => ({
  scope: 'C',
  anchor: 'CY',
  places: f.reckoning === 'count' ? 0 : 1,
  group,
  source,
  ...f,
})

const inYear = (q: FigureQuestion, day: Sql): Sql =>
  sql`${day} between make_date(${q.year}, 1, 1) and least(${q.asOf}::date, make_date(${q.year}, 12, 31))`

const meeting = sql`join activity a on a.committee_id = x.committee_id and a.id = x.activity_id join matter m on m.committee_id = a.committee_id and m.id = a.id`

/** Given by the day and not taken back by it. */
const speeches = (q: FigureQuestion, where: Sql = sql`true`): Sql => sql`
  select x.id::text as id, x.speaker_name as ref, x.topic as title, x.given_on as day, x.minutes as amount, '/speeches/' || x.id as url, a.kind, x.form
  from speech x ${meeting}
  where x.committee_id = ${q.committeeId} and ${inYear(q, sql`x.given_on`)} and (x.retracted_on is null or x.retracted_on > ${q.asOf}) and ${where}`

const consultation = sql`a.kind like 'consult.%'`

export const floorFigures: readonly Figure[] = [
  figure({
    code: 'M-SPEECH',
    title: '会议发言',
    unit: '人次',
    definition: '各类会议上的口头发言和收下的书面发言，登记后撤销的不计。',
    reckoning: 'count',
    dimensions: [kindDimension, formDimension],
    records: (q) => speeches(q),
  }),
  figure({
    code: 'M-SPEECH-MINUTES',
    title: '口头发言平均用时',
    unit: '分钟',
    definition: '口头发言登记了用时的，用时的平均数。',
    reckoning: 'mean',
    dimensions: [kindDimension],
    records: (q) => speeches(q, sql`x.form = 'oral' and x.minutes is not null`),
  }),
  figure({
    code: 'M-QUESTION',
    title: '现场提问并得到回答',
    unit: '个',
    definition: '委员在会上提出、当场得到回答的问题。',
    reckoning: 'count',
    source: '委员与党政部门面对面互动：提问、回答、解释',
    dimensions: [kindDimension],
    records: (q) => sql`
      select x.id::text as id, '第' || x.no || '问' as ref, left(x.text, 60) as title, (x.answered_at at time zone 'Asia/Shanghai')::date as day, null::numeric as amount,
        '/activities/' || x.activity_id || '/floor' as url, a.kind
      from floor_question x ${meeting}
      where x.committee_id = ${q.committeeId} and x.answered_at is not null and ${inYear(q, sql`(x.answered_at at time zone 'Asia/Shanghai')::date`)}`,
  }),
  figure({
    code: 'M-INTERACTION',
    title: '协商会的平均互动',
    unit: '次',
    definition: '已举行的协商类会议，每次的发言和现场问答次数的平均数；一次也没有的按0计。',
    formula: '(发言次数 + 现场问答次数) ÷ 已举行的协商会',
    reckoning: 'mean',
    source: '深度协商互动、意见充分表达的程度：以发言和现场问答的次数计',
    dimensions: [kindDimension],
    records: (q) => sql`
      select a.id::text as id, coalesce(a.ordinal::text, '—') as ref, m.title, a.held_on as day,
        ((select count(*) from speech s where s.committee_id = a.committee_id and s.activity_id = a.id and s.given_on <= ${q.asOf}
            and (s.retracted_on is null or s.retracted_on > ${q.asOf}))
          + (select count(*) from floor_question f where f.committee_id = a.committee_id and f.activity_id = a.id
            and (f.answered_at at time zone 'Asia/Shanghai')::date <= ${q.asOf}))::numeric as amount,
        '/activities/' || a.id as url, a.kind
      from activity a join matter m on m.committee_id = a.committee_id and m.id = a.id
      where a.committee_id = ${q.committeeId} and ${inYear(q, sql`a.held_on`)} and ${consultation}`,
  }),
  figure({
    code: 'M-VOTE',
    title: '会议表决',
    unit: '次',
    definition: '已经结束、公布结果的表决和选举，取消的不计。',
    reckoning: 'count',
    dimensions: [kindDimension, { key: 'mode', label: '表决方式', of: { words: voteModes } }],
    records: (q) => sql`
      select x.id::text as id, '第' || x.no || '项' as ref, x.title, (x.closed_at at time zone 'Asia/Shanghai')::date as day, null::numeric as amount, '/votes/' || x.id as url,
        a.kind, x.mode
      from floor_vote x ${meeting}
      where x.committee_id = ${q.committeeId} and x.state = 'closed' and ${inYear(q, sql`(x.closed_at at time zone 'Asia/Shanghai')::date`)}`,
  }),
  figure({
    code: 'M-RESOLUTION',
    title: '会议通过的决议、决定、报告',
    unit: '件',
    definition: '会议表决或者鼓掌通过的决议、决定、报告和名单。',
    reckoning: 'count',
    dimensions: [kindDimension, { key: 'paper', label: '类别', of: { codes: resolutionKinds } }],
    records: (q) => sql`
      select x.id::text as id, coalesce(to_char(x.decided_on, 'MM-DD'), '—') as ref, x.title, x.decided_on as day, null::numeric as amount,
        '/resolutions/' || x.id as url, a.kind, x.kind as paper
      from resolution x ${meeting} where x.committee_id = ${q.committeeId} and x.state = 'adopted' and ${inYear(q, sql`x.decided_on`)}`,
  }),
]
