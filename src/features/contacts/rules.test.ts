// What a contact record must say, and until when whoever made it may correct it.
import assert from 'node:assert/strict'
import test from 'node:test'
import { day } from '#/core/day.ts'
import { categoryOf } from './codes.ts'
import { contactWrong, correctionWrong, type GivenContact } from './rules.ts'

const known = {
  today: day('2022-03-01'),
  kinds: ['visit'],
  categories: ['sector-people'],
  makerId: 'me',
  persons: new Set(['you', 'me']),
  contactPersons: new Set(['friend']),
}
const given: GivenContact = { kind: 'visit', day: day('2022-03-01'), persons: ['you'], contactPersons: [], masses: null }
const says = (change: Partial<GivenContact>) => contactWrong({ ...given, ...change }, known).map((r) => r.says)

for (const [what, change, wrong] of [
  ['a visit of today to a registered person', {}, null],
  ['people of the sector without names', { persons: [], masses: { category: 'sector-people', people: 12 } }, null],
  ['a contact person of one’s own', { persons: [], contactPersons: ['friend'] }, null],
  ['a contact of tomorrow', { day: day('2022-03-02') }, /还没有到/],
  ['a contact with nobody', { persons: [] }, /联系了谁/],
  ['a contact with oneself', { persons: ['me'] }, /自己/],
  ['somebody who is not registered', { persons: ['stranger'] }, /没有登记/],
  ['a contact person of somebody else', { contactPersons: ['other'] }, /不在您的名单/],
  ['a kind that is not on the list', { kind: 'letter' }, /联系方式/],
] as const)
  test(`${what}: ${wrong ? 'refused' : 'recorded'}`, () => {
    if (wrong) assert.match(says(change).join(), wrong)
    else assert.deepEqual(says(change), [])
  })

for (const [today, who, voidedOn, wrong] of [
  ['2022-03-16', 'me', null, null],
  ['2022-03-17', 'me', null, /已过更正期/],
  ['2022-03-02', 'other', null, /本人/],
  ['2022-03-02', 'me', '2022-03-02', /已于2022年3月2日/],
] as const)
  test(`a record of 1 March on ${today} by ${who}${voidedOn ? ', withdrawn before' : ''}: ${wrong ? 'may not be corrected' : 'may be corrected'}`, () => {
    const reasons = correctionWrong(
      { makerId: 'me', recordedOn: day('2022-03-01'), voidedOn: voidedOn ? day(voidedOn) : null },
      { personId: who, today: day(today), days: 15 },
    )
    if (wrong) assert.match(reasons.join(), wrong)
    else assert.deepEqual(reasons, [])
  })

for (const [seated, party, livesElsewhere, category] of [
  [true, '中共', false, 'cpc-member'],
  [true, '民盟', false, 'non-cpc-member'],
  [true, null, false, 'non-cpc-member'],
  [true, '中共', true, 'member-elsewhere'],
  [false, '中共', false, 'other'],
] as const)
  test(`${seated ? 'a member' : 'no member'}, ${party ?? 'no party'}${livesElsewhere ? ', living elsewhere' : ''}: ${category}`, () =>
    assert.equal(categoryOf({ seated, party, livesElsewhere }), category))
