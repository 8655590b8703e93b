// `figures table`: the tables of the statistics page on the command line, with the same parts, ranks and warnings.
import { WrongUse, type Command, type CommandAsked } from '#/core/command.ts'
import { readIn } from '#/core/db/database.ts'
import type { Figure } from '#/core/figure.ts'
import { tableAsked, type FigureTable } from './table-contract.ts'
import { readTableAsked } from './tables.ts'

export const tableCommand = (figures: () => readonly Figure[]): Command => ({
  name: 'figures table',
  summary: '统计表：各单位、界别等并列（可排名），一个数字按两个方面交叉，或几个届次对比',
  options: {
    year: { type: 'string', value: 'YEAR', help: '年度，默认今年' },
    'as-of': { type: 'string', value: 'DAY', help: '截至哪一天' },
    kind: { type: 'string', value: 'KIND', help: 'parts（并列，默认）、across（交叉）、years（届次对比）' },
    by: { type: 'string', value: 'DIMENSION', help: '按什么分列：unit、sector、county……' },
    across: { type: 'string', value: 'DIMENSION', help: '交叉表的横向' },
    codes: { type: 'string', value: 'CODES', help: '哪些数字，用逗号隔开' },
    years: { type: 'string', value: 'YEARS', help: '对比哪些年度，至多五个，用逗号隔开' },
    until: { type: 'string', value: 'UNTIL', help: 'end（往年到年底，默认）、sameDay（各年到同一天）' },
    rank: { type: 'string', value: 'CODE', help: '按哪个数字排名' },
  },
  run: async (asked) => {
    const read = readTableAsked(figures(), { committeeId: asked.committee.id, asked: given(asked), today: asked.world.clock.today() })
    if (!read.ok) throw new WrongUse(read.reasons.map((r) => r.says).join('；'))
    const table = await readIn(asked.world.db, [asked.committee.id], read.value, { snapshot: true })
    return { json: table, text: inLines(table) }
  },
})

function given({ text }: CommandAsked) {
  const names = ['year', 'asOf', 'kind', 'by', 'across', 'codes', 'years', 'until', 'rank'] as const
  const words = names.flatMap((name) => {
    const value = text(name === 'asOf' ? 'as-of' : name)
    return value === undefined ? [] : [[name, value]]
  })
  const parsed = tableAsked.safeParse({ kind: 'parts', ...Object.fromEntries(words) })
  if (!parsed.success) throw new WrongUse(parsed.error.issues.map((i) => `${i.path.join('.')}：${i.message}`).join('；'))
  return parsed.data
}

function inLines(table: FigureTable): string {
  const rows = table.rows.map((r) => [r.rank === null ? '' : String(r.rank), r.label, ...r.cells.map((c) => c.text)].join('\t'))
  const head = ['', table.by, ...table.columns.map((c) => `${c.title}${c.unit && `（${c.unit}）`}`)].join('\t')
  return [`${table.title}，截至${table.asOf}`, head, ...rows, ...table.notes.map((n) => `注意：${n}`)].join('\n')
}
