// The lists of commendation: selections, and what was awarded.
import { sql } from 'kysely'
import { codeLabel } from '#/core/lists/code-label.ts'
import type { ListDefinition } from '#/core/lists/list.ts'
import { selectionStates } from './lifecycle.ts'
import { awardKinds } from './settings.ts'

const tags = Object.fromEntries(Object.entries(selectionStates).map(([value, { label, tone }]) => [value, { label, tone }]))
const choices = Object.entries(selectionStates).map(([value, { label }]) => ({ value, label }))

export const selectionsList: ListDefinition = {
  name: 'award-selections',
  title: '评选表彰',
  right: 'appraisal:read',
  columns: [
    { key: 'year', label: '年度', kind: 'number', sql: sql`s.year`, sortable: true, neverNull: true, width: 80 },
    { key: 'title', label: '名称', kind: 'link', sql: sql`s.title` },
    { key: 'state', label: '状态', kind: 'tag', sql: sql`s.state`, tags, width: 120 },
    { key: 'until', label: '公示到', kind: 'day', sql: sql`s.publicity_until`, width: 120 },
    { key: 'document', label: '表彰决定', kind: 'text', sql: sql`s.document_no`, width: 170 },
    { key: 'announced', label: '公布日期', kind: 'day', sql: sql`s.announced_on`, width: 120 },
  ],
  filters: [{ key: 'state', label: '状态', kind: 'choices', choices, where: (values) => sql`s.state = any(${[...values]}::text[])` }],
  from: () => sql`award_selection s`,
  visible: ({ actor }) => sql`s.committee_id = ${actor.committeeId}`,
  id: sql`s.id`,
  idKind: 'uuid',
  url: (id) => `/award-selections/${id}`,
  order: { key: 'year', dir: 'desc' },
  empty: '还没有评选。开始一次评选后推荐候选，初评投票，主席会议审议，公示期满公布。',
}

/** Announced awards are everybody's to read. */
export const awardsList: ListDefinition = {
  name: 'awards',
  title: '表彰名单',
  right: 'proposals:list',
  columns: [
    { key: 'year', label: '年度', kind: 'number', sql: sql`s.year`, width: 80 },
    { key: 'kind', label: '种类', kind: 'text', sql: codeLabel(awardKinds, sql`c.committee_id`, sql`c.kind`), width: 130 },
    { key: 'holder', label: '表彰', kind: 'link', sql: sql`c.holder_name` },
    { key: 'certificate', label: '证书号', kind: 'text', sql: sql`c.certificate_no`, width: 150 },
    { key: 'document', label: '表彰决定', kind: 'text', sql: sql`s.document_no`, width: 160 },
    { key: 'awarded', label: '公布日期', kind: 'day', sql: sql`c.awarded_on`, sortable: true, width: 120 },
  ],
  filters: [
    {
      key: 'kind',
      label: '种类',
      kind: 'choices',
      choices: { codeList: awardKinds.name },
      where: (values) => sql`c.kind = any(${[...values]}::text[])`,
    },
  ],
  from: () => sql`award_candidate c join award_selection s on s.committee_id = c.committee_id and s.id = c.selection_id`,
  visible: ({ actor }) => sql`c.committee_id = ${actor.committeeId} and c.awarded_on is not null`,
  id: sql`(c.selection_id || '.' || c.id)`,
  idKind: 'text',
  url: (id) => `/award-selections/${id.split('.')[0] ?? ''}`,
  order: { key: 'awarded', dir: 'desc' },
  empty: '还没有公布的表彰。',
}

export const awardLists: readonly ListDefinition[] = [selectionsList, awardsList]
