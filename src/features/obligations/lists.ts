// All exemptions: asked for, granted, refused.
import { sql } from 'kysely'
import { bodiesOf, may } from '#/core/actor.ts'
import type { ListDefinition } from '#/core/lists/list.ts'
import { exemptionStates } from './lifecycle.ts'

export const exemptionsList: ListDefinition = {
  name: 'obligation-exemptions',
  title: '免除申请',
  right: 'obligations:own',
  columns: [
    { key: 'unit', label: '应尽者', kind: 'link', sql: sql`x.unit_name` },
    { key: 'code', label: '应尽事项', kind: 'text', sql: sql`coalesce(x.code, '全部')`, width: 110 },
    { key: 'state', label: '状态', kind: 'tag', sql: sql`x.state`, tags: { ...exemptionStates }, width: 100 },
    { key: 'from', label: '自', kind: 'day', sql: sql`x.from_day`, width: 120 },
    { key: 'to', label: '至', kind: 'day', sql: sql`x.to_day`, width: 120 },
    { key: 'reason', label: '理由', kind: 'text', sql: sql`x.reason` },
    { key: 'by', label: '申请人', kind: 'text', sql: sql`x.asked_name`, width: 110 },
    { key: 'on', label: '申请日期', kind: 'day', sql: sql`x.asked_on`, sortable: true, neverNull: true, width: 120 },
    { key: 'decided', label: '决定', kind: 'text', sql: sql`x.decided_by`, hidden: true },
  ],
  filters: [
    {
      key: 'state',
      label: '状态',
      kind: 'choices',
      choices: Object.entries(exemptionStates).map(([value, { label }]) => ({ value, label })),
      where: (values) => sql`x.state = any(${[...values]}::text[])`,
    },
    { key: 'code', label: '编号', kind: 'text', where: ([value = '']) => sql`x.code = ${value.toUpperCase()}` },
    {
      key: 'asked',
      label: '申请日期',
      kind: 'dayRange',
      where: ([from, to]) =>
        sql`x.asked_on >= coalesce(nullif(${from ?? ''}, '')::date, '-infinity') and x.asked_on <= coalesce(nullif(${to ?? ''}, '')::date, 'infinity')`,
    },
  ],
  from: () => sql`obligation_exemption x`,
  visible: ({ actor, today }) =>
    may(actor, 'obligations:read') || may(actor, 'obligations:exempt')
      ? sql`x.committee_id = ${actor.committeeId}`
      : sql`x.committee_id = ${actor.committeeId} and (x.person_id = ${actor.personId}::uuid or x.asked_by = ${actor.personId}::uuid
          or x.body_id = any(${[...bodiesOf(actor)]}::uuid[])
          or x.body_id in (select e.to_id from edge e where e.committee_id = x.committee_id and e.from_id = ${actor.personId}::uuid
            and e.kind in ('convenes', 'leads') and e.from_day <= ${today} and (e.to_day is null or e.to_day >= ${today})))`,
  id: sql`x.id`,
  idKind: 'uuid',
  url: (id) => `/obligation-exemptions/${id}`,
  order: { key: 'on', dir: 'desc' },
  empty: '还没有免除申请。在一格应尽事项里写明理由，可以申请免除本期；委员长期请假的，可以申请一段时间内全部免除。',
  presets: [{ id: 'asked', title: '待审批', query: { 'f.state': 'asked' } }],
}
