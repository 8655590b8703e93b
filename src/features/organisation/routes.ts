// Implements the contract: call the act or the query, answer.
import { may } from '#/core/actor.ts'
import { instantOf, type Day } from '#/core/day.ts'
import { readIn } from '#/core/db/database.ts'
import { formSchema } from '#/core/http/moves.ts'
import { answer, routesFor } from '#/core/http/procedure.ts'
import { done, notFound } from '#/core/outcome.ts'
import { abolishBody, createBody, editBody } from './actions/bodies.ts'
import { conferStanding, endEdge, endStanding, makeEdge } from './actions/links.ts'
import { createSession, createTerm, editSession } from './actions/sessions.ts'
import { bodyPageOf } from './body-page.ts'
import {
  abolition,
  bodyCreation,
  bodyEdit,
  edgeEnd,
  edgeForm,
  organisationContract,
  sessionCreation,
  sessionEdit,
  standingEnd,
  standingForm,
  termCreation,
  type TermsPageData,
} from './contract.ts'
import { pickBodies } from './pick.ts'
import { findSession } from './public.ts'
import { sessionsOf, termsOf } from './store.ts'

const os = routesFor(organisationContract)

export const organisationRoutes = os.router({
  forms: os.forms.handler(() => ({
    createBody: formOf(bodyCreation),
    editBody: formOf(bodyEdit),
    abolish: formOf(abolition),
    term: formOf(termCreation),
    session: formOf(sessionCreation.omit({ termId: true })),
    editSession: formOf(sessionEdit),
    edge: formOf(edgeForm),
    endEdge: formOf(edgeEnd),
    standing: formOf(standingForm),
    endStanding: formOf(standingEnd),
  })),
  pickBodies: os.pickBodies.handler(({ input, context: { world, actor } }) =>
    readIn(world.db, [actor.committeeId], (tx) => pickBodies(tx, actor.committeeId, input, world.clock.today())),
  ),
  body: os.body.handler(async ({ input, context: { world, actor } }) => {
    const page = await readIn(world.db, [actor.committeeId], (tx) => bodyPageOf(tx, actor, input.id, world.clock.today()))
    return answer(page ? done(page) : notFound('没有找到这个机构'))
  }),
  createBody: os.createBody.handler(async ({ input, context: { world, actor } }) => answer(await createBody(world, actor, input))),
  editBody: os.editBody.handler(async ({ input, context: { world, actor } }) => answer(await editBody(world, actor, input))),
  abolishBody: os.abolishBody.handler(async ({ input, context: { world, actor } }) => answer(await abolishBody(world, actor, input))),
  terms: os.terms.handler(async ({ context: { world, actor } }) => {
    const { terms, sessions, current } = await readIn(world.db, [actor.committeeId], async (tx) => ({
      terms: await termsOf(tx, actor.committeeId),
      sessions: await sessionsOf(tx, actor.committeeId),
      current: await findSession(tx, actor.committeeId, { currentOn: world.clock.today() }),
    }))
    const page: TermsPageData = {
      terms: terms.map((t) => ({
        ...t,
        sessions: sessions
          .filter((s) => s.termId === t.id)
          .map(({ termId: _, ...s }) => ({
            ...s,
            intakeFrom: s.intakeFrom.toISOString(),
            cutoffAt: s.cutoffAt.toISOString(),
            current: s.id === current?.id,
          })),
      })),
      mayEdit: may(actor, 'organisation:write'),
    }
    return page
  }),
  createTerm: os.createTerm.handler(async ({ input, context: { world, actor } }) => answer(await createTerm(world, actor, input))),
  createSession: os.createSession.handler(async ({ input, context: { world, actor } }) =>
    answer(await createSession(world, actor, withInstants(input))),
  ),
  editSession: os.editSession.handler(async ({ input, context: { world, actor } }) =>
    answer(await editSession(world, actor, withInstants(input))),
  ),
  makeEdge: os.makeEdge.handler(async ({ input, context: { world, actor } }) => answer(await makeEdge(world, actor, input))),
  endEdge: os.endEdge.handler(async ({ input, context: { world, actor } }) => answer(await endEdge(world, actor, input))),
  conferStanding: os.conferStanding.handler(async ({ input, context: { world, actor } }) =>
    answer(await conferStanding(world, actor, input)),
  ),
  endStanding: os.endStanding.handler(async ({ input, context: { world, actor } }) => answer(await endStanding(world, actor, input))),
})

/** A form asks for days and an hour; the record keeps instants. */
function withInstants<T extends { readonly intakeDay: Day; readonly cutoffDay: Day; readonly cutoffTime: string }>(input: T) {
  const { intakeDay, cutoffDay, cutoffTime, ...rest } = input
  return { ...rest, intakeFrom: instantOf(intakeDay), cutoffAt: instantOf(cutoffDay, cutoffTime) }
}

const formOf = (asks: Parameters<typeof formSchema>[0]): Record<string, unknown> => formSchema(asks) ?? {}
