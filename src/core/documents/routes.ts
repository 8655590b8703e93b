// Serves the papers of every kind of record the features declare; always as a download.
import { notFound } from '#/core/outcome.ts'
import { answer, routesFor } from '#/core/http/procedure.ts'
import { openBundle, packBundle, streamBundle } from './bundles.ts'
import { documentsContract } from './contract.ts'
import { issueDocument, voidDocument } from './issued.ts'
import { kindNamed, listDocuments, printDocument, shownIssued } from './print.ts'
import type { DocumentKind } from './printing.ts'

export function documentRoutes(kinds: readonly DocumentKind[]) {
  const os = routesFor(documentsContract)
  return os.router({
    list: os.list.handler(async ({ input, context: { world, actor } }) => [...answer(await listDocuments(world, actor, kinds, input))]),
    file: os.file.handler(async ({ input: { format, ...asked }, context: { world, actor } }) => {
      const { name, type, bytes } = answer(await printDocument(world, actor, kinds, asked, format))
      return { headers: { 'content-disposition': attachmentNamed(name) }, body: new File([new Uint8Array(bytes)], name, { type }) }
    }),
    issue: os.issue.handler(async ({ input: { kind, id, name }, context: { world, actor } }) => {
      const found = kindNamed(kinds, kind)
      return shownIssued(answer(found ? await issueDocument(world, actor, found, id, name) : notFound('没有这种文书')))
    }),
    void: os.void.handler(async ({ input: { id, reason }, context: { world, actor } }) =>
      answer(await voidDocument(world, actor, kinds, id, reason)),
    ),
    bundle: os.bundle.handler(async ({ input, context: { world, actor } }) => answer(await openBundle(world, actor, kinds, input))),
    pack: os.pack.handler(async ({ input: { id }, context: { world, actor } }) => answer(await packBundle(world, actor, kinds, id))),
    bundleFile: os.bundleFile.handler(async ({ input: { id }, context: { world, actor } }) => {
      const { name, size, stream } = answer(await streamBundle(world, actor, id))
      return {
        headers: { 'content-type': 'application/zip', 'content-length': String(size), 'content-disposition': attachmentNamed(name) },
        body: stream,
      }
    }),
  })
}

const attachmentNamed = (name: string): string => `attachment; filename*=utf-8''${encodeURIComponent(name)}`
