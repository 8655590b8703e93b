// The published API of plenary extras: groups, seats, resolutions, briefings, leave from a group's sitting.
import { z } from 'zod'
import { id, route, words } from '#/core/http/contract.ts'
import { moveContracts, moveOffer, version } from '#/core/http/moves.ts'
import { named, tag } from '#/core/http/shapes.ts'
import { seatRules } from '../rules.ts'
import { briefingLifecycle, groupLeaveLifecycle, resolutionLifecycle } from './lifecycle.ts'

export const newGroup = z.strictObject({
  name: words('小组', 40).meta({ title: '小组', help: '如：第一组、经济界别组' }),
  place: words('讨论地点', 120, 0).default('').meta({ title: '讨论地点' }),
  convenors: z.array(z.uuid()).max(10).default([]).meta({ title: '召集人', widget: 'people' }),
})
export type NewGroup = z.infer<typeof newGroup>

export const newResolution = z.strictObject({
  kind: words('类别', 40).default('resolution').meta({ title: '类别', widget: 'code', list: 'resolution-kind' }),
  title: words('题目', 120).meta({ title: '题目' }),
  text: words('正文', 20_000, 0).default('').meta({ title: '正文', widget: 'textarea' }),
})
export type NewResolution = z.infer<typeof newResolution>

export const newBriefing = z.strictObject({
  title: words('题目', 120).meta({ title: '题目' }),
  text: words('正文', 20_000, 0).default('').meta({ title: '正文', widget: 'textarea' }),
  groupId: z.uuid().nullable().default(null).meta({ widget: 'hidden' }),
})
export type NewBriefing = z.infer<typeof newBriefing>

export const newGroupLeave = z.strictObject({
  sessionId: z.uuid({ error: '请选择哪一场' }),
  reason: words('事由', 200).meta({ title: '事由', widget: 'textarea' }),
})

export const newSeats = z.strictObject({
  rows: z.int({ error: '排数是整数' }).min(1).max(100).meta({ title: '几排' }),
  seats: z.int({ error: '座数是整数' }).min(1).max(100).meta({ title: '每排几座' }),
  rule: z.enum(['sector', 'strokes', 'pinyin']).default('sector').meta({ title: '排法', labels: seatRules }),
  aisle: z.int().min(0).max(99).default(0).meta({ title: '第几座之后是过道', help: '没有过道的填0' }),
  blocked: z
    .array(z.string().regex(/^\d{1,3}-\d{1,3}$/, { error: '不排的座位写作 3-12' }))
    .max(500)
    .default([])
    .meta({ title: '不排的座位', help: '一行一个，如 1-1 是第一排第一座' }),
})
export type NewSeats = z.infer<typeof newSeats>

const person = z.object({
  id: z.string(),
  name: z.string(),
  note: z.string(),
  groupId: z.string().nullable(),
  seat: z.string(),
  capacity: z.string(),
})
const paper = z.object({
  id: z.string(),
  version: z.int(),
  title: z.string(),
  text: z.string(),
  state: tag,
  mayEdit: z.boolean(),
  moves: z.array(moveOffer),
})

export const plenaryPage = z.object({
  id: z.string(),
  title: z.string(),
  runs: z.boolean(),
  takesPart: z.boolean(),
  groups: z.array(
    z.object({ id: z.string(), name: z.string(), place: z.string(), convenors: z.array(named), people: z.int(), mine: z.boolean() }),
  ),
  people: z.array(person),
  observers: z.array(person),
  sessions: z.array(z.object({ id: z.string(), label: z.string() })),
  leaves: z.array(
    z.object({
      id: z.string(),
      version: z.int(),
      name: z.string(),
      group: z.string(),
      session: z.string(),
      reason: z.string(),
      says: z.string(),
      state: tag,
      moves: z.array(moveOffer),
    }),
  ),
  seatMap: z.object({ rows: z.int(), seats: z.int(), aisles: z.array(z.int()), rule: z.string(), blocked: z.array(z.string()) }).nullable(),
  resolutions: z.array(paper.extend({ kind: z.string(), decidedOn: z.string().nullable() })),
  briefings: z.array(paper.extend({ no: z.int().nullable(), group: z.string().nullable(), issuedOn: z.string().nullable() })),
})
export const resolutionPage = paper.extend({ kind: z.string(), decidedOn: z.string().nullable(), meeting: named })
export type ResolutionPageData = z.infer<typeof resolutionPage>

