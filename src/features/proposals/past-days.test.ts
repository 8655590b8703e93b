// A figure asked as of a past day gives what it gave on that day: the number and the very records, whatever was done since.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import type { Actor } from '#/core/actor.ts'
import { day } from '#/core/day.ts'
import { inScope, readIn } from '#/core/db/database.ts'
import { answerFigure, recordsOf } from '#/core/figures/answer.ts'
import { askAbout } from '#/core/figures/question.ts'
import type { Outcome } from '#/core/outcome.ts'
import { proposalCast, type Cast } from '../../../test/proposal-cast.ts'
import { testDatabase, type TestDatabase } from '../../../test/setup/database.ts'
import { allocate, assign } from './actions/assign.ts'
import { createDraft, invite, saveText, sign, submit } from './actions/draft.ts'
import { confirmRehandle, evaluate, judgeConsultation } from './actions/feedback.ts'
import { consult, issue, receive, saveReply, sendForSign } from './actions/handle.ts'
import { caseActs } from './actions/acts.ts'
import { merge } from './actions/merge.ts'
import { withdraw } from './actions/withdraw.ts'
import { file } from './actions/file.ts'
import { notFile, passPreReview } from './actions/review.ts'
import { proposalFigures } from './indicators.ts'
import { filedCountsMerged } from './settings.ts'
import { findCase } from './store.ts'
import type { ClassMark, Rating } from './words.ts'

let database: TestDatabase
let cast: Cast
before(async () => {
  database = await testDatabase()
  cast = await proposalCast(database.db)
})
after(() => database.close())

function ok<T>(outcome: Outcome<T>): T {
  assert.ok(outcome.ok, outcome.ok ? '' : outcome.reasons.map((r) => r.says).join('；'))
  return outcome.value
}

async function caseOf(id: string, as: Actor = cast.people.office) {
  const found = await readIn(database.db, [1], (tx) => findCase(tx, as, id))
  assert.ok(found)
  return found
}
const seen = async (id: string, as?: Actor) => ({ id, version: (await caseOf(id, as)).version })

async function submitted(subject: string, cosigned = false): Promise<string> {
  const { world, people } = cast
  const { id } = ok(await createDraft(world, people.member, 'individual'))
  const text = {
    subject,
    proposerKind: 'individual' as const,
    leadBodyId: null,
    contactName: '',
    contactPhone: '',
    situation: '情况。',
    analysis: '原因。',
    suggestions: ['第一条建议', '第二条建议'],
    surveyDone: false,
    surveyNote: '',
    openConsent: true,
    openReason: '',
    keywords: [],
    wishedUnits: [],
  }
  ok(await saveText(world, people.member, await seen(id, people.member), text))
  if (cosigned) {
    ok(await invite(world, people.member, await seen(id, people.member), { people: [people.member2.personId ?? ''] }))
    const { textHash } = await caseOf(id, people.member2)
    ok(await sign(world, people.member2, await seen(id, people.member2), { textHash: textHash ?? '', opinion: '' }))
  }
  ok(await submit(world, people.member, await seen(id, people.member)))
  return id
}

async function reviewed(id: string, category: string): Promise<void> {
  ok(await caseActs.startReview(cast.world, cast.people.office, await seen(id), {}))
  ok(await passPreReview(cast.world, cast.people.office, await seen(id), { category, units: [], note: '' }))
}

const filedNow = async (id: string): Promise<void> => void ok(await file(cast.world, cast.people.director, await seen(id), { note: '' }))

async function handOver(id: string, meetingDay: string): Promise<void> {
  const { world, people, units } = cast
  const wish = [
    { bodyId: units.transport, role: 'lead' as const },
    { bodyId: units.housing, role: 'assist' as const },
  ]
  ok(await allocate(world, people.office, await seen(id), { units: wish }))
  ok(await assign(world, people.assigning, await seen(id), { title: '交办', meetingDay, documentNo: '', place: '', note: '' }))
}

async function taskOf(id: string) {
  const found = (await caseOf(id)).tasks.find((t) => t.bodyId === cast.units.transport && t.state !== 'superseded')
  assert.ok(found)
  return found
}

