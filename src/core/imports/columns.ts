// The columns of somebody's table meet the fields an importer understands: by the titles it knows, or by a mapping the person gives.
import type { Importer, ImportRow } from '#/core/feature.ts'
import type { Table } from '#/core/documents/table.ts'
import { done, refused, type Outcome, type Reason } from '#/core/outcome.ts'

type Field = Importer['fields'][number]

export interface FieldRows {
  readonly rows: readonly ImportRow[]
  readonly notes: readonly string[]
}

/** Column of the file → field's key or any title of it. Wins over what the titles say. */
export type Mapping = Readonly<Record<string, string>>

/** Rows keyed by the importer's fields. Fields take their columns in the order they are declared, each its most usual title first. */
export function rowsByField(importer: Pick<Importer, 'fields'>, table: Table, mapping: Mapping = {}): Outcome<FieldRows> {
  const given = mapped(importer.fields, table.columns, mapping)
  if (!given.ok) return given
  const columns = new Map<string, string>(given.value)
  const taken = new Set(columns.values())
  for (const field of importer.fields) {
    if (columns.has(field.key)) continue
    const known = [...field.titles, field.key].map(plain)
    const fits = table.columns.filter((c) => !taken.has(c) && known.includes(plain(c)))
    const best = fits.toSorted((a, b) => known.indexOf(plain(a)) - known.indexOf(plain(b)))[0]
    if (best === undefined) continue
    columns.set(field.key, best)
    taken.add(best)
  }
  const missing = importer.fields.filter((f) => f.required && !columns.has(f.key))
  if (missing.length > 0) return refused(missing.map((f) => lacking(f, table.columns)))
  const unread = table.columns.filter((c) => !taken.has(c))
  return done({
    rows: table.rows.map((r) => ({
      row: r.row,
      cells: Object.fromEntries([...columns].map(([key, column]) => [key, r.cells[column] ?? null])),
    })),
    notes: [...table.notes, ...(unread.length ? [`未读取的列：${unread.join('、')}`] : [])],
  })
}

function mapped(fields: readonly Field[], columns: readonly string[], mapping: Mapping): Outcome<readonly (readonly [string, string])[]> {
  const says: string[] = []
  const pairs: (readonly [string, string])[] = []
  for (const [column, target] of Object.entries(mapping)) {
    const field = fields.find((f) => [f.key, ...f.titles].map(plain).includes(plain(target)))
    if (!columns.includes(column)) says.push(`对照表里的列“${column}”不在文件里`)
    else if (!field) says.push(`对照表把“${column}”对到“${target}”，没有这个字段`)
    else if (pairs.some(([key]) => key === field.key)) says.push(`对照表里有两列都对到“${target}”`)
    else pairs.push([field.key, column])
  }
  return says.length ? refused(says) : done(pairs)
}

function lacking(field: Field, columns: readonly string[]): Reason {
  const [usual = field.key, ...others] = field.titles
  const also = others.length ? `（也认：${others.slice(0, 6).join('、')}）` : ''
  return { field: usual, says: `缺少必需的列“${usual}”${also}；文件里的列是：${columns.slice(0, 30).join('、')}` }
}

const plain = (title: string): string =>
  title
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s*：:]/g, '')
