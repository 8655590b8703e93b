// A whole year's assessment over HTTP: rules adopted, facts checked, frozen, graded within the share limit, approved, told, appealed – and what follows is decided by people.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { day } from '#/core/day.ts'
import { inScope } from '#/core/db/database.ts'
import type { About } from '#/core/fact.ts'
import { writeFacts } from '#/core/facts-store.ts'
import type { AssessmentPage, SheetPage } from '#/features/duties/assessment/contract.ts'
import type { RecognitionPage } from '#/features/duties/recognition/contract.ts'
import type { BoardPage, RulesPage, SimulationPage } from '#/features/duties/scoring/contract.ts'
import type { ScorePage } from '#/features/duties/scoring/sheet-contract.ts'
import { world, type Answer, type City, type Client, type PersonName } from '../world.ts'

let city: City
const clients = new Map<PersonName, Client>()
/** Sessions end when the clock jumps. */
const at = (moment: string): void => {
  city.at(moment)
  clients.clear()
}
const as = async (name: PersonName): Promise<Client> => {
  const known = clients.get(name) ?? (await city.signIn(name))
  clients.set(name, known)
  return known
}
const get = async <T>(name: PersonName, path: string): Promise<T> => {
  const answer = await (await as(name)).get<T>(`/api${path}`)
  assert.equal(answer.status, 200, `${name} ${path}: ${answer.text}`)
  return answer.body
}
const post = async (name: PersonName, path: string, body: object = {}): Promise<Answer<{ readonly id: string }>> =>
  (await as(name)).post(`/api${path}`, body)
const done = async (answer: Promise<Answer<{ readonly id: string }>>): Promise<string> => {
  const { status, text, body } = await answer
  assert.ok(status < 300, text)
  return body.id
}
const refusedFor = async (answer: Promise<Answer<unknown>>, status: number, says: RegExp): Promise<void> => {
  const heard = await answer
  assert.equal(heard.status, status, heard.text)
  assert.match(heard.text, says)
}

let made = 0
const object = () => {
  made += 1
  return { kind: 'record', id: `00000000-0000-7000-8000-${String(made).padStart(12, '0')}` }
}
/** What other features would have written. */
const deed = (name: PersonName, verb: string, role: string, on: string, about: About = {}, n = 1, weight = 1, of = object) =>
  inScope(city.world.db, [1], (tx) =>
    writeFacts(
      tx,
      1,
      Array.from({ length: n }, () => ({
        personId: city.personId(name),
        role,
        verb,
        object: of(),
        day: day(on),
        weight,
        verified: true,
        recordedOn: day(on),
        about: { title: '记录', ...about },
      })),
      city.world.newId,
    ),
  )

const fourOnes = async (name: PersonName): Promise<void> => {
  await deed(name, 'work.accepted', 'author', '2022-04-01', { kind: 'essay' })
  await deed(name, 'suggestion.accepted', 'author', '2022-05-01')
  await deed(name, 'proposal.filed', 'lead', '2022-03-01')
  await deed(name, 'info.accepted', 'author', '2022-06-01')
}

before(async () => {
  city = await world({ at: '2022-12-01 09:00' })
  await fourOnes('member')
  for (const name of ['member', 'member2'] as const) {
    await deed(name, 'activity.attended', 'participant', '2022-01-11', { kind: 'plenary', mandatory: true }, 8)
    await deed(name, 'activity.attended', 'participant', '2022-07-01', { kind: 'study-day', mandatory: true }, 2)
  }
  await deed('member', 'activity.attended', 'participant', '2022-08-01', { kind: 'survey', mandatory: false }, 4)
  await deed('member', 'speech.given', 'speaker', '2022-08-01', { form: 'oral', kind: 'plenary' }, 2)
  await deed('member', 'activity.attended', 'participant', '2022-09-01', { kind: 'consult.platform', mandatory: false }, 3)
  await deed('member', 'transmission.adopted', 'author', '2022-09-01', { level: 'province', of: 'x' })
})
after(() => city.close())

