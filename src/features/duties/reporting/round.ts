// One round of 述职 with its groups and everybody who reports, as it is read.
import type { Day } from '#/core/day.ts'
import type { RoundState } from './lifecycle.ts'

export interface Round {
  readonly id: string
  readonly version: number
  readonly title: string
  readonly year: number
  readonly dueDay: Day
  readonly state: RoundState
  readonly groups: readonly {
    readonly id: string
    readonly name: string
    readonly head: string
    readonly day: Day
    readonly place: string
  }[]
  readonly people: readonly {
    readonly id: string
    readonly name: string
    readonly group: string | null
    readonly workId: string | null
    readonly filedOn: Day | null
    readonly deliveredOn: Day | null
    readonly grade: string | null
    readonly points: number | null
    readonly ballots: number
  }[]
}
