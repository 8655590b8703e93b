// The published API of obligations: the year's overview, the cells of one obligation, a cell with its evidence, what somebody owes, the rules, exemptions.
import { z } from 'zod'
import { dayText, id, route, words } from '#/core/http/contract.ts'
import { moveContracts, moveOffer } from '#/core/http/moves.ts'
import { tag, told } from '#/core/http/shapes.ts'
import { exemptionLifecycle } from './lifecycle.ts'
import { obligationRule } from './rules.ts'
import { statusNames, type Status } from './cells.ts'

const year = z.coerce.number({ error: '年度请填写四位数字' }).int().min(1949).max(2200).optional().meta({ title: '年度' })
const asOf = z.iso.date({ error: '截至日期请填写为 2022-12-31 这样的日期' }).optional().meta({ title: '截至日期' })
const asked = { year, asOf }
const codePattern = /^[A-Z]{2,8}-\d{1,3}[A-Z]?$/
const code = z.string().max(40).meta({ title: '编号' })
const unitId = z.string().min(1).max(120).meta({ title: '应尽者' })
const status = z.enum(statusNames as [Status, ...Status[]])

const tally = z.object({
  due: z.int(),
  satisfied: z.int(),
  late: z.int(),
  open: z.int(),
  exempt: z.int(),
  notDue: z.int(),
  /** Percent of the cells due; null where nothing is. */
  compliance: z.number().nullable(),
})
export type TallyShape = z.infer<typeof tally>

const about = z.object({
  code: z.string(),
  title: z.string(),
  hard: z.boolean(),
  on: z.boolean(),
  origin: z.string(),
  article: z.string(),
  units: z.string(),
  window: z.string(),
  words: z.string(),
  answers: z.string(),
  note: z.string(),
})
export type ObligationAbout = z.infer<typeof about>

export const overviewPage = z.object({
  year: z.int(),
  asOf: z.string(),
  /** Years that can be asked about. */
  years: z.array(z.int()),
  /** Everybody's cells, or only the reader's own. */
  all: z.boolean(),
  hard: tally,
  items: z.array(about.extend({ tally })),
})
export type OverviewPage = z.infer<typeof overviewPage>

const window = z.object({ from: z.string(), to: z.string(), title: z.string() })

export const boardPage = z.object({
  year: z.int(),
  asOf: z.string(),
  years: z.array(z.int()),
  all: z.boolean(),
  obligation: about.extend({ tally, versions: z.array(z.object({ fromDay: z.string(), words: z.string(), source: z.string() })) }),
  windows: z.array(window.extend({ tally })),
  /** By what the units can be told apart: county 县区, sector 界别 … */
  groupings: z.array(z.object({ key: z.string(), label: z.string() })),
  /** id, name, the values of the groupings in their order, one letter for each window (`letters`; “-” where there is no cell). */
  units: z.array(z.tuple([z.string(), z.string(), z.array(z.string()), z.string()])),
  /** Where windows are each unit's own (triggering facts): due day and title of the window, unit by unit; else empty. */
  own: z.array(z.tuple([z.string(), z.string()])),
})
export type BoardPage = z.infer<typeof boardPage>

const fact = z.object({
  id: z.string(),
  day: z.string(),
  what: z.string(),
  title: z.string(),
  role: z.string(),
  weight: z.number(),
  url: z.string().nullable(),
})

const exemptionRow = z.object({
  id: z.string(),
  url: z.string(),
  state: tag,
  obligation: z.string(),
  unit: z.string(),
  from: z.string(),
  to: z.string(),
  reason: z.string(),
  askedBy: z.string(),
  askedOn: z.string(),
})

export const cellPage = z.object({
  obligation: about,
  unit: z.object({ id: z.string(), name: z.string(), url: z.string().nullable() }),
  window,
  status: tag,
  due: z.string(),
  met: z.string().nullable(),
  steps: z.array(z.string()),
  parts: z.array(
    z.object({
      title: z.string(),
      words: z.string(),
      min: z.number(),
      amount: z.number(),
      due: z.string(),
      on: z.string().nullable(),
      facts: z.array(fact),
    }),
  ),
  exemptions: z.array(exemptionRow),
  /** The page where it is done. */
  doAt: z.string().nullable(),
  /** The form by which an exemption is asked for; null where this reader may not ask, or nothing is owed any more. */
  ask: z.record(z.string(), z.unknown()).nullable(),
})
export type CellPage = z.infer<typeof cellPage>

export const owedRow = z.object({
  code: z.string(),
  title: z.string(),
  unit: z.object({ id: z.string(), name: z.string() }),
  window,
  status: tag,
  due: z.string(),
  missing: z.string(),
  steps: z.array(z.string()),
  hard: z.boolean(),
  url: z.string(),
  doAt: z.string().nullable(),
})
export const owedPage = z.object({
  asOf: z.string(),
  rows: z.array(owedRow),
  done: z.array(owedRow),
  /** How a member asks to be exempt from everything for a time. */
  leave: z.object({ unit: z.string(), form: z.record(z.string(), z.unknown()) }).nullable(),
})
export type OwedPageData = z.infer<typeof owedPage>

