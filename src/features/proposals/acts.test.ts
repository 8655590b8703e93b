// The whole way of a proposal through its acts, on a real database.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { inScope, readIn } from '#/core/db/database.ts'
import { verifyJournal } from '#/core/journal/verify.ts'
import type { Outcome } from '#/core/outcome.ts'
import type { Actor } from '#/core/actor.ts'
import { proposalCast, type Cast } from '../../../test/proposal-cast.ts'
import { testDatabase, type TestDatabase } from '../../../test/setup/database.ts'
import { caseActs } from './actions/acts.ts'
import { allocate, assign } from './actions/assign.ts'
import { createDraft, enterOnBehalf, invite, saveText, sign, submit } from './actions/draft.ts'
import { confirmRehandle, evaluate, judgeConsultation, lapseForms, mediate } from './actions/feedback.ts'
import { consult, issue, receive, saveReply, sendForSign } from './actions/handle.ts'
import { merge } from './actions/merge.ts'
import { file } from './actions/file.ts'
import { notFile, passPreReview } from './actions/review.ts'
import type { ProposalDraft, ReplyDraft } from './contract.ts'
import { caseState } from './course.ts'
import type { Dossier } from './dossier.ts'
import { formParts, taskParts } from './judged.ts'
import { findCase } from './store.ts'

let database: TestDatabase
let cast: Cast

before(async () => {
  database = await testDatabase()
  cast = await proposalCast(database.db)
})
after(() => database.close())

const text: ProposalDraft = {
  subject: '关于改善云岭市老城区停车难问题的建议',
  proposerKind: 'individual',
  leadBodyId: null,
  contactName: '',
  contactPhone: '',
  situation: '老城区车位缺口大。',
  analysis: '规划滞后，车位利用不均。',
  suggestions: ['建设立体停车库', '开放机关单位夜间车位'],
  surveyDone: true,
  surveyNote: '走访六个社区',
  openConsent: true,
  openReason: '',
  keywords: ['停车'],
  wishedUnits: [],
}

const reply: ReplyDraft = {
  docNo: '',
  title: '',
  body: '感谢关注。',
  classMark: 'A',
  openness: 'open',
  opennessReason: '',
  contactName: '张某',
  contactPhone: '0000-1234567',
  items: [
    { no: 1, accepted: 'adopted', measure: '已列入年度计划', done: true, dueDay: null, reason: '' },
    { no: 2, accepted: 'partly', measure: '三个单位已经试点', done: true, dueDay: null, reason: '' },
  ],
}

function ok<T>(outcome: Outcome<T>): T {
  assert.ok(outcome.ok, outcome.ok ? '' : outcome.reasons.map((r) => r.says).join('；'))
  return outcome.value
}
const reasons = (outcome: Outcome<unknown>): readonly string[] => (outcome.ok ? [] : outcome.reasons.map((r) => r.says))

async function caseOf(id: string, as: Actor = cast.people.office): Promise<Dossier> {
  const found = await readIn(database.db, [1], (tx) => findCase(tx, as, id))
  assert.ok(found, 'the case is there and may be read')
  return found
}
const seen = async (id: string, as?: Actor) => ({ id, version: (await caseOf(id, as)).version })

async function submitted(): Promise<string> {
  const { world, people } = cast
  const { id } = ok(await createDraft(world, people.member, 'individual'))
  ok(await saveText(world, people.member, await seen(id, people.member), text))
  ok(await submit(world, people.member, await seen(id, people.member)))
  return id
}

async function inJointReview(): Promise<string> {
  const id = await submitted()
  ok(await caseActs.startReview(cast.world, cast.people.office, await seen(id), {}))
  ok(await passPreReview(cast.world, cast.people.office, await seen(id), { category: 'economy', units: [], note: '' }))
  return id
}

async function handedOver(): Promise<string> {
  const { world, people, units } = cast
  const id = await inJointReview()
  ok(await file(world, people.director, await seen(id), { note: '' }))
  ok(
    await allocate(world, people.office, await seen(id), {
      units: [
        { bodyId: units.transport, role: 'lead' },
        { bodyId: units.housing, role: 'assist' },
      ],
    }),
  )
  ok(
    await assign(world, people.assigning, await seen(id), {
      title: '大会提案交办',
      meetingDay: world.clock.today(),
      documentNo: '',
      place: '',
      note: '',
    }),
  )
  return id
}

