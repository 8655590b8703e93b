// Minutes and what meetings decided, as the feature of activities takes them in.
import { readIn } from '#/core/db/database.ts'
import type { FeaturePart } from '#/core/feature.ts'
import { moveRoutes } from '#/core/http/move-routes.ts'
import { answer, routesFor } from '#/core/http/procedure.ts'
import { done, notFound } from '#/core/outcome.ts'
import { draftFor, minutesActs, saveMinutes } from './acts.ts'
import { minutesContracts } from './contract.ts'
import { decisionActs, saveDecision, writeDecision } from './decision-acts.ts'
import { decisionEvents, minutesEvents } from './events.ts'
import { minutesFigures } from './indicators.ts'
import { remindJob } from './jobs.ts'
import { minutesLists } from './lists.ts'
import { minutesSettings } from './settings.ts'
import { decisionView, minutesDocumentKinds, minutesView } from './view.ts'
import { minutesWorklists } from './worklists.ts'

const m = routesFor(minutesContracts.minutes)
const minutesRoutes = m.router({
  page: m.page.handler(async ({ input, context: { world, actor } }) => {
    const asked = { actor, now: world.clock.now(), today: world.clock.today() }
    const view = await readIn(world.db, [actor.committeeId], (tx) => minutesView(tx, asked, input.id))
    return answer(view ? done(view) : notFound('没有找到这次会议，或者您无权查看'))
  }),
  draft: m.draft.handler(async ({ input, context: x }) => answer(await draftFor(x.world, x.actor, input.id))),
  save: m.save.handler(async ({ input, context: x }) => answer(await saveMinutes(x.world, x.actor, input.id, input))),
  moves: moveRoutes(m.moves, minutesActs),
})

const d = routesFor(minutesContracts.meetingDecisions)
const decisionRoutes = d.router({
  add: d.add.handler(async ({ input, context: x }) => answer(await writeDecision(x.world, x.actor, input.id, input))),
  get: d.get.handler(async ({ input, context: { world, actor } }) => {
    const asked = { actor, now: world.clock.now(), today: world.clock.today() }
    const view = await readIn(world.db, [actor.committeeId], (tx) => decisionView(tx, asked, input.id))
    return answer(view ? done(view) : notFound('没有找到这项议定事项，或者您无权查看'))
  }),
  save: d.save.handler(async ({ input, context: x }) => answer(await saveDecision(x.world, x.actor, input.id, input))),
  moves: moveRoutes(d.moves, decisionActs),
})

export const minutesPart: FeaturePart = {
  contract: minutesContracts,
  routes: () => ({ minutes: minutesRoutes, meetingDecisions: decisionRoutes }),
  rights: { 'decisions:answer': '办理会议交办的任务、回应会议的建议' },
  events: [...Object.values(minutesEvents), ...Object.values(decisionEvents)],
  figures: minutesFigures,
  lists: minutesLists,
  settings: minutesSettings,
  worklists: minutesWorklists,
  jobs: [remindJob],
  documents: minutesDocumentKinds,
}
