// Who may ask what of promises; spread into expected.ts.
import type { RoleName } from '#/core/identity/access.ts'
import type { PersonName } from '../world.ts'
import type { Expected } from './expected.ts'
import type { Sample } from './samples.ts'

const proposers: readonly RoleName[] = ['member', 'collective']
const units: readonly RoleName[] = ['unit', 'unit-head']
const deciders: readonly RoleName[] = ['proposal-office', 'proposal-director']
/** Whoever promised, was promised to, or watches over it. */
const readers: readonly RoleName[] = [
  ...proposers,
  ...units,
  ...deciders,
  'assigning-office',
  'inspection',
  'discipline',
  'leader',
  'chair',
  'adviser',
  'general-office',
]

const promise = (people: readonly PersonName[], form: object = {}) => ({
  sample: 'commitment' as const,
  owners: people,
  strangers: ['member2', 'unit2', 'county-member', 'county-proposal-office'] as const,
  form: ({ version }: Sample) => ({ version, ...form }),
})

export const commitmentsExpected: Readonly<Record<string, Expected>> = {
  'commitments.get': { roles: readers, on: promise(['unit', 'unit-liaison', 'member', 'proposal-office', 'leader']) },
  'commitments.ofCase': {
    roles: readers,
    on: {
      sample: 'promising',
      owners: ['unit', 'member', 'proposal-office', 'leader'],
      strangers: ['county-member', 'county-proposal-office'],
    },
  },
  'commitments.moves.progress': { roles: units, on: promise(['unit', 'unit-liaison'], { percent: 10, text: '开工' }) },
  'commitments.moves.reportDone': { roles: units, on: promise(['unit', 'unit-head'], { finishedOn: '2022-01-11', text: '完成' }) },
  'commitments.moves.askAdjustment': { roles: units, on: promise(['unit'], { newDue: '2022-12-31', reason: '工期' }) },
  'commitments.moves.reportUnable': { roles: units, on: promise(['unit'], { reason: '没有地块' }) },
  'commitments.moves.grantAdjustment': { roles: deciders, on: promise(['proposal-director'], {}) },
  'commitments.moves.refuseAdjustment': { roles: deciders, on: promise(['proposal-director'], { reason: '请按期' }) },
  'commitments.moves.accept': { roles: deciders, on: promise(['proposal-office'], {}) },
  'commitments.moves.rejectDone': { roles: deciders, on: promise(['proposal-office'], { reason: '缺材料' }) },
  'commitments.moves.confirmUnable': { roles: deciders, on: promise(['proposal-office'], {}) },
  'commitments.moves.refuseUnable': { roles: deciders, on: promise(['proposal-office'], { reason: '继续' }) },
  'commitments.moves.assignAgain': {
    roles: deciders,
    on: promise(['proposal-office'], { title: '二次交办', meetingDay: '2022-01-11', newDue: '2022-12-31' }),
  },
  'commitments.moves.expire': { roles: deciders, on: promise(['proposal-office'], { reason: '期满' }) },
  'commitments.moves.rate': { roles: proposers, on: promise(['member'], { result: 'satisfied' }) },
  'commitments.moves.reopen': { roles: deciders, on: promise(['proposal-office'], { newDue: '2022-12-31', reason: '没有开放' }) },
  'commitments.moves.reclassify': { roles: deciders, on: promise(['proposal-director'], { reason: '全部兑现' }) },
  'commitments.batch.assignAgain': { roles: deciders },
  'lookBacks.all': { roles: readers },
  'lookBacks.get': { roles: readers },
  'lookBacks.open': { roles: deciders },
  'lookBacks.moves.close': {
    roles: deciders,
    on: {
      sample: 'lookBack',
      owners: ['proposal-office', 'proposal-director'],
      strangers: ['county-proposal-office'],
      form: ({ version }) => ({ version }),
    },
  },
}