const assessment = (id: string, name: PersonName = 'general-office') => get<AssessmentPage>(name, `/duty-assessments/${id}`)
const move = async (name: PersonName, id: string, made_: string, form: object = {}) =>
  post(name, `/duty-assessments/${id}/moves/${made_}`, { version: (await assessment(id)).version, ...form })
const sheetOf = (a: AssessmentPage, name: PersonName) => a.results.find((r) => r.id === city.personId(name)) ?? assert.fail(name)

test('a member sees the own score with the facts behind each line and what would raise it; nobody else does', async () => {
  const mine = await get<ScorePage>('member', '/own-score')
  assert.deepEqual([mine.total, mine.grade, mine.explained], [94, '优秀', 100])
  assert.equal(
    mine.lines.reduce((all, l) => all + Math.round(l.points * 100), 0),
    9400,
  )
  assert.deepEqual(
    mine.lines.filter((l) => l.rule === 'A3').map((l) => [l.points, l.facts.length, l.facts[0]?.verb]),
    [[10, 1, '提案立案']],
  )
  const other = await get<ScorePage>('member2', '/own-score')
  assert.deepEqual([other.total, other.grade, other.nextGrade], [25, '不称职', { grade: '称职', min: 60, gap: 35 }])
  assert.equal(other.steps.length > 0 && other.steps.slice(0, 4).every((s) => ['A1', 'A2', 'A3', 'A4'].includes(s.rule)), true)
  await refusedFor((await as('member2')).get(`/api/duty-scores/${city.personId('member')}`), 403, /权|职责/)
  const board = await get<BoardPage>('general-office', '/duty-scores')
  assert.deepEqual(
    board.rows.map((r) => [r.name, r.total]),
    [
      ['林一然', 94],
      ['周若谷', 25],
      ['沈知行', 0],
    ],
  )
})

test('a new rule is added by data alone: drafted, tried on the year, adopted from a day; an adopted edition never changes', async () => {
  const id = await done(post('general-office', '/duty-rules/dx-default-1/drafts'))
  const draft = await get<RulesPage>('general-office', '/duty-rules/dx-default-1?edition=1')
  assert.equal(draft.shown.id, id)
  const rule = {
    ...draft.content.rules.find((r) => r.key === 'C1'),
    key: 'C9',
    title: '参加全会之外的学习日',
    where: [{ field: 'kind', is: 'in', values: ['study-day'] }],
    points: 1.5,
    cap: null,
    source: '2022年补充规定',
  }
  const content = { ...draft.content, rules: [...draft.content.rules, rule] }
  const put = async (body: object) => (await as('general-office')).put(`/api/duty-rule-drafts/${id}`, body)
  await refusedFor(
    put({ version: 1, content: { ...content, rules: [...content.rules, { ...rule, group: '没有的项目' }] } }),
    422,
    /代号“C9”用了两次.*没有项目“没有的项目”/,
  )
  assert.equal((await put({ version: 1, content })).status, 200)
  const tried = (await post('general-office', '/duty-rules/dx-default-1/simulation', {
    year: 2022,
    content,
  })) as unknown as Answer<SimulationPage>
  assert.equal(tried.status, 200, tried.text)
  assert.deepEqual(
    tried.body.rows.filter((r) => r.before !== r.after).map((r) => [r.name, r.before, r.after]),
    [['周若谷', 25, 28]],
    'one whose group is full already gains nothing',
  )
  await refusedFor(
    post('general-office', `/duty-rule-drafts/${id}/moves/adopt`, { version: 2, fromDay: '2022-12-01', source: '主席会议' }),
    403,
    /./,
  )
  await done(post('chair', `/duty-rule-drafts/${id}/moves/adopt`, { version: 2, fromDay: '2022-12-01', source: '五届第十次主席会议' }))
  assert.equal((await get<ScorePage>('member2', '/own-score')).total, 28)
  await refusedFor(put({ version: 3, content }), 422, /不再改动/)
  const compared = await get<{ differences: readonly { name: string; after: string | null }[] }>(
    'member',
    '/duty-rules/dx-default-1/comparison?before=0&after=1',
  )
  assert.deepEqual(
    compared.differences.map((d) => d.name),
    ['C9'],
  )
})

