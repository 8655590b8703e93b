// Cells from units, facts and rules: every obligation of the inventory is satisfied by the evidence it names, and by nothing beside it.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { calendarOf } from '#/core/calendar/calendar.ts'
import { referenceYears } from '#/core/calendar/reference.ts'
import { day } from '#/core/day.ts'
import type { About } from '#/core/fact.ts'
import type { Status } from './cells.ts'
import { cellsOf, type Grounds, type Placement, type StoredEvidence, type Unit } from './reckon.ts'
import { referenceRules } from './reference.ts'
import { obligationRule, type DatedRule } from './rules.ts'

const calendar = calendarOf(await referenceYears())
const [person, other, body, thing] = [1, 2, 3, 4].map((n) => `00000000-0000-7000-8000-00000000000${n}`) as [string, string, string, string]

const unit = (more: Partial<Unit>): Unit => ({
  of: 'members',
  code: null,
  id: person,
  name: '某',
  url: null,
  from: day('2021-12-01'),
  to: null,
  about: {},
  personId: null,
  bodyId: null,
  withId: null,
  object: null,
  ...more,
})
const member = (about: About = {}): Unit => unit({ personId: person, about })
const ofBody = (about: About): Unit => unit({ of: 'bodies', id: body, bodyId: body, about })
const committee = unit({ of: 'committee', id: 'committee' })
const edge = (about: About): Unit =>
  unit({ of: 'edges', id: '00000000-0000-7000-8000-0000000000e1', personId: person, withId: other, about })
const trigger = (on: string, about: About): Unit =>
  unit({ of: 'facts', id: `thing:${thing}`, from: day(on), object: { kind: 'thing', id: thing }, about })

let made = 0
const fact = (verb: string, on: string, about: About = {}, more: Partial<StoredEvidence> = {}): StoredEvidence => ({
  id: String(++made),
  verb,
  role: 'host',
  object: { kind: 'activity', id: `00000000-0000-7000-8000-0000000001${String(made % 100).padStart(2, '0')}` },
  day: day(on),
  weight: 1,
  about,
  personId: null,
  bodyId: null,
  ...more,
})
const mine = { personId: person }
const ours = { bodyId: body }
const same = { object: { kind: 'thing', id: thing } }

const grounds = (
  units: readonly Unit[],
  evidence: readonly StoredEvidence[],
  placements: readonly Placement[] = [],
  asOf = '2022-12-31',
): Grounds => ({
  year: 2022,
  asOf: day(asOf),
  calendar,
  terms: [{ title: '第五届', from: day('2021-12-01'), to: day('2026-11-30') }],
  units,
  evidence,
  placements,
  exemptions: [],
})
const placed = (about: About): Placement => ({ unitId: person, otherId: other, from: day('2022-01-01'), to: null, about })
const contact = (about: About = {}): StoredEvidence =>
  fact('contact.recorded', '2022-02-10', { with: other, ...about }, { ...mine, role: 'contact' })
const attended = (kind: string, role = 'participant'): StoredEvidence =>
  fact('activity.attended', '2022-02-10', { kind }, { ...mine, role })
const held = (about: About, more: Partial<StoredEvidence> = {}): StoredEvidence => fact('activity.held', '2022-02-10', about, more)
const by = (verb: string, about: About, role = 'author'): StoredEvidence => fact(verb, '2022-02-10', about, { ...mine, role })

interface Case {
  readonly unit: Unit
  readonly yes: readonly StoredEvidence[]
  /** Of the kind, and yet not it. */
  readonly no: readonly StoredEvidence[]
  readonly placements?: readonly Placement[]
}

