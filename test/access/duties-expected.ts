// Who may ask what of duty records; spread into expected.ts.
import type { RoleName } from '#/core/identity/access.ts'
import type { PersonName } from '../world.ts'
import type { Expected } from './expected.ts'
import type { Sample } from './samples.ts'

const keepers: readonly RoleName[] = ['committee-office', 'general-office', 'county-office']
const confirmers: readonly RoleName[] = [...keepers, 'chair']
const everybodyOfIt: readonly RoleName[] = ['member', ...confirmers]

/** A member's own declaration: other members, other committees and offices without that member do not reach it. */
const declared = (owners: readonly PersonName[], strangers: readonly PersonName[], form: object = {}) => ({
  sample: 'manualFact' as const,
  owners,
  strangers,
  form: ({ version }: Sample) => ({ version, ...form }),
})
const others: readonly PersonName[] = ['member2', 'county-office', 'county-member', 'county-general-office']
const mended = { title: '关于养老服务的信息', day: '2022-01-11', level: 'city', role: 'author' }

export const dutiesExpected: Readonly<Record<string, Expected>> = {
  'manualFacts.forms': { roles: everybodyOfIt },
  'manualFacts.enter': { roles: everybodyOfIt },
  'manualFacts.get': { roles: everybodyOfIt, on: declared(['member', 'general-office', 'chair'], [...others, 'committee-office']) },
  'manualFacts.change': { roles: everybodyOfIt, on: declared(['member'], ['member2', 'general-office', 'chair'], mended) },
  'manualFacts.moves.confirm': { roles: confirmers, on: declared(['general-office'], ['county-office', 'committee-office']) },
  'manualFacts.moves.refuse': { roles: confirmers, on: declared(['general-office'], ['county-office'], { reason: '不属实' }) },
  'manualFacts.moves.withdraw': { roles: everybodyOfIt, on: declared(['member'], [...others, 'general-office']) },
  'manualFacts.moves.void': { roles: confirmers, on: declared(['chair'], ['county-office'], { reason: '重复' }) },
  'dossiers.person': {
    roles: everybodyOfIt,
    on: { sample: 'dossier', owners: ['member', 'general-office', 'chair'], strangers: ['member2', 'committee-office', 'county-office'] },
  },
  'dossiers.body': {
    roles: everybodyOfIt,
    on: { sample: 'bodyDossier', owners: ['general-office', 'committee-office'], strangers: ['member', 'county-office'] },
  },
  'dossiers.myYear': { roles: ['member'] },
  'manualFacts.batch.confirm': { roles: confirmers },
}
