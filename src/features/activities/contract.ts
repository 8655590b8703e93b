// The published API of meetings and activities: planning, inviting, answering, the course of each.
import { z } from 'zod'
import { dayText, id, route, words } from '#/core/http/contract.ts'
import { moveContracts, moveOffer, version } from '#/core/http/moves.ts'
import { coded, named, tag, told } from '#/core/http/shapes.ts'
import { attendanceContracts } from './attendance/contract.ts'
import { activityLifecycle } from './lifecycle.ts'
import { replyLifecycle } from './reply-lifecycle.ts'
import { audiences, capacities, forms, type ActivityForm, type Capacity, type MaterialAudience } from './words.ts'

const clockText = z.string({ error: '请填写时间' }).regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: '时间写作 09:00' })
const momentText = z.string().regex(/^\d{4}-\d{2}-\d{2} ([01]\d|2[0-3]):[0-5]\d$/, { error: '时间写作 2022-03-01 18:00' })

const session = z
  .strictObject({
    label: words('场次', 40, 0).default('').meta({ title: '场次', help: '如“3月1日上午”，只有一场的不填' }),
    day: dayText.meta({ title: '日期' }),
    from: clockText.meta({ title: '开始', widget: 'clock' }),
    until: clockText.meta({ title: '结束', widget: 'clock' }),
  })
  .refine((s) => s.until > s.from, { error: '结束时间应当晚于开始时间', path: ['until'] })

const codeText = z.string().regex(/^[\w.-]{1,40}$/, { error: '代码格式不对' })

export const activityFields = z.strictObject({
  kind: codeText.meta({ title: '类别', widget: 'code', list: 'activity-kind' }),
  title: words('名称', 120).meta({ title: '名称' }),
  hostId: id
    .nullable()
    .default(null)
    .meta({
      title: '主办机构',
      help: '市政协本级举办的不填',
      widget: 'unit',
      kinds: ['special-committee', 'sector', 'organ-office', 'member-group', 'party'],
    }),
  cohostIds: z
    .array(id)
    .max(20, { error: '合办机构最多20个' })
    .default([])
    .meta({
      title: '合办机构',
      widget: 'units',
      kinds: ['special-committee', 'sector', 'organ-office', 'county-committee', 'party', 'handling-unit'],
    }),
  partners: z.array(words('合办单位', 60)).max(20, { error: '最多20个' }).default([]).meta({ title: '系统以外的合办单位' }),
  form: z
    .enum(Object.keys(forms) as [ActivityForm, ...ActivityForm[]])
    .default('onsite')
    .meta({ title: '形式', labels: forms }),
  place: words('地点', 120, 0).default('').meta({ title: '地点' }),
  placeCode: z.string().max(12).nullable().default(null).meta({ title: '所在县区', widget: 'hidden' }),
  sessions: z
    .array(session)
    .min(1, { error: '请填写时间' })
    .max(20, { error: '最多20个场次' })
    .meta({ title: '时间', help: '半天为一场；一天的会填两场' }),
  /** null: as its kind says. */
  mandatory: z.boolean().nullable().default(null).meta({ title: '应到人员必须参加', widget: 'hidden' }),
  signUpUntil: momentText.nullable().default(null).meta({ title: '报名截止', help: '不报名的不填', widget: 'moment' }),
  places: z.int({ error: '名额是整数' }).min(1).max(100_000).nullable().default(null).meta({ title: '报名名额（不限的不填）' }),
  checkInFrom: momentText.nullable().default(null).meta({ title: '签到开始', help: '不填为每场开始前半小时', widget: 'moment' }),
  themes: z.array(codeText).max(10).default([]).meta({ title: '主题' }),
  programme: codeText.nullable().default(null).meta({ title: '专项工作', widget: 'code', list: 'activity-programme' }),
  programmeId: id.nullable().default(null).meta({ title: '所属学习计划', widget: 'hidden' }),
  triggerId: id.nullable().default(null).meta({ title: '学习的文件', widget: 'hidden' }),
  thematic: z.boolean().default(false).meta({ title: '专题议政性' }),
  expanded: z.boolean().default(false).meta({ title: '扩大会议' }),
  /** null: the next one when it is told. */
  ordinal: z.int().min(1).max(10_000).nullable().default(null).meta({ title: '第几次', help: '不填的，发出通知时接着编' }),
  contactId: id.nullable().default(null).meta({ title: '联系人', widget: 'person' }),
  vehicles: words('车辆', 200, 0).default('').meta({ title: '车辆安排' }),
  catering: words('食宿', 200, 0).default('').meta({ title: '食宿安排' }),
  note: words('说明', 2000, 0).default('').meta({ title: '说明', widget: 'textarea' }),
  details: z
    .object({})
    .catchall(z.union([z.string().max(4000), z.number(), z.boolean(), z.null()]))
    .default({})
    .meta({ title: '另填的内容', widget: 'hidden' }),
})
export type ActivityFields = z.infer<typeof activityFields>