test('a whole year: checked, objected, frozen, graded, approved by another, told, appealed; each step by the right person in its time', async () => {
  const id = await done(
    post('general-office', '/duty-assessments', {
      title: '2022年度委员履职考核',
      year: 2022,
      rules: 'dx-default-1',
      factsUntil: '2022-11-30',
    }),
  )
  await refusedFor(
    post('general-office', '/duty-assessments', { title: '再来', year: 2022, rules: 'dx-default-1', factsUntil: '2022-11-30' }),
    422,
    /已经按这套办法建立/,
  )
  await refusedFor(post('chair', `/duty-assessments/${id}/moves/startCheck`, { version: 1 }), 403, /./)
  await refusedFor(move('general-office', id, 'score'), 422, /当前状态是“收集事实”/)
  await done(move('general-office', id, 'startCheck'))
  const a = await assessment(id)
  assert.deepEqual([a.checkUntil, a.results.length], ['2022-12-11', 3])

  const mine = sheetOf(a, 'member2').sheetId ?? ''
  assert.match((await (await as('member2')).get('/api/work')).text, /核对履职事实和得分/)
  const seen = await get<SheetPage>('member2', `/duty-sheets/${mine}`)
  assert.deepEqual([seen.isFrozen, seen.total, seen.grade], [false, 28, null])
  await refusedFor((await as('member')).get(`/api/duty-sheets/${mine}`), 404, /没有找到/)
  await refusedFor(post('member', `/duty-sheets/${mine}/check`), 404, /不是您的/)
  const objection = await done(post('member2', `/duty-sheets/${mine}/objections`, { ruleKey: 'A3', reason: '第12号提案没有计' }))
  await done(post('member', `/duty-sheets/${sheetOf(a, 'member').sheetId}/check`))
  await refusedFor(move('general-office', id, 'score'), 422, /核对期限到2022-12-11.*1件异议没有答复/)
  await deed('member2', 'proposal.filed', 'lead', '2022-03-02')
  await refusedFor(
    post('general-office', `/duty-objections/${objection}/moves/uphold`, { version: 1, decision: '已补', grade: '优秀' }),
    422,
    /不改等次/,
  )
  await done(post('general-office', `/duty-objections/${objection}/moves/uphold`, { version: 1, decision: '已补上第12号提案' }))

  at('2022-12-12 09:00')
  await done(move('general-office', id, 'score'))
  const frozen = await assessment(id)
  assert.deepEqual([frozen.isIntact, sheetOf(frozen, 'member2').total, sheetOf(frozen, 'member').total], [true, 38, 94])
  await refusedFor(post('member2', `/duty-sheets/${mine}/objections`, { reason: '再提' }), 422, /不能提出/)

  await done(move('general-office', id, 'grade'))
  const graded = await assessment(id)
  assert.equal(sheetOf(graded, 'member').grade, '良好', 'three in ten of a sector of three is nobody')
  assert.match(sheetOf(graded, 'member').gradeReason ?? '', /3人中最多0人/)
  const sheet = await get<SheetPage>('general-office', `/duty-sheets/${mine}`)
  const change = (grade: string) =>
    post('general-office', `/duty-sheets/${mine}/grade`, { version: sheet.version, grade, reason: '小组评议' })
  await refusedFor(change('优秀'), 422, /最多0人/)
  await refusedFor(change('甲等'), 422, /没有等次/)
  await done(change('称职'))
  assert.match((await assessment(id)).timeline.map((t) => t.words).join('\n'), /周若谷的等次由不称职改为称职：小组评议/)

  await done(move('general-office', id, 'consider', { meeting: '五届第十一次主席会议', meetingDay: '2022-12-12' }))
  await refusedFor(post('general-office', `/duty-assessments/${id}/moves/approve`, { version: (await assessment(id)).version }), 403, /./)
  await done(move('chair', id, 'approve', { documentNo: '云协发〔2022〕30号' }))
  const facts = await city.read(async (tx) => {
    const { rows } = await sql<{
      grade: string
    }>`select about ->> 'grade' as grade from fact where verb = 'assessment.approved' order by 1`.execute(tx)
    return rows.map((r) => r.grade)
  })
  assert.deepEqual(facts, ['不称职', '称职', '良好'].toSorted())
  assert.equal((await get<SheetPage>('member2', `/duty-sheets/${mine}`)).grade, null, 'the holder learns it when told')
  await done(move('general-office', id, 'notify'))
  assert.equal((await get<SheetPage>('member2', `/duty-sheets/${mine}`)).grade, '称职')

  const told = await assessment(id)
  assert.deepEqual(
    told.recognitions.map((r) => [r.title, r.count, r.state.label]),
    [['2022年度考核不称职：界别召集人谈话', 1, '提名']],
    'nothing is published by itself',
  )
  const appeal = await done(post('member2', `/duty-sheets/${mine}/objections`, { reason: '应为良好' }))
  await refusedFor(move('general-office', id, 'archive'), 422, /申诉期限到.*1件申诉没有答复/)
  await done(post('general-office', `/duty-objections/${appeal}/moves/uphold`, { version: 1, decision: '情况属实', grade: '良好' }))
  const after_ = await city.read(async (tx) => {
    const { rows } = await sql<{ n: string }>`select about ->> 'grade' || sum(weight)::int as n from fact
      where verb = 'assessment.approved' and person_id = ${city.personId('member2')} group by about ->> 'grade' order by 1`.execute(tx)
    return rows.map((r) => r.n)
  })
  assert.deepEqual(after_, ['称职0', '良好1'].toSorted())
  at('2022-12-23 09:00')
  await done(move('general-office', id, 'archive'))
})

