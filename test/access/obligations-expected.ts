// Who may ask what of obligations; spread into expected.ts.
import type { RoleName } from '#/core/identity/access.ts'
import type { PersonName } from '../world.ts'
import type { Expected } from './expected.ts'
import type { Sample } from './samples.ts'

const all: readonly RoleName[] = ['general-office', 'county-office', 'chair', 'leader']
const own: readonly RoleName[] = ['member', 'committee-office', 'platform', 'proposal-office', 'proposal-director', ...all]
const rules: readonly RoleName[] = ['general-office', 'county-office']
const exempts: readonly RoleName[] = ['chair']

const onLeave = (owners: readonly PersonName[], strangers: readonly PersonName[], form: object = {}): Expected['on'] => ({
  sample: 'exemption',
  owners,
  strangers,
  form: (of: Sample) => ({ version: of.version, ...form }),
})

export const obligationsExpected: Readonly<Record<string, Expected>> = {
  'obligations.overview': { roles: own },
  'obligations.owed': { roles: own },
  'obligations.board': { roles: own },
  'obligations.cell': { roles: own },
  'obligations.export': { roles: own },
  'obligations.rules': { roles: all },
  'obligations.saveRule': { roles: rules },
  'obligations.tryRule': { roles: rules },
  'obligations.ask': { roles: own },
  'obligations.exemption': {
    roles: own,
    on: onLeave(
      ['member', 'general-office', 'leader', 'chair'],
      ['member2', 'committee-office', 'proposal-office', 'county-office', 'county-member'],
    ),
  },
  'obligations.moves.withdraw': { roles: own, on: onLeave(['member'], ['member2', 'general-office', 'county-member']) },
  'obligations.moves.refuse': { roles: exempts, on: onLeave(['chair'], [], { says: '不符合规定' }) },
  'obligations.moves.grant': { roles: exempts, on: onLeave(['chair'], []) },
  'obligations.moves.revoke': { roles: exempts, on: onLeave(['chair'], [], { says: '理由已消失' }) },
}
