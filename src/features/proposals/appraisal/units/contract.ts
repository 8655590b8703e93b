// The published API of the units' assessment.
import { z } from 'zod'
import { dayText, id, route, words } from '#/core/http/contract.ts'
import { moveContracts, moveOffer } from '#/core/http/moves.ts'
import { named, tag, told } from '#/core/http/shapes.ts'
import { scoringGate, scoringGrade, scoringRule, unmeasuredWays } from '#/core/scoring/scheme.ts'
import { assessmentLifecycle, objectionLifecycle } from './lifecycle.ts'

const byId = z.strictObject({ id })
const key = z.string().regex(/^[a-z][a-zA-Z0-9-]{0,39}$/, { error: '代号用英文小写字母开头' })

/** As sent: the engine's own schema says what is wrong with it, each in its place. */
export const schemeContent = z.strictObject({
  title: words('名称', 120),
  source: words('依据', 300),
  base: z.number(),
  ceiling: z.number().nullable(),
  floor: z.number().nullable(),
  unmeasured: z.enum(Object.keys(unmeasuredWays) as [keyof typeof unmeasuredWays]),
  groups: z.array(z.strictObject({ title: words('项目', 60), cap: z.number().nullable() })).max(20),
  rules: z.array(scoringRule).max(60),
  gates: z.array(scoringGate).max(20),
  grades: z.array(scoringGrade).max(8),
})

const schemeShown = z.object({
  key: z.string(),
  fromDay: z.string().nullable(),
  source: z.string(),
  content: schemeContent,
  rulesInWords: z.array(z.string()),
})
export const schemesPage = z.object({
  schemes: z.array(schemeShown),
  measures: z.array(z.object({ code: z.string(), title: z.string() })),
  today: z.string(),
  /** Forms of the parts of a scheme; null for who may not change it. */
  forms: z
    .object({
      head: z.record(z.string(), z.unknown()),
      rule: z.record(z.string(), z.unknown()),
      gate: z.record(z.string(), z.unknown()),
      list: z.record(z.string(), z.unknown()),
      save: z.record(z.string(), z.unknown()),
    })
    .nullable(),
})
export type SchemesPage = z.infer<typeof schemesPage>

const standing = z.object({
  bodyId: z.string(),
  unit: z.string(),
  rankGroup: z.string(),
  place: z.int(),
  total: z.number(),
  grade: z.string().nullable(),
})

const record = z.object({
  id: z.string(),
  ref: z.string(),
  title: z.string(),
  day: z.string().nullable(),
  amount: z.number().nullable(),
  url: z.string(),
})
const line = z.object({
  kind: z.string(),
  rule: z.string().nullable(),
  group: z.string(),
  title: z.string(),
  source: z.string(),
  points: z.number(),
  max: z.number().nullable(),
  says: z.string(),
  records: z.array(record),
})
const markShown = z.object({
  id: z.string(),
  ruleKey: z.string(),
  rule: z.string(),
  about: z.string().nullable(),
  points: z.number().nullable(),
  reason: z.string(),
  givenBy: z.string(),
  givenOn: z.string(),
  confirmedBy: z.string().nullable(),
  mayConfirm: z.boolean(),
})
const objectionShown = z.object({
  id: z.string(),
  url: z.string(),
  version: z.int(),
  unit: named,
  rule: z.string().nullable(),
  edition: z.int(),
  reason: z.string(),
  raisedOn: z.string(),
  raisedBy: z.string(),
  state: tag,
  decisionReason: z.string(),
  decidedBy: z.string().nullable(),
  moves: z.array(moveOffer),
})

export const assessmentPage = z.object({
  id: z.string(),
  url: z.string(),
  version: z.int(),
  title: z.string(),
  year: z.int(),
  scheme: z.object({
    title: z.string(),
    source: z.string(),
    rules: z.array(z.object({ group: z.string(), title: z.string(), words: z.string(), source: z.string() })),
    grades: z.array(z.object({ label: z.string(), min: z.number() })),
  }),
  countsUntil: z.string(),
  state: tag,
  edition: z.int(),
  toldOn: z.string().nullable(),
  objectionsUntil: z.string().nullable(),
  approvedOn: z.string().nullable(),
  meeting: z.string(),
  meetingDay: z.string().nullable(),
  createdBy: z.string(),
  standings: z.array(standing),
  lacking: z.array(z.string()),
  unconfirmed: z.array(markShown.extend({ unit: named })),
  objections: z.array(objectionShown),
  timeline: z.array(told),
  moves: z.array(moveOffer),
})
export type AssessmentPage = z.infer<typeof assessmentPage>

