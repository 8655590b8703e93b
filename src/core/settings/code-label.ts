// The words of a code inside a query: the committee's own row, else what was declared, else the code itself.
import { sql, type RawBuilder } from 'kysely'
import type { CodeListDeclaration } from './setting.ts'

export function codeLabel(committee: RawBuilder<unknown>, list: CodeListDeclaration, code: RawBuilder<unknown>): RawBuilder<unknown> {
  const declared = JSON.stringify(Object.fromEntries(list.codes.map((c) => [c.code, c.label])))
  return sql`coalesce((select c.label from code c where c.committee_id = ${committee} and c.list = ${list.name} and c.code = ${code}
    order by c.from_day desc limit 1), ${declared}::jsonb ->> ${code}, ${code})`
}
