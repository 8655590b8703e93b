// What a case's page asks of appraisal.
import { readIn } from '#/core/db/database.ts'
import { may } from '#/core/actor.ts'
import { answer, routesFor } from '#/core/http/procedure.ts'
import { done, notFound } from '#/core/outcome.ts'
import { codesOf } from '#/core/settings/store.ts'
import { findCase, partiesOfActor } from '../store.ts'
import { awardKinds } from './awards/settings.ts'
import { awardsOf } from './awards/store.ts'
import { appraisalContracts } from './contract.ts'
import { pairStates } from './mutual/lifecycle.ts'
import { pairsFor } from './mutual/store.ts'

const a = routesFor(appraisalContracts.appraisal)

export const appraisalRoutes = a.router({
  ofCase: a.ofCase.handler(async ({ input, context: { world, actor } }) => {
    const found = await readIn(world.db, [actor.committeeId], async (tx) => {
      const theCase = await findCase(tx, actor, input.id)
      if (!theCase) return null
      const kinds = await codesOf(tx, actor.committeeId, awardKinds, world.clock.today())
      const mine = partiesOfActor(actor)
      const pairs = (await pairsFor(tx, actor, { proposalId: input.id })).filter(
        (p) => p.forms.length > 0 && (may(actor, 'appraisal:read') || p.forms.some((f) => mine.includes(f.raterId))),
      )
      return {
        awards: (await awardsOf(tx, actor.committeeId, input.id)).map((w) => ({
          ...w,
          url: `/award-selections/${w.selectionId}`,
          kind: kinds.find((k) => k.code === w.kind)?.label ?? w.kind,
        })),
        pairs: pairs.map((p) => ({
          id: p.id,
          url: `/mutual-pairs/${p.id}`,
          unit: p.unit,
          state: { code: p.state, label: pairStates[p.state].label, tone: pairStates[p.state].tone },
          handling: p.forms.find((f) => f.side === 'handling')?.total ?? null,
          quality: p.forms.find((f) => f.side === 'quality')?.total ?? null,
        })),
      }
    })
    return answer(found ? done(found) : notFound('没有找到这件提案，或者您无权查看'))
  }),
})
