// Which facts are meant, as conditions on rows `f` of the table of facts.
import { sql, type RawBuilder } from 'kysely'
import type { FactWanted } from './fact-wanted.ts'

/** A condition on rows `f` of the table of facts. */
export function isWanted({ verbs, roles, where }: FactWanted): RawBuilder<boolean> {
  const asked = Object.entries(where).map(
    ([key, values]) => sql`(f.about ->> ${key}::text = any(${[...values]}::text[]) or f.about -> ${key}::text ?| ${[...values]}::text[])`,
  )
  return sql<boolean>`(${sql.join(
    [sql`f.verb = any(${[...verbs]}::text[])`, ...(roles.length ? [sql`f.role = any(${[...roles]}::text[])`] : []), ...asked],
    sql` and `,
  )})`
}

/** The same where what is wanted stands in a row of the database: a jsonb value of that shape. The verb is left to the join. */
export const isWantedBy = (wanted: RawBuilder<unknown>): RawBuilder<boolean> => sql<boolean>`(
  (${wanted} -> 'roles' is null or ${wanted} -> 'roles' = '[]' or ${wanted} -> 'roles' ? f.role)
  and not exists (select from jsonb_each(coalesce(${wanted} -> 'where', '{}')) asked(key, words)
    where not coalesce(asked.words ? (f.about ->> asked.key)
      or f.about -> asked.key ?| array(select jsonb_array_elements_text(asked.words)), false)))`