export const agendaFields = z.strictObject({
  items: z
    .array(
      z.strictObject({
        id: id.nullable().default(null),
        title: words('议程', 200).meta({ title: '议程' }),
        minutes: z.int().min(1).max(1000).nullable().default(null).meta({ title: '分钟' }),
        speaker: words('主讲', 120, 0).default('').meta({ title: '汇报、主持' }),
        /** The session's number, 1 first; null where it does not matter. */
        session: z.int().min(1).max(20).nullable().default(null),
        matterId: id.nullable().default(null),
      }),
    )
    .max(100, { error: '议程最多100项' }),
})
export type AgendaFields = z.infer<typeof agendaFields>

export const materialFields = z.strictObject({
  title: words('材料名称', 120).meta({ title: '材料名称' }),
  access: z
    .enum(Object.keys(audiences) as [MaterialAudience, ...MaterialAudience[]])
    .default('participants')
    .meta({ title: '谁可以看', labels: audiences }),
  agendaId: id.nullable().default(null).meta({ title: '属于哪项议程', widget: 'hidden' }),
})

const capacity = z
  .enum(Object.keys(capacities) as [Capacity, ...Capacity[]])
  .default('due')
  .meta({ title: '身份', labels: capacities })
const role = codeText.default('participant').meta({ title: '参会身份', widget: 'code', list: 'participant-role' })
const category = codeText
  .nullable()
  .default(null)
  .meta({ title: '人员类别', help: '不填的，委员算委员，其他算机关工作人员', widget: 'code', list: 'participant-category' })

export const memberLists = { members: '全体委员', standing: '常务委员', chairs: '主席会议成员' } as const
export type MemberList = keyof typeof memberLists

export const invitation = z
  .strictObject({
    capacity,
    role,
    category,
    lists: z
      .array(z.enum(Object.keys(memberLists) as [MemberList, ...MemberList[]]).meta({ labels: memberLists }))
      .max(3)
      .default([])
      .meta({ title: '按名册' }),
    /** Sectors, committees, groups: everybody placed in them. */
    bodyIds: z
      .array(id)
      .max(50)
      .default([])
      .meta({ title: '界别、专委会、小组的全体委员', widget: 'units', kinds: ['sector', 'special-committee', 'member-group'] }),
    personIds: z.array(id).max(500, { error: '一次最多500人' }).default([]).meta({ title: '逐人选择', widget: 'people' }),
    guests: z
      .array(
        z.strictObject({
          name: words('姓名', 40).meta({ title: '姓名' }),
          unit: words('单位和职务', 120, 0).default('').meta({ title: '单位和职务' }),
        }),
      )
      .max(200)
      .default([])
      .meta({ title: '系统里没有的人' }),
  })
  .refine((a) => a.lists.length + a.bodyIds.length + a.personIds.length + a.guests.length > 0, { error: '请选择参加人员', path: ['lists'] })
export type Invitation = z.infer<typeof invitation>

export const walkInFields = z.strictObject({
  personId: id.nullable().default(null).meta({ title: '人员', widget: 'person' }),
  name: words('姓名', 40, 0).default('').meta({ title: '姓名（系统里没有的人）' }),
  unit: words('单位和职务', 120, 0).default('').meta({ title: '单位和职务' }),
  category,
})

const participant = z.object({
  id: z.string(),
  version: z.int(),
  personId: z.string().nullable(),
  name: z.string(),
  unit: z.string(),
  category: coded,
  capacity: coded,
  role: coded,
  group: z.string().nullable(),
  seat: z.string(),
  substituteFor: z.string().nullable(),
  /** null where the reader may not know what others answered. */
  reply: tag.nullable(),
  repliedAt: z.string().nullable(),
  asksAgain: z.boolean(),
  leave: z.object({ kind: z.string(), reason: z.string(), says: z.string(), decidedBy: z.string().nullable() }).nullable(),
  attendance: z.array(z.object({ sessionId: z.string(), state: coded, late: z.int(), left: z.int() })),
  moves: z.array(moveOffer),
})
export type ParticipantShown = z.infer<typeof participant>

export const counts = z.object({
  people: z.int(),
  due: z.int(),
  confirmed: z.int(),
  declined: z.int(),
  leaves: z.int(),
  pending: z.int(),
  unanswered: z.int(),
  /** Persons present in one session at least; null before attendance is settled. */
  /** Of those who had to come; others who came stand apart. */
  present: z.int().nullable(),
  others: z.int().nullable(),
})

