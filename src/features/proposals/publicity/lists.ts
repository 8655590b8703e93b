// The publicity desk's list: what is to be made public, by whom, by when; what is public, what was taken back.
import { sql } from 'kysely'
import { bodiesOf, may } from '#/core/actor.ts'
import type { ListDefinition } from '#/core/lists/list.ts'
import { openness } from '../words.ts'
import { publicityStates } from './lifecycle.ts'
import { publicityParts } from './words.ts'

const choices = (labels: Readonly<Record<string, string>>) => Object.entries(labels).map(([value, label]) => ({ value, label }))
const tags = (labels: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(labels).map(([value, label]) => [value, { label, tone: 'over' }]))
const states = Object.entries(publicityStates).map(([value, { label, tone }]) => ({ value, label, tone }))

const opennessNow = sql`(select o.openness from publication_openness o where o.committee_id = g.committee_id and o.publication_id = g.id
  order by o.entry desc limit 1)`
const publishedOn = sql`(select c.published_on from publication_copy c where c.committee_id = g.committee_id and c.publication_id = g.id
  and c.withdrawn_at is null)`

export const publicityList: ListDefinition = {
  name: 'publicity',
  title: '公开',
  right: 'publicity:prepare',
  columns: [
    { key: 'caseNo', label: '案号', kind: 'number', sql: sql`p.case_no`, width: 72 },
    { key: 'title', label: '案由', kind: 'link', sql: sql`m.title` },
    { key: 'part', label: '内容', kind: 'tag', sql: sql`g.part`, tags: tags(publicityParts), width: 96 },
    {
      key: 'unit',
      label: '承办单位',
      kind: 'text',
      sql: sql`(select b.short_name from body b where b.committee_id = g.committee_id and b.id = g.body_id)`,
      width: 150,
    },
    {
      key: 'state',
      label: '状态',
      kind: 'tag',
      sql: sql`g.state`,
      tags: Object.fromEntries(states.map(({ value, label, tone }) => [value, { label, tone }])),
      width: 110,
    },
    { key: 'openness', label: '公开属性', kind: 'tag', sql: opennessNow, tags: tags(openness), width: 104 },
    { key: 'due', label: '公开期限', kind: 'day', sql: sql`g.due_day`, sortable: true, neverNull: true, width: 120 },
    { key: 'published', label: '公开日期', kind: 'day', sql: publishedOn, width: 120 },
    { key: 'preparedBy', label: '整理人', kind: 'people', sql: sql`g.prepared_name`, width: 90, hidden: true },
    { key: 'opened', label: '起算日期', kind: 'day', sql: sql`g.opened_on`, sortable: true, neverNull: true, hidden: true },
    { key: 'version', label: '改动次数', kind: 'number', sql: sql`g.version`, hidden: true },
  ],
  filters: [
    {
      key: 'session',
      label: '届次',
      kind: 'choice',
      choices: {
        query: (actor) =>
          sql<{ value: string; label: string }>`select id::text as value, title as label from session
            where committee_id = ${actor.committeeId} order by intake_from desc`,
      },
      where: (values) => sql`p.session_id = ${values[0]}::uuid`,
    },
    { key: 'state', label: '状态', kind: 'choices', choices: states, where: (values) => sql`g.state = any(${[...values]}::text[])` },
    { key: 'part', label: '内容', kind: 'choice', choices: choices(publicityParts), where: (values) => sql`g.part = ${values[0]}` },
    {
      key: 'unit',
      label: '承办单位',
      kind: 'body',
      bodyKinds: ['handling-unit'],
      where: (values) => sql`g.body_id = any(${[...values]}::uuid[])`,
    },
    {
      key: 'due',
      label: '公开期限',
      kind: 'dayRange',
      where: (values) => sql`(${values[0] || null}::date is null or g.due_day >= ${values[0] || null}::date)
        and (${values[1] || null}::date is null or g.due_day < ${values[1] || null}::date + 1)`,
    },
  ],
  from: () => sql`publication g join matter m on m.committee_id = g.committee_id and m.id = g.proposal_id
    join proposal p on p.committee_id = g.committee_id and p.id = g.proposal_id`,
  visible: ({ actor }) =>
    sql`g.committee_id = ${actor.committeeId} and p.withdrawn_on is null and ${
      may(actor, 'proposals:review') ? sql`true` : sql`g.body_id = any(${[...bodiesOf(actor)]}::uuid[])`
    }`,
  id: sql`g.id`,
  idKind: 'uuid',
  url: (id) => `/publicity/${id}`,
  order: { key: 'due', dir: 'desc' },
  empty: '还没有要公开的内容。提案立案后、答复签发后会自动出现在这里，并给出公开期限。',
  presets: [
    { id: 'todo', title: '待整理', query: { 'f.state': 'redacting' } },
    { id: 'review', title: '待复核', query: { 'f.state': 'review' } },
    { id: 'public', title: '已公开', query: { 'f.state': 'published' } },
    { id: 'withdrawn', title: '已撤下', query: { 'f.state': 'withdrawn' } },
    { id: 'closed', title: '不公开', query: { 'f.state': 'notPublic' } },
  ],
}
