// Who may ask what of supervision and the choice of key proposals, said a second time and independently of the program.
import type { RoleName } from '#/core/identity/access.ts'
import type { PersonName } from '../world.ts'
import type { Expected } from './expected.ts'
import type { Sample, SampleName } from './samples.ts'

const readers: readonly RoleName[] = [
  'proposal-office',
  'proposal-director',
  'assigning-office',
  'inspection',
  'discipline',
  'leader',
  'chair',
  'adviser',
  'general-office',
]
const reviewers: readonly RoleName[] = ['proposal-office', 'proposal-director']
const units: readonly RoleName[] = ['unit', 'unit-head']
const ofSample = (sample: SampleName, owners: readonly PersonName[], strangers: readonly PersonName[], form: object = {}) => ({
  sample,
  owners,
  strangers,
  form: ({ version }: Sample) => ({ version, ...form }),
})
const anotherCommittee: readonly PersonName[] = ['county-proposal-office']
/** Acts on the sampled item, supervised on site by `leader`; other modes are other people's to write. */
const item = (owners: readonly PersonName[], form: object = {}, strangers: readonly PersonName[] = []) =>
  ofSample('supervision', owners, [...anotherCommittee, ...strangers], form)
const problem = (owners: readonly PersonName[], strangers: readonly PersonName[], form: object = {}) =>
  ofSample('problem', owners, [...anotherCommittee, ...strangers], form)
const writesOnSite: readonly PersonName[] = ['proposal-office', 'proposal-director']
const writesElse: readonly PersonName[] = ['inspection', 'discipline', 'committee-office']
const leadsElse: readonly PersonName[] = ['chair', 'inspection']
const supervisors: readonly RoleName[] = ['proposal-office', 'proposal-director', 'committee-office', 'inspection', 'discipline']
const approvers: readonly RoleName[] = ['leader', 'chair', 'proposal-director', 'inspection', 'discipline']
const supervisionReaders: readonly RoleName[] = [...readers, 'member', 'collective', ...units, 'committee-office']
const deciders: readonly RoleName[] = ['proposal-director', 'chair']
const signedPaper = { signedOn: '2022-01-11', evidence: '阅办单' }
const nobodyHere = '01912345-0000-7000-8000-000000000001'

export const supervisionExpected: Readonly<Record<string, Expected>> = {
  'keySelections.recommend': { roles: [...reviewers, 'collective', 'committee-office'] },
  'keySelections.limits': { roles: readers },
  'keySelections.batchForms': { roles: readers },
  'keySelections.get': { roles: readers, on: ofSample('selection', ['proposal-office', 'chair', 'leader'], anotherCommittee) },
  'keySelections.moves.shortlist': { roles: reviewers, on: ofSample('selection', ['proposal-office'], anotherCommittee, { tier: 'key' }) },
  'keySelections.moves.decide': {
    roles: deciders,
    on: ofSample('selection', ['chair', 'proposal-director'], ['proposal-office'], {
      tier: 'key',
      meetingDay: '2022-01-11',
      documentNo: '纪要',
    }),
  },
  'keySelections.moves.decline': { roles: deciders, on: ofSample('selection', ['chair'], ['proposal-office'], { reason: '难办' }) },
  'keySelections.moves.endStanding': {
    roles: deciders,
    on: ofSample('selection', ['chair'], ['proposal-office'], { meetingDay: '2022-01-11', documentNo: '纪要', reason: '调整' }),
  },
  'keySelections.batch.shortlist': { roles: reviewers },
  'keySelections.batch.decide': { roles: deciders },
  'keySelections.batch.decline': { roles: deciders },
  'supervision.board': { roles: supervisionReaders },
  'supervision.forms': { roles: supervisionReaders },
  'supervision.ofCase': { roles: 'signed-in', on: ofSample('draft', ['member'], ['member2', 'leader', 'county-member', 'unit']) },
  'supervision.open': { roles: supervisors },
  'supervision.get': {
    roles: supervisionReaders,
    on: ofSample(
      'supervision',
      ['proposal-office', 'leader', 'unit', 'member'],
      ['unit2', 'member2', 'collective', 'county-proposal-office'],
    ),
  },
  'supervision.ofProblem': {
    roles: supervisionReaders,
    on: ofSample('problem', ['proposal-office', 'leader', 'unit', 'member'], ['unit2', 'member2', 'collective', 'county-proposal-office']),
  },
  'supervision.moves.writePlan': {
    roles: supervisors,
    on: item(writesOnSite, { purpose: '落地', plan: '到现场', plannedOn: '2022-02-11' }, writesElse),
  },
  'supervision.moves.submitPlan': { roles: supervisors, on: item(writesOnSite, {}, writesElse) },
  'supervision.moves.approvePlan': { roles: approvers, on: item(['leader'], {}, [...leadsElse, 'proposal-director']) },
  'supervision.moves.returnPlan': { roles: approvers, on: item(['leader'], { reason: '再改' }, leadsElse) },
  'supervision.moves.recordApproval': { roles: supervisors, on: item(writesOnSite, signedPaper, writesElse) },
  'supervision.moves.recordActivity': {
    roles: supervisors,
    on: item(writesOnSite, { kind: 'contact', heldOn: '2022-01-11', place: '现场', participants: '甲', minutes: '察看' }, writesElse),
  },
  'supervision.moves.addProblem': { roles: supervisors, on: item(writesOnSite, { text: '没有落实', ownerId: nobodyHere }, writesElse) },
  'supervision.moves.urge': {
    roles: supervisors,
    on: item(writesOnSite, { unitId: nobodyHere, channel: 'phone', text: '请抓紧' }, writesElse),
  },
  'supervision.moves.reportByUnit': { roles: units, on: item(['unit', 'unit-liaison'], { text: '正在办理' }, ['unit2', 'unit3']) },
  'supervision.moves.instruct': {
    roles: ['proposal-office', 'proposal-director', 'committee-office', 'inspection', 'discipline', 'leader', 'chair'],
    on: item(['leader', ...writesOnSite], { text: '请抓紧', givenOn: '2022-01-11' }, ['chair', ...writesElse]),
  },
  'supervision.moves.reportResult': { roles: supervisors, on: item(writesOnSite, { text: '已落实' }, writesElse) },
  'supervision.moves.readResult': { roles: approvers, on: item(['leader'], {}, leadsElse) },
  'supervision.moves.returnResult': { roles: approvers, on: item(['leader'], { reason: '再报' }, leadsElse) },
  'supervision.moves.recordReading': { roles: supervisors, on: item(writesOnSite, signedPaper, writesElse) },
  'supervision.moves.close': { roles: reviewers, on: item(writesOnSite, { conclusion: '办结' }) },
  'supervision.moves.cancel': { roles: supervisors, on: item(['proposal-office'], { reason: '不再督办' }, writesElse) },
  'supervision.problems.answer': { roles: units, on: problem(['unit', 'unit-liaison'], ['unit2', 'unit3'], { text: '已整改' }) },
  'supervision.problems.confirm': { roles: supervisors, on: problem(writesOnSite, writesElse) },
  'supervision.problems.sendBack': { roles: supervisors, on: problem(writesOnSite, writesElse, { reason: '没有到位' }) },
  'supervision.problems.retract': { roles: supervisors, on: problem(['proposal-office'], writesElse, { reason: '重复' }) },
}