async function answered(id: string, docNo: string): Promise<void> {
  const { world, people } = cast
  const task = async () => {
    const found = (await caseOf(id)).tasks.find((t) => t.bodyId === cast.units.transport && t.state !== 'superseded')
    assert.ok(found)
    return found
  }
  ok(await receive(world, people.transport, await task()))
  ok(
    await consult(world, people.transport, await task(), {
      phase: 'before',
      mode: 'visit',
      heldOn: world.clock.today(),
      place: '',
      unitPeople: '',
      content: '了解建议初衷',
      opinions: '',
      agreed: '',
    }),
  )
  ok(await saveReply(world, people.transport, await task(), reply))
  ok(await sendForSign(world, people.transport, await task()))
  ok(await issue(world, people.transport, await task(), { docNo, signerName: '交通局长', signerPost: '局长' }))
}

test('a proposal goes from draft over a second round to closed, and every step is in the journal', async () => {
  const { world, people, at } = cast
  at('2022-01-11 10:00')
  const { id } = ok(await createDraft(world, people.member, 'individual'))
  ok(await saveText(world, people.member, await seen(id, people.member), text))
  ok(await invite(world, people.member, await seen(id, people.member), { people: [people.member2.personId ?? ''] }))
  const shown = await caseOf(id, people.member2)
  ok(await sign(world, people.member2, await seen(id, people.member2), { textHash: shown.textHash ?? '', opinion: '赞同' }))
  ok(await submit(world, people.member, await seen(id, people.member)))
  const received = await caseOf(id)
  assert.equal(received.timeKind, 'plenary')
  assert.equal(received.proposerKind, 'joint')
  ok(await caseActs.startReview(world, people.office, await seen(id), {}))
  ok(
    await passPreReview(world, people.office, await seen(id), {
      category: 'economy',
      units: [{ bodyId: cast.units.transport, role: 'sole' }],
      note: '可立案',
    }),
  )
  ok(await file(world, people.director, await seen(id), { note: '' }))
  at('2022-03-04 09:00')
  ok(await allocate(world, people.office, await seen(id), { units: [{ bodyId: cast.units.transport, role: 'sole' }] }))
  ok(
    await assign(world, people.assigning, await seen(id), {
      title: '大会提案交办',
      meetingDay: '2022-03-04',
      documentNo: '',
      place: '',
      note: '',
    }),
  )
  const assigned = await caseOf(id)
  assert.equal(assigned.state, 'assigned')
  assert.equal(assigned.tasks[0]?.dueDay, '2022-06-04')
  at('2022-05-10 09:00')
  await answered(id, '云交函〔2022〕3号')
  const replied = await caseOf(id)
  assert.equal(replied.state, 'feedbackOpen')
  assert.equal(replied.repliedOn, '2022-05-10')
  const form = replied.forms.find((f) => f.decisive)
  ok(
    await evaluate(world, people.member, form?.id ?? '', {
      answers: { contacted: 'face', attitude: 'satisfied', result: 'dissatisfied' },
      comment: '车库还没有动工',
    }),
  )
  ok(await confirmRehandle(world, people.office, await seen(id), { demand: '请说明开工时间' }))
  assert.equal((await caseOf(id)).state, 'rehandling')
  at('2022-06-01 09:00')
  await answered(id, '云交函〔2022〕9号')
  const second = (await caseOf(id)).forms.find((f) => f.round === 2 && f.decisive)
  ok(
    await evaluate(world, people.member, second?.id ?? '', {
      answers: { contacted: 'face', attitude: 'satisfied', result: 'satisfied' },
      comment: '',
    }),
  )
  const closed = await caseOf(id)
  assert.equal(closed.state, 'closed')
  assert.equal(closed.closedOn, '2022-06-01')
  assert.equal(closed.repliedOn, '2022-05-10', 'the first round is never rewritten')
  const verdict = await readIn(database.db, [1], (tx) => verifyJournal(tx, 1))
  assert.equal(verdict.ok, true)
})

