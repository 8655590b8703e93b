// The published API of proposals: what the web, a unit's own office system and scripts may ask.
import { z } from 'zod'
import { dayText, id, route, words } from '#/core/http/contract.ts'
import { moveContracts, moveOffer, version } from '#/core/http/moves.ts'
import { coded, named, picked, tag } from '#/core/http/shapes.ts'
import { conversionContracts } from './conversion/contract.ts'
import { togetherContracts } from './together/contract.ts'
import { meetingContracts } from './meeting/contract.ts'
import { collectingContracts } from './collecting/contract.ts'
import { appraisalContracts } from './appraisal/contract.ts'
import { commitmentContracts } from './commitments/contract.ts'
import { elevatedContract } from './elevated/contract.ts'
import { assignmentsContract } from './documents/contract.ts'
import { exchangeContract } from './exchange/contract.ts'
import { proposalLifecycle } from './lifecycle.ts'
import { publicityContract } from './publicity/contract.ts'
import { supervisionContracts } from './supervision/contract.ts'
import { taskLifecycle } from './task-lifecycle.ts'
import { countings, verdicts } from './scale-rules.ts'
import { taskMatters } from './tasks/contract.ts'
import { accepted, modes, openness, phases, proposerKinds, ratings, timeKinds, unitRoles } from './words.ts'

const key = <T extends Record<string, string>>(labels: T) => z.enum(Object.keys(labels) as [keyof T & string])
const instant = z.iso.datetime({ offset: true })
const unit = z.object({ bodyId: z.string(), name: z.string(), role: key(unitRoles) })

/** What an author writes. Everything may be empty while it is a draft; submitting tells what is missing. */
export const proposalText = z.strictObject({
  subject: words('案由', 120, 0),
  proposerKind: key(proposerKinds).meta({ title: '提案者类别' }),
  leadBodyId: id.nullable().meta({ title: '提案单位' }),
  contactName: words('联系人', 40, 0),
  contactPhone: words('联系电话', 30, 0),
  situation: words('情况', 20_000, 0),
  analysis: words('分析', 20_000, 0),
  suggestions: z
    .array(words('建议', 5_000, 0))
    .max(30, { error: '建议最多30条' })
    .meta({ title: '建议' }),
  surveyDone: z.boolean(),
  surveyNote: words('调研情况', 2_000, 0),
  openConsent: z.boolean(),
  openReason: words('不同意公开的理由', 500, 0),
  keywords: z.array(words('关键词', 20)).max(8, { error: '关键词最多8个' }).meta({ title: '关键词' }),
  wishedUnits: z
    .array(z.strictObject({ bodyId: id, role: key(unitRoles) }))
    .max(10, { error: '建议承办单位最多10个' })
    .meta({ title: '建议承办单位' }),
})
export type ProposalDraft = z.infer<typeof proposalText>

const replyItem = z.strictObject({
  no: z.int().min(1).max(30).meta({ title: '建议序号' }),
  accepted: key(accepted).meta({ title: '采纳情况' }),
  measure: words('措施', 4_000, 0),
  done: z.boolean().meta({ title: '已完成' }),
  dueDay: dayText.nullable().meta({ title: '计划完成日期' }),
  reason: words('未采纳理由', 2_000, 0),
})

export const replyText = z.strictObject({
  docNo: words('发文字号', 60, 0),
  title: words('标题', 120, 0),
  body: words('答复正文', 20_000, 0),
  classMark: z.enum(['A', 'B', 'C', 'D']).nullable().meta({ title: '办理结果类别' }),
  openness: key(openness).nullable().meta({ title: '公开属性' }),
  opennessReason: words('不主动公开的理由', 500, 0),
  contactName: words('联系人', 40, 0),
  contactPhone: words('联系电话', 30, 0),
  items: z.array(replyItem).max(30).meta({ title: '逐条答复' }),
})
export type ReplyDraft = z.infer<typeof replyText>

const consultation = z.object({
  id: z.string(),
  phase: key(phases),
  mode: key(modes),
  heldOn: z.string(),
  place: z.string(),
  unitPeople: z.string(),
  content: z.string(),
  opinions: z.string(),
  agreed: z.string(),
  recordedBy: z.string(),
  confirmedAt: instant.nullable(),
  disputedAt: instant.nullable(),
  disputeReason: z.string().nullable(),
  /** The reader is the proposer and has not yet said whether this took place. */
  awaitsMe: z.boolean(),
})

