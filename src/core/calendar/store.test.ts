import assert from 'node:assert/strict'
import test, { after } from 'node:test'
import { testDatabase } from '../../../test/setup/database.ts'
import { inScope, readIn } from '../db/database.ts'
import { day } from '../day.ts'
import type { Outcome } from '../outcome.ts'
import { calendarOf, isWorkingDay, withYear, type CalendarYear } from './calendar.ts'
import { reckonDue, type ClockRule } from './due.ts'
import { runningCasesMoved } from './moved.ts'
import { referenceYears } from './reference.ts'
import { calendarEvents, calendarFor, loadReferenceCalendar, saveYear, storedYears } from './store.ts'

after(() => database.close())
const database = await testDatabase()
const { db } = database
const read = <T>(work: Parameters<typeof readIn<T>>[2]) => readIn(db, [1], work)

test('the reference is loaded once and comes back as it was', async () => {
  await inScope(db, [1], loadReferenceCalendar)
  assert.deepEqual(await inScope(db, [1], loadReferenceCalendar), { loaded: [], waiting: [] })
  assert.deepEqual(await read(storedYears), await referenceYears())
  const calendar = await read(calendarFor)
  assert.deepEqual(calendar, calendarOf(await referenceYears()))
  assert.equal(isWorkingDay(calendar, day('2022-10-08')), true)
})

const schedule: CalendarYear = {
  year: 2027,
  status: 'published',
  source: '国务院办公厅通知（试验）',
  days: [
    { day: day('2026-12-31'), kind: 'holiday', name: '元旦' },
    { day: day('2027-01-01'), kind: 'holiday', name: '元旦' },
    { day: day('2027-01-03'), kind: 'workday', name: '元旦' },
  ],
}

test('a published year shows which deadlines it would move, then replaces the provisional one', async () => {
  const rule: ClockRule = { code: 'r', label: '签收', amount: 1, unit: 'workingDay', startsAfter: '交办', source: '办法' }
  const before = await read(calendarFor)
  const deadline = { rule, from: day('2026-12-30'), due: reckonDue(rule, day('2026-12-30'), before).due }
  const after = calendarOf(withYear(await read(storedYears), schedule))
  assert.deepEqual(
    runningCasesMoved(before, after, [deadline]).map((m) => [m.was, m.becomes.due, m.becomes.provisional]),
    [['2026-12-31', '2027-01-03', false]],
  )
  assert.deepEqual(await inScope(db, [1], (tx) => saveYear(tx, schedule)), { ok: true, value: null })
  assert.deepEqual(await read(calendarFor), after)
  assert.deepEqual((await inScope(db, [1], loadReferenceCalendar)).loaded, [])
})

test('a day fixed by another year’s schedule is refused', async () => {
  const saved = await inScope<Outcome<null>>(db, [1], async (tx, rollback) => {
    const outcome = await saveYear(tx, { ...schedule, year: 2028 })
    return outcome.ok ? outcome : rollback(outcome)
  })
  assert.deepEqual(!saved.ok && saved.reasons[0], { field: 'day', says: '2026-12-31已由2027年的安排规定，请先核对两年的通知' })
})

test('the import is told in words', () => {
  const told = calendarEvents.imported.tell({ year: 2027, status: 'published', source: '某通知', moved: 3 })
  assert.equal(told, '录入2027年放假调休安排，依据：某通知；随之调整3件在办事项的期限')
})