test('submitted after the cut-off hour is an intersession proposal', async () => {
  cast.at('2022-01-12 17:01')
  assert.equal((await caseOf(await submitted())).timeKind, 'intersession')
  cast.at('2022-01-12 17:00')
  assert.equal((await caseOf(await submitted())).timeKind, 'plenary')
})

test('changing the text voids the signatures given for the old one', async () => {
  const { world, people, at } = cast
  at('2022-01-11 10:00')
  const { id } = ok(await createDraft(world, people.member, 'individual'))
  ok(await saveText(world, people.member, await seen(id, people.member), text))
  ok(await invite(world, people.member, await seen(id, people.member), { people: [people.member2.personId ?? ''] }))
  const { textHash } = await caseOf(id, people.member2)
  ok(await sign(world, people.member2, await seen(id, people.member2), { textHash: textHash ?? '', opinion: '' }))
  const saved = ok(await saveText(world, people.member, await seen(id, people.member), { ...text, situation: '改过的情况。' }))
  assert.equal(saved.voided, 1)
  assert.equal((await caseOf(id, people.member)).proposerKind, 'individual')
  const stale = await sign(world, people.member2, await seen(id, people.member2), { textHash: textHash ?? '', opinion: '' })
  assert.equal(stale.ok ? '' : stale.kind, 'conflict')
})

test('a clerk enters, mends and submits a paper proposal for its author, and starts none in his own name', async () => {
  const { world, people, at } = cast
  at('2022-01-11 10:00')
  const own = await createDraft(world, people.office, 'individual')
  assert.deepEqual(own.ok ? [] : own.reasons.map((r) => r.says), ['委员提案由委员本人起草；纸质提案请用“代录”'])
  const { id } = ok(await enterOnBehalf(world, people.office, people.member.personId, { ...text, suggestions: [''] }))
  ok(await saveText(world, people.office, await seen(id, people.office), text))
  ok(await submit(world, people.office, await seen(id, people.office)))
  const found = await caseOf(id, people.member)
  assert.deepEqual([found.state, found.leadName, found.enteredBy], ['submitted', '林一然', '提案办甲'])
})

test('opening an empty form twice is one draft, and a draft can be deleted by its author only', async () => {
  const { world, people, at } = cast
  at('2022-01-11 10:00')
  const first = ok(await createDraft(world, people.member3, 'individual'))
  assert.equal(ok(await createDraft(world, people.member3, 'individual')).id, first.id)
  assert.equal((await caseActs.discard(world, people.member, await seen(first.id, people.member3), {})).ok, false)
  ok(await caseActs.discard(world, people.member3, await seen(first.id, people.member3), {}))
  assert.notEqual(ok(await createDraft(world, people.member3, 'individual')).id, first.id)
})

test('another member neither sees nor changes a draft', async () => {
  const { world, people, at } = cast
  at('2022-01-11 10:00')
  const { id, version } = { ...ok(await createDraft(world, people.member, 'individual')), version: 1 }
  assert.equal(await readIn(database.db, [1], (tx) => findCase(tx, people.member3, id)), null)
  const outcome = await saveText(world, people.member3, { id, version }, text)
  assert.equal(outcome.ok ? '' : outcome.kind, 'notFound')
})

test('the second of two clerks acting on one case is told, and nothing is lost', async () => {
  const { world, people, at } = cast
  at('2022-01-11 10:00')
  const id = await submitted()
  const same = await seen(id)
  const [first, second] = await Promise.all([
    caseActs.startReview(world, people.office, same, {}),
    caseActs.startReview(world, people.office, same, {}),
  ])
  const refused = [first, second].filter((o) => !o.ok)
  assert.equal(refused.length, 1)
  assert.equal((await caseOf(id)).state, 'preReview')
})

test('all that a submission lacks is said at once', async () => {
  const { world, people } = cast
  const { id } = ok(await createDraft(world, people.member, 'individual'))
  ok(await saveText(world, people.member, await seen(id, people.member), { ...text, subject: '', suggestions: [], openConsent: false }))
  assert.deepEqual(reasons(await submit(world, people.member, await seen(id, people.member))), [
    '请填写案由',
    '请至少写一条建议；承办单位要逐条答复',
    '不同意公开的，请写明理由',
  ])
})

