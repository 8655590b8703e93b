// Implements the contract: call the act or the query, answer.
import { may } from '#/core/actor.ts'
import { readIn } from '#/core/db/database.ts'
import { formSchema } from '#/core/http/moves.ts'
import { answer, routesFor } from '#/core/http/procedure.ts'
import { done, notFound } from '#/core/outcome.ts'
import { editPerson, readMobile, registerPerson } from './actions/persons.ts'
import { endContact, nameContact } from './actions/posts.ts'
import { moveSeatBy, nominate } from './actions/seats.ts'
import { contact, contactEnd, membersContract, nomination, personCreation, personEdit } from './contract.ts'
import { memberPageOf } from './member-page.ts'
import { pickPeople } from './pick.ts'

const os = routesFor(membersContract)
const m = os.seatMoves

const formOf = (asks: Parameters<typeof formSchema>[0]): Record<string, unknown> => formSchema(asks) ?? {}

export const membersRoutes = os.router({
  forms: os.forms.handler(() => ({
    register: formOf(personCreation),
    edit: formOf(personEdit),
    nominate: formOf(nomination),
    contact: formOf(contact.omit({ bodyId: true })),
    endContact: formOf(contactEnd),
  })),
  pickPeople: os.pickPeople.handler(({ input, context: { world, actor } }) =>
    readIn(world.db, [actor.committeeId], (tx) => pickPeople(tx, actor.committeeId, input, world.clock.today())),
  ),
  person: os.person.handler(async ({ input, context: { world, actor } }) => {
    // Who may not read the members at all still reads the own file.
    const allowed = may(actor, 'members:read') || actor.personId === input.id
    const page = allowed
      ? await readIn(world.db, [actor.committeeId], (tx) => memberPageOf(tx, actor, input.id, world.clock.today()))
      : null
    return answer(page ? done(page) : notFound('没有找到这个人，或者您无权查看'))
  }),
  register: os.register.handler(async ({ input, context: { world, actor } }) => answer(await registerPerson(world, actor, input))),
  edit: os.edit.handler(async ({ input, context: { world, actor } }) => answer(await editPerson(world, actor, input))),
  mobile: os.mobile.handler(async ({ input, context: { world, actor } }) => answer(await readMobile(world, actor, input.id))),
  nominate: os.nominate.handler(async ({ input, context: { world, actor } }) => answer(await nominate(world, actor, input))),
  seatMoves: {
    agree: m.agree.handler(async ({ input: { id, version, ...asked }, context: { world, actor } }) =>
      answer(await moveSeatBy(world, actor, 'agree', { id, version }, asked)),
    ),
    decide: m.decide.handler(async ({ input: { id, version, ...asked }, context: { world, actor } }) =>
      answer(await moveSeatBy(world, actor, 'decide', { id, version }, asked)),
    ),
    activate: m.activate.handler(async ({ input: { id, version, ...asked }, context: { world, actor } }) =>
      answer(await moveSeatBy(world, actor, 'activate', { id, version }, asked)),
    ),
    leave: m.leave.handler(async ({ input: { id, version, ...asked }, context: { world, actor } }) =>
      answer(await moveSeatBy(world, actor, 'leave', { id, version }, asked)),
    ),
    return: m.return.handler(async ({ input: { id, version, ...asked }, context: { world, actor } }) =>
      answer(await moveSeatBy(world, actor, 'return', { id, version }, asked)),
    ),
    transfer: m.transfer.handler(async ({ input: { id, version, ...asked }, context: { world, actor } }) =>
      answer(await moveSeatBy(world, actor, 'transfer', { id, version }, asked)),
    ),
    reassign: m.reassign.handler(async ({ input: { id, version, ...asked }, context: { world, actor } }) =>
      answer(await moveSeatBy(world, actor, 'reassign', { id, version }, asked)),
    ),
    end: m.end.handler(async ({ input: { id, version, ...asked }, context: { world, actor } }) =>
      answer(await moveSeatBy(world, actor, 'end', { id, version }, asked)),
    ),
    withdraw: m.withdraw.handler(async ({ input: { id, version, ...asked }, context: { world, actor } }) =>
      answer(await moveSeatBy(world, actor, 'withdraw', { id, version }, asked)),
    ),
  },
  nameContact: os.nameContact.handler(async ({ input, context: { world, actor } }) => answer(await nameContact(world, actor, input))),
  endContact: os.endContact.handler(async ({ input, context: { world, actor } }) => answer(await endContact(world, actor, input))),
})
