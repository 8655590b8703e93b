// One cell of a list by its kind: the server sends plain values, the words and the look are here.
import type { ReactNode } from 'react'
import type { ListShape } from '#/core/lists/contract.ts'
import { Go } from './address.tsx'
import { Amount, Plain, When } from './numbers.tsx'
import { StatusTag } from './StatusTag.tsx'

export type Column = ListShape['columns'][number]
export type CellValue = string | number | boolean | null | undefined

export function listCell(column: Column, value: CellValue, url: string | null): ReactNode {
  if (value === null || value === undefined || value === '') return <Plain text={null} />
  switch (column.kind) {
    case 'tag': {
      const tag = column.tags?.[String(value)]
      return <StatusTag label={tag?.label ?? String(value)} tone={tag?.tone} />
    }
    case 'number':
      return typeof value === 'number' ? <Amount value={value} places={Number.isInteger(value) ? 0 : 2} /> : String(value)
    case 'day':
      return <time dateTime={String(value)}>{String(value)}</time>
    case 'instant':
      return <When at={String(value)} />
    case 'link':
      return url ? (
        <Go to={url} className="sj-row-link">
          {String(value)}
        </Go>
      ) : (
        String(value)
      )
    case 'text':
    case 'people':
      return typeof value === 'boolean' ? (value ? '是' : '否') : String(value)
  }
}
