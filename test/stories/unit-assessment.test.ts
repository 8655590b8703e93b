// 承办单位考核 over HTTP: reckoned by rule from the records, marks by two persons, checked by the unit, objected to, approved, frozen.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { schemePresets } from '#/features/proposals/appraisal/units/presets.ts'
import type { AssessmentPage, SchemesPage, SheetPage } from '#/features/proposals/appraisal/units/contract.ts'
import { scoringScheme } from '#/core/scoring/scheme.ts'
import { world, type City, type PersonName } from '../world.ts'
import { done, proposalSteps, type Heard, type Steps } from './proposal-steps.ts'

let city: City
let people: Steps
let housing: { readonly unit: string; readonly clerk: PersonName; readonly head: PersonName }

const get = async <T>(name: PersonName, path: string): Promise<T> => done(await (await people.as(name)).get(path)).body as T
const post = async (name: PersonName, path: string, body: object = {}): Promise<Heard> => (await people.as(name)).post(path, body)
const page = (id: string) => get<AssessmentPage>('proposal-office', `/api/assessments/${id}`)
const sheet = (name: PersonName, id: string, unit = city.bodies.transport) => get<SheetPage>(name, `/api/assessments/${id}/units/${unit}`)
const move = async (name: PersonName, id: string, made: string, form: object = {}) =>
  post(name, `/api/assessments/${id}/moves/${made}`, { version: (await page(id)).version, ...form })
const draft = async (scheme: string): Promise<string> =>
  done(await post('proposal-office', '/api/assessments', { title: `考核 ${scheme}`, year: 2022, scheme, countsUntil: city.today() })).body
    .id
const says = (heard: Heard, reason: RegExp, status = 422): void => {
  assert.equal(heard.status, status, heard.text)
  assert.match(JSON.stringify(heard.body.reasons), reason)
}
const pointsOf = (s: SheetPage, rule: string): number | undefined => s.lines.find((l) => l.rule === rule)?.points

before(async () => {
  city = await world({ at: '2022-03-04 09:00' })
  people = proposalSteps(city)
  housing = { unit: city.bodies.housing, clerk: 'unit2', head: 'unit2' }
  const unhappy = await people.handedOver()
  await people.answered(unhappy, '云交函〔2022〕21号')
  done(await people.rate('member', await people.form('member', unhappy), 'dissatisfied', '没有办'))
  const happy = await people.handedOver()
  await people.answered(happy, '云交函〔2022〕22号')
  done(await people.rate('member', await people.form('member', happy), 'satisfied'))
  const late = await people.handedOver([{ bodyId: city.bodies.housing, role: 'sole' }])
  city.at('2022-07-01 09:00')
  await people.answered(late, '云建函〔2022〕1号', housing)
})
after(() => city.close())

test('every preset is a scheme the engine accepts, and each rule and gate says where it comes from', () => {
  for (const [key, scheme] of Object.entries(schemePresets)) {
    const parsed = scoringScheme.safeParse(scheme)
    assert.ok(parsed.success, `${key}: ${JSON.stringify(parsed.error?.issues)}`)
    for (const rule of scheme.rules) assert.ok(rule.source.length > 0, `${key} ${rule.key}`)
  }
})

test('under every preset the lines add up to the total, and a line opens exactly the records its figure lists for the unit', async () => {
  for (const key of Object.keys(schemePresets)) {
    const id = await draft(key)
    const scheme = schemePresets[key]
    for (const unit of [city.bodies.transport, city.bodies.housing]) {
      const s = await sheet('proposal-office', id, unit)
      assert.equal(
        s.lines.reduce((sum, l) => sum + Math.round(l.points * 100), 0),
        Math.round(s.total * 100),
        key,
      )
      for (const line of s.lines) {
        const rule = scheme?.rules.find((r) => r.key === line.rule)
        if (!rule?.measure || rule.measure === 'marked') continue
        const asked = `year=2022&asOf=${city.today()}&only.unit=${unit}`
        const listed = await get<{ records: readonly { ref: string; title: string }[] }>(
          'proposal-office',
          `/api/figures/${rule.measure}/records?${asked}`,
        )
        assert.deepEqual(
          line.records.map((r) => `${r.ref} ${r.title}`).toSorted(),
          listed.records.map((r) => `${r.ref} ${r.title}`).toSorted(),
          `${key} ${rule.key}`,
        )
      }
    }
  }
})

