// The language of obligations: what a line means, and what is said of a line that means nothing.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { holds, readCondition, readRoles, type Condition } from './conditions.ts'
import { referenceRules } from './reference.ts'
import { obligationRule } from './rules.ts'

const read = (line: string): Condition => {
  const found = readCondition(line)
  return typeof found === 'string' ? assert.fail(found) : found
}

const about = {
  kind: 'preach',
  themes: ['industry', 'history'],
  mandatory: true,
  late: false,
  workingDays: 15,
  year: 2022,
  none: null,
  empty: '',
}
for (const [line, expected] of [
  ['kind = preach', true],
  ['kind = lecture、preach', true],
  ['kind = lecture', false],
  ['kind ≠ lecture', true],
  ['kind != preach', false],
  ['themes 含 history', true],
  ['themes 含 unity、industry', true],
  ['themes 含 unity', false],
  ['mandatory = 是', true],
  ['late = 否', true],
  ['workingDays ≥ 15', true],
  ['workingDays >= 16', false],
  ['workingDays ≤ 14.5', false],
  ['people ≥ 1', false],
  ['kind 有', true],
  ['none 有', false],
  ['empty 无', true],
  ['missing 无', true],
  ['missing ≠ a', true],
  ['year = 本年', true],
] as const)
  test(`“${line}” ${expected ? 'holds' : 'does not hold'}`, () => assert.equal(holds(read(line), about, 2022), expected))

test('本年 is the year of the window, not of the day', () => assert.equal(holds(read('year = 本年'), about, 2021), false))

for (const [line, says] of [
  ['', /不是一个条件/],
  ['preach', /先写项目/],
  ['= preach', /先写项目/],
  ['kind =', /没有写是什么/],
  ['people ≥ 很多', /后面写一个数字/],
  ['people ≥ 1、2', /后面写一个数字/],
  ['kind 有 preach', /后面不写内容/],
] as const)
  test(`“${line}” is refused in words`, () => {
    const read = readCondition(line)
    assert.match(typeof read === 'string' ? read : 'read', says)
  })

const said = (text: string): string => {
  const read = readRoles(text)
  return typeof read === 'string' ? read : 'read'
}

test('roles carry weights; without weights each counts one, and no text lets every role count', () => {
  assert.deepEqual(
    [...(readRoles('lead 1、cosigner 0.5') as Map<string, number>)],
    [
      ['lead', 1],
      ['cosigner', 0.5],
    ],
  )
  assert.deepEqual([...(readRoles('author') as Map<string, number>)], [['author', 1]])
  assert.equal((readRoles('') as Map<string, number>).size, 0)
  assert.match(said('领衔 1'), /不是身份和份额/)
  assert.match(said('lead 1、lead 2'), /写了两次/)
})

test('the 33 obligations of the inventory are all there and valid', () => {
  const numbers = new Set(referenceRules.map((v) => v.code.slice(4, 6)))
  assert.deepEqual(
    [...numbers].toSorted(),
    Array.from({ length: 33 }, (_, i) => String(i + 1).padStart(2, '0')),
  )
  assert.equal(new Set(referenceRules.map((v) => v.code)).size, referenceRules.length)
})

const sound = {
  title: '走访企业',
  article: '年度安排',
  unit: { of: 'members' },
  window: {},
  parts: [{ title: '走访', verbs: ['contact.recorded'] }],
  answers: ['self'],
}
for (const [what, change, path, says] of [
  ['a condition that is none', { unit: { of: 'members', where: ['常委'] } }, 'unit.where.0', /不是一个条件/],
  ['bodies of no kind', { unit: { of: 'bodies' } }, 'unit.where', /哪类机构/],
  ['links of no kind', { unit: { of: 'edges' } }, 'unit.where', /哪种关系/],
  ['a trigger without a verb', { unit: { of: 'facts' } }, 'unit.verbs', /由哪些履职事项触发/],
  ['verbs where nothing triggers', { unit: { of: 'members', verbs: ['study.triggered'] } }, 'unit.verbs', /只有“每一触发事项”/],
  ['a period after no trigger', { window: { kind: 'after', amount: 5 } }, 'window.kind', /只用于“每一触发事项”/],
  ['facts at all times', { window: { kind: 'always' } }, 'window.kind', /请选一个期间/],
  ['making up what is periodic', { makeUp: true }, 'makeUp', /只能给宽限天数/],
  ['no evidence', { parts: [{ title: '走访', verbs: [] }] }, 'parts.0.verbs', /凭哪些履职事项/],
  ['a placement of no kind', { parts: [{ title: '专委会', by: 'placement' }] }, 'parts.0.where', /哪种关系/],
  [
    'contents told apart by nothing',
    { parts: [{ title: '书', verbs: ['reading.noted'], count: 'distinct' }] },
    'parts.0.distinct',
    /按哪一项区分/,
  ],
  ['exactly so many facts', { parts: [{ title: '走访', verbs: ['a.b'], exactly: true }] }, 'parts.0.exactly', /恰好/],
  ['a role without a name', { parts: [{ title: '走访', verbs: ['a.b'], roles: '1' }] }, 'parts.0.roles', /不是身份和份额/],
  ['its own period in a year', { parts: [{ title: '走访', verbs: ['a.b'], within: 5 }] }, 'parts.0.within', /触发之后的期限/],
  ['a word for a verb', { parts: [{ title: '走访', verbs: ['走访'] }] }, 'parts.0.verbs.0', /履职事项的代码/],
  ['nobody who answers', { answers: [] }, 'answers', /谁负责/],
  ['an unknown role', { answers: ['mayor'] }, 'answers.0', /没有这种负责的人/],
  ['reminders in words', { remind: '三天' }, 'remind', /30、7/],
  ['an address elsewhere', { doAt: 'https://example.org' }, 'doAt', /页面的地址/],
] as const)
  test(`${what} is refused at its field`, () => {
    const parsed = obligationRule.safeParse({ ...sound, ...change })
    const issue = parsed.error?.issues.find((i) => i.path.join('.') === path)
    assert.match(issue?.message ?? `no issue at ${path}: ${JSON.stringify(parsed.error?.issues)}`, says)
  })

test('a rule with one part and a reader for it is enough', () => assert.equal(obligationRule.safeParse(sound).success, true))
