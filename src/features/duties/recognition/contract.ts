// The published API of recognition.
import { z } from 'zod'
import { dayText, id, route, words } from '#/core/http/contract.ts'
import { moveContracts, moveOffer } from '#/core/http/moves.ts'
import { tag, told } from '#/core/http/shapes.ts'
import { recognitionLifecycle } from './lifecycle.ts'

const byId = z.strictObject({ id })

export const nominationForm = z.strictObject({
  kind: z.string({ error: '请选择哪一类' }).max(40).meta({ title: '哪一类', widget: 'code', list: 'recognition-kind' }),
  title: words('名称', 120),
  year: z.int().min(1949).max(2200).meta({ title: '年度' }),
  criteria: words('条件', 1000).meta({ widget: 'textarea' }),
  level: z.string().max(20).default('city').meta({ title: '级别', widget: 'code', list: 'duty-level' }),
})

const given = z.strictObject({
  id,
  kind: z.enum(['person', 'body']),
  reason: z.string().trim().max(1000),
  points: z.number().min(-1000).max(10_000).nullable(),
})

export const recognitionPage = z.object({
  id: z.string(),
  url: z.string(),
  version: z.int(),
  year: z.int(),
  kind: z.object({ code: z.string(), label: z.string(), isConfidential: z.boolean(), isShown: z.boolean() }),
  title: z.string(),
  criteria: z.string(),
  assessment: z.string().nullable(),
  state: tag,
  nominatedOn: z.string(),
  nominatedBy: z.string(),
  checkedBy: z.string().nullable(),
  shownFrom: z.string().nullable(),
  shownUntil: z.string().nullable(),
  meeting: z.string(),
  approvedOn: z.string().nullable(),
  documentNo: z.string(),
  issuedOn: z.string().nullable(),
  withdrawnOn: z.string().nullable(),
  holders: z.array(
    z.object({
      id: z.string(),
      holder: z.object({ id: z.string(), kind: z.enum(['person', 'body']), name: z.string() }),
      employer: z.string().nullable(),
      sector: z.string().nullable(),
      reason: z.string(),
      points: z.number().nullable(),
      talkedOn: z.string().nullable(),
      talkedBy: z.string().nullable(),
      talkRecord: z.string().nullable(),
    }),
  ),
  mayRemove: z.boolean(),
  mayTalk: z.boolean(),
  timeline: z.array(told),
  moves: z.array(moveOffer),
})
export type RecognitionPage = z.infer<typeof recognitionPage>

export const recognitionContract = {
  form: route
    .meta({ right: 'recognition:nominate', ownership: 'any' })
    .route({ method: 'GET', path: '/recognition-form', summary: '提名的表单', tags: ['duties'] })
    .input(z.strictObject({}))
    .output(z.object({ form: z.record(z.string(), z.unknown()) })),
  nominate: route
    .meta({ right: 'recognition:nominate', ownership: 'any' })
    .route({ method: 'POST', path: '/recognitions', summary: '提名表彰、批评、谈话', successStatus: 201, tags: ['duties'] })
    .input(nominationForm.extend({ holders: z.array(given).min(1, { error: '请选择对象' }).max(500) }))
    .output(z.object({ id: z.string(), url: z.string() })),
  get: route
    .meta({ right: 'recognition:read', ownership: 'related' })
    .route({ method: 'GET', path: '/recognitions/{id}', summary: '表彰、批评、谈话', tags: ['duties'] })
    .input(byId)
    .output(recognitionPage),
  moves: moveContracts('/recognitions', recognitionLifecycle.moves),
  remove: route
    .meta({ right: 'recognition:check', ownership: 'any' })
    .route({ method: 'POST', path: '/recognition-holders/{id}/removal', summary: '移出对象', tags: ['duties'] })
    .input(z.strictObject({ id, reason: words('理由', 500).meta({ widget: 'textarea' }) }))
    .output(z.object({ id: z.string() })),
  talk: route
    .meta({ right: 'recognition:talks', ownership: 'any' })
    .route({ method: 'POST', path: '/recognition-holders/{id}/talk', summary: '登记谈话', tags: ['duties'] })
    .input(
      z.strictObject({
        id,
        talkedOn: dayText.meta({ title: '谈话日期' }),
        talkedBy: words('谈话人', 60),
        talkRecord: words('谈话记录', 4000).meta({ widget: 'textarea' }),
      }),
    )
    .output(z.object({ id: z.string() })),
}
