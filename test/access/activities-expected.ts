// Who may ask what of meetings and activities; spread into expected.ts.
import { roles, type RoleName } from '#/core/identity/access.ts'
import type { PersonName } from '../world.ts'
import type { Expected } from './expected.ts'
import type { Sample } from './samples.ts'

/** Everybody but the three administrators: anybody may be invited. */
const everybody = (Object.keys(roles) as RoleName[]).filter((name) => !('administrator' in roles[name]))
const writes: readonly RoleName[] = ['proposal-office', 'proposal-director', 'committee-office', 'general-office', 'county-office']
const approves: readonly RoleName[] = ['chair', 'general-office', 'county-office']
const leave: readonly RoleName[] = [...writes, 'chair']

/** The office of another committee holds the right and never reaches the record; a committee's office not what others arrange. */
const arranged = (form: object = {}, owners: readonly PersonName[] = ['general-office']): Expected['on'] => ({
  sample: 'activity',
  owners,
  strangers: ['committee-office', 'county-office', 'county-general-office'],
  form: (of: Sample) => ({ version: of.version, ...form }),
})

const bare = (form: object = {}): Expected['on'] => ({
  sample: 'activity',
  owners: ['general-office'],
  strangers: ['committee-office', 'county-office', 'county-general-office'],
  form: () => form,
})

const answered = (form: object = {}, owners: readonly PersonName[] = ['member', 'general-office']): Expected['on'] => ({
  sample: 'participation',
  owners,
  strangers: ['member3', 'unit', 'county-member', 'county-office'],
  form: (of: Sample) => ({ version: of.version, ...form }),
})

const fields = {
  kind: 'party-group',
  title: '走访',
  place: '云岭市',
  sessions: [{ label: '', day: '2022-01-20', from: '09:00', until: '11:00' }],
}
const nobody = '00000000-0000-7000-8000-000000000000'

export const activitiesExpected: Readonly<Record<string, Expected>> = {
  'activities.forms': { roles: writes },
  'activities.create': { roles: writes },
  'activities.get': {
    roles: everybody,
    on: {
      sample: 'activity',
      owners: ['general-office', 'chair', 'member'],
      strangers: ['member3', 'unit', 'county-member', 'county-office'],
    },
  },
  'activities.save': { roles: writes, on: arranged({ fields }) },
  'activities.copy': { roles: writes, on: bare({ startsOn: '2022-02-20' }) },
  'activities.invitations': { roles: everybody },
  'activityCalendar.show': { roles: everybody },
  'activityCalendar.feed': { roles: everybody },
  'activityCalendar.makeFeed': { roles: everybody },
  'activityCalendar.revokeFeed': { roles: everybody },
  'activityCalendar.ics': { roles: 'anyone' },
  'activities.agenda': { roles: writes, on: arranged({ items: [] }) },
  'activities.addMaterial': { roles: writes, on: bare({ title: '议程' }) },
  'activities.releaseMaterials': { roles: writes, on: bare() },
  'activities.removeMaterial': { roles: writes },
  'activities.invite': { roles: writes, on: bare({ guests: [{ name: '来宾' }] }) },
  'activities.uninvite': { roles: writes, on: bare({ participationIds: [nobody] }) },
  'activities.setRole': {
    roles: writes,
    on: {
      sample: 'participation',
      owners: ['general-office'],
      strangers: ['committee-office', 'county-office'],
      form: ({ version }) => ({ version, capacity: 'observer', role: 'participant' }),
    },
  },
  'activities.signUp': {
    roles: everybody,
    on: { sample: 'activity', owners: ['member'], strangers: ['member3', 'county-member'], form: () => ({}) },
  },
  'activities.walkIn': { roles: writes, on: bare({ name: '来宾' }) },
  'activities.moves.submit': { roles: writes, on: arranged() },
  'activities.moves.approve': { roles: approves, on: { ...arranged({}, ['chair']), strangers: ['county-office'] } as Expected['on'] },
  'activities.moves.sendBack': {
    roles: approves,
    on: { ...arranged({ reason: '补充' }, ['chair']), strangers: ['county-office'] } as Expected['on'],
  },
  'activities.moves.registerApproval': { roles: writes, on: arranged({ by: '苏怀瑾', evidence: '签批件' }) },
  'activities.moves.notify': { roles: writes, on: arranged() },
  'activities.moves.closeSignUp': { roles: writes, on: arranged() },
  'activities.moves.begin': { roles: writes, on: arranged() },
  'activities.moves.hold': { roles: writes, on: arranged() },
  'activities.moves.issueMinutes': { roles: writes, on: arranged({ evidence: '档案柜' }) },
  'activities.moves.close': { roles: writes, on: arranged() },
  'activities.moves.postpone': { roles: writes, on: arranged({ reason: '防汛' }) },
  'activities.moves.reschedule': { roles: writes, on: arranged({ startsOn: '2022-02-20', startsTime: '09:00' }) },
  'activities.moves.cancel': { roles: writes, on: arranged({ reason: '冲突' }) },
  'activities.replies.confirm': { roles: everybody, on: answered() },
  'activities.replies.decline': { roles: everybody, on: answered() },
  'activities.replies.askLeave': { roles: everybody, on: answered({ kind: 'sick' }) },
  'activities.replies.grantLeave': { roles: leave, on: { ...answered({}, ['chair']), strangers: ['county-office'] } as Expected['on'] },
  'activities.replies.refuseLeave': {
    roles: leave,
    on: { ...answered({ says: '请到会' }, ['chair']), strangers: ['county-office'] } as Expected['on'],
  },
  'activities.replies.registerLeave': {
    roles: writes,
    on: {
      ...answered({ kind: 'sick', by: '苏怀瑾', evidence: '假条' }, ['general-office']),
      strangers: ['committee-office', 'county-office'],
    } as Expected['on'],
  },
  'activities.replies.substitute': { roles: everybody, on: answered({ name: '替代者' }) },
}
