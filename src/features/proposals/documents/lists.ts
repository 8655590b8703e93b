// The hand-overs made so far, each opening its page with the notices of its units.
import { sql } from 'kysely'
import type { ListDefinition } from '#/core/lists/list.ts'

const tasksOf = sql`from handling_task t where t.committee_id = a.committee_id and t.batch_id = a.id`

export const assignmentsList: ListDefinition = {
  name: 'assignments',
  title: '交办批次',
  right: 'proposals:read-all',
  columns: [
    { key: 'title', label: '批次', kind: 'link', sql: sql`a.title` },
    { key: 'session', label: '届次', kind: 'text', sql: sql`s.title`, width: 130 },
    { key: 'day', label: '交办日期', kind: 'day', sql: sql`a.meeting_day`, sortable: true, neverNull: true, width: 120 },
    { key: 'cases', label: '提案（件）', kind: 'number', sql: sql`(select count(distinct t.proposal_id) ${tasksOf})`, width: 100 },
    { key: 'units', label: '单位（个）', kind: 'number', sql: sql`(select count(distinct t.body_id) ${tasksOf})`, width: 100 },
    {
      key: 'received',
      label: '未签收（项）',
      kind: 'number',
      sql: sql`(select count(*) ${tasksOf} and t.received_on is null)`,
      width: 110,
    },
    { key: 'documentNo', label: '文号', kind: 'text', sql: sql`a.document_no`, hidden: true },
    { key: 'by', label: '经办人', kind: 'text', sql: sql`a.assigned_by`, hidden: true },
  ],
  filters: [],
  from: () => sql`assignment_batch a join session s on s.committee_id = a.committee_id and s.id = a.session_id`,
  visible: ({ actor }) => sql`a.committee_id = ${actor.committeeId}`,
  id: sql`a.id`,
  idKind: 'uuid',
  url: (id) => `/assignments/${id}`,
  order: { key: 'day', dir: 'desc' },
  words: (text) => sql`a.title like ${`%${text}%`}`,
  empty: '还没有交办过。提案拟定承办单位以后，在上面勾选交办。',
}
