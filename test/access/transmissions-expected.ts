// Who may ask what of 请示报告; spread into expected.ts.
import type { RoleName } from '#/core/identity/access.ts'
import type { PersonName } from '../world.ts'
import type { Expected } from './expected.ts'
import type { Sample } from './samples.ts'

const writers: readonly RoleName[] = ['general-office', 'committee-office', 'county-office']
const readers: readonly RoleName[] = [
  ...writers,
  'proposal-office',
  'proposal-director',
  'assigning-office',
  'inspection',
  'discipline',
  'leader',
  'chair',
  'adviser',
]

/** A committee's office holds the right and does not see what the whole committee sends; another committee's never. */
const on = (owners: readonly PersonName[], strangers: readonly PersonName[], form: object = {}) => ({
  sample: 'transmission' as const,
  owners,
  strangers,
  form: ({ version }: Sample) => ({ version, ...form }),
})
const writes = (form: object): Expected => ({ roles: writers, on: on(['general-office'], ['committee-office', 'county-office'], form) })
const signs = (form: object): Expected => ({ roles: ['chair'], on: on(['chair'], [], form) })

export const transmissionsExpected: Readonly<Record<string, Expected>> = {
  'transmissions.create': { roles: writers },
  'transmissions.get': { roles: readers, on: on(['general-office', 'chair'], ['committee-office', 'county-office']) },
  'transmissions.save': writes({ kind: 'request', title: '关于年度工作的请示', recipient: 'city-committee' }),
  'transmissions.moves.submit': writes({}),
  'transmissions.moves.return': signs({ reason: '请补充' }),
  'transmissions.moves.sign': signs({}),
  'transmissions.moves.send': writes({ day: '2022-01-11', number: '', signedBy: '主席' }),
  'transmissions.moves.answer': writes({ day: '2022-01-11', how: 'replied', by: '市委', text: '同意' }),
  'transmissions.moves.close': writes({ result: '' }),
  'transmissions.moves.withdraw': writes({ reason: '合并' }),
}
