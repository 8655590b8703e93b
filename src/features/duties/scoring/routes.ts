// Implements the contract of rule sets, scores and simulation.
import { readIn } from '#/core/db/database.ts'
import { yearOf } from '#/core/day.ts'
import { moveRoutes } from '#/core/http/move-routes.ts'
import { answer, routesFor, type SignedInContext } from '#/core/http/procedure.ts'
import { done, notFound, refused } from '#/core/outcome.ts'
import { ruleSet } from '#/core/scoring/rule-set.ts'
import { differences } from '#/core/scoring/rule-words.ts'
import { draftRules, editionActs, flawReasons, saveRules } from './acts.ts'
import { dutyRulesContract, dutyScoresContract } from './contract.ts'
import { ownScore } from './own-score.ts'
import { askedRules, sheetOf } from './scores.ts'
import { scoreShown, wordsOf, type Known } from './sheet-view.ts'
import { simulate } from './simulate.ts'
import { editionsOf, inForce, versionOf } from './store.ts'
import { boardView, rulesListView, rulesView } from './view.ts'

const r = routesFor(dutyRulesContract)

export const dutyRulesRoutes = (known: () => Known) =>
  r.router({
    list: r.list.handler(({ context: { world, actor } }) =>
      readIn(world.db, [actor.committeeId], (tx) => rulesListView(tx, actor, world.clock.today())),
    ),
    get: r.get.handler(async ({ input, context: { world, actor } }) => {
      const page = await readIn(world.db, [actor.committeeId], (tx) =>
        rulesView(tx, actor, { key: input.key, edition: input.edition ?? null, today: world.clock.today() }, known()),
      )
      return answer(page ? done(page) : notFound('没有找到这套办法'))
    }),
    draft: r.draft.handler(async ({ input, context: x }) => answer(await draftRules(x.world, x.actor, input))),
    save: r.save.handler(async ({ input, context: x }) => answer(await saveRules(x.world, x.actor, input, input.content))),
    moves: moveRoutes(r.moves, editionActs),
    compare: r.compare.handler(async ({ input, context: { world, actor } }) => {
      const today = world.clock.today()
      const found = await readIn(world.db, [actor.committeeId], async (tx) => {
        const editions = await editionsOf(tx, actor.committeeId, input.key)
        const [before, after] = [input.before, input.after].map((n) => editions.find((e) => e.edition === n))
        return before && after ? differences(before.content, after.content, await wordsOf(tx, actor.committeeId, today, known())) : null
      })
      return answer(found ? done({ differences: [...found] }) : notFound('没有找到要比较的版本'))
    }),
    simulate: r.simulate.handler(async ({ input, context: { world, actor } }) => {
      const parsed = ruleSet.safeParse(input.content)
      if (!parsed.success) return answer(refused(flawReasons(parsed.error.issues)))
      const today = world.clock.today()
      const found = await readIn(world.db, [actor.committeeId], async (tx) => {
        const before = await inForce(tx, actor.committeeId, input.key, today)
        if (!before) return null
        const tried = await simulate(tx, actor.committeeId, { before, after: parsed.data, year: input.year, today })
        return {
          ...tried,
          before: versionOf(before),
          rows: tried.rows.map((row) => ({ ...row })),
          grades: tried.grades.map((g) => ({ ...g })),
          bands: tried.bands.map((b) => ({ ...b })),
        }
      })
      return answer(found ? done(found) : notFound('没有找到这套办法'))
    }),
  })

const s = routesFor(dutyScoresContract)

interface Asked {
  readonly year?: number | undefined
  readonly rules?: string | undefined
}

const askedOf = ({ world }: SignedInContext, input: Asked) => {
  const today = world.clock.today()
  return { key: input.rules ?? null, year: input.year ?? yearOf(today), today }
}

export const dutyScoresRoutes = (known: () => Known) =>
  s.router({
    board: s.board.handler(async ({ input, context }) => {
      const { world, actor } = context
      const page = await readIn(world.db, [actor.committeeId], (tx) => boardView(tx, actor, askedOf(context, input)))
      return answer(page ? done(page) : notFound('没有找到这套办法'))
    }),
    mine: s.mine.handler(async ({ input, context }) => {
      const { world, actor } = context
      const asked = askedOf(context, input)
      const page = await readIn(world.db, [actor.committeeId], async (tx) => {
        const one = actor.personId ? await ownScore(tx, actor.committeeId, actor.personId, asked) : null
        return one ? scoreShown(one, { words: await wordsOf(tx, actor.committeeId, asked.today, known()), objects: known().objects }) : null
      })
      return answer(page ? done(page) : notFound('您在这一年度没有委员席位'))
    }),
    sheet: s.sheet.handler(async ({ input, context }) => {
      const { world, actor } = context
      const asked = askedOf(context, input)
      const page = await readIn(world.db, [actor.committeeId], async (tx) => {
        const rules = await askedRules(tx, actor.committeeId, asked)
        const one = rules ? await sheetOf(tx, actor.committeeId, input.holder, rules) : null
        return one ? scoreShown(one, { words: await wordsOf(tx, actor.committeeId, asked.today, known()), objects: known().objects }) : null
      })
      return answer(page ? done(page) : notFound('没有找到这份得分'))
    }),
  })
