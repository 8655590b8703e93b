// The published API of publicity for those who prepare and approve it; what the public reads are the pages of the portal.
import { z } from 'zod'
import { dayText, id, route, words } from '#/core/http/contract.ts'
import { moveContracts, moveOffer, version } from '#/core/http/moves.ts'
import { tag } from '#/core/http/shapes.ts'
import { openness } from '../words.ts'
import { publicityLifecycle } from './lifecycle.ts'
import { copyForms, decisions, passageKinds, publicityParts } from './words.ts'

const key = <T extends Record<string, string>>(labels: T) => z.enum(Object.keys(labels) as [keyof T & string])

const mark = z.strictObject({
  place: z.string().max(40).meta({ title: '位置' }),
  from: z.int().min(0).max(100_000).meta({ title: '起' }),
  to: z.int().min(1).max(100_000).meta({ title: '止' }),
  kind: key(passageKinds).meta({ title: '是什么' }),
  decision: key(decisions).meta({ title: '隐去或保留' }),
  reason: words('理由', 200, 0),
})

export const copyText = z.strictObject({
  form: key(copyForms).meta({ title: '公开方式' }),
  abstract: words('摘要', 3000, 0),
  showsProposer: z.boolean().meta({ title: '公开提案者' }),
  marks: z.array(mark).max(500, { error: '标记最多500处' }).meta({ title: '标记' }),
})
export type CopyText = z.infer<typeof copyText>

const copy = z.object({
  entry: z.int(),
  form: key(copyForms),
  preparedBy: z.string(),
  approvedBy: z.string(),
  publishedOn: z.string(),
  withdrawnOn: z.string().nullable(),
  withdrawnBy: z.string().nullable(),
  withdrawnBecause: z.string().nullable(),
})

const brief = z.object({
  id: z.string(),
  version: z.int(),
  part: key(publicityParts),
  unit: z.string().nullable(),
  state: tag,
  openness: key(openness),
  opennessReason: z.string(),
  openedOn: z.string(),
  dueDay: z.string(),
  dueSteps: z.array(z.string()),
  publishedOn: z.string().nullable(),
  sentBack: z.string().nullable(),
  preparedBy: z.string().nullable(),
  copies: z.array(copy),
  /** The reader may open the editor. */
  mayPrepare: z.boolean(),
  moves: z.array(moveOffer),
})
export type PublicationBrief = z.infer<typeof brief>

export const casePublicity = z.object({
  items: z.array(brief),
  /** Where the public reads the case; null while it does not. */
  publicUrl: z.string().nullable(),
})
export type CasePublicity = z.infer<typeof casePublicity>

export const publicationPage = brief.extend({
  url: z.string(),
  case: z.object({ id: z.string(), title: z.string(), caseNo: z.int().nullable(), session: z.string() }),
  proposer: z.string().nullable(),
  form: key(copyForms),
  abstract: z.string(),
  abstractHolds: z.array(z.string()),
  showsProposer: z.boolean(),
  editable: z.boolean(),
  places: z.array(z.object({ key: z.string(), label: z.string(), text: z.string() })),
  marks: z.array(mark.extend({ passage: z.string(), by: z.string(), at: z.string(), suggested: z.boolean() })),
  suggestions: z.array(
    z.object({
      place: z.string(),
      from: z.int(),
      to: z.int(),
      kind: key(passageKinds),
      passage: z.string(),
      because: z.string(),
    }),
  ),
  log: z.array(
    z.object({
      at: z.string(),
      by: z.string(),
      place: z.string(),
      passage: z.string(),
      kind: key(passageKinds),
      decision: key(decisions),
      reason: z.string(),
      suggested: z.boolean(),
      undoneAt: z.string().nullable(),
      undoneBy: z.string().nullable(),
    }),
  ),
})
export type PublicationPage = z.infer<typeof publicationPage>

const byId = z.strictObject({ id })
const batchResult = z.object({ id: z.string(), ok: z.boolean(), reasons: z.array(z.string()) })

/** Moves that a desk makes on several copies in one go, each in its own transaction. */
export const publicityBatchMoves = ['sendForReview', 'approve'] as const

const batchOf = (name: (typeof publicityBatchMoves)[number]) =>
  route
    .meta({ right: publicityLifecycle.moves[name].right, ownership: 'any' })
    .route({
      method: 'POST',
      path: `/publicity/batch/${name}`,
      summary: `批量${publicityLifecycle.moves[name].label}`,
      tags: ['publicity'],
    })
    .input(
      z.strictObject({
        cases: z
          .array(z.strictObject({ id, version }))
          .min(1, { error: '请先勾选公开稿' })
          .max(200, { error: '一次最多200件' })
          .meta({ title: '公开稿' }),
        form: publicityLifecycle.moves[name].asks,
      }),
    )
    .output(z.object({ results: z.array(batchResult) }))

const year = z.int().min(1949).max(2200).meta({ title: '年度' })

const figureSet = z.object({
  id: z.string(),
  year: z.int(),
  sessionTitle: z.string(),
  asOf: z.string(),
  publishedBy: z.string(),
  publishedAt: z.string(),
  withdrawnAt: z.string().nullable(),
  withdrawnBecause: z.string().nullable(),
  figures: z.array(z.object({ code: z.string(), title: z.string(), text: z.string(), unit: z.string() })),
})
export type FigureSet = z.infer<typeof figureSet>

export const publicityContract = {
  get: route
    .meta({ right: 'publicity:prepare', ownership: 'related' })
    .route({ method: 'GET', path: '/publicity/{id}', summary: '公开稿的整理页', tags: ['publicity'] })
    .input(byId)
    .output(publicationPage),
  ofCase: route
    .meta({ right: 'signed-in', ownership: 'related' })
    .route({ method: 'GET', path: '/proposals/{id}/publicity', summary: '一件提案的公开情况', tags: ['publicity'] })
    .input(byId)
    .output(casePublicity),
  save: route
    .meta({ right: 'publicity:prepare', ownership: 'related' })
    .route({ method: 'PUT', path: '/publicity/{id}/copy', summary: '保存公开稿的标记', tags: ['publicity'] })
    .input(z.strictObject({ id, version, text: copyText }))
    .output(z.object({ version: z.int(), undecided: z.int() })),
  moves: moveContracts('/publicity', publicityLifecycle.moves),
  batch: { sendForReview: batchOf('sendForReview'), approve: batchOf('approve') },
  figures: {
    list: route
      .meta({ right: 'publicity:prepare', ownership: 'any' })
      .route({ method: 'GET', path: '/publicity/figures', summary: '向社会公布过的统计数字', tags: ['publicity'] })
      .input(z.strictObject({}))
      .output(
        z.object({ sets: z.array(figureSet), years: z.array(z.object({ year: z.int(), title: z.string() })), mayPublish: z.boolean() }),
      ),
    publish: route
      .meta({ right: 'publicity:figures', ownership: 'any' })
      .route({ method: 'POST', path: '/publicity/figures', summary: '公布统计数字', successStatus: 201, tags: ['publicity'] })
      .input(z.strictObject({ year, asOf: dayText.optional().meta({ title: '截至日期' }) }))
      .output(z.object({ id: z.string() })),
    withdraw: route
      .meta({ right: 'publicity:figures', ownership: 'any' })
      .route({ method: 'POST', path: '/publicity/figures/{id}/withdrawal', summary: '撤下公布的统计数字', tags: ['publicity'] })
      .input(z.strictObject({ id, reason: words('撤下的理由', 500) }))
      .output(z.object({ id: z.string() })),
  },
}
