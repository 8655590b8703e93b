// The course of a case as tables: which parts make which state, what each lifecycle must be by itself, what judge says.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Actor } from '#/core/actor.ts'
import { flawsOf } from '#/core/lifecycle-check.ts'
import { judge, offers } from '#/core/lifecycle.ts'
import { caseState, type FormPart, type TaskPart } from './course.ts'
import { proposalCourse, proposalStates, unitsWrong, type ProposalMove, type ProposalSubject } from './lifecycle.ts'
import { replyLacks, taskCourse } from './task-lifecycle.ts'
import type { UnitRole } from './words.ts'

const task = (state: TaskPart['state'], role: UnitRole = 'sole', round = 1): TaskPart => ({ state, role, round })
const form = (verdict: FormPart['verdict'], more: Partial<FormPart> = {}): FormPart => ({
  round: 1,
  decisive: true,
  verdict,
  lapsed: false,
  superseded: false,
  ...more,
})

const table: readonly [string, TaskPart[], FormPart[], boolean, string][] = [
  ['nobody has received it', [task('pendingReceipt')], [], false, 'assigned'],
  ['one of two units has not received it', [task('accepted', 'separate'), task('pendingReceipt', 'separate')], [], false, 'assigned'],
  ['all have received it', [task('accepted', 'lead'), task('handling', 'assist')], [], false, 'inHandling'],
  ['one of two 分办 has answered', [task('issued', 'separate'), task('handling', 'separate')], [], false, 'inHandling'],
  [
    'the lead has answered, the assist never gave its opinion',
    [task('issued', 'lead'), task('pendingReceipt', 'assist')],
    [form(null)],
    false,
    'feedbackOpen',
  ],
  ['the form is out', [task('issued')], [form(null)], false, 'feedbackOpen'],
  [
    'a co-signer who only comments has not answered',
    [task('issued')],
    [form('satisfied'), form(null, { decisive: false })],
    false,
    'closed',
  ],
  ['satisfied', [task('issued')], [form('satisfied')], false, 'closed'],
  ['silent until the form lapsed', [task('issued')], [form(null, { lapsed: true })], false, 'closed'],
  ['dissatisfied, not yet sent back', [task('issued')], [form('dissatisfied')], false, 'feedbackOpen'],
  ['sent back', [task('superseded'), task('pendingReceipt', 'sole', 2)], [form('dissatisfied', { superseded: true })], false, 'rehandling'],
  [
    'answered again',
    [task('superseded'), task('issued', 'sole', 2)],
    [form('dissatisfied', { superseded: true }), form(null, { round: 2 })],
    false,
    'feedbackOpen',
  ],
  [
    'satisfied the second time',
    [task('superseded'), task('issued', 'sole', 2)],
    [form('dissatisfied', { superseded: true }), form('satisfied', { round: 2 })],
    false,
    'closed',
  ],
  [
    'dissatisfied the second time',
    [task('superseded'), task('issued', 'sole', 2)],
    [form('dissatisfied', { round: 2 })],
    false,
    'mediating',
  ],
  ['taken back from all its units', [task('withdrawn', 'lead'), task('withdrawn', 'assist')], [], false, 'withdrawn'],
  ['met and recorded', [task('superseded'), task('issued', 'sole', 2)], [form('dissatisfied', { round: 2 })], true, 'closed'],
]
for (const [says, tasks, forms, mediated, state] of table)
  test(`${says}: ${proposalStates[state as keyof typeof proposalStates].label}`, () =>
    assert.equal(caseState(tasks, forms, mediated), state))

test('the course of a proposal is whole', () => {
  assert.deepEqual(flawsOf(proposalCourse, ['assigned', 'inHandling', 'feedbackOpen', 'rehandling', 'mediating', 'closed', 'tracking']), [])
})

