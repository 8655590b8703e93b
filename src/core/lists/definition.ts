// A list as the page receives it: columns, filters with their choices as they stand today, and the reader's own views.
import { sql } from 'kysely'
import type { Tx } from '#/core/db/database.ts'
import type { ListShape } from './contract.ts'
import type { Choice, ListAsked, ListDefinition, ListFilter } from './list.ts'
import type { CodeListDeclaration } from '#/core/settings/setting.ts'
import { viewsOf } from './views.ts'

export async function describeList(
  tx: Tx,
  definition: ListDefinition,
  asked: ListAsked,
  codeLists: readonly CodeListDeclaration[],
): Promise<ListShape> {
  const codes = await codeChoices(tx, definition, asked, codeLists)
  const filters: ListShape['filters'] = []
  for (const f of definition.filters)
    filters.push({
      key: f.key,
      label: f.label,
      kind: f.kind,
      choices: await choicesOf(tx, f, asked, codes),
      bodyKinds: f.bodyKinds ? [...f.bodyKinds] : null,
    })
  return {
    name: definition.name,
    title: definition.title,
    columns: definition.columns.map((c) => ({
      key: c.key,
      label: c.label,
      kind: c.kind,
      tags: c.tags ? { ...c.tags } : null,
      sortable: c.sortable ?? false,
      width: c.width ?? null,
      hidden: c.hidden ?? false,
    })),
    filters,
    order: definition.order,
    hasWords: definition.words !== undefined,
    empty: definition.empty,
    presets: (definition.presets ?? []).map((p) => ({ id: p.id, title: p.title, query: { ...p.query } })),
    views: await viewsOf(tx, asked.actor, definition.name),
  }
}

type ByList = ReadonlyMap<string, Choice[]>

async function choicesOf(tx: Tx, filter: ListFilter, asked: ListAsked, codes: ByList): Promise<Choice[] | null> {
  const { choices } = filter
  if (!choices) return null
  if ('codeList' in choices) return codes.get(choices.codeList) ?? []
  if ('query' in choices) return (await choices.query(asked.actor).execute(tx)).rows
  return [...choices]
}

/** All code lists of the filters in one query. Codes no longer in force stay: old records bear them. */
async function codeChoices(
  tx: Tx,
  definition: ListDefinition,
  asked: ListAsked,
  codeLists: readonly CodeListDeclaration[],
): Promise<ByList> {
  const names = definition.filters.flatMap(({ choices }) => (choices && 'codeList' in choices ? [choices.codeList] : []))
  const byList = new Map<string, Choice[]>()
  if (names.length === 0) return byList
  const { rows } = await sql<{ list: string; value: string; label: string }>`
    select list, code as value, (array_agg(label order by from_day desc))[1] as label from code
    where committee_id = ${asked.actor.committeeId} and list = any(${names}) group by list, code order by list, min(sort), code`.execute(tx)
  const declared = codeLists.filter((c) => names.includes(c.name) && !rows.some((r) => r.list === c.name))
  for (const { name, codes } of declared)
    byList.set(
      name,
      codes.map((c) => ({ value: c.code, label: c.label })),
    )
  for (const { list, value, label } of rows) byList.set(list, [...(byList.get(list) ?? []), { value, label }])
  return byList
}
