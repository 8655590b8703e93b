// The counties of the city as tiles of a sketch: where the office put them, the others after them in the order of their codes.
import { sql } from 'kysely'
import type { Tx } from '#/core/db/database.ts'
import type { FigureQuestion } from '#/core/figure.ts'
import { countyTiles } from './settings.ts'

export interface CountyTile {
  readonly code: string
  readonly name: string
  readonly row: number
  readonly column: number
}

export async function countiesOf(tx: Tx, q: FigureQuestion): Promise<readonly CountyTile[]> {
  const { rows } = await sql<{ code: string; name: string }>`select code, name from place
    where committee_id = ${q.committeeId} and level = 'county' order by code`.execute(tx)
  return laidOut(rows, q.setting(countyTiles))
}

type Placed = Pick<CountyTile, 'code' | 'row' | 'column'>

export function laidOut(
  counties: readonly { readonly code: string; readonly name: string }[],
  placed: readonly Placed[],
): readonly CountyTile[] {
  const width = Math.max(3, Math.ceil(Math.sqrt(counties.length)), ...placed.map((p) => p.column))
  const taken = new Set<string>()
  const at = new Map<string, { row: number; column: number }>()
  for (const { code, row, column } of placed)
    if (counties.some((c) => c.code === code) && !taken.has(`${row},${column}`)) {
      taken.add(`${row},${column}`)
      at.set(code, { row, column })
    }
  let next = 0
  for (const { code } of counties) {
    while (!at.has(code)) {
      const [row, column] = [1 + Math.floor(next / width), 1 + (next % width)]
      next++
      if (taken.has(`${row},${column}`)) continue
      at.set(code, { row, column })
    }
  }
  return counties.map((c) => ({ ...c, row: at.get(c.code)?.row ?? 1, column: at.get(c.code)?.column ?? 1 }))
}