test('not filing tells the proposer the reason at once', async () => {
  const { world, people, at } = cast
  at('2022-01-11 10:00')
  const id = await inJointReview()
  ok(
    await notFile(world, people.director, await seen(id), {
      reasonCode: 'empty',
      reasonText: '没有具体措施',
      disposal: 'convertedOpinion',
    }),
  )
  const told = await inScope(database.db, [1], async (tx) => {
    const { rows } = await sql<{ body: string }>`select body from notice where matter_id = ${id} and key like 'proposal.notFiled%'`.execute(
      tx,
    )
    return rows
  })
  assert.match(told[0]?.body ?? '', /内容空泛，没有具体建议。没有具体措施。拟转为社情民意信息，请答复是否同意/)
})

test('a merged case names its main case and gives its author equal part in it', async () => {
  const { world, people, at } = cast
  at('2022-01-11 10:00')
  const main = await inJointReview()
  const other = await inJointReview()
  ok(await file(world, people.director, await seen(main), { note: '' }))
  ok(await merge(world, people.director, await seen(other), { mainCase: main, consent: true, note: '' }))
  assert.equal((await caseOf(main)).merged[0]?.id, other)
  assert.ok((await caseOf(main, people.member)).myParts.includes('coAuthor'))
})

test('a second 不满意 leads to a meeting of the three sides, and its record closes the case', async () => {
  const { world, people, at } = cast
  at('2022-03-04 09:00')
  const id = await handedOver()
  for (const round of [1, 2]) {
    await answered(id, `云交函〔2022〕${round}0号`)
    const form = (await caseOf(id)).forms.find((f) => f.round === round && f.decisive)
    ok(
      await evaluate(world, people.member, form?.id ?? '', {
        answers: { contacted: 'none', attitude: 'dissatisfied', result: 'dissatisfied' },
        comment: '没有办',
      }),
    )
    if (round === 1) ok(await confirmRehandle(world, people.office, await seen(id), { demand: '请再办' }))
  }
  assert.equal((await caseOf(id)).state, 'mediating')
  ok(
    await mediate(world, people.office, await seen(id), {
      heldOn: '2022-03-04',
      place: '市政协',
      proposerPeople: '林一然',
      unitPeople: '荣立本',
      otherPeople: '',
      minutes: '三方商定',
      result: 'basically',
    }),
  )
  assert.equal((await caseOf(id)).state, 'closed')
})

test('silence becomes 未反馈 on the day after the form was due and closes the case unrated', async () => {
  const { world, people, at } = cast
  at('2022-03-04 09:00')
  const id = await handedOver()
  await answered(id, '云交函〔2022〕30号')
  const form = (await caseOf(id)).forms.find((f) => f.decisive)
  assert.equal(form?.dueDay, '2022-03-25')
  at('2022-03-25 23:00')
  assert.equal((await lapseForms(world, people.office, id)).ok, false)
  at('2022-03-26 00:10')
  ok(await lapseForms(world, people.office, id))
  const closed = await caseOf(id)
  assert.equal(closed.state, 'closed')
  assert.equal(closed.forms[0]?.verdict, null)
})

test('only the proposer confirms a consultation, only once', async () => {
  const { world, people, at } = cast
  at('2022-03-04 09:00')
  const id = await handedOver()
  await answered(id, '云交函〔2022〕31号')
  const record = (await caseOf(id)).consultations[0]?.id ?? ''
  assert.equal((await judgeConsultation(world, people.transport, record, null)).ok, false)
  ok(await judgeConsultation(world, people.member, record, null))
  assert.equal((await judgeConsultation(world, people.member, record, '没有来过')).ok, false)
})

test('the state of every case is what its parts make it', async () => {
  const { rows } = await inScope(database.db, [1], (tx) =>
    sql<{
      id: string
    }>`select id from matter where kind = 'proposal' and exists (select 1 from handling_task t where t.proposal_id = matter.id)`.execute(
      tx,
    ),
  )
  assert.ok(rows.length > 3)
  for (const { id } of rows) {
    const d = await caseOf(id)
    assert.equal(d.state, caseState(taskParts(d), formParts(d), d.mediation !== null))
  }
})
