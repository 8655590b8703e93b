// Composes the report: reads the template's slots, asks the figures as of the day, and fills in what the records say.
import { sql } from 'kysely'
import type { Tx } from '#/core/db/database.ts'
import type { Block, Paper } from '#/core/documents/paper.ts'
import { answerFigure, recordsOf } from '#/core/figures/answer.ts'
import type { AskedOf } from '#/core/figures/question.ts'
import { askAbout } from '#/core/figures/question.ts'
import type { Figure, FigureAnswer, FigureQuestion } from '#/core/figure.ts'
import { done, refused, type Outcome } from '#/core/outcome.ts'
import { disagreements } from '#/features/indicators/public.ts'
import { reportNames, reportOrdinals, reportTemplate } from './settings.ts'
import { fill, parseTemplate, slotsOf, textOf, type Filled, type Filling, type Slot } from './template.ts'

export interface Report {
  readonly asked: AskedOf
  readonly filled: Filled
  readonly text: string
  /** Every figure the report prints, with its definition and how many records stand behind it. */
  readonly figures: readonly FigureAnswer[]
  readonly names: Readonly<Record<string, string>>
}

/** `template` null takes the one in force on the day. The outcome's reasons name every line that cannot be filled. */
export async function composeReport(tx: Tx, figures: readonly Figure[], asked: AskedOf, template: string | null): Promise<Outcome<Report>> {
  const q = await askAbout(tx, asked)
  const lines = parseTemplate(template ?? q.setting(reportTemplate))
  if (!lines.ok) return lines
  const wanted = slotsOf(lines.value).map((s) => s.slot)
  const answers = await answersFor(tx, figures, q, wanted)
  const examples = await examplesFor(tx, figures, q, wanted)
  const names = await namesOf(tx, q)
  const ordinals = q.setting(reportOrdinals)
  const bases = basesOf(figures, q, answers)
  const filled = fill(lines.value, (slot) => fillingOf(slot, { answers, bases, examples, names, ordinals }))
  if (!filled.ok) return filled
  const wrong = await disagreements(tx, figures, q, new Set(answers.keys()))
  if (wrong.length) return refused(wrong.map((says) => ({ field: '勾稽', says: `数字对不上，先查明再写进报告：${says}` })))
  return done({ asked, filled: filled.value, text: textOf(filled.value), figures: [...answers.values()], names })
}

interface Known {
  readonly answers: ReadonlyMap<string, FigureAnswer>
  /** Which of several usual ways a figure is reckoned, for those that have several. */
  readonly bases: ReadonlyMap<string, string>
  readonly examples: ReadonlyMap<string, readonly string[]>
  readonly names: Readonly<Record<string, string>>
  readonly ordinals: Readonly<Record<string, string>>
}

function fillingOf(slot: Slot, known: Known): Filling {
  switch (slot.kind) {
    case 'name': {
      const name = known.names[slot.key]
      return name ? { text: name } : { missing: `没有登记名称“${slot.key}”，请在设置“报告里的名称”里填写` }
    }
    case 'ordinal': {
      const ordinal = known.ordinals[slot.code]
      return ordinal ? { text: ordinal } : { missing: `没有登记序数${slot.code}，请在设置“报告里的序数”里填写` }
    }
    case 'figure': {
      const answer = known.answers.get(slot.code)
      if (!answer) return { missing: `没有编号为${slot.code}的数字` }
      if (answer.value === null) return { missing: `${answer.title}没有可计量的记录` }
      if (slot.form === 'value') return { text: String(answer.value) }
      if (slot.form === 'printed') return { text: answer.text }
      const basis = known.bases.get(slot.code)
      return basis ? { text: basis } : { missing: `${answer.title}只有一种算法，没有口径可写` }
    }
    case 'examples': {
      if (!known.answers.has(slot.code)) return { missing: `没有编号为${slot.code}的数字` }
      const titles = (known.examples.get(slot.code) ?? []).slice(0, slot.count)
      return titles.length ? { text: titles.map((t) => `《${t}》`).join('') } : { missing: '没有可作例子的记录' }
    }
  }
}

const basesOf = (figures: readonly Figure[], q: FigureQuestion, answers: ReadonlyMap<string, FigureAnswer>): ReadonlyMap<string, string> =>
  new Map(figures.flatMap((f) => (answers.has(f.code) && f.basis ? [[f.code, f.basis(q)]] : [])))

const codesIn = (slots: readonly Slot[], kind: 'figure' | 'examples'): ReadonlySet<string> =>
  new Set(slots.flatMap((s) => (s.kind === kind ? [s.code] : [])))

async function answersFor(
  tx: Tx,
  figures: readonly Figure[],
  q: FigureQuestion,
  slots: readonly Slot[],
): Promise<Map<string, FigureAnswer>> {
  const codes = new Set([...codesIn(slots, 'figure'), ...codesIn(slots, 'examples')])
  const answers = new Map<string, FigureAnswer>()
  for (const figure of figures) if (codes.has(figure.code)) answers.set(figure.code, await answerFigure(tx, figure, q))
  return answers
}

async function examplesFor(
  tx: Tx,
  figures: readonly Figure[],
  q: FigureQuestion,
  slots: readonly Slot[],
): Promise<Map<string, readonly string[]>> {
  const codes = codesIn(slots, 'examples')
  const examples = new Map<string, readonly string[]>()
  for (const figure of figures)
    if (codes.has(figure.code))
      examples.set(
        figure.code,
        (await recordsOf(tx, figure, q)).flatMap((r) => (figure.reckoning === 'share' && r.amount !== 1 ? [] : [r.title])),
      )
  return examples
}

async function namesOf(tx: Tx, q: FigureQuestion): Promise<Record<string, string>> {
  const { rows } = await sql<{
    name: string
    shortName: string
  }>`select name, short_name as "shortName" from committee where id = ${q.committeeId}`.execute(tx)
  return {
    body: rows[0]?.name ?? '',
    short: rows[0]?.shortName ?? '',
    // 云岭市政协 → 云岭市; a body with another name registers its city.
    city: /^(.+)政协$/.exec(rows[0]?.shortName ?? '')?.[1] ?? '',
    session: q.sessionTitle ?? '',
    year: String(q.year),
    ...q.setting(reportNames),
  }
}

/** The filled text as a paper: '#' is the title, '##' and '###' are headings, a line is a paragraph. A text without a title has none. */
export function paperOf(text: string): Paper {
  const lines = text.split('\n').map((l) => l.trim())
  const title = lines.find((l) => l.startsWith('# '))?.slice(2) ?? ''
  const blocks = lines.flatMap((line): Block[] => {
    if (line === '' || line.startsWith('# ')) return []
    const heading = /^(#{2,4}) (.+)$/.exec(line)
    if (heading?.[1] && heading[2]) return [{ kind: 'heading', level: (heading[1].length - 1) as 1 | 2 | 3, text: heading[2] }]
    return [{ kind: 'paragraph', text: line }]
  })
  return { form: 'plain', title, blocks }
}
