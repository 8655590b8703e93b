// The register 请示报告登记簿. Server, page, filters and export come from these rows.
import { sql, type RawBuilder } from 'kysely'
import type { ListDefinition } from '#/core/lists/list.ts'
import { codeLabel } from '#/core/lists/code-label.ts'
import { recipients, transmissionKinds } from './codes.ts'
import { transmissionStates } from './lifecycle.ts'
import { visibleTransmission } from './store.ts'

const anyOf = (column: RawBuilder<unknown>) => (values: readonly string[]) => sql`${column} = any(${[...values]}::text[])`
const stateTags = Object.fromEntries(Object.entries(transmissionStates).map(([value, { label, tone }]) => [value, { label, tone }]))
const like = (text: string): string => `%${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`

export const transmissionsList: ListDefinition = {
  name: 'transmissions',
  title: '请示报告登记簿',
  right: 'transmissions:read',
  columns: [
    { key: 'sent', label: '报送日期', kind: 'day', sql: sql`t.sent_on`, sortable: true, sortId: sql`t.id`, width: 116 },
    { key: 'kind', label: '类别', kind: 'text', sql: codeLabel(transmissionKinds, sql`t.committee_id`, sql`t.kind`), width: 120 },
    { key: 'title', label: '标题', kind: 'link', sql: sql`m.title` },
    {
      key: 'recipient',
      label: '报送对象',
      kind: 'text',
      sql: codeLabel(recipients, sql`t.committee_id`, sql`t.recipient`),
      width: 140,
    },
    { key: 'number', label: '文号', kind: 'text', sql: sql`nullif(t.number, '')`, width: 140 },
    { key: 'state', label: '状态', kind: 'tag', sql: sql`m.state`, tags: stateTags, width: 96 },
    { key: 'due', label: '待批复期限', kind: 'day', sql: sql`m.next_due`, width: 116 },
    {
      key: 'sender',
      label: '报送单位',
      kind: 'text',
      sql: sql`coalesce((select b.short_name from body b where b.committee_id = t.committee_id and b.id = t.sender_id), '市政协')`,
      width: 120,
    },
    {
      key: 'speaker',
      label: '汇报人、发言人',
      kind: 'people',
      sql: sql`(select p.name from person p where p.committee_id = t.committee_id and p.id = t.speaker_id)`,
      hidden: true,
    },
    { key: 'occasion', label: '会议', kind: 'text', sql: sql`nullif(t.occasion, '')`, hidden: true },
    { key: 'answered', label: '批复日期', kind: 'day', sql: sql`t.answered_on`, hidden: true },
    { key: 'answer', label: '批复内容', kind: 'text', sql: sql`nullif(t.answer, '')`, hidden: true },
  ],
  filters: [
    {
      key: 'kind',
      label: '类别',
      kind: 'choices',
      choices: { codeList: transmissionKinds.name },
      where: anyOf(sql`t.kind`),
    },
    { key: 'recipient', label: '报送对象', kind: 'choices', choices: { codeList: recipients.name }, where: anyOf(sql`t.recipient`) },
    {
      key: 'state',
      label: '状态',
      kind: 'choices',
      choices: Object.entries(transmissionStates).map(([value, { label }]) => ({ value, label })),
      where: anyOf(sql`m.state`),
    },
    {
      key: 'sent',
      label: '报送日期',
      kind: 'dayRange',
      where: ([from, to]) => sql`t.sent_on between ${from || '-infinity'}::date and ${to || 'infinity'}::date`,
    },
  ],
  from: () => sql`transmission t join matter m on m.committee_id = t.committee_id and m.id = t.id`,
  visible: ({ actor }) => sql`t.committee_id = ${actor.committeeId} and ${visibleTransmission(actor)}`,
  id: sql`t.id`,
  idKind: 'uuid',
  url: (id) => `/transmissions/${id}`,
  order: { key: 'sent', dir: 'desc' },
  words: (text) => sql`(m.title like ${like(text)} or t.number like ${like(text)})`,
  empty:
    '还没有请示报告。重点工作、重大活动、重要会议要向党委请示报告：书面的先起草送签，口头汇报和上级会议上的发言直接登记；不宜录入内容的只登记目录。',
  presets: [
    { id: 'waiting', title: '待批复', query: { 'f.state': 'sent', 'f.kind': 'request' } },
    { id: 'drafts', title: '起草中', query: { 'f.state': 'drafting,countersigning,signed' } },
    { id: 'briefs', title: '专题汇报', query: { 'f.kind': 'brief' } },
  ],
}
