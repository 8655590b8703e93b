import assert from 'node:assert/strict'
import test from 'node:test'
import { day } from '#/core/day.ts'
import { seatLifecycle, type SeatState } from './lifecycle.ts'
import { parseMember } from './member-row.ts'
import { birthMonthOf, ethnicGroupOf, nextPersonCodes, partyOf, seatKindOf } from './rules.ts'

for (const [written, month] of [
  ['1970.05', '1970-05'],
  ['1970-5', '1970-05'],
  ['1970年12月', '1970-12'],
  ['197005', '1970-05'],
  ['19700512', '1970-05'],
  ['1970-05-12', '1970-05'],
  ['70.5', null],
  ['1970.13', null],
] as const)
  test(`born ${written} is ${month ?? 'not understood'}`, () => assert.equal(birthMonthOf(written), month))

for (const [written, party] of [
  ['中共党员', '中共'],
  ['中国共产党党员', '中共'],
  ['民革党员', '民革'],
  ['九三', '九三学社'],
  ['农工民主党', '农工党'],
  ['无党派人士', '无党派'],
  ['群众', '群众'],
] as const)
  test(`${written} is counted as ${party}`, () => assert.equal(partyOf(written), party))

test('汉 and 汉族 are the same people', () => assert.equal(ethnicGroupOf('汉'), ethnicGroupOf('汉族')))

test('a standing member is written 常委 or 政协常委', () => {
  assert.deepEqual(['常委', '政协常委', '市政协副主席', '顾问'].map(seatKindOf), ['standing', 'standing', 'vice-chair', null])
})

test('codes go on after the highest', () => assert.deepEqual(nextPersonCodes(['0007', 'G001', '12'], 2), ['0013', '0014']))

test('a birth month kept as the number 1970.1 is asked about, not guessed', () => {
  const read = parseMember({ row: 2, cells: { name: '林远', sector: '教育', birthMonth: 1970.1 } }, day('2021-12-01'))
  assert.deepEqual(read.wrong, [{ row: 2, field: '出生年月', says: '“1970.1”分不清是1月还是10月，请写成 1970-01 的样子' }])
})

test('every state of a seat is reached, every open one has a way out, every move says from where', () => {
  const moves = Object.values(seatLifecycle.moves)
  for (const [state, row] of Object.entries(seatLifecycle.states) as [SeatState, { open: boolean }][]) {
    assert.ok(state === seatLifecycle.initial || moves.some((m) => m.to === state), `${state} is reached`)
    if (row.open)
      assert.ok(
        moves.some((m) => (m.from as readonly SeatState[]).includes(state)),
        `${state} has a way out`,
      )
  }
})
