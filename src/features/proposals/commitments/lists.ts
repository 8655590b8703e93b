// The ledger of promises. Server, page, filters and export come from these rows.
import { sql, type RawBuilder } from 'kysely'
import type { Actor } from '#/core/actor.ts'
import type { ListAsked, ListDefinition, ListFilter } from '#/core/lists/list.ts'
import { classMarks } from '../words.ts'
import { commitmentStates, owedStates } from './lifecycle.ts'
import { visiblePromise } from './store.ts'

const choices = (values: readonly string[]) => values.map((value) => ({ value, label: `${value}类` }))
const stateTags = Object.fromEntries(Object.entries(commitmentStates).map(([value, { label, tone }]) => [value, { label, tone }]))
const oneOf = (column: RawBuilder<unknown>) => (values: readonly string[]) =>
  values.length === 1 ? sql`${column} = ${values[0]}` : sql`${column} = any(${[...values]}::text[])`
const uuidIs = (column: RawBuilder<unknown>) => (values: readonly string[]) =>
  values.length === 1 ? sql`${column} = ${values[0]}::uuid` : sql`${column} = any(${[...values]}::uuid[])`
const between = (column: RawBuilder<unknown>) => (values: readonly string[]) =>
  sql`(${values[0] || null}::date is null or ${column} >= ${values[0] || null}::date)
    and (${values[1] || null}::date is null or ${column} <= ${values[1] || null}::date)`
const yesNo = (condition: RawBuilder<unknown>) => (values: readonly string[]) => (values[0] === 'yes' ? condition : sql`not (${condition})`)

const owed = sql`c.state = any(${[...owedStates]}::text[])`
const classNow = sql`coalesce((select rc.class_mark from reply_class rc where rc.committee_id = c.committee_id and rc.reply_id = c.reply_id
  and rc.until_day is null limit 1), c.class_mark)`
const unitFilter = (column: RawBuilder<unknown>): ListFilter => ({
  key: 'unit',
  label: '承办单位',
  kind: 'body',
  bodyKinds: ['handling-unit'],
  where: uuidIs(column),
})
const years = (actor: Actor) => sql<{ value: string; label: string }>`
  select distinct extract(year from promised_on)::int::text as value, extract(year from promised_on)::int || '年' as label
  from commitment where committee_id = ${actor.committeeId} order by 1 desc`

export const commitmentsList: ListDefinition = {
  name: 'commitments',
  title: '承诺台账',
  right: 'commitments:read',
  columns: [
    { key: 'caseNo', label: '案号', kind: 'number', sql: sql`p.case_no`, width: 72 },
    { key: 'text', label: '承诺事项', kind: 'link', sql: sql`c.text` },
    { key: 'title', label: '案由', kind: 'text', sql: sql`m.title`, hidden: true },
    { key: 'unit', label: '承办单位', kind: 'text', sql: sql`b.short_name`, width: 130 },
    { key: 'state', label: '状态', kind: 'tag', sql: sql`c.state`, tags: stateTags, width: 128 },
    { key: 'percent', label: '进度%', kind: 'number', sql: sql`c.percent`, width: 76 },
    { key: 'due', label: '期限', kind: 'day', sql: sql`c.due_day`, sortable: true, neverNull: true, sortId: sql`c.id`, width: 116 },
    { key: 'reported', label: '最近报告', kind: 'day', sql: sql`c.reported_on`, width: 116 },
    { key: 'class', label: '现类别', kind: 'text', sql: classNow, width: 80 },
    {
      key: 'promised',
      label: '答复日期',
      kind: 'day',
      sql: sql`c.promised_on`,
      sortable: true,
      neverNull: true,
      sortId: sql`c.id`,
      hidden: true,
    },
    { key: 'original', label: '原期限', kind: 'day', sql: sql`c.original_due_day`, hidden: true },
    { key: 'finished', label: '完成日期', kind: 'day', sql: sql`c.finished_on`, hidden: true },
    { key: 'again', label: '二次交办', kind: 'day', sql: sql`c.again_on`, hidden: true },
    { key: 'firstClass', label: '答复时类别', kind: 'text', sql: sql`c.class_mark`, hidden: true },
    { key: 'version', label: '改动次数', kind: 'number', sql: sql`c.version`, hidden: true },
    {
      key: 'session',
      label: '届次',
      kind: 'text',
      sql: sql`(select title from session s where s.committee_id = p.committee_id and s.id = p.session_id)`,
      hidden: true,
    },
  ],
  filters: [
    {
      key: 'state',
      label: '状态',
      kind: 'choices',
      choices: Object.entries(commitmentStates).map(([value, { label }]) => ({ value, label })),
      where: oneOf(sql`c.state`),
    },
    { key: 'owed', label: '还没有兑现', kind: 'yesNo', where: yesNo(owed) },
    { key: 'late', label: '逾期', kind: 'yesNo', where: yesNo(sql`(${owed} and c.due_day < clock.today)`) },
    unitFilter(sql`c.body_id`),
    {
      key: 'year',
      label: '答复年度',
      kind: 'choices',
      choices: { query: years },
      where: (values) => sql`extract(year from c.promised_on)::int::text = any(${[...values]}::text[])`,
    },
    { key: 'class', label: '现类别', kind: 'choices', choices: choices(classMarks), where: oneOf(classNow) },
    { key: 'due', label: '期限', kind: 'dayRange', where: between(sql`c.due_day`) },
    { key: 'again', label: '二次交办', kind: 'yesNo', where: yesNo(sql`c.again_on is not null`) },
    {
      key: 'eligible',
      label: '可以二次交办',
      kind: 'yesNo',
      where: yesNo(sql`(c.state in ('notStarted', 'underWay') and extract(year from c.promised_on) < extract(year from clock.today)
        and ${classNow} = 'B' and coalesce(extract(year from c.again_on) < extract(year from clock.today), true))`),
    },
    {
      key: 'session',
      label: '届次',
      kind: 'choice',
      choices: {
        query: (actor: Actor) =>
          sql<{
            value: string
            label: string
          }>`select id::text as value, title as label from session where committee_id = ${actor.committeeId} order by intake_from desc`,
      },
      where: uuidIs(sql`p.session_id`),
    },
  ],
  from: ({ today }: ListAsked) => sql`commitment c
    join proposal p on p.committee_id = c.committee_id and p.id = c.proposal_id
    join matter m on m.committee_id = c.committee_id and m.id = c.proposal_id
    join body b on b.committee_id = c.committee_id and b.id = c.body_id
    cross join (select ${today}::date as today) clock`,
  visible: ({ actor }) => sql`c.committee_id = ${actor.committeeId} and ${visiblePromise(actor)}`,
  id: sql`c.id`,
  idKind: 'uuid',
  url: (id) => `/commitments/${id}`,
  order: { key: 'due', dir: 'asc' },
  words: (text) =>
    sql`(c.text like ${`%${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`} or m.title like ${`%${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`})`,
  empty: '还没有承诺。承办单位签发B类答复时，写明日期、还没有完成的事项自动记入台账。',
  presets: [
    { id: 'owed', title: '跟踪中', query: { 'f.owed': 'yes' } },
    { id: 'late', title: '逾期', query: { 'f.late': 'yes' } },
    { id: 'check', title: '待验收待批', query: { 'f.state': 'doneReported,adjustmentAsked,unableReported' } },
    { id: 'again', title: '二次交办', query: { 'f.again': 'yes', 'f.owed': 'yes' } },
    { id: 'done', title: '已完成', query: { 'f.state': 'done' } },
  ],
}
