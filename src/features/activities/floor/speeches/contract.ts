// The published API of speeches.
import { z } from 'zod'
import { id, route, words } from '#/core/http/contract.ts'
import { moveContracts, moveOffer, version } from '#/core/http/moves.ts'
import { tag, told } from '#/core/http/shapes.ts'
import { speechForms, speechLifecycle } from './lifecycle.ts'

const form = z.enum(['oral', 'written'], { error: '请选择口头还是书面' }).meta({ title: '发言方式', labels: speechForms })

export const newSpeech = z.strictObject({
  topic: words('发言题目', 80).meta({ title: '发言题目' }),
  text: words('发言提纲或者全文', 20_000, 0)
    .default('')
    .meta({ title: '发言提纲或者全文', widget: 'textarea', help: '可以先写提纲，截止以前随时修改；也可以提交后上传附件' }),
  wished: form.default('oral'),
  bodyId: z
    .uuid()
    .nullable()
    .default(null)
    .meta({ title: '代表的界别、党派或者专委会', widget: 'unit', kinds: ['sector', 'party', 'special-committee'] }),
  personId: z.uuid().nullable().default(null).meta({ title: '发言人', widget: 'person', help: '委员自己申请的不填' }),
  speaker: words('发言人姓名', 40, 0).default('').meta({ title: '发言人姓名', help: '不在人员名册里的填写' }),
})
export type NewSpeech = z.infer<typeof newSpeech>

export const speechText = z.strictObject({ version, topic: words('发言题目', 80), text: words('发言稿', 20_000, 0) })
export type SpeechText = z.infer<typeof speechText>

export const speechLine = z.object({
  id: z.string(),
  version: z.int(),
  speaker: z.string(),
  personId: z.string().nullable(),
  body: z.string().nullable(),
  topic: z.string(),
  wished: z.enum(['oral', 'written']),
  form: z.enum(['oral', 'written']).nullable(),
  ord: z.int().nullable(),
  state: tag,
  reason: z.string(),
  allotted: z.int(),
  beganAt: z.string().nullable(),
  minutes: z.number().nullable(),
  mine: z.boolean(),
  moves: z.array(moveOffer),
})
export type SpeechLine = z.infer<typeof speechLine>

export const speechPage = speechLine.extend({
  url: z.string(),
  meeting: z.object({ id: z.string(), title: z.string(), kind: z.string() }),
  text: z.string(),
  askedAt: z.string(),
  decidedOn: z.string().nullable(),
  givenOn: z.string().nullable(),
  mayEdit: z.boolean(),
  timeline: z.array(told),
})
export type SpeechPageData = z.infer<typeof speechPage>

const tags = ['speeches']
const meta = { right: 'floor:take-part', ownership: 'related' } as const

export const speechesContract = {
  ask: route
    .meta(meta)
    .route({ method: 'POST', path: '/activities/{id}/floor/speeches', summary: '申请发言', successStatus: 201, tags })
    .input(newSpeech.extend({ id }))
    .output(z.object({ id: z.string() })),
  order: route
    .meta({ right: 'activities:write', ownership: 'related' })
    .route({ method: 'PUT', path: '/activities/{id}/floor/speech-order', summary: '排定发言次序', tags })
    .input(z.strictObject({ id, speeches: z.array(z.uuid()).min(1).max(200) }))
    .output(z.object({ ordered: z.int() })),
  get: route
    .meta(meta)
    .route({ method: 'GET', path: '/speeches/{id}', summary: '发言', tags })
    .input(z.strictObject({ id }))
    .output(speechPage),
  save: route
    .meta(meta)
    .route({ method: 'PUT', path: '/speeches/{id}/text', summary: '保存发言稿', tags })
    .input(speechText.extend({ id }))
    .output(z.object({ version: z.int() })),
  moves: moveContracts('/speeches', speechLifecycle.moves),
}