async function talked(id: string): Promise<void> {
  const { world, people } = cast
  ok(await receive(world, people.transport, await taskOf(id)))
  const heldOn = (await taskOf(id)).assignedOn
  const ask = { phase: 'before', mode: 'visit', heldOn, place: '', unitPeople: '', content: '沟通', opinions: '', agreed: '' } as const
  ok(await consult(world, people.transport, await taskOf(id), ask))
}

async function answeredWith(id: string, classMark: ClassMark, docNo: string): Promise<void> {
  const { world, people } = cast
  const item = { accepted: 'adopted' as const, measure: '已列入计划', done: false, dueDay: '2022-11-30', reason: '' }
  const reply = {
    docNo: '',
    title: '',
    body: '答复。',
    classMark,
    openness: 'open' as const,
    opennessReason: '',
    contactName: '甲',
    contactPhone: '0000-1234567',
    items: [
      { ...item, no: 1 },
      { ...item, no: 2, accepted: 'notAdopted' as const, measure: '', dueDay: null, reason: '条件不具备' },
    ],
  }
  ok(await saveReply(world, people.transport, await taskOf(id), reply))
  ok(await sendForSign(world, people.transport, await taskOf(id)))
  ok(await issue(world, people.transport, await taskOf(id), { docNo, signerName: '局长', signerPost: '局长' }))
}

async function judged(id: string, round: number, result: Rating): Promise<void> {
  const form = (await caseOf(id)).forms.find((f) => f.round === round && f.decisive)
  const given = { answers: { contacted: 'face', attitude: 'satisfied', result }, comment: '意见' }
  ok(await evaluate(cast.world, cast.people.member, form?.id ?? '', given))
}

const brokenDown = new Set(['P-RECEIVED', 'P-CLASSED', 'P-TASKS', 'P-FORMS'])

/** Every figure's number and records, as the database answers now about a day. */
async function everything(asOf: string): Promise<unknown> {
  return readIn(database.db, [1], async (tx) => {
    const q = await askAbout(tx, { committeeId: 1, year: 2022, asOf: day(asOf) })
    const found: Record<string, unknown> = {}
    for (const figure of proposalFigures) {
      const { value, text, definition } = await answerFigure(tx, figure, q)
      const records = (await recordsOf(tx, figure, q)).map(({ ref, title, day: on, amount, url }) => ({ ref, title, on, amount, url }))
      const parts: Record<string, unknown> = {}
      for (const key of brokenDown.has(figure.code) ? ['category', 'sector', 'leadUnit', 'class', 'satisfaction', 'result'] : [])
        if (figure.dimensions?.some((d) => d.key === key))
          parts[key] = (await sql`select r.id, r.${sql.ref(key)} from (${figure.records(q)}) r order by r.id`.execute(tx)).rows
      found[figure.code] = { value, text, definition, records, parts }
    }
    return found
  })
}

