// A lifecycle is data: one row per state, one row per move. `judge` is asked by the button and by the server alike.
import type { z } from 'zod'
import { may, type Actor, type Right } from './actor.ts'
import { refused, type Reason, type Refused } from './outcome.ts'

/** Facts that others ask about a state, so that nobody compares state names. */
export interface StateRow {
  readonly label: string
  /** Still somebody's to move. */
  readonly open: boolean
  /** The author may still change the text. */
  readonly editable?: boolean
  /** Colour hint of the tag: where in the course, not a decoration. */
  readonly tone: 'waiting' | 'active' | 'good' | 'bad' | 'over'
}

/**
 * One move. `from` '*' means any open state. `to` is null where the state is computed from the parts after the write
 * (a case's state from its tasks). `as` names the relations to the subject of which one is needed (author, unit…).
 */
export interface MoveRow<State extends string, Subject, Relation extends string> {
  readonly label: string
  readonly from: readonly State[] | '*'
  readonly to: State | null
  readonly right: Right
  readonly as?: readonly Relation[]
  /** What the move asks for. The schema is the form, the API input and the check, all three. */
  readonly asks: z.ZodObject
  /** Ask the person to confirm, saying what follows. */
  readonly confirm?: string
  /** Takes back what ended the case: the only way an ended case is open again. */
  readonly undoes?: boolean
  /** A move that leads on (primary), away (danger) or aside (plain). */
  readonly weight?: 'primary' | 'danger' | 'plain'
  /** What the move answers to, beside the state: a request, an open item, a rule of the session. Says what is missing; then it is put aside. */
  readonly awaits?: (subject: Subject) => string | null
  /** Every reason why this subject may not make the move now. */
  readonly against?: (subject: Subject) => readonly string[]
  /** The article or practice the move rests on. */
  readonly source?: string
}

export interface Lifecycle<State extends string, Move extends string, Subject, Relation extends string> {
  readonly kind: string
  readonly title: string
  readonly initial: State
  readonly states: Readonly<Record<State, StateRow>>
  readonly moves: Readonly<Record<Move, MoveRow<State, Subject, Relation>>>
}

/** What judge needs to know of a subject besides what the rows' own `against` ask. */
export interface Judged<State extends string, Relation extends string> {
  readonly state: State
  /** The actor's relations to this subject, computed by the feature. */
  readonly relations: readonly Relation[]
}

export type Verdict = { readonly ok: true } | Refused

/** May this actor make this move on this subject now? Gives every reason at once; a wrong person gets only that one. */
export function judge<State extends string, Move extends string, Relation extends string, Subject extends Judged<State, Relation>>(
  lifecycle: Lifecycle<State, Move, Subject, Relation>,
  move: Move,
  subject: Subject,
  actor: Actor,
): Verdict {
  const row = lifecycle.moves[move]
  if (!may(actor, row.right)) return refused([`“${row.label}”不在您的职责范围内`], 'forbidden')
  if (row.as && !row.as.some((r) => subject.relations.includes(r))) return refused([`这件事不由您${row.label}`], 'forbidden')
  const reasons: Reason[] = []
  const now = lifecycle.states[subject.state]
  const missing = row.awaits?.(subject) ?? null
  if (!inState(lifecycle, move, subject.state)) reasons.push({ says: `当前状态是“${now.label}”，不能${row.label}` })
  else if (missing !== null) reasons.push({ says: missing })
  else for (const says of row.against?.(subject) ?? []) reasons.push({ says })
  return reasons.length ? refused(reasons) : { ok: true }
}

const inState = <State extends string, Move extends string, Subject, Relation extends string>(
  { moves, states }: Lifecycle<State, Move, Subject, Relation>,
  move: Move,
  state: State,
): boolean => {
  const { from } = moves[move]
  return from === '*' ? states[state].open : from.includes(state)
}

/** A move as the page shows it: the same verdict draws the button. */
export interface MoveOffer {
  readonly move: string
  readonly label: string
  readonly weight: 'primary' | 'danger' | 'plain'
  readonly confirm: string | null
  readonly ok: boolean
  /** Made from the state the subject is in now, and what it answers to is there; other moves are put aside on the page. */
  readonly fits: boolean
  readonly reasons: readonly string[]
}

/** The moves that are this person's to make, possible now or not; those of other people are not shown. */
export function offers<State extends string, Move extends string, Relation extends string, Subject extends Judged<State, Relation>>(
  lifecycle: Lifecycle<State, Move, Subject, Relation>,
  subject: Subject,
  actor: Actor,
): readonly MoveOffer[] {
  return (Object.keys(lifecycle.moves) as Move[]).flatMap((move) => {
    const verdict = judge(lifecycle, move, subject, actor)
    if (!verdict.ok && verdict.kind === 'forbidden') return []
    const row = lifecycle.moves[move]
    return [
      {
        move,
        label: row.label,
        weight: row.weight ?? 'plain',
        confirm: row.confirm ?? null,
        ok: verdict.ok,
        fits: inState(lifecycle, move, subject.state) && (row.awaits?.(subject) ?? null) === null,
        reasons: verdict.ok ? [] : verdict.reasons.map((r) => r.says),
      },
    ]
  })
}
