// The published API of promises: the ledger's entries, the rounds of 回头看, and the second hand-over of many at once.
import { z } from 'zod'
import { dayText, id, route, words } from '#/core/http/contract.ts'
import { moveContracts, moveOffer, version } from '#/core/http/moves.ts'
import { classMarks, ratings } from '../words.ts'
import { commitmentLifecycle } from './lifecycle.ts'
import { lookBackLifecycle } from './look-back-lifecycle.ts'
import { dueKinds, progressKinds } from './words.ts'

const key = <T extends Record<string, string>>(labels: T) => z.enum(Object.keys(labels) as [keyof T & string])
const tag = z.object({ code: z.string(), label: z.string(), tone: z.string() })
const mark = z.enum(classMarks)
const deadline = z.object({ code: z.string(), label: z.string(), due: z.string(), steps: z.array(z.string()) })

export const commitmentBrief = z.object({
  id: z.string(),
  url: z.string(),
  taskId: z.string(),
  unit: z.string(),
  itemNo: z.int(),
  text: z.string(),
  state: tag,
  owed: z.boolean(),
  percent: z.int(),
  dueDay: z.string(),
  dueSteps: z.array(z.string()),
  finishedOn: z.string().nullable(),
  reportedOn: z.string().nullable(),
  again: z.boolean(),
  classMark: z.string(),
  classNow: z.string(),
})
export type CommitmentBriefView = z.infer<typeof commitmentBrief>

export const commitmentPage = z.object({
  id: z.string(),
  version: z.int(),
  url: z.string(),
  text: z.string(),
  state: tag,
  owed: z.boolean(),
  percent: z.int(),
  unit: z.object({ id: z.string(), name: z.string() }),
  proposal: z.object({
    id: z.string(),
    title: z.string(),
    caseNo: z.int().nullable(),
    session: z.string(),
    lead: z.string().nullable(),
    state: tag,
  }),
  suggestion: z.string(),
  itemNo: z.int(),
  docNo: z.string(),
  classMark: mark,
  classNow: mark,
  promisedOn: z.string(),
  dueDay: z.string(),
  dueSteps: z.array(z.string()),
  originalDueDay: z.string(),
  limitDay: z.string(),
  finishedOn: z.string().nullable(),
  onTime: z.boolean().nullable(),
  asked: z.object({ dueDay: z.string(), reason: z.string() }).nullable(),
  deadlines: z.array(deadline),
  progress: z.array(
    z.object({
      id: z.string(),
      onDay: z.string(),
      percent: z.int(),
      text: z.string(),
      kind: key(progressKinds),
      recordedBy: z.string(),
      files: z.array(z.object({ id: z.string(), name: z.string(), size: z.int() })),
      /** The unit may still add evidence to its newest entry. */
      mayAttach: z.boolean(),
    }),
  ),
  dues: z.array(z.object({ dueDay: z.string(), fromDay: z.string(), kind: key(dueKinds), reason: z.string(), setBy: z.string() })),
  ratings: z.array(
    z.object({ evaluator: z.string(), ratedOn: z.string(), result: key(ratings), comment: z.string(), voided: z.boolean() }),
  ),
  siblings: z.array(z.object({ id: z.string(), text: z.string(), state: tag, dueDay: z.string() })),
  assignments: z.array(z.object({ title: z.string(), on: z.string(), dueDay: z.string(), documentNo: z.string(), demand: z.string() })),
  lookBack: z.object({ id: z.string(), title: z.string(), dueDay: z.string(), demand: z.string() }).nullable(),
  timeline: z.array(z.object({ seq: z.int(), at: z.iso.datetime({ offset: true }), actor: z.string(), words: z.string() })),
  moves: z.array(moveOffer),
})
export type CommitmentPage = z.infer<typeof commitmentPage>

const byId = z.strictObject({ id })

