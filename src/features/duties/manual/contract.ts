// The published API of facts entered by hand.
import { z } from 'zod'
import { isDay } from '#/core/day.ts'
import { dayText, id, route, words } from '#/core/http/contract.ts'
import { moveContracts, moveOffer, version } from '#/core/http/moves.ts'
import { named, tag, told } from '#/core/http/shapes.ts'
import { manualLifecycle } from './lifecycle.ts'

const code = z.string().trim().max(40)
const day = dayText.refine(isDay, { error: '没有这一天' })

const fields = {
  kind: code.default('').meta({ title: '种类', widget: 'hidden' }),
  level: code.default('').meta({ title: '级别', widget: 'hidden' }),
  role: code.default('holder').meta({ title: '角色', widget: 'hidden' }),
  title: words('事项', 120).meta({ title: '事项', help: '一句话写清做了什么，如“关于改善农村饮水的信息被省政协采用”' }),
  day: day.meta({ title: '日期' }),
  source: words('出处', 300, 0)
    .default('')
    .meta({ title: '出处', help: '文号、期号、网址等能查到的地方；没有出处的请在登记后上传佐证材料' }),
  detail: words('说明', 2000, 0).default('').meta({ title: '说明（可不填）', widget: 'textarea' }),
}

export const manualEntry = z.strictObject({
  verb: code.min(1, { error: '请选择事项类别' }),
  personId: id.nullable().default(null),
  bodyId: id.nullable().default(null),
  ...fields,
})
export type ManualEntry = z.infer<typeof manualEntry>

export const manualForms = z.object({
  /** Declares only for himself. */
  selfOnly: z.boolean(),
  verbs: z.array(z.object({ code: z.string(), label: z.string(), group: z.string(), form: z.record(z.string(), z.unknown()) })),
})
export type ManualForms = z.infer<typeof manualForms>

export const manualPage = z.object({
  id: z.string(),
  version: z.int(),
  url: z.string(),
  state: tag,
  holder: named.extend({ kind: z.enum(['person', 'body']) }),
  verb: z.object({ code: z.string(), label: z.string() }),
  kind: z.string().nullable(),
  level: z.string().nullable(),
  role: z.string(),
  title: z.string(),
  day: z.string(),
  detail: z.string(),
  source: z.string(),
  batch: z.string(),
  bySelf: z.boolean(),
  enteredBy: z.string(),
  enteredOn: z.string(),
  decidedBy: z.string(),
  reason: z.string(),
  mayAttach: z.boolean(),
  /** What may still be changed, while it waits; null afterwards and for others. */
  edit: z.object({ form: z.record(z.string(), z.unknown()), initial: z.record(z.string(), z.unknown()) }).nullable(),
  timeline: z.array(told),
  moves: z.array(moveOffer),
})
export type ManualPage = z.infer<typeof manualPage>

export const manualContract = {
  forms: route
    .meta({ right: 'duties:manual', ownership: 'any' })
    .route({ method: 'GET', path: '/manual-facts/forms', summary: '可以人工登记的履职事项', tags: ['duties'] })
    .input(z.strictObject({}))
    .output(manualForms),
  enter: route
    .meta({ right: 'duties:manual', ownership: 'any' })
    .route({ method: 'POST', path: '/manual-facts', summary: '登记或者申报一件履职事项', successStatus: 201, tags: ['duties'] })
    .input(manualEntry)
    .output(z.object({ id: z.string(), url: z.string() })),
  get: route
    .meta({ right: 'duties:manual', ownership: 'related' })
    .route({ method: 'GET', path: '/manual-facts/{id}', summary: '一件人工登记的履职事项', tags: ['duties'] })
    .input(z.strictObject({ id }))
    .output(manualPage),
  change: route
    .meta({ right: 'duties:manual', ownership: 'related' })
    .route({ method: 'PUT', path: '/manual-facts/{id}', summary: '修改待核实的登记', tags: ['duties'] })
    .input(z.strictObject({ id, version, ...fields }))
    .output(z.object({ id: z.string(), version: z.int() })),
  moves: moveContracts('/manual-facts', manualLifecycle.moves),
  batch: {
    confirm: route
      .meta({ right: manualLifecycle.moves.confirm.right, ownership: 'any' })
      .route({ method: 'POST', path: '/manual-facts/batch/confirm', summary: '成批核实', tags: ['duties'] })
      .input(
        z.strictObject({
          cases: z
            .array(z.strictObject({ id, version }))
            .min(1, { error: '请先勾选' })
            .max(500, { error: '一次最多500件' })
            .meta({ title: '事项' }),
          form: manualLifecycle.moves.confirm.asks,
        }),
      )
      .output(z.object({ results: z.array(z.object({ id: z.string(), ok: z.boolean(), reasons: z.array(z.string()) })) })),
  },
}
