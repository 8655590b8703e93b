// The published API of the organisation: bodies and their pages, terms and sessions, places, edges and standings, the body picker.
import { z } from 'zod'
import { dayText, id, route, words } from '#/core/http/contract.ts'
import { isDay } from '#/core/day.ts'
import { version } from '#/core/http/moves.ts'
import { coded, datedLink, datedStanding, named, partyKind, picked, told } from '#/core/http/shapes.ts'

const day = dayText.refine(isDay, { error: '没有这一天' })
const source = words('依据', 120)
const code = z
  .string()
  .trim()
  .regex(/^[\w.-]{1,30}$/, { error: '代码只能用字母、数字、点和横线，最多30位' })
const made = z.object({ id: z.string() })
const changed = z.object({ id: z.string(), version: z.int() })

const bodyFields = {
  name: words('名称', 60),
  shortName: words('简称', 30, 0),
  system: z.string().max(30).nullable().meta({ title: '单位系统', widget: 'code', list: 'unit-system' }),
  parentId: id.nullable().meta({ title: '上级单位', widget: 'unit' }),
  placeCode: z.string().max(12).nullable().meta({ title: '所在地区划代码' }),
  sort: z.int().min(0).max(100_000).meta({ title: '顺序' }),
}

export const bodyCreation = z.strictObject({
  kind: z.string().max(30).meta({ title: '类别', widget: 'code', list: 'body-kind' }),
  name: bodyFields.name,
  shortName: bodyFields.shortName.optional(),
  code: code.optional().meta({ title: '代码' }),
  system: bodyFields.system.optional(),
  parentId: bodyFields.parentId.optional(),
  placeCode: bodyFields.placeCode.optional(),
  fromDay: day.optional().meta({ title: '设立日期' }),
  source: source.meta({ title: '依据' }),
})

export const bodyEdit = z.strictObject({ ...bodyFields, code: code.meta({ title: '代码' }), source: source.meta({ title: '依据' }) })

export const abolition = z.strictObject({
  lastDay: day.meta({ title: '存续的最后一天' }),
  successorId: id.nullable().meta({ title: '承接单位', widget: 'unit' }),
  source: source.meta({ title: '依据' }),
})

export const bodyPage = z.object({
  id: z.string(),
  version: z.int(),
  kind: coded,
  code: z.string(),
  name: z.string(),
  shortName: z.string(),
  system: coded.nullable(),
  place: z.object({ code: z.string(), name: z.string() }).nullable(),
  sort: z.int(),
  fromDay: z.string().nullable(),
  toDay: z.string().nullable(),
  above: z.array(named),
  below: z.array(named.extend({ toDay: z.string().nullable() })),
  successor: named.nullable(),
  predecessors: z.array(named),
  posts: z.array(
    z.object({
      id: z.string(),
      personId: z.string(),
      name: z.string(),
      role: z.string(),
      title: z.string(),
      fromDay: z.string(),
      toDay: z.string().nullable(),
      source: z.string(),
    }),
  ),
  edges: z.array(datedLink),
  standings: z.array(datedStanding),
  members: z.int(),
  timeline: z.array(told),
  mayEdit: z.boolean(),
})
export type BodyPageData = z.infer<typeof bodyPage>

const sessionFields = {
  title: words('名称', 30),
  year: z.int().min(1950).max(2200).meta({ title: '对应年度' }),
  opensOn: day.meta({ title: '开幕日期' }),
  closesOn: day.meta({ title: '闭幕日期' }),
  intakeDay: day.meta({ title: '开始收件日期' }),
  cutoffDay: day.meta({ title: '大会提案截止日期' }),
  cutoffTime: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: '请填写时刻，如 17:00' })
    .meta({ title: '大会提案截止时刻' }),
}

export const termCreation = z.strictObject({
  number: z.int().min(1).max(99).meta({ title: '届数' }),
  title: words('名称', 20),
  fromDay: day.meta({ title: '任期起' }),
  toDay: day.nullable().meta({ title: '任期止' }),
})
export const sessionCreation = z.strictObject({ termId: id, number: z.int().min(1).max(9).meta({ title: '次数' }), ...sessionFields })
export const sessionEdit = z.strictObject(sessionFields)

export const termsPage = z.object({
  terms: z.array(
    z.object({
      id: z.string(),
      number: z.int(),
      title: z.string(),
      fromDay: z.string(),
      toDay: z.string().nullable(),
      sessions: z.array(
        z.object({
          id: z.string(),
          number: z.int(),
          title: z.string(),
          year: z.int(),
          opensOn: z.string(),
          closesOn: z.string(),
          intakeFrom: z.string(),
          cutoffAt: z.string(),
          version: z.int(),
          current: z.boolean(),
        }),
      ),
    }),
  ),
  mayEdit: z.boolean(),
})
export type TermsPageData = z.infer<typeof termsPage>

export const edgeCreation = z.strictObject({
  kind: z.string().max(30).meta({ title: '关系', widget: 'code', list: 'edge-kind' }),
  fromId: id,
  fromKind: partyKind,
  toId: id,
  toKind: partyKind,
  fromDay: day.meta({ title: '开始日期' }),
  toDay: day.nullable().meta({ title: '结束日期' }),
  source,
})

