// The contact chain as a clerk would check it: who stands where, what is broken, who could take whom.
import assert from 'node:assert/strict'
import test from 'node:test'
import { day } from '#/core/day.ts'
import { ageOf, chainOf, hopOf, linksWrong, proposedFor, rankOf, type NetworkLink, type NetworkPerson, type Rank } from './network-rules.ts'

for (const [inPartyGroup, seatKind, party, rank] of [
  [true, 'chair', '中共', 'group'],
  [true, null, '中共', 'group'],
  [false, 'vice-chair', '中共', 'standing'],
  [false, 'standing', '中共', 'standing'],
  [false, 'member', '中共', 'member'],
  [false, 'member', '民盟', 'outside'],
  [false, 'standing', '无党派', 'outside'],
  [false, 'vice-chair', '民建', 'outside'],
  [false, 'member', null, 'outside'],
  [false, null, '中共', null],
] as const)
  test(`${inPartyGroup ? 'in the Party group' : 'outside the Party group'}, ${seatKind ?? 'no seat'}, ${party ?? 'no party'}: ${rank ?? 'not in the chain'}`, () =>
    assert.equal(rankOf({ inPartyGroup, seatKind, party }), rank))

for (const [from, to, hop] of [
  ['group', 'standing', 1],
  ['standing', 'member', 2],
  ['member', 'outside', 3],
  ['group', 'outside', 3],
  ['member', 'standing', null],
  ['member', 'member', null],
  [null, 'outside', null],
] as const)
  test(`a contact of ${from ?? 'nobody'} with ${to} is ${hop ? `hop ${hop}` : 'no hop'} of the chain`, () =>
    assert.equal(hopOf(from, to), hop))

const person = (id: string, rank: Rank | null, more: Partial<NetworkPerson> = {}): NetworkPerson => ({
  id,
  name: id,
  rank,
  sectorId: null,
  sector: null,
  committeeId: null,
  groupId: null,
  ...more,
})
const link = (fromId: string, toId: string, more: Partial<NetworkLink> = {}): NetworkLink => ({
  id: `${fromId}-${toId}`,
  fromId,
  toId,
  fromDay: day('2022-01-01'),
  source: '名单',
  lastOn: null,
  ...more,
})
const most = { group: 6, standing: 8, member: 2 }
const line = [person('组', 'group'), person('常', 'standing'), person('党', 'member'), person('外', 'outside')]
const whole = [link('组', '常'), link('常', '党'), link('党', '外')]
const told = (people: readonly NetworkPerson[], links: readonly NetworkLink[]) =>
  chainOf(people, links, most).breaks.map((b) => `${b.kind} ${b.personId}`)

test('a whole chain has no breaks and reaches its end', () => {
  assert.deepEqual(told(line, whole), [])
  assert.ok(chainOf(line, whole, most).reached.has('外'))
})

test('whoever nobody contacts is uncovered, those at the end of the chain first', () => {
  assert.deepEqual(told(line, [link('组', '常')]), ['uncovered 外', 'uncovered 党'])
})

test('a member outside the Party whose contact hangs in the air is told as a break above', () => {
  assert.deepEqual(told(line, [link('组', '常'), link('党', '外')]), ['uncovered 党', 'unrooted 外'])
})

test('the Party group may contact a member outside the Party directly', () => {
  assert.deepEqual(told([line[0]!, line[3]!], [link('组', '外')]), [])
})

test('a link whose end has left is a break and covers nobody', () => {
  assert.deepEqual(told([person('党', null), line[3]!], [link('党', '外')]), ['uncovered 外', 'lostEnd 党'])
})

for (const [count, breaks] of [
  [2, []],
  [3, ['overloaded 党']],
] as const)
  test(`a Party member with ${count} targets, where two are the most: ${breaks.length ? 'too many' : 'all right'}`, () => {
    const outside = Array.from({ length: count }, (_, i) => person(`外${i}`, 'outside'))
    const links = [link('组', '常'), link('常', '党'), ...outside.map((o) => link('党', o.id))]
    assert.deepEqual(told([...line.slice(0, 3), ...outside], links), [...breaks])
  })

for (const [today, lastOn, age] of [
  ['2022-05-31', null, 'fresh'],
  ['2022-06-01', null, 'soon'],
  ['2022-07-01', null, 'soon'],
  ['2022-07-02', null, 'never'],
  ['2022-09-10', '2022-03-10', 'soon'],
  ['2022-09-11', '2022-03-10', 'late'],
  ['2022-08-10', '2022-03-10', 'fresh'],
] as const)
  test(`a link of 1 January, ${lastOn ? `last contact ${lastOn}` : 'no contact yet'}, on ${today}: ${age}`, () =>
    assert.equal(
      ageOf({ fromDay: day('2022-01-01'), lastOn: lastOn ? day(lastOn) : null }, { months: 6, soonDays: 30 }, day(today)).age,
      age,
    ))

test('the uncovered are proposed to who is near and has room, one after the other', () => {
  const people = [
    person('甲', 'member', { sectorId: 's' }),
    person('乙', 'member'),
    person('子', 'outside', { sectorId: 's' }),
    person('丑', 'outside', { sectorId: 's' }),
    person('寅', 'outside', { sectorId: 's' }),
    person('卯', 'outside'),
    person('辰', 'outside'),
  ]
  const proposed = proposedFor(people, chainOf(people, [], most), most).filter((p) => !['甲', '乙'].includes(p.toId))
  assert.deepEqual(
    proposed.map((p) => `${p.toId}←${p.fromId ?? '无'}`),
    ['子←甲', '丑←甲', '寅←乙', '卯←乙', '辰←无'],
  )
  assert.match(proposed[0]?.why ?? '', /同一界别/)
  assert.match(proposed.at(-1)?.why ?? '', /都已联系满2人/)
})

test('links that lead up, doubled links and links of people who left are refused together', () => {
  const reasons = linksWrong([...line, person('离', null)], whole, [
    { fromId: '外', toId: '党' },
    { fromId: '党', toId: '外' },
    { fromId: '离', toId: '外' },
    { fromId: '组', toId: '外' },
  ])
  assert.equal(reasons.length, 3)
  assert.match(reasons.join(), /由上级联系下级.*已经登记.*不在任/)
})
