// What is asked of a list, checked: everything in the address is text from outside, and each mistake is named in words.
import { isDay } from '#/core/day.ts'
import { done, refused, type Outcome, type Reason } from '#/core/outcome.ts'
import type { ListColumn, ListDefinition, ListFilter } from './list.ts'

/** As in the address: sort, dir, after, limit, q, cols and f.<filter>. */
export type ListInput = Readonly<Record<string, string | undefined>>

export interface ListQuestion {
  readonly column: ListColumn
  readonly dir: 'asc' | 'desc'
  readonly after: Position | null
  readonly limit: number
  readonly words: string | null
  readonly filters: readonly Filtered[]
  /** Columns asked for besides those shown at first. */
  readonly extra: readonly string[]
}

export interface Filtered {
  readonly filter: ListFilter
  readonly values: readonly string[]
}

/** Where a page ended: the value sorted by (null where there was none) and the row's key. */
export interface Position {
  readonly value: string | null
  readonly id: string
}

/** The same question without a place in it: for views and exports. */
export const withoutPlace = <T extends ListInput>(input: T): T =>
  Object.fromEntries(Object.entries(input).filter(([key]) => key !== 'after' && key !== 'limit')) as T

export const pageLimit = 100
export const usualLimit = 50
const textLimit = 100

export function parseQuestion(definition: ListDefinition, input: ListInput): Outcome<ListQuestion> {
  const reasons: Reason[] = []
  const wrong = (field: string, says: string): null => (reasons.push({ field, says }), null)

  const known = new Set(['sort', 'dir', 'after', 'limit', 'q', 'cols'])
  for (const key of Object.keys(input)) if (!known.has(key) && !key.startsWith('f.')) wrong(key, `不认识的参数“${shown(key)}”`)

  const sort = input['sort'] || definition.order.key
  const column = definition.columns.find((c) => c.key === sort && (c.sortable || c.key === definition.order.key))
  if (!column) wrong('sort', `不能按“${shown(sort)}”排序，可以按：${sortable(definition)}`)

  const dir = input['dir'] || (input['sort'] && input['sort'] !== definition.order.key ? 'asc' : definition.order.dir)
  if (dir !== 'asc' && dir !== 'desc') wrong('dir', '排序方向只能是 asc（升序）或 desc（降序）')

  const limit = input['limit'] ? Number(input['limit']) : usualLimit
  if (!Number.isInteger(limit) || limit < 1 || limit > pageLimit) wrong('limit', `每页条数应为1到${pageLimit}的整数`)

  const after = input['after'] ? positionOf(input['after'], definition, column) : null
  if (input['after'] && !after) wrong('after', '翻页位置无效，请回到第一页')

  const words = input['q']?.trim() || null
  if (words && !definition.words) wrong('q', '这个列表没有搜索框')
  if (words && words.length > textLimit) wrong('q', `搜索词最多${textLimit}个字`)
  if (words && control.test(words)) wrong('q', '搜索词里有不可见的控制字符')

  const extra = input['cols'] ? input['cols'].split(',').filter(Boolean) : []
  for (const key of extra) if (!definition.columns.some((c) => c.key === key)) wrong('cols', `没有“${shown(key)}”这一列`)

  const filters = parseFilters(definition, input)
  if (!filters.ok) reasons.push(...filters.reasons)
  if (reasons.length || !column || !filters.ok) return refused(reasons)
  return done({ column, dir: dir === 'desc' ? 'desc' : 'asc', after, limit, words, filters: filters.value, extra })
}

/** The filters alone, keys with or without 'f.': for a figure that wants the rows of a list. */
export function parseFilters(definition: ListDefinition, input: ListInput): Outcome<readonly Filtered[]> {
  const reasons: Reason[] = []
  const filters: Filtered[] = []
  for (const [field, text] of Object.entries(input)) {
    if (!field.startsWith('f.') || !text) continue
    const key = field.slice(2)
    const filter = definition.filters.find((f) => f.key === key)
    if (!filter) {
      reasons.push({ field, says: `没有“${shown(key)}”这个筛选条件，可用的有：${definition.filters.map((f) => f.label).join('、')}` })
      continue
    }
    const read = valuesOf(filter, text)
    if (typeof read === 'string') reasons.push({ field, says: `筛选条件“${filter.label}”${read}` })
    else filters.push({ filter, values: read })
  }
  return reasons.length ? refused(reasons) : done(filters)
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
// oxlint-disable-next-line no-control-regex
const control = /[\u0000-\u001F\u007F]/

/** The values, or what is wrong with them. */
function valuesOf(filter: ListFilter, text: string): readonly string[] | string {
  if (control.test(text)) return '含有不可见的控制字符'
  switch (filter.kind) {
    case 'text':
      return text.length > textLimit ? `最多${textLimit}个字` : [text.trim()]
    case 'yesNo':
      return text === 'yes' || text === 'no' ? [text] : '只能是 yes（是）或 no（否）'
    case 'body':
    case 'person':
      return uuid.test(text) ? [text.toLowerCase()] : '的编号格式不对'
    case 'dayRange': {
      const [from = '', to = '', more] = text.split('..')
      if (more !== undefined || !text.includes('..') || (!from && !to)) return '应写成 起日..止日，如 2022-01-01..2022-12-31'
      if ((from && !isDay(from)) || (to && !isDay(to))) return '里有不存在的日期，应写成 2022-01-01'
      return from && to && from > to ? '的起日在止日之后' : [from, to]
    }
    case 'choice':
    case 'choices': {
      const values = filter.kind === 'choice' ? [text] : text.split(',').filter(Boolean)
      if (values.length > textLimit || values.some((v) => v.length > textLimit)) return '的取值过多或过长'
      const { choices } = filter
      if (choices && 'map' in choices) {
        const strange = values.find((v) => !choices.some((c) => c.value === v))
        if (strange !== undefined) return `没有“${shown(strange)}”这一项，可选：${choices.map((c) => c.label).join('、')}`
      }
      return values
    }
  }
}

const sortable = (definition: ListDefinition): string =>
  definition.columns
    .filter((c) => c.sortable)
    .map((c) => c.label)
    .join('、')

/** What somebody typed, short enough for a sentence. */
const shown = (text: string): string => (text.length > 30 ? `${text.slice(0, 30)}…` : text)

export const positionToken = (position: Position): string =>
  Buffer.from(JSON.stringify([position.value, position.id])).toString('base64url')

function positionOf(token: string, definition: ListDefinition, column: ListColumn | undefined): Position | null {
  if (token.length > 2000 || !column) return null
  const read = parsed(token)
  if (!Array.isArray(read) || read.length !== 2) return null
  const [value, id] = read as unknown[]
  if (typeof id !== 'string' || (value !== null && typeof value !== 'string')) return null
  if (control.test(id) || (value !== null && value.includes('\u0000'))) return null
  const fits = { uuid: uuid.test(id), number: /^-?\d{1,15}$/.test(id), text: id.length <= 200 }[definition.idKind]
  return fits ? { value, id } : null
}

function parsed(token: string): unknown {
  try {
    return JSON.parse(Buffer.from(token, 'base64url').toString())
  } catch {
    return null
  }
}
