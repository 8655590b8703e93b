// Who may ask what of texts; spread into expected.ts.
import type { RoleName } from '#/core/identity/access.ts'
import type { PersonName } from '../world.ts'
import type { Expected } from './expected.ts'

const examiners: readonly RoleName[] = ['committee-office', 'general-office']
const readers: readonly RoleName[] = [
  'member',
  'proposal-office',
  'proposal-director',
  'assigning-office',
  'inspection',
  'discipline',
  'leader',
  'chair',
  'adviser',
  ...examiners,
]

/** Nobody ever saw that version: whoever gets past the door is told so, and the record stays for the next. */
const on = (
  sample: 'workDraft' | 'workSubmitted' | 'workAccepted',
  owners: readonly PersonName[],
  strangers: readonly PersonName[],
  form: object = {},
) => ({ sample, owners, strangers, form: () => ({ version: 99, ...form }) })

const writes = (sample: 'workDraft' | 'workSubmitted', form: object = {}): Expected => ({
  roles: ['member'],
  on: on(sample, ['member'], ['member2', 'county-member'], form),
})
const examines = (sample: 'workSubmitted' | 'workAccepted', form: object): Expected => ({
  roles: examiners,
  on: on(sample, ['committee-office'], ['county-general-office'], form),
})
const draft = {
  title: '题目',
  body: '正文',
  year: 2022,
  themes: [],
  coauthors: [],
  receiverId: null,
  suggestionType: null,
  horizon: null,
  programmeId: null,
}

export const worksExpected: Readonly<Record<string, Expected>> = {
  'works.kinds': { roles: readers },
  'works.create': { roles: ['member'] },
  'works.get': {
    roles: readers,
    on: on('workSubmitted', ['member', 'committee-office', 'chair'], ['member2', 'proposal-office', 'county-member']),
  },
  'works.save': writes('workDraft', draft),
  'works.similar': { roles: readers },
  'works.moves.submit': writes('workDraft'),
  'works.moves.withdraw': writes('workSubmitted'),
  'works.moves.discard': writes('workDraft'),
  'works.moves.accept': examines('workSubmitted', { note: '' }),
  'works.moves.sendBack': examines('workSubmitted', { reason: '再充实' }),
  'works.moves.decline': examines('workSubmitted', { reason: '重复' }),
  'works.moves.pass': examines('workSubmitted', { receiverId: '01912345-0000-7000-8000-000000000001' }),
  'works.moves.exchange': examines('workAccepted', { day: '2022-01-11', where: '交流会' }),
  'works.moves.revoke': examines('workAccepted', { reason: '雷同' }),
}
