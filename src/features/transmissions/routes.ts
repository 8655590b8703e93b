// Implements the contract of 请示报告: call the act or the query, answer.
import { may } from '#/core/actor.ts'
import { readIn } from '#/core/db/database.ts'
import { moveRoutes } from '#/core/http/move-routes.ts'
import { movesShown } from '#/core/http/moves-shown.ts'
import { answer, routesFor } from '#/core/http/procedure.ts'
import { entriesOf } from '#/core/journal/read.ts'
import { toldOnlyBy } from '#/core/journal/told.ts'
import { done, notFound } from '#/core/outcome.ts'
import { codesOf } from '#/core/settings/store.ts'
import { createTransmission, saveTransmission, traitsOf, transmissionActs, transmissionOf, transmissionSubject } from './actions/acts.ts'
import { transmissionKinds } from './codes.ts'
import { transmissionsContract } from './contract.ts'
import { transmissionEvents } from './events.ts'
import { transmissionCourse, transmissionStates } from './lifecycle.ts'
import { findTransmission } from './store.ts'

const t = routesFor(transmissionsContract)

const tell = toldOnlyBy(Object.values(transmissionEvents))

export const transmissionsRoutes = t.router({
  create: t.create.handler(async ({ input, context: { world, actor } }) => answer(await createTransmission(world, actor, input))),
  get: t.get.handler(async ({ input, context: { world, actor } }) =>
    answer(
      await readIn(world.db, [actor.committeeId], async (tx) => {
        const found = await findTransmission(tx, actor, input.id)
        if (!found) return notFound('没有找到这件请示报告')
        const kinds = await codesOf(tx, actor.committeeId, transmissionKinds, world.clock.today())
        const subject = transmissionSubject(found, actor, kinds)
        const entries = await entriesOf(tx, actor.committeeId, [transmissionOf(found.id)])
        const { kindLabel, recipientLabel, ...row } = found
        const state = transmissionStates[found.state]
        return done({
          ...row,
          url: `/transmissions/${found.id}`,
          state: { code: found.state, label: state.label, tone: state.tone },
          kind: { code: found.kind, label: kindLabel },
          recipient: { code: found.recipient, label: recipientLabel },
          form: traitsOf(kinds, found.kind).form,
          editable: found.state === 'drafting' && may(actor, 'transmissions:write') && subject.relations.includes('own'),
          deadline: found.deadline ? { due: found.deadline.due, steps: [...found.deadline.steps] } : null,
          timeline: tell(entries),
          moves: movesShown(transmissionCourse, subject, actor),
        })
      }),
    ),
  ),
  save: t.save.handler(async ({ input: { id, version, ...draft }, context: { world, actor } }) =>
    answer(await saveTransmission(world, actor, { id, version }, draft)),
  ),
  moves: moveRoutes(t.moves, transmissionActs),
})
