// What stands around the text of a DOCX page: red head, letter head and foot, title, page number.
import { AlignmentType, BorderStyle, Footer, Header, PageNumber, Paragraph, TextRun } from 'docx'
import { biaosong, blank, exact, hei, line, mm, pitch, red, rule, song, unsnapped } from './docx-look.ts'
import type { SetPaper } from './paper-layout.ts'

export function head(set: SetPaper): Paragraph[] {
  const mark = set.classMark && set.form !== 'letter' ? [line(set.classMark, { alignment: AlignmentType.RIGHT }, { font: hei })] : []
  if (set.form === 'letter') return blank(2)
  if (set.form === 'plain') return mark
  const size = fitted(set.issuer, 56)
  return [
    ...mark,
    line(
      set.issuer,
      {
        alignment: AlignmentType.CENTER,
        // The mark's upper edge is 35 mm below the type area's.
        spacing: { before: mm(35) - (mark.length ? pitch : 0), ...exact(size * 12) },
        ...unsnapped,
      },
      { font: biaosong, size, color: red, characterSpacing: 0 },
    ),
    ...blank(2),
    line(set.number, { alignment: AlignmentType.CENTER, border: { bottom: rule(BorderStyle.SINGLE, 16, 11) } }),
    ...blank(2),
  ]
}

/** As large as fits, in half points; no larger than the standard's custom. */
const fitted = (name: string, largest: number): number => Math.floor(Math.min(largest, 430 / Math.max(1, [...name].length))) * 2

/** 170 mm of line on a type area of 156 mm, centred on the page. */
const wide = { left: -mm(8), right: -mm(6) }

export function letterHead(set: SetPaper): Header {
  const size = fitted(set.issuer, 38)
  const mark = set.classMark ? [line(set.classMark, { alignment: AlignmentType.RIGHT, spacing: exact(mm(10)) }, { font: hei })] : []
  return new Header({
    children: [
      ...mark,
      line(
        set.issuer,
        {
          alignment: AlignmentType.CENTER,
          spacing: exact(size * 11),
          indent: wide,
          border: { bottom: rule(BorderStyle.THICK_THIN_SMALL_GAP, 36, 11) },
          ...unsnapped,
        },
        { font: biaosong, size, color: red, characterSpacing: 0 },
      ),
      line(set.number, { alignment: AlignmentType.RIGHT, spacing: { before: 140, ...exact(400) } }),
    ],
  })
}

// Word names the inner line of a border first: below a paragraph and above one alike, the thick line is the inner one.
export const letterFoot = (): Footer =>
  new Footer({
    children: [
      new Paragraph({ spacing: exact(60), indent: wide, border: { top: rule(BorderStyle.THICK_THIN_SMALL_GAP, 36, 1) }, ...unsnapped }),
    ],
  })

export function pageNumber(side: 'left' | 'right', after: number): Footer {
  const face = { font: song, size: 28, characterSpacing: 0 }
  return new Footer({
    children: [
      new Paragraph({
        alignment: side === 'right' ? AlignmentType.RIGHT : AlignmentType.LEFT,
        indent: side === 'right' ? { right: 280 } : { left: 280 },
        spacing: { after, ...exact(280) },
        children: [new TextRun({ ...face, children: ['— ', PageNumber.CURRENT, ' —'] })],
      }),
    ],
  })
}

export function title(set: SetPaper): Paragraph[] {
  const lines = set.titleLines.map((text) =>
    line(
      text,
      { alignment: AlignmentType.CENTER, keepNext: true, spacing: exact(680), ...unsnapped },
      { font: biaosong, size: 44, characterSpacing: 0 },
    ),
  )
  const addressee = set.addressee ? [line(set.addressee)] : []
  return [...lines, ...(lines.length ? blank(1) : []), ...addressee]
}
