// 发文登记簿: every number given, what bears it, and why nothing does where it was voided.
import { sql } from 'kysely'
import type { ListDefinition } from '../lists/list.ts'

export const issuedDocumentsList: ListDefinition = {
  name: 'issued-documents',
  title: '发文登记簿',
  right: 'documents:issue',
  columns: [
    { key: 'number', label: '发文字号', kind: 'text', sql: sql`d.number`, width: 190 },
    { key: 'title', label: '文书', kind: 'text', sql: sql`d.title`, width: 140 },
    { key: 'about', label: '所发何事', kind: 'text', sql: sql`d.about` },
    { key: 'issuedOn', label: '印发日期', kind: 'day', sql: sql`d.issued_on` },
    { key: 'issuedBy', label: '经办人', kind: 'text', sql: sql`d.issued_by` },
    {
      key: 'state',
      label: '状态',
      kind: 'tag',
      sql: sql`case when d.voided_on is null then 'issued' else 'voided' end`,
      tags: { issued: { label: '已印发', tone: 'good' }, voided: { label: '已作废', tone: 'over' } },
    },
    { key: 'reason', label: '作废原因', kind: 'text', sql: sql`d.void_reason` },
    { key: 'issuedAt', label: '登记时间', kind: 'instant', sql: sql`d.issued_at`, sortable: true, neverNull: true, hidden: true },
  ],
  filters: [
    {
      key: 'state',
      label: '状态',
      kind: 'choice',
      choices: [
        { value: 'issued', label: '已印发' },
        { value: 'voided', label: '已作废' },
      ],
      where: ([value]) => sql`(d.voided_on is null) = ${value === 'issued'}`,
    },
    {
      key: 'issuedOn',
      label: '印发日期',
      kind: 'dayRange',
      where: ([from, to]) =>
        sql`d.issued_on between coalesce(nullif(${from ?? ''}, '')::date, '-infinity') and coalesce(nullif(${to ?? ''}, '')::date, 'infinity')`,
    },
  ],
  from: () => sql`issued_document d`,
  visible: ({ actor }) => sql`d.committee_id = ${actor.committeeId}`,
  id: sql`d.id`,
  idKind: 'uuid',
  url: () => null,
  order: { key: 'issuedAt', dir: 'desc' },
  words: (text) => sql`(d.number like ${`%${text}%`} or d.title like ${`%${text}%`} or d.about like ${`%${text}%`})`,
  empty: '还没有编号印发的文书。在一件事的“文书”栏点“编号印发”，字号和印发日期就登记在这里。',
}