test('every figure asked as of an earlier day gives the number and the records it gave on that day', async () => {
  const { world, people, at } = cast
  const told = new Map<string, unknown>()
  /** What the figures say at the end of a day; nothing more is done on it. */
  const endOfDay = async (): Promise<void> => {
    const today = world.clock.today()
    told.set(today, await everything(today))
  }
  at('2022-01-11 09:00')
  const a = await submitted('关于第一件事的建议', true)
  const b = await submitted('关于第二件事的建议')
  const c = await submitted('关于第三件事的建议')
  const d = await submitted('关于第四件事的建议')
  const e = await submitted('关于第五件事的建议')
  await endOfDay()
  at('2022-01-20 09:00')
  await reviewed(a, 'economy')
  await reviewed(b, 'rural')
  await reviewed(c, 'culture')
  await reviewed(d, 'society')
  await endOfDay()
  at('2022-01-25 09:00')
  await filedNow(a)
  await endOfDay()
  at('2022-02-01 09:00')
  ok(await merge(world, people.director, await seen(b), { mainCase: a, consent: true, note: '' }))
  ok(await notFile(world, people.director, await seen(c), { reasonCode: 'empty', reasonText: '内容空泛', disposal: 'informedOnly' }))
  ok(await withdraw(world, people.member, await seen(e, people.member), { reason: '另行反映' }))
  await endOfDay()
  at('2022-02-10 09:00')
  // Filed under another category than the first review gave.
  ok(await file(world, people.director, await seen(d), { note: '', category: 'environment' }))
  await endOfDay()
  at('2022-03-01 09:00')
  await handOver(a, '2022-03-01')
  await endOfDay()
  at('2022-03-05 09:00')
  // The meeting was four days ago and is entered only now.
  await handOver(d, '2022-03-01')
  await endOfDay()
  at('2022-03-20 09:00')
  await talked(a)
  await talked(d)
  await endOfDay()
  at('2022-03-25 09:00')
  const record = (await caseOf(a)).consultations[0]
  ok(await judgeConsultation(world, people.member, record?.id ?? '', null))
  const disputed = (await caseOf(d)).consultations[0]
  ok(await judgeConsultation(world, people.member, disputed?.id ?? '', '没有来过'))
  await endOfDay()
  at('2022-05-10 09:00')
  await answeredWith(a, 'B', '云交函〔2022〕1号')
  await endOfDay()
  at('2022-05-20 09:00')
  await judged(a, 1, 'dissatisfied')
  await endOfDay()
  at('2022-05-25 09:00')
  ok(await confirmRehandle(world, people.office, await seen(a), { demand: '请再办' }))
  await endOfDay()
  at('2022-06-10 09:00')
  await endOfDay()
  at('2022-06-15 09:00')
  await answeredWith(d, 'C', '云交函〔2022〕2号')
  await endOfDay()
  at('2022-06-20 09:00')
  await talked(a)
  await answeredWith(a, 'A', '云交函〔2022〕3号')
  await endOfDay()
  at('2022-06-28 09:00')
  await judged(a, 2, 'satisfied')
  await judged(d, 1, 'basically')
  await endOfDay()
  at('2022-08-01 09:00')
  const convention = sql`insert into setting (committee_id, key, from_day, value, source, recorded_at, id)
    values (1, ${filedCountsMerged.key}, '2022-08-01', 'false', '提案委决定', now(), gen_random_uuid())`
  await inScope(database.db, [1], (tx) => convention.execute(tx))
  await endOfDay()
  at('2022-12-20 09:00')
  assert.equal(told.size, 17)
  const days = [...told.values()].map((v) => JSON.stringify(v))
  assert.equal(new Set(days).size, days.length, 'each day said something of its own')
  for (const [on, then] of told) assert.deepEqual(await everything(on), then, `as of ${on}`)
})

test('the course of the five cases is what the figures say at the end', async () => {
  const now = await readIn(database.db, [1], async (tx) => {
    const q = await askAbout(tx, { committeeId: 1, year: 2022, asOf: day('2022-07-31') })
    const codes = ['P-RECEIVED', 'P-FILED', 'P-FILED-EXCL', 'P-MERGED', 'P-NOT-FILED', 'P-WITHDRAWN', 'P-PENDING', 'P-REPLIED']
    const more = ['IND-21', 'IND-22', 'IND-23', 'IND-24', 'P-ON-TIME', 'P-REHANDLING-RATE', 'P-FACE-RATE-CONFIRMED', 'P-PARTICIPATION']
    const found: Record<string, string> = {}
    for (const code of [...codes, ...more]) {
      const figure = proposalFigures.find((f) => f.code === code)
      assert.ok(figure)
      found[code] = (await answerFigure(tx, figure, q)).text
    }
    return found
  })
  assert.deepEqual(now, {
    'P-RECEIVED': '5',
    'P-FILED': '3',
    'P-FILED-EXCL': '2',
    'P-MERGED': '1',
    'P-NOT-FILED': '1',
    'P-WITHDRAWN': '1',
    'P-PENDING': '0',
    'P-REPLIED': '3',
    'IND-21': '3',
    'IND-22': '100',
    'IND-23': '2',
    'IND-24': '66.7',
    // Three tasks, one of them answered a fortnight late.
    'P-ON-TIME': '66.7',
    'P-REHANDLING-RATE': '50.0',
    'P-FACE-RATE-CONFIRMED': '50.0',
    // Lead and co-signer of three members.
    'P-PARTICIPATION': '66.7',
  })
})
