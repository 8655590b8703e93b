// Implements the contract: call the act or the query, answer.
import { readIn } from '#/core/db/database.ts'
import type { MatterKind } from '#/core/feature.ts'
import { answer, routesFor, type SignedInContext } from '#/core/http/procedure.ts'
import { assignLinks, endNetworkLinks, placePeople } from './actions/network.ts'
import { editContactPerson, readNumber, registerContactPerson, releasePerson } from './actions/people.ts'
import { correctContact, recordContact, saveDraft, traceContact, withdrawContact } from './actions/record.ts'
import { contactNetworkContract, contactPeopleContract, contactsContract } from './contract.ts'
import { networkPageOf, placesPageOf, proposalsOf } from './network-page.ts'
import { contactPageOf, contactPersonPageOf, myContactsOf, writingOf } from './page.ts'

const c = routesFor(contactsContract)
const k = routesFor(contactPeopleContract)
const n = routesFor(contactNetworkContract)

const here = <T>({ world, actor }: SignedInContext, work: Parameters<typeof readIn<T>>[2]): Promise<T> =>
  readIn<T>(world.db, [actor.committeeId], work)

export const contactsRoutes = (matters: () => readonly MatterKind[]) =>
  c.router({
    mine: c.mine.handler(({ context: x }) => here(x, (tx) => myContactsOf(tx, x.actor, x.world.clock.today()))),
    writing: c.writing.handler(async ({ input, context: x }) =>
      answer(await here(x, (tx) => writingOf(tx, x.actor, { ...input, newId: x.world.newId, today: x.world.clock.today() }))),
    ),
    saveDraft: c.saveDraft.handler(async ({ input, context: x }) => answer(await saveDraft(x.world, x.actor, input.id, input.form))),
    record: c.record.handler(async ({ input, context: x }) => answer(await recordContact(x.world, x.actor, input.id, input.form))),
    get: c.get.handler(async ({ input, context: x }) =>
      answer(await here(x, (tx) => contactPageOf(tx, x.actor, matters(), { id: input.id, today: x.world.clock.today() }))),
    ),
    correct: c.correct.handler(async ({ input, context: x }) => answer(await correctContact(x.world, x.actor, input))),
    withdraw: c.withdraw.handler(async ({ input, context: x }) => answer(await withdrawContact(x.world, x.actor, input))),
    trace: c.trace.handler(async ({ input, context: x }) => answer(await traceContact(x.world, x.actor, matters(), input))),
  })

export const contactPeopleRoutes = k.router({
  register: k.register.handler(async ({ input, context: x }) => answer(await registerContactPerson(x.world, x.actor, input))),
  get: k.get.handler(async ({ input, context: x }) => answer(await here(x, (tx) => contactPersonPageOf(tx, x.actor, input.id)))),
  edit: k.edit.handler(async ({ input, context: x }) => answer(await editContactPerson(x.world, x.actor, input))),
  release: k.release.handler(async ({ input, context: x }) => answer(await releasePerson(x.world, x.actor, input))),
  mobile: k.mobile.handler(async ({ input, context: x }) => answer(await readNumber(x.world, x.actor, input.id))),
})

export const contactNetworkRoutes = n.router({
  get: n.get.handler(({ context: x }) => here(x, (tx) => networkPageOf(tx, x.actor, x.world.clock.today()))),
  proposals: n.proposals.handler(({ context: x }) => here(x, (tx) => proposalsOf(tx, x.actor, x.world.clock.today()))),
  assign: n.assign.handler(async ({ input, context: x }) => answer(await assignLinks(x.world, x.actor, input))),
  end: n.end.handler(async ({ input, context: x }) => answer(await endNetworkLinks(x.world, x.actor, input))),
  places: n.places.handler(({ context: x }) => here(x, (tx) => placesPageOf(tx, x.actor, x.world.clock.today()))),
  place: n.place.handler(async ({ input, context: x }) => answer(await placePeople(x.world, x.actor, input))),
})
