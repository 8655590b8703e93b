// A list is a declaration: server query, page, filters, saved views and export all come from it. Nobody writes a list page by hand.
import type { RawBuilder } from 'kysely'
import type { Actor, Right } from '../actor.ts'
import type { Day } from '../day.ts'

export interface ListColumn {
  readonly key: string
  readonly label: string
  readonly kind: 'text' | 'day' | 'instant' | 'number' | 'tag' | 'link' | 'people'
  /** The expression selected; for a tag the raw value, which `tags` turns into words. */
  readonly sql: RawBuilder<unknown>
  readonly tags?: Readonly<Record<string, { readonly label: string; readonly tone: string }>>
  /** Sorting needs an index over committee_id, this expression and the key, all in one direction. */
  readonly sortable?: boolean
  /** What is sorted by, where it is not what is shown: the pinyin of a name, the order of a body. */
  readonly sortBy?: RawBuilder<unknown>
  /** The row's key in the table that is sorted by, where `id` names it in another: a row comparison needs both from one index. */
  readonly sortId?: RawBuilder<unknown>
  /** A column of the database declared `not null`: spares the page its second half, the rows without a value. */
  readonly neverNull?: boolean
  readonly width?: number
  /** Offered in the column chooser and the export, not shown at first. */
  readonly hidden?: boolean
}

export interface Choice {
  readonly value: string
  readonly label: string
}

export interface ListFilter {
  readonly key: string
  readonly label: string
  readonly kind: 'choice' | 'choices' | 'text' | 'dayRange' | 'body' | 'person' | 'yesNo'
  /** Fixed choices, or the name of a code list read when the definition is asked for. */
  readonly choices?: readonly Choice[] | { readonly codeList: string } | { readonly query: (actor: Actor) => RawBuilder<Choice> }
  /** For 'body': which kinds of body the picker offers. */
  readonly bodyKinds?: readonly string[]
  /**
   * `values`: one for choice, text, body, person; 'yes' or 'no' for yesNo; several for choices ('a,b' in an address);
   * [from, to] for dayRange ('2022-01-01..2022-12-31', either side may be empty). Values are checked for their kind, and still text from outside.
   */
  readonly where: (values: readonly string[]) => RawBuilder<unknown>
  /**
   * Where a narrow table keeps the rows of one value in the order of a column: a page then reads its index from the end and stops,
   * instead of gathering all rows of the value to sort them. The table is joined in place of `where`; one row of it for each row of the list.
   */
  readonly inOrder?: {
    /** The column of the list whose order the table keeps. */
    readonly column: string
    readonly join: (value: string) => RawBuilder<unknown>
    readonly key: RawBuilder<unknown>
    readonly id: RawBuilder<unknown>
  }
}

export interface ListAsked {
  readonly actor: Actor
  readonly today: Day
}

export interface ListDefinition {
  readonly name: string
  readonly title: string
  /** Who may open the list at all; `visible` says which rows. */
  readonly right: Right
  readonly columns: readonly ListColumn[]
  readonly filters: readonly ListFilter[]
  /** `matter m join proposal p …`; the committee is fenced by the database. */
  readonly from: (asked: ListAsked) => RawBuilder<unknown>
  /** Begin it with `x.committee_id = ${asked.actor.committeeId}`: one committee makes the order of its indexes usable. */
  readonly visible: (asked: ListAsked) => RawBuilder<unknown>
  /** The row's key, a uuid or a number, unique: the second part of the keyset. */
  readonly id: RawBuilder<unknown>
  readonly idKind: 'uuid' | 'number' | 'text'
  readonly url: (id: string) => string | null
  readonly order: { readonly key: string; readonly dir: 'asc' | 'desc' }
  /** The search box, when there is one. */
  readonly words?: (text: string) => RawBuilder<unknown>
  /** What an empty list teaches. */
  readonly empty: string
  readonly presets?: readonly { readonly id: string; readonly title: string; readonly query: Readonly<Record<string, string>> }[]
}