export const commitmentsContract = {
  get: route
    .meta({ right: 'commitments:read', ownership: 'related' })
    .route({ method: 'GET', path: '/commitments/{id}', summary: '一项承诺', tags: ['commitments'] })
    .input(byId)
    .output(commitmentPage),
  ofCase: route
    .meta({ right: 'commitments:read', ownership: 'related' })
    .route({ method: 'GET', path: '/proposals/{id}/commitments', summary: '一件提案的承诺', tags: ['commitments'] })
    .input(byId)
    .output(z.object({ items: z.array(commitmentBrief) })),
  moves: moveContracts('/commitments', commitmentLifecycle.moves),
  batch: {
    assignAgain: route
      .meta({ right: commitmentLifecycle.moves.assignAgain.right, ownership: 'any' })
      .route({ method: 'POST', path: '/commitments/batch/assignAgain', summary: '成批二次交办', tags: ['commitments'] })
      .input(
        z.strictObject({
          cases: z
            .array(z.strictObject({ id, version }))
            .min(1, { error: '请先勾选承诺' })
            .max(500, { error: '一次最多500项' })
            .meta({ title: '承诺' }),
          form: commitmentLifecycle.moves.assignAgain.asks,
        }),
      )
      .output(z.object({ results: z.array(z.object({ id: z.string(), ok: z.boolean(), reasons: z.array(z.string()) })) })),
  },
}

const lookBackBrief = z.object({
  id: z.string(),
  title: z.string(),
  state: tag,
  openedOn: z.string(),
  openedBy: z.string(),
  dueDay: z.string(),
  closedOn: z.string().nullable(),
  promises: z.int(),
  answered: z.int(),
  units: z.int(),
})
export type LookBackBrief = z.infer<typeof lookBackBrief>

export const lookBackPage = lookBackBrief.extend({
  version: z.int(),
  url: z.string(),
  demand: z.string(),
  items: z.array(
    z.object({
      id: z.string(),
      commitmentId: z.string(),
      caseNo: z.int().nullable(),
      subject: z.string(),
      unit: z.object({ id: z.string(), name: z.string() }),
      text: z.string(),
      dueDay: z.string(),
      classThen: z.string(),
      classNow: z.string(),
      state: tag,
      percentBefore: z.int(),
      percent: z.int().nullable(),
      says: z.string().nullable(),
      answeredOn: z.string().nullable(),
    }),
  ),
  moves: z.array(moveOffer),
})
export type LookBackPage = z.infer<typeof lookBackPage>

export const lookBackAsk = z.strictObject({
  title: words('名称', 60).meta({ title: '名称' }),
  dueDay: dayText.nullable().default(null).meta({ title: '填报期限（不填按设置推算）' }),
  demand: words('要求', 2000, 0).default('').meta({ title: '要求（可不填）', widget: 'textarea' }),
})

export const lookBacksContract = {
  all: route
    .meta({ right: 'commitments:read', ownership: 'any' })
    .route({ method: 'GET', path: '/look-backs', summary: '历次回头看', tags: ['commitments'] })
    .input(z.strictObject({}))
    .output(
      z.object({
        rounds: z.array(lookBackBrief),
        /** Promises still owed: what a new round would be about. */
        owed: z.int(),
        mayOpen: z.boolean(),
        form: z.record(z.string(), z.unknown()),
      }),
    ),
  get: route
    .meta({ right: 'commitments:read', ownership: 'any' })
    .route({ method: 'GET', path: '/look-backs/{id}', summary: '一次回头看', tags: ['commitments'] })
    .input(byId)
    .output(lookBackPage),
  open: route
    .meta({ right: 'commitments:decide', ownership: 'any' })
    .route({ method: 'POST', path: '/look-backs', summary: '部署回头看', successStatus: 201, tags: ['commitments'] })
    .input(lookBackAsk)
    .output(z.object({ id: z.string() })),
  moves: moveContracts('/look-backs', lookBackLifecycle.moves),
}

export const commitmentContracts = { commitments: commitmentsContract, lookBacks: lookBacksContract }