const reply = replyText.extend({
  id: z.string(),
  signerName: z.string(),
  signerPost: z.string(),
  issuedOn: z.string().nullable(),
  items: z.array(replyItem.extend({ suggestion: z.string() })),
})

const task = z.object({
  id: z.string(),
  version: z.int(),
  unit: named,
  role: key(unitRoles),
  round: z.int(),
  state: tag,
  assignedOn: z.string(),
  receivedOn: z.string().nullable(),
  receivedBy: z.string().nullable(),
  responsibleLeader: z.string().nullable(),
  section: z.string().nullable(),
  clerk: z.string().nullable(),
  clerkPhone: z.string().nullable(),
  plan: z.string().nullable(),
  dueDay: z.string(),
  originalDueDay: z.string(),
  dueSteps: z.array(z.string()),
  answeredOn: z.string().nullable(),
  onTime: z.boolean().nullable(),
  consultations: z.array(consultation),
  /** A draft is seen by its unit only; an issued reply by everybody who may read the case. */
  reply: reply.nullable(),
  mine: z.boolean(),
  /** The reader may write the unit's reply now. */
  editable: z.boolean(),
  matters: taskMatters,
  moves: z.array(moveOffer),
})

const form = z.object({
  id: z.string(),
  unit: named,
  round: z.int(),
  evaluator: named,
  decisive: z.boolean(),
  openedOn: z.string(),
  dueDay: z.string(),
  dueSteps: z.array(z.string()),
  questions: z.array(
    z.object({
      code: z.string(),
      title: z.string(),
      answers: z.array(z.object({ code: z.string(), label: z.string(), counts: key(countings) })),
    }),
  ),
  answers: z.array(z.object({ question: z.string(), name: z.string(), code: z.string(), label: z.string(), counts: key(countings) })),
  verdict: key(verdicts).nullable(),
  comment: z.string(),
  givenOn: z.string().nullable(),
  lapsedOn: z.string().nullable(),
  channel: z.string().nullable(),
  enteredBy: z.string().nullable(),
  mine: z.boolean(),
})

const deadline = z.object({
  code: z.string(),
  label: z.string(),
  holder: z.string().nullable(),
  due: z.string(),
  steps: z.array(z.string()),
})

export const proposalPage = z.object({
  id: z.string(),
  version: z.int(),
  url: z.string(),
  state: tag,
  stateSince: instant,
  editable: z.boolean(),
  session: z.object({ id: z.string(), title: z.string() }),
  timeKind: key(timeKinds).nullable(),
  intakeNo: z.int().nullable(),
  caseNo: z.int().nullable(),
  text: proposalText,
  textHash: z.string(),
  length: z.int(),
  maxLength: z.int(),
  lead: named.nullable(),
  leadSector: z.string().nullable(),
  enteredBy: z.string().nullable(),
  category: coded.nullable(),
  wishedUnits: z.array(unit),
  allocation: z.array(unit),
  cosigners: z.array(
    named.extend({
      invitedAt: instant,
      expiresAt: instant,
      signedAt: instant.nullable(),
      declinedAt: instant.nullable(),
      opinion: z.string().nullable(),
      method: z.string(),
    }),
  ),
  reviews: z.array(
    z.object({
      stage: z.string(),
      decision: z.string(),
      reviewer: z.string(),
      at: instant,
      reason: z.string().nullable(),
      reasonText: z.string().nullable(),
      disposal: z.string().nullable(),
      note: z.string().nullable(),
    }),
  ),
  classes: z.array(z.object({ mark: z.string(), words: z.string() })),
  caseClass: z.string().nullable(),
  tasks: z.array(task),
  forms: z.array(form),
  mediation: z
    .object({
      heldOn: z.string(),
      place: z.string(),
      proposerPeople: z.string(),
      unitPeople: z.string(),
      otherPeople: z.string(),
      minutes: z.string(),
      result: key(ratings),
    })
    .nullable(),
  conversion: z
    .object({
      id: z.string(),
      version: z.int(),
      url: z.string(),
      kind: z.string(),
      state: tag,
      askedOn: z.string(),
      dueDay: z.string(),
      dueSteps: z.array(z.string()),
      answeredOn: z.string().nullable(),
      handedOn: z.string().nullable(),
      receivingOffice: z.string().nullable(),
      note: z.string(),
      moves: z.array(moveOffer),
    })
    .nullable(),
  meeting: z.object({ id: z.string(), title: z.string() }).nullable(),
  fastTrack: z.boolean(),
  fastReason: z.string(),
  withdrawalAsked: z.object({ reason: z.string(), askedOn: z.string() }).nullable(),
  mainCase: z.object({ id: z.string(), title: z.string(), caseNo: z.int().nullable() }).nullable(),
  merged: z.array(z.object({ id: z.string(), title: z.string(), lead: z.string() })),
  filedOn: z.string().nullable(),
  assignedOn: z.string().nullable(),
  repliedOn: z.string().nullable(),
  closedOn: z.string().nullable(),
  deadlines: z.array(deadline),
  timeline: z.array(z.object({ seq: z.int(), at: instant, actor: z.string(), words: z.string() })),
  moves: z.array(moveOffer),
})
export type ProposalPage = z.infer<typeof proposalPage>