export const sheetPage = z.object({
  assessment: z.object({
    id: z.string(),
    title: z.string(),
    year: z.int(),
    state: tag,
    scheme: z.string(),
    schemeSource: z.string(),
    countsUntil: z.string(),
    objectionsUntil: z.string().nullable(),
    meeting: z.string(),
    meetingDay: z.string().nullable(),
  }),
  /** The frozen sheet, to be printed; null while it is still reckoned. */
  sheetId: z.string().nullable(),
  unit: named,
  /** 0: not frozen yet, as reckoned today. */
  edition: z.int(),
  frozenOn: z.string().nullable(),
  finalOn: z.string().nullable(),
  rankGroup: z.string(),
  /** Units learn their place once the result is approved. */
  place: z.int().nullable(),
  of: z.int(),
  total: z.number(),
  grade: z.string().nullable(),
  barred: z.array(z.string()),
  lacking: z.array(z.string()),
  lines: z.array(line),
  marks: z.array(markShown),
  objections: z.array(objectionShown),
  mayMark: z.boolean(),
  mayObject: z.boolean(),
  /** What a mark or an objection may be about. */
  handRules: z.array(z.object({ key: z.string(), title: z.string(), isFinding: z.boolean(), max: z.number().nullable() })),
  tasks: z.array(z.object({ id: z.string(), label: z.string() })),
})
export type SheetPage = z.infer<typeof sheetPage>

export const assessmentDraft = z.strictObject({
  title: words('名称', 80),
  year: z.int().min(1949).max(2200).meta({ title: '年度' }),
  scheme: key.meta({ title: '考核办法' }),
  countsUntil: dayText.meta({ title: '数据截至' }),
})

const reasonText = words('理由', 1000).meta({ title: '理由', widget: 'textarea' })

export const assessmentsContract = {
  schemes: route
    .meta({ right: 'appraisal:read', ownership: 'any' })
    .route({ method: 'GET', path: '/scoring-schemes', summary: '考核办法', tags: ['appraisal'] })
    .input(z.strictObject({}))
    .output(schemesPage),
  saveScheme: route
    .meta({ right: 'appraisal:approve', ownership: 'any' })
    .route({ method: 'POST', path: '/scoring-schemes/{key}', summary: '修改考核办法', tags: ['appraisal'] })
    .input(z.strictObject({ key, fromDay: dayText, content: schemeContent, source: words('修改的依据', 300) }))
    .output(z.object({ key: z.string() })),
  trial: route
    .meta({ right: 'appraisal:run', ownership: 'any' })
    .route({ method: 'POST', path: '/scoring-schemes/{key}/trial', summary: '按某年的记录试算考核办法', tags: ['appraisal'] })
    .input(z.strictObject({ key, year: z.int().min(1949).max(2200), content: schemeContent }))
    .output(z.object({ standings: z.array(standing), lacking: z.array(z.string()) })),
  form: route
    .meta({ right: 'appraisal:run', ownership: 'any' })
    .route({ method: 'GET', path: '/appraisal/assessment-form', summary: '建立考核的表单', tags: ['appraisal'] })
    .input(z.strictObject({}))
    .output(z.object({ form: z.record(z.string(), z.unknown()), year: z.int(), today: z.string() })),
  draft: route
    .meta({ right: 'appraisal:run', ownership: 'any' })
    .route({ method: 'POST', path: '/assessments', summary: '建立承办单位考核', successStatus: 201, tags: ['appraisal'] })
    .input(assessmentDraft)
    .output(z.object({ id: z.string(), url: z.string() })),
  get: route
    .meta({ right: 'appraisal:read', ownership: 'any' })
    .route({ method: 'GET', path: '/assessments/{id}', summary: '承办单位考核', tags: ['appraisal'] })
    .input(byId)
    .output(assessmentPage),
  moves: moveContracts('/assessments', assessmentLifecycle.moves),
  sheet: route
    .meta({ right: 'appraisal:sheets', ownership: 'related' })
    .route({ method: 'GET', path: '/assessments/{id}/units/{bodyId}', summary: '一个单位的得分', tags: ['appraisal'] })
    .input(z.strictObject({ id, bodyId: id }))
    .output(sheetPage),
  mark: route
    .meta({ right: 'appraisal:mark', ownership: 'any' })
    .route({ method: 'POST', path: '/assessments/{id}/marks', summary: '人工评分', successStatus: 201, tags: ['appraisal'] })
    .input(
      z.strictObject({
        id,
        bodyId: id,
        ruleKey: key.meta({ title: '指标' }),
        taskId: id.nullable().default(null).meta({ title: '哪一件' }),
        points: z.number().min(-1000).max(1000).nullable().default(null).meta({ title: '分数' }),
        reason: reasonText,
      }),
    )
    .output(z.object({ id: z.string() })),
  confirmMark: route
    .meta({ right: 'appraisal:mark', ownership: 'any' })
    .route({ method: 'POST', path: '/assessment-marks/{id}/confirmation', summary: '第二人确认评分', tags: ['appraisal'] })
    .input(byId)
    .output(z.object({ id: z.string() })),
  voidMark: route
    .meta({ right: 'appraisal:mark', ownership: 'any' })
    .route({ method: 'POST', path: '/assessment-marks/{id}/voiding', summary: '作废评分', tags: ['appraisal'] })
    .input(z.strictObject({ id, reason: reasonText }))
    .output(z.object({ id: z.string() })),
  object: route
    .meta({ right: 'appraisal:object', ownership: 'related' })
    .route({ method: 'POST', path: '/assessments/{id}/objections', summary: '对得分提出异议', successStatus: 201, tags: ['appraisal'] })
    .input(z.strictObject({ id, bodyId: id, ruleKey: key.nullable().default(null).meta({ title: '哪一项' }), reason: reasonText }))
    .output(z.object({ id: z.string() })),
  objectionMoves: moveContracts('/assessment-objections', objectionLifecycle.moves),
}
