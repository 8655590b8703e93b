// The published API of the members: persons, their file, seats and their moves, posts, the person picker.
import { z } from 'zod'
import { isDay } from '#/core/day.ts'
import { dayText, id, route, words } from '#/core/http/contract.ts'
import { moveContracts, moveOffer, version } from '#/core/http/moves.ts'
import { datedLink, datedStanding, named, picked, tag, told } from '#/core/http/shapes.ts'
import { seatLifecycle } from './lifecycle.ts'

const day = (title: string) => dayText.refine(isDay, { error: '没有这一天' }).meta({ title })
const source = words('依据', 120).meta({ title: '依据' })
const optional = (label: string, max: number) =>
  words(label, max, 0)
    .transform((text) => text || null)
    .nullable()
const made = z.object({ id: z.string() })
const changed = z.object({ id: z.string(), version: z.int() })

const personFields = {
  name: words('姓名', 40).meta({ title: '姓名' }),
  sex: z
    .enum(['男', '女'], { error: '性别只能是男或女' })
    .nullable()
    .meta({ title: '性别', labels: { 男: '男', 女: '女' } }),
  ethnicGroup: z.string().max(20).nullable().meta({ title: '民族', widget: 'code', list: 'ethnic-group' }),
  birthMonth: z
    .string()
    .regex(/^(19|20)\d{2}-(0[1-9]|1[0-2])$/, { error: '出生年月写成 1970-05' })
    .nullable()
    .meta({ title: '出生年月' }),
  party: z.string().max(20).nullable().meta({ title: '党派', widget: 'code', list: 'party' }),
  education: optional('学历', 30).meta({ title: '学历' }),
  employer: optional('工作单位', 80).meta({ title: '工作单位' }),
  post: optional('职务', 60).meta({ title: '职务' }),
  insideSystem: z.boolean().nullable().meta({ title: '体制内' }),
  livesElsewhere: z.boolean().meta({ title: '居住或工作在外地' }),
  placeCode: z.string().max(12).nullable().meta({ title: '所在县区代码' }),
}
const personCode = z
  .string()
  .trim()
  .regex(/^[\w-]{1,20}$/, { error: '编号只能用字母、数字和横线，最多20位' })
const mobile = z
  .string()
  .regex(/^1\d{10}$/, { error: '手机号码应是11位数字' })
  .nullable()
  .meta({ title: '手机号码' })

export const personCreation = z.strictObject({ ...personFields, code: personCode.optional().meta({ title: '编号' }), mobile, source })
export const personEdit = z.strictObject({ ...personFields, code: personCode.meta({ title: '编号' }), mobile: mobile.optional() })

export const nomination = z.strictObject({
  personId: id.meta({ title: '人选', widget: 'person' }),
  kind: z.string().max(30).meta({ title: '职务', widget: 'code', list: 'seat-kind' }),
  sectorId: id.meta({ title: '界别', widget: 'unit', kinds: ['sector'] }),
  specialCommitteeId: id.nullable().meta({ title: '专委会（不填则按界别对应）', widget: 'unit', kinds: ['special-committee'] }),
  groupId: id.nullable().meta({ title: '委员小组', widget: 'unit', kinds: ['member-group'] }),
  day: day('提名日期'),
  source,
})

const outsideLabels = { unit: '承办单位联络员', 'unit-head': '承办单位负责人', collective: '集体提案单位', platform: '协商议事平台召集人' }
export type OutsideRole = keyof typeof outsideLabels

export const contact = z.strictObject({
  personId: id.meta({ title: '人员', widget: 'person' }),
  bodyId: id.meta({ title: '所在单位', widget: 'unit' }),
  role: z
    .enum(Object.keys(outsideLabels) as [OutsideRole, ...OutsideRole[]], { error: '请选择岗位' })
    .meta({ title: '岗位', labels: outsideLabels }),
  fromDay: day('任职日期'),
  source,
})