test('deductions follow the records: one dissatisfied is −0.2, one late is −1 and bars 优秀', async () => {
  const id = await draft('deductions')
  const transport = await sheet('proposal-office', id)
  assert.deepEqual(
    [pointsOf(transport, 'dissatisfied'), pointsOf(transport, 'late'), transport.total, transport.grade],
    [-0.2, 0, 99.8, '优秀'],
  )
  const late = await sheet('proposal-office', id, city.bodies.housing)
  assert.deepEqual([pointsOf(late, 'late'), late.total, late.grade], [-1, 99, '良好'])
  assert.match(late.barred.join(), /有未经批准的逾期，不得评为“优秀”/)
})

test('a finding counts once a second person has confirmed it; the unit sees nothing before it is asked to check', async () => {
  const id = await draft('deductions')
  const { tasks } = await sheet('proposal-office', id)
  const found = { bodyId: city.bodies.transport, ruleKey: 'solvable', taskId: tasks[0]?.id, reason: '有条件而没有办' }
  says(await post('proposal-office', `/api/assessments/${id}/marks`, { ...found, taskId: null }), /请选择是哪一件/)
  says(await post('proposal-office', `/api/assessments/${id}/marks`, { ...found, ruleKey: 'late' }), /由系统按记录计分/)
  const mark = done(await post('proposal-office', `/api/assessments/${id}/marks`, found)).body.id
  assert.equal(pointsOf(await sheet('proposal-office', id), 'solvable'), 0)
  says(await post('proposal-office', `/api/assessment-marks/${mark}/confirmation`), /另一个人确认/)
  says(await move('proposal-office', id, 'tell', { objectionsUntil: '2022-07-15' }), /1条人工评分还没有第二人确认/)
  assert.match((await (await people.as('inspection')).get('/api/work')).text, /确认方砚秋的评分/)
  done(await post('inspection', `/api/assessment-marks/${mark}/confirmation`))
  const counted = await sheet('proposal-office', id)
  assert.deepEqual([pointsOf(counted, 'solvable'), counted.total], [-3, 96.8])
  assert.equal(counted.lines.find((l) => l.rule === 'solvable')?.records.length, 1)
  for (const name of ['unit', 'unit2'] as const)
    assert.equal((await (await people.as(name)).get(`/api/assessments/${id}/units/${city.bodies.transport}`)).status, 404)
})

