// One way to ask a figure, for pages, files and the command line alike.
import type { Tx } from '#/core/db/database.ts'
import type { Figure, FigureAnswer, FigureQuestion } from '#/core/figure.ts'
import { answerFigure, dimensionOf, type Only } from '#/core/figures/answer.ts'
import { done, notFound, refused, type Outcome } from '#/core/outcome.ts'

export function figureBy(figures: readonly Figure[], code: string): Outcome<Figure> {
  const figure = figures.find((f) => f.code === code)
  return figure ? done(figure) : notFound(`没有编号为“${code}”的数字`)
}

const prefix = 'only.'

/** `only.sector=…` from an address; a dimension the figure does not have is refused by name. */
export function onlyIn(figure: Figure, query: Readonly<Record<string, unknown>>, known: readonly string[]): Outcome<Only> {
  const only: Record<string, string> = {}
  const says: string[] = []
  for (const [key, value] of Object.entries(query)) {
    if (known.includes(key)) continue
    const dimension = key.startsWith(prefix) ? key.slice(prefix.length) : ''
    if (!dimensionOf(figure, dimension)) says.push(`“${figure.title}”不能按“${key}”筛选`)
    else only[dimension] = String(value)
  }
  return says.length ? refused(says) : done(only)
}

export interface Answered {
  readonly figure: Figure
  readonly answered: FigureAnswer
}

/** One after the other, in the order they are declared. */
export async function answersOf(tx: Tx, figures: readonly Figure[], q: FigureQuestion): Promise<readonly Answered[]> {
  const answers: Answered[] = []
  for (const figure of figures) answers.push({ figure, answered: await answerFigure(tx, figure, q) })
  return answers
}
