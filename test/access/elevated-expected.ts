// Who may ask what of 提级办理; spread into expected.ts.
import type { RoleName } from '#/core/identity/access.ts'
import type { PersonName } from '../world.ts'
import type { Expected } from './expected.ts'
import type { Sample } from './samples.ts'

const writers: readonly RoleName[] = ['proposal-office', 'proposal-director']
const readers: readonly RoleName[] = [
  ...writers,
  'assigning-office',
  'inspection',
  'discipline',
  'leader',
  'chair',
  'adviser',
  'general-office',
]

/** The office of another committee holds the right and never reaches the record. */
const external = (owners: readonly PersonName[], form: object = {}) => ({
  sample: 'external' as const,
  owners,
  strangers: ['county-proposal-office'] as const,
  form: ({ version }: Sample) => ({ version, ...form }),
})
const writes = (form: object): Expected => ({ roles: writers, on: external(['proposal-office'], form) })
const nobodys = '01912345-0000-7000-8000-000000000001'

export const elevatedExpected: Readonly<Record<string, Expected>> = {
  'elevated.create': { roles: writers },
  'elevated.get': { roles: readers, on: external(['proposal-office', 'leader']) },
  'elevated.save': writes({ level: 'province', sessionTitle: '省政协会议', year: 2022, title: '关于物流枢纽的提案' }),
  'elevated.ofCase': {
    roles: readers,
    on: { sample: 'promising', owners: ['proposal-office', 'leader'], strangers: ['county-proposal-office'] },
  },
  'elevated.moves.submit': writes({ day: '2022-01-11', preparedFor: '某省政协委员' }),
  'elevated.moves.file': writes({ day: '2022-01-11', externalNo: '12' }),
  'elevated.moves.notFile': writes({ day: '2022-01-11', reason: '已有规定' }),
  'elevated.moves.handle': writes({ day: '2022-01-11', department: '省交通运输厅' }),
  'elevated.moves.reply': writes({ day: '2022-01-11', outcomeClass: 'A', outcomeText: '已列入规划' }),
  'elevated.moves.effect': writes({ day: '2022-01-11', benefits: '资金到位' }),
  'elevated.moves.drop': writes({ reason: '重复' }),
  'elevated.moves.followUp': writes({ day: '2022-01-11', how: 'call', text: '在办' }),
  'elevated.moves.linkCase': writes({ proposal: nobodys }),
  'elevated.moves.unlinkCase': writes({ proposal: nobodys }),
}
