// `report freeze` and `report compare`: keep what the report printed under a name; this year beside the last, what has moved since, what was promised.
import { WrongUse, type Command, type CommandAsked } from '#/core/command.ts'
import { systemActor } from '#/core/actor.ts'
import { readIn } from '#/core/db/database.ts'
import type { Figure } from '#/core/figure.ts'
import { answerFigure } from '#/core/figures/answer.ts'
import { askAbout, readAsked, type AskedOf } from '#/core/figures/question.ts'
import type { Outcome } from '#/core/outcome.ts'
import { besideLastYear, freezeFigures, sinceFrozen } from '#/features/indicators/public.ts'

const year = { type: 'string', value: 'YEAR', help: '报告年度' } as const

export const frozenCommands = (figures: () => readonly Figure[]): readonly Command[] => [
  {
    name: 'report freeze',
    summary: '把一个年度的数字连同口径、公式、规则和计入的记录固定下来，印出校验码',
    options: {
      year,
      'as-of': { type: 'string', value: 'DAY', help: '截至哪一天' },
      title: { type: 'string', value: 'NAME', help: '名称，默认“YEAR年工作报告（截至DAY）”' },
      note: { type: 'string', value: 'TEXT', help: '说明' },
    },
    run: async (asked) => {
      const about = aboutOf(asked)
      const title = asked.text('title') ?? `${about.year}年工作报告（截至${about.asOf}）`
      const actor = { ...systemActor(about.committeeId, ['figures:freeze']), name: '命令行' }
      const frozen = await freezeFigures(asked.world, actor, figures(), {
        title,
        year: about.year,
        asOf: about.asOf,
        note: asked.text('note') ?? '',
      })
      if (!frozen.ok) return finding(frozen.reasons.map((r) => r.says))
      return {
        json: { title, ...about, ...frozen.value, figures: figures().length },
        text: `已固定“${title}”，校验码${frozen.value.checkCode}`,
      }
    },
  },
  {
    name: 'report compare',
    summary: '今年和去年比，和固定时比，去年答应今年办的',
    options: { year, 'as-of': { type: 'string', value: 'DAY', help: '截至哪一天' } },
    run: async (asked) => {
      const about = aboutOf(asked)
      const question = { ...about, today: about.asOf }
      const table = understood(besideLastYear(figures(), question, []))
      const found = await readIn(
        asked.world.db,
        [about.committeeId],
        async (tx) => {
          const before = await askAbout(tx, { ...about, year: about.year - 1 })
          const promised = []
          for (const figure of figures().filter((f) => f.anchor === 'NY')) promised.push(await answerFigure(tx, figure, before))
          return { years: await table(tx), frozen: await sinceFrozen(tx, figures(), question), promised }
        },
        { snapshot: true },
      )
      const moved = found.frozen?.figureRows.filter((f) => f.moved) ?? []
      const lines = [
        ...found.years.rows.map(
          (r) => `${r.label}  ${r.cells.map((c, n) => `${found.years.columns[n]?.title} ${c.text}${r.unit ?? ''}`).join('，')}`,
        ),
        ...found.years.notes.map((n) => `注意：${n}`),
        found.frozen
          ? `固定的“${found.frozen.title}”：${moved.length}个数字有变动${found.frozen.intact ? '' : '；存储的内容与校验码不符'}`
          : '这个年度没有固定过数字',
        ...moved.map((f) => `  ${f.title}  固定时${f.text}，现在${f.now?.text ?? '—'}（新增${f.added}条，减少${f.removed}条）`),
        ...found.promised.map((p) => `上年预告：${p.title} ${p.text}${p.unit}`),
      ]
      return { json: found, text: lines.join('\n'), finding: found.frozen?.intact === false }
    },
  },
]

const finding = (errors: readonly string[]) => ({ json: { errors }, text: errors.join('\n'), finding: true })

const aboutOf = ({ committee, text, world }: CommandAsked): AskedOf =>
  understood(readAsked(committee.id, { year: text('year'), asOf: text('as-of') }, world.clock.today()))

function understood<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value
  throw new WrongUse(outcome.reasons.map((r) => r.says).join('；'))
}
