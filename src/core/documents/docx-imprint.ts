// 版记: who gets copies, who printed it and when, on the last lines of the last page.
import {
  BorderStyle,
  Paragraph,
  RelativeVerticalPosition,
  Tab,
  TabStopType,
  Table,
  TableAnchorType,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
  type FileChild,
  type IBorderOptions,
} from 'docx'
import { exact, page, rule, run, thin, typeWidth, unsnapped } from './docx-look.ts'
import type { SetPaper } from './paper-layout.ts'

/**
 * A table held to the lower edge of the type area. It is placed from the page's edge, not the margin's: a table as wide as
 * the text and placed from the margin is set after the text by LibreOffice, wherever that ends.
 */
export function withImprint(text: readonly FileChild[], set: SetPaper): FileChild[] {
  const rows = imprintRows(set)
  if (rows.length === 0) return [...text]
  const table = new Table({
    width: { size: typeWidth, type: WidthType.DXA },
    columnWidths: [typeWidth],
    // A cell's own margin would move the whole table out by as much.
    margins: { left: 0, right: 0 },
    layout: TableLayoutType.FIXED,
    float: {
      horizontalAnchor: TableAnchorType.PAGE,
      absoluteHorizontalPosition: page.left,
      verticalAnchor: TableAnchorType.MARGIN,
      relativeVerticalPosition: RelativeVerticalPosition.BOTTOM,
    },
    rows: rows.map(
      ({ content, top, bottom }) =>
        new TableRow({
          children: [
            new TableCell({ margins: { left: 0, right: 0 }, borders: { top, bottom, left: none, right: none }, children: [content] }),
          ],
        }),
    ),
  })
  // It hangs on the paragraph after it, so it goes before the last one: one more below could begin an empty page.
  const last = text.at(-1)
  return last instanceof Paragraph ? [...text.slice(0, -1), table, last] : [...text, table, thin()]
}

const small = { size: 28, characterSpacing: 0 } as const
const smallChar = 280
const imprintLine = 420
const none: IBorderOptions = { style: BorderStyle.NONE, size: 0, color: 'auto' }

function imprintRows(set: SetPaper): readonly { content: Paragraph; top: IBorderOptions; bottom: IBorderOptions }[] {
  const ruled = set.form !== 'letter'
  // 0.35 mm at both ends, 0.25 mm between.
  const thick = ruled ? rule(BorderStyle.SINGLE, 8, 0, '000000') : none
  const fine = ruled ? rule(BorderStyle.SINGLE, 6, 0, '000000') : none
  const copies = new Paragraph({
    ...unsnapped,
    spacing: exact(imprintLine),
    indent: { left: smallChar * 4, right: smallChar, hanging: smallChar * 3 },
    children: [run(`抄送：${set.copyTo}`, small)],
  })
  const printed = new Paragraph({
    ...unsnapped,
    spacing: exact(imprintLine),
    indent: { left: smallChar, right: smallChar },
    tabStops: [{ type: TabStopType.RIGHT, position: typeWidth - smallChar }],
    children: [run(set.printer, small), new TextRun({ ...small, children: [new Tab(), set.printedOn] })],
  })
  return [
    ...(set.copyTo ? [{ content: copies, top: thick, bottom: set.printer ? fine : thick }] : []),
    ...(set.printer ? [{ content: printed, top: set.copyTo ? fine : thick, bottom: thick }] : []),
  ]
}
