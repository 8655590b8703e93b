// Who may ask what of appraisal; spread into expected.ts.
import type { RoleName } from '#/core/identity/access.ts'
import type { PersonName } from '../world.ts'
import type { Expected } from './expected.ts'
import type { Sample, SampleName } from './samples.ts'

const proposers: readonly RoleName[] = ['member', 'collective']
const units: readonly RoleName[] = ['unit', 'unit-head']
const runs: readonly RoleName[] = ['proposal-office', 'proposal-director']
const approves: readonly RoleName[] = ['proposal-director']
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

/** The office of another committee holds the right and never reaches the record. */
const ofOffice = (sample: SampleName, owners: readonly PersonName[], form: object) => ({
  sample,
  owners,
  strangers: ['county-proposal-office'] as const,
  form: (of: Sample) => ({ version: of.version, ...form }),
})

const marks: readonly RoleName[] = [...runs, 'inspection']

export const appraisalExpected: Readonly<Record<string, Expected>> = {
  'mutual.forms': { roles: runs },
  'mutual.draft': { roles: runs },
  'mutual.round': { roles: readers },
  'mutual.choose': { roles: runs },
  'mutual.remove': { roles: runs },
  'mutual.moves.send': { roles: runs, on: ofOffice('mutualRound', ['proposal-office'], {}) },
  'mutual.moves.prolong': { roles: runs, on: ofOffice('mutualRound', ['proposal-office'], { dueDay: '2022-01-31' }) },
  'mutual.moves.close': { roles: runs, on: ofOffice('mutualRound', ['proposal-office'], {}) },
  'mutual.moves.publish': {
    roles: approves,
    on: { ...ofOffice('mutualRound', ['proposal-director'], { meeting: '主席会议' }), strangers: [] },
  },
  'mutual.moves.discard': { roles: runs, on: ofOffice('mutualRound', ['proposal-office'], {}) },
  'appraisal.ofCase': {
    roles: 'signed-in',
    on: { sample: 'submitted', owners: ['member', 'proposal-office'], strangers: ['member2', 'unit', 'county-member', 'system-admin'] },
  },
  'awards.begin': { roles: runs },
  'awards.get': {
    roles: 'signed-in',
    on: {
      sample: 'awardSelection',
      owners: ['proposal-office', 'leader'],
      strangers: ['member', 'unit', 'county-proposal-office', 'system-admin'],
    },
  },
  'awards.suggestions': { roles: marks },
  'awards.nominate': { roles: marks },
  'awards.vote': {
    roles: 'signed-in',
    on: { sample: 'awardSelection', owners: [], strangers: ['member', 'proposal-office', 'county-member'], form: () => ({ ballot: [] }) },
  },
  'awards.moves.openVote': {
    roles: runs,
    on: ofOffice('awardSelection', ['proposal-office'], { voters: ['00000000-0000-7000-8000-000000000000'], voteUntil: '2022-01-31' }),
  },
  'awards.moves.closeVote': { roles: runs, on: ofOffice('awardSelection', ['proposal-office'], {}) },
  'awards.moves.restart': { roles: runs, on: ofOffice('awardSelection', ['proposal-office'], { reason: '重来' }) },
  'awards.moves.deliberate': {
    roles: approves,
    on: { ...ofOffice('awardSelection', ['proposal-director'], { meeting: '主席会议', meetingDay: '2022-01-11' }), strangers: [] },
  },
  'awards.moves.announce': {
    roles: approves,
    on: { ...ofOffice('awardSelection', ['proposal-director'], { documentNo: '云协发〔2022〕1号' }), strangers: [] },
  },
  'awards.moves.abandon': { roles: runs, on: ofOffice('awardSelection', ['proposal-office'], { reason: '不评了' }) },
  'awards.candidateMoves.shortlist': { roles: runs },
  'awards.candidateMoves.unlist': { roles: runs },
  'awards.candidateMoves.drop': { roles: runs },
  'awards.object': { roles: runs },
  'awards.decide': { roles: runs },
  'assessments.schemes': { roles: readers },
  'assessments.saveScheme': { roles: approves },
  'assessments.trial': { roles: runs },
  'assessments.form': { roles: runs },
  'assessments.draft': { roles: runs },
  'assessments.get': { roles: readers },
  'assessments.moves.tell': { roles: runs, on: ofOffice('assessment', ['proposal-office'], { objectionsUntil: '2022-01-31' }) },
  'assessments.moves.takeBack': { roles: runs, on: ofOffice('assessment', ['proposal-office'], { reason: '改' }) },
  'assessments.moves.approve': {
    roles: approves,
    on: { ...ofOffice('assessment', ['proposal-director'], { meeting: '主席会议', meetingDay: '2022-01-11' }), strangers: [] },
  },
  'assessments.moves.discard': { roles: runs, on: ofOffice('assessment', ['proposal-office'], { reason: '不用了' }) },
  'assessments.sheet': { roles: [...readers, ...units] },
  'assessments.mark': { roles: marks },
  'assessments.confirmMark': { roles: marks },
  'assessments.voidMark': { roles: marks },
  'assessments.object': { roles: units },
  'assessments.objectionMoves.uphold': { roles: runs },
  'assessments.objectionMoves.reject': { roles: runs },
  'assessments.objectionMoves.withdraw': { roles: units },
  'mutual.pair': {
    roles: 'signed-in',
    on: {
      sample: 'mutualPair',
      owners: ['member', 'unit', 'unit-liaison', 'proposal-office', 'leader'],
      strangers: ['member2', 'unit2', 'collective', 'county-member', 'county-proposal-office', 'system-admin', 'audit-admin'],
    },
  },
  'mutual.pairMoves.answerAgain': { roles: runs, on: ofOffice('mutualPair', ['proposal-office'], { demand: '再办' }) },
  'mutual.pairMoves.letStand': { roles: runs, on: ofOffice('mutualPair', ['proposal-office'], { reason: '已改进' }) },
  'mutual.form': {
    roles: [...proposers, ...units],
    on: { sample: 'mutualForm', owners: ['member', 'unit'], strangers: ['member2', 'unit2', 'collective', 'county-member'] },
  },
  'mutual.give': {
    roles: [...proposers, ...units],
    on: {
      sample: 'mutualForm',
      owners: ['member'],
      strangers: ['member2', 'unit', 'unit2', 'collective', 'county-member'],
      form: () => ({ scores: [20, 10, 20, 20, 20, 10], comment: '' }),
    },
  },
}
