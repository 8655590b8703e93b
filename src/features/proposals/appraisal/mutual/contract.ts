// The published API of mutual review. A score is null until its reader may see it; what is null here was never read from the database.
import { z } from 'zod'
import { dayText, id, route, words } from '#/core/http/contract.ts'
import { moveContracts, moveOffer } from '#/core/http/moves.ts'
import { coded, named, tag, told } from '#/core/http/shapes.ts'
import { pairLifecycle, roundLifecycle } from './lifecycle.ts'
import { indicator, mutualScheme, sides, type Side } from './scheme.ts'

const side = z.enum(Object.keys(sides) as [Side])
const byId = z.strictObject({ id })
const summaryRow = z.object({ key: z.string(), label: z.string(), pairs: z.int(), given: z.int(), mean: z.number().nullable() })

export const roundPage = z.object({
  id: z.string(),
  url: z.string(),
  version: z.int(),
  title: z.string(),
  session: named,
  state: tag,
  dueDay: z.string(),
  sentOn: z.string().nullable(),
  closedOn: z.string().nullable(),
  publishedOn: z.string().nullable(),
  meeting: z.string(),
  note: z.string(),
  createdBy: z.string(),
  scheme: mutualScheme,
  pairs: z.int(),
  forms: z.int(),
  given: z.int(),
  opened: z.int(),
  mayChoose: z.boolean(),
  units: z.array(summaryRow),
  proposers: z.array(summaryRow),
  timeline: z.array(told),
  moves: z.array(moveOffer),
})
export type RoundPage = z.infer<typeof roundPage>

const formShown = z.object({
  id: z.string(),
  side,
  sideLabel: z.string(),
  rater: z.string(),
  indicators: z.array(indicator),
  mine: z.boolean(),
  /** The reader may fill it in now. */
  open: z.boolean(),
  givenOn: z.string().nullable(),
  givenBy: z.string().nullable(),
  scores: z.array(z.number()).nullable(),
  total: z.number().nullable(),
  grade: z.string().nullable(),
  comment: z.string(),
})

export const pairPage = z.object({
  id: z.string(),
  url: z.string(),
  version: z.int(),
  state: tag,
  round: z.object({ id: z.string(), title: z.string(), dueDay: z.string(), state: coded }),
  proposal: z.object({ id: z.string(), url: z.string(), caseNo: z.int().nullable(), subject: z.string() }),
  unit: named,
  proposer: z.string(),
  openedOn: z.string().nullable(),
  lowBelow: z.number(),
  decisionReason: z.string(),
  forms: z.array(formShown),
  moves: z.array(moveOffer),
})
export type PairPage = z.infer<typeof pairPage>

export const roundDraft = z.strictObject({
  title: words('名称', 80),
  sessionId: id.meta({ title: '届次' }),
  scheme: words('指标', 60),
  dueDay: dayText.meta({ title: '评议期限' }),
})

export const mutualContract = {
  forms: route
    .meta({ right: 'appraisal:run', ownership: 'any' })
    .route({ method: 'GET', path: '/appraisal/mutual-round-form', summary: '建立双向评议的表单', tags: ['appraisal'] })
    .input(z.strictObject({}))
    .output(z.object({ form: z.record(z.string(), z.unknown()), schemes: z.array(mutualScheme) })),
  draft: route
    .meta({ right: 'appraisal:run', ownership: 'any' })
    .route({ method: 'POST', path: '/mutual-rounds', summary: '建立一轮双向评议', successStatus: 201, tags: ['appraisal'] })
    .input(roundDraft)
    .output(z.object({ id: z.string(), url: z.string() })),
  round: route
    .meta({ right: 'appraisal:read', ownership: 'any' })
    .route({ method: 'GET', path: '/mutual-rounds/{id}', summary: '一轮双向评议', tags: ['appraisal'] })
    .input(byId)
    .output(roundPage),
  choose: route
    .meta({ right: 'appraisal:run', ownership: 'any' })
    .route({ method: 'POST', path: '/mutual-rounds/{id}/cases', summary: '选入评议的提案', tags: ['appraisal'] })
    .input(z.strictObject({ id, proposals: z.array(id).max(2000).nullable().meta({ title: '提案（不填就是全部已经答复的）' }) }))
    .output(z.object({ added: z.int() })),
  remove: route
    .meta({ right: 'appraisal:run', ownership: 'any' })
    .route({ method: 'POST', path: '/mutual-rounds/{id}/removal', summary: '移出评议的提案', tags: ['appraisal'] })
    .input(z.strictObject({ id, pairs: z.array(id).min(1).max(2000) }))
    .output(z.object({ removed: z.int() })),
  moves: moveContracts('/mutual-rounds', roundLifecycle.moves),
  pair: route
    .meta({ right: 'signed-in', ownership: 'related' })
    .route({ method: 'GET', path: '/mutual-pairs/{id}', summary: '一件提案的双向评议', tags: ['appraisal'] })
    .input(byId)
    .output(pairPage),
  pairMoves: moveContracts('/mutual-pairs', pairLifecycle.moves),
  /** A form's own address only leads to its pair. */
  form: route
    .meta({ right: 'appraisal:rate', ownership: 'related' })
    .route({ method: 'GET', path: '/mutual-forms/{id}', summary: '评议表属于哪件', tags: ['appraisal'] })
    .input(byId)
    .output(z.object({ pairId: z.string() })),
  give: route
    .meta({ right: 'appraisal:rate', ownership: 'related' })
    .route({ method: 'POST', path: '/mutual-forms/{id}', summary: '交评议表', tags: ['appraisal'] })
    .input(
      z.strictObject({
        id,
        scores: z
          .array(z.number({ error: '请评分' }).min(0).max(100))
          .max(20)
          .meta({ title: '各项评分' }),
        comment: words('意见', 2000, 0).meta({ title: '意见', widget: 'textarea' }),
      }),
    )
    .output(z.object({ id: z.string(), opened: z.boolean() })),
}