export const ruleGiven = z.strictObject({
  code: z
    .string()
    .trim()
    .regex(codePattern, { error: '编号写成 OBL-34 这样：大写字母、横线、数字' })
    .meta({ title: '编号', maxLength: 20 }),
  fromDay: dayText.meta({ title: '自哪天起' }),
  source: words('依据', 300).meta({ title: '这次规定的依据（会议、文件）' }),
  rule: obligationRule.meta({ title: '内容' }),
})
export type RuleGiven = z.infer<typeof ruleGiven>

export const rulesPage = z.object({
  today: z.string(),
  /** Null where the reader may not change them. */
  form: z.record(z.string(), z.unknown()).nullable(),
  /** What may stand in a rule, for whoever writes one. */
  vocabulary: z.array(z.object({ list: z.string(), title: z.string(), codes: z.array(z.object({ code: z.string(), label: z.string() })) })),
  rules: z.array(
    about.extend({
      remind: z.string(),
      share: z.int(),
      graceDays: z.int(),
      rule: z.record(z.string(), z.unknown()),
      /** Only what the program brings; nothing of the committee's own yet. */
      isReference: z.boolean(),
      versions: z.array(z.object({ fromDay: z.string(), words: z.string(), source: z.string(), by: z.string().nullable() })),
    }),
  ),
})
export type RulesPage = z.infer<typeof rulesPage>

export const trialAnswer = z.object({
  words: z.string(),
  tally,
  units: z.int(),
  examples: z.array(z.object({ unit: z.string(), status: tag })),
})
export type TrialAnswer = z.infer<typeof trialAnswer>

export const exemptionGiven = z.strictObject({
  /** Null: whatever the person owes in that time. */
  code: code.nullable(),
  unit: unitId,
  from: dayText.meta({ title: '自' }),
  to: dayText.meta({ title: '至' }),
  reason: words('理由', 500).meta({ title: '理由', widget: 'textarea' }),
})
export type ExemptionGiven = z.infer<typeof exemptionGiven>

export const exemptionPage = exemptionRow.extend({
  version: z.int(),
  decidedBy: z.string().nullable(),
  decidedOn: z.string().nullable(),
  decision: z.string(),
  moves: z.array(moveOffer),
  timeline: z.array(told),
})
export type ExemptionPage = z.infer<typeof exemptionPage>

const file = z.object({ headers: z.object({ 'content-disposition': z.string() }), body: z.file() })
const own = route.meta({ right: 'obligations:own', ownership: 'any' })
const ofSomebody = route.meta({ right: 'obligations:own', ownership: 'related' })
const tags = ['obligations']

export const obligationsContract = {
  overview: own
    .route({ method: 'GET', path: '/obligations', summary: '应尽事项总览', tags })
    .input(z.strictObject(asked))
    .output(overviewPage),
  owed: route
    .meta({ right: 'obligations:own', ownership: 'self' })
    .route({ method: 'GET', path: '/obligations-owed', summary: '我的应尽事项', tags })
    .input(z.strictObject({}))
    .output(owedPage),
  board: own
    .route({ method: 'GET', path: '/obligations/{code}', summary: '一项应尽事项的完成情况', tags })
    .input(z.strictObject({ code, ...asked }))
    .output(boardPage),
  cell: own
    .route({ method: 'GET', path: '/obligations/{code}/cell', summary: '一个应尽者在一期里的完成情况和凭据', tags })
    .input(z.strictObject({ code, unit: unitId, from: dayText, ...asked }))
    .output(cellPage),
  export: own
    .route({ method: 'GET', path: '/obligations/{code}/export', summary: '导出完成情况', tags, outputStructure: 'detailed' })
    .input(z.strictObject({ code, ...asked, status: status.optional(), format: z.enum(['xlsx', 'csv', 'jsonl']).default('xlsx') }))
    .output(file),
  rules: route
    .meta({ right: 'obligations:read', ownership: 'any' })
    .route({ method: 'GET', path: '/obligation-rules', summary: '应尽事项的规定', tags })
    .input(z.strictObject({}))
    .output(rulesPage),
  saveRule: route
    .meta({ right: 'obligations:write', ownership: 'any' })
    .route({ method: 'POST', path: '/obligation-rules', summary: '规定一项应尽事项', successStatus: 201, tags })
    .input(ruleGiven)
    .output(z.object({ id: z.string() })),
  tryRule: route
    .meta({ right: 'obligations:write', ownership: 'any' })
    .route({ method: 'POST', path: '/obligation-rules-trial', summary: '试算一项应尽事项', tags })
    .input(ruleGiven)
    .output(trialAnswer),
  ask: own
    .route({ method: 'POST', path: '/obligation-exemptions', summary: '申请免除', successStatus: 201, tags })
    .input(exemptionGiven)
    .output(z.object({ id: z.string() })),
  exemption: ofSomebody
    .route({ method: 'GET', path: '/obligation-exemptions/{id}', summary: '一件免除申请', tags })
    .input(z.strictObject({ id }))
    .output(exemptionPage),
  moves: moveContracts('/obligation-exemptions', exemptionLifecycle.moves),
}
