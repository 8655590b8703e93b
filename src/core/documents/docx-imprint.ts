// 版记: who gets copies, who printed it and when.
import {
  BorderStyle,
  Paragraph,
  Tab,
  TabStopType,
  Table,
  RelativeHorizontalPosition,
  RelativeVerticalPosition,
  TableAnchorType,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
  type FileChild,
  type IBorderOptions,
} from 'docx'
import { exact, rule, run, typeWidth, thin, unsnapped } from './docx-look.ts'
import type { SetPaper } from './paper-layout.ts'

/**
 * 版记 stands on the last lines of the last page: a table fixed to the lower edge of the type area.
 * Word and WPS keep it there; LibreOffice 7 sets a table of full width right after the text instead.
 */
export function imprint(set: SetPaper): FileChild[] {
  const rows = imprintRows(set)
  if (rows.length === 0) return []
  const table = new Table({
    width: { size: typeWidth, type: WidthType.DXA },
    columnWidths: [typeWidth],
    layout: TableLayoutType.FIXED,
    float: {
      horizontalAnchor: TableAnchorType.MARGIN,
      verticalAnchor: TableAnchorType.MARGIN,
      relativeHorizontalPosition: RelativeHorizontalPosition.CENTER,
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
  return [table, thin()]
}

const small = { size: 28, characterSpacing: 0 } as const
const smallChar = 280
const imprintLine = 420
const none: IBorderOptions = { style: BorderStyle.NONE, size: 0, color: 'auto' }

function imprintRows(set: SetPaper): readonly { content: Paragraph; top: IBorderOptions; bottom: IBorderOptions }[] {
  const ruled = set.form !== 'letter'
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
