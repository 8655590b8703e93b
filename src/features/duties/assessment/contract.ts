// The published API of the yearly assessment.
import { z } from 'zod'
import { dayText, id, route, words } from '#/core/http/contract.ts'
import { moveContracts, moveOffer, version } from '#/core/http/moves.ts'
import { tag, told } from '#/core/http/shapes.ts'
import { holderShown, lineShown } from '../scoring/sheet-contract.ts'
import { assessmentLifecycle, objectionLifecycle } from './lifecycle.ts'

const byId = z.strictObject({ id })
const key = z.string().regex(/^[a-z][a-zA-Z0-9-]{0,39}$/, { error: '代号用英文小写字母开头' })
const json = z.record(z.string(), z.unknown())

export const assessmentDraft = z.strictObject({
  title: words('名称', 80),
  year: z.int().min(1949).max(2200).meta({ title: '年度' }),
  rules: key.meta({ title: '考核办法' }),
  factsUntil: dayText.nullable().default(null).meta({ title: '事实截至', help: '不填到考核年度的最后一天' }),
})

const objectionShown = z.object({
  id: z.string(),
  url: z.string(),
  version: z.int(),
  sheetId: z.string(),
  name: z.string(),
  isAppeal: z.boolean(),
  rule: z.string().nullable(),
  reason: z.string(),
  raisedOn: z.string(),
  state: tag,
  decidedBy: z.string().nullable(),
  decision: z.string(),
  moves: z.array(moveOffer),
})

const result = holderShown.extend({
  sheetId: z.string().nullable(),
  total: z.number().nullable(),
  grade: z.string().nullable(),
  earnedGrade: z.string().nullable(),
  gradeReason: z.string().nullable(),
  exempt: z.string().nullable(),
  checkedOn: z.string().nullable(),
})

export const assessmentPage = z.object({
  id: z.string(),
  url: z.string(),
  version: z.int(),
  title: z.string(),
  year: z.int(),
  from: z.string(),
  until: z.string(),
  rules: z.object({ key: z.string(), title: z.string(), version: z.string(), source: z.string(), grades: z.array(z.string()) }),
  state: tag,
  checkUntil: z.string().nullable(),
  scoredOn: z.string().nullable(),
  checkCode: z.string().nullable(),
  /** The stored sheets still give the codes they were frozen with; null before. */
  isIntact: z.boolean().nullable(),
  meeting: z.string(),
  meetingDay: z.string().nullable(),
  approvedOn: z.string().nullable(),
  documentNo: z.string(),
  appealUntil: z.string().nullable(),
  createdBy: z.string(),
  results: z.array(result),
  grades: z.array(z.object({ grade: z.string(), count: z.int() })),
  checked: z.int(),
  overQuota: z.array(z.string()),
  objections: z.array(objectionShown),
  recognitions: z.array(z.object({ id: z.string(), title: z.string(), state: tag, count: z.int() })),
  timeline: z.array(told),
  moves: z.array(moveOffer),
})
export type AssessmentPage = z.infer<typeof assessmentPage>

export const sheetPage = z.object({
  id: z.string(),
  version: z.int(),
  assessment: z.object({
    id: z.string(),
    title: z.string(),
    year: z.int(),
    state: tag,
    rules: z.string(),
    rulesSource: z.string(),
    from: z.string(),
    until: z.string(),
    checkUntil: z.string().nullable(),
    appealUntil: z.string().nullable(),
    meeting: z.string(),
    approvedOn: z.string().nullable(),
    scoredOn: z.string().nullable(),
  }),
  holder: holderShown,
  employer: z.string().nullable(),
  isOwn: z.boolean(),
  /** Reckoned as of today while nothing is frozen. */
  isFrozen: z.boolean(),
  ruleVersion: z.string(),
  total: z.number(),
  /** The holder learns the grade once it was told. */
  grade: z.string().nullable(),
  earnedGrade: z.string().nullable(),
  gradeReason: z.string().nullable(),
  exempt: z.string().nullable(),
  checkedOn: z.string().nullable(),
  checkCode: z.string().nullable(),
  barred: z.array(z.string()),
  lines: z.array(lineShown),
  objections: z.array(objectionShown),
  ruleChoices: z.array(z.object({ key: z.string(), title: z.string() })),
  grades: z.array(z.string()),
  mayCheck: z.boolean(),
  mayObject: z.boolean(),
  mayExempt: z.boolean(),
  mayGrade: z.boolean(),
})
export type SheetPage = z.infer<typeof sheetPage>

