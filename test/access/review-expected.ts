// Who may ask what of review meetings and conversions; spread into expected.ts.
import type { RoleName } from '#/core/identity/access.ts'
import type { Expected } from './expected.ts'
import type { Sample } from './samples.ts'

const reviewers: readonly RoleName[] = ['proposal-office', 'proposal-director']
const nobody = '00000000-0000-7000-8000-000000000000'
const meeting = (form: object = {}) => ({
  sample: 'meeting' as const,
  owners: ['proposal-office' as const, 'proposal-director' as const],
  strangers: ['county-proposal-office'] as const,
  form: ({ version }: Sample) => ({ version, ...form }),
})
const conversion = (owner: 'member' | 'proposal-office', form: object = {}) => ({
  sample: 'conversion' as const,
  owners: [owner],
  strangers: ['member2', 'county-member', 'county-proposal-office', 'unit'] as const,
  form: ({ version }: Sample) => ({ version, ...form }),
})

const task = (form: object = {}) => ({
  sample: 'task' as const,
  owners: ['unit' as const],
  strangers: ['unit2', 'unit3'] as const,
  form: () => form,
})
const units: readonly RoleName[] = ['unit', 'unit-head']

export const reviewExpected: Readonly<Record<string, Expected>> = {
  'together.get': {
    roles: [...units, ...reviewers, 'assigning-office', 'inspection', 'discipline', 'leader', 'chair', 'adviser', 'general-office'],
    on: { sample: 'task', owners: ['unit', 'proposal-office'], strangers: ['county-proposal-office'] },
  },
  'together.join': { roles: units, on: task({ tasks: [nobody] }) },
  'together.leave': { roles: units, on: task() },
  'together.draft': { roles: units, on: task() },
  'together.send': { roles: units, on: task() },
  'together.issue': { roles: ['unit-head'], on: task({ signerName: '甲', signerPost: '局长', numbers: [{ taskId: nobody, docNo: '1' }] }) },
  'reviewMeetings.form': { roles: reviewers },
  'reviewMeetings.create': { roles: reviewers },
  'reviewMeetings.get': { roles: [...reviewers, 'assigning-office'], on: meeting() },
  'reviewMeetings.moves.addCases': { roles: reviewers, on: meeting({ cases: [nobody] }) },
  'reviewMeetings.moves.dropCases': { roles: reviewers, on: meeting({ cases: [nobody] }) },
  'reviewMeetings.moves.hold': {
    roles: reviewers,
    on: meeting({ heldOn: '2022-01-11', place: '会议室', chair: '甲', membersDue: 9, membersPresent: 7 }),
  },
  'reviewMeetings.moves.close': { roles: reviewers, on: meeting({ minutes: '纪要' }) },
  'conversions.moves.agree': { roles: ['member', 'collective', 'proposal-office'], on: conversion('member') },
  'conversions.moves.decline': { roles: ['member', 'collective', 'proposal-office'], on: conversion('member') },
  'conversions.moves.handOver': {
    roles: reviewers,
    on: conversion('proposal-office', { on: '2022-01-11', receivingOffice: '研究室' }),
  },
}
