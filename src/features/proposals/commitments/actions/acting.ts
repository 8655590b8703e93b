// What every act on a promise does first: hold its case, ask judge, claim the version the person saw; and whom it tells afterwards.
import type { Change } from '#/core/action.ts'
import type { Event } from '#/core/event.ts'
import { judge } from '#/core/lifecycle.ts'
import { owe } from '#/core/notices/notices.ts'
import { conflict, done, notFound, refused, type Outcome } from '#/core/outcome.ts'
import { liaisonsOf, peopleWithRole } from '#/features/members/public.ts'
import { proposalOf, recompute, type Versioned } from '../../actions/acting.ts'
import { proposersToTell } from '../../actions/telling.ts'
import type { Dossier } from '../../dossier.ts'
import { holdCase } from '../../store.ts'
import { commitmentSubject, type CommitmentRow } from '../commitment.ts'
import { commitmentCourse, type CommitmentMove } from '../lifecycle.ts'
import { caseOfCommitment, findCommitment } from '../store.ts'
import { briefly } from '../telling.ts'

export interface ActingOnCommitment {
  readonly case: Dossier
  readonly commitment: CommitmentRow
}

export async function actOnCommitment(change: Change, move: CommitmentMove, seen: Versioned): Promise<Outcome<ActingOnCommitment>> {
  const { tx, actor, today } = change
  const proposalId = await caseOfCommitment(tx, seen.id)
  const found = proposalId ? await holdCase(tx, actor, proposalId) : null
  const commitment = found ? await findCommitment(tx, actor, seen.id) : null
  if (!found || !commitment) return notFound('没有找到这项承诺，或者您无权查看')
  const verdict = judge(commitmentCourse, move, commitmentSubject(commitment, actor, today), actor)
  const isOld = commitment.version !== seen.version
  if (!verdict.ok) return isOld && verdict.kind === 'refused' ? refused([...conflict().reasons, ...verdict.reasons], 'conflict') : verdict
  return isOld ? conflict() : done({ case: found, commitment })
}

export const named = (c: CommitmentRow) => ({ commitmentId: c.id, unit: c.unit, what: briefly(c.text) })

export const recordOn = (change: Change, { proposalId }: CommitmentRow, event: Event): void => change.record(proposalOf(proposalId), event)

/** The case is tracked while anything is owed. An archived one stays as it is: nothing in it is owed any more. */
export async function settleCase(change: Change, found: Dossier): Promise<void> {
  if (found.state === 'archived') return
  await recompute(change, found.id)
}

interface Told {
  /** Says what is told, once for each version of the promise. */
  readonly key: string
  readonly title: string
  readonly body: string
}

const tell = (change: Change, c: CommitmentRow, personIds: readonly string[], told: Told): Promise<void> =>
  owe(change, {
    personIds,
    key: `${told.key}:${c.id}:${c.version}`,
    title: told.title,
    body: told.body,
    url: `/commitments/${c.id}`,
    matterId: c.proposalId,
  })

export async function tellUnit(change: Change, c: CommitmentRow, told: Told): Promise<void> {
  await tell(change, c, await liaisonsOf(change.tx, c.bodyId, change.today), told)
}

export async function tellOffice(change: Change, c: CommitmentRow, told: Told): Promise<void> {
  const office = await peopleWithRole(change.tx, change.actor.committeeId, 'proposal-office', change.today)
  await tell(
    change,
    c,
    office.map((p) => p.personId),
    told,
  )
}

export async function tellProposers(change: Change, found: Dossier, c: CommitmentRow, told: Told): Promise<void> {
  await tell(change, c, await proposersToTell(change, found), told)
}
