// `figures`, `figures CODE --records`, `figures check`: the same answers as the page, for scripts.
import { WrongUse, type Command, type CommandAsked } from '#/core/command.ts'
import { readIn } from '#/core/db/database.ts'
import type { Figure } from '#/core/figure.ts'
import { answerFigure, recordsOf } from '#/core/figures/answer.ts'
import { askAbout, readAsked, type AskedOf } from '#/core/figures/question.ts'
import { answersOf, figureBy } from './ask.ts'
import { check } from './assertions.ts'

const options = {
  year: { type: 'string', value: 'YEAR', help: '报告年度' },
  'as-of': { type: 'string', value: 'DAY', help: '截至哪一天（不给时到今天或年末）' },
} as const

function questionIn(asked: CommandAsked): AskedOf {
  const read = readAsked(asked.committee.id, { year: asked.text('year'), asOf: asked.text('as-of') }, asked.world.clock.today())
  if (!read.ok) throw new WrongUse(read.reasons.map((r) => r.says).join('；'))
  return read.value
}

export const figuresCommand = (figures: () => readonly Figure[]): Command => ({
  name: 'figures',
  summary: '各项数字；给出编号时只答一项，--records 列出计入的记录',
  words: '[CODE]',
  options: { ...options, records: { type: 'boolean', help: '列出计入的记录（须给出编号）' } },
  run: async (asked) => {
    const [code] = asked.words
    const question = questionIn(asked)
    if (asked.flag('records') && !code) throw new WrongUse('用法：figures CODE --records --year YEAR')
    const chosen = code === undefined ? null : figureBy(figures(), code)
    if (chosen && !chosen.ok) throw new WrongUse(chosen.reasons.map((r) => r.says).join('；'))
    return readIn(
      asked.world.db,
      [asked.committee.id],
      async (tx) => {
        if (!chosen) {
          const answers = await answersOf(tx, figures(), question)
          return { json: answers, text: answers.map((a) => `${a.code}\t${a.title}\t${a.text}${a.value === null ? '' : a.unit}`).join('\n') }
        }
        const q = await askAbout(tx, question)
        if (!asked.flag('records')) {
          const one = await answerFigure(tx, chosen.value, q)
          return { json: one, text: `${one.title} ${one.text}${one.unit}\n${one.definition}` }
        }
        const records = await recordsOf(tx, chosen.value, q)
        return { json: records, text: records.map((r) => [r.ref, r.day ?? '', r.title, r.amount ?? ''].join('\t')).join('\n') }
      },
      { snapshot: true },
    )
  },
})

export const figuresCheckCommand = (figures: () => readonly Figure[]): Command => ({
  name: 'figures check',
  summary: '数字之间的勾稽关系；有一条不成立时退出码为1',
  options,
  run: async (asked) => {
    const question = questionIn(asked)
    const checks = await readIn(asked.world.db, [asked.committee.id], async (tx) => check(await answersOf(tx, figures(), question)), {
      snapshot: true,
    })
    return {
      json: checks,
      text: checks.map((c) => `${c.ok ? '✓' : '✗'} ${c.id} ${c.says}`).join('\n'),
      finding: checks.some((c) => !c.ok),
    }
  },
})
