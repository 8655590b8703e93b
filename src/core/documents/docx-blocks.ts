// The text of a DOCX page, block by block.
import {
  AlignmentType,
  Paragraph,
  Tab,
  TabStopType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
  type FileChild,
  type IParagraphOptions,
  type IRunOptions,
} from 'docx'
import { blank, char, exact, fang, hei, kai, line, run, typeWidth, unsnapped } from './docx-look.ts'
import type { SetBlock } from './paper-layout.ts'

const headingFaces = { 1: hei, 2: kai, 3: fang, 4: fang } as const
// Word counts firstLineChars in hundredths of a character; LibreOffice reads the twips.
const bodyIndent = { firstLineChars: 200, firstLine: 2 * char } as const

export function blockOf(block: SetBlock): FileChild[] {
  switch (block.kind) {
    case 'paragraph':
      // A page of 22 lines is full: no line is held back for company.
      return [line(block.text, { alignment: AlignmentType.BOTH, indent: bodyIndent, widowControl: false })]
    case 'heading':
      return [line(block.text, { indent: bodyIndent, keepNext: true }, { font: headingFaces[block.level] })]
    case 'table':
      return tableOf(block)
    case 'annexes':
      return [
        ...blank(1),
        ...block.lines.map((l) => {
          const hanging = Math.round((l.textAt - l.labelAt) * char)
          return new Paragraph({
            indent: { left: Math.round(l.textAt * char), hanging },
            tabStops: [{ type: TabStopType.LEFT, position: Math.round(l.textAt * char) }],
            children: [run(l.label), new TextRun({ children: [new Tab()] }), run(l.text)],
          })
        }),
      ]
    case 'closing':
      return [
        ...Array.from({ length: 2 }, () => new Paragraph({ keepNext: true })),
        ...block.lines.map((l, i) =>
          line(l.text, {
            alignment: AlignmentType.RIGHT,
            indent: { right: Math.round(l.rightIndent * char) },
            keepNext: i < block.lines.length - 1,
          }),
        ),
      ]
    case 'note':
      return [line(block.text, { indent: bodyIndent })]
    case 'pageBreak':
      return [new Paragraph({ pageBreakBefore: true, spacing: exact(20) })]
  }
}

const alignments = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT } as const

function tableOf(block: Extract<SetBlock, { kind: 'table' }>): FileChild[] {
  const whole = block.widths.reduce((sum, w) => sum + w, 0)
  const widths = block.widths.map((w) => Math.round((w / whole) * typeWidth))
  const cell = (text: string, i: number, face: IRunOptions, alignment: IParagraphOptions['alignment'], span = 1): TableCell =>
    new TableCell({
      width: { size: widths.slice(i, i + span).reduce((sum, w) => sum + w, 0), type: WidthType.DXA },
      columnSpan: span,
      verticalAlign: VerticalAlignTable.CENTER,
      margins: { left: 80, right: 80, top: 60, bottom: 60 },
      children: text
        .split('\n')
        .map((part) => line(part, { alignment, spacing: exact(360), ...unsnapped }, { size: 24, characterSpacing: 0, ...face })),
    })
  const header = block.header.length
    ? [
        new TableRow({
          tableHeader: true,
          cantSplit: true,
          children: block.header.map((t, i) => cell(t, i, { font: hei }, AlignmentType.CENTER)),
        }),
      ]
    : []
  const rows = block.rows.map((r) => {
    let at = 0
    const children = r.map(({ text, span }) => {
      const made = cell(text, at, {}, alignments[block.align[at] ?? 'left'], span)
      at += span
      return made
    })
    return new TableRow({ cantSplit: true, children })
  })
  if (header.length + rows.length === 0) return []
  return [
    ...(block.caption ? [line(block.caption, { alignment: AlignmentType.CENTER, keepNext: true }, { font: hei })] : []),
    new Table({
      layout: TableLayoutType.FIXED,
      width: { size: typeWidth, type: WidthType.DXA },
      columnWidths: widths,
      rows: [...header, ...rows],
    }),
  ]
}
