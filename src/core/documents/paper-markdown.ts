// The same paper as Markdown: for reading on screen, for comparing two versions, for other programs.
import type { Paper } from './paper.ts'
import { setPaper, type SetBlock } from './paper-layout.ts'

export function toMarkdown(paper: Paper): string {
  const set = setPaper(paper)
  const parts = [
    escaped([set.issuer, set.number, set.classMark].filter(Boolean).join('　')),
    set.titleLines.length ? `# ${escaped(set.titleLines.join(''))}` : '',
    escaped(set.addressee),
    ...set.blocks.map(blockOf),
    set.copyTo || set.printer ? '---' : '',
    set.copyTo ? `抄送：${escaped(set.copyTo)}` : '',
    escaped([set.printer, set.printedOn].filter(Boolean).join('　')),
  ]
  return `${parts.filter(Boolean).join('\n\n')}\n`
}

function blockOf(block: SetBlock): string {
  switch (block.kind) {
    case 'paragraph':
    case 'note':
      return escaped(block.text)
    case 'heading':
      return `${'#'.repeat(block.level + 1)} ${escaped(block.text)}`
    case 'table':
      return tableOf(block)
    case 'annexes':
      return block.lines.map((l) => escaped(`${l.label}${l.text}`)).join('\\\n')
    case 'closing':
      return block.lines.map((l) => escaped(l.text.trim())).join('\\\n')
    case 'pageBreak':
      return ''
  }
}

function tableOf(block: Extract<SetBlock, { kind: 'table' }>): string {
  const row = (cells: readonly string[]): string => `| ${cells.map((c) => escaped(c).replace(/\n/g, '<br>')).join(' | ')} |`
  const marks = { left: '---', center: ':-:', right: '--:' } as const
  const header = block.header.length ? block.header : block.widths.map(() => '')
  const lines = [
    row(header),
    row(block.align.map((a) => marks[a])),
    ...block.rows.map((r) => row(r.flatMap((c) => [c.text, ...Array.from({ length: c.span - 1 }, () => '')]))),
  ]
  return [block.caption ? `**${escaped(block.caption)}**\n` : '', ...lines].filter(Boolean).join('\n')
}

/** What a person wrote must not become markup or HTML; a number with a dot must not become a list. */
const escaped = (text: string): string =>
  text
    .replace(/[\\`*_[\]<>#|~]/g, '\\$&')
    .replace(/^(\d+)\./, '$1\\.')
    .replace(/^([-+]) /, '\\$1 ')
