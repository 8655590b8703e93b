// Who may ask what of sign-in and attendance; spread into expected.ts.
import { roles, type RoleName } from '#/core/identity/access.ts'
import type { Expected } from './expected.ts'
import type { Sample, SampleName } from './samples.ts'

const everybody = (Object.keys(roles) as RoleName[]).filter((name) => !('administrator' in roles[name]))
const writes: readonly RoleName[] = ['proposal-office', 'proposal-director', 'committee-office', 'general-office', 'county-office']

/** Another committee's office, and a committee's office for what others arrange. */
const kept = (sample: SampleName, form: object = {}): Expected['on'] => ({
  sample,
  owners: ['general-office'],
  strangers: ['committee-office', 'county-office', 'county-general-office'],
  form: () => form,
})
/** Asked by the committee's office, so it is the general office that confirms. */
const second = (form: object = {}): Expected['on'] => ({
  sample: 'attendanceCorrection',
  owners: ['general-office'],
  strangers: ['committee-office', 'proposal-office', 'county-office'],
  form: (of: Sample) => ({ version: of.version, ...form }),
})
const nobody = '00000000-0000-7000-8000-000000000000'
const point = 'A'.repeat(43)

export const attendanceExpected: Readonly<Record<string, Expected>> = {
  'checkIn.mine': { roles: everybody },
  'checkIn.sign': {
    roles: everybody,
    on: {
      sample: 'activitySession',
      owners: ['member'],
      strangers: ['member3', 'unit', 'county-member', 'general-office'],
      form: () => ({ code: '000000' }),
    },
  },
  'attendance.get': {
    roles: everybody,
    on: {
      sample: 'activity',
      owners: ['general-office', 'chair'],
      strangers: ['member', 'member3', 'unit', 'committee-office', 'county-office'],
    },
  },
  'attendance.screen': { roles: writes, on: kept('activitySession') },
  'attendance.mark': { roles: writes, on: kept('activitySession', { participations: [nobody] }) },
  'attendance.unmark': { roles: writes, on: kept('attendanceMark', { why: '登错人' }) },
  'attendance.decide': {
    roles: writes,
    on: kept('activity', { marks: [{ deviceId: nobody, sequence: 1 }], take: false, says: '不采用' }),
  },
  'attendance.correctionForm': { roles: writes },
  'attendance.correct': {
    roles: writes,
    on: {
      sample: 'closedActivity',
      owners: ['committee-office', 'general-office'],
      strangers: ['proposal-office', 'county-office'],
      form: () => ({ sessionId: nobody, participationId: nobody, state: 'present', reason: '有照片为证' }),
    },
  },
  'attendance.corrections.confirm': { roles: writes, on: second() },
  'attendance.corrections.refuse': { roles: writes, on: second({ says: '没有依据' }) },
  'doorDevices.enrol': { roles: writes, on: kept('activity', { label: '南门', key: { x: point, y: point } }) },
  'doorDevices.revoke': { roles: writes, on: kept('doorDevice', { why: '平板遗失' }) },
  'doorDevices.upload': { roles: 'anyone' },
}
