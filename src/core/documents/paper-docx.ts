// DOCX to GB/T 9704-2012. Exact line 579 gives 22 lines a page, grid “lines” with −5 between characters gives 28 a line.
import { Document, DocumentGridType, Header, Packer } from 'docx'
import { blockOf } from './docx-blocks.ts'
import { head, letterFoot, letterHead, pageNumber, title } from './docx-head.ts'
import { withImprint } from './docx-imprint.ts'
import { exact, fang, mm, offGrid, page, pitch, thin } from './docx-look.ts'
import type { Paper } from './paper.ts'
import { setPaper } from './paper-layout.ts'

export async function toDocx(paper: Paper): Promise<Buffer> {
  const set = setPaper(paper)
  const isLetter = set.form === 'letter'
  // A letter's red line stands 20 mm from the page's edge, the page number 7 mm below the type area.
  const drop = isLetter ? mm(3) : 0
  const document = new Document({
    title: set.titleLines.join(''),
    creator: set.issuer || '说聚',
    evenAndOddHeaderAndFooters: true,
    externalStyles: offGrid,
    styles: {
      default: {
        document: {
          run: { font: fang, size: 32, characterSpacing: -5 },
          paragraph: { spacing: exact(pitch) },
        },
      },
    },
    sections: [
      {
        properties: {
          titlePage: isLetter,
          grid: { type: DocumentGridType.LINES, linePitch: pitch },
          page: {
            size: { width: page.width, height: page.height },
            margin: {
              top: page.top,
              bottom: page.bottom,
              left: page.left,
              right: page.right,
              header: isLetter ? mm(set.classMark ? 20 : 30) : mm(15),
              footer: isLetter ? mm(20) : mm(23),
            },
          },
        },
        headers: isLetter ? { first: letterHead(set), default: new Header({ children: [thin()] }) } : {},
        footers: { default: pageNumber('right', drop), even: pageNumber('left', drop), ...(isLetter ? { first: letterFoot() } : {}) },
        children: withImprint([...head(set), ...title(set), ...set.blocks.flatMap(blockOf)], set),
      },
    ],
  })
  return Packer.toBuffer(document)
}
