// Files on records, as the rest of the program knows them.
import type { AttachmentKind, Feature } from '#/core/feature.ts'
import { filesContract } from './contract.ts'
import { fileEvents } from './events.ts'
import { fileRoutes } from './routes.ts'

export const files = (kinds: () => readonly AttachmentKind[]): Feature => ({
  name: 'files',
  title: '附件',
  contract: { files: filesContract },
  routes: () => ({ files: fileRoutes(kinds()) }),
  events: Object.values(fileEvents),
})
