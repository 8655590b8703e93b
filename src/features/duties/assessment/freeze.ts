// The check code of a frozen sheet and of them all: whoever has the rows can reckon it again. Keys are put in order, because the database keeps none.
import { createHash } from 'node:crypto'

export function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, v]) => [key, inOrder(v)]),
  )
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

export const sheetCode = (sheet: { readonly holderId: string; readonly total: number; readonly content: unknown }): string =>
  sha256(JSON.stringify(inOrder({ holderId: sheet.holderId, total: sheet.total, content: sheet.content })))

/** Over the codes of all sheets, whatever order they come in. */
export const wholeCode = (codes: readonly string[]): string => sha256(codes.toSorted().join('\n'))