test('the unit checks its own sheet and objects; upheld, it is reckoned anew; approved, it is frozen and the places are told', async () => {
  const id = await draft('deductions')
  const { tasks } = await sheet('proposal-office', id)
  const mark = done(
    await post('proposal-office', `/api/assessments/${id}/marks`, {
      bodyId: city.bodies.transport,
      ruleKey: 'empty',
      taskId: tasks[0]?.id,
      reason: '答复没有措施',
    }),
  ).body.id
  done(await post('proposal-director', `/api/assessment-marks/${mark}/confirmation`))
  done(await move('proposal-office', id, 'tell', { objectionsUntil: '2022-07-15' }))
  const own = await sheet('unit', id)
  assert.deepEqual([own.total, own.edition, own.place], [98.8, 1, null])
  assert.equal((await (await people.as('unit')).get(`/api/assessments/${id}/units/${city.bodies.housing}`)).status, 404)
  assert.equal((await (await people.as('unit')).get(`/api/assessments/${id}`)).status, 403)
  const list = await get<{ rows: readonly unknown[] }>('unit', '/api/lists/assessment-sheets')
  assert.equal(list.rows.length, 1)
  says(
    await post('unit2', `/api/assessments/${id}/objections`, { bodyId: city.bodies.transport, reason: '替别人提' }),
    /被考核的单位自己提出/,
    403,
  )
  done(
    await post('unit', `/api/assessments/${id}/objections`, {
      bodyId: city.bodies.transport,
      ruleKey: 'empty',
      reason: '答复里写明了措施和时间',
    }),
  )
  says(
    await move('proposal-director', id, 'approve', { meeting: '主席会议', meetingDay: '2022-07-01' }),
    /期满后才能审定.*还有1件异议没有处理/,
  )
  const [objection] = (await page(id)).objections
  assert.ok(objection)
  const decide = (name: PersonName, made: string) =>
    post(name, `/api/assessment-objections/${objection.id}/moves/${made}`, { version: 1, reason: '查明属实' })
  assert.equal((await decide('unit', 'uphold')).status, 403)
  done(await decide('proposal-office', 'uphold'))
  city.at('2022-07-18 09:00')
  says(await move('proposal-director', id, 'approve', { meeting: '主席会议', meetingDay: '2022-07-18' }), /1件异议成立，请退回计分/)
  done(await move('proposal-office', id, 'takeBack', { reason: '异议成立' }))
  done(await post('proposal-office', `/api/assessment-marks/${mark}/voiding`, { reason: '异议成立' }))
  done(await move('proposal-office', id, 'tell', { objectionsUntil: '2022-07-20' }))
  city.at('2022-07-25 09:00')
  assert.equal((await move('proposal-office', id, 'approve', { meeting: '主席会议', meetingDay: '2022-07-25' })).status, 403)
  done(await move('proposal-director', id, 'approve', { meeting: '五届第五次主席会议', meetingDay: '2022-07-25' }))
  const final = await sheet('unit', id)
  assert.deepEqual([final.total, final.edition, final.place, final.of, final.finalOn], [99.8, 2, 1, 2, '2022-07-25'])
  const again = await people.handedOver()
  await people.answered(again, '云交函〔2022〕29号')
  done(await people.rate('member', await people.form('member', again), 'dissatisfied', '没有办'))
  assert.equal((await sheet('unit', id)).total, 99.8, 'what happens later changes nothing')
  for (const path of [`/api/documents/unit-assessment/${id}/results`, `/api/documents/score-sheet/${final.sheetId}/sheet?format=pdf`])
    assert.equal((await (await people.as('proposal-office')).get(path)).status, 200, path)
  const mean = await get<{ records: readonly { amount: number }[] }>('proposal-office', '/api/figures/P-ASSESSED-MEAN/records?year=2022')
  assert.deepEqual(
    mean.records.map((r) => r.amount).toSorted((a, b) => a - b),
    [99, 99.8],
  )
})

test('a scheme is changed by a dated row, tried on a year before it is kept, and refused with its reasons when it does not hold together', async () => {
  const { schemes } = await get<SchemesPage>('proposal-director', '/api/scoring-schemes')
  const content = schemes.find((s) => s.key === 'deductions')?.content
  assert.ok(content)
  const harsher = { ...content, rules: content.rules.map((r) => (r.key === 'dissatisfied' ? { ...r, points: -5 } : r)) }
  const trial = done(await post('proposal-office', '/api/scoring-schemes/deductions/trial', { year: 2022, content: harsher })).body
  const transport = trial.standings.find((s: { bodyId: string }) => s.bodyId === city.bodies.transport)
  assert.equal(transport.total, 90)
  const broken = { ...content, rules: content.rules.map((r) => ({ ...r, key: 'same' })) }
  says(
    await post('proposal-director', '/api/scoring-schemes/deductions', { fromDay: '2022-08-01', content: broken, source: '修订' }),
    /用了两次/,
  )
  says(
    await post('proposal-director', '/api/scoring-schemes/deductions', { fromDay: '2022-01-01', content: harsher, source: '修订' }),
    /不能早于今天/,
  )
  assert.equal(
    (await post('proposal-office', '/api/scoring-schemes/deductions', { fromDay: '2022-08-01', content: harsher, source: '修订' })).status,
    403,
  )
  const before = await draft('deductions')
  done(
    await post('proposal-director', '/api/scoring-schemes/deductions', { fromDay: '2022-08-01', content: harsher, source: '主席会议修订' }),
  )
  city.at('2022-08-02 09:00')
  const after = await draft('deductions')
  assert.notEqual((await sheet('proposal-office', before)).total, (await sheet('proposal-office', after)).total)
})
