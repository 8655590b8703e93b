// Documents as the rest of the program knows them: the papers of every kind of record the features declare.
import type { Feature } from '#/core/feature.ts'
import { documentsContract } from './contract.ts'
import { documentEvents } from './events.ts'
import { issuedDocumentsList } from './lists.ts'
import type { DocumentKind } from './printing.ts'
import { documentRoutes } from './routes.ts'

export const documents = (kinds: () => readonly DocumentKind[]): Feature => ({
  name: 'documents',
  title: '文书',
  contract: { documents: documentsContract },
  routes: () => ({ documents: documentRoutes(kinds()) }),
  rights: { 'documents:issue': '编号印发文书、作废、查看发文登记簿' },
  events: Object.values(documentEvents),
  lists: [issuedDocumentsList],
})
