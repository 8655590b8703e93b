// A paper as a file: Word to work on, PDF to send.
import { toDocx } from './paper-docx.ts'
import { toPdf } from './paper-pdf.ts'
import type { Paper } from './paper.ts'

export type Rendering = 'docx' | 'pdf'

export const rendered = (paper: Paper, format: Rendering): Promise<Buffer> => (format === 'docx' ? toDocx(paper) : toPdf(paper))

export const renderingsOf = (format: Rendering | 'both'): readonly Rendering[] => (format === 'both' ? ['docx', 'pdf'] : [format])
