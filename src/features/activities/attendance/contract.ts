// The published API of sign-in and attendance: a person's own sign-in, the room's screen, the office's list, tablets, corrections.
import { z } from 'zod'
import { id, route, words } from '#/core/http/contract.ts'
import { moveContracts, moveOffer } from '#/core/http/moves.ts'
import { tag } from '#/core/http/shapes.ts'
import { correctionLifecycle } from './correction-lifecycle.ts'
import { presenceStates } from './presence.ts'
import { batchSize } from './public.ts'

const key = <T extends Record<string, unknown>>(of: T) => z.enum(Object.keys(of) as [keyof T & string])
const instant = z.iso.datetime({ error: '时间格式不对' })
const direction = z.enum(['in', 'out'])

/** A session as somebody who may sign in to it sees it. */
const ownSession = z.object({
  sessionId: z.string(),
  activityId: z.string(),
  title: z.string(),
  label: z.string(),
  place: z.string(),
  startsAt: z.string(),
  endsAt: z.string(),
  /** Why it is not open; null when it is. */
  closed: z.string().nullable(),
  cameAt: z.string().nullable(),
  leftAt: z.string().nullable(),
})
export type OwnSession = z.infer<typeof ownSession>

const heads = z.object({ due: z.int(), leave: z.int(), present: z.int(), others: z.int() })

const roomScreen = z.object({
  activityId: z.string(),
  title: z.string(),
  label: z.string(),
  place: z.string(),
  startsAt: z.string(),
  closed: z.string().nullable(),
  code: z.string().nullable(),
  /** When the next code comes, and what the server's clock says now. */
  until: z.string(),
  now: z.string(),
  heads,
  line: z.string(),
  quorate: z.boolean().nullable(),
})
export type RoomScreen = z.infer<typeof roomScreen>

export const attendee = z.object({
  id: z.string(),
  /** Of the printed sheet: what is typed from paper. */
  no: z.int(),
  name: z.string(),
  initials: z.string(),
  unit: z.string(),
  capacity: z.string(),
  capacityLabel: z.string(),
  reply: tag,
  /** By session. */
  seen: z.record(
    z.string(),
    z.object({
      cameAt: z.string().nullable(),
      leftAt: z.string().nullable(),
      way: z.string().nullable(),
      markId: z.string().nullable(),
      outMarkId: z.string().nullable(),
      /** Settled, or as it would be settled now. */
      state: key(presenceStates).nullable(),
      says: z.string(),
    }),
  ),
})
export type Attendee = z.infer<typeof attendee>

const device = z.object({
  id: z.string(),
  label: z.string(),
  enrolledBy: z.string(),
  enrolledAt: z.string(),
  expiresAt: z.string(),
  revokedAt: z.string().nullable(),
  revokedWhy: z.string(),
  seenAt: z.string().nullable(),
  received: z.int(),
  /** Numbers it has not sent although it sent a later one. */
  missing: z.array(z.int()),
})

const doubtful = z.object({
  deviceId: z.string(),
  device: z.string(),
  sequence: z.int(),
  name: z.string(),
  session: z.string(),
  direction,
  at: z.string(),
  doubts: z.array(z.string()),
  /** Nobody could decide for it: nobody, or no session, is there to be marked. */
  hopeless: z.boolean(),
})

const correction = z.object({
  id: z.string(),
  version: z.int(),
  url: z.string(),
  course: tag,
  name: z.string(),
  session: z.string(),
  before: z.string(),
  after: z.string(),
  reason: z.string(),
  askedBy: z.string(),
  askedAt: z.string(),
  decidedBy: z.string().nullable(),
  decidedAt: z.string().nullable(),
  says: z.string(),
  moves: z.array(moveOffer),
})

