// Values in an address are text from outside: one that does not fit its column is the asker's to mend, not a fault of ours.
import { refused, type Outcome } from '#/core/outcome.ts'
import type { ListQuestion } from './question.ts'

/** Does the asking; what the database cannot read as a value of the column is refused with the field's name. */
export async function refusingBadValues<T>(question: ListQuestion, ask: () => Promise<Outcome<T>>): Promise<Outcome<T>> {
  try {
    return await ask()
  } catch (error) {
    if (!isDataException(error)) throw error
    const filters = question.filters
      .filter(({ filter }) => filter.kind === 'choice' || filter.kind === 'choices')
      .map(({ filter }) => ({ field: `f.${filter.key}`, says: `筛选条件“${filter.label}”没有这一项` }))
    const place = question.after ? [{ field: 'after', says: '翻页位置无效，请回到第一页' }] : []
    return refused([...place, ...filters].length ? [...place, ...filters] : ['查询条件里有无法识别的内容'])
  }
}

/** Class 22 of PostgreSQL: a value that is not of the column's type. */
const isDataException = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' && error.code.startsWith('22')
