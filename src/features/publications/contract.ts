// The published API of texts.
import { z } from 'zod'
import { id, route, words } from '#/core/http/contract.ts'
import { moveContracts, moveOffer, version } from '#/core/http/moves.ts'
import { named, tag, told } from '#/core/http/shapes.ts'
import { workLifecycle } from './lifecycle.ts'
import { horizons, suggestionTypes } from './words.ts'

const key = <T extends Record<string, string>>(labels: T) => z.enum(Object.keys(labels) as [keyof T & string])
const code = z.string().min(1).max(60)

export const workDraft = z.strictObject({
  title: words('题目', 80, 0).meta({ title: '题目' }),
  body: words('正文', 20_000, 0).meta({ title: '正文', widget: 'textarea' }),
  year: z.int({ error: '请填写年度' }).min(2000, { error: '年度不对' }).max(2100, { error: '年度不对' }).meta({ title: '所属年度' }),
  themes: z.array(code).max(5, { error: '主题最多选5个' }).meta({ title: '主题' }),
  coauthors: z.array(id).max(9, { error: '共同作者最多9人' }).meta({ title: '共同作者', widget: 'people' }),
  receiverId: id.nullable().meta({ title: '报送的专门委员会' }),
  suggestionType: key(suggestionTypes).nullable().meta({ title: '建议类型', labels: suggestionTypes }),
  horizon: key(horizons).nullable().meta({ title: '前瞻性还是常规性', labels: horizons }),
  programmeId: id.nullable().meta({ title: '所属学习活动' }),
})
export type WorkDraft = z.infer<typeof workDraft>

export const newWork = z.strictObject({
  kind: code,
  title: words('题目', 80, 0).default(''),
  body: words('正文', 20_000, 0).default(''),
  programmeId: id.nullable().default(null),
  /** What it grows out of, such as a point of a discussion. */
  originId: id.nullable().default(null),
})
export type NewWork = z.infer<typeof newWork>

const kind = z.object({
  code: z.string(),
  label: z.string(),
  accepts: z.enum(['committee', 'office']),
  minimum: z.number(),
  themed: z.boolean(),
  advice: z.boolean(),
})

export const workPage = z.object({
  id: z.string(),
  version: z.int(),
  url: z.string(),
  state: tag,
  kind,
  text: workDraft,
  length: z.int(),
  editable: z.boolean(),
  mayAttach: z.boolean(),
  isReviewer: z.boolean(),
  authors: z.array(named),
  receiver: named.nullable(),
  themes: z.array(z.object({ code: z.string(), label: z.string() })),
  originId: z.string().nullable(),
  submittedOn: z.string().nullable(),
  acceptedOn: z.string().nullable(),
  shownOn: z.string().nullable(),
  shownAt: z.string(),
  rounds: z.array(
    z.object({
      submittedOn: z.string(),
      decidedOn: z.string().nullable(),
      decision: z.string().nullable(),
      reason: z.string(),
      decidedBy: z.string(),
    }),
  ),
  timeline: z.array(told),
  moves: z.array(moveOffer),
})
export type WorkPage = z.infer<typeof workPage>

const byId = z.strictObject({ id })

export const publicationsContract = {
  kinds: route
    .meta({ right: 'works:read', ownership: 'any' })
    .route({ method: 'GET', path: '/work-kinds', summary: '文稿类别和主题', tags: ['works'] })
    .output(z.object({ kinds: z.array(kind), themes: z.array(z.object({ code: z.string(), label: z.string() })), yearTheme: z.string() })),
  create: route
    .meta({ right: 'works:write', ownership: 'any' })
    .route({ method: 'POST', path: '/works', summary: '起草文稿', successStatus: 201, tags: ['works'] })
    .input(newWork)
    .output(z.object({ id: z.string(), url: z.string() })),
  get: route
    .meta({ right: 'works:read', ownership: 'related' })
    .route({ method: 'GET', path: '/works/{id}', summary: '一篇文稿', tags: ['works'] })
    .input(byId)
    .output(workPage),
  save: route
    .meta({ right: 'works:write', ownership: 'related' })
    .route({ method: 'PUT', path: '/works/{id}', summary: '保存文稿', tags: ['works'] })
    .input(z.strictObject({ id, version, ...workDraft.shape }))
    .output(z.object({ id: z.string(), version: z.int() })),
  similar: route
    .meta({ right: 'works:read', ownership: 'any' })
    .route({ method: 'POST', path: '/works/similar', summary: '查相似文稿，一稿一用', tags: ['works'] })
    .input(z.strictObject({ title: words('题目', 80, 0), body: words('正文', 20_000, 0), except: id.nullable() }))
    .output(
      z.object({
        items: z.array(
          z.object({
            id: z.string(),
            url: z.string(),
            title: z.string(),
            state: z.string(),
            score: z.number(),
            grade: z.string(),
            because: z.array(z.string()),
          }),
        ),
      }),
    ),
  moves: moveContracts('/works', workLifecycle.moves),
}