export const attendancePage = z.object({
  id: z.string(),
  title: z.string(),
  place: z.string(),
  state: tag,
  /** People may be marked: it takes place or took place, and is not closed. */
  live: z.boolean(),
  settled: z.boolean(),
  mayKeep: z.boolean(),
  quorum: z.string(),
  sessions: z.array(
    z.object({
      id: z.string(),
      label: z.string(),
      startsAt: z.string(),
      endsAt: z.string(),
      heads,
      line: z.string(),
      quorate: z.boolean().nullable(),
    }),
  ),
  people: z.array(attendee),
  devices: z.array(device),
  doubtful: z.array(doubtful),
  corrections: z.array(correction),
})
export type AttendancePage = z.infer<typeof attendancePage>

export const doorBundle = z.object({
  committeeId: z.int(),
  deviceId: z.string(),
  label: z.string(),
  activityId: z.string(),
  title: z.string(),
  place: z.string(),
  now: z.string(),
  expiresAt: z.string(),
  sessions: z.array(
    z.object({ id: z.string(), label: z.string(), startsAt: z.string(), endsAt: z.string(), opens: z.string(), closes: z.string() }),
  ),
  people: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      unit: z.string(),
      initials: z.string(),
      /** The last four of the person's number in the register; empty for guests. */
      digits: z.string(),
      /** Session and direction of what the server has: 'in:…'. */
      seen: z.array(z.string()),
    }),
  ),
})
export type DoorBundle = z.infer<typeof doorBundle>

const deviceMark = z.strictObject({
  sequence: z.int().min(1).max(1_000_000),
  sessionId: id,
  participationId: id,
  direction,
  at: instant,
  signature: z.string().max(200),
})

export const markOutcomes = { taken: '已采用', already: '已经签到', doubtful: '待工作人员核定', refused: '未采用' } as const

const uploaded = z.object({
  results: z.array(z.object({ sequence: z.int(), outcome: key(markOutcomes), says: z.string() })),
  now: z.string(),
  revoked: z.boolean(),
  /** The list as it is now, when asked for and the tablet is still let in. */
  bundle: doorBundle.nullable(),
})
export type Uploaded = z.infer<typeof uploaded>

const point = z.string().regex(/^[\w-]{43}$/, { error: '公钥格式不对' })

export const correctionAsk = z.strictObject({
  sessionId: id.meta({ widget: 'hidden' }),
  participationId: id.meta({ widget: 'hidden' }),
  state: key(presenceStates).meta({
    title: '更正为',
    labels: Object.fromEntries(Object.entries(presenceStates).map(([k, s]) => [k, s.label])),
  }),
  lateMinutes: z.int().min(0).max(1440).default(0).meta({ title: '迟到（分钟）' }),
  leftMinutes: z.int().min(0).max(1440).default(0).meta({ title: '早退（分钟）' }),
  leaveKind: z.string().max(40).nullable().default(null).meta({ title: '请假事由', widget: 'code', list: 'leave-kind' }),
  reason: words('更正理由', 500, 4).meta({ title: '更正理由和依据', widget: 'textarea' }),
})
export type CorrectionAsk = z.infer<typeof correctionAsk>

const keep = { right: 'activities:write', ownership: 'related' } as const
const own = { right: 'activities:reply', ownership: 'related' } as const

export const checkInContract = {
  mine: route
    .meta({ right: 'activities:reply', ownership: 'any' })
    .route({ method: 'GET', path: '/check-in', summary: '我今天可以签到的会议', tags: ['attendance'] })
    .output(z.object({ sessions: z.array(ownSession) })),
  sign: route
    .meta(own)
    .route({ method: 'POST', path: '/check-in/{id}', summary: '用会场的签到码签到、签退', tags: ['attendance'] })
    .input(
      z.strictObject({
        id,
        code: z
          .string({ error: '请输入签到码' })
          .trim()
          .max(12)
          .regex(/^[\d\s]+$/, { error: '签到码是六位数字' }),
        direction: direction.default('in'),
        way: z.enum(['code', 'qr']).default('code'),
      }),
    )
    .output(z.object({ at: z.string(), direction, already: z.boolean() })),
}