export const memberPage = z.object({
  id: z.string(),
  version: z.int(),
  code: z.string(),
  name: z.string(),
  sex: z.string().nullable(),
  party: z.string().nullable(),
  employer: z.string().nullable(),
  post: z.string().nullable(),
  county: z.string().nullable(),
  livesElsewhere: z.boolean(),
  insideSystem: z.boolean().nullable(),
  /** What only the office and the person see. */
  own: z
    .object({
      ethnicGroup: z.string().nullable(),
      birthMonth: z.string().nullable(),
      education: z.string().nullable(),
      placeCode: z.string().nullable(),
      hasMobile: z.boolean(),
      edges: z.array(datedLink),
      standings: z.array(datedStanding),
      duties: z.array(z.object({ verb: z.string(), label: z.string(), thisYear: z.int(), total: z.int(), last: z.string() })),
      year: z.int(),
      timeline: z.array(told),
    })
    .nullable(),
  seats: z.array(
    z.object({
      id: z.string(),
      version: z.int(),
      url: z.string(),
      term: z.string(),
      kind: z.string(),
      sector: named,
      committee: named.nullable(),
      placedByHand: z.boolean(),
      group: named.nullable(),
      state: tag,
      stateSince: z.string(),
      fromDay: z.string().nullable(),
      toDay: z.string().nullable(),
      endReason: z.string().nullable(),
      source: z.string(),
      course: z.array(z.object({ label: z.string(), fromDay: z.string(), source: z.string() })),
      moves: z.array(moveOffer),
    }),
  ),
  posts: z.array(
    z.object({
      id: z.string(),
      role: z.string(),
      label: z.string(),
      title: z.string(),
      body: named.nullable(),
      fromDay: z.string(),
      toDay: z.string().nullable(),
      source: z.string(),
    }),
  ),
  mayEdit: z.boolean(),
})
export type MemberPageData = z.infer<typeof memberPage>

const form = z.record(z.string(), z.unknown())
export const membersForms = z.object({ register: form, edit: form, nominate: form, contact: form, endContact: form })
export type MembersForms = z.infer<typeof membersForms>
export const contactEnd = z.strictObject({ lastDay: day('任职的最后一天') })

const write = { right: 'members:write', ownership: 'any' } as const

export const membersContract = {
  forms: route
    .meta({ right: 'members:read', ownership: 'any' })
    .route({ method: 'GET', path: '/members/forms', summary: '人员和席位的表单', tags: ['members'] })
    .input(z.strictObject({}))
    .output(membersForms),
  pickPeople: route
    .meta({ right: 'members:read', ownership: 'any' })
    .route({ method: 'GET', path: '/pick/people', summary: '按姓名、简拼或编号找人', tags: ['members'] })
    .input(
      z.strictObject({
        q: z.string().max(60).optional(),
        kind: z.enum(['member', 'any']).optional(),
        ids: z.string().max(4000).optional(),
      }),
    )
    .output(picked),
  person: route
    .meta({ right: 'organisation:read', ownership: 'related' })
    .route({ method: 'GET', path: '/people/{id}', summary: '委员档案', tags: ['members'] })
    .input(z.strictObject({ id }))
    .output(memberPage),
  register: route
    .meta(write)
    .route({ method: 'POST', path: '/people', summary: '登记人员', successStatus: 201, tags: ['members'] })
    .input(personCreation)
    .output(made),
  edit: route
    .meta(write)
    .route({ method: 'PUT', path: '/people/{id}', summary: '修改人员登记', tags: ['members'] })
    .input(personEdit.extend({ id, version }))
    .output(changed),
  mobile: route
    .meta(write)
    .route({ method: 'POST', path: '/people/{id}/mobile', summary: '查看手机号码（留痕）', tags: ['members'] })
    .input(z.strictObject({ id }))
    .output(z.object({ mobile: z.string() })),
  nominate: route
    .meta(write)
    .route({ method: 'POST', path: '/seats', summary: '提名委员', successStatus: 201, tags: ['members'] })
    .input(nomination)
    .output(made),
  seatMoves: moveContracts('/seats', seatLifecycle.moves),
  nameContact: route
    .meta(write)
    .route({ method: 'POST', path: '/contacts', summary: '设联络员、负责人', successStatus: 201, tags: ['members'] })
    .input(contact)
    .output(made),
  endContact: route
    .meta(write)
    .route({ method: 'POST', path: '/contacts/{id}/end', summary: '联络员、负责人离任', tags: ['members'] })
    .input(contactEnd.extend({ id }))
    .output(made),
}