export const standingCreation = z.strictObject({
  holderId: id,
  holderKind: partyKind,
  kind: z.string().max(30).meta({ title: '类别', widget: 'code', list: 'standing-kind' }),
  title: words('内容', 100),
  level: z
    .string()
    .max(30)
    .nullable()
    .default(null)
    .meta({ title: '级别', widget: 'code', list: 'standing-level', help: '荣誉填表彰的级别；提拔、晋升填干部级别' }),
  rank: words('晋升的职级', 60, 0).default('').meta({ title: '晋升的职级', help: '职级晋升的填写，如“二级巡视员”' }),
  decidedBy: words('决定机关', 60),
  source,
  fromDay: day.meta({ title: '日期' }),
  toDay: day.nullable().meta({ title: '有效期至' }),
})

const form = z.record(z.string(), z.unknown())
export const organisationForms = z.object({
  createBody: form,
  editBody: form,
  abolish: form,
  term: form,
  session: form,
  editSession: form,
  edge: form,
  endEdge: form,
  standing: form,
  endStanding: form,
})
export type OrganisationForms = z.infer<typeof organisationForms>

/** What the page asks for; who is linked to whom it knows already. */
export const edgeForm = edgeCreation.omit({ fromId: true, fromKind: true, toId: true, toKind: true })
export const standingForm = standingCreation.omit({ holderId: true, holderKind: true })
export const edgeEnd = z.strictObject({ lastDay: day.meta({ title: '最后一天' }), source })
export const standingEnd = z.strictObject({ lastDay: day.meta({ title: '最后一天' }) })

const write = { right: 'organisation:write', ownership: 'any' } as const

export const organisationContract = {
  forms: route
    .meta({ right: 'organisation:read', ownership: 'any' })
    .route({ method: 'GET', path: '/organisation/forms', summary: '机构和届次的表单', tags: ['organisation'] })
    .input(z.strictObject({}))
    .output(organisationForms),
  pickBodies: route
    .meta({ right: 'organisation:read', ownership: 'any' })
    .route({ method: 'GET', path: '/pick/bodies', summary: '按名称、简拼或代码找机构', tags: ['organisation'] })
    .input(z.strictObject({ q: z.string().max(60).optional(), kind: z.string().max(200).optional(), ids: z.string().max(4000).optional() }))
    .output(picked),
  body: route
    .meta({ right: 'organisation:read', ownership: 'any' })
    .route({ method: 'GET', path: '/bodies/{id}', summary: '机构全貌', tags: ['organisation'] })
    .input(z.strictObject({ id }))
    .output(bodyPage),
  createBody: route
    .meta(write)
    .route({ method: 'POST', path: '/bodies', summary: '设立机构', successStatus: 201, tags: ['organisation'] })
    .input(bodyCreation)
    .output(made),
  editBody: route
    .meta(write)
    .route({ method: 'PUT', path: '/bodies/{id}', summary: '更名、划归、修改机构', tags: ['organisation'] })
    .input(bodyEdit.extend({ id, version }))
    .output(changed),
  abolishBody: route
    .meta(write)
    .route({ method: 'POST', path: '/bodies/{id}/abolition', summary: '撤销机构', tags: ['organisation'] })
    .input(abolition.extend({ id, version }))
    .output(changed),
  terms: route
    .meta({ right: 'organisation:read', ownership: 'any' })
    .route({ method: 'GET', path: '/terms', summary: '届次', tags: ['organisation'] })
    .input(z.strictObject({}))
    .output(termsPage),
  createTerm: route
    .meta(write)
    .route({ method: 'POST', path: '/terms', summary: '设立一届', successStatus: 201, tags: ['organisation'] })
    .input(termCreation)
    .output(made),
  createSession: route
    .meta(write)
    .route({ method: 'POST', path: '/sessions', summary: '设立一次会议', successStatus: 201, tags: ['organisation'] })
    .input(sessionCreation)
    .output(made),
  editSession: route
    .meta(write)
    .route({ method: 'PUT', path: '/sessions/{id}', summary: '修改会期和截止时间', tags: ['organisation'] })
    .input(sessionEdit.extend({ id, version }))
    .output(changed),
  makeEdge: route
    .meta(write)
    .route({ method: 'POST', path: '/edges', summary: '登记联系关系', successStatus: 201, tags: ['organisation'] })
    .input(edgeCreation)
    .output(made),
  endEdge: route
    .meta(write)
    .route({ method: 'POST', path: '/edges/{id}/end', summary: '结束联系关系', tags: ['organisation'] })
    .input(edgeEnd.extend({ id }))
    .output(made),
  conferStanding: route
    .meta(write)
    .route({ method: 'POST', path: '/standings', summary: '登记表彰或处理', successStatus: 201, tags: ['organisation'] })
    .input(standingCreation)
    .output(made),
  endStanding: route
    .meta(write)
    .route({ method: 'POST', path: '/standings/{id}/end', summary: '结束一项表彰或处理', tags: ['organisation'] })
    .input(standingEnd.extend({ id }))
    .output(made),
}