export const attendanceContract = {
  get: route
    .meta({ right: 'activities:read', ownership: 'related' })
    .route({ method: 'GET', path: '/activities/{id}/attendance', summary: '签到和出勤', tags: ['attendance'] })
    .input(z.strictObject({ id }))
    .output(attendancePage),
  screen: route
    .meta(keep)
    .route({ method: 'GET', path: '/activity-sessions/{id}/sign-in-screen', summary: '会场签到屏', tags: ['attendance'] })
    .input(z.strictObject({ id }))
    .output(roomScreen),
  mark: route
    .meta(keep)
    .route({ method: 'POST', path: '/activity-sessions/{id}/marks', summary: '代登签到、签退', tags: ['attendance'] })
    .input(
      z.strictObject({
        id,
        participations: z.array(id).min(1, { error: '请选择人员' }).max(2000),
        direction: direction.default('in'),
        way: z.enum(['staff', 'paper']).default('staff'),
        at: instant.nullable().default(null),
      }),
    )
    .output(z.object({ taken: z.int(), already: z.int() })),
  unmark: route
    .meta(keep)
    .route({ method: 'POST', path: '/attendance-marks/{id}/void', summary: '撤销登错的签到', tags: ['attendance'] })
    .input(z.strictObject({ id, why: words('撤销原因', 200, 2) }))
    .output(z.object({ ok: z.boolean() })),
  decide: route
    .meta(keep)
    .route({ method: 'POST', path: '/activities/{id}/doubtful-marks', summary: '核定平板送来的存疑签到', tags: ['attendance'] })
    .input(
      z.strictObject({
        id,
        marks: z
          .array(z.strictObject({ deviceId: id, sequence: z.int().min(1) }))
          .min(1, { error: '请选择记录' })
          .max(500),
        take: z.boolean(),
        says: words('核定说明', 300, 2),
      }),
    )
    .output(z.object({ taken: z.int(), dismissed: z.int() })),
  correctionForm: route
    .meta({ right: 'activities:write', ownership: 'any' })
    .route({ method: 'GET', path: '/attendance-corrections/form', summary: '更正出勤的表', tags: ['attendance'] })
    .output(z.record(z.string(), z.unknown())),
  correct: route
    .meta(keep)
    .route({
      method: 'POST',
      path: '/activities/{id}/attendance-corrections',
      summary: '提出更正出勤',
      successStatus: 201,
      tags: ['attendance'],
    })
    .input(z.strictObject({ ...correctionAsk.shape, id }))
    .output(z.object({ id: z.string() })),
  corrections: moveContracts('/attendance-corrections', correctionLifecycle.moves),
}

export const devicesContract = {
  enrol: route
    .meta(keep)
    .route({ method: 'POST', path: '/activities/{id}/door-devices', summary: '启用签到平板', successStatus: 201, tags: ['attendance'] })
    .input(z.strictObject({ id, label: words('平板放在哪里', 20), key: z.strictObject({ x: point, y: point }) }))
    .output(doorBundle),
  revoke: route
    .meta(keep)
    .route({ method: 'POST', path: '/door-devices/{id}/revocation', summary: '收回签到平板的授权', tags: ['attendance'] })
    .input(z.strictObject({ id, why: words('收回原因', 200, 2) }))
    .output(z.object({ ok: z.boolean() })),
  upload: route
    .meta({ right: 'anyone', ownership: 'none' })
    .route({ method: 'POST', path: '/door-devices/{id}/marks', summary: '签到平板送来签到（凭平板的签名）', tags: ['attendance'] })
    .input(
      z.strictObject({
        id,
        committeeId: z.int().min(1).max(1_000_000),
        marks: z.array(deviceMark).max(batchSize),
        signature: z.string().max(200),
        wantsList: z.boolean().default(false),
      }),
    )
    .output(uploaded),
}

export const attendanceContracts = { checkIn: checkInContract, attendance: attendanceContract, doorDevices: devicesContract }
