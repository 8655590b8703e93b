// The published API of the floor page and of the hall display.
import { z } from 'zod'
import { id, route, words } from '#/core/http/contract.ts'
import { questionLine } from '../questions/contract.ts'
import { speechLine } from '../speeches/contract.ts'
import { voteLine } from '../votes/contract.ts'

export const agendaLine = z.object({
  id: z.string(),
  ord: z.int(),
  title: z.string(),
  speaker: z.string(),
  minutes: z.int().nullable(),
  state: z.enum(['planned', 'current', 'done']),
  beganAt: z.string().nullable(),
  matter: z.object({ title: z.string(), url: z.string() }).nullable(),
})

const speakingNow = z.object({
  speaker: z.string(),
  body: z.string().nullable(),
  topic: z.string(),
  beganAt: z.string(),
  allotted: z.int(),
})

/** What the screen in the hall shows. Nothing on it is secret to anybody who sits there. */
export const hallView = z.object({
  title: z.string(),
  kind: z.string(),
  host: z.string(),
  place: z.string(),
  state: z.string(),
  /** The server's clock, by which countdowns run. */
  now: z.string(),
  hall: z.object({ due: z.int(), onLeave: z.int(), present: z.int(), quorum: z.string(), met: z.boolean(), asked: z.boolean() }),
  agenda: z.array(agendaLine),
  speaking: speakingNow.nullable(),
  next: z.array(z.object({ speaker: z.string(), topic: z.string() })),
  question: z.object({ no: z.int(), asker: z.string(), to: z.string(), text: z.string() }).nullable(),
  vote: z
    .object({
      title: z.string(),
      mode: z.string(),
      running: z.boolean(),
      eligible: z.int(),
      cast: z.int(),
      outcome: z.string(),
      passed: z.boolean().nullable(),
      options: z.array(z.object({ label: z.string(), votes: z.int().nullable(), elected: z.boolean().nullable() })),
    })
    .nullable(),
  messages: z.array(z.object({ id: z.string(), text: z.string() })),
})
export type HallView = z.infer<typeof hallView>

export const floorPage = z.object({
  id: z.string(),
  title: z.string(),
  kind: z.string(),
  state: z.object({ code: z.string(), label: z.string(), tone: z.string() }),
  startsAt: z.string(),
  place: z.string(),
  runs: z.boolean(),
  takesPart: z.boolean(),
  hall: hallView,
  speechesUntil: z.string(),
  speechMinutes: z.int(),
  questionsOpen: z.boolean(),
  mayAskToSpeak: z.boolean(),
  mayAskQuestion: z.boolean(),
  speeches: z.array(speechLine),
  questions: z.array(questionLine),
  votes: z.array(voteLine),
  displays: z.array(z.object({ id: z.string(), label: z.string(), until: z.string() })),
  /** How much of the plenary's own there is: whether its page is worth a link. */
  plenary: z.boolean(),
})
export type FloorPageData = z.infer<typeof floorPage>

export const floorSetting = z.strictObject({
  speechesUntil: z.iso.datetime({ local: true, error: '请填写截止时间，如 2022-03-01T12:00' }).nullable().default(null),
  speechMinutes: z.int({ error: '分钟是整数' }).min(1).max(120),
  questionsOpen: z.boolean(),
})

const run = { right: 'activities:write', ownership: 'related' } as const
const take = { right: 'floor:take-part', ownership: 'related' } as const
const tags = ['floor']
const done = z.object({ done: z.literal(true) })

export const hallContract = {
  forms: route
    .meta({ right: 'floor:take-part', ownership: 'any' })
    .route({ method: 'GET', path: '/floor/forms', summary: '发言、提问、表决的表', tags })
    .output(z.record(z.string(), z.record(z.string(), z.unknown()))),
  page: route
    .meta(take)
    .route({ method: 'GET', path: '/activities/{id}/floor', summary: '会场', tags })
    .input(z.strictObject({ id }))
    .output(floorPage),
  hall: route
    .meta(take)
    .route({ method: 'GET', path: '/activities/{id}/floor/hall', summary: '会场大屏', tags })
    .input(z.strictObject({ id }))
    .output(hallView),
  set: route
    .meta(run)
    .route({ method: 'PUT', path: '/activities/{id}/floor/setting', summary: '设定发言和提问', tags })
    .input(floorSetting.extend({ id }))
    .output(done),
  item: route
    .meta(run)
    .route({ method: 'PUT', path: '/activities/{id}/floor/item', summary: '进行到哪一项议程', tags })
    .input(z.strictObject({ id, agendaId: z.uuid().nullable() }))
    .output(done),
  message: route
    .meta(run)
    .route({ method: 'POST', path: '/activities/{id}/floor/messages', summary: '在大屏上显示消息', successStatus: 201, tags })
    .input(z.strictObject({ id, text: words('消息', 60) }))
    .output(z.object({ id: z.string() })),
  clear: route
    .meta(run)
    .route({ method: 'DELETE', path: '/activities/{id}/floor/messages', summary: '撤下大屏上的消息', tags })
    .input(z.strictObject({ id }))
    .output(done),
  openDisplay: route
    .meta(run)
    .route({ method: 'POST', path: '/activities/{id}/floor/displays', summary: '开通大屏地址', successStatus: 201, tags })
    .input(z.strictObject({ id, label: words('放在哪里', 40) }))
    .output(z.object({ token: z.string() })),
  closeDisplay: route
    .meta(run)
    .route({ method: 'POST', path: '/floor-displays/{id}/revocation', summary: '收回大屏地址', tags })
    .input(z.strictObject({ id }))
    .output(done),
  screen: route
    .meta({ right: 'anyone', ownership: 'none' })
    .route({ method: 'POST', path: '/hall/view', summary: '凭大屏地址看会场', tags })
    .input(z.strictObject({ token: z.string().max(80) }))
    .output(hallView),
}
