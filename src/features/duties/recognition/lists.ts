// The list of recognition; talks are only in it for who may read them.
import { sql } from 'kysely'
import { may } from '#/core/actor.ts'
import { codeLabel } from '#/core/lists/code-label.ts'
import type { ListDefinition } from '#/core/lists/list.ts'
import { recognitionKinds } from './codes.ts'
import { recognitionStates } from './lifecycle.ts'

const tags = Object.fromEntries(Object.entries(recognitionStates).map(([value, { label, tone }]) => [value, { label, tone }]))
const choices = Object.entries(recognitionStates).map(([value, { label }]) => ({ value, label }))

/** Kinds that the office's rows, or else the program's, do not call confidential. */
export const openKinds = sql`(select x.code from (
  select code, data from code where list = ${recognitionKinds.name}
  union all select b.code, b.data from jsonb_to_recordset(${JSON.stringify(recognitionKinds.codes)}::jsonb) as b(code text, data jsonb)
    where not exists (select from code c where c.list = ${recognitionKinds.name})) x where coalesce((x.data ->> 'confidential')::boolean, true) = false)`

export const recognitionsList: ListDefinition = {
  name: 'recognitions',
  title: '表彰批评谈话',
  right: 'recognition:read',
  columns: [
    { key: 'year', label: '年度', kind: 'number', sql: sql`r.year`, sortable: true, neverNull: true, width: 80 },
    { key: 'title', label: '名称', kind: 'link', sql: sql`r.title` },
    { key: 'kind', label: '类别', kind: 'text', sql: codeLabel(recognitionKinds, sql`r.committee_id`, sql`r.kind`), width: 150 },
    {
      key: 'count',
      label: '对象',
      kind: 'number',
      sql: sql`(select count(*)::int from recognition_holder h where h.committee_id = r.committee_id and h.recognition_id = r.id and h.removed_on is null)`,
      width: 80,
    },
    { key: 'state', label: '状态', kind: 'tag', sql: sql`r.state`, tags, width: 110 },
    { key: 'nominated', label: '提名日期', kind: 'day', sql: sql`r.nominated_on`, width: 120 },
    { key: 'approved', label: '批准日期', kind: 'day', sql: sql`r.approved_on`, width: 120 },
    { key: 'document', label: '文号', kind: 'text', sql: sql`r.document_no`, hidden: true },
  ],
  filters: [
    { key: 'state', label: '状态', kind: 'choices', choices, where: (values) => sql`r.state = any(${[...values]}::text[])` },
    {
      key: 'kind',
      label: '类别',
      kind: 'choices',
      choices: { codeList: recognitionKinds.name },
      where: (values) => sql`r.kind = any(${[...values]}::text[])`,
    },
  ],
  from: () => sql`recognition r`,
  visible: ({ actor }) =>
    sql`r.committee_id = ${actor.committeeId} and ${may(actor, 'recognition:talks') ? sql`true` : sql`r.kind in ${openKinds}`}`,
  id: sql`r.id`,
  idKind: 'uuid',
  url: (id) => `/recognitions/${id}`,
  order: { key: 'year', dir: 'desc' },
  empty: '还没有表彰、批评、谈话。在“履职得分”里按得分选人提名，或者在考核通知之后由系统按办法列出建议。',
}
