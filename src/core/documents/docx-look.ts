// Faces, measures and the plainest pieces of a DOCX page. Measures are twips (1/1440 inch).
import { LineRuleType, Paragraph, TextRun, type IBorderOptions, type IParagraphOptions, type IRunOptions } from 'docx'

export const fang = '仿宋_GB2312'
export const kai = '楷体_GB2312'
export const hei = '黑体'
export const song = '宋体'
export const biaosong = '方正小标宋简体'
export const red = 'FF0000'

export const mm = (length: number): number => Math.round((length * 1440) / 25.4)
export const page = { width: 11906, height: 16838, top: 2098, bottom: 1984, left: 1587, right: 1474 }
export const typeWidth = page.width - page.left - page.right
export const pitch = 579
export const char = 315
export const exact = (line: number): { line: number; lineRule: typeof LineRuleType.EXACT } => ({ line, lineRule: LineRuleType.EXACT })

export const run = (text: string, options: IRunOptions = {}): TextRun => new TextRun({ text, ...options })
export const line = (text: string, options: IParagraphOptions = {}, face: IRunOptions = {}): Paragraph =>
  new Paragraph({ ...options, children: [run(text, face)] })
export const empty = (): Paragraph => new Paragraph({ spacing: exact(pitch) })
/** Where Word wants a paragraph and the page wants none. */
export const thin = (): Paragraph => new Paragraph({ spacing: exact(20) })
export const blank = (lines: number): Paragraph[] => Array.from({ length: lines }, empty)

/** Lines larger or smaller than the body's: the grid would push them to a multiple of its pitch. The library has no option for it. */
export const unsnapped = { style: 'OffGrid' } as const
export const offGrid =
  '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">' +
  '<w:style w:type="paragraph" w:styleId="OffGrid"><w:name w:val="OffGrid"/><w:pPr><w:snapToGrid w:val="0"/></w:pPr></w:style>' +
  '</w:styles>'

export const rule = (style: IBorderOptions['style'], size: number, space: number, color = red): IBorderOptions => ({
  style,
  size,
  space,
  color,
})
