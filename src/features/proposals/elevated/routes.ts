// Implements the contract of 提级办理: call the act or the query, answer.
import type { z } from 'zod'
import type { Actor } from '#/core/actor.ts'
import { readIn } from '#/core/db/database.ts'
import { moveRoutes } from '#/core/http/move-routes.ts'
import { movesShown } from '#/core/http/moves-shown.ts'
import { answer, routesFor } from '#/core/http/procedure.ts'
import { entriesOf, type JournalEntry } from '#/core/journal/read.ts'
import { toldOnlyBy } from '#/core/journal/told.ts'
import { done, notFound } from '#/core/outcome.ts'
import { may } from '#/core/actor.ts'
import { proposalStates } from '../lifecycle.ts'
import { create, externalActs, externalOf, externalSubject, save } from './actions/acts.ts'
import { elevatedContract, type externalPage } from './contract.ts'
import { externalEvents } from './events.ts'
import { externalCourse, externalStates, type ExternalState } from './lifecycle.ts'
import { externalsOfCase, findExternal, type ExternalRow } from './store.ts'

const e = routesFor(elevatedContract)

const tagOf = (state: ExternalState) => ({ code: state, label: externalStates[state].label, tone: externalStates[state].tone })
const tell = toldOnlyBy(Object.values(externalEvents))

function pageOf(x: ExternalRow, actor: Actor, entries: readonly JournalEntry[]): z.input<typeof externalPage> {
  return {
    ...x,
    url: `/external-proposals/${x.id}`,
    state: tagOf(x.state),
    editable: externalStates[x.state].open && may(actor, 'elevated:write'),
    stages: x.stages.map((s) => ({ ...s, state: tagOf(s.state) })),
    followUps: [...x.followUps],
    cases: x.cases.map((c) => ({
      ...c,
      state: { code: c.state, label: proposalStates[c.state].label, tone: proposalStates[c.state].tone },
    })),
    deadline: x.deadline ? { due: x.deadline.due, steps: [...x.deadline.steps] } : null,
    timeline: tell(entries),
    moves: movesShown(externalCourse, externalSubject(x), actor),
  }
}

export const elevatedRoutes = e.router({
  create: e.create.handler(async ({ input, context: { world, actor } }) => answer(await create(world, actor, input))),
  get: e.get.handler(async ({ input, context: { world, actor } }) =>
    answer(
      await readIn(world.db, [actor.committeeId], async (tx) => {
        const found = await findExternal(tx, actor, input.id)
        if (!found) return notFound('没有找到这件提级办理')
        return done(pageOf(found, actor, await entriesOf(tx, actor.committeeId, [externalOf(found.id)])))
      }),
    ),
  ),
  save: e.save.handler(async ({ input: { id, version, ...draft }, context: { world, actor } }) =>
    answer(await save(world, actor, { id, version }, draft)),
  ),
  ofCase: e.ofCase.handler(async ({ input, context: { world, actor } }) => {
    const found = await readIn(world.db, [actor.committeeId], (tx) => externalsOfCase(tx, actor, input.id))
    return answer(
      found
        ? done({ items: found.map((x) => ({ ...x, url: `/elevated/${x.id}`, state: tagOf(x.state) })) })
        : notFound('没有找到这件提案，或者您无权查看'),
    )
  }),
  moves: moveRoutes(e.moves, externalActs),
})
