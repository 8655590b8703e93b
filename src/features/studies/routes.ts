// Implements the contract of studies: call the act or the query, answer.
import type { Actor } from '#/core/actor.ts'
import type { World } from '#/core/action.ts'
import { readIn, type Tx } from '#/core/db/database.ts'
import type { Subject } from '#/core/event.ts'
import { moveRoutes } from '#/core/http/move-routes.ts'
import { answer, routesFor } from '#/core/http/procedure.ts'
import { entriesOf, type JournalEntry } from '#/core/journal/read.ts'
import { done, notFound } from '#/core/outcome.ts'
import { assess, planProgramme, programmeActs, programmeOf, saveProgramme } from './actions/programmes.ts'
import { cancelLecture, enterText, lectureOf, planLecture, saveLecture, saveText, textOf, withdrawText } from './actions/texts.ts'
import { studyContracts } from './contract.ts'
import { lecturePageOf, programmePageOf, textPageOf } from './page.ts'
import { findLecture, findProgramme, findText, pickProgrammes, pickTriggers } from './store.ts'

const p = routesFor(studyContracts.studyProgrammes)
const t = routesFor(studyContracts.studyTexts)
const l = routesFor(studyContracts.studyLectures)

/** One record with its story, or “not there”. */
async function opened<R, P>(
  { world, actor }: { readonly world: World; readonly actor: Actor },
  find: (tx: Tx) => Promise<R | null>,
  subject: Subject,
  page: (found: R, entries: readonly JournalEntry[]) => P,
  missing: string,
): Promise<P> {
  return answer(
    await readIn(world.db, [actor.committeeId], async (tx) => {
      const found = await find(tx)
      return found ? done(page(found, await entriesOf(tx, actor.committeeId, [subject]))) : notFound(missing)
    }),
  )
}

export const studyRoutes = {
  studyProgrammes: p.router({
    create: p.create.handler(async ({ input, context: { world, actor } }) => answer(await planProgramme(world, actor, input))),
    get: p.get.handler(({ input, context }) =>
      opened(
        context,
        (tx) => findProgramme(tx, context.actor, input.id),
        programmeOf(input.id),
        (found, entries) => programmePageOf(found, context.actor, entries, context.world.clock.today()),
        '没有找到这项学习活动',
      ),
    ),
    save: p.save.handler(async ({ input: { id, version, ...draft }, context: { world, actor } }) =>
      answer(await saveProgramme(world, actor, { id, version }, draft)),
    ),
    assess: p.assess.handler(async ({ input: { id, ...form }, context: { world, actor } }) => answer(await assess(world, actor, id, form))),
    pick: p.pick.handler(({ input, context: { world, actor } }) =>
      readIn(world.db, [actor.committeeId], (tx) => pickProgrammes(tx, actor.committeeId, input)),
    ),
    pickTriggers: p.pickTriggers.handler(({ input, context: { world, actor } }) =>
      readIn(world.db, [actor.committeeId], (tx) => pickTriggers(tx, actor.committeeId, input)),
    ),
    moves: moveRoutes(p.moves, programmeActs),
  }),
  studyTexts: t.router({
    create: t.create.handler(async ({ input, context: { world, actor } }) => answer(await enterText(world, actor, input))),
    get: t.get.handler(({ input, context }) =>
      opened(
        context,
        (tx) => findText(tx, context.actor, input.id),
        textOf(input.id),
        (found, entries) => textPageOf(found, context.actor, entries),
        '没有找到这篇学习篇目',
      ),
    ),
    save: t.save.handler(async ({ input: { id, version, ...draft }, context: { world, actor } }) =>
      answer(await saveText(world, actor, { id, version }, draft)),
    ),
    withdraw: t.withdraw.handler(async ({ input: { id, version, ...form }, context: { world, actor } }) =>
      answer(await withdrawText(world, actor, { id, version }, form)),
    ),
  }),
  studyLectures: l.router({
    create: l.create.handler(async ({ input, context: { world, actor } }) => answer(await planLecture(world, actor, input))),
    get: l.get.handler(({ input, context }) =>
      opened(
        context,
        (tx) => findLecture(tx, context.actor, input.id),
        lectureOf(input.id),
        (found, entries) => lecturePageOf(found, context.actor, entries),
        '没有找到这一讲',
      ),
    ),
    save: l.save.handler(async ({ input: { id, version, ...draft }, context: { world, actor } }) =>
      answer(await saveLecture(world, actor, { id, version }, draft)),
    ),
    cancel: l.cancel.handler(async ({ input: { id, version, ...form }, context: { world, actor } }) =>
      answer(await cancelLecture(world, actor, { id, version }, form)),
    ),
  }),
}