const similar = z.object({
  id: z.string(),
  url: z.string(),
  title: z.string(),
  session: z.string(),
  state: z.string(),
  score: z.number(),
  grade: z.string(),
  because: z.array(z.string()),
})

const byId = z.strictObject({ id })
const batchResult = z.object({ id: z.string(), ok: z.boolean(), reasons: z.array(z.string()) })
const versioned = z.strictObject({ id, version })

/** Moves that a desk makes on many cases in one go, each in its own transaction. */
export const batchMoves = ['startReview', 'passPreReview', 'file', 'allocate', 'assign', 'archive', 'archiveUnfiled'] as const

const batchOf = <A extends z.ZodObject>(name: (typeof batchMoves)[number], asks: A) =>
  route
    .meta({ right: proposalLifecycle.moves[name].right, ownership: 'any' })
    .route({ method: 'POST', path: `/proposals/batch/${name}`, summary: `批量${proposalLifecycle.moves[name].label}`, tags: ['proposals'] })
    .input(
      z.strictObject({
        cases: z.array(versioned).min(1, { error: '请先勾选提案' }).max(500, { error: '一次最多500件' }).meta({ title: '提案' }),
        form: asks,
      }),
    )
    .output(z.object({ results: z.array(batchResult) }))

export const proposalsContract = {
  create: route
    .meta({ right: 'proposals:write', ownership: 'self' })
    .route({ method: 'POST', path: '/proposals', summary: '起草提案', successStatus: 201, tags: ['proposals'] })
    .input(
      z.strictObject({
        proposerKind: key(proposerKinds).default('individual').meta({ title: '提案者类别' }),
        text: proposalText.optional().meta({ title: '正文（可以先不写）' }),
      }),
    )
    .output(z.object({ id: z.string(), url: z.string() })),
  enter: route
    .meta({ right: 'proposals:enter', ownership: 'any' })
    .route({ method: 'POST', path: '/proposals/on-behalf', summary: '代录提案', successStatus: 201, tags: ['proposals'] })
    .input(z.strictObject({ leadPersonId: id.nullable().meta({ title: '提案者' }), text: proposalText }))
    .output(z.object({ id: z.string(), url: z.string() })),
  get: route
    .meta({ right: 'signed-in', ownership: 'related' })
    .route({ method: 'GET', path: '/proposals/{id}', summary: '提案全貌', tags: ['proposals'] })
    .input(byId)
    .output(proposalPage),
  save: route
    .meta({ right: 'proposals:write', ownership: 'related' })
    .route({ method: 'PUT', path: '/proposals/{id}/text', summary: '保存提案稿', tags: ['proposals'] })
    .input(z.strictObject({ id, version, text: proposalText }))
    .output(z.object({ version: z.int(), textHash: z.string(), length: z.int(), voided: z.int(), savedAt: instant })),
  similar: route
    .meta({ right: 'proposals:similar', ownership: 'any' })
    .route({ method: 'POST', path: '/proposals/similar', summary: '相似提案', tags: ['proposals'] })
    .input(z.strictObject({ subject: words('案由', 120, 0), body: words('正文', 60_000, 0), except: id.nullable() }))
    .output(z.object({ items: z.array(similar) })),
  pick: route
    .meta({ right: 'proposals:list', ownership: 'any' })
    .route({ method: 'GET', path: '/pick/proposals', summary: '按案号或案由找提案', tags: ['proposals'] })
    .input(z.strictObject({ q: z.string().max(60).optional(), ids: z.string().max(4000).optional() }))
    .output(picked),
  moves: moveContracts('/proposals', proposalLifecycle.moves),
  batch: {
    startReview: batchOf('startReview', proposalLifecycle.moves.startReview.asks),
    passPreReview: batchOf('passPreReview', proposalLifecycle.moves.passPreReview.asks),
    file: batchOf('file', proposalLifecycle.moves.file.asks),
    allocate: batchOf('allocate', proposalLifecycle.moves.allocate.asks),
    assign: batchOf('assign', proposalLifecycle.moves.assign.asks),
    archive: batchOf('archive', proposalLifecycle.moves.archive.asks),
    archiveUnfiled: batchOf('archiveUnfiled', proposalLifecycle.moves.archiveUnfiled.asks),
  },
}

