// The register of accounts.
import { sql } from 'kysely'
import type { ListDefinition } from '../lists/list.ts'

export const accountsList: ListDefinition = {
  name: 'accounts',
  title: '账号',
  right: 'accounts:read',
  columns: [
    { key: 'username', label: '用户名', kind: 'link', sql: sql`a.username`, sortable: true },
    { key: 'person', label: '姓名', kind: 'text', sql: sql`p.name` },
    {
      key: 'state',
      label: '状态',
      kind: 'tag',
      sql: sql`a.state`,
      tags: { active: { label: '正常', tone: 'good' }, disabled: { label: '已停用', tone: 'over' } },
    },
    { key: 'factor', label: '动态口令', kind: 'text', sql: sql`case when a.factor_confirmed_at is null then '未绑定' else '已绑定' end` },
    { key: 'lastSignInAt', label: '最近登录', kind: 'instant', sql: sql`a.last_sign_in_at` },
    { key: 'createdAt', label: '开设时间', kind: 'instant', sql: sql`a.created_at`, hidden: true },
  ],
  filters: [
    {
      key: 'state',
      label: '状态',
      kind: 'choice',
      choices: [
        { value: 'active', label: '正常' },
        { value: 'disabled', label: '已停用' },
      ],
      where: ([value]) => sql`a.state = ${value}`,
    },
    {
      key: 'factor',
      label: '已绑定动态口令',
      kind: 'yesNo',
      where: ([value]) => sql`(a.factor_confirmed_at is not null) = ${value === 'yes'}`,
    },
  ],
  from: () => sql`account a join person p on p.committee_id = a.committee_id and p.id = a.person_id`,
  visible: () => sql`true`,
  id: sql`a.id`,
  idKind: 'uuid',
  url: (id) => `/accounts/${id}`,
  order: { key: 'username', dir: 'asc' },
  words: (text) => sql`(a.username like ${`%${text}%`} or p.name like ${`%${text}%`})`,
  empty: '还没有账号。',
}
