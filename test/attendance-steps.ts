// Sign-in over HTTP, as the pages and a tablet at the door do it. A tablet here is a key and a counter: what it sends is signed like the real one's.
import type { AttendancePage, DoorBundle, Uploaded } from '#/features/activities/attendance/contract.ts'
import { codeNow } from '#/features/activities/attendance/rotating.ts'
import { batchText, markText, type DeviceMark } from '#/features/activities/attendance/public.ts'
import { activitySteps, type ActivitySteps } from './activity-steps.ts'
import { done, type Heard } from './stories/proposal-steps.ts'
import type { Answer, City, PersonName } from './world.ts'

export interface SentMark extends DeviceMark {
  readonly signature: string
}

export interface Tablet {
  readonly bundle: DoorBundle
  readonly mark: (participationId: string, changes?: Partial<DeviceMark>) => Promise<SentMark>
  readonly send: (marks: readonly SentMark[], wantsList?: boolean) => Promise<Answer<Uploaded>>
}

export interface AttendanceSteps {
  readonly page: (name: PersonName, activityId: string) => Promise<AttendancePage>
  readonly code: (sessionId: string) => string
  readonly sign: (name: PersonName, sessionId: string, code?: string, direction?: 'in' | 'out') => Promise<Heard>
  readonly mark: (name: PersonName, sessionId: string, participations: readonly string[], form?: object) => Promise<Heard>
  readonly tablet: (activityId: string, label?: string, by?: PersonName) => Promise<Tablet>
}

/** A meeting under way where one has signed in, one mark is in doubt, and a tablet stands at the door. */
export async function signedIn(city: City): Promise<{ readonly id: string; readonly session: string }> {
  const steps = activitySteps(city)
  const attendance = attendanceSteps(city, steps)
  const id = await steps.inState('inSession', 'standing')
  const session = (await attendance.page('general-office', id)).sessions[0]?.id ?? ''
  done(await attendance.sign('member', session))
  const tablet = await attendance.tablet(id)
  done(await tablet.send([await tablet.mark('00000000-0000-7000-8000-000000000000')]))
  return { id, session }
}

const curve = { name: 'ECDSA', namedCurve: 'P-256' } as const

export function attendanceSteps(city: City, steps: ActivitySteps): AttendanceSteps {
  const code = (sessionId: string): string => codeNow(city.world.secrets, sessionId, city.world.clock.now()).code
  return {
    page: async (name, id) => done(await (await steps.as(name)).get<AttendancePage>(`/api/activities/${id}/attendance`)).body,
    code,
    sign: async (name, id, given = code(id), direction = 'in') =>
      (await steps.as(name)).post(`/api/check-in/${id}`, { code: given, direction }),
    mark: async (name, id, participations, form = {}) =>
      (await steps.as(name)).post(`/api/activity-sessions/${id}/marks`, { participations, ...form }),
    tablet: async (activityId, label = '南门', by = 'general-office') => {
      const { privateKey, publicKey } = await crypto.subtle.generateKey(curve, false, ['sign', 'verify'])
      const { x, y } = await crypto.subtle.exportKey('jwk', publicKey)
      const bundle = done(
        await (await steps.as(by)).post<DoorBundle>(`/api/activities/${activityId}/door-devices`, { label, key: { x, y } }),
      ).body
      const signed = async (text: string): Promise<string> =>
        Buffer.from(await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, privateKey, Buffer.from(text))).toString('base64url')
      let sequence = 0
      return {
        bundle,
        mark: async (participationId, changes = {}) => {
          const mark: DeviceMark = {
            sequence: ++sequence,
            sessionId: bundle.sessions[0]?.id ?? '',
            participationId,
            direction: 'in',
            at: city.world.clock.now().toISOString(),
            ...changes,
          }
          return { ...mark, signature: await signed(markText(bundle.deviceId, mark)) }
        },
        send: async (marks, wantsList = false) =>
          city.visitor().post<Uploaded>(`/api/door-devices/${bundle.deviceId}/marks`, {
            committeeId: bundle.committeeId,
            marks,
            signature: await signed(
              batchText(
                bundle.deviceId,
                marks.map((m) => m.sequence),
              ),
            ),
            wantsList,
          }),
      }
    },
  }
}
