// Scales of 征询意见 as tables: which can be used, what an answer needs, what a form as a whole says.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { asked, givenAnswers, scaleInWords, scalePresets, scaleWrong, standardScale, type FeedbackScale } from './scale-rules.ts'
import { feedbackScale } from './settings.ts'

for (const scale of scalePresets)
  test(`“${scale.title}” can be used as it is`, () => {
    assert.deepEqual(scaleWrong(scale), [])
    assert.deepEqual(feedbackScale.schema.parse(scale), scale)
    assert.match(scaleInWords(scale), /起决定作用/)
  })

const one = (more: Partial<FeedbackScale['questions'][number]> = {}): FeedbackScale['questions'][number] => ({
  code: 'result',
  name: '办理结果',
  title: '办理结果',
  decides: true,
  answers: [
    { code: 'good', label: '好', counts: 'satisfied' },
    { code: 'bad', label: '差', counts: 'dissatisfied' },
  ],
  ...more,
})
const wrongs: readonly [string, FeedbackScale['questions'], string][] = [
  ['no question decides', [one({ decides: false })], '至少有一问起决定作用'],
  ['two questions share a code', [one(), one()], '两问不能用同一个代码'],
  [
    'a deciding question has nothing that counts as satisfied',
    [one({ answers: [{ code: 'bad', label: '差', counts: 'dissatisfied' }] })],
    '“办理结果”起决定作用，须有计为满意的答案',
  ],
  ['a question for collectives decides', [one({ collectiveOnly: true })], '“办理结果”只问集体提案，不能起决定作用'],
]
for (const [says, questions, reason] of wrongs)
  test(`${says}: the scale is refused`, () => assert.deepEqual(scaleWrong({ title: '试', questions }), [reason]))

test('a question for collectives is not put to a member', () => {
  const five = scalePresets.find((s) => s.title.includes('五问')) ?? assert.fail()
  assert.equal(asked(five, true).length, 6)
  assert.equal(asked(five, false).length, 5)
})

const full = { contacted: 'face', attitude: 'satisfied', result: 'satisfied' }
const given: readonly [string, Readonly<Record<string, string>>, string, readonly string[]][] = [
  ['everything answered', full, '', []],
  ['one question left out', { contacted: 'face', attitude: 'satisfied' }, '', ['请回答：办理结果']],
  ['an answer the scale does not know', { ...full, result: 'very' }, '', ['“办理结果”没有这个答案，请重新选择']],
  ['a question the form does not ask', { ...full, mode: 'phone' }, '', ['答了表上没有的问题，请刷新后再评价']],
  ['dissatisfied without a word', { ...full, attitude: 'dissatisfied' }, ' ', ['评价“不满意”的，请写明哪里不满意，承办单位据此重新办理']],
  ['dissatisfied with a word', { ...full, attitude: 'dissatisfied' }, '没有来过', []],
]
for (const [says, answers, comment, reasons] of given)
  test(`${says}: ${reasons.length ? 'refused with the reason' : 'accepted'}`, () =>
    assert.deepEqual(
      givenAnswers(standardScale.questions, { answers, comment }).wrong.map((r) => r.says),
      reasons,
    ))
