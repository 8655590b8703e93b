// Whose cells somebody sees: everybody's by right, else the person's own, those of the bodies the person acts for, and what his role answers for.
import { sql } from 'kysely'
import { bodiesOf, may, type Actor } from '#/core/actor.ts'
import type { Day } from '#/core/day.ts'
import type { Tx } from '#/core/db/database.ts'
import type { Cell } from './reckon.ts'
import { rolesThatAnswer } from './rules.ts'
import type { Scope } from './units.ts'

export interface Viewer {
  readonly committeeId: number
  readonly all: boolean
  readonly scope: Scope
  readonly roles: readonly string[]
}

/** Whether it is this reader who answers for the cell: as the person, for the body, or by a role. Seeing it is more. */
export const answersFor = ({ scope, roles }: Pick<Viewer, 'scope' | 'roles'>, { rule, unit }: Cell): boolean =>
  (rule.answers.includes('self') && unit.personId !== null && scope.personIds.includes(unit.personId)) ||
  (rule.answers.includes('body') && unit.bodyId !== null && scope.bodyIds.includes(unit.bodyId)) ||
  rolesThatAnswer(rule).some((role) => roles.includes(role))

/** Bodies a person calls together or leads, besides those a post is held for. */
export async function bodiesLedBy(tx: Tx, committeeId: number, personId: string, on: Day): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`/* planned once: bodies-led */
    select e.to_id as id from edge e where e.committee_id = ${committeeId} and e.from_id = ${personId} and e.kind in ('convenes', 'leads')
      and e.to_kind = 'body' and e.from_day <= ${on} and (e.to_day is null or e.to_day >= ${on})`.execute(tx)
  return rows.map((r) => r.id)
}

export async function viewerOf(tx: Tx, actor: Actor, today: Day): Promise<Viewer> {
  const { committeeId, personId } = actor
  const led = personId ? await bodiesLedBy(tx, committeeId, personId, today) : []
  return {
    committeeId,
    all: may(actor, 'obligations:read'),
    scope: { personIds: personId ? [personId] : [], bodyIds: [...bodiesOf(actor), ...led] },
    roles: actor.posts.map((p) => p.role),
  }
}
