// All review meetings of the committee.
import { sql } from 'kysely'
import type { ListDefinition } from '#/core/lists/list.ts'
import { meetingKinds, meetingStates } from './lifecycle.ts'

export const meetingsList: ListDefinition = {
  name: 'review-meetings',
  title: '审查会议',
  right: 'proposals:joint-review',
  columns: [
    { key: 'title', label: '会议', kind: 'link', sql: sql`v.title` },
    {
      key: 'kind',
      label: '类别',
      kind: 'tag',
      sql: sql`v.kind`,
      tags: Object.fromEntries(Object.entries(meetingKinds).map(([value, label]) => [value, { label, tone: 'over' }])),
      width: 110,
    },
    { key: 'state', label: '状态', kind: 'tag', sql: sql`v.state`, tags: { ...meetingStates }, width: 100 },
    { key: 'planned', label: '日期', kind: 'day', sql: sql`coalesce(v.held_on, v.planned_on)`, width: 120 },
    { key: 'on', label: '拟开日期', kind: 'day', sql: sql`v.planned_on`, sortable: true, neverNull: true, hidden: true },
    {
      key: 'cases',
      label: '列入提案',
      kind: 'number',
      sql: sql`(select count(*)::int from review_meeting_case c where c.committee_id = v.committee_id and c.meeting_id = v.id)`,
      width: 100,
    },
    {
      key: 'decided',
      label: '已决定',
      kind: 'number',
      sql: sql`(select count(*)::int from review_meeting_case c where c.committee_id = v.committee_id and c.meeting_id = v.id and c.decision <> 'postponed')`,
      width: 100,
    },
    {
      key: 'present',
      label: '实到/应到',
      kind: 'text',
      sql: sql`case when v.members_due is not null then v.members_present || '/' || v.members_due end`,
      width: 110,
    },
  ],
  filters: [
    {
      key: 'state',
      label: '状态',
      kind: 'choices',
      choices: Object.entries(meetingStates).map(([value, { label }]) => ({ value, label })),
      where: (values) => sql`v.state = any(${[...values]}::text[])`,
    },
  ],
  from: () => sql`review_meeting v`,
  visible: ({ actor }) => sql`v.committee_id = ${actor.committeeId}`,
  id: sql`v.id`,
  idKind: 'uuid',
  url: (id) => `/review-meetings/${id}`,
  order: { key: 'on', dir: 'desc' },
  empty: '还没有审查会议。筹备会议后，把联合审查中的提案列入，开会时登记出席人数，在会上逐件作出决定。',
  presets: [],
}
