// What the papers of a meeting's floor print: read by the same views as their pages, so that a paper never says more.
import type { Day } from '#/core/day.ts'

export interface FloorPaper {
  readonly id: string
  readonly title: string
  readonly host: string
  readonly startsOn: Day
  readonly speeches: readonly {
    readonly ord: number | null
    readonly speaker: string
    readonly body: string | null
    readonly topic: string
    readonly form: 'oral' | 'written' | null
    readonly allotted: number
    readonly state: string
  }[]
  readonly groups: readonly {
    readonly name: string
    readonly place: string
    readonly convenors: readonly string[]
    readonly people: readonly string[]
  }[]
  readonly observers: readonly { readonly name: string; readonly note: string }[]
  readonly seatMap: {
    readonly rows: number
    readonly seats: number
    readonly aisles: readonly number[]
    readonly rule: string
    readonly names: Readonly<Record<string, string>>
  } | null
}

export interface VotePaper {
  readonly id: string
  readonly meeting: string
  readonly host: string
  readonly title: string
  readonly text: string
  readonly kind: 'motion' | 'election'
  readonly mode: string
  readonly rule: string
  readonly quorum: string
  readonly day: Day
  readonly eligible: number
  readonly cast: number
  readonly invalid: number
  readonly seats: number | null
  readonly outcome: string
  readonly passed: boolean
  readonly options: readonly { readonly label: string; readonly votes: number; readonly elected: boolean | null }[]
  readonly tellers: readonly string[]
}

export interface ResolutionPaper {
  readonly id: string
  readonly meeting: string
  readonly host: string
  readonly title: string
  readonly text: string
  readonly kind: string
  readonly state: 'draft' | 'tabled' | 'adopted' | 'rejected' | 'dropped'
  readonly stateLabel: string
  readonly decidedOn: Day | null
}

export interface BriefingPaper {
  readonly id: string
  readonly meeting: string
  readonly host: string
  readonly title: string
  readonly text: string
  readonly no: number | null
  readonly group: string | null
  readonly issuedOn: Day | null
}
