// A paper as the file that is sent: DOCX or PDF, with its name in the answer's head.
import type { Paper } from '#/core/documents/paper.ts'
import { toDocx } from '#/core/documents/paper-docx.ts'
import { toPdf } from '#/core/documents/paper-pdf.ts'

export type PaperFormat = 'docx' | 'pdf'

export interface PaperAnswer {
  readonly headers: { readonly 'content-disposition': string }
  readonly body: File
}

export async function paperAnswer(paper: Paper, name: string, format: PaperFormat): Promise<PaperAnswer> {
  const bytes = format === 'docx' ? await toDocx(paper) : await toPdf(paper)
  const type = format === 'docx' ? 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' : 'application/pdf'
  const body = new File([new Uint8Array(bytes)], `${name}.${format}`, { type })
  return { headers: { 'content-disposition': `attachment; filename*=utf-8''${encodeURIComponent(body.name)}` }, body }
}
