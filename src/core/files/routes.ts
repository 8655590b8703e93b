// Serves the files of every kind of record the features declare; always as a download, never to be shown inside a page.
import type { StoredFile } from '#/core/documents/file-store.ts'
import type { AttachmentKind } from '#/core/feature.ts'
import { answer, routesFor } from '#/core/http/procedure.ts'
import { filesContract, type AttachedFile } from './contract.ts'
import { attachFile, detachFile, listFiles, serveFile } from './files.ts'

export function fileRoutes(kinds: readonly AttachmentKind[]) {
  const os = routesFor(filesContract)
  return os.router({
    attach: os.attach.handler(async ({ input: { subjectKind, subjectId, part, file }, context: { world, actor } }) => {
      const bytes = Buffer.from(await file.arrayBuffer())
      const subject = { kind: subjectKind, id: subjectId }
      return shown(answer(await attachFile(world, actor, kinds, { subject, part, name: file.name, bytes })))
    }),
    list: os.list.handler(async ({ input: { subjectKind, subjectId }, context: { world, actor } }) =>
      answer(await listFiles(world, actor, kinds, { kind: subjectKind, id: subjectId })).map(shown),
    ),
    get: os.get.handler(async ({ input: { id }, context: { world, actor } }) => {
      const { name, type, bytes } = answer(await serveFile(world, actor, kinds, id))
      return {
        headers: { 'content-disposition': `attachment; filename*=utf-8''${encodeURIComponent(name)}` },
        body: new File([new Uint8Array(bytes)], name, { type }),
      }
    }),
    remove: os.remove.handler(async ({ input: { id }, context: { world, actor } }) => answer(await detachFile(world, actor, kinds, id))),
  })
}

const shown = ({ id, name, size, type, part, uploadedAt }: StoredFile): AttachedFile => ({
  id,
  name,
  size,
  type,
  part,
  uploadedAt: uploadedAt.toISOString(),
})
