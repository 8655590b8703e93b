// The published API of studies: programmes, texts, results, lectures, and what the pickers of other pages ask.
import { z } from 'zod'
import { dayText, id, route, words } from '#/core/http/contract.ts'
import { moveContracts, moveOffer, version } from '#/core/http/moves.ts'
import { named, picked, tag, told } from '#/core/http/shapes.ts'
import { programmeLifecycle } from './lifecycle.ts'
import { lectureTiers } from './words.ts'

const code = z.string().min(1, { error: '请选择' }).max(60)
const long = (label: string, max = 4000) => words(label, max, 0).default('').meta({ title: label, widget: 'textarea' })
const programme = id.nullable().default(null)

export const programmeDraft = z.strictObject({
  kind: code.meta({ title: '类别', widget: 'code', list: 'study-programme-kind' }),
  title: words('名称', 80).meta({ title: '名称' }),
  theme: code.nullable().default(null).meta({ title: '主题', widget: 'code', list: 'theme' }),
  fromDay: dayText.meta({ title: '开始日期' }),
  toDay: dayText.meta({ title: '结束日期' }),
  hostId: id
    .nullable()
    .default(null)
    .meta({ title: '主办（不填是市政协）', widget: 'unit', kinds: ['special-committee', 'organ-office'] }),
  audience: words('参加范围', 120, 0).default('').meta({ title: '参加范围，如“全体委员分三期”' }),
  note: long('安排和要求'),
  phases: z
    .array(
      z.strictObject({
        title: words('阶段', 60).meta({ title: '阶段，如“上半年”' }),
        theme: words('主题', 120, 0).default('').meta({ title: '阶段主题' }),
        fromDay: dayText.meta({ title: '自' }),
        toDay: dayText.meta({ title: '至' }),
      }),
    )
    .max(12, { error: '最多12个阶段' })
    .default([])
    .meta({ title: '阶段' }),
})
export type ProgrammeDraft = z.infer<typeof programmeDraft>

export const textDraft = z.strictObject({
  kind: code.meta({ title: '类别', widget: 'code', list: 'study-text-kind' }),
  title: words('篇目', 120).meta({ title: '篇目' }),
  issuer: words('发布', 80, 0).default('').meta({ title: '发布的机关或会议' }),
  publishedOn: dayText.meta({ title: '公布日期' }),
  promptly: z.boolean().default(false).meta({ title: '需要第一时间学习' }),
  summary: long('要点'),
  programmeId: programme.meta({ title: '列入的学习活动', widget: 'hidden' }),
})
export type TextDraft = z.infer<typeof textDraft>

export const lectureDraft = z.strictObject({
  title: words('讲题', 120).meta({ title: '讲题' }),
  plannedOn: dayText.meta({ title: '日期' }),
  place: words('地点', 80, 0).default('').meta({ title: '地点' }),
  speakerId: id.nullable().default(null).meta({ title: '主讲人（在册人员）', widget: 'person' }),
  speaker: words('主讲人', 60, 0).default('').meta({ title: '主讲人（不在册的写姓名、单位）' }),
  tier: z
    .enum(Object.keys(lectureTiers) as [keyof typeof lectureTiers], { error: '请选择主讲人类别' })
    .meta({ title: '主讲人类别', labels: lectureTiers }),
  programmeId: programme.meta({ title: '所属学习活动', widget: 'hidden' }),
})
export type LectureDraft = z.infer<typeof lectureDraft>

export const assessForm = z.strictObject({
  onDay: dayText.meta({ title: '考核日期' }),
  result: code.meta({ title: '结果', widget: 'code', list: 'study-result' }),
  people: z
    .array(id)
    .min(1, { error: '请选择人员' })
    .max(500, { error: '一次最多登记500人' })
    .meta({ title: '人员', widget: 'people', kind: 'member' }),
})
export type AssessForm = z.infer<typeof assessForm>

const reasonForm = z.strictObject({ reason: words('理由', 500).meta({ title: '理由', widget: 'textarea' }) })

const sessionHeld = z.object({ id: z.string(), title: z.string(), day: z.string(), people: z.int(), url: z.string() })

export const programmePage = z.object({
  id: z.string(),
  version: z.int(),
  url: z.string(),
  state: tag,
  kind: z.object({ code: z.string(), label: z.string() }),
  text: programmeDraft,
  theme: z.string().nullable(),
  host: named.nullable(),
  year: z.int(),
  summary: z.string(),
  editable: z.boolean(),
  mayAssess: z.boolean(),
  sessions: z.array(sessionHeld),
  counts: z.object({ texts: z.int(), covered: z.int(), people: z.int(), essays: z.int(), assessed: z.int(), groups: z.int() }),
  timeline: z.array(told),
  moves: z.array(moveOffer),
})
export type ProgrammePage = z.infer<typeof programmePage>

export const textPage = z.object({
  id: z.string(),
  version: z.int(),
  text: textDraft,
  kind: z.object({ code: z.string(), label: z.string() }),
  programme: named.nullable(),
  until: z.object({ day: z.string(), steps: z.array(z.string()) }).nullable(),
  withdrawn: z.object({ on: z.string(), why: z.string() }).nullable(),
  sessions: z.array(sessionHeld),
  /** Days from publication to the first session. */
  days: z.int().nullable(),
  people: z.int(),
  editable: z.boolean(),
  timeline: z.array(told),
})
export type TextPage = z.infer<typeof textPage>

