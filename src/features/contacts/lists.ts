// The lists of contacts: records and contact persons. Server, page, filters and export come from these rows.
import { sql, type RawBuilder } from 'kysely'
import { codeLabel } from '#/core/lists/code-label.ts'
import type { ListDefinition } from '#/core/lists/list.ts'
import { contactCategories, contactKinds } from './codes.ts'
import { visibleContactPeople } from './people-store.ts'
import { visibleContacts } from './store.ts'

const anyOf = (column: RawBuilder<unknown>) => (values: readonly string[]) => sql`${column} = any(${[...values]}::text[])`
const within = (column: RawBuilder<unknown>) => (values: readonly string[]) =>
  sql`(${values[0] || null}::date is null or ${column} >= ${values[0] || null}::date)
    and (${values[1] || null}::date is null or ${column} <= ${values[1] || null}::date)`

const categoryLabel = codeLabel(contactCategories, sql`w.committee_id`, sql`w.category`)
/** People outside the committee by category only: their names stand on their own list. */
const withNames = sql`(select string_agg(coalesce(p.name, ${categoryLabel} || case when w.people > 1 then w.people || '人' else '' end), '、' order by w.position)
  from contact_with w left join person p on p.committee_id = w.committee_id and p.id = w.person_id
  where w.committee_id = c.committee_id and w.contact_id = c.id)`
const peopleCount = sql`(select sum(w.people)::int from contact_with w where w.committee_id = c.committee_id and w.contact_id = c.id)`
const withWhere = (condition: RawBuilder<unknown>) =>
  sql`exists (select 1 from contact_with w where w.committee_id = c.committee_id and w.contact_id = c.id and ${condition})`
const makerSector = sql`(select s.name from seat m join body s on s.committee_id = m.committee_id and s.id = m.sector_id
  where m.committee_id = c.committee_id and m.person_id = c.maker_id and m.from_day <= c.day and (m.to_day is null or m.to_day >= c.day)
  order by m.from_day desc limit 1)`

export const contactsList: ListDefinition = {
  name: 'contacts',
  title: '联系记录',
  right: 'contacts:read',
  columns: [
    { key: 'day', label: '日期', kind: 'day', sql: sql`c.day`, sortable: true, neverNull: true, width: 110 },
    { key: 'topics', label: '话题', kind: 'link', sql: sql`c.topics` },
    { key: 'kind', label: '方式', kind: 'text', sql: codeLabel(contactKinds, sql`c.committee_id`, sql`c.kind`), width: 110 },
    { key: 'maker', label: '记录人', kind: 'people', sql: sql`p.name`, width: 90 },
    { key: 'sector', label: '界别', kind: 'text', sql: makerSector, width: 120 },
    { key: 'with', label: '联系对象', kind: 'people', sql: withNames, width: 200 },
    { key: 'people', label: '人次', kind: 'number', sql: peopleCount, width: 70 },
    { key: 'followUp', label: '后续', kind: 'text', sql: sql`nullif(c.follow_up, '')`, width: 160 },
    {
      key: 'matter',
      label: '形成的提案',
      kind: 'text',
      sql: sql`(select t.title from matter t where t.committee_id = c.committee_id and t.id = c.matter_id)`,
      hidden: true,
    },
    { key: 'place', label: '地点', kind: 'text', sql: sql`nullif(c.place, '')`, hidden: true },
    { key: 'recorded', label: '记录日期', kind: 'day', sql: sql`c.recorded_on`, hidden: true },
    {
      key: 'state',
      label: '状态',
      kind: 'tag',
      sql: sql`case when c.voided_on is null then 'stands' when c.replaced_by is null then 'withdrawn' else 'corrected' end`,
      tags: {
        stands: { label: '有效', tone: 'good' },
        withdrawn: { label: '已撤回', tone: 'over' },
        corrected: { label: '已更正', tone: 'over' },
      },
      width: 90,
      hidden: true,
    },
  ],
  filters: [
    { key: 'kind', label: '方式', kind: 'choices', choices: { codeList: contactKinds.name }, where: anyOf(sql`c.kind`) },
    {
      key: 'category',
      label: '对象类别',
      kind: 'choices',
      choices: { codeList: contactCategories.name },
      where: (values) => withWhere(sql`w.category = any(${[...values]}::text[])`),
    },
    { key: 'day', label: '日期', kind: 'dayRange', where: within(sql`c.day`) },
    { key: 'maker', label: '记录人', kind: 'person', where: ([id]) => sql`c.maker_id = ${id ?? ''}::uuid` },
    { key: 'with', label: '联系对象', kind: 'person', where: ([id]) => withWhere(sql`w.person_id = ${id ?? ''}::uuid`) },
    {
      key: 'sector',
      label: '记录人界别',
      kind: 'body',
      bodyKinds: ['sector'],
      where: ([id]) => sql`exists (select 1 from seat m where m.committee_id = c.committee_id and m.person_id = c.maker_id
        and m.sector_id = ${id ?? ''}::uuid and m.from_day <= c.day and (m.to_day is null or m.to_day >= c.day))`,
    },
    {
      key: 'chain',
      label: '三级联系',
      kind: 'yesNo',
      where: ([value]) => (value === 'yes' ? withWhere(sql`w.chain is not null`) : sql`not ${withWhere(sql`w.chain is not null`)}`),
    },
    {
      key: 'followUp',
      label: '有后续、还没形成提案',
      kind: 'yesNo',
      where: ([value]) =>
        value === 'yes' ? sql`c.follow_up <> '' and c.matter_id is null` : sql`not (c.follow_up <> '' and c.matter_id is null)`,
    },
    {
      key: 'voided',
      label: '已更正或撤回',
      kind: 'yesNo',
      where: ([value]) => (value === 'yes' ? sql`c.voided_on is not null` : sql`c.voided_on is null`),
    },
  ],
  from: () => sql`contact c join person p on p.committee_id = c.committee_id and p.id = c.maker_id`,
  visible: ({ actor }) => sql`c.committee_id = ${actor.committeeId} and ${visibleContacts(actor)}`,
  id: sql`c.id`,
  idKind: 'uuid',
  url: (id) => `/contacts/${id}`,
  order: { key: 'day', dir: 'desc' },
  words: (text) => sql`(strpos(c.topics, ${text}) > 0 or strpos(c.heard, ${text}) > 0 or strpos(p.name, ${text}) > 0)`,
  empty: '还没有联系记录。联系一次记一次：走访、谈心、打电话都算，手机上不到一分钟。',
  presets: [
    { id: 'standing', title: '有效的', query: { 'f.voided': 'no' } },
    { id: 'followUp', title: '有后续要跟的', query: { 'f.voided': 'no', 'f.followUp': 'yes' } },
    { id: 'chain', title: '三级联系', query: { 'f.voided': 'no', 'f.chain': 'yes' } },
  ],
}

