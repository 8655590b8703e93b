// The published API of documents: what a record can print, one of them as a file, its number, many of them as one ZIP, the register.
import { z } from 'zod'
import { id, route, words } from '#/core/http/contract.ts'

const kind = z.string().max(40)
/** A record, or a record inside another: the unit of a batch is the two ids joined by ~. */
const subjectId = z.string().regex(/^[0-9a-z-]{1,60}(~[0-9a-z-]{1,60})?$/i, { error: '编号格式不对' })
const name = z.string().max(40)

export const documentFormats = ['docx', 'pdf', 'both'] as const
export type DocumentFormat = (typeof documentFormats)[number]
const format = z.enum(documentFormats, { error: '格式只能是 docx、pdf 或 both（两种都要）' })

const issued = z.object({
  id: z.string(),
  number: z.string(),
  issuedOn: z.string(),
  issuedBy: z.string(),
  /** SHA-256 of the DOCX and the PDF as they were issued. */
  files: z.array(z.object({ format: z.enum(['docx', 'pdf']), sha256: z.string() })),
})

const offeredPaper = z.object({
  name: z.string(),
  title: z.string(),
  form: z.enum(['document', 'letter', 'plain']),
  /** Numbered papers: null before they are issued. */
  issued: issued.nullable(),
  /** The series it will be numbered in, for who may issue it now. */
  mayIssue: z.string().nullable(),
  mayVoid: z.boolean(),
})
export type OfferedPaper = z.infer<typeof offeredPaper>

const offeredGroup = z.object({ kind: z.string(), id: z.string(), label: z.string().nullable(), papers: z.array(offeredPaper) })
export type OfferedGroup = z.infer<typeof offeredGroup>

const fileAnswer = z.object({ headers: z.object({ 'content-disposition': z.string() }), body: z.file() })
const byRecord = z.strictObject({ kind, id: subjectId, name })

export const bundleAsk = z.strictObject({
  title: words('名称', 60),
  records: z
    .array(z.strictObject({ kind, id: subjectId }))
    .min(1, { error: '请至少选一件' })
    .max(1_000, { error: '一次最多1000件，请分几次打包' }),
  /** Which papers of each; all of them when absent. */
  names: z.array(name).max(40).optional(),
  /** The papers of what lies inside each record, too. */
  withParts: z.boolean().default(false),
  format: format.default('docx'),
})

const progress = z.object({ id: z.string(), done: z.int(), of: z.int(), skipped: z.array(z.string()) })
export type BundleProgress = z.infer<typeof progress>

export const documentsContract = {
  list: route
    .meta({ right: 'signed-in', ownership: 'related' })
    .route({ method: 'GET', path: '/documents', summary: '一件事的文书', tags: ['documents'] })
    .input(z.strictObject({ kind, id: subjectId }))
    .output(z.array(offeredGroup)),
  file: route
    .meta({ right: 'signed-in', ownership: 'related' })
    .route({ method: 'GET', path: '/documents/{kind}/{id}/{name}', summary: '一份文书', tags: ['documents'], outputStructure: 'detailed' })
    .input(byRecord.extend({ format: format.default('docx') }))
    .output(fileAnswer),
  issue: route
    .meta({ right: 'documents:issue', ownership: 'related' })
    .route({ method: 'POST', path: '/documents/{kind}/{id}/{name}/number', summary: '编号印发', tags: ['documents'] })
    .input(byRecord)
    .output(issued),
  void: route
    .meta({ right: 'documents:issue', ownership: 'related' })
    .route({ method: 'POST', path: '/issued-documents/{id}/void', summary: '作废已印发的文书', tags: ['documents'] })
    .input(z.strictObject({ id, reason: words('作废原因', 500) }))
    .output(z.object({ id: z.string() })),
  bundle: route
    .meta({ right: 'signed-in', ownership: 'related' })
    .route({ method: 'POST', path: '/document-bundles', summary: '开始打包文书', successStatus: 201, tags: ['documents'] })
    .input(bundleAsk)
    .output(progress),
  pack: route
    .meta({ right: 'signed-in', ownership: 'related' })
    .route({ method: 'POST', path: '/document-bundles/{id}/next', summary: '接着打包几份', tags: ['documents'] })
    .input(z.strictObject({ id }))
    .output(progress),
  bundleFile: route
    .meta({ right: 'signed-in', ownership: 'related' })
    .route({
      method: 'GET',
      path: '/document-bundles/{id}/file',
      summary: '打包好的文书',
      tags: ['documents'],
      outputStructure: 'detailed',
    })
    .input(z.strictObject({ id }))
    .output(z.object({ headers: z.record(z.string(), z.string()), body: z.custom<ReadableStream>((v) => v instanceof ReadableStream) })),
}