export const lecturePage = z.object({
  id: z.string(),
  version: z.int(),
  text: lectureDraft,
  speaker: z.string(),
  programme: named.nullable(),
  cancelled: z.object({ on: z.string(), why: z.string() }).nullable(),
  sessions: z.array(sessionHeld),
  editable: z.boolean(),
  timeline: z.array(told),
})
export type LecturePage = z.infer<typeof lecturePage>

const byId = z.strictObject({ id })
const made = z.object({ id: z.string(), url: z.string() })
const kept = z.object({ id: z.string(), version: z.int() })
const pickAsked = z.strictObject({ q: z.string().max(80).optional(), ids: z.string().max(4000).optional() })

const programmes = {
  create: route
    .meta({ right: 'studies:write', ownership: 'any' })
    .route({ method: 'POST', path: '/study-programmes', summary: '制定学习活动', successStatus: 201, tags: ['studies'] })
    .input(programmeDraft)
    .output(made),
  get: route
    .meta({ right: 'studies:read', ownership: 'related' })
    .route({ method: 'GET', path: '/study-programmes/{id}', summary: '一项学习活动', tags: ['studies'] })
    .input(byId)
    .output(programmePage),
  save: route
    .meta({ right: 'studies:write', ownership: 'related' })
    .route({ method: 'PUT', path: '/study-programmes/{id}', summary: '修改学习活动', tags: ['studies'] })
    .input(z.strictObject({ id, version, ...programmeDraft.shape }))
    .output(kept),
  assess: route
    .meta({ right: 'studies:assess', ownership: 'related' })
    .route({ method: 'POST', path: '/study-programmes/{id}/assessments', summary: '登记学习考核结果', tags: ['studies'] })
    .input(z.strictObject({ id, ...assessForm.shape }))
    .output(z.object({ assessed: z.int() })),
  pick: route
    .meta({ right: 'signed-in', ownership: 'any' })
    .route({ method: 'GET', path: '/pick/study-programmes', summary: '找学习活动', tags: ['studies'] })
    .input(pickAsked)
    .output(picked),
  pickTriggers: route
    .meta({ right: 'signed-in', ownership: 'any' })
    .route({ method: 'GET', path: '/pick/study-triggers', summary: '找学习篇目和大讲堂', tags: ['studies'] })
    .input(pickAsked)
    .output(picked),
  moves: moveContracts('/study-programmes', programmeLifecycle.moves),
}

const texts = {
  create: route
    .meta({ right: 'studies:write', ownership: 'any' })
    .route({ method: 'POST', path: '/study-texts', summary: '列入学习篇目', successStatus: 201, tags: ['studies'] })
    .input(textDraft)
    .output(made),
  get: route
    .meta({ right: 'studies:read', ownership: 'related' })
    .route({ method: 'GET', path: '/study-texts/{id}', summary: '一篇学习篇目', tags: ['studies'] })
    .input(byId)
    .output(textPage),
  save: route
    .meta({ right: 'studies:write', ownership: 'related' })
    .route({ method: 'PUT', path: '/study-texts/{id}', summary: '修改学习篇目', tags: ['studies'] })
    .input(z.strictObject({ id, version, ...textDraft.omit({ promptly: true, publishedOn: true }).shape }))
    .output(kept),
  withdraw: route
    .meta({ right: 'studies:write', ownership: 'related' })
    .route({ method: 'POST', path: '/study-texts/{id}/withdrawal', summary: '撤下学习篇目', tags: ['studies'] })
    .input(z.strictObject({ id, version, ...reasonForm.shape }))
    .output(kept),
}

const lectures = {
  create: route
    .meta({ right: 'studies:write', ownership: 'any' })
    .route({ method: 'POST', path: '/study-lectures', summary: '安排政协大讲堂', successStatus: 201, tags: ['studies'] })
    .input(lectureDraft)
    .output(made),
  get: route
    .meta({ right: 'studies:read', ownership: 'related' })
    .route({ method: 'GET', path: '/study-lectures/{id}', summary: '一讲大讲堂', tags: ['studies'] })
    .input(byId)
    .output(lecturePage),
  save: route
    .meta({ right: 'studies:write', ownership: 'related' })
    .route({ method: 'PUT', path: '/study-lectures/{id}', summary: '修改大讲堂安排', tags: ['studies'] })
    .input(z.strictObject({ id, version, ...lectureDraft.shape }))
    .output(kept),
  cancel: route
    .meta({ right: 'studies:write', ownership: 'related' })
    .route({ method: 'POST', path: '/study-lectures/{id}/cancellation', summary: '取消一讲', tags: ['studies'] })
    .input(z.strictObject({ id, version, ...reasonForm.shape }))
    .output(kept),
}

export const studyContracts = { studyProgrammes: programmes, studyTexts: texts, studyLectures: lectures }
export const studyReasonForm = reasonForm
