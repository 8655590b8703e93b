// 固定数字: copies figures with all they rest on, so that what a printed report said can be shown for ever, and proven not to have been touched.
import { createHash } from 'node:crypto'
import { perform, type World } from '#/core/action.ts'
import type { Actor } from '#/core/actor.ts'
import { day, inChinese } from '#/core/day.ts'
import type { Tx } from '#/core/db/database.ts'
import type { Figure, FigureQuestion } from '#/core/figure.ts'
import { answerFigure } from '#/core/figures/answer.ts'
import { askAbout } from '#/core/figures/question.ts'
import { roleLabel } from '#/core/identity/access.ts'
import { done, refused, type Outcome, type Reason } from '#/core/outcome.ts'
import { assertions } from '../assertions.ts'
import { checkFigures } from '../check.ts'
import { figureEvents } from '../events.ts'
import type { FreezeAsked } from './contract.ts'
import { figuresOf, frozenByTitle, insertFigure, insertFrozen, type FrozenSettings, type NewFrozen, type StoredHead } from './store.ts'

export function freeze(
  world: World,
  actor: Actor,
  figures: readonly Figure[],
  asked: FreezeAsked,
): Promise<Outcome<{ id: string; checkCode: string }>> {
  return perform(world, actor, async ({ tx, today, now, newId, record }) => {
    const reasons: Reason[] = []
    const asOf = day(asked.asOf)
    if (asOf > today) reasons.push({ field: 'asOf', says: `截至日期不能晚于今天（${inChinese(today)}）` })
    if (await frozenByTitle(tx, actor.committeeId, asked.title))
      reasons.push({ field: 'title', says: `已有名为“${asked.title}”的固定数字，请换一个名称` })
    if (reasons.length) return refused(reasons)
    const { q, settings } = watched(await askAbout(tx, { committeeId: actor.committeeId, year: asked.year, asOf }))
    const wrong = (await checkFigures(tx, figures, q, assertions)).filter((c) => !c.ok)
    if (wrong.length) return refused(wrong.map((c) => ({ field: '勾稽', says: `数字对不上，先查明再固定：${c.says}` })))
    const id = newId()
    for (const [position, figure] of figures.entries())
      await insertFigure(tx, q, id, {
        figure,
        position,
        answered: await answerFigure(tx, figure, q),
        wording: figure.wording?.(q) ?? null,
      })
    const side = actor.posts.map((p) => roleLabel(p.role)).join('、') || '命令行'
    const report = {
      committeeId: actor.committeeId,
      id,
      ...asked,
      asOf,
      session: q.sessionTitle,
      at: now,
      by: actor.name,
      side,
      settings: settings(),
    }
    const checkCode = await codeOf(tx, report)
    await insertFrozen(tx, { ...report, checkCode })
    const told = { title: asked.title, year: asked.year, asOf: asked.asOf, figures: figures.length, checkCode }
    record({ kind: 'frozen-report', id }, figureEvents.frozen.of(told))
    return done({ id, checkCode })
  })
}

/** A question that remembers which settings were asked of it: those are what the figures rest on. */
export function watched(q: FigureQuestion): { readonly q: FigureQuestion; readonly settings: () => FrozenSettings } {
  const asked = new Map<string, { title: string; value: unknown }>()
  return {
    q: {
      ...q,
      setting: (d) => {
        const value = q.setting(d)
        asked.set(d.key, { title: d.title, value: d.words ? d.words(value) : value })
        return value
      },
    },
    settings: () => Object.fromEntries([...asked].toSorted(([a], [b]) => (a < b ? -1 : 1))),
  }
}

/** Over what stands in the tables, line by line: whoever changes a row changes the code. */
async function codeOf(tx: Tx, f: Omit<NewFrozen, 'checkCode'>): Promise<string> {
  const figures = await figuresOf(tx, f.committeeId, f.id)
  const { title, year, asOf, session, by, side, note, settings } = f
  const whole = [title, year, asOf, session, f.at.toISOString(), by, side, note, sorted(settings), figures.map((g) => g.print)]
  return createHash('sha256').update(JSON.stringify(whole)).digest('hex')
}

export const isIntact = async (tx: Tx, committeeId: number, f: StoredHead): Promise<boolean> =>
  (await codeOf(tx, { ...f, committeeId, asOf: day(f.asOf), at: f.frozenAt, by: f.frozenBy })) === f.checkCode

/** The database keeps the keys of an object in an order of its own. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([k, v]) => [k, sorted(v)]),
  )
}
