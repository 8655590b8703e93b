// The published API of 提级办理.
import { z } from 'zod'
import { id, route, words } from '#/core/http/contract.ts'
import { moveContracts, moveOffer, version } from '#/core/http/moves.ts'
import { classMarks } from '../words.ts'
import { externalLifecycle } from './lifecycle.ts'
import { followUps, levels } from './words.ts'

const key = <T extends Record<string, string>>(labels: T) => z.enum(Object.keys(labels) as [keyof T & string])
const tag = z.object({ code: z.string(), label: z.string(), tone: z.string() })

export const externalDraft = z.strictObject({
  level: key(levels).meta({ title: '级别', labels: levels }),
  sessionTitle: words('上级会议届次', 60).meta({ title: '上级会议届次，如“省政协十三届一次会议”' }),
  year: z.int({ error: '请填写年度' }).min(2000, { error: '年度不对' }).max(2100, { error: '年度不对' }).meta({ title: '年度' }),
  title: words('案由', 120).meta({ title: '案由' }),
  preparedFor: words('拟请哪位上级政协委员提出', 80, 0).default('').meta({ title: '拟请哪位上级政协委员提出（姓名、职务）' }),
  material: words('素材', 20_000, 0).default('').meta({ title: '素材（情况、问题、建议）', widget: 'textarea' }),
})
export type ExternalDraft = z.infer<typeof externalDraft>

export const externalPage = z.object({
  id: z.string(),
  version: z.int(),
  url: z.string(),
  title: z.string(),
  state: tag,
  editable: z.boolean(),
  level: key(levels),
  sessionTitle: z.string(),
  year: z.int(),
  externalNo: z.string(),
  preparedFor: z.string(),
  material: z.string(),
  department: z.string(),
  outcomeClass: z.enum(classMarks).nullable(),
  outcomeText: z.string(),
  benefits: z.string(),
  stages: z.array(z.object({ state: tag, onDay: z.string(), note: z.string() })),
  followUps: z.array(z.object({ id: z.string(), onDay: z.string(), how: key(followUps), text: z.string(), recordedBy: z.string() })),
  cases: z.array(z.object({ id: z.string(), title: z.string(), caseNo: z.int().nullable(), state: tag })),
  deadline: z.object({ due: z.string(), steps: z.array(z.string()) }).nullable(),
  timeline: z.array(z.object({ seq: z.int(), at: z.iso.datetime({ offset: true }), actor: z.string(), words: z.string() })),
  moves: z.array(moveOffer),
})
export type ExternalPage = z.infer<typeof externalPage>

const byId = z.strictObject({ id })

export const elevatedContract = {
  create: route
    .meta({ right: 'elevated:write', ownership: 'any' })
    .route({ method: 'POST', path: '/external-proposals', summary: '整理提级办理素材', successStatus: 201, tags: ['elevated'] })
    .input(externalDraft)
    .output(z.object({ id: z.string(), url: z.string() })),
  get: route
    .meta({ right: 'elevated:read', ownership: 'related' })
    .route({ method: 'GET', path: '/external-proposals/{id}', summary: '一件提级办理', tags: ['elevated'] })
    .input(byId)
    .output(externalPage),
  save: route
    .meta({ right: 'elevated:write', ownership: 'related' })
    .route({ method: 'PUT', path: '/external-proposals/{id}', summary: '修改提级办理素材', tags: ['elevated'] })
    .input(z.strictObject({ id, version, ...externalDraft.shape }))
    .output(z.object({ id: z.string(), version: z.int() })),
  ofCase: route
    .meta({ right: 'elevated:read', ownership: 'related' })
    .route({ method: 'GET', path: '/proposals/{id}/external-proposals', summary: '本市提案关联的提级办理', tags: ['elevated'] })
    .input(byId)
    .output(
      z.object({
        items: z.array(
          z.object({ id: z.string(), url: z.string(), title: z.string(), level: key(levels), sessionTitle: z.string(), state: tag }),
        ),
      }),
    ),
  moves: moveContracts('/external-proposals', externalLifecycle.moves),
}
