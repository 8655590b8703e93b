// Figures of contacts: who was visited and talked with, by category, and what members heard from their sectors (IMP-28, 29, 42, D-5).
import { sql, type RawBuilder } from 'kysely'
import type { Dimension, Figure, FigureQuestion, Reckoning } from '#/core/figure.ts'
import { contactCategories, contactKinds } from './codes.ts'
import { networkFigures } from './network-indicators.ts'
import { inForce, seated } from './seated-indicators.ts'
import { outreachCategories, visitKinds } from './settings.ts'

type Sql = RawBuilder<unknown>

const kindDimension: Dimension = { key: 'kind', label: '联系方式', of: { codes: contactKinds } }
const categoryDimension: Dimension = { key: 'category', label: '对象类别', of: { codes: contactCategories } }
const makerDimension: Dimension = { key: 'maker', label: '记录人', of: 'person' }
const sectorDimension: Dimension = { key: 'sector', label: '界别', of: 'body' }
const monthDimension: Dimension = { key: 'month', label: '月份', of: 'text', inOrder: true }

const figure = (
  f: Pick<Figure, 'code' | 'title' | 'unit' | 'definition' | 'records'> & Partial<Figure> & { reckoning: Reckoning },
): Figure => ({
  group: '联系',
  scope: 'C',
  anchor: 'CY',
  places: f.reckoning === 'share' || f.reckoning === 'median' || f.reckoning === 'tenth' ? 1 : 0,
  source: '三级联系和委员联系界别群众制度；联系记录',
  ...f,
})

/** `w` of a contact `c` of the year asked about that stood on the day asked: one row for each party contacted. */
const parties = (q: FigureQuestion, where: Sql): Sql => sql`
  select c.id || ':' || w.position as id, to_char(c.day, 'YYYY-MM-DD') as ref, p.name || '：' || c.topics as title, c.day,
    w.people::numeric as amount, '/contacts/' || c.id as url, c.kind, w.category, c.maker_id as maker, to_char(c.day, 'YYYY-MM') as month,
    m.sector_id as sector
  from contact c join contact_with w on w.committee_id = c.committee_id and w.contact_id = c.id
  join person p on p.committee_id = c.committee_id and p.id = c.maker_id
  left join lateral (select s.sector_id from seat s where s.committee_id = c.committee_id and s.person_id = c.maker_id
    and s.from_day <= c.day and (s.to_day is null or s.to_day >= c.day) order by s.from_day desc limit 1) m on true
  where ${inForce(q)} and ${where}`

const partyDimensions = [kindDimension, categoryDimension, sectorDimension, makerDimension, monthDimension]

const kinds = (q: FigureQuestion): Sql => sql`c.kind = any(${[...q.setting(visitKinds)]}::text[])`
const outreach = (q: FigureQuestion): Sql => sql`w.category = any(${[...q.setting(outreachCategories)]}::text[])`

/** Contacts of the year with the member `m`. */
const contactedInYear = (q: FigureQuestion, where: Sql): Sql => sql`exists (select 1 from contact c
  join contact_with w on w.committee_id = c.committee_id and w.contact_id = c.id
  where ${inForce(q)} and w.person_id = m.person_id and ${where})`

/** One row for each member on the day asked about. */
const members = (q: FigureQuestion, amount: Sql, where: Sql = sql`true`): Sql => sql`
  select m.person_id::text as id, m.code as ref, m.name as title, null::date as day, (${amount})::numeric as amount,
    '/people/' || m.person_id as url, m.sector_id as sector from ${seated(q)} m where ${where}`

const ownContacts = (q: FigureQuestion): Sql => sql`(select count(*) from contact c where ${inForce(q)} and c.maker_id = m.person_id)`

