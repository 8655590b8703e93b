// `figures`, `figures CODE`, `figures CODE --records`, `figures check`: the figures on the command line, in the shapes scripts rely on.
import { writeFileSync } from 'node:fs'
import { extname } from 'node:path'
import { WrongUse, type Command, type CommandAsked, type CommandOption } from '#/core/command.ts'
import { readIn, type Tx } from '#/core/db/database.ts'
import type { Dimension, Figure, FigureQuestion } from '#/core/figure.ts'
import { answerFigure, breakDown, dimensionOf, recordsOf } from '#/core/figures/answer.ts'
import { askAbout, readAsked, type AskedOf } from '#/core/figures/question.ts'
import type { Outcome } from '#/core/outcome.ts'
import { answersOf, figureBy, onlyIn } from './ask.ts'
import { checkFigures } from './check.ts'
import { aboutRecords, exportFormats, writtenRecords, type AskedOfFigure } from './export.ts'

const options: Readonly<Record<string, CommandOption>> = {
  year: { type: 'string', value: 'YEAR', help: '年度，默认今年' },
  'as-of': { type: 'string', value: 'DAY', help: '截至哪一天，如 2022-12-31；默认今天，往年默认年底' },
}

export const figureCommands = (figures: () => readonly Figure[]): readonly Command[] => [
  {
    name: 'figures check',
    summary: '统计数字之间的勾稽检查；有一项不符则退出码为 1',
    options,
    run: async (asked) => {
      const checks = await within(asked, yearAsked(asked), (tx, q) => checkFigures(tx, figures(), q))
      const text = checks.map((c) => `${c.ok ? '✓' : '✗'} ${c.id} ${c.says}`).join('\n')
      return { json: checks, text, finding: checks.some((c) => !c.ok) }
    },
  },
  {
    name: 'figures',
    words: '[CODE]',
    summary: '一个年度的统计数字；带编号时看一个，加 --records 列出计入的记录',
    options: {
      ...options,
      records: { type: 'boolean', help: '列出计入的记录' },
      by: { type: 'string', value: 'DIMENSION', help: '按维度分列：category、sector、leadUnit……' },
      only: { type: 'string', value: 'DIMENSION=VALUE', help: '只看一部分，值取自 --by 的结果' },
      out: { type: 'string', value: 'FILE', help: `把记录写到文件：${exportFormats.join('、')}` },
    },
    run: async (asked) => {
      const [code, ...rest] = asked.words
      if (rest.length) throw new WrongUse(`一次只看一个统计数字，不认识“${rest.join(' ')}”`)
      if (code === undefined) return allOf(asked, figures())
      const of = oneAsked(asked, understood(figureBy(figures(), code)))
      const out = asked.text('out')
      if (out !== undefined) return written(asked, of, out)
      return asked.flag('records') ? recordsIn(asked, of) : partsOf(asked, of)
    },
  },
]

const yearAsked = ({ committee, text, world }: CommandAsked): AskedOf =>
  understood(readAsked(committee.id, { year: text('year'), asOf: text('as-of') }, world.clock.today()))

type OneAsked = AskedOfFigure & { readonly by: Dimension | null }

function oneAsked(asked: CommandAsked, figure: Figure): OneAsked {
  const wanted = asked.text('by')
  const by = wanted === undefined ? null : dimensionOf(figure, wanted)
  if (wanted !== undefined && !by)
    throw new WrongUse(`“${figure.title}”不能按“${wanted}”分列，可用：${(figure.dimensions ?? []).map((d) => d.key).join('、')}`)
  const narrowed = asked.text('only')
  const at = narrowed?.indexOf('=') ?? -1
  if (narrowed !== undefined && at < 1) throw new WrongUse('--only 写成 维度=值，如 category=economy')
  const query = narrowed === undefined ? {} : { [`only.${narrowed.slice(0, at)}`]: narrowed.slice(at + 1) }
  return { ...yearAsked(asked), figure, by, only: understood(onlyIn(figure, query, [])) }
}

function understood<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value
  throw new WrongUse(outcome.reasons.map((r) => r.says).join('；'))
}

const within = <T>({ world }: CommandAsked, of: AskedOf, work: (tx: Tx, q: FigureQuestion) => Promise<T>): Promise<T> =>
  readIn(world.db, [of.committeeId], async (tx) => work(tx, await askAbout(tx, of)), { snapshot: true })

async function allOf(asked: CommandAsked, figures: readonly Figure[]) {
  if (asked.flag('records') || asked.text('by') !== undefined || asked.text('out') !== undefined)
    throw new WrongUse('请先写统计数字的编号，如 figures IND-21 --records')
  const found = await within(asked, yearAsked(asked), (tx, q) => answersOf(tx, figures, q))
  const answers = found.map((a) => a.answered)
  const text = answers.map((a) => `${a.code.padEnd(24)}${a.title}  ${a.text}${a.value === null ? '' : a.unit}`).join('\n')
  return { json: answers, text }
}

async function partsOf(asked: CommandAsked, of: OneAsked) {
  const { figure, by, only } = of
  const { answered, parts } = await within(asked, of, async (tx, q) => ({
    answered: await answerFigure(tx, figure, q, only),
    parts: by ? await breakDown(tx, figure, q, by, only) : null,
  }))
  const lines = parts?.rows.map((r) => `  ${r.label}  ${r.text}${r.share === null ? '' : `（${r.share.toFixed(1)}%）`}  [${r.value}]`) ?? []
  const text = [`${answered.title}：${answered.text}${answered.value === null ? '' : answered.unit}`, answered.definition, ...lines].join(
    '\n',
  )
  return { json: parts ? { ...answered, by: parts.dimension, rows: parts.rows } : answered, text }
}

async function recordsIn(asked: CommandAsked, of: AskedOfFigure) {
  const records = await within(asked, of, (tx, q) => recordsOf(tx, of.figure, q, of.only))
  const json = records.map(({ ref, title, day, amount, url }) => ({ ref, title, day, ...(amount === null ? {} : { amount }), url }))
  const text = records.map((r) => [r.ref, r.day ?? '', r.title, r.amount ?? ''].join('  ').trim()).join('\n')
  return { json, text: text || '没有计入的记录' }
}

async function written(asked: CommandAsked, of: AskedOfFigure, out: string) {
  const format = exportFormats.find((f) => `.${f}` === extname(out).toLowerCase())
  if (!format) throw new WrongUse(`--out 的文件名以 ${exportFormats.map((f) => `.${f}`).join('、')} 结尾`)
  const { records, about } = await within(asked, of, async (tx, q) => ({
    records: await recordsOf(tx, of.figure, q, of.only),
    about: aboutRecords(of.figure, await answerFigure(tx, of.figure, q, of.only), asked.world.clock.now()),
  }))
  writeFileSync(out, await writtenRecords(of.figure, records, format, about))
  return { json: { out, rows: records.length }, text: `已写入 ${out}，${records.length}行` }
}