const lastContact = sql`(select max(c.day) from contact_with w join contact c on c.committee_id = w.committee_id and c.id = w.contact_id
  where w.committee_id = cp.committee_id and w.contact_person_id = cp.id and c.voided_on is null)`

export const contactPeopleList: ListDefinition = {
  name: 'contact-people',
  title: '联系人',
  right: 'contacts:people',
  columns: [
    { key: 'name', label: '姓名', kind: 'link', sql: sql`cp.name`, sortable: true, sortBy: sql`cp.pinyin`, neverNull: true, width: 110 },
    { key: 'category', label: '类别', kind: 'text', sql: codeLabel(contactCategories, sql`cp.committee_id`, sql`cp.category`), width: 140 },
    { key: 'workplace', label: '单位和职务', kind: 'text', sql: sql`nullif(cp.workplace, '')` },
    { key: 'place', label: '常住地', kind: 'text', sql: sql`nullif(cp.place, '')`, width: 120 },
    { key: 'owner', label: '由谁联系', kind: 'people', sql: sql`p.name`, width: 100 },
    { key: 'last', label: '上次联系', kind: 'day', sql: lastContact, width: 120 },
    { key: 'consent', label: '本人同意', kind: 'day', sql: sql`cp.consent_on`, width: 120, hidden: true },
    { key: 'interests', label: '专长和关注', kind: 'text', sql: sql`nullif(cp.interests, '')`, hidden: true },
    { key: 'until', label: '不再联系', kind: 'day', sql: sql`cp.to_day`, hidden: true },
  ],
  filters: [
    { key: 'category', label: '类别', kind: 'choices', choices: { codeList: contactCategories.name }, where: anyOf(sql`cp.category`) },
    { key: 'owner', label: '由谁联系', kind: 'person', where: ([id]) => sql`cp.owner_id = ${id ?? ''}::uuid` },
    {
      key: 'live',
      label: '还在联系',
      kind: 'yesNo',
      where: ([value]) => (value === 'yes' ? sql`cp.to_day is null` : sql`cp.to_day is not null`),
    },
    {
      key: 'consent',
      label: '已征得同意',
      kind: 'yesNo',
      where: ([value]) => (value === 'yes' ? sql`cp.consent_on is not null` : sql`cp.consent_on is null`),
    },
  ],
  from: () => sql`contact_person cp join person p on p.committee_id = cp.committee_id and p.id = cp.owner_id`,
  visible: ({ actor }) => sql`cp.committee_id = ${actor.committeeId} and ${visibleContactPeople(actor)}`,
  id: sql`cp.id`,
  idKind: 'uuid',
  url: (id) => `/contact-people/${id}`,
  order: { key: 'name', dir: 'asc' },
  words: (text) => sql`(strpos(cp.name, ${text}) > 0 or starts_with(cp.pinyin, lower(${text})) or strpos(cp.workplace, ${text}) > 0)`,
  empty: '还没有登记联系人。党外知识分子、非公经济人士、籍外人士等常联系的人记在这里，记联系时一点就有。',
  presets: [{ id: 'live', title: '正在联系', query: { 'f.live': 'yes' } }],
}