test('changing a rule afterwards, or a fact, changes no frozen sheet', async () => {
  const { rows } = await city.read((tx) => sql<{ id: string }>`select id from duty_assessment limit 1`.execute(tx))
  const id = rows[0]?.id ?? ''
  const before_ = await assessment(id)
  const draftId = await done(post('general-office', '/duty-rules/dx-default-1/drafts'))
  const draft = await get<RulesPage>('general-office', '/duty-rules/dx-default-1?edition=2')
  const content = { ...draft.content, rules: draft.content.rules.map((r) => (r.key === 'A1' ? { ...r, points: 1 } : r)) }
  assert.equal((await (await as('general-office')).put(`/api/duty-rule-drafts/${draftId}`, { version: 1, content })).status, 200)
  await done(post('chair', `/duty-rule-drafts/${draftId}/moves/adopt`, { version: 2, fromDay: '2022-12-02', source: '主席会议' }))
  await deed('member', 'activity.absent', 'participant', '2022-01-12', { kind: 'plenary', mandatory: true })
  assert.equal((await get<ScorePage>('member', '/own-score')).total < 94, true, 'the running score follows')
  const after_ = await assessment(id)
  assert.deepEqual([after_.isIntact, after_.results], [true, before_.results])
  await inScope(city.world.db, [1], (tx) =>
    sql`update duty_sheet set total = total + 1 where holder_id = ${city.personId('member2')}`.execute(tx),
  )
  assert.equal((await assessment(id)).isIntact, false, 'whoever changes a frozen sheet is found out')
})

test('grades without points: oneself, the convenor and the committee office see theirs, the public nothing', async () => {
  const names = async (name: PersonName): Promise<readonly string[]> =>
    (await get<{ rows: readonly { cells: Record<string, unknown> }[] }>(name, '/lists/duty-grades')).rows.map((r) => JSON.stringify(r))
  assert.equal((await names('member2')).length, 1)
  assert.equal((await names('general-office')).length, 3)
  assert.equal((await names('committee-office')).length, 0, 'none of these sits in that committee')
  await refusedFor((await as('leader')).get('/api/lists/duty-sheets'), 404, /无权查看/)
  assert.equal((await city.visitor().get('/api/lists/duty-grades')).status, 401)
})

