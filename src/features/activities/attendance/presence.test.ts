// Presence as a table: a session from 9:00 to 12:00, two thirds of it are 120 minutes, five minutes of grace.
import assert from 'node:assert/strict'
import test from 'node:test'
import { day, instantOf } from '#/core/day.ts'
import { closedWords, lateWords, presenceOf, signInTimes, type SeenMark } from './presence.ts'
import { presentShare } from './settings.ts'

const on = day('2022-03-14')
const at = (time: string): Date => instantOf(on, time)
const morning = { startsAt: at('09:00'), endsAt: at('12:00') }
const rules = { presentShare: presentShare.standard, graceMinutes: 5 }
const marks = (came: string | null, left: string | null): readonly SeenMark[] => [
  ...(came ? [{ direction: 'in', at: at(came) } as const] : []),
  ...(left ? [{ direction: 'out', at: at(left) } as const] : []),
]

for (const [came, left, leave, state, late, early, share] of [
  ['08:40', null, false, 'present', 0, 0, 1],
  ['09:00', '12:10', false, 'present', 0, 0, 1],
  ['09:05', null, false, 'present', 0, 0, 0.972],
  ['09:05:59', null, false, 'present', 0, 0, 0.967],
  ['09:06', null, false, 'present', 6, 0, 0.967],
  ['09:00', '11:55', false, 'present', 0, 0, 0.972],
  ['09:00', '11:54', false, 'present', 0, 6, 0.967],
  ['10:00', null, false, 'present', 60, 0, 0.667],
  ['10:00:01', null, false, 'absent', 0, 0, 0.667],
  ['09:00', '11:00', false, 'present', 0, 60, 0.667],
  ['09:00', '10:59', false, 'absent', 0, 0, 0.661],
  ['09:30', '11:30', false, 'present', 30, 30, 0.667],
  ['09:31', '11:30', false, 'absent', 0, 0, 0.661],
  ['12:00', null, false, 'absent', 0, 0, 0],
  ['11:00', '10:00', false, 'absent', 0, 0, 0],
  [null, null, false, 'absent', 0, 0, null],
  [null, '12:00', false, 'absent', 0, 0, null],
  [null, null, true, 'excused', 0, 0, null],
  ['11:00', null, true, 'excused', 0, 0, 0.333],
  ['09:10', null, true, 'present', 10, 0, 0.944],
] as const)
  test(`came ${came ?? 'never'}, left ${left ?? 'unseen'}${leave ? ', on leave' : ''}: ${state}`, () =>
    assert.deepEqual(presenceOf(morning, marks(came, left), leave, rules), { state, lateMinutes: late, leftMinutes: early, share }))

test('of several marks the first coming and the last going count', () => {
  const seen = [...marks('09:20', '10:00'), ...marks('09:02', '11:58')]
  assert.deepEqual(presenceOf(morning, seen, false, rules), { state: 'present', lateMinutes: 0, leftMinutes: 0, share: 0.978 })
})

test('where the committee asks for no share, whoever came was there', () => {
  const lenient = { presentShare: { parts: 0, of: 3 }, graceMinutes: 5 }
  assert.equal(presenceOf(morning, marks('11:59', null), false, lenient).state, 'present')
  assert.equal(presenceOf(morning, [], false, lenient).state, 'absent')
})

test('late and early are said in words', () => {
  assert.equal(lateWords({ lateMinutes: 12, leftMinutes: 30 }), '迟到12分钟，早退30分钟')
  assert.equal(lateWords({ lateMinutes: 0, leftMinutes: 0 }), '')
})

test('sign-in opens half an hour before each session, or when the activity says, and stays open an hour after', () => {
  const window = { before: 30, after: 60 }
  assert.deepEqual(signInTimes(morning, null, window), { opens: at('08:30'), closes: at('13:00') })
  assert.deepEqual(signInTimes(morning, at('08:00'), window), { opens: at('08:00'), closes: at('13:00') })
  const clock = (t: Date): string => new Date(t.getTime() + 8 * 3_600_000).toISOString().slice(11, 16)
  const times = signInTimes(morning, null, window)
  assert.equal(closedWords(times, at('08:29:59'), clock), '签到08:30开始，现在还没有开放')
  assert.equal(closedWords(times, at('08:30'), clock), null)
  assert.equal(closedWords(times, at('13:00'), clock), null)
  assert.match(closedWords(times, at('13:00:01'), clock) ?? '', /签到已于13:00结束/)
})
