// The published API of rule sets, scores and simulation.
import { z } from 'zod'
import { id, route, words } from '#/core/http/contract.ts'
import { moveContracts, moveOffer, version } from '#/core/http/moves.ts'
import { tag } from '#/core/http/shapes.ts'
import { consequence, factGate, factGroup, factRule, ruleSetHead } from '#/core/scoring/rule-set.ts'
import { scoringGrade } from '#/core/scoring/scheme.ts'
import { editionLifecycle } from './lifecycle.ts'
import { holderShown, scorePage } from './sheet-contract.ts'

const key = z.string().regex(/^[a-z][a-zA-Z0-9-]{0,39}$/, { error: '代号用英文小写字母开头' })
const year = z.coerce
  .number({ error: '年度请填写四位数字' })
  .int({ error: '年度请填写四位数字' })
  .min(1949)
  .max(2200)
  .optional()
  .meta({ title: '年度' })
const holder = z.uuid({ error: '编号格式不对' })

/** As sent: the engine's own schema says what is wrong with it, each in its place. */
export const ruleContent = ruleSetHead.extend({
  groups: z.array(factGroup).max(20).meta({ title: '项目' }),
  rules: z.array(factRule).max(80),
  gates: z.array(factGate).max(20),
  grades: z.array(scoringGrade).max(8).meta({ title: '等次（从高到低）' }),
  consequences: z.array(consequence).max(20).meta({ title: '结果怎样用' }),
})

const edition = z.object({
  id: z.string().nullable(),
  edition: z.int(),
  state: tag,
  fromDay: z.string().nullable(),
  source: z.string(),
  createdBy: z.string(),
  isInForce: z.boolean(),
})
const json = z.record(z.string(), z.unknown())

export const rulesPage = z.object({
  key: z.string(),
  title: z.string(),
  shown: edition.extend({ version: z.int(), url: z.string().nullable(), moves: z.array(moveOffer) }),
  editions: z.array(edition),
  content: ruleContent,
  ruleWords: z.array(z.string()),
  gateWords: z.array(z.string()),
  consequenceWords: z.array(z.string()),
  flaws: z.array(z.object({ field: z.string(), says: z.string() })),
  today: z.string(),
  mayEdit: z.boolean(),
  mayDraft: z.boolean(),
  forms: z.object({ head: json, rule: json, gate: json, lists: json }).nullable(),
})
export type RulesPage = z.infer<typeof rulesPage>

export const rulesList = z.object({
  sets: z.array(
    z.object({
      key: z.string(),
      title: z.string(),
      holder: z.string(),
      inForce: edition.nullable(),
      drafts: z.int(),
      rules: z.int(),
      source: z.string(),
      /** The set the members are scored by. */
      isMembers: z.boolean(),
      isBrought: z.boolean(),
    }),
  ),
  mayDraft: z.boolean(),
})
export type RulesList = z.infer<typeof rulesList>

export const difference = z.object({ part: z.string(), name: z.string(), before: z.string().nullable(), after: z.string().nullable() })

export const simulation = z.object({
  year: z.int(),
  from: z.string(),
  to: z.string(),
  before: z.string(),
  rows: z.array(
    z.object({
      holderId: z.string(),
      name: z.string(),
      sector: z.string().nullable(),
      before: z.number(),
      after: z.number(),
      gradeBefore: z.string().nullable(),
      gradeAfter: z.string().nullable(),
    }),
  ),
  grades: z.array(z.object({ grade: z.string(), before: z.int(), after: z.int() })),
  bands: z.array(z.object({ band: z.string(), before: z.int(), after: z.int() })),
})
export type SimulationPage = z.infer<typeof simulation>

export const boardPage = z.object({
  year: z.int(),
  from: z.string(),
  to: z.string(),
  rules: z.object({ key: z.string(), title: z.string(), version: z.string() }),
  choices: z.array(z.object({ key: z.string(), title: z.string() })),
  rows: z.array(
    holderShown.extend({
      total: z.number(),
      grade: z.string().nullable(),
      exempt: z.string().nullable(),
      gap: z.number().nullable(),
      pace: z.number().nullable(),
      isSlow: z.boolean(),
      facts: z.int(),
    }),
  ),
  grades: z.array(z.object({ grade: z.string(), count: z.int() })),
})
export type BoardPage = z.infer<typeof boardPage>

export const dutyRulesContract = {
  list: route
    .meta({ right: 'scores:read-rules', ownership: 'any' })
    .route({ method: 'GET', path: '/duty-rules', summary: '履职考核办法', tags: ['duties'] })
    .input(z.strictObject({}))
    .output(rulesList),
  get: route
    .meta({ right: 'scores:read-rules', ownership: 'any' })
    .route({ method: 'GET', path: '/duty-rules/{key}', summary: '一套履职考核办法', tags: ['duties'] })
    .input(z.strictObject({ key, edition: z.coerce.number().int().min(0).max(10_000).optional() }))
    .output(rulesPage),
  draft: route
    .meta({ right: 'scores:rules', ownership: 'any' })
    .route({ method: 'POST', path: '/duty-rules/{key}/drafts', summary: '起草新的一版', successStatus: 201, tags: ['duties'] })
    .input(z.strictObject({ key, from: key.optional(), edition: z.int().min(0).optional(), title: words('名称', 120).optional() }))
    .output(z.object({ id: z.string(), url: z.string() })),
  save: route
    .meta({ right: 'scores:rules', ownership: 'related' })
    .route({ method: 'PUT', path: '/duty-rule-drafts/{id}', summary: '修改草案', tags: ['duties'] })
    .input(z.strictObject({ id, version, content: ruleContent }))
    .output(z.object({ id: z.string() })),
  moves: moveContracts('/duty-rule-drafts', editionLifecycle.moves),
  compare: route
    .meta({ right: 'scores:read-rules', ownership: 'any' })
    .route({ method: 'GET', path: '/duty-rules/{key}/comparison', summary: '比较两版办法', tags: ['duties'] })
    .input(z.strictObject({ key, before: z.coerce.number().int().min(0).max(10_000), after: z.coerce.number().int().min(0).max(10_000) }))
    .output(z.object({ differences: z.array(difference) })),
  simulate: route
    .meta({ right: 'scores:simulate', ownership: 'any' })
    .route({ method: 'POST', path: '/duty-rules/{key}/simulation', summary: '按某年的事实试算办法', tags: ['duties'] })
    .input(z.strictObject({ key, year: z.int().min(1949).max(2200), content: ruleContent }))
    .output(simulation),
}

const asked = { year, rules: key.optional() }

export const dutyScoresContract = {
  board: route
    .meta({ right: 'scores:read', ownership: 'any' })
    .route({ method: 'GET', path: '/duty-scores', summary: '履职得分', tags: ['duties'] })
    .input(z.strictObject(asked))
    .output(boardPage),
  mine: route
    .meta({ right: 'scores:own', ownership: 'self' })
    .route({ method: 'GET', path: '/own-score', summary: '我的履职得分', tags: ['duties'] })
    .input(z.strictObject({ year }))
    .output(scorePage),
  sheet: route
    .meta({ right: 'scores:read', ownership: 'any' })
    .route({ method: 'GET', path: '/duty-scores/{holder}', summary: '一份履职得分', tags: ['duties'] })
    .input(z.strictObject({ holder, ...asked }))
    .output(scorePage),
}
