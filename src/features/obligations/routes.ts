// Implements the contract of obligations: ask the reckoning or call the act, answer.
import type { Tx } from '#/core/db/database.ts'
import { readIn } from '#/core/db/database.ts'
import type { FactObject } from '#/core/feature.ts'
import { moveRoutes } from '#/core/http/move-routes.ts'
import { movesShown } from '#/core/http/moves-shown.ts'
import { formSchema } from '#/core/http/moves.ts'
import { answer, routesFor, type SignedInContext } from '#/core/http/procedure.ts'
import { entriesOf } from '#/core/journal/read.ts'
import { toldBy } from '#/core/journal/told.ts'
import { done, notFound } from '#/core/outcome.ts'
import type { CodeListDeclaration } from '#/core/settings/setting.ts'
import { askExemption, exemptionActs, findExemption, isSeenBy, subjectFor } from './actions/exemptions.ts'
import { saveRule, tryRule } from './actions/rule.ts'
import { exemptionGiven, obligationsContract } from './contract.ts'
import { obligationEvents } from './events.ts'
import { downloadOf, exportCells } from './export.ts'
import { exemptionCourse } from './lifecycle.ts'
import { doneRows, owedRows } from './owed.ts'
import { askedOf, board, cellPageOf, exemptionRowOf, overview } from './page.ts'
import { answeredBy, cellsSeen } from './read.ts'
import { rulesPageOf } from './rules-page.ts'
import { dictionaryOf, vocabularyOf } from './told.ts'
import { viewerOf } from './viewer.ts'

const o = routesFor(obligationsContract)
const leaveForm = exemptionGiven.pick({ from: true, to: true, reason: true })
const told = toldBy(Object.values(obligationEvents))

export interface Known {
  readonly objects: readonly FactObject[]
  readonly codeLists: readonly CodeListDeclaration[]
}

const reading = <T>({ world, actor }: SignedInContext, work: (tx: Tx) => Promise<T>): Promise<T> =>
  readIn(world.db, [actor.committeeId], work, { snapshot: true })

export const obligationRoutes = (known: () => Known) => {
  const words = async (tx: Tx, committeeId: number) => dictionaryOf(await vocabularyOf(tx, committeeId, known().codeLists))
  return o.router({
    overview: o.overview.handler(({ input, context: x }) =>
      reading(x, async (tx) => {
        const today = x.world.clock.today()
        const viewer = await viewerOf(tx, x.actor, today)
        return overview(tx, viewer, askedOf(input, today), today, await words(tx, x.actor.committeeId))
      }),
    ),
    owed: o.owed.handler(({ context: x }) =>
      reading(x, async (tx) => {
        const today = x.world.clock.today()
        const asked = askedOf({}, today)
        const viewer = await viewerOf(tx, x.actor, today)
        const seen = await cellsSeen(tx, viewer, asked, { own: true })
        const mine = answeredBy(viewer, seen.cells)
        const isMember = [...seen.cells.values()].flat().some((c) => c.unit.of === 'members' && c.unit.id === x.actor.personId)
        const leave = isMember && x.actor.personId ? { unit: x.actor.personId, form: formSchema(leaveForm) ?? {} } : null
        return { asOf: today, rows: owedRows(mine, asked.year), done: doneRows(mine, asked.year), leave }
      }),
    ),
    board: o.board.handler(async ({ input, context: x }) =>
      answer(
        await reading(x, async (tx) => {
          const today = x.world.clock.today()
          const viewer = await viewerOf(tx, x.actor, today)
          return board(tx, viewer, askedOf(input, today), input.code, today, await words(tx, x.actor.committeeId))
        }),
      ),
    ),
    cell: o.cell.handler(async ({ input, context: x }) =>
      answer(
        await reading(x, async (tx) => {
          const today = x.world.clock.today()
          const viewer = await viewerOf(tx, x.actor, today)
          return cellPageOf(tx, viewer, askedOf(input, today), input, await words(tx, x.actor.committeeId), known().objects)
        }),
      ),
    ),
    export: o.export.handler(async ({ input, context: { world, actor } }) => downloadOf(answer(await exportCells(world, actor, input)))),
    rules: o.rules.handler(({ context: x }) =>
      reading(x, async (tx) =>
        rulesPageOf(tx, x.actor, x.world.clock.today(), await vocabularyOf(tx, x.actor.committeeId, known().codeLists)),
      ),
    ),
    saveRule: o.saveRule.handler(async ({ input, context: { world, actor } }) =>
      answer(await saveRule(world, actor, known().codeLists, input)),
    ),
    tryRule: o.tryRule.handler(async ({ input, context: { world, actor } }) =>
      answer(await tryRule(world, actor, known().codeLists, input)),
    ),
    ask: o.ask.handler(async ({ input, context: { world, actor } }) => answer(await askExemption(world, actor, input))),
    exemption: o.exemption.handler(async ({ input, context: x }) =>
      answer(
        await reading(x, async (tx) => {
          const { actor } = x
          const found = await findExemption(tx, actor.committeeId, input.id)
          if (!found || !isSeenBy(found, await viewerOf(tx, actor, x.world.clock.today()), actor)) return notFound('没有这件免除申请')
          return done({
            ...exemptionRowOf(found),
            version: found.version,
            decidedBy: found.decidedBy,
            decidedOn: found.decidedOn,
            decision: found.decision,
            moves: movesShown(exemptionCourse, subjectFor(found, actor), actor),
            timeline: told(await entriesOf(tx, actor.committeeId, [{ kind: 'obligation-exemption', id: found.id }])),
          })
        }),
      ),
    ),
    moves: moveRoutes(o.moves, exemptionActs),
  })
}