export const activityPage = z.object({
  id: z.string(),
  version: z.int(),
  url: z.string(),
  title: z.string(),
  state: tag,
  kind: coded.extend({ group: z.string(), profile: z.string(), important: z.boolean(), minutes: z.boolean(), halfDays: z.boolean() }),
  ordinal: z.int().nullable(),
  host: named.nullable(),
  cohosts: z.array(named),
  partners: z.array(z.string()),
  form: coded,
  place: z.string(),
  placeCode: z.string().nullable(),
  startsAt: z.string(),
  endsAt: z.string(),
  mandatory: z.boolean(),
  signUpUntil: z.string().nullable(),
  places: z.int().nullable(),
  checkInFrom: z.string().nullable(),
  themes: z.array(coded),
  programme: coded.nullable(),
  programmeId: z.string().nullable(),
  triggerId: z.string().nullable(),
  thematic: z.boolean(),
  expanded: z.boolean(),
  audience: z.int().nullable(),
  contact: named.nullable(),
  vehicles: z.string(),
  catering: z.string(),
  note: z.string(),
  details: z.array(z.object({ key: z.string(), label: z.string(), value: z.string() })),
  /** As the form gives them back, for who may change them. */
  fields: z.record(z.string(), z.unknown()).nullable(),
  heldOn: z.string().nullable(),
  closedOn: z.string().nullable(),
  sessions: z.array(
    z.object({ id: z.string(), ord: z.int(), label: z.string(), day: z.string(), startsAt: z.string(), endsAt: z.string() }),
  ),
  agenda: z.array(
    z.object({
      id: z.string(),
      ord: z.int(),
      title: z.string(),
      minutes: z.int().nullable(),
      speaker: z.string(),
      sessionId: z.string().nullable(),
      matter: z.object({ id: z.string(), kind: z.string(), title: z.string() }).nullable(),
      state: z.enum(['planned', 'current', 'done']),
    }),
  ),
  materials: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      access: coded,
      agendaId: z.string().nullable(),
      releasedAt: z.string().nullable(),
      mayOpen: z.boolean(),
    }),
  ),
  counts,
  people: z.array(participant),
  /** Names of others are shown to those who take part. */
  showsPeople: z.boolean(),
  mine: participant.nullable(),
  maySignUp: z.boolean(),
  mayArrange: z.boolean(),
  mayComplete: z.boolean(),
  live: z.boolean(),
  owed: z.array(z.object({ code: z.string(), label: z.string(), due: z.string(), steps: z.array(z.string()) })),
  timeline: z.array(told),
  moves: z.array(moveOffer),
})
export type ActivityPage = z.infer<typeof activityPage>

const brief = z.object({
  id: z.string(),
  url: z.string(),
  title: z.string(),
  kind: z.string(),
  host: z.string().nullable(),
  place: z.string(),
  startsAt: z.string(),
  endsAt: z.string(),
  state: tag,
})

export const invitations = z.object({
  invited: z.array(
    brief.extend({
      participationId: z.string(),
      version: z.int(),
      capacity: coded,
      mustCome: z.boolean(),
      reply: tag,
      asksAgain: z.boolean(),
      /** What the one who decided on leave said. */
      says: z.string(),
      moves: z.array(moveOffer),
    }),
  ),
  signUps: z.array(brief.extend({ until: z.string(), left: z.int().nullable() })),
})
export type Invitations = z.infer<typeof invitations>

/** Again at other days: once, or a series. Everything but days, numbers and answers is taken over. */
export const copyFields = z.strictObject({
  startsOn: dayText.meta({ title: '第一次的日期' }),
  repeats: z
    .enum(['once', 'weekly', 'monthly'])
    .default('once')
    .meta({ title: '重复', labels: { once: '只一次', weekly: '每周', monthly: '每月同一天' } }),
  times: z.int({ error: '次数是整数' }).min(1).max(53, { error: '最多53次' }).default(1).meta({ title: '共几次' }),
  people: z.boolean().default(true).meta({ title: '名单一起复制' }),
})
export type CopyFields = z.infer<typeof copyFields>

const form = z.record(z.string(), z.unknown())
export const activityForms = z.object({
  kinds: z.array(coded.extend({ group: z.string(), profile: z.string(), mandatory: z.boolean(), approvedFirst: z.boolean() })),
  groups: z.record(z.string(), z.string()),
  themes: z.array(coded),
  details: z.record(z.string(), form),
  fields: form,
  invitation: form,
  material: form,
  walkIn: form,
  copy: form,
  /** The body this person arranges for. */
  hostId: z.string().nullable(),
})
export type FormSchemas = z.infer<typeof activityForms>

