// The published API of minutes and of what meetings decided.
import { z } from 'zod'
import { dayText, id, route, words } from '#/core/http/contract.ts'
import { moveContracts, moveOffer, version } from '#/core/http/moves.ts'
import { named, tag, told } from '#/core/http/shapes.ts'
import { decisionKinds, decisionLifecycle, suggestionHorizons, suggestionTypes } from './decision-lifecycle.ts'
import { minutesLifecycle } from './lifecycle.ts'

const section = z.strictObject({ heading: words('标题', 60), text: words('内容', 20_000, 0) })

export const minutesText = z.strictObject({
  version,
  title: words('纪要标题', 120).meta({ title: '纪要标题' }),
  sections: z.array(section).max(30, { error: '最多30部分' }),
  circulation: words('发送范围', 500, 0).meta({ title: '发送范围' }),
})
export type MinutesText = z.infer<typeof minutesText>

export const newDecision = z.strictObject({
  kind: z
    .enum(['task', 'suggestion'])
    .default('task')
    .meta({ title: '类别', labels: decisionKinds, help: '任务由机关或者承办单位办理；建议送党政部门采纳' }),
  text: words('议定事项', 500).meta({ title: '议定事项', widget: 'textarea' }),
  ownerBodyId: z.uuid().nullable().default(null).meta({ title: '责任单位', widget: 'unit' }),
  ownerPersonId: z.uuid().nullable().default(null).meta({ title: '责任人', widget: 'person', help: '责任单位和责任人选填一个' }),
  dueDay: dayText.nullable().default(null).meta({ title: '期限' }),
  type: z
    .enum(['planning', 'implementation'])
    .nullable()
    .default(null)
    .meta({ title: '建议类型', labels: suggestionTypes, help: '任务不填' }),
  horizon: z
    .enum(['forward', 'routine'])
    .nullable()
    .default(null)
    .meta({ title: '前瞻还是常态', labels: suggestionHorizons, help: '任务不填' }),
})
export type NewDecision = z.infer<typeof newDecision>

export const decisionLine = z.object({
  id: z.string(),
  version: z.int(),
  no: z.int(),
  kind: z.enum(['task', 'suggestion']),
  text: z.string(),
  owner: named.extend({ kind: z.enum(['body', 'person']) }).nullable(),
  type: z.enum(['planning', 'implementation']).nullable(),
  horizon: z.enum(['forward', 'routine']).nullable(),
  dueDay: z.string().nullable(),
  state: tag,
  late: z.boolean(),
  percent: z.int().nullable(),
  mayEdit: z.boolean(),
  moves: z.array(moveOffer),
})
export type DecisionLine = z.infer<typeof decisionLine>

export const decisionPage = decisionLine.extend({
  url: z.string(),
  meeting: named,
  response: z.string(),
  result: z.string(),
  decidedOn: z.string(),
  assignedOn: z.string().nullable(),
  closedOn: z.string().nullable(),
  progress: z.array(z.object({ id: z.string(), onDay: z.string(), by: z.string(), text: z.string(), percent: z.int().nullable() })),
  timeline: z.array(told),
})
export type DecisionPageData = z.infer<typeof decisionPage>

export const minutesPage = z.object({
  meeting: z.object({ id: z.string(), title: z.string(), kind: z.string(), runs: z.boolean(), held: z.boolean() }),
  minutes: z
    .object({
      id: z.string(),
      version: z.int(),
      url: z.string(),
      title: z.string(),
      sections: z.array(section),
      circulation: z.string(),
      dueDay: z.string().nullable(),
      dueSteps: z.array(z.string()),
      approvedBy: z.string(),
      approvedOn: z.string().nullable(),
      issuedOn: z.string().nullable(),
      state: tag,
      mayEdit: z.boolean(),
      moves: z.array(moveOffer),
      timeline: z.array(told),
    })
    .nullable(),
  decisions: z.array(decisionLine),
  mayDecide: z.boolean(),
  form: z.record(z.string(), z.unknown()),
})
export type MinutesPageData = z.infer<typeof minutesPage>

const run = { right: 'activities:write', ownership: 'related' } as const
const tags = ['minutes']
const saved = z.object({ version: z.int() })
const made = z.object({ id: z.string() })

export const minutesContracts = {
  minutes: {
    page: route
      .meta({ right: 'floor:take-part', ownership: 'related' })
      .route({ method: 'GET', path: '/activities/{id}/minutes', summary: '会议纪要', tags })
      .input(z.strictObject({ id }))
      .output(minutesPage),
    draft: route
      .meta(run)
      .route({ method: 'POST', path: '/activities/{id}/minutes', summary: '按会议情况起草纪要', successStatus: 201, tags })
      .input(z.strictObject({ id }))
      .output(made),
    save: route
      .meta(run)
      .route({ method: 'PUT', path: '/minutes/{id}/text', summary: '保存纪要', tags })
      .input(minutesText.extend({ id }))
      .output(saved),
    moves: moveContracts('/minutes', minutesLifecycle.moves),
  },
  meetingDecisions: {
    add: route
      .meta(run)
      .route({ method: 'POST', path: '/activities/{id}/decisions', summary: '记议定事项', successStatus: 201, tags })
      .input(newDecision.extend({ id }))
      .output(made),
    get: route
      .meta({ right: 'floor:take-part', ownership: 'related' })
      .route({ method: 'GET', path: '/meeting-decisions/{id}', summary: '议定事项', tags })
      .input(z.strictObject({ id }))
      .output(decisionPage),
    save: route
      .meta(run)
      .route({ method: 'PUT', path: '/meeting-decisions/{id}', summary: '修改议定事项', tags })
      .input(newDecision.extend({ id, version }))
      .output(saved),
    moves: moveContracts('/meeting-decisions', decisionLifecycle.moves),
  },
}
