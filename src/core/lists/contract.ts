// The published API of every list: what it shows, its rows page by page, the same rows as a file, and a person's own saved views.
import { z } from 'zod'
import { id, route, words } from '#/core/http/contract.ts'

const name = z.string({ error: '请写明列表名称' }).max(60)
const text = z.string({ error: '每个参数只能写一次' })

/** sort, dir, after, limit, q, cols and f.<filter>, all of them text in the address; which ones exist is the list's own matter. */
export const listInput = z.object({ name }).catchall(text)

const choice = z.object({ value: z.string(), label: z.string() })
const cell = z.union([z.string(), z.number(), z.boolean(), z.null()])

export const listView = z.object({ id: z.string(), title: z.string(), query: z.record(z.string(), z.string()) })

export const listShape = z.object({
  name: z.string(),
  title: z.string(),
  columns: z.array(
    z.object({
      key: z.string(),
      label: z.string(),
      kind: z.enum(['text', 'day', 'instant', 'number', 'tag', 'link', 'people']),
      tags: z.record(z.string(), z.object({ label: z.string(), tone: z.string() })).nullable(),
      sortable: z.boolean(),
      width: z.number().nullable(),
      hidden: z.boolean(),
    }),
  ),
  filters: z.array(
    z.object({
      key: z.string(),
      label: z.string(),
      kind: z.enum(['choice', 'choices', 'text', 'dayRange', 'body', 'person', 'yesNo']),
      choices: z.array(choice).nullable(),
      bodyKinds: z.array(z.string()).nullable(),
    }),
  ),
  order: z.object({ key: z.string(), dir: z.enum(['asc', 'desc']) }),
  hasWords: z.boolean(),
  empty: z.string(),
  presets: z.array(listView),
  views: z.array(listView),
})
export type ListShape = z.infer<typeof listShape>

export const listPageShape = z.object({
  rows: z.array(z.object({ id: z.string(), url: z.string().nullable(), cells: z.record(z.string(), cell) })),
  next: z.string().nullable(),
  /** Known where the first page holds all rows; else ask for the count. */
  total: z.int().nullable(),
})

export const listCount = z.object({
  total: z.int(),
  /** There are more than `total` says. */
  more: z.boolean(),
})

export const exportFormats = ['xlsx', 'csv', 'jsonl'] as const
export type ExportFormat = (typeof exportFormats)[number]

export const listsContract = {
  definition: route
    .meta({ right: 'signed-in', ownership: 'related' })
    .route({ method: 'GET', path: '/lists/{name}/definition', summary: '列表的栏目、筛选条件和我的视图', tags: ['lists'] })
    .input(z.strictObject({ name }))
    .output(listShape),
  page: route
    .meta({ right: 'signed-in', ownership: 'related' })
    .route({ method: 'GET', path: '/lists/{name}', summary: '列表的一页', tags: ['lists'] })
    .input(listInput)
    .output(listPageShape),
  count: route
    .meta({ right: 'signed-in', ownership: 'related' })
    .route({ method: 'GET', path: '/lists/{name}/count', summary: '按筛选有多少条', tags: ['lists'] })
    .input(listInput)
    .output(listCount),
  export: route
    .meta({ right: 'signed-in', ownership: 'related' })
    .route({
      method: 'GET',
      path: '/lists/{name}/export',
      summary: '按筛选结果导出',
      tags: ['lists'],
      outputStructure: 'detailed',
    })
    .input(listInput)
    .output(z.object({ headers: z.object({ 'content-disposition': z.string() }), body: z.file() })),
  saveView: route
    .meta({ right: 'signed-in', ownership: 'self' })
    .route({ method: 'POST', path: '/lists/{name}/views', summary: '保存视图', successStatus: 201, tags: ['lists'] })
    .input(z.strictObject({ name, title: words('视图名称', 30), query: z.record(z.string().max(60), z.string().max(500)) }))
    .output(listView),
  removeView: route
    .meta({ right: 'signed-in', ownership: 'self' })
    .route({ method: 'DELETE', path: '/lists/{name}/views/{id}', summary: '删除视图', tags: ['lists'] })
    .input(z.strictObject({ name, id }))
    .output(z.object({ id: z.string() })),
}
