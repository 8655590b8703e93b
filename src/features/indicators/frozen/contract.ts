// The published API of frozen figures: freeze a set under a name, see what has moved since, open the records then and now.
import { z } from 'zod'
import { dayText, id, route, words } from '#/core/http/contract.ts'

export const freezeAsked = z.strictObject({
  title: words('名称', 60).meta({ title: '名称', description: '印在哪份报告里，如“五届二次会议工作报告”' }),
  year: z.int({ error: '年度请填写四位数字' }).min(1949).max(2200).meta({ title: '年度' }),
  asOf: dayText.meta({ title: '截至日期', format: 'date' }),
  note: words('说明', 300, 0).default('').meta({ title: '说明', widget: 'textarea' }),
})
export type FreezeAsked = z.infer<typeof freezeAsked>

/** today: what the figures say now, as of today; then: asked again as of the day of the freezing, so that only corrections of the past show. */
const against = z.enum(['today', 'then']).default('today').meta({ title: '和什么比' })
export type Against = z.infer<typeof against>

const head = z.object({
  id: z.string(),
  title: z.string(),
  year: z.int(),
  asOf: z.string(),
  session: z.string().nullable(),
  frozenAt: z.iso.datetime({ offset: true }),
  frozenBy: z.string(),
  side: z.string(),
  note: z.string(),
  figures: z.int(),
  checkCode: z.string(),
})
export type FrozenHead = z.infer<typeof head>

const compared = z.object({
  code: z.string(),
  title: z.string(),
  group: z.string(),
  unit: z.string(),
  text: z.string(),
  value: z.number().nullable(),
  records: z.int(),
  definition: z.string(),
  formula: z.string(),
  /** null where the program no longer has this figure. */
  now: z.object({ text: z.string(), value: z.number().nullable(), records: z.int() }).nullable(),
  moved: z.boolean(),
  added: z.int(),
  removed: z.int(),
  changed: z.int(),
  /** The figure is reckoned or worded otherwise today. */
  isRedefined: z.boolean(),
})
export type FrozenFigure = z.infer<typeof compared>

export const frozenPage = head.extend({
  /** The stored rows still give the check code. */
  intact: z.boolean(),
  against: z.enum(['today', 'then']),
  nowAsOf: z.string(),
  figureRows: z.array(compared),
  settings: z.array(z.object({ title: z.string(), before: z.string(), now: z.string() })),
})
export type FrozenPage = z.infer<typeof frozenPage>

const record = z.object({ ref: z.string(), title: z.string(), day: z.string().nullable(), amount: z.number().nullable(), url: z.string() })
export const frozenRecords = z.object({
  code: z.string(),
  title: z.string(),
  frozen: z.array(record),
  added: z.array(record),
  removed: z.array(record),
  changed: z.array(record.extend({ now: z.number().nullable() })),
})
export type FrozenRecords = z.infer<typeof frozenRecords>

const read = route.meta({ right: 'figures:read', ownership: 'any' })

export const frozenContract = {
  list: read
    .route({ method: 'GET', path: '/figures-frozen', summary: '固定的数字', tags: ['figures'] })
    .output(z.object({ reports: z.array(head), form: z.record(z.string(), z.unknown()).nullable() })),
  freeze: route
    .meta({ right: 'figures:freeze', ownership: 'none' })
    .route({ method: 'POST', path: '/figures-frozen', summary: '固定一组数字', tags: ['figures'] })
    .input(freezeAsked)
    .output(z.object({ id: z.string(), checkCode: z.string() })),
  get: read
    .route({ method: 'GET', path: '/figures-frozen/{id}', summary: '固定的数字和现在的比较', tags: ['figures'] })
    .input(z.strictObject({ id, against }))
    .output(frozenPage),
  records: read
    .route({ method: 'GET', path: '/figures-frozen/{id}/records/{code}', summary: '固定时计入的记录，以后增减的记录', tags: ['figures'] })
    .input(z.strictObject({ id, code: z.string().max(60), against }))
    .output(frozenRecords),
  export: read
    .route({
      method: 'GET',
      path: '/figures-frozen/{id}/export',
      summary: '导出固定的数字',
      tags: ['figures'],
      outputStructure: 'detailed',
    })
    .input(z.strictObject({ id, against }))
    .output(z.object({ headers: z.object({ 'content-disposition': z.string() }), body: z.file() })),
}
