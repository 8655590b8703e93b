// Facts entered by hand, as a list: what waits for a second person first.
import { sql, type RawBuilder } from 'kysely'
import { may, type Actor } from '#/core/actor.ts'
import type { Day } from '#/core/day.ts'
import { dutyLevels, dutyVerbs } from '#/core/fact-codes.ts'
import { codeLabel } from '#/core/lists/code-label.ts'
import type { ListDefinition } from '#/core/lists/list.ts'
import { bodyInScope, personInScope } from '../scope.ts'
import { manualStates } from './lifecycle.ts'

/** Rows `mf` this reader may see: his own entries and facts; who enters or confirms, those of his people and bodies. */
export const visibleManual = (actor: Actor, today: Day): RawBuilder<boolean> =>
  sql<boolean>`(mf.entered_by = ${actor.personId}::uuid or mf.person_id = ${actor.personId}::uuid or ${
    may(actor, 'duties:enter') || may(actor, 'duties:confirm')
      ? sql`case when mf.person_id is not null then ${personInScope(actor, sql`mf.person_id`, today)} else ${bodyInScope(actor, sql`mf.body_id`, today)} end`
      : sql`false`
  })`

const tags = Object.fromEntries(Object.entries(manualStates).map(([value, { label, tone }]) => [value, { label, tone }]))
const anyOf = (column: RawBuilder<unknown>) => (values: readonly string[]) => sql`${column} = any(${[...values]}::text[])`

export const manualList: ListDefinition = {
  name: 'manual-facts',
  title: '人工登记的履职事项',
  right: 'duties:manual',
  columns: [
    { key: 'day', label: '日期', kind: 'day', sql: sql`mf.day`, sortable: true, neverNull: true, sortId: sql`mf.id`, width: 116 },
    { key: 'holder', label: '委员或机构', kind: 'text', sql: sql`coalesce(p.name, b.short_name)`, width: 120 },
    { key: 'verb', label: '类别', kind: 'text', sql: codeLabel(dutyVerbs, sql`mf.committee_id`, sql`mf.verb`), width: 160 },
    { key: 'title', label: '事项', kind: 'link', sql: sql`mf.title` },
    {
      key: 'level',
      label: '级别',
      kind: 'text',
      sql: sql`case when mf.level <> '' then ${codeLabel(dutyLevels, sql`mf.committee_id`, sql`mf.level`)} end`,
      width: 100,
    },
    { key: 'state', label: '状态', kind: 'tag', sql: sql`mf.state`, tags, width: 100 },
    { key: 'enteredBy', label: '登记人', kind: 'text', sql: sql`mf.entered_name`, width: 100 },
    { key: 'enteredOn', label: '登记日期', kind: 'day', sql: sql`mf.entered_on`, hidden: true },
    { key: 'source', label: '出处', kind: 'text', sql: sql`mf.source`, hidden: true },
    { key: 'decidedBy', label: '核实人', kind: 'text', sql: sql`nullif(mf.decided_name, '')`, hidden: true },
    { key: 'reason', label: '理由', kind: 'text', sql: sql`nullif(mf.reason, '')`, hidden: true },
    { key: 'batch', label: '导入文件', kind: 'text', sql: sql`nullif(mf.batch, '')`, hidden: true },
    { key: 'version', label: '改动次数', kind: 'number', sql: sql`mf.version`, hidden: true },
  ],
  filters: [
    {
      key: 'state',
      label: '状态',
      kind: 'choices',
      choices: Object.entries(manualStates).map(([value, { label }]) => ({ value, label })),
      where: anyOf(sql`mf.state`),
    },
    { key: 'verb', label: '类别', kind: 'choices', choices: { codeList: dutyVerbs.name }, where: anyOf(sql`mf.verb`) },
    { key: 'person', label: '委员', kind: 'person', where: ([id]) => sql`mf.person_id = ${id}::uuid` },
    { key: 'body', label: '机构', kind: 'body', where: ([id]) => sql`mf.body_id = ${id}::uuid` },
    { key: 'bySelf', label: '委员申报', kind: 'yesNo', where: ([v]) => (v === 'yes' ? sql`mf.by_self` : sql`not mf.by_self`) },
    {
      key: 'mine',
      label: '我登记的',
      kind: 'yesNo',
      where: ([v]) => (v === 'yes' ? sql`mf.entered_by = me.id` : sql`mf.entered_by is distinct from me.id`),
    },
    {
      key: 'day',
      label: '日期',
      kind: 'dayRange',
      where: ([from, to]) =>
        sql`(${from || null}::date is null or mf.day >= ${from || null}::date) and (${to || null}::date is null or mf.day <= ${to || null}::date)`,
    },
    {
      key: 'batch',
      label: '导入文件',
      kind: 'choice',
      choices: {
        query: (actor) => sql<{ value: string; label: string }>`select distinct batch as value, batch as label from manual_fact
          where committee_id = ${actor.committeeId} and batch <> '' and ${may(actor, 'duties:enter')} order by batch`,
      },
      where: ([name]) => sql`mf.batch = ${name}`,
    },
  ],
  from: ({ actor }) => sql`manual_fact mf
    left join person p on p.committee_id = mf.committee_id and p.id = mf.person_id
    left join body b on b.committee_id = mf.committee_id and b.id = mf.body_id
    cross join (select ${actor.personId}::uuid as id) me`,
  visible: ({ actor, today }) => sql`mf.committee_id = ${actor.committeeId} and ${visibleManual(actor, today)}`,
  id: sql`mf.id`,
  idKind: 'uuid',
  url: (id) => `/manual-facts/${id}`,
  order: { key: 'day', dir: 'desc' },
  words: (text) => sql`(strpos(mf.title, ${text}) > 0 or strpos(p.name, ${text}) > 0)`,
  empty: '还没有人工登记的事项。系统里没有记录的履职（信息采用、办实事、荣誉、媒体报道等）在这里登记，由另一人核实后计入履职档案。',
  presets: [
    { id: 'waiting', title: '待核实', query: { 'f.state': 'entered' } },
    { id: 'own', title: '我登记的', query: { 'f.mine': 'yes' } },
    { id: 'confirmed', title: '已核实', query: { 'f.state': 'confirmed' } },
    { id: 'void', title: '未通过和作废', query: { 'f.state': 'refused,withdrawn,voided' } },
  ],
}
