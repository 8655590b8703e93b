// A figure is a question whose answer is a set of records; the number is only their aggregate, so count, list and export cannot disagree.
import type { RawBuilder } from 'kysely'
import type { Day } from './day.ts'
import type { Tx } from './db/database.ts'
import type { CodeListDeclaration, SettingDeclaration } from './settings/setting.ts'

/** What a figure is asked about. `asOf` is a past day or today: records entered later do not exist yet for the answer. */
export interface FigureQuestion {
  readonly committeeId: number
  readonly year: number
  readonly asOf: Day
  /** The first day of the year's session: its intake or its opening, whichever came first. Null where the year has no session. */
  readonly sessionFrom: Day | null
  /** 五届一次会议 */
  readonly sessionTitle: string | null
  /** The dimensions the answer looks at; absent: all. A figure may leave out the columns of the others, which only cost. */
  readonly by?: ReadonlySet<string>
  /** What the figure's `prepare` found, once for all figures that share it. */
  readonly prepared?: unknown
  /** Settings as they stood on `asOf` for the session of the year: conventions and denominators are never chosen by the asker. */
  readonly setting: <T>(declaration: SettingDeclaration<T>) => T
}

/** A way to break a figure down: a column of its records and what stands in it. */
export interface Dimension {
  /** The column of `records`. */
  readonly key: string
  readonly label: string
  /** Words known here, a code list (its order, its empty rows too), ids of bodies or persons, codes of places, or text as it is. */
  readonly of:
    | { readonly words: Readonly<Record<string, string>> }
    | { readonly codes: CodeListDeclaration }
    | 'body'
    | 'person'
    | 'place'
    | 'text'
  /** The column is text[]: a record may stand under several values, and the parts do not add up to the whole. */
  readonly many?: boolean
  /** Its values have an order of their own, as months have; others come by size. */
  readonly inOrder?: boolean
}

/** A record behind a figure. `amount` is what a sum adds and what a share or mean takes (1 or 0 for a share). */
export interface FigureRecord {
  readonly ref: string
  readonly title: string
  readonly day: Day | null
  readonly amount: number | null
  readonly url: string
}

/**
 * How the records become a number. count: how many; sum: Σ amount; share: 100·Σ amount / how many (records are the
 * denominator's, amount 1 for those that count); mean and median: of amount, records without one left out; tenth: the amount
 * that a tenth of the records do not exceed.
 * Nothing to divide by gives null, never 0.
 */
export type Reckoning = 'count' | 'sum' | 'share' | 'mean' | 'median' | 'tenth'

export interface Figure {
  readonly code: string
  readonly title: string
  /** The heading it stands under on the statistics page. */
  readonly group: string
  readonly unit: string
  readonly definition: string
  /** The sum in words, numerator and denominator by name: 办复件数 ÷ 立案件数 × 100%. Where absent, the reckoning says it. */
  readonly formula?: string
  /** Which of several usual ways this committee reckons, in words a report can print: 立案提案. */
  readonly basis?: (q: FigureQuestion) => string
  /** Words of the session the figure rests on (A类：…): sessions whose words differ are compared with a warning only. */
  readonly wording?: (q: FigureQuestion) => string
  /** C 市政协, S 全市, O 机关, M 委员, V 帮扶村, X 外部. */
  readonly scope: 'C' | 'S' | 'O' | 'M' | 'V' | 'X'
  /** CY year to date, RY reporting year, SP since the session of that year, AD as at a day, NY coming year. */
  readonly anchor: 'CY' | 'RY' | 'SP' | 'AD' | 'NY'
  readonly reckoning: Reckoning
  /** Decimal places printed. */
  readonly places: number
  /** The printed form rounds down to a round number and adds the word: “30多次”. */
  readonly approximate?: '多' | '余'
  /** Where the definition stands: 'duties.md §1.2', 'cases.md §8.3 …' in words a reader can follow. */
  readonly source: string
  /**
   * Where records are reckoned rather than stored (cells of obligations): reads what they rest on before `records` is asked, and hands it on
   * as `q.prepared`. Figures with the same function share one answer.
   */
  readonly prepare?: (tx: Tx, q: FigureQuestion) => Promise<unknown>
  /** select id (text, different in every row), ref, title, day, amount, url, plus one column per dimension, from the records it counts. */
  readonly records: (q: FigureQuestion) => RawBuilder<unknown>
  readonly dimensions?: readonly Dimension[]
}

export interface FigureAnswer {
  readonly code: string
  readonly title: string
  readonly value: number | null
  /** The printed form; “—” where there was nothing to measure. */
  readonly text: string
  readonly unit: string
  readonly records: number
  readonly definition: string
  readonly scope: string
  readonly from: Day
  readonly to: Day
}
