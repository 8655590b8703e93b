// Judgements that do not come from an own sign-in: a one-time link for who has no account, a form on paper with its scan.
import { z } from 'zod'
import { dayText, id, route, words } from '#/core/http/contract.ts'
import { countings } from '../scale-rules.ts'
import { accepted } from '../words.ts'

const answers = z.record(z.string().max(40), z.string().max(40)).meta({ title: '答案', help: '问题代码 → 答案代码' })
const comment = words('意见', 2_000, 0)
const token = z
  .string()
  .regex(/^\d{1,9}\.[\w-]{43}$/, { error: '链接不完整，请从头打开' })
  .meta({ title: '链接里的一次性口令' })
const given = z.object({ id: z.string(), proposalId: z.string(), state: z.string() })

const linkedForm = z.object({
  session: z.string(),
  caseNo: z.int().nullable(),
  subject: z.string(),
  unit: z.string(),
  round: z.int(),
  evaluator: z.string(),
  dueDay: z.string(),
  docNo: z.string(),
  issuedOn: z.string().nullable(),
  body: z.string(),
  classMark: z.string().nullable(),
  items: z.array(
    z.object({
      no: z.int(),
      suggestion: z.string(),
      accepted: z.enum(Object.keys(accepted) as [keyof typeof accepted]),
      measure: z.string(),
      reason: z.string(),
    }),
  ),
  questions: z.array(
    z.object({
      code: z.string(),
      title: z.string(),
      answers: z.array(
        z.object({ code: z.string(), label: z.string(), counts: z.enum(Object.keys(countings) as [keyof typeof countings]) }),
      ),
    }),
  ),
})
export type LinkedForm = z.infer<typeof linkedForm>

export const collectingContract = {
  makeLink: route
    .meta({ right: 'proposals:collect-forms', ownership: 'related' })
    .route({ method: 'POST', path: '/feedback/{id}/link', summary: '生成一次性评价链接', successStatus: 201, tags: ['feedback'] })
    .input(z.strictObject({ id }))
    .output(z.object({ token: z.string(), expiresAt: z.string() })),
  paper: route
    .meta({ right: 'proposals:collect-forms', ownership: 'related' })
    .route({ method: 'POST', path: '/feedback/{id}/paper', summary: '录入纸质征询意见表', tags: ['feedback'] })
    .input(z.strictObject({ id, answers, comment, signedOn: dayText.meta({ title: '提案者签署日期' }) }))
    .output(given),
}

export const linksContract = {
  open: route
    .meta({ right: 'anyone', ownership: 'none' })
    .route({ method: 'POST', path: '/evaluation-links/form', summary: '凭一次性链接打开征询意见表', tags: ['feedback'] })
    .input(z.strictObject({ token }))
    .output(linkedForm),
  give: route
    .meta({ right: 'anyone', ownership: 'none' })
    .route({ method: 'POST', path: '/evaluation-links/judgement', summary: '凭一次性链接评价答复', tags: ['feedback'] })
    .input(z.strictObject({ token, answers, comment }))
    .output(z.object({ state: z.string() })),
}

export const collectingContracts = { collecting: collectingContract, evaluationLinks: linksContract }
