// Who may ask what of contacts; spread into expected.ts.
import type { RoleName } from '#/core/identity/access.ts'
import type { Expected } from './expected.ts'

const makers: readonly RoleName[] = ['member', 'chair']
const readers: readonly RoleName[] = ['member', 'chair', 'leader', 'general-office', 'committee-office']
const keepers: readonly RoleName[] = ['member', 'chair', 'general-office']
const networkers: readonly RoleName[] = ['chair', 'leader', 'general-office', 'committee-office']
const office: readonly RoleName[] = ['general-office']

const form = {
  kind: 'visit',
  day: '2022-01-11',
  place: '',
  persons: [],
  contactPersons: [],
  masses: { category: 'sector-people', people: 3 },
  topics: '春季用工',
  heard: '',
  followUp: '',
}

const person = {
  category: 'native-abroad',
  name: '贺远舟',
  workplace: '',
  place: '',
  interests: '',
  consentOn: '2022-01-11',
  ownerId: '00000000-0000-7000-8000-000000000000',
}

/** The member's own record: another member and another committee's office hold the right and never reach it. */
const ownContact = (given: object) => ({
  sample: 'contact' as const,
  owners: ['member'] as const,
  strangers: ['member2', 'county-member', 'chair'] as const,
  form: () => given,
})
const ownPerson = (given: object) => ({
  sample: 'contactPerson' as const,
  owners: ['member', 'general-office'] as const,
  strangers: ['member2', 'chair', 'county-member', 'county-general-office'] as const,
  form: ({ version }: { readonly version: number }) => ('version' in given ? { ...given, version } : given),
})

export const contactsExpected: Readonly<Record<string, Expected>> = {
  'contacts.mine': { roles: makers },
  'contacts.writing': { roles: makers },
  'contacts.saveDraft': { roles: makers },
  'contacts.record': { roles: makers },
  'contacts.get': {
    roles: readers,
    on: {
      sample: 'contact',
      owners: ['member', 'general-office', 'leader', 'chair'],
      strangers: ['member2', 'committee-office', 'county-member', 'county-general-office'],
    },
  },
  'contacts.trace': {
    roles: readers,
    on: {
      sample: 'contact',
      owners: ['member', 'general-office'],
      strangers: ['member2', 'leader', 'committee-office', 'county-member'],
      form: () => ({ matterId: '00000000-0000-7000-8000-000000000000' }),
    },
  },
  'contacts.correct': { roles: makers, on: ownContact({ form, reason: '人数有误' }) },
  'contacts.withdraw': { roles: makers, on: ownContact({ reason: '记错了人' }) },
  'contactPeople.register': { roles: keepers },
  'contactPeople.get': { roles: keepers, on: ownPerson({}) },
  'contactPeople.edit': { roles: keepers, on: ownPerson({ ...person, version: 1 }) },
  'contactPeople.release': { roles: keepers, on: ownPerson({ reason: '已离开' }) },
  'contactPeople.mobile': { roles: keepers, on: ownPerson({}) },
  'contactNetwork.get': { roles: networkers },
  'contactNetwork.proposals': { roles: office },
  'contactNetwork.assign': { roles: office },
  'contactNetwork.end': { roles: office },
  'contactNetwork.places': { roles: networkers },
  'contactNetwork.place': { roles: office },
}