test('a closed case that still owes what it promised is tracked, and closed again when nothing is owed', () => {
  const state = (forms: FormPart[], mediated: boolean, promises: number) => caseState([task('issued')], forms, mediated, promises)
  assert.equal(state([form('satisfied')], false, 1), 'tracking')
  assert.equal(state([form('satisfied')], false, 0), 'closed')
  assert.equal(state([form('dissatisfied', { round: 2 })], true, 2), 'tracking')
  assert.equal(state([form(null)], false, 1), 'feedbackOpen', 'while the proposer is asked nothing is closed')
})

test('the course of a task is whole', () => {
  assert.deepEqual(flawsOf(taskCourse, ['superseded', 'withdrawn']), [])
})

const subject: ProposalSubject = {
  state: 'draft',
  relations: ['author'],
  subject: '关于改善停车的建议',
  suggestionCount: 1,
  proposerKind: 'individual',
  surveyDone: true,
  openConsent: true,
  openReason: '',
  length: 500,
  maxLength: 3000,
  signed: 0,
  pendingInvitations: 0,
  allocation: [],
  dissatisfied: 0,
  intakeOpen: true,
  withdrawalAsked: false,
  mergedIn: 0,
  mainHandedOver: false,
  awaitsPaperNotice: false,
  conversionOpen: false,
  needsFullMeeting: false,
  atFullMeeting: false,
}
const withRights = (...rights: string[]): Actor => ({
  kind: 'person',
  personId: 'p',
  accountId: 'a',
  name: '某',
  committeeId: 1,
  posts: [],
  rights: new Set(rights as Actor['rights'] extends ReadonlySet<infer R> ? R[] : never),
})

test('every move that is refused says why', () => {
  for (const move of Object.keys(proposalCourse.moves) as ProposalMove[])
    for (const state of Object.keys(proposalStates) as (keyof typeof proposalStates)[]) {
      const verdict = judge(proposalCourse, move, { ...subject, state }, withRights(proposalCourse.moves[move].right))
      if (!verdict.ok) assert.ok(verdict.reasons.every((r) => r.says.length > 3))
    }
})

test('a person sees the moves that are his, also those not possible now, and none of other people', () => {
  const moves = offers(proposalCourse, { ...subject, state: 'submitted' }, withRights('proposals:write'))
  assert.deepEqual(
    moves.map((m) => [m.move, m.ok]),
    [
      ['invite', false],
      ['submit', false],
      ['discard', false],
      ['withdraw', true],
      ['requestWithdrawal', false],
    ],
  )
})

for (const [roles, says] of [
  [['sole'], []],
  [['lead', 'assist'], []],
  [['separate', 'separate'], []],
  [[], ['请先确定承办单位']],
  [
    ['sole', 'assist'],
    ['独办只能有一个单位，多个单位请改为主办加会办，或者分办', '有会办单位时须有主办单位'],
  ],
  [['lead', 'lead'], ['主办单位只能有一个，其余请改为会办；各自答复的请改为分办']],
  [['separate'], ['分办至少要有两个单位']],
] as [UnitRole[], string[]][])
  test(`units ${roles.join(' + ') || 'none'}: ${says.length ? 'refused' : 'in order'}`, () =>
    assert.deepEqual(unitsWrong(roles.map((role) => ({ role }))), says))

test('a reply is signed only when every suggestion is answered, B names a day, and the proposer was spoken with', () => {
  const t: Parameters<typeof replyLacks>[0] = {
    suggestionCount: 2,
    consultations: 0,
    classesInForce: ['A', 'B', 'C'],
    reply: {
      body: '正文',
      docNo: '',
      classMark: 'B',
      openness: 'open',
      opennessReason: '',
      contactName: '张',
      contactPhone: '1',
      items: [{ no: 1, accepted: 'notAdopted', measure: '', dueDay: null, done: false, reason: '' }],
    },
  }
  assert.deepEqual(replyLacks(t), [
    '第1条建议未采纳，请写明理由',
    '第2条建议还没有逐条答复',
    'B类答复须至少有一条写明计划完成的日期',
    '还没有与提案者沟通的记录；委员提出不需要的，请如实登记',
  ])
})
