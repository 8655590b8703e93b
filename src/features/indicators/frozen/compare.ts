// What has moved since figures were frozen: the numbers, by which records, and whether the rules they rest on are still the same.
import { day, type Day } from '#/core/day.ts'
import type { Tx } from '#/core/db/database.ts'
import type { Figure, FigureQuestion } from '#/core/figure.ts'
import { answerFigure } from '#/core/figures/answer.ts'
import { formulaOf } from '#/core/figures/formula.ts'
import { askAbout } from '#/core/figures/question.ts'
import { done, notFound, type Outcome } from '#/core/outcome.ts'
import type { Against, FrozenFigure, FrozenHead, FrozenPage, FrozenRecords } from './contract.ts'
import { isIntact, watched } from './freeze.ts'
import {
  figuresOf,
  findFrozen,
  frozenRecordsOf,
  movedOf,
  movedRecords,
  type FrozenSettings,
  type StoredFigure,
  type StoredHead,
} from './store.ts'

export interface CompareAsked {
  readonly committeeId: number
  readonly id: string
  readonly against: Against
  readonly today: Day
}

export const shownHead = ({ settings: _, ...head }: StoredHead): FrozenHead => ({ ...head, frozenAt: head.frozenAt.toISOString() })

const askedNow = (tx: Tx, head: StoredHead, { committeeId, against, today }: CompareAsked): Promise<FigureQuestion> =>
  askAbout(tx, { committeeId, year: head.year, asOf: against === 'then' ? day(head.asOf) : today })

export async function compareFrozen(tx: Tx, figures: readonly Figure[], asked: CompareAsked): Promise<Outcome<FrozenPage>> {
  const { committeeId, id } = asked
  const head = await findFrozen(tx, committeeId, id)
  if (!head) return notFound('没有这份固定的数字')
  const { q, settings } = watched(await askedNow(tx, head, asked))
  const rows: FrozenFigure[] = []
  for (const stored of await figuresOf(tx, committeeId, id)) {
    const figure = figures.find((f) => f.code === stored.code)
    rows.push(await comparedOf(tx, { committeeId, id, code: stored.code }, stored, figure, q))
  }
  return done({
    ...shownHead(head),
    intact: await isIntact(tx, committeeId, head),
    against: asked.against,
    nowAsOf: q.asOf,
    figureRows: rows,
    settings: changedSettings(head.settings, settings()),
  })
}

async function comparedOf(
  tx: Tx,
  frozen: { committeeId: number; id: string; code: string },
  stored: StoredFigure,
  figure: Figure | undefined,
  q: FigureQuestion,
): Promise<FrozenFigure> {
  const { code, title, group, unit, text: was, value: before, definition: words, formula, wording } = stored
  const then = { code, title, group, unit, text: was, value: before, records: stored.records, definition: words, formula }
  if (!figure) return { ...then, now: null, moved: true, added: 0, removed: 0, changed: 0, isRedefined: true }
  const { text, value, records, definition } = await answerFigure(tx, figure, q)
  const moved = await movedOf(tx, frozen, figure, q)
  return {
    ...then,
    now: { text, value, records },
    moved: value !== before || moved.added + moved.removed + moved.changed > 0,
    ...moved,
    isRedefined: definition !== words || formulaOf(figure) !== formula || (figure.wording?.(q) ?? null) !== wording,
  }
}

const inWords = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value))

function changedSettings(then: FrozenSettings, now: FrozenSettings): FrozenPage['settings'] {
  const keys = [...new Set([...Object.keys(then), ...Object.keys(now)])]
  return keys.flatMap((key) => {
    const [before, after] = [then[key], now[key]]
    if (!before || !after || inWords(before.value) === inWords(after.value)) return []
    return [{ title: after.title, before: inWords(before.value), now: inWords(after.value) }]
  })
}

export async function frozenRecordsPage(
  tx: Tx,
  figures: readonly Figure[],
  asked: CompareAsked & { readonly code: string },
): Promise<Outcome<FrozenRecords>> {
  const { committeeId, id, code } = asked
  const head = await findFrozen(tx, committeeId, id)
  const stored = head && (await figuresOf(tx, committeeId, id)).find((f) => f.code === code)
  if (!head || !stored) return notFound('没有固定过这个数字')
  const frozen = { committeeId, id, code }
  const figure = figures.find((f) => f.code === code)
  const moved = figure ? await movedRecords(tx, frozen, figure, await askedNow(tx, head, asked)) : []
  const rows = (how: 'added' | 'removed') => moved.filter((m) => m.how === how).map(({ how: _, now: __, ...r }) => r)
  return done({
    code,
    title: stored.title,
    frozen: [...(await frozenRecordsOf(tx, frozen))],
    added: rows('added'),
    removed: rows('removed'),
    changed: moved.filter((m) => m.how === 'changed').map(({ how: _, ...r }) => r),
  })
}
