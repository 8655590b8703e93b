// The published API of supervision: choosing key proposals, supervision items with their problems, the board, what a case's page shows of it.
import { z } from 'zod'
import { id, route, words } from '#/core/http/contract.ts'
import { moveContracts, moveOffer } from '#/core/http/moves.ts'
import { named, tag, told } from '#/core/http/shapes.ts'
import { unitRoles } from '../words.ts'
import { supervisionLifecycle } from './lifecycle.ts'
import { problemLifecycle } from './problem-lifecycle.ts'
import { selectionLifecycle } from './selection-lifecycle.ts'
import { sources, tiers, type RecommenderKind, type Tier } from './words.ts'

const tier = z.enum(Object.keys(tiers) as [Tier])

export const recommendation = z.strictObject({
  proposalId: id.meta({ title: '推荐哪件提案', widget: 'proposal' }),
  source: z
    .enum(Object.keys(sources) as [RecommenderKind])
    .default('office')
    .meta({ title: '由谁推荐', labels: sources }),
  recommender: words('推荐单位或者推荐人', 60, 0)
    .default('')
    .meta({ title: '推荐单位或者推荐人', help: '党派、专委会登录推荐的按本单位计，不必填写' }),
  reason: words('推荐理由', 2000).meta({ title: '推荐理由', widget: 'textarea' }),
  weighty: z.boolean().default(false).meta({ title: '分量重' }),
  broad: z.boolean().default(false).meta({ title: '涉及面广' }),
  feasible: z.boolean().default(false).meta({ title: '当年能办' }),
})
export type Recommendation = z.infer<typeof recommendation>

/** The modes on offer are the session's: the page's form names them, the act asks the rules. */
export const opening = z.strictObject({
  mode: words('督办方式', 40).meta({ title: '督办方式' }),
  proposalIds: z
    .array(id)
    .min(1, { error: '请选择要督办的提案' })
    .max(20, { error: '一件督办最多20件提案' })
    .refine((ids) => new Set(ids).size === ids.length, { error: '同一件提案选了两次' })
    .meta({ title: '督办哪些提案', widget: 'proposals' }),
  leaderId: id.meta({ title: '领衔人', widget: 'person' }),
  leaderPost: words('领衔人职务', 60, 0).default('').meta({ title: '领衔人职务' }),
  bodyId: id
    .nullable()
    .default(null)
    .meta({ title: '协助的专门委员会', widget: 'unit', kinds: ['special-committee'] }),
})
export type Opening = z.infer<typeof opening>

const owed = z.object({ code: z.string(), label: z.string(), holder: z.string().nullable(), due: z.string(), steps: z.array(z.string()) })
const budget = z.object({ left: z.int(), times: z.int(), days: z.int(), nextOn: z.string().nullable() })

const unit = z.object({
  bodyId: z.string(),
  name: z.string(),
  role: z.enum(Object.keys(unitRoles) as [keyof typeof unitRoles]),
  state: tag,
  /** While the task is open. */
  due: z.string().nullable(),
})

const supervisedCase = z.object({
  id: z.string(),
  url: z.string(),
  caseNo: z.int().nullable(),
  subject: z.string(),
  lead: z.string(),
  state: tag,
  tier: tier.nullable(),
  units: z.array(unit),
})

const activity = z.object({
  id: z.string(),
  kind: z.string(),
  label: z.string(),
  heldOn: z.string(),
  place: z.string(),
  participants: z.string(),
  leaderPresent: z.boolean(),
  minutes: z.string(),
  asked: z.string(),
  recordedBy: z.string(),
})

const problem = z.object({
  id: z.string(),
  url: z.string(),
  version: z.int(),
  no: z.int(),
  text: z.string(),
  owner: named,
  foundOn: z.string(),
  state: tag,
  due: z.string().nullable(),
  dueSteps: z.array(z.string()),
  overdue: z.boolean(),
  answer: z.string(),
  answeredOn: z.string().nullable(),
  answeredBy: z.string().nullable(),
  returned: z.string(),
  solvedOn: z.string().nullable(),
  confirmedBy: z.string().nullable(),
  retractReason: z.string(),
  mayAttach: z.boolean(),
  moves: z.array(moveOffer),
})

const unitReport = z.object({
  id: z.string(),
  unit: named,
  text: z.string(),
  reportedOn: z.string().nullable(),
  reportedBy: z.string().nullable(),
  mayAttach: z.boolean(),
})

const instruction = z.object({ id: z.string(), leaderName: z.string(), text: z.string(), givenOn: z.string(), recordedBy: z.string() })