const cases: Readonly<Record<string, Case>> = {
  'OBL-01': {
    unit: member(),
    yes: [by('work.accepted', { kind: 'essay', themes: ['congress-spirit'] })],
    no: [by('work.accepted', { kind: 'essay', themes: ['industry'] })],
  },
  'OBL-02': { unit: member(), yes: [by('suggestion.accepted', {})], no: [by('suggestion.accepted', {}, 'reader')] },
  'OBL-03': { unit: member(), yes: [by('proposal.filed', {}, 'cosigner')], no: [by('proposal.submitted', {}, 'lead')] },
  'OBL-04': { unit: member(), yes: [by('info.accepted', {})], no: [fact('info.accepted', '2022-02-10', {}, { personId: other })] },
  'OBL-05': {
    unit: ofBody({ kind: 'platform' }),
    yes: [held({ kind: 'consult.platform' }, ours)],
    no: [held({ kind: 'consult.platform' }, { ...ours, role: 'cohost' })],
  },
  'OBL-06': { unit: committee, yes: [held({ kind: 'consult.bimonthly' })], no: [held({ kind: 'consult.thematic' })] },
  'OBL-07': { unit: edge({ edge: 'contacts', fromCpc: true, toSeat: 'member' }), yes: [contact()], no: [contact({ with: thing })] },
  'OBL-07B': { unit: member({ cpc: false }), yes: [], no: [], placements: [placed({ edge: 'contacts', side: 'in', otherCpc: true })] },
  'OBL-08': {
    unit: trigger('2022-03-10', { kind: 'plenary' }),
    yes: [fact('transmission.sent', '2022-03-01', { kind: 'request', of: thing })],
    no: [fact('transmission.sent', '2022-03-11', { kind: 'request', of: thing })],
  },
  'OBL-08B': {
    unit: trigger('2022-03-10', { kind: 'plenary' }),
    yes: [fact('transmission.sent', '2022-03-20', { kind: 'report', of: thing })],
    no: [fact('transmission.sent', '2022-03-21', { kind: 'report', of: thing })],
  },
  'OBL-09': { unit: member(), yes: [attended('training')], no: [attended('survey')] },
  'OBL-10': { unit: member(), yes: [by('study.assessed', {}, 'participant')], no: [attended('training')] },
  'OBL-11': { unit: member({ cpc: true }), yes: [attended('preach', 'keynote')], no: [attended('preach')] },
  'OBL-11B': { unit: member(), yes: [attended('preach', 'speaker')], no: [attended('lecture', 'speaker')] },
  'OBL-12': { unit: member({ bodies: ['party-group'] }), yes: [attended('lecture', 'keynote')], no: [attended('lecture')] },
  'OBL-13': { unit: member(), yes: [contact()], no: [fact('contact.recorded', '2022-02-10', {}, { personId: other })] },
  'OBL-14': {
    unit: ofBody({ kind: 'sector' }),
    yes: [held({ group: 'research' }, { ...ours, role: 'cohost' })],
    no: [held({ group: 'study' }, ours)],
  },
  'OBL-15': {
    unit: committee,
    yes: [fact('plan.approved', '2022-01-20', { kind: 'key-points' }), fact('plan.approved', '2022-02-20', { kind: 'consultation' })],
    no: [fact('plan.approved', '2022-01-20', { kind: 'key-points' })],
  },
  'OBL-16': {
    unit: trigger('2022-01-10', {}),
    yes: [fact('suggestion.replied', '2022-03-11', {}, same), fact('suggestion.closed', '2022-12-30', {}, same)],
    no: [fact('suggestion.replied', '2022-03-12', {}, same), fact('suggestion.closed', '2022-12-30', {}, same)],
  },
  'OBL-16B': {
    unit: trigger('2022-01-10', {}),
    yes: [fact('suggestion.progressed', '2022-02-10', {}, same)],
    no: [fact('suggestion.progressed', '2022-02-10')],
  },
  'OBL-17': {
    unit: trigger('2022-01-10', {}),
    yes: [fact('supervision.held', '2022-06-10', {}, same)],
    no: [fact('supervision.held', '2022-06-10')],
  },
  'OBL-18': {
    unit: trigger('2022-01-10', {}),
    yes: [
      fact('oversight.planned', '2022-02-09', {}, same),
      fact('oversight.rectified', '2022-07-09', {}, same),
      fact('oversight.revisited', '2022-12-01', {}, same),
    ],
    no: [
      fact('oversight.planned', '2022-02-09', {}, same),
      fact('oversight.rectified', '2022-07-10', {}, same),
      fact('oversight.revisited', '2022-12-01', {}, same),
    ],
  },
  'OBL-19': { unit: member(), yes: [], no: [], placements: [placed({ edge: 'seat', side: 'out', otherKind: 'special-committee' })] },
  'OBL-20': { unit: committee, yes: [held({ kind: 'plenary' })], no: [held({ kind: 'standing' })] },
  'OBL-21': { unit: committee, yes: [held({ kind: 'standing' })], no: [held({ kind: 'chair' })] },
  'OBL-21B': { unit: committee, yes: [held({ kind: 'standing', thematic: true })], no: [held({ kind: 'standing', thematic: false })] },
  'OBL-22': { unit: committee, yes: [held({ kind: 'chair' })], no: [held({ kind: 'sec-gen' })] },
  'OBL-22B': {
    unit: committee,
    yes: [fact('activity.held', '2022-01-10', { kind: 'party-group-study' })],
    no: [held({ kind: 'party-group' })],
  },
  'OBL-22C': { unit: committee, yes: [held({ kind: 'party-group' })], no: [held({ kind: 'party-group-study' })] },
  'OBL-23': {
    unit: committee,
    yes: [fact('activity.held', '2022-01-10', { kind: 'study-day' })],
    no: [fact('activity.held', '2022-02-10', { kind: 'study-day' })],
  },
  'OBL-24': {
    unit: member({ seatKind: 'standing' }),
    yes: [by('dutyReport.filed', { year: 2022 }), by('dutyReport.delivered', { year: 2022 })],
    no: [by('dutyReport.filed', { year: 2022 }), by('dutyReport.delivered', { year: 2021 })],
  },
  'OBL-25': { unit: member(), yes: [by('assessment.approved', { year: 2022 })], no: [by('assessment.approved', { year: 2021 })] },
  'OBL-26': { unit: member(), yes: [fact('*', '2021-12-20', {}, mine)], no: [fact('*', '2021-12-20', {}, { personId: other })] },
  'OBL-27': { unit: committee, yes: [fact('volume.published', '2022-02-10')], no: [fact('work.published', '2022-02-10')] },
  'OBL-28': {
    unit: committee,
    yes: [fact('report.adopted', '2022-01-12', { kind: 'work' }), fact('report.adopted', '2022-01-12', { kind: 'proposals' })],
    no: [fact('report.adopted', '2022-01-12', { kind: 'work' })],
  },
  'OBL-29': {
    unit: trigger('2022-03-01', {}),
    yes: [fact('activity.held', '2022-03-16', { trigger: thing })],
    no: [fact('activity.held', '2022-03-17', { trigger: thing })],
  },
  'OBL-30': {
    unit: edge({ edge: 'contacts', fromSeat: 'vice-chair', toSeat: 'member' }),
    yes: [contact({ kind: 'visit' })],
    no: [contact({ kind: 'phone' })],
  },
  'OBL-31': { unit: ofBody({ kind: 'special-committee' }), yes: [held({}, ours)], no: [held({})] },
  'OBL-32': {
    unit: trigger('2022-02-01', {}),
    yes: ['甲', '乙', '丙', '丁'].map((book) => fact('reading.noted', '2022-03-01', { book }, { ...mine, ...same })),
    no: ['甲', '乙', '乙', '丙'].map((book) => fact('reading.noted', '2022-03-01', { book }, { ...mine, ...same })),
  },
  'OBL-33': {
    unit: trigger('2022-03-10', { kind: 'consult.thematic' }),
    yes: [
      fact('activity.notified', '2022-02-10', { workingDays: 15 }, same),
      fact('activity.material', '2022-02-20', { workingDays: 10 }, same),
      fact('activity.minuted', '2022-03-21', { workingDays: 7 }, same),
    ],
    no: [
      fact('activity.notified', '2022-02-10', { workingDays: 14 }, same),
      fact('activity.material', '2022-02-20', { workingDays: 10 }, same),
      fact('activity.minuted', '2022-03-21', { workingDays: 7 }, same),
    ],
  },
}