export const ownAssessments = z.object({
  sheets: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      year: z.int(),
      state: tag,
      total: z.number().nullable(),
      grade: z.string().nullable(),
      owes: z.boolean(),
    }),
  ),
})
export type OwnAssessments = z.infer<typeof ownAssessments>

const reasonText = words('理由', 1000).meta({ title: '理由', widget: 'textarea' })
const done = z.object({ id: z.string() })

export const dutyAssessmentsContract = {
  form: route
    .meta({ right: 'scores:assess', ownership: 'any' })
    .route({ method: 'GET', path: '/duty-assessment-form', summary: '建立履职考核的表单', tags: ['duties'] })
    .input(z.strictObject({}))
    .output(z.object({ form: json, year: z.int(), rules: z.string() })),
  open: route
    .meta({ right: 'scores:assess', ownership: 'any' })
    .route({ method: 'POST', path: '/duty-assessments', summary: '建立履职考核', successStatus: 201, tags: ['duties'] })
    .input(assessmentDraft)
    .output(z.object({ id: z.string(), url: z.string() })),
  get: route
    .meta({ right: 'scores:read', ownership: 'related' })
    .route({ method: 'GET', path: '/duty-assessments/{id}', summary: '履职考核', tags: ['duties'] })
    .input(byId)
    .output(assessmentPage),
  moves: moveContracts('/duty-assessments', assessmentLifecycle.moves),
  mine: route
    .meta({ right: 'scores:own', ownership: 'self' })
    .route({ method: 'GET', path: '/own-assessments', summary: '我的考核', tags: ['duties'] })
    .input(z.strictObject({}))
    .output(ownAssessments),
  sheet: route
    .meta({ right: 'signed-in', ownership: 'related' })
    .route({ method: 'GET', path: '/duty-sheets/{id}', summary: '考核中的一份得分', tags: ['duties'] })
    .input(byId)
    .output(sheetPage),
  check: route
    .meta({ right: 'scores:own', ownership: 'related' })
    .route({ method: 'POST', path: '/duty-sheets/{id}/check', summary: '核对无误', tags: ['duties'] })
    .input(byId)
    .output(done),
  object: route
    .meta({ right: 'scores:own', ownership: 'related' })
    .route({ method: 'POST', path: '/duty-sheets/{id}/objections', summary: '提出异议、申诉', successStatus: 201, tags: ['duties'] })
    .input(z.strictObject({ id, ruleKey: z.string().max(20).nullable().default(null).meta({ title: '哪一项' }), reason: reasonText }))
    .output(done),
  exempt: route
    .meta({ right: 'scores:assess', ownership: 'any' })
    .route({ method: 'POST', path: '/duty-sheets/{id}/exemption', summary: '不参加考核', tags: ['duties'] })
    .input(
      z.strictObject({
        id,
        reason: z.string().trim().max(300).meta({ title: '理由', help: '长期病休、经批准外派、病假超过考核期一半；不填就是恢复参加' }),
      }),
    )
    .output(done),
  changeGrade: route
    .meta({ right: 'scores:assess', ownership: 'any' })
    .route({ method: 'POST', path: '/duty-sheets/{id}/grade', summary: '人工改等次', tags: ['duties'] })
    .input(z.strictObject({ id, version, grade: words('等次', 20), reason: reasonText }))
    .output(done),
  objectionMoves: moveContracts('/duty-objections', objectionLifecycle.moves),
}