/** A part of a case is shown on the case's page; its own address only leads there. */
const partOf = z.object({ proposalId: z.string() })

export const tasksContract = {
  get: route
    .meta({ right: 'proposals:tasks', ownership: 'related' })
    .route({ method: 'GET', path: '/tasks/{id}', summary: '办理任务属于哪件提案', tags: ['tasks'] })
    .input(byId)
    .output(partOf),
  saveReply: route
    .meta({ right: 'proposals:handle', ownership: 'related' })
    .route({ method: 'PUT', path: '/tasks/{id}/reply', summary: '保存答复稿', tags: ['tasks'] })
    .input(z.strictObject({ id, version, text: replyText }))
    .output(z.object({ version: z.int(), savedAt: instant })),
  moves: moveContracts('/tasks', taskLifecycle.moves),
}

export const consultationsContract = {
  confirm: route
    .meta({ right: 'proposals:evaluate', ownership: 'related' })
    .route({ method: 'POST', path: '/consultations/{id}/confirmation', summary: '确认沟通属实', tags: ['consultations'] })
    .input(byId)
    .output(z.object({ id: z.string() })),
  dispute: route
    .meta({ right: 'proposals:evaluate', ownership: 'related' })
    .route({ method: 'POST', path: '/consultations/{id}/dispute', summary: '对沟通记录提出异议', tags: ['consultations'] })
    .input(z.strictObject({ id, reason: words('异议理由', 1_000) }))
    .output(z.object({ id: z.string() })),
}

export const feedbackContract = {
  get: route
    .meta({ right: 'proposals:forms', ownership: 'related' })
    .route({ method: 'GET', path: '/feedback/{id}', summary: '征询意见表属于哪件提案', tags: ['feedback'] })
    .input(byId)
    .output(partOf),
  give: route
    .meta({ right: 'proposals:evaluate', ownership: 'related' })
    .route({ method: 'POST', path: '/feedback/{id}', summary: '评价答复', tags: ['feedback'] })
    .input(
      z.strictObject({
        id,
        answers: z.record(z.string().max(40), z.string().max(40)).meta({ title: '答案', help: '问题代码 → 答案代码' }),
        comment: words('意见', 2_000, 0),
      }),
    )
    .output(z.object({ id: z.string(), proposalId: z.string(), state: z.string() })),
}

export const courseContracts = {
  proposals: proposalsContract,
  tasks: tasksContract,
  consultations: consultationsContract,
  feedback: feedbackContract,
}

/** Everything this feature publishes: the course and its parts. */
export const proposalContracts = {
  ...courseContracts,
  ...collectingContracts,
  ...conversionContracts,
  ...meetingContracts,
  ...togetherContracts,
  assignments: assignmentsContract,
  exchange: exchangeContract,
  ...appraisalContracts,
  publicity: publicityContract,
  ...commitmentContracts,
  elevated: elevatedContract,
  ...supervisionContracts,
}
