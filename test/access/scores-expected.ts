// Who may ask what of scores, the yearly assessment of duties and recognition; spread into expected.ts.
import type { RoleName } from '#/core/identity/access.ts'
import { defaultRules } from '#/features/duties/scoring/preset-default.ts'
import type { PersonName } from '../world.ts'
import type { Expected } from './expected.ts'
import type { Sample, SampleName } from './samples.ts'

const members: readonly RoleName[] = ['member']
const organ: readonly RoleName[] = ['general-office', 'chair']
const office: readonly RoleName[] = ['general-office']
const chair: readonly RoleName[] = ['chair']
const ruleReaders: readonly RoleName[] = ['member', 'committee-office', ...organ]
const nominates: readonly RoleName[] = ['general-office', 'committee-office']
const readsRecognition: readonly RoleName[] = [...nominates, 'chair']

/** The office of another committee holds the right and never reaches the record. */
const on = (
  sample: SampleName,
  owners: readonly PersonName[],
  form: object = {},
  strangers: readonly PersonName[] = ['county-general-office'],
) => ({
  sample,
  owners,
  strangers,
  form: (of: Sample) => ({ version: of.version, ...form }),
})
const assess = (form: object = {}): Expected => ({ roles: office, on: on('dutyAssessment', ['general-office'], form) })
const meeting = { meeting: '主席会议', meetingDay: '2022-01-11' }

export const scoresExpected: Readonly<Record<string, Expected>> = {
  'dutyRules.list': { roles: ruleReaders },
  'dutyRules.get': { roles: ruleReaders },
  'dutyRules.draft': { roles: office },
  'dutyRules.save': { roles: office, on: on('ruleDraft', ['general-office'], { content: defaultRules }) },
  'dutyRules.moves.adopt': {
    roles: chair,
    on: on('ruleDraft', ['chair'], { fromDay: '2022-02-01', source: '主席会议' }, ['county-general-office']),
  },
  'dutyRules.moves.discard': { roles: office, on: on('ruleDraft', ['general-office']) },
  'dutyRules.compare': { roles: ruleReaders },
  'dutyRules.simulate': { roles: organ },
  'dutyScores.board': { roles: organ },
  'dutyScores.mine': { roles: members },
  'dutyScores.sheet': { roles: organ },
  'dutyAssessments.form': { roles: office },
  'dutyAssessments.open': { roles: office },
  'dutyAssessments.get': { roles: organ, on: on('dutyAssessment', ['general-office', 'chair']) },
  'dutyAssessments.moves.startCheck': assess(),
  'dutyAssessments.moves.score': assess(),
  'dutyAssessments.moves.grade': assess(),
  'dutyAssessments.moves.takeBack': assess({ reason: '再核对' }),
  'dutyAssessments.moves.consider': assess(meeting),
  'dutyAssessments.moves.approve': { roles: chair, on: on('dutyAssessment', ['chair'], {}, ['general-office']) },
  'dutyAssessments.moves.notify': assess(),
  'dutyAssessments.moves.archive': assess(),
  // Tried by strangers only, or the sheets below were gone.
  'dutyAssessments.moves.discard': { roles: office, on: on('dutyAssessment', [], { reason: '不办了' }) },
  'dutyAssessments.mine': { roles: members },
  'dutyAssessments.sheet': {
    roles: 'signed-in',
    on: on('dutySheet', ['member', 'general-office', 'chair'], {}, [
      'member2',
      'committee-office',
      'leader',
      'county-member',
      'county-general-office',
    ]),
  },
  'dutyAssessments.check': { roles: members, on: { ...on('dutySheet', ['member'], {}, ['member2', 'county-member']), form: () => ({}) } },
  'dutyAssessments.object': {
    roles: members,
    on: { ...on('dutySheet', ['member'], {}, ['member2', 'county-member']), form: () => ({ reason: '少了一件' }) },
  },
  'dutyAssessments.exempt': { roles: office },
  'dutyAssessments.changeGrade': { roles: office },
  'dutyAssessments.objectionMoves.uphold': { roles: office, on: on('dutyObjection', ['general-office'], { decision: '已补' }) },
  'dutyAssessments.objectionMoves.reject': { roles: office, on: on('dutyObjection', ['general-office'], { decision: '没有' }) },
  'dutyAssessments.objectionMoves.withdraw': { roles: members, on: on('dutyObjection', ['member2'], {}, ['member', 'county-member']) },
  'recognition.form': { roles: nominates },
  'recognition.nominate': { roles: nominates },
  'recognition.get': {
    roles: readsRecognition,
    on: on('talk', ['general-office', 'chair'], {}, ['committee-office', 'county-general-office']),
  },
  'recognition.moves.check': { roles: organ, on: on('talk', ['chair'], { note: '' }) },
  'recognition.moves.show': { roles: organ, on: on('talk', ['general-office'], { shownUntil: '2022-02-01' }) },
  'recognition.moves.approve': { roles: chair, on: on('talk', ['chair'], { meeting: '主席会议' }, ['general-office']) },
  'recognition.moves.issue': { roles: organ, on: on('talk', ['general-office'], { documentNo: '' }) },
  'recognition.moves.withdraw': { roles: chair, on: on('talk', ['chair'], { reason: '有误' }, ['general-office']) },
  'recognition.moves.drop': { roles: organ, on: on('talk', ['general-office'], { reason: '不办了' }) },
  'recognition.remove': { roles: organ },
  'recognition.talk': { roles: organ },
}
