// The word for a code as a list shows it: the office's own row of the code list, else the declared one, else the code itself.
import { sql, type RawBuilder } from 'kysely'
import type { CodeListDeclaration } from '#/core/settings/setting.ts'

/** `committee` and `code` are columns: codeLabel(unitSystems, sql`b.committee_id`, sql`b.system`). */
export function codeLabel(list: CodeListDeclaration, committee: RawBuilder<unknown>, code: RawBuilder<unknown>): RawBuilder<string> {
  const declared = list.codes.map((c) => sql`when ${c.code} then ${c.label}`)
  const otherwise = declared.length ? sql`case ${code} ${sql.join(declared, sql` `)} else ${code} end` : code
  return sql`coalesce((select k.label from code k where k.committee_id = ${committee} and k.list = ${list.name} and k.code = ${code}
    order by k.from_day desc limit 1), ${otherwise})`
}
