// Who is told of what happens to a task: the unit's people, the offices that decide, with one key per happening.
import type { Change } from '#/core/action.ts'
import { owe } from '#/core/notices/notices.ts'
import type { RoleName } from '#/core/identity/access.ts'
import { liaisonsOf, peopleWithRole } from '#/features/members/public.ts'
import type { Dossier, TaskRow } from '../dossier.ts'

interface Told {
  /** Of the happening: 'task.return:<id>'. */
  readonly key: string
  readonly title: string
  readonly body: string
}

export async function tellUnit(
  change: Change,
  found: Pick<Dossier, 'id'>,
  task: Pick<TaskRow, 'id' | 'bodyId'>,
  told: Told,
): Promise<void> {
  const personIds = await liaisonsOf(change.tx, task.bodyId, change.today)
  await owe(change, { ...told, personIds, url: `/tasks/${task.id}`, matterId: found.id })
}

export async function tellOffices(
  change: Change,
  found: Pick<Dossier, 'id'>,
  roles: readonly RoleName[],
  task: Pick<TaskRow, 'id'>,
  told: Told,
): Promise<void> {
  const personIds: string[] = []
  for (const role of roles)
    personIds.push(...(await peopleWithRole(change.tx, change.actor.committeeId, role, change.today)).map((p) => p.personId))
  await owe(change, { ...told, personIds, url: `/tasks/${task.id}`, matterId: found.id })
}
