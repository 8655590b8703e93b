// Decisions about proposals that need no database: when, which text, which class, which number comes first.
import { createHash } from 'node:crypto'
import type { ClockRule } from '#/core/calendar/due.ts'
import type { Day } from '#/core/day.ts'
import { answers, collectiveKinds, type ClassMark, type ProposerKind, type TimeKind, type UnitRole } from './words.ts'

/** Submitted by the session's cut-off instant is 大会提案, later is 平时提案: by time, not by author (cases.md §1.2). */
export const timeKindAt = (submittedAt: Date, cutoffAt: Date): TimeKind =>
  submittedAt.getTime() <= cutoffAt.getTime() ? 'plenary' : 'intersession'

export interface ProposalText {
  readonly subject: string
  readonly situation: string
  readonly analysis: string
  readonly suggestions: readonly string[]
}

/** What a co-signer signs. Line ends are unified so that a browser's habit never voids a signature. */
export function textHash(text: ProposalText): string {
  const parts = [text.subject, text.situation, text.analysis, ...text.suggestions].map((t) => t.replace(/\r\n?/g, '\n').trim())
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex')
}

export const isCollective = (kind: ProposerKind): boolean => collectiveKinds.includes(kind)

/** A member's own proposal becomes a joint one by its signatures; when nobody signed it is his own again. */
export const kindBySignatures = (kind: ProposerKind, signed: number): ProposerKind =>
  isCollective(kind) ? kind : signed > 0 ? 'joint' : 'individual'

export interface ReplyClock {
  readonly reply: ClockRule
  readonly assist: ClockRule
  readonly rehandle: ClockRule
}

/** Which clock a new task runs on: the first round by role, later rounds by the rule for handling again. */
export const taskClock = (role: UnitRole, round: number, clocks: ReplyClock): ClockRule =>
  round > 1 ? clocks.rehandle : answers[role] ? clocks.reply : clocks.assist

export interface AnsweredPart {
  readonly role: UnitRole
  readonly classMark: ClassMark
}

/** Which class the case has when its units differ: a setting of the session (cases.md §8.3). */
export type CaseClassRule = 'lead' | 'worst' | 'majority'

/** The answering lead's, and among 分办 the worst, unless the session says otherwise. null while nothing is answered. */
export function caseClass(parts: readonly AnsweredPart[], rule: CaseClassRule = 'lead'): ClassMark | null {
  const answering = parts.filter((p) => answers[p.role])
  const lead = answering.find((p) => p.role !== 'separate')
  if (rule === 'lead' && lead) return lead.classMark
  const marks = answering.map((p) => p.classMark).toSorted()
  const times = (mark: ClassMark): number => marks.filter((m) => m === mark).length
  // From the best to the worst, so that of as many the worse one stays.
  return marks.reduce<ClassMark | null>((kept, m) => (rule === 'majority' && kept && times(m) < times(kept) ? kept : m), null)
}

/** Answered on or before the day due. `null` while open and not yet due: neither kept nor missed. */
export function keptTime(due: Day, answered: Day | null, today: Day): boolean | null {
  if (answered) return answered <= due
  return today > due ? false : null
}
