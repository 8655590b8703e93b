// The published API of files: put one on a record, list a record's, download one, take one off.
import { z } from 'zod'
import { id, route } from '#/core/http/contract.ts'

const kind = z.string().max(40)

export const attachedFile = z.object({
  id: z.string(),
  name: z.string(),
  size: z.int(),
  type: z.string(),
  part: z.string(),
  uploadedAt: z.string(),
})
export type AttachedFile = z.infer<typeof attachedFile>

export const filesContract = {
  attach: route
    .meta({ right: 'signed-in', ownership: 'related' })
    .route({ method: 'POST', path: '/files', summary: '上传一个附件', successStatus: 201, tags: ['files'] })
    .input(
      z.strictObject({
        subjectKind: kind,
        subjectId: id,
        part: z.string().max(40),
        file: z.file({ error: '请选择一个文件' }).meta({ title: '文件' }),
      }),
    )
    .output(attachedFile),
  list: route
    .meta({ right: 'signed-in', ownership: 'related' })
    .route({ method: 'GET', path: '/files', summary: '一件事的附件', tags: ['files'] })
    .input(z.strictObject({ subjectKind: kind, subjectId: id }))
    .output(z.array(attachedFile)),
  get: route
    .meta({ right: 'signed-in', ownership: 'related' })
    .route({ method: 'GET', path: '/files/{id}', summary: '下载附件', tags: ['files'], outputStructure: 'detailed' })
    .input(z.strictObject({ id }))
    .output(z.object({ headers: z.object({ 'content-disposition': z.string() }), body: z.file() })),
  remove: route
    .meta({ right: 'signed-in', ownership: 'related' })
    .route({ method: 'DELETE', path: '/files/{id}', summary: '删除附件', tags: ['files'] })
    .input(z.strictObject({ id }))
    .output(z.object({ id: z.string() })),
}
