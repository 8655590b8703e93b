// The rules of activities as tables: both courses are whole; what a presence comes to; what asks for an answer again.
import assert from 'node:assert/strict'
import test from 'node:test'
import { flawsOf } from '#/core/lifecycle-check.ts'
import { day } from '#/core/day.ts'
import { daysOf } from './actions/copy.ts'
import { traitsOf } from './codes.ts'
import type { SettledPerson } from './events.ts'
import { activityCourse } from './lifecycle.ts'
import { replyCourse } from './reply-lifecycle.ts'
import { asksAgain, dutyOf, foldSessions, isApprovedFirst } from './rules.ts'

test('every state of an activity is reached and can be left', () => assert.deepEqual(flawsOf(activityCourse), []))

for (const [kind, first] of [
  ['plenary', true],
  ['chair', true],
  ['visit', false],
  ['study-day', false],
] as const)
  test(`${kind} ${first ? 'is approved before it is told' : 'is told at once'}`, () =>
    assert.equal(isApprovedFirst(traitsOf(kind, undefined)), first))

const person = (state: SettledPerson['state'], session = 1): SettledPerson => ({
  personId: 'p',
  role: 'participant',
  capacity: 'due',
  substitute: false,
  session,
  label: '',
  day: day('2022-03-01'),
  state,
  late: false,
  leftEarly: false,
  confirmed: true,
  reason: state === 'excused' ? 'sick' : null,
  exempt: false,
})

for (const [states, whole] of [
  [['present', 'present', 'absent'], 'present'],
  [['present', 'absent', 'absent'], 'absent'],
  [['present', 'excused', 'absent'], 'excused'],
  [['present', 'absent'], 'absent'],
  [['present'], 'present'],
] as const)
  test(`sessions ${states.join(', ')} count together as ${whole}`, () =>
    assert.equal(foldSessions(states.map((s, i) => person(s, i + 1)))[0]?.state, whole))

for (const [capacity, state, duty] of [
  ['due', 'absent', 'absent'],
  ['invitee', 'absent', null],
  ['invitee', 'present', 'attended'],
  ['signedUp', 'absent', 'absent'],
  ['staff', 'present', null],
] as const)
  test(`${capacity} ${state} is ${duty ?? 'no duty fact'}`, () => assert.equal(dutyOf({ capacity, state }), duty))

test('a yes asks again only when time or place changed after it', () => {
  const [before, after] = [new Date('2022-03-01T01:00:00Z'), new Date('2022-03-01T02:00:00Z')]
  assert.equal(asksAgain('confirmed', before, after), true)
  assert.equal(asksAgain('confirmed', after, before), false)
  assert.equal(asksAgain('none', null, after), false)
})

test('a monthly series keeps to the last day of a shorter month', () =>
  assert.deepEqual(daysOf(day('2022-01-31'), { repeats: 'monthly', times: 3 }), ['2022-01-31', '2022-02-28', '2022-03-31']))

test('every state of an answer is reached', () =>
  assert.deepEqual(
    flawsOf(replyCourse).filter((f) => !/结束|end/.test(JSON.stringify(f))),
    [],
  ))
