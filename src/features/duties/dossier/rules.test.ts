import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '#/core/day.ts'
import type { About } from '#/core/fact.ts'
import { activeMonths, attendanceOf, countedFor, notYetCounted, type StandingFact } from './rules.ts'
import { fourOnes, passiveVerbs, threeOnes, yearlyTasksShape } from './settings.ts'

let objects = 0
const fact = (verb: string, on: string, given: { about?: About; role?: string; objectId?: string } = {}): StandingFact => ({
  verb,
  role: given.role ?? 'author',
  objectKind: 'thing',
  objectId: given.objectId ?? `o${++objects}`,
  day: day(on),
  weight: 1,
  about: given.about ?? {},
})

test('a task counts each record once, whatever the shares of its authors', () => {
  const [, , proposal] = fourOnes.tasks
  assert.ok(proposal)
  const facts = [
    fact('proposal.filed', '2022-01-11', { role: 'lead', objectId: 'p1' }),
    fact('proposal.filed', '2022-01-11', { role: 'cosigner', objectId: 'p1' }),
    fact('proposal.filed', '2022-03-01', { role: 'cosigner', objectId: 'p2' }),
    fact('proposal.submitted', '2022-03-01', { role: 'lead', objectId: 'p3' }),
  ]
  assert.equal(countedFor(proposal, facts).length, 2)
})

test('an essay counts for the essay, a duty report does not', () => {
  const [essay] = fourOnes.tasks
  assert.ok(essay)
  const facts = [
    fact('work.accepted', '2022-05-01', { about: { kind: 'essay' } }),
    fact('work.accepted', '2022-06-01', { about: { kind: 'duty-report' } }),
  ]
  assert.equal(countedFor(essay, facts).length, 1)
})

test('both presets are what the setting takes, and a fifth task is one more row', () => {
  for (const preset of [fourOnes, threeOnes]) assert.ok(yearlyTasksShape.safeParse(preset).success)
  const five = { title: '五个一', tasks: [...fourOnes.tasks, { ...fourOnes.tasks[0], key: 'lecture', title: '一次宣讲' }] }
  assert.ok(yearlyTasksShape.safeParse(five).success)
  assert.equal(yearlyTasksShape.safeParse({ ...five, tasks: [...fourOnes.tasks, fourOnes.tasks[0]] }).success, false)
})

test('months are counted once, and being absent or honoured is not a deed of that month', () => {
  const facts = [
    fact('contact.recorded', '2022-01-03'),
    fact('info.accepted', '2022-01-30'),
    fact('activity.absent', '2022-02-10'),
    fact('standing.conferred', '2022-03-10'),
    fact('speech.given', '2022-04-10'),
  ]
  assert.equal(activeMonths(facts, passiveVerbs.standard), 2)
})

test('presence is reckoned over what one had to attend, without the leave that is not counted', () => {
  const bound = { mandatory: true }
  const facts = [
    fact('activity.attended', '2022-01-10', { about: bound }),
    fact('activity.attended', '2022-01-11', { about: bound }),
    fact('activity.excused', '2022-03-01', { about: { ...bound, reason: 'official' } }),
    fact('activity.excused', '2022-04-01', { about: { ...bound, reason: 'sick' } }),
    fact('activity.absent', '2022-05-01', { about: bound }),
    fact('activity.attended', '2022-06-01', { about: { mandatory: false } }),
  ]
  assert.deepEqual(attendanceOf(facts, ['official', 'posting']), { present: 2, due: 4, excused: 1, absent: 1, exempt: 1 })
})

test('a proposal handed in and not filed yet is told as still to come', () => {
  const facts = [
    fact('proposal.submitted', '2022-01-05', { objectId: 'p1' }),
    fact('proposal.filed', '2022-01-20', { objectId: 'p1' }),
    fact('proposal.submitted', '2022-11-05', { objectId: 'p2' }),
  ]
  assert.deepEqual(
    notYetCounted(facts).map(({ fact: f, says }) => [f.objectId, says]),
    [['p2', '已经提交，立案后计入']],
  )
})