export type PlenaryPageData = z.infer<typeof plenaryPage>

const run = { right: 'activities:write', ownership: 'related' } as const
const take = { right: 'floor:take-part', ownership: 'related' } as const
const tags = ['plenary']
const made = z.object({ id: z.string() })
const saved = z.object({ version: z.int() })

export const plenaryContract = {
  page: route
    .meta(take)
    .route({ method: 'GET', path: '/activities/{id}/plenary', summary: '分组、座次、决议、简报', tags })
    .input(z.strictObject({ id }))
    .output(plenaryPage),
  addGroup: route
    .meta(run)
    .route({ method: 'POST', path: '/activities/{id}/plenary/groups', summary: '编小组', successStatus: 201, tags })
    .input(newGroup.extend({ id }))
    .output(made),
  saveGroup: route
    .meta(run)
    .route({ method: 'PUT', path: '/plenary-groups/{id}', summary: '改小组', tags })
    .input(newGroup.extend({ id, people: z.array(z.uuid()).max(2000) }))
    .output(made),
  removeGroup: route
    .meta(run)
    .route({ method: 'DELETE', path: '/plenary-groups/{id}', summary: '撤销小组', tags })
    .input(z.strictObject({ id }))
    .output(made),
  askLeave: route
    .meta(take)
    .route({ method: 'POST', path: '/activities/{id}/plenary/leaves', summary: '请小组会议的假', successStatus: 201, tags })
    .input(newGroupLeave.extend({ id }))
    .output(made),
  leaveMoves: moveContracts('/group-leaves', groupLeaveLifecycle.moves),
  seat: route
    .meta(run)
    .route({ method: 'POST', path: '/activities/{id}/plenary/seats', summary: '排座次', tags })
    .input(newSeats.extend({ id }))
    .output(z.object({ seated: z.int(), without: z.int() })),
  swap: route
    .meta(run)
    .route({ method: 'PUT', path: '/activities/{id}/plenary/seats', summary: '换座位', tags })
    .input(z.strictObject({ id, participationId: z.uuid(), seat: z.string().regex(/^(\d{1,3}-\d{1,3})?$/, { error: '座位写作 3-12' }) }))
    .output(z.object({ swappedWith: z.string().nullable() })),
  resolution: route
    .meta(take)
    .route({ method: 'GET', path: '/resolutions/{id}', summary: '决议', tags })
    .input(z.strictObject({ id }))
    .output(resolutionPage),
  addResolution: route
    .meta(run)
    .route({ method: 'POST', path: '/activities/{id}/plenary/resolutions', summary: '起草决议', successStatus: 201, tags })
    .input(newResolution.extend({ id }))
    .output(made),
  saveResolution: route
    .meta(run)
    .route({ method: 'PUT', path: '/resolutions/{id}', summary: '修改决议', tags })
    .input(newResolution.extend({ id, version }))
    .output(saved),
  resolutionMoves: moveContracts('/resolutions', resolutionLifecycle.moves),
  addBriefing: route
    .meta(run)
    .route({ method: 'POST', path: '/activities/{id}/plenary/briefings', summary: '编写简报', successStatus: 201, tags })
    .input(newBriefing.extend({ id }))
    .output(made),
  saveBriefing: route
    .meta(run)
    .route({ method: 'PUT', path: '/briefings/{id}', summary: '修改简报', tags })
    .input(newBriefing.extend({ id, version }))
    .output(saved),
  briefingMoves: moveContracts('/briefings', briefingLifecycle.moves),
}
