// The default rule set is what it promises (duties.md §4.3 no. 10): what full attendance and the four ones are worth, and what nobody reaches without them.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { factSheet } from '#/core/scoring/fact-sheet.ts'
import type { CountedFact } from '#/core/scoring/match.ts'
import { nextGrade, nextSteps } from '#/core/scoring/next-steps.ts'
import { defaultRules } from './preset-default.ts'

let made = 0
const fact = (verb: string, role: string, about: CountedFact['about'] = {}, n = 1): CountedFact[] =>
  Array.from({ length: n }, () => {
    made += 1
    return { id: `f${made}`, verb, role, object: { kind: 'record', id: `o${made}` }, day: `2022-05-${10 + (made % 18)}`, weight: 1, about }
  })
const fourOnes = [
  ...fact('work.accepted', 'author', { kind: 'essay' }),
  ...fact('suggestion.accepted', 'author'),
  ...fact('proposal.filed', 'lead'),
  ...fact('info.accepted', 'author'),
]
const meetings = [
  ...fact('activity.attended', 'participant', { kind: 'plenary', mandatory: true }, 8),
  ...fact('activity.attended', 'participant', { kind: 'study-day', mandatory: true }, 3),
]
const activities = [
  ...fact('activity.attended', 'participant', { kind: 'survey', mandatory: false }, 6),
  ...fact('speech.given', 'speaker', { form: 'oral', kind: 'plenary' }, 3),
]
const service = [
  ...fact('contact.recorded', 'contact', {}, 6),
  ...fact('activity.attended', 'participant', { kind: 'consult.platform', mandatory: false }, 4),
  ...fact('ledger.verified', 'actor', { kind: 'aid.deed' }, 4),
]
const sheet = (facts: readonly CountedFact[]) => factSheet(defaultRules, { facts, standings: [], activeShare: 1 }, 'dx-default-1')

test('four ones and full attendance give 65: 称职', () => {
  const s = sheet([...fourOnes, ...meetings])
  assert.deepEqual([s.total, s.grade], [65, '称职'])
})

test('without any of the four ones the base reaches at most 60, and still is not 称职', () => {
  const s = sheet([...meetings, ...activities, ...service])
  assert.deepEqual([s.total, s.grade], [60, '不称职'])
  assert.match(s.barred.join(), /四个一至少完成两项/)
})

test('a hundred needs all four groups', () => {
  const groups = [fourOnes, meetings, activities, service]
  assert.equal(sheet(groups.flat()).total, 100)
  for (const [i] of groups.entries()) assert.ok(sheet(groups.filter((_, n) => n !== i).flat()).total < 100)
})

test('a second and a tenth piece of the same kind add nothing to the base', () => {
  const s = sheet(fact('work.accepted', 'author', { kind: 'essay' }, 10))
  assert.equal(s.lines.find((l) => l.rule === 'A1')?.points, 10)
})

test('what would raise the score names what is missing first, and the next grade says how far it is', () => {
  const facts = [...fourOnes.slice(1), ...meetings]
  const scored = { facts, standings: [], activeShare: 1 }
  const s = sheet(facts)
  assert.deepEqual([s.total, s.grade, nextGrade(defaultRules, s)], [55, '不称职', { grade: '称职', min: 60, gap: 5 }])
  const [best] = nextSteps(defaultRules, scored, s)
  assert.deepEqual([best?.rule, best?.gain], ['A1', 10])
  assert.equal(
    nextSteps(defaultRules, scored, s).some((step) => step.rule === 'A2'),
    false,
    'what is full is not offered',
  )
})

test('an absence from the plenary costs ten once, however many half-days it had', () => {
  const missed = Array.from({ length: 4 }, (_, i): CountedFact => ({
    id: `m${i}`,
    verb: 'activity.absent',
    role: 'participant',
    object: { kind: 'activity', id: 'plenary' },
    day: '2022-01-10',
    weight: 1,
    about: { kind: 'plenary', mandatory: true, session: `s${i}` },
  }))
  assert.equal(sheet(missed).lines.find((l) => l.rule === 'F1')?.points, -10)
})