const on = (rule: DatedRule): DatedRule => ({ ...rule, rule: { ...rule.rule, on: true } })
const first = (code: string, of: Case, evidence: readonly StoredEvidence[], placements: readonly Placement[] = []): Status | undefined =>
  cellsOf(code, referenceRules.filter((v) => v.code === code).map(on), grounds([of.unit], evidence, placements))[0]?.status

test('every obligation of the inventory is satisfied by the evidence it names, and not by what only looks like it', () => {
  assert.deepEqual(
    Object.keys(cases),
    referenceRules.map((v) => v.code),
  )
  for (const [code, of] of Object.entries(cases)) {
    assert.equal(first(code, of, of.yes, of.placements), 'satisfied', code)
    assert.notEqual(first(code, of, of.no), 'satisfied', `${code} by what is not its evidence`)
    assert.notEqual(first(code, of, []), 'satisfied', `${code} by nothing`)
  }
})

test('who is not meant owes nothing: a member outside the Party, a standing member’s report, a phone contact below', () => {
  const meant = (code: string, u: Unit): number =>
    cellsOf(
      code,
      referenceRules.filter((v) => v.code === code),
      grounds([u], []),
    ).length
  assert.deepEqual([meant('OBL-11', member({ cpc: true })), meant('OBL-11', member({ cpc: false }))], [1, 0])
  assert.deepEqual([meant('OBL-24', member({ seatKind: 'standing' })), meant('OBL-24', member({ seatKind: 'member' }))], [1, 0])
  assert.deepEqual([meant('OBL-05', ofBody({ kind: 'platform' })), meant('OBL-05', ofBody({ kind: 'studio' }))], [4, 0])
  assert.deepEqual(
    [meant('OBL-08B', trigger('2022-03-10', { kind: 'plenary' })), meant('OBL-08B', trigger('2022-03-10', { kind: 'visit' }))],
    [1, 0],
  )
  assert.equal(meant('OBL-08B', trigger('2021-12-31', { kind: 'plenary' })), 0, 'what was triggered last year is last year’s')
})

