// The published API of 请示报告.
import { z } from 'zod'
import { id, route, words } from '#/core/http/contract.ts'
import { moveContracts, moveOffer, version } from '#/core/http/moves.ts'
import { coded, named, tag, told } from '#/core/http/shapes.ts'
import { answerKinds, forms } from './codes.ts'
import { transmissionLifecycle } from './lifecycle.ts'

const code = (list: string, title: string) =>
  z
    .string()
    .min(1, { error: `请选择${title}` })
    .max(60)
    .meta({ title, widget: 'code', list })

export const transmissionDraft = z.strictObject({
  kind: code('transmission-kind', '类别'),
  title: words('标题', 120).meta({ title: '标题', help: '不宜写明的，填代称' }),
  recipient: code('recipient', '报送对象'),
  occasion: words('会议', 120, 0).default('').meta({ title: '在什么会议上', help: '汇报、发言的填会议名称' }),
  senderId: id
    .nullable()
    .default(null)
    .meta({
      title: '报送单位',
      help: '以市政协名义报送的不填；县区政协在上级会议发言的，选县区政协',
      widget: 'unit',
      kinds: ['special-committee', 'county-committee', 'organ-office'],
    }),
  speakerId: id.nullable().default(null).meta({ title: '汇报人、发言人', widget: 'person' }),
  lineOnly: z.boolean().default(false).meta({ title: '只登记目录', help: '内容涉密或者不宜录入的，只留日期、标题、类别' }),
  body: words('正文', 20_000, 0).default('').meta({ title: '正文', widget: 'textarea' }),
})
export type TransmissionDraft = z.infer<typeof transmissionDraft>

/** What a draft may be about: named by the page it was begun from. */
const about = z.strictObject({ kind: z.string().max(40), id })

const named1 = named.nullable()
export const transmissionPage = z.object({
  id: z.string(),
  version: z.int(),
  url: z.string(),
  title: z.string(),
  state: tag,
  editable: z.boolean(),
  kind: coded,
  form: z.enum(Object.keys(forms) as [keyof typeof forms, ...(keyof typeof forms)[]]),
  recipient: coded,
  occasion: z.string(),
  sender: named1,
  speaker: named1,
  about: z.object({ kind: z.string(), id: z.string(), title: z.string() }).nullable(),
  lineOnly: z.boolean(),
  body: z.string(),
  number: z.string(),
  signedBy: z.string(),
  sentOn: z.string().nullable(),
  answer: z
    .object({
      how: z.enum(Object.keys(answerKinds) as [keyof typeof answerKinds, ...(keyof typeof answerKinds)[]]),
      by: z.string(),
      text: z.string(),
      on: z.string(),
    })
    .nullable(),
  deadline: z.object({ due: z.string(), steps: z.array(z.string()) }).nullable(),
  timeline: z.array(told),
  moves: z.array(moveOffer),
})
export type TransmissionPage = z.infer<typeof transmissionPage>

const byId = z.strictObject({ id })

export const transmissionsContract = {
  create: route
    .meta({ right: 'transmissions:write', ownership: 'any' })
    .route({ method: 'POST', path: '/transmissions', summary: '起草或登记请示报告', successStatus: 201, tags: ['transmissions'] })
    .input(transmissionDraft.extend({ about: about.nullable().default(null) }))
    .output(z.object({ id: z.string(), url: z.string() })),
  get: route
    .meta({ right: 'transmissions:read', ownership: 'related' })
    .route({ method: 'GET', path: '/transmissions/{id}', summary: '一件请示报告', tags: ['transmissions'] })
    .input(byId)
    .output(transmissionPage),
  save: route
    .meta({ right: 'transmissions:write', ownership: 'related' })
    .route({ method: 'PUT', path: '/transmissions/{id}', summary: '修改请示报告', tags: ['transmissions'] })
    .input(z.strictObject({ id, version, ...transmissionDraft.shape }))
    .output(z.object({ id: z.string(), version: z.int() })),
  moves: moveContracts('/transmissions', transmissionLifecycle.moves),
}
