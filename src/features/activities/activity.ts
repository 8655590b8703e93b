// A meeting or activity as rules, papers and pages see it: plain values, read by the store in one statement.
import type { Day } from '#/core/day.ts'
import type { ActivityState } from './lifecycle.ts'
import type { ReplyState } from './reply-lifecycle.ts'
import type { ActivityForm, Capacity, MaterialAudience, Presence } from './words.ts'

export interface NamedBody {
  readonly id: string
  readonly name: string
}

/** What an answer or a rule asks of the activity, without its parts. */
export interface ActivityHead {
  readonly committeeId: number
  readonly id: string
  readonly version: number
  readonly state: ActivityState
  readonly title: string
  readonly kind: string
  readonly kindLabel: string
  /** The row of the kind; traitsOf reads it. */
  readonly kindData: unknown
  readonly hostId: string | null
  readonly host: string | null
  readonly cohosts: readonly NamedBody[]
  readonly createdBy: string | null
  readonly form: ActivityForm
  readonly place: string
  readonly startsAt: Date
  readonly endsAt: Date
  /** The day it begins on. */
  readonly startsOn: Day
  readonly mandatory: boolean
  readonly signUpUntil: Date | null
  readonly places: number | null
  readonly reconfirmFrom: Date | null
}

export interface SessionRow {
  readonly id: string
  readonly ord: number
  readonly label: string
  readonly day: Day
  /** Instants as text with their zone. */
  readonly startsAt: string
  readonly endsAt: string
}

export interface AgendaRow {
  readonly id: string
  readonly ord: number
  readonly title: string
  readonly minutes: number | null
  readonly speaker: string
  readonly sessionId: string | null
  readonly matterId: string | null
  readonly matterTitle: string | null
  readonly matterKind: string | null
  readonly state: 'planned' | 'current' | 'done'
  readonly beganAt: string | null
  readonly endedAt: string | null
}

export interface MaterialRow {
  readonly id: string
  readonly ord: number
  readonly title: string
  readonly access: MaterialAudience
  readonly agendaId: string | null
  readonly releasedAt: string | null
}

export interface ParticipationRow {
  readonly id: string
  readonly version: number
  readonly personId: string | null
  readonly name: string
  /** A guest's unit; a member's sector. */
  readonly unit: string
  readonly category: string
  readonly categoryLabel: string
  readonly capacity: Capacity
  readonly role: string
  readonly roleLabel: string
  readonly reply: ReplyState
  readonly repliedAt: string | null
  readonly leaveKind: string | null
  readonly leaveKindLabel: string | null
  readonly leaveReason: string
  readonly leaveSays: string
  readonly leaveDecidedBy: string | null
  readonly substituteFor: string | null
  readonly groupId: string | null
  readonly group: string | null
  readonly seat: string
  /** Settled presence by session; empty before. */
  readonly attendance: readonly { readonly sessionId: string; readonly state: Presence; readonly late: number; readonly left: number }[]
}

export interface OwedRow {
  readonly code: string
  readonly label: string
  readonly due: Day
  readonly steps: readonly string[]
}

export interface Activity extends ActivityHead {
  readonly stateSince: Date
  readonly ordinal: number | null
  readonly partners: readonly string[]
  readonly placeCode: string | null
  readonly checkInFrom: Date | null
  readonly themes: readonly string[]
  readonly themeLabels: readonly string[]
  readonly programme: string | null
  readonly programmeLabel: string | null
  readonly programmeId: string | null
  readonly triggerId: string | null
  readonly thematic: boolean
  readonly expanded: boolean
  readonly audience: number | null
  readonly contactId: string | null
  readonly contact: string | null
  readonly vehicles: string
  readonly catering: string
  readonly note: string
  readonly details: Readonly<Record<string, unknown>>
  readonly notifiedAt: Date | null
  readonly materialsAt: Date | null
  readonly heldOn: Day | null
  readonly minutedAt: Date | null
  readonly closedOn: Day | null
  readonly sessions: readonly SessionRow[]
  readonly agenda: readonly AgendaRow[]
  readonly materials: readonly MaterialRow[]
  readonly people: readonly ParticipationRow[]
  readonly owed: readonly OwedRow[]
}
