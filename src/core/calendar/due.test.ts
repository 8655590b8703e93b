import assert from 'node:assert/strict'
import test from 'node:test'
import { day } from '../day.ts'
import { calendarOf, type Calendar } from './calendar.ts'
import { reckonDue, type ClockRule } from './due.ts'
import { clockInWords, explainDue } from './explain.ts'
import { runningCasesMoved } from './moved.ts'
import { referenceYears } from './reference.ts'
import { chineseNumber } from './spans.ts'

const years = await referenceYears()
const calendar = calendarOf(years)

const reply: ClockRule = {
  code: 'proposal.reply',
  label: '提案答复',
  amount: 3,
  unit: 'month',
  startsAfter: '交办',
  source: '提案工作条例',
}
const receipt: ClockRule = {
  code: 'proposal.receipt',
  label: '签收',
  amount: 3,
  unit: 'workingDay',
  startsAfter: '交办',
  source: '提案办理办法',
}
const assist: ClockRule = {
  code: 'proposal.assist',
  label: '会办意见',
  amount: 30,
  unit: 'day',
  startsAfter: '交办',
  source: '提案办理办法',
}

const due = (rule: ClockRule, from: string, on: Calendar = calendar): string => reckonDue(rule, day(from), on).due

for (const [from, months, to] of [
  ['2022-03-04', 3, '2022-06-04'],
  ['2021-11-30', 3, '2022-02-28'],
  ['2023-11-30', 3, '2024-02-29'],
  ['2022-11-30', 3, '2023-02-28'],
  ['2022-12-31', 2, '2023-02-28'],
  ['2022-02-28', 3, '2022-05-28'],
  ['2022-08-31', 1, '2022-09-30'],
  ['2022-10-15', 5, '2023-03-15'],
] as const)
  test(`${months} months from ${from} are due on ${to}`, () => assert.equal(due({ ...reply, amount: months }, from), to))

for (const [from, days, to] of [
  ['2022-09-29', 3, '2022-10-09'],
  ['2022-09-30', 3, '2022-10-10'],
  ['2022-10-01', 1, '2022-10-08'],
  ['2022-04-01', 5, '2022-04-11'],
  ['2022-12-29', 2, '2023-01-03'],
  ['2022-03-04', 15, '2022-03-25'],
] as const)
  test(`${days} working days from ${from} are due on ${to}`, () => assert.equal(due({ ...receipt, amount: days }, from), to))

test('thirty days leave the start day out and count rest days', () => assert.equal(due(assist, '2022-03-04'), '2022-04-03'))

test('a month period ending on a rest day stays there and says so', () => {
  assert.deepEqual(reckonDue(reply, day('2022-03-04'), calendar).steps, [
    '自交办之日2022年3月4日（星期五）起算，三个月为2022年6月4日（星期六）',
    '届满日适逢端午节放假，按本项时限规定不顺延',
    '到期日为2022年6月4日（星期六）。依据：提案工作条例',
  ])
})

test('with the rule of the Civil Code it moves to the first day after the rest', () => {
  const rolled = reckonDue({ ...reply, rollsToWorkingDay: true }, day('2022-03-04'), calendar)
  assert.equal(rolled.due, '2022-06-06')
  assert.match(rolled.steps[1] ?? '', /《民法典》第二百零三条顺延至2022年6月6日（星期一）/)
})

test('a short month is explained', () => {
  assert.match(reckonDue(reply, day('2022-11-30'), calendar).steps[0] ?? '', /2023年2月28日（星期二）（该月没有30日，取当月最后一日）/)
})

test('working days name what is left out and the weekend that counts', () => {
  assert.deepEqual(reckonDue({ ...receipt, amount: 10 }, day('2022-09-22'), calendar).steps, [
    '自交办之日2022年9月22日（星期四）起算，当日不计，第10个工作日为2022年10月11日（星期二）',
    '10月1日至7日国庆节放假，不计',
    '9月24日至25日为周末，不计',
    '10月8日至9日虽为周末，因国庆节调休上班，计入',
    '到期日为2022年10月11日（星期二）。依据：提案办理办法',
  ])
})

test('a holiday over New Year names the other year', () => {
  const steps = reckonDue(receipt, day('2022-12-29'), calendar).steps
  assert.equal(steps[1], '12月31日至2023年1月2日元旦放假，不计')
})

for (const [name, cap, replaces, to, says] of [
  ['an earlier session date is the ceiling', '2022-05-31', false, '2022-05-31', /早于上述日期，以较早者为准/],
  ['a later session date changes nothing', '2022-06-30', false, '2022-06-04', /不早于上述日期，不影响到期日/],
  ['a later session date that replaces the period counts', '2022-06-30', true, '2022-06-30', /代替上述期限/],
  ['a session date before the start is not applied', '2022-03-01', false, '2022-06-04', /不晚于起算日，对本件不适用/],
  ['a replacing date before the start is not applied either', '2022-03-04', true, '2022-06-04', /不晚于起算日/],
] as const)
  test(name, () => {
    const reckoned = reckonDue(
      { ...reply, cap: day(cap), capReplaces: replaces, capLabel: '大会交办会议要求' },
      day('2022-03-04'),
      calendar,
    )
    assert.equal(reckoned.due, to)
    assert.match(reckoned.steps.join('\n'), says)
    assert.match(reckoned.steps.join('\n'), /大会交办会议要求/)
  })

