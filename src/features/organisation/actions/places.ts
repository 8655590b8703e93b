// Places come by the table: added where missing, never changed here.
import type { Change } from '#/core/action.ts'
import { organisationEvents } from '../events.ts'
import { insertPlaces, type PlaceRow } from '../store.ts'

/** One entry tells of the whole table; nothing new leaves none. */
export async function addPlaces({ tx, actor, record }: Change, places: readonly PlaceRow[], source: string): Promise<number> {
  const created = await insertPlaces(tx, actor.committeeId, places)
  if (created > 0) record({ kind: 'place', id: 'table' }, organisationEvents.placesImported.of({ created, source }))
  return created
}
