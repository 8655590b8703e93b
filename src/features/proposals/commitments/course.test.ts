// The course of a promise and of a round of 回头看: whole tables, and the reasons that need no database.
import assert from 'node:assert/strict'
import test from 'node:test'
import type { Actor, Right } from '#/core/actor.ts'
import { day } from '#/core/day.ts'
import { judge } from '#/core/lifecycle.ts'
import { flawsOf } from '#/core/lifecycle-check.ts'
import { commitmentCourse, type CommitmentMove, type CommitmentSubject } from './lifecycle.ts'
import { lookBackCourse, type LookBackSubject } from './look-back-lifecycle.ts'

const withRight = (right: Right): Actor => ({
  kind: 'person',
  personId: 'p',
  accountId: 'a',
  name: '某',
  committeeId: 1,
  posts: [],
  rights: new Set([right]),
})

const promise: CommitmentSubject = {
  state: 'done',
  relations: ['unit', 'proposer'],
  today: day('2023-02-10'),
  limitDay: day('2025-05-10'),
  promisedYear: 2022,
  classNow: 'B',
  othersOwed: 0,
  othersNotKept: 0,
  dissatisfied: false,
  ratedByMe: false,
  archived: false,
}

const says = (move: CommitmentMove, subject: Partial<CommitmentSubject>): readonly string[] => {
  const verdict = judge(commitmentCourse, move, { ...promise, ...subject }, withRight(commitmentCourse.moves[move].right))
  return verdict.ok ? [] : verdict.reasons.map((r) => r.says)
}

test('the course of a promise is whole', () => {
  assert.deepEqual(flawsOf(commitmentCourse, ['replaced']), [])
})

test('the course of a look-back is whole', () => {
  assert.deepEqual(flawsOf(lookBackCourse), [])
})

for (const [what, subject, reasons] of [
  ['everything kept', {}, []],
  ['another promise still owed', { othersOwed: 1 }, ['这份答复还有1项承诺没有完成']],
  ['another promise not kept', { othersNotKept: 2 }, ['这份答复有2项承诺没有兑现']],
  ['the proposer not content', { dissatisfied: true }, ['提案者对兑现结果不满意']],
  ['class A already', { classNow: 'A' }, ['这份答复已经是A类']],
  ['class C', { classNow: 'C' }, ['只有B类答复兑现后才改定为A类']],
  ['archived', { archived: true }, ['提案已经归档，不能再改动']],
  ['all at once', { othersOwed: 1, dissatisfied: true }, ['这份答复还有1项承诺没有完成', '提案者对兑现结果不满意']],
] as const)
  test(`B becomes A with ${what}: ${reasons.length ? 'refused' : 'in order'}`, () => assert.deepEqual(says('reclassify', subject), reasons))

for (const [today, reasons] of [
  ['2022-12-31', ['当年答复的承诺，次年才二次交办']],
  ['2023-01-01', []],
] as const)
  test(`a promise of 2022 is handed over again on ${today}: ${reasons.length ? 'refused' : 'in order'}`, () =>
    assert.deepEqual(says('assignAgain', { state: 'underWay', today: day(today) }), reasons))

for (const [today, reasons] of [
  ['2025-05-09', ['跟踪到2025年5月10日为止，还没有期满']],
  ['2025-05-10', []],
] as const)
  test(`tracking until 10 May 2025 ends on ${today}: ${reasons.length ? 'refused' : 'in order'}`, () =>
    assert.deepEqual(says('expire', { state: 'underWay', today: day(today) }), reasons))

for (const [today, unanswered, reasons] of [
  ['2022-11-20', 1, ['还有1项没有填报，2022年11月20日以前不能结束']],
  ['2022-11-21', 1, []],
  ['2022-11-10', 0, []],
] as const)
  test(`a look-back due on 20 November with ${unanswered} unanswered is closed on ${today}: ${reasons.length ? 'refused' : 'in order'}`, () => {
    const round: LookBackSubject = { state: 'open', relations: [], unanswered, dueDay: day('2022-11-20'), today: day(today) }
    const verdict = judge(lookBackCourse, 'close', round, withRight('commitments:decide'))
    assert.deepEqual(verdict.ok ? [] : verdict.reasons.map((r) => r.says), reasons)
  })
