// Runs the integrity assertions for a year: each figure is asked once, sets only where a row compares them.
import { sql } from 'kysely'
import type { Tx } from '#/core/db/database.ts'
import type { Figure, FigureAnswer, FigureQuestion } from '#/core/figure.ts'
import { answerFigure } from '#/core/figures/answer.ts'
import { preparedFor } from '#/core/figures/question.ts'
import { assertions, type Asserted, type Assertion } from './assertions.ts'

export interface Checked {
  readonly id: string
  readonly ok: boolean
  readonly says: string
}

export async function checkFigures(
  tx: Tx,
  figures: readonly Figure[],
  q: FigureQuestion,
  which: readonly Assertion[] = assertions,
): Promise<readonly Checked[]> {
  const byCode = new Map(figures.map((f) => [f.code, f]))
  const asked = which.filter((a) => a.codes.every((code) => byCode.has(code)))
  const answers = new Map<string, FigureAnswer>()
  for (const code of new Set(asked.flatMap((a) => a.codes))) answers.set(code, await answerFigure(tx, known(byCode, code), q))
  const ids = new Map<string, ReadonlySet<string>>()
  for (const code of new Set(asked.flatMap((a) => a.sets ?? []))) ids.set(code, await idsOf(tx, known(byCode, code), q))
  const told: Asserted = { of: (code) => known(answers, code), ids: (code) => known(ids, code) }
  return [
    ...asked.map((a) => {
      const { ok, says } = a.holds(told)
      return { id: a.id, ok, says: `${a.title}：${says}` }
    }),
    ...distinct(ids),
  ]
}

/** Nothing may be counted twice: as many ids as records. */
function distinct(ids: ReadonlyMap<string, ReadonlySet<string> & { readonly twice?: number }>): readonly Checked[] {
  return [...ids].flatMap(([code, set]) =>
    set.twice ? [{ id: `${code}-twice`, ok: false, says: `${code}有${set.twice}条记录被计了两次` }] : [],
  )
}

async function idsOf(tx: Tx, figure: Figure, asked: FigureQuestion): Promise<ReadonlySet<string>> {
  const q = await preparedFor(tx, figure, asked)
  const { rows } = await sql<{ id: string }>`select r.id from (${figure.records(q)}) r
    where ${figure.reckoning === 'share' ? sql`r.amount = 1` : sql`true`}`.execute(tx)
  const set = new Set(rows.map((r) => r.id))
  return Object.assign(set, { twice: rows.length - set.size })
}

function known<T>(map: ReadonlyMap<string, T>, code: string): T {
  const found = map.get(code)
  if (found === undefined) throw new Error(`an assertion asks for ${code}, which it does not name`)
  return found
}
