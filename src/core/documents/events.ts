// A paper issued or voided is told on the story of what it is about; a ZIP taken away is told as an export is.
import { event } from '../event.ts'

interface ToldDocument {
  readonly documentId: string
  readonly title: string
  readonly number: string
}

export const documentEvents = {
  issued: event('document.issued', (d: ToldDocument) => `印发${d.title}（${d.number}）`),
  voided: event('document.voided', (d: ToldDocument & { readonly reason: string }) => `作废${d.title}（${d.number}）：${d.reason}`),
  bundled: event('document.bundled', (d: { title: string; count: number; format: string }) => `打包下载“${d.title}”，${d.count}份文书`),
} as const