test('a day moved on by the rest days is still held by the ceiling', () => {
  assert.equal(due({ ...reply, rollsToWorkingDay: true, cap: day('2022-06-05') }, '2022-03-04'), '2022-06-05')
})

test('working days running into a provisional year are provisional and say why', () => {
  const reckoned = reckonDue(receipt, day('2026-12-30'), calendar)
  assert.equal(reckoned.provisional, true)
  assert.match(reckoned.steps.join('\n'), /2027年调休安排尚未公布/)
  assert.match(reckonDue(receipt, day('2028-03-01'), calendar).steps.join('\n'), /2028年放假安排尚未录入/)
})

test('months ask no calendar and are never provisional, unless they roll', () => {
  assert.equal(reckonDue(reply, day('2026-12-30'), calendar).provisional, false)
  assert.equal(reckonDue({ ...reply, rollsToWorkingDay: true }, day('2026-12-30'), calendar).provisional, true)
})

test('a rule that is not a number of days is a fault', () => {
  for (const amount of [-1, 1.5, Number.NaN])
    assert.throws(() => reckonDue({ ...receipt, amount }, day('2022-03-04'), calendar), /cannot reckon/)
})

test('a published year moves running working-day deadlines, not months, extended ones or those elsewhere', () => {
  const before = calendarOf(years.filter((y) => y.year !== 2022))
  const running = (rule: ClockRule, from: string, on?: string) => ({
    id: `${rule.code} ${from}`,
    rule,
    from: day(from),
    due: day(on ?? due(rule, from, before)),
  })
  const deadlines = [
    running(receipt, '2022-09-30'),
    running(reply, '2022-07-05'),
    running(receipt, '2022-09-29', '2022-10-20'),
    running(receipt, '2022-11-01'),
  ]
  const moved = runningCasesMoved(before, calendar, deadlines)
  assert.deepEqual(
    moved.map((m) => [m.deadline.id, m.was, m.becomes.due]),
    [['proposal.receipt 2022-09-30', '2022-10-05', '2022-10-10']],
  )
})

test('a due date is explained from the texts a person types, and refused with all reasons', () => {
  const explained = explainDue([reply, receipt], { rule: 'proposal.reply', from: '2022-03-04' }, calendar)
  assert.ok(explained.ok && explained.value.due === '2022-06-04')
  const asked = explainDue([reply], { rule: 'x', from: '2022-02-30' }, calendar)
  assert.deepEqual(!asked.ok && asked.reasons.map((r) => r.says), [
    '没有名为“x”的时限；现有：proposal.reply（提案答复）',
    '“2022-02-30”不是有效日期，请写成 2022-03-04 的样子',
  ])
})

test('numbers are written as in letters', () => {
  assert.deepEqual([3, 10, 12, 20, 35, 120].map(chineseNumber), ['三', '十', '十二', '二十', '三十五', '120'])
})

for (const [clock, words] of [
  [reply, '自交办之日起三个月内'],
  [{ ...receipt, rollsToWorkingDay: true }, '自交办之日起三个工作日内，届满日遇休息日顺延'],
  [{ ...assist, cap: day('2022-06-30') }, '自交办之日起三十日内，最迟不晚于2022年6月30日'],
  [{ ...reply, cap: day('2022-06-30'), capReplaces: true }, '自交办之日起三个月内，改按2022年6月30日'],
] as const)
  test(`a clock reads “${words}”`, () => assert.equal(clockInWords(clock), words))

const notice: ClockRule = { ...receipt, code: 'activity.notice', label: '会议通知', amount: 15, before: true, startsAfter: '举行' }

for (const [event, amount, expected] of [
  ['2022-03-25', 15, '2022-03-04'],
  ['2022-10-14', 10, '2022-09-27'],
  ['2022-10-08', 1, '2022-09-30'],
  ['2022-03-07', 1, '2022-03-04'],
] as const)
  test(`${amount} working days before ${event} is ${expected}`, () => {
    const made = reckonDue({ ...notice, amount }, day(event), calendar)
    assert.equal(made.due, expected)
    assert.match(made.steps[0] ?? '', /往前数，当日不计/)
  })

test('a meeting’s notice moves with the calendar like any other deadline', () =>
  assert.deepEqual(
    runningCasesMoved(calendar, calendarOf([]), [
      { rule: notice, from: day('2022-10-14'), due: reckonDue(notice, day('2022-10-14'), calendar).due },
    ]).length,
    1,
  ))