test('two committees are one too many', () => {
  const rule = referenceRules.filter((v) => v.code === 'OBL-19')
  const seat = { edge: 'seat', side: 'out', otherKind: 'special-committee' }
  const status = (...ids: string[]): Status | undefined =>
    cellsOf(
      'OBL-19',
      rule,
      grounds(
        [member()],
        [],
        ids.map((otherId) => ({ ...placed(seat), otherId })),
      ),
    )[0]?.status
  assert.deepEqual([status(other), status(other, thing), status()], ['satisfied', 'late', 'late'])
})

test('a seat that is taken over is one unit: its spans count together, and the later one tells what the person is', () => {
  const spans = [
    unit({ personId: person, to: day('2022-05-10'), about: { seatKind: 'member' } }),
    unit({ personId: person, from: day('2022-05-11'), about: { seatKind: 'standing' } }),
  ]
  assert.deepEqual(
    cellsOf(
      'OBL-03',
      referenceRules.filter((v) => v.code === 'OBL-03'),
      grounds(spans, []),
    ).map((c) => [c.unit.about['seatKind'], c.status]),
    [['standing', 'open']],
  )
  const report = cellsOf(
    'OBL-24',
    referenceRules.filter((v) => v.code === 'OBL-24'),
    grounds(spans, []),
  )
  assert.deepEqual(
    report.map((c) => c.status),
    ['open'],
    'standing for more than half of the year',
  )
})

test('an obligation ended in the year is owed for the windows that began before', () => {
  const rule = obligationRule.parse({ ...referenceRules.find((v) => v.code === 'OBL-13')?.rule })
  const versions: DatedRule[] = [
    { code: 'X', fromDay: '2022-02-01', toDay: '2022-07-31', rule, source: '' },
    { code: 'X', fromDay: '2022-08-01', toDay: null, rule: { ...rule, on: false }, source: '' },
  ]
  const found = cellsOf('X', versions, grounds([member()], [])).map((c) => [c.window.title, c.status] as [string, Status])
  assert.deepEqual(found, [
    ['第一季度', 'missed'],
    ['第二季度', 'missed'],
    ['第三季度', 'notDue'],
  ])
})
