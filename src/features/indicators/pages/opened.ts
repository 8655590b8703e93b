// Which number on the page was picked: every one of them opens the records it counts.
import type { FigureTable } from '../table-contract.ts'

export interface Picked {
  readonly code: string
  readonly title: string
  readonly only?: Readonly<Record<string, string>>
  /** Where the number is not of the year and day the page stands on. */
  readonly year?: number
  readonly asOf?: string
}

/** What every part of the page asks about. */
export interface Asked {
  readonly year: number
  readonly asOf: string
}

export interface PartProps {
  readonly asked: Asked
  readonly pick: (picked: Picked) => void
}

/** A cell is what its column asks, narrowed by what its row asks. */
export function askOf(table: FigureTable, column: number, row: FigureTable['rows'][number]): Omit<Picked, 'title'> {
  const over = table.columns[column]?.ask ?? {}
  const { code = '', ...rest } = { ...over, ...row.ask, only: { ...over.only, ...row.ask.only } }
  return {
    code,
    only: rest.only,
    ...(rest.year === undefined ? {} : { year: rest.year }),
    ...(rest.asOf === undefined ? {} : { asOf: rest.asOf }),
  }
}
