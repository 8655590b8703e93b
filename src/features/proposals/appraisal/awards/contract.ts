// The published API of commendation.
import { z } from 'zod'
import { id, route, words } from '#/core/http/contract.ts'
import { moveContracts, moveOffer } from '#/core/http/moves.ts'
import { coded, tag, told } from '#/core/http/shapes.ts'
import { candidateLifecycle, selectionLifecycle } from './lifecycle.ts'

const byId = z.strictObject({ id })
const reason = words('理由', 1000).meta({ title: '理由', widget: 'textarea' })
const votes = z.object({ for: z.int(), against: z.int(), abstain: z.int() })

export const selectionPage = z.object({
  id: z.string(),
  url: z.string(),
  version: z.int(),
  title: z.string(),
  year: z.int(),
  state: tag,
  voteUntil: z.string().nullable(),
  voters: z.int(),
  voted: z.int(),
  meeting: z.string(),
  meetingDay: z.string().nullable(),
  publicityFrom: z.string().nullable(),
  publicityUntil: z.string().nullable(),
  announcedOn: z.string().nullable(),
  documentNo: z.string(),
  /** The reader may vote now, has voted, or is no voter. */
  myVote: z.enum(['open', 'given', 'none']),
  mayNominate: z.boolean(),
  mayObject: z.boolean(),
  kinds: z.array(coded.extend({ holder: z.enum(['proposal', 'body', 'person']) })),
  quotas: z.array(z.object({ kind: z.string(), label: z.string(), quota: z.int(), says: z.string(), exceeded: z.boolean() })),
  candidates: z.array(
    z.object({
      id: z.string(),
      url: z.string(),
      version: z.int(),
      kind: coded,
      holder: z.object({ name: z.string(), url: z.string() }),
      collective: z.boolean(),
      reason: z.string(),
      recommendedBy: z.string(),
      state: tag,
      /** null until the votes are counted. */
      votes: votes.nullable(),
      dropReason: z.string(),
      certificateNo: z.string().nullable(),
      moves: z.array(moveOffer),
    }),
  ),
  objections: z.array(
    z.object({
      id: z.string(),
      holder: z.string(),
      fromWhom: z.string(),
      reason: z.string(),
      receivedOn: z.string(),
      upheld: z.boolean().nullable(),
      decisionReason: z.string(),
    }),
  ),
  timeline: z.array(told),
  moves: z.array(moveOffer),
})
export type SelectionPage = z.infer<typeof selectionPage>

const suggested = z.array(z.object({ holderId: z.string(), holderName: z.string(), reason: z.string(), url: z.string() }))

export const awardsContract = {
  begin: route
    .meta({ right: 'appraisal:run', ownership: 'any' })
    .route({ method: 'POST', path: '/award-selections', summary: '开始评选表彰', successStatus: 201, tags: ['appraisal'] })
    .input(z.strictObject({ title: words('名称', 80), year: z.int().min(1949).max(2200).meta({ title: '年度' }) }))
    .output(z.object({ id: z.string(), url: z.string() })),
  get: route
    .meta({ right: 'signed-in', ownership: 'related' })
    .route({ method: 'GET', path: '/award-selections/{id}', summary: '一次评选', tags: ['appraisal'] })
    .input(byId)
    .output(selectionPage),
  suggestions: route
    .meta({ right: 'appraisal:recommend', ownership: 'any' })
    .route({ method: 'GET', path: '/award-selections/{id}/suggestions', summary: '按评分和评价推荐的候选', tags: ['appraisal'] })
    .input(byId)
    .output(z.object({ proposals: suggested, units: suggested })),
  nominate: route
    .meta({ right: 'appraisal:recommend', ownership: 'any' })
    .route({ method: 'POST', path: '/award-selections/{id}/candidates', summary: '推荐候选', successStatus: 201, tags: ['appraisal'] })
    .input(
      z.strictObject({
        id,
        kind: z.string().min(1).max(40).meta({ title: '表彰种类' }),
        proposalId: id.nullable().default(null).meta({ title: '提案' }),
        bodyId: id.nullable().default(null).meta({ title: '单位' }),
        personId: id.nullable().default(null).meta({ title: '个人' }),
        recommendedBy: words('推荐人（单位）', 80),
        reason: words('推荐理由', 2000).meta({ title: '推荐理由', widget: 'textarea' }),
      }),
    )
    .output(z.object({ id: z.string() })),
  vote: route
    .meta({ right: 'signed-in', ownership: 'related' })
    .route({ method: 'POST', path: '/award-selections/{id}/vote', summary: '初评投票（无记名）', tags: ['appraisal'] })
    .input(
      z.strictObject({
        id,
        ballot: z
          .array(z.strictObject({ candidateId: id, choice: z.enum(['for', 'against', 'abstain'], { error: '请选择赞成、反对或者弃权' }) }))
          .max(500)
          .meta({ title: '选票' }),
      }),
    )
    .output(z.object({ id: z.string() })),
  moves: moveContracts('/award-selections', selectionLifecycle.moves),
  candidateMoves: moveContracts('/award-candidates', candidateLifecycle.moves),
  object: route
    .meta({ right: 'appraisal:run', ownership: 'any' })
    .route({
      method: 'POST',
      path: '/award-candidates/{id}/objections',
      summary: '登记公示期间的异议',
      successStatus: 201,
      tags: ['appraisal'],
    })
    .input(z.strictObject({ id, fromWhom: words('谁提出的', 80), reason }))
    .output(z.object({ id: z.string() })),
  decide: route
    .meta({ right: 'appraisal:run', ownership: 'any' })
    .route({ method: 'POST', path: '/award-objections/{id}/decision', summary: '处理异议', tags: ['appraisal'] })
    .input(z.strictObject({ id, upheld: z.boolean().meta({ title: '异议成立' }), reason }))
    .output(z.object({ id: z.string() })),
}
