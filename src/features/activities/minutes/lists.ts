// Minutes with their deadline, and everything meetings decided.
import { sql } from 'kysely'
import { codeLabel } from '#/core/lists/code-label.ts'
import type { ListDefinition } from '#/core/lists/list.ts'
import { bodiesOf } from '#/core/actor.ts'
import { activityKinds } from '../codes.ts'
import { inMeeting, seesFloor } from '../floor/seen-lists.ts'
import { decisionKinds, decisionStates } from './decision-lifecycle.ts'
import { minutesStates } from './lifecycle.ts'

const choices = (labels: Readonly<Record<string, string | { readonly label: string }>>) =>
  Object.entries(labels).map(([value, l]) => ({ value, label: typeof l === 'string' ? l : l.label }))

export const minutesList: ListDefinition = {
  name: 'minutes',
  title: '会议纪要',
  right: 'floor:take-part',
  columns: [
    { key: 'title', label: '纪要', kind: 'link', sql: sql`x.title` },
    { key: 'meetingKind', label: '会议类别', kind: 'text', sql: codeLabel(activityKinds, sql`a.committee_id`, sql`a.kind`), width: 130 },
    { key: 'state', label: '状态', kind: 'tag', sql: sql`x.state`, tags: { ...minutesStates }, width: 100 },
    { key: 'held', label: '开会日期', kind: 'day', sql: sql`x.held_on`, width: 120 },
    { key: 'due', label: '印发期限', kind: 'day', sql: sql`x.due_day`, width: 120 },
    { key: 'issued', label: '印发日期', kind: 'day', sql: sql`x.issued_on`, sortable: true, width: 120 },
    { key: 'by', label: '签发人', kind: 'text', sql: sql`nullif(x.approved_by, '')`, width: 110 },
  ],
  filters: [
    { key: 'state', label: '状态', kind: 'choices', choices: choices(minutesStates), where: (v) => sql`x.state = any(${[...v]}::text[])` },
    {
      key: 'kind',
      label: '会议类别',
      kind: 'choices',
      choices: { codeList: activityKinds.name },
      where: (v) => sql`a.kind = any(${[...v]}::text[])`,
    },
    {
      key: 'days',
      label: '印发日期',
      kind: 'dayRange',
      where: ([from, to]) =>
        sql`x.issued_on between coalesce(nullif(${from}, '')::date, '-infinity') and coalesce(nullif(${to}, '')::date, 'infinity')`,
    },
  ],
  from: () => sql`minutes x join activity a on a.committee_id = x.committee_id and a.id = x.activity_id`,
  visible: ({ actor }) =>
    sql`x.committee_id = ${actor.committeeId} and ${seesFloor(actor, sql`x.state = 'issued' and ${inMeeting(actor)}`)}`,
  id: sql`x.activity_id`,
  idKind: 'uuid',
  url: (id) => `/activities/${id}/minutes`,
  order: { key: 'issued', dir: 'desc' },
  empty: '还没有纪要。会议开始以后，在会议的“纪要”页按会议情况起草，签发后印发。',
  presets: [{ id: 'open', title: '还没有印发', query: { 'f.state': 'draft,submitted,approved' } }],
}

export const decisionsList: ListDefinition = {
  name: 'meeting-decisions',
  title: '议定事项',
  right: 'floor:take-part',
  columns: [
    { key: 'text', label: '议定事项', kind: 'link', sql: sql`d.text` },
    {
      key: 'kind',
      label: '类别',
      kind: 'tag',
      sql: sql`d.kind`,
      tags: Object.fromEntries(Object.entries(decisionKinds).map(([k, label]) => [k, { label, tone: 'over' }])),
      width: 90,
    },
    { key: 'owner', label: '责任单位、责任人', kind: 'text', sql: sql`coalesce(b.short_name, n.name)`, width: 160 },
    { key: 'meeting', label: '会议', kind: 'text', sql: sql`m.title` },
    { key: 'state', label: '状态', kind: 'tag', sql: sql`d.state`, tags: { ...decisionStates }, width: 100 },
    { key: 'due', label: '期限', kind: 'day', sql: sql`d.due_day`, width: 120 },
    { key: 'closed', label: '办结日期', kind: 'day', sql: sql`d.closed_on`, width: 120 },
    { key: 'decided', label: '开会日期', kind: 'day', sql: sql`d.decided_on`, sortable: true, neverNull: true, width: 120 },
  ],
  filters: [
    { key: 'state', label: '状态', kind: 'choices', choices: choices(decisionStates), where: (v) => sql`d.state = any(${[...v]}::text[])` },
    { key: 'kind', label: '类别', kind: 'choice', choices: choices(decisionKinds), where: ([v]) => sql`d.kind = ${v}` },
    { key: 'unit', label: '责任单位', kind: 'body', where: ([v]) => sql`d.owner_body_id = ${v}::uuid` },
    { key: 'activity', label: '会议编号', kind: 'text', where: ([v]) => sql`d.activity_id::text = ${v}` },
  ],
  from: () => sql`meeting_decision d join activity a on a.committee_id = d.committee_id and a.id = d.activity_id
    join matter m on m.committee_id = a.committee_id and m.id = a.id
    left join body b on b.committee_id = d.committee_id and b.id = d.owner_body_id
    left join person n on n.committee_id = d.committee_id and n.id = d.owner_person_id`,
  visible: ({ actor }) =>
    sql`d.committee_id = ${actor.committeeId} and ${seesFloor(
      actor,
      sql`d.state <> 'draft' and (d.owner_person_id = ${actor.personId} or d.owner_body_id = any(${[...bodiesOf(actor)]}::uuid[]) or ${inMeeting(actor)})`,
    )}`,
  id: sql`d.id`,
  idKind: 'uuid',
  url: (id) => `/meeting-decisions/${id}`,
  order: { key: 'decided', dir: 'desc' },
  empty: '还没有议定事项。在会议的“纪要”页记下议定事项，纪要印发时交到责任单位和责任人，办结后由承办人确认。',
  presets: [{ id: 'open', title: '正在办理', query: { 'f.state': 'assigned,responded,reported' } }],
}

export const minutesLists: readonly ListDefinition[] = [minutesList, decisionsList]