test('praise is nominated by one, checked by another, shown, approved, and stands in the file until it is withdrawn', async () => {
  const holders = [{ id: city.personId('member'), kind: 'person', reason: '年度得分94分', points: 94 }]
  const given = { kind: 'commend', title: '2022年度履职优秀委员', year: 2022, criteria: '得分90分以上', holders }
  const id = await done(post('general-office', '/recognitions', given))
  const page = () => get<RecognitionPage>('general-office', `/recognitions/${id}`)
  const go = async (name: PersonName, made_: string, form: object = {}) =>
    post(name, `/recognitions/${id}/moves/${made_}`, { version: (await page()).version, ...form })
  await refusedFor(go('general-office', 'check', { note: '' }), 403, /不由您/)
  await done(go('chair', 'check', { note: '无违纪' }))
  await refusedFor(go('chair', 'approve', { meeting: '主席会议' }), 422, /表彰要先公示/)
  await refusedFor(go('general-office', 'show', { shownUntil: '2022-12-24' }), 422, /公示不少于5天/)
  await done(go('general-office', 'show', { shownUntil: '2022-12-27' }))
  await refusedFor(go('chair', 'approve', { meeting: '主席会议' }), 422, /公示到2022-12-27/)
  at('2022-12-28 09:00')
  await done(go('chair', 'approve', { meeting: '五届第十二次主席会议' }))
  await done(go('general-office', 'issue', { documentNo: '云协发〔2022〕31号' }))
  const standing = () =>
    city.read(async (tx) => {
      const { rows } = await sql<{ ended: boolean; weight: number }>`select s.to_day is not null as ended,
          (select sum(weight)::float8 from fact where verb = 'standing.conferred' and object_id = ${id}) as weight
        from standing s where holder_id = ${city.personId('member')} and kind = 'commendation'`.execute(tx)
      return rows
    })
  assert.deepEqual(await standing(), [{ ended: false, weight: 1 }])
  await done(go('chair', 'withdraw', { reason: '材料不实' }))
  assert.deepEqual(await standing(), [{ ended: true, weight: 0 }])
})

test('a talk is for few eyes: the committee office does not find it, the file and the journal do not tell', async () => {
  const { rows } = await city.read((tx) =>
    sql<{ id: string; version: number }>`select id, version from recognition where kind = 'talkConvenor'`.execute(tx),
  )
  const id = rows[0]?.id ?? ''
  await refusedFor((await as('committee-office')).get(`/api/recognitions/${id}`), 404, /无权查看/)
  await done(post('chair', `/recognitions/${id}/moves/check`, { version: 1, note: '' }))
  await done(post('chair', `/recognitions/${id}/moves/approve`, { version: 2, meeting: '主席会议' }))
  await refusedFor(post('general-office', `/recognitions/${id}/moves/issue`, { version: 3, documentNo: '' }), 422, /还有1人没有谈话记录/)
  const page = await get<RecognitionPage>('general-office', `/recognitions/${id}`)
  const talk = { talkedOn: '2022-12-28', talkedBy: '界别召集人', talkRecord: '说明情况，提出改进要求' }
  await done(post('general-office', `/recognition-holders/${page.holders[0]?.id}/talk`, talk))
  await done(post('general-office', `/recognitions/${id}/moves/issue`, { version: 3, documentNo: '' }))
  const traces = await city.read(async (tx) => {
    const found = await sql<{ data: string }>`select data::text as data from journal_entry where data::text like '%改进要求%'
      union all select title from standing where holder_id = ${city.personId('member3')}`.execute(tx)
    return found.rows.length
  })
  assert.equal(traces, 0)
})

test('the figures count who was assessed, and how many were praised or talked to without their names', async () => {
  const records = async (code: string) =>
    (
      await get<{ records: readonly { ref: string; title: string; amount: number | null }[] }>(
        'general-office',
        `/figures/${code}/records?year=2022`,
      )
    ).records
  const covered = await records('IMP-34')
  assert.deepEqual([covered.length, covered.filter((r) => r.amount === 1).length], [3, 3])
  assert.deepEqual((await records('DUTY-GRADES')).map((r) => r.title).toSorted(), ['不称职', '良好', '良好'].toSorted())
  const recognised = await records('IMP-46')
  assert.deepEqual(recognised.map((r) => r.ref).toSorted(), ['林一然', '（不公开）'].toSorted())
})