const made = z.object({ id: z.string(), url: z.string() })
const changed = z.object({ id: z.string(), version: z.int() })
const tags = ['activities']

export const activitiesContract = {
  forms: route
    .meta({ right: 'activities:write', ownership: 'any' })
    .route({ method: 'GET', path: '/activities/forms', summary: '拟办会议活动的表单和类别', tags })
    .input(z.strictObject({}))
    .output(activityForms),
  create: route
    .meta({ right: 'activities:write', ownership: 'any' })
    .route({ method: 'POST', path: '/activities', summary: '拟办会议活动', successStatus: 201, tags })
    .input(activityFields)
    .output(made),
  get: route
    .meta({ right: 'activities:read', ownership: 'related' })
    .route({ method: 'GET', path: '/activities/{id}', summary: '一项会议活动', tags })
    .input(z.strictObject({ id }))
    .output(activityPage),
  save: route
    .meta({ right: 'activities:write', ownership: 'related' })
    .route({ method: 'PUT', path: '/activities/{id}', summary: '修改会议活动；已通知的，改时间地点要重新确认', tags })
    .input(z.strictObject({ id, version, fields: activityFields }))
    .output(changed),
  copy: route
    .meta({ right: 'activities:write', ownership: 'related' })
    .route({ method: 'POST', path: '/activities/{id}/copies', summary: '照此再办一次，或者按周、按月连续办', successStatus: 201, tags })
    .input(z.strictObject({ id, ...copyFields.shape }))
    .output(z.object({ ids: z.array(z.string()) })),
  invitations: route
    .meta({ right: 'activities:reply', ownership: 'self' })
    .route({ method: 'GET', path: '/invitations', summary: '请我参加的、我可以报名的活动', tags })
    .input(z.strictObject({}))
    .output(invitations),
  agenda: route
    .meta({ right: 'activities:write', ownership: 'related' })
    .route({ method: 'PUT', path: '/activities/{id}/agenda', summary: '排定议程', tags })
    .input(z.strictObject({ id, version, ...agendaFields.shape }))
    .output(changed),
  addMaterial: route
    .meta({ right: 'activities:write', ownership: 'related' })
    .route({ method: 'POST', path: '/activities/{id}/materials', summary: '列入一份材料', successStatus: 201, tags })
    .input(z.strictObject({ id, ...materialFields.shape }))
    .output(z.object({ id: z.string() })),
  releaseMaterials: route
    .meta({ right: 'activities:write', ownership: 'related' })
    .route({ method: 'POST', path: '/activities/{id}/materials/release', summary: '发出还没有发出的材料', tags })
    .input(z.strictObject({ id }))
    .output(z.object({ released: z.int() })),
  removeMaterial: route
    .meta({ right: 'activities:write', ownership: 'related' })
    .route({ method: 'DELETE', path: '/activities/{id}/materials/{materialId}', summary: '撤下一份材料', tags })
    .input(z.strictObject({ id, materialId: id }))
    .output(z.object({ id: z.string() })),
  invite: route
    .meta({ right: 'activities:write', ownership: 'related' })
    .route({ method: 'POST', path: '/activities/{id}/participants', summary: '列入参加人员', tags })
    .input(z.strictObject({ id, ...invitation.shape }))
    .output(z.object({ added: z.int(), already: z.int() })),
  uninvite: route
    .meta({ right: 'activities:write', ownership: 'related' })
    .route({ method: 'POST', path: '/activities/{id}/participants/removal', summary: '移出名单', tags })
    .input(z.strictObject({ id, participationIds: z.array(id).min(1, { error: '请选择人员' }).max(1000) }))
    .output(z.object({ removed: z.int() })),
  setRole: route
    .meta({ right: 'activities:write', ownership: 'related' })
    .route({ method: 'PUT', path: '/participations/{id}/role', summary: '改变参会身份', tags })
    .input(z.strictObject({ id, version, capacity: capacity.unwrap(), role: role.unwrap() }))
    .output(changed),
  signUp: route
    .meta({ right: 'activities:reply', ownership: 'related' })
    .route({ method: 'POST', path: '/activities/{id}/sign-up', summary: '报名', tags })
    .input(z.strictObject({ id }))
    .output(z.object({ id: z.string() })),
  walkIn: route
    .meta({ right: 'activities:write', ownership: 'related' })
    .route({ method: 'POST', path: '/activities/{id}/walk-ins', summary: '登记现场参加的人', tags })
    .input(z.strictObject({ id, ...walkInFields.shape }))
    .output(z.object({ id: z.string() })),
  moves: moveContracts('/activities', activityLifecycle.moves),
  replies: moveContracts('/participations', replyLifecycle.moves),
}

export const activityContracts = { activities: activitiesContract, ...attendanceContracts }