const contactFigures: readonly Figure[] = [
  figure({
    code: 'IMP-28',
    title: '走访看望、谈心谈话人次',
    unit: '人次',
    reckoning: 'sum',
    definition: '当年记录的走访看望、谈心谈话所联系的人次；没有写姓名的界别群众按所填人数计。更正、撤回的不计。',
    formula: '各次走访看望、谈心谈话所联系人数之和',
    records: (q) => parties(q, kinds(q)),
    dimensions: partyDimensions,
  }),
  figure({
    code: 'IMP-28-RATE',
    title: '走访看望、谈心谈话覆盖率',
    unit: '%',
    reckoning: 'share',
    definition: '截止日在任委员中，当年被走访看望或者谈心谈话过的委员所占比例。',
    formula: '当年被走访谈心的在任委员数 ÷ 在任委员数 × 100%',
    records: (q) => members(q, sql`case when ${contactedInYear(q, kinds(q))} then 1 else 0 end`),
    dimensions: [sectorDimension],
  }),
  figure({
    code: 'IMP-29',
    title: '联系党外与籍外人士人次',
    unit: '人次',
    reckoning: 'sum',
    definition:
      '当年联系党外委员、市外委员、党外知识分子、非公经济人士、新的社会阶层人士、籍外人士等的人次，类别按联系当天；计哪些类别由届次规定。',
    formula: '各次联系中所列类别的对象人数之和',
    records: (q) => parties(q, outreach(q)),
    dimensions: partyDimensions,
  }),
  figure({
    code: 'IMP-42',
    title: '市外委员联系覆盖率',
    unit: '%',
    reckoning: 'share',
    definition: '截止日在任的市外委员中，当年有联系记录的所占比例。牵线项目数由项目台账另计，本数字只含联系。',
    formula: '当年联系过的市外委员数 ÷ 市外委员数 × 100%',
    records: (q) => members(q, sql`case when ${contactedInYear(q, sql`true`)} then 1 else 0 end`, sql`m.lives_elsewhere`),
    dimensions: [sectorDimension],
  }),
  figure({
    code: 'D-5',
    title: '委员人均联系次数（中位数）',
    unit: '次',
    reckoning: 'median',
    scope: 'M',
    definition: '截止日每名在任委员当年记录的联系次数，取中位数；没有联系的按0次。',
    records: (q) => members(q, ownContacts(q)),
    dimensions: [sectorDimension],
  }),
  figure({
    code: 'D-5-P10',
    title: '委员联系次数（最少的一成）',
    unit: '次',
    reckoning: 'tenth',
    scope: 'M',
    definition: '截止日每名在任委员当年记录的联系次数由少到多，排在一成处的次数：十分之一的委员不多于它。',
    records: (q) => members(q, ownContacts(q)),
    dimensions: [sectorDimension],
  }),
  figure({
    code: 'D-5-PEOPLE',
    title: '联系到的人数',
    unit: '人',
    reckoning: 'count',
    scope: 'M',
    definition: '当年联系过的有姓名的人，一人只计一次，类别按最近一次联系当天；没有写姓名的界别群众不计入。',
    records: (
      q,
    ) => sql`select distinct on (coalesce(w.person_id, w.contact_person_id)) coalesce(w.person_id, w.contact_person_id)::text as id,
        to_char(c.day, 'YYYY-MM-DD') as ref, coalesce(p.name, '联系人') as title, c.day, null::numeric as amount,
        '/contacts/' || c.id as url, w.category
      from contact c join contact_with w on w.committee_id = c.committee_id and w.contact_id = c.id
      left join person p on p.committee_id = w.committee_id and p.id = w.person_id
      where ${inForce(q)} and coalesce(w.person_id, w.contact_person_id) is not null
      order by coalesce(w.person_id, w.contact_person_id), c.day desc, c.id desc`,
    dimensions: [categoryDimension],
  }),
  figure({
    code: 'D-5-TRACED',
    title: '由联系形成的提案',
    unit: '件',
    reckoning: 'count',
    scope: 'M',
    definition: '当年的联系记录里登记了由它形成的提案的，一件提案只计一次。',
    records: (q) => sql`select distinct on (c.matter_id) c.matter_id::text as id, to_char(c.day, 'YYYY-MM-DD') as ref, t.title, c.day,
        null::numeric as amount, '/contacts/' || c.id as url, c.kind, c.maker_id as maker
      from contact c join matter t on t.committee_id = c.committee_id and t.id = c.matter_id
      where ${inForce(q)} and c.matter_on <= ${q.asOf}
      order by c.matter_id, c.day, c.id`,
    dimensions: [kindDimension, makerDimension],
  }),
]

export const allContactFigures: readonly Figure[] = [...networkFigures, ...contactFigures]
