// Who may ask what of study and reading; spread into expected.ts.
import type { RoleName } from '#/core/identity/access.ts'
import type { PersonName } from '../world.ts'
import type { Expected } from './expected.ts'

const keepers: readonly RoleName[] = ['committee-office', 'general-office']
const leaders: readonly RoleName[] = ['member', ...keepers]
const readers: readonly RoleName[] = [
  ...leaders,
  'proposal-office',
  'proposal-director',
  'assigning-office',
  'inspection',
  'discipline',
  'leader',
  'chair',
  'adviser',
]

type SampleName = 'studyProgramme' | 'studyText' | 'studyLecture' | 'readingGroup' | 'dutyRound'
/** Nobody ever saw that version: whoever gets past the door is told so, and the record stays for the next. */
const on = (sample: SampleName, owners: readonly PersonName[], strangers: readonly PersonName[], form: object = {}) => ({
  sample,
  owners,
  strangers,
  form: () => ({ version: 99, ...form }),
})
const reads = (sample: SampleName): Expected => ({
  roles: readers,
  on: on(sample, ['member', 'chair', 'general-office'], ['county-member']),
})
const keeps = (sample: SampleName, form: object): Expected => ({
  roles: keepers,
  on: on(sample, ['general-office', 'committee-office'], ['county-general-office'], form),
})
/** Owner and office lead; a member who is neither does not. */
const leads = (form: object = {}): Expected => ({
  roles: leaders,
  on: on('readingGroup', ['member', 'general-office'], ['member2', 'county-general-office'], form),
})
const takesPart = (form: object = {}): Expected => ({
  roles: ['member'],
  on: on('readingGroup', ['member'], ['member2', 'county-member'], form),
})
const nobodys = '01912345-0000-7000-8000-000000000001'
const days = { fromDay: '2022-01-01', toDay: '2022-12-31' }
const people = [nobodys]

export const studiesExpected: Readonly<Record<string, Expected>> = {
  'studyProgrammes.create': { roles: keepers },
  'studyProgrammes.get': reads('studyProgramme'),
  'studyProgrammes.save': keeps('studyProgramme', { kind: 'study', title: '学习', ...days }),
  'studyProgrammes.assess': {
    ...keeps('studyProgramme', {}),
    on: {
      ...on('studyProgramme', ['general-office'], ['county-general-office']),
      form: () => ({ onDay: '2022-01-11', result: 'pass', people }),
    },
  },
  'studyProgrammes.pick': { roles: 'signed-in' },
  'studyProgrammes.pickTriggers': { roles: 'signed-in' },
  'studyProgrammes.moves.open': keeps('studyProgramme', {}),
  'studyProgrammes.moves.close': keeps('studyProgramme', { summary: '总结' }),
  'studyProgrammes.moves.cancel': keeps('studyProgramme', { reason: '并入' }),
  'studyTexts.create': { roles: keepers },
  'studyTexts.get': reads('studyText'),
  'studyTexts.save': keeps('studyText', { kind: 'speech', title: '讲话' }),
  'studyTexts.withdraw': keeps('studyText', { reason: '重复' }),
  'studyLectures.create': { roles: keepers },
  'studyLectures.get': reads('studyLecture'),
  'studyLectures.save': keeps('studyLecture', { title: '讲', plannedOn: '2022-01-11', speaker: '某', tier: 'expert' }),
  'studyLectures.cancel': keeps('studyLecture', { reason: '改期' }),
  'readingGroups.create': { roles: keepers },
  'readingGroups.get': reads('readingGroup'),
  'readingGroups.save': keeps('readingGroup', { title: '共读', ownerId: nobodys, ...days }),
  'readingGroups.moves.approveList': keeps('readingGroup', {}),
  'readingGroups.moves.start': leads(),
  'readingGroups.moves.discuss': leads(),
  'readingGroups.moves.callEssays': leads(),
  'readingGroups.moves.summarise': leads({ summary: '总结' }),
  'readingGroups.moves.close': leads(),
  'readingGroups.moves.drop': leads({ reason: '并入' }),
  'readingGroups.moves.addBook': leads({ title: '书' }),
  'readingGroups.moves.removeBook': leads({ bookId: nobodys }),
  'readingGroups.moves.addReaders': leads({ people }),
  'readingGroups.moves.nameGuides': leads({ people }),
  'readingGroups.moves.addGuide': leads({ week: 1, title: '导读', text: '导读' }),
  'readingGroups.moves.countPublic': leads({ name: '社区', people: 3 }),
  'readingGroups.moves.hidePost': leads({ postId: nobodys, reason: '无关' }),
  'readingGroups.moves.showWork': leads({ title: '山', author: '某', form: 'painting' }),
  'readingGroups.moves.takeDown': leads({ exhibitId: nobodys }),
  'readingGroups.moves.enterCheckIns': leads({ day: '2022-01-11', people }),
  'readingGroups.moves.join': { roles: ['member'], on: on('readingGroup', ['member3'], ['member', 'county-member']) },
  'readingGroups.moves.leave': { roles: ['member'], on: on('readingGroup', ['member3'], ['member', 'county-member']) },
  'readingGroups.moves.checkIn': takesPart(),
  'readingGroups.moves.note': takesPart({ text: '笔记' }),
  'readingGroups.moves.post': takesPart({ text: '发言' }),
  'readingGroups.moves.convert': takesPart({ postId: nobodys, kind: 'advice', title: '建议' }),
  'dutyRounds.create': { roles: ['general-office'] },
  'dutyRounds.get': { roles: ['chair', 'general-office'], on: on('dutyRound', ['chair', 'general-office'], ['county-general-office']) },
  ...Object.fromEntries(
    Object.entries({
      addGroup: { name: '组', headName: '某', day: '2022-01-11', people },
      start: {},
      collect: {},
      deliver: { personId: nobodys, day: '2022-01-11' },
      close: {},
    }).map(([move, form]): [string, Expected] => [
      `dutyRounds.moves.${move}`,
      { roles: ['general-office'], on: on('dutyRound', ['general-office'], ['county-general-office'], form) },
    ]),
  ),
}