const result = z.object({
  id: z.string(),
  text: z.string(),
  reportedOn: z.string(),
  reportedBy: z.string(),
  returnedOn: z.string().nullable(),
  returnReason: z.string(),
  readOn: z.string().nullable(),
  readBy: z.string().nullable(),
  opinion: z.string(),
})

export const supervisionPage = z.object({
  id: z.string(),
  version: z.int(),
  url: z.string(),
  title: z.string(),
  state: tag,
  session: named,
  mode: z.object({ code: z.string(), label: z.string(), who: z.string(), acts: z.array(z.string()) }),
  leader: named,
  leaderPost: z.string(),
  body: named.nullable(),
  purpose: z.string(),
  plan: z.string(),
  plannedOn: z.string().nullable(),
  participants: z.string(),
  unitLeaders: z.string(),
  openedOn: z.string(),
  planApprovedOn: z.string().nullable(),
  planApprovedBy: z.string().nullable(),
  approvalNote: z.string(),
  closedOn: z.string().nullable(),
  conclusion: z.string(),
  cancelReason: z.string(),
  mayAttach: z.boolean(),
  cases: z.array(supervisedCase),
  budgets: z.array(named.extend({ budget })),
  activities: z.array(activity),
  problems: z.array(problem),
  reports: z.array(unitReport),
  instructions: z.array(instruction),
  results: z.array(result),
  owed: z.array(owed),
  timeline: z.array(told),
  moves: z.array(moveOffer),
})
export type SupervisionPage = z.infer<typeof supervisionPage>

const boardUnit = named.extend({ answers: z.boolean(), budget })

export const boardRow = z.object({
  id: z.string(),
  url: z.string(),
  title: z.string(),
  state: tag,
  mode: z.object({ code: z.string(), label: z.string() }),
  leader: z.string(),
  body: z.string().nullable(),
  cases: z.array(z.object({ id: z.string(), caseNo: z.int().nullable(), tier: tier.nullable() })),
  units: z.array(boardUnit),
  openProblems: z.int(),
  overdueProblems: z.int(),
  activities: z.int(),
  asked: z.object({ on: z.string(), words: z.string() }).nullable(),
  owed: owed.nullable(),
})
export type BoardRow = z.infer<typeof boardRow>

export const selectionSeen = z.object({
  id: z.string(),
  version: z.int(),
  url: z.string(),
  state: tag,
  proposedOn: z.string(),
  shortlistTier: tier.nullable(),
  tier: tier.nullable(),
  meetingDay: z.string().nullable(),
  documentNo: z.string().nullable(),
  opinion: z.string(),
  reason: z.string(),
  recommendations: z.array(
    z.object({
      source: z.string(),
      recommender: z.string(),
      reason: z.string(),
      conditions: z.array(z.string()),
      recommendedOn: z.string(),
    }),
  ),
  moves: z.array(moveOffer),
})

export const candidatePage = selectionSeen.extend({
  proposal: z.object({ id: z.string(), subject: z.string(), caseNo: z.int().nullable() }),
})
export type CandidatePageData = z.infer<typeof candidatePage>

const form = z.record(z.string(), z.unknown()).nullable()

/** 督办 on a case's page: its standing with days, its selection for those who choose, its items. */
export const caseSupervision = z.object({
  standings: z.array(z.object({ tier, from: z.string(), until: z.string().nullable(), documentNo: z.string() })),
  selections: z.array(selectionSeen),
  items: z.array(
    z.object({
      id: z.string(),
      url: z.string(),
      mode: z.string(),
      leader: z.string(),
      state: tag,
      openedOn: z.string(),
      activities: z.int(),
      openProblems: z.int(),
      owed: owed.nullable(),
    }),
  ),
  /** Forms of what this reader may begin here; null where he may not. */
  recommend: form,
  open: form,
})
export type CaseSupervision = z.infer<typeof caseSupervision>

export const supervisionForms = z.object({ recommend: form, open: form })

export const chosenLimits = z.object({
  sessions: z.array(
    z.object({
      title: z.string(),
      filed: z.int(),
      key: z.int(),
      important: z.int(),
      shortlisted: z.int(),
      most: z.int(),
      shareInPercent: z.number(),
      warnings: z.array(z.string()),
    }),
  ),
})
export type ChosenLimits = z.infer<typeof chosenLimits>

const selectionMoves = selectionLifecycle.moves
const versioned = z.strictObject({ id, version: z.int().min(1) })

