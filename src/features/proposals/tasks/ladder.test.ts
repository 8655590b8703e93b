import assert from 'node:assert/strict'
import test from 'node:test'
import { calendarOf } from '#/core/calendar/calendar.ts'
import { addDays, day } from '#/core/day.ts'
import { keyOf, sortSteps, standingOf, stepsDue, type RunningClock, type Rung } from './ladder.ts'
import { reminderLadder } from './settings.ts'

const calendar = calendarOf([])
const ladder: readonly Rung[] = reminderLadder.standard
const answer: RunningClock = { taskId: 't', clock: 'answer', due: day('2022-06-10'), since: day('2022-03-10') }
const namesOn = (today: string, clock = answer) => stepsDue(ladder, [clock], day(today), calendar).map((s) => s.name)

for (const [today, owed] of [
  ['2022-05-10', []],
  ['2022-05-11', ['-30d']],
  ['2022-05-25', ['-30d']],
  ['2022-05-26', ['-15d']],
  ['2022-06-03', ['-15d', '-7d']],
  ['2022-06-10', ['-7d', '-3d']],
  ['2022-06-11', ['-7d', '-3d', '+1d']],
  ['2022-06-17', ['-7d', '-3d', '+1d', '+7d']],
  ['2022-07-02', []],
] as const)
  test(`steps owed on ${today} for an answer due on 10 June: ${owed.join(' ') || 'none'}`, () => assert.deepEqual(namesOn(today), owed))

test('a step whose day lies before the day the date was fixed was never owed', () => {
  assert.deepEqual(namesOn('2022-06-04', { ...answer, since: day('2022-06-03') }), [])
  assert.deepEqual(namesOn('2022-06-07', { ...answer, since: day('2022-06-03') }), ['-3d'])
})

test('the receipt is reminded on the second of its three working days', () => {
  const receipt: RunningClock = { taskId: 't', clock: 'receipt', due: day('2022-03-09'), since: day('2022-03-04') } // Friday to Wednesday
  assert.deepEqual(namesOn('2022-03-07', receipt), [])
  assert.deepEqual(namesOn('2022-03-08', receipt), ['-1w'])
})

test('after a stop only the latest notice goes out, letters and reports each once', () => {
  const due = stepsDue(ladder, [answer], day('2022-06-17'), calendar)
  const { send, passed } = sortSteps(due, new Set())
  assert.deepEqual(
    send.map((s) => s.name),
    ['-3d', '+1d', '+7d'],
  )
  assert.deepEqual(
    passed.map((s) => s.name),
    ['-7d'],
  )
  assert.deepEqual(sortSteps(due, new Set(due.map(keyOf))), { send: [], passed: [] })
})

test('run on every day of a year, with stops of three days, no step is owed twice and none is forgotten', () => {
  for (const stops of [[], ['2022-05-11'], ['2022-06-02', '2022-06-09'], ['2022-06-10', '2022-06-16']]) {
    const silent = new Set(stops.flatMap((s) => [0, 1, 2].map((n) => addDays(day(s), n))))
    const taken = new Map<string, number>()
    for (let today = day('2022-03-11'); today <= '2023-03-10'; today = addDays(today, 1)) {
      if (silent.has(today)) continue
      const { send, passed } = sortSteps(stepsDue(ladder, [answer], today, calendar), new Set(taken.keys()))
      for (const s of [...send, ...passed]) taken.set(keyOf(s), (taken.get(keyOf(s)) ?? 0) + 1)
    }
    assert.deepEqual(
      new Set([...taken.keys()].map((k) => k.split(' ')[2])),
      new Set(['-30d', '-15d', '-7d', '-3d', '+1d', '+7d']),
      stops.join(),
    )
    assert.ok([...taken.values()].every((n) => n === 1))
  }
})

test('a reminder says how long is left', () => {
  assert.equal(standingOf(day('2022-06-10'), day('2022-06-03')), '期限2022年6月10日，还有7天')
  assert.equal(standingOf(day('2022-06-10'), day('2022-06-10')), '期限2022年6月10日，今天到期')
  assert.equal(standingOf(day('2022-06-10'), day('2022-06-11')), '期限2022年6月10日，已逾期1天')
})