/** The meeting decides on many proposals at once; each is decided for itself. */
export const selectionBatchMoves = ['shortlist', 'decide', 'decline'] as const

const batchOf = <A extends z.ZodObject>(name: (typeof selectionBatchMoves)[number], asks: A) =>
  route
    .meta({ right: selectionMoves[name].right, ownership: 'any' })
    .route({ method: 'POST', path: `/key-selections/batch/${name}`, summary: `批量${selectionMoves[name].label}`, tags: ['supervision'] })
    .input(
      z.strictObject({
        cases: z.array(versioned).min(1, { error: '请先勾选候选提案' }).max(200, { error: '一次最多200件' }).meta({ title: '候选提案' }),
        form: asks,
      }),
    )
    .output(z.object({ results: z.array(z.object({ id: z.string(), ok: z.boolean(), reasons: z.array(z.string()) })) }))

export const keySelectionsContract = {
  recommend: route
    .meta({ right: 'supervision:recommend', ownership: 'any' })
    .route({ method: 'POST', path: '/key-selections', summary: '推荐重点提案候选', successStatus: 201, tags: ['supervision'] })
    .input(recommendation)
    .output(z.object({ id: z.string(), state: z.string() })),
  limits: route
    .meta({ right: 'supervision:candidates', ownership: 'any' })
    .route({ method: 'GET', path: '/key-selections/limits', summary: '各届次重点、重要提案件数和上限', tags: ['supervision'] })
    .input(z.strictObject({}))
    .output(chosenLimits),
  get: route
    .meta({ right: 'supervision:candidates', ownership: 'related' })
    .route({ method: 'GET', path: '/key-selections/{id}', summary: '一件候选提案', tags: ['supervision'] })
    .input(z.strictObject({ id }))
    .output(candidatePage),
  batchForms: route
    .meta({ right: 'supervision:candidates', ownership: 'any' })
    .route({ method: 'GET', path: '/key-selections/forms', summary: '遴选各步的表单', tags: ['supervision'] })
    .input(z.strictObject({}))
    .output(z.object({ shortlist: form, decide: form, decline: form })),
  moves: moveContracts('/key-selections', selectionMoves),
  batch: {
    shortlist: batchOf('shortlist', selectionMoves.shortlist.asks),
    decide: batchOf('decide', selectionMoves.decide.asks),
    decline: batchOf('decline', selectionMoves.decline.asks),
  },
}

export const supervisionContract = {
  board: route
    .meta({ right: 'supervision:read', ownership: 'any' })
    .route({ method: 'GET', path: '/supervision/board', summary: '督办台：谁在督办、最近要求了什么、还欠什么', tags: ['supervision'] })
    .input(z.object({}).catchall(z.string({ error: '每个参数只能写一次' })))
    .output(z.object({ rows: z.array(boardRow), more: z.boolean() })),
  forms: route
    .meta({ right: 'supervision:read', ownership: 'any' })
    .route({ method: 'GET', path: '/supervision/forms', summary: '推荐和开办督办的表单', tags: ['supervision'] })
    .input(z.strictObject({}))
    .output(supervisionForms),
  ofCase: route
    .meta({ right: 'signed-in', ownership: 'related' })
    .route({ method: 'GET', path: '/proposals/{id}/supervision', summary: '一件提案的遴选和督办', tags: ['supervision'] })
    .input(z.strictObject({ id }))
    .output(caseSupervision),
  open: route
    .meta({ right: 'supervision:write', ownership: 'any' })
    .route({ method: 'POST', path: '/supervision', summary: '开办督办', successStatus: 201, tags: ['supervision'] })
    .input(opening)
    .output(z.object({ id: z.string(), url: z.string() })),
  get: route
    .meta({ right: 'supervision:read', ownership: 'related' })
    .route({ method: 'GET', path: '/supervision/{id}', summary: '督办件全貌', tags: ['supervision'] })
    .input(z.strictObject({ id }))
    .output(supervisionPage),
  ofProblem: route
    .meta({ right: 'supervision:read', ownership: 'related' })
    .route({ method: 'GET', path: '/supervision-problems/{id}', summary: '问题属于哪件督办', tags: ['supervision'] })
    .input(z.strictObject({ id }))
    .output(z.object({ supervisionId: z.string() })),
  moves: moveContracts('/supervision', supervisionLifecycle.moves),
  problems: moveContracts('/supervision-problems', problemLifecycle.moves),
}

export const supervisionContracts = { keySelections: keySelectionsContract, supervision: supervisionContract }
