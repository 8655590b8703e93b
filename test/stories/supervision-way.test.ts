// A key proposal is chosen and supervised to the end, told over HTTP by people who each have their own sign-in.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { verifyJournal } from '#/core/journal/verify.ts'
import type { BoardRow, CaseSupervision } from '#/features/proposals/supervision/contract.ts'
import { world, type City, type PersonName } from '../world.ts'
import { done, proposalSteps, refused, type Steps } from './proposal-steps.ts'
import { supervisionSteps, type SupervisionSteps } from './supervision-steps.ts'

let city: City
let people: Steps
let steps: SupervisionSteps

before(async () => {
  city = await world({ at: '2022-03-04 09:00' })
  people = proposalSteps(city)
  steps = supervisionSteps(city, people)
})
after(() => city.close())

const board = async (name: PersonName, query = ''): Promise<BoardRow[]> =>
  done(await (await people.as(name)).get(`/api/supervision/board${query}`)).body.rows
const section = async (name: PersonName, id: string): Promise<CaseSupervision> =>
  done(await (await people.as(name)).get(`/api/proposals/${id}/supervision`)).body
const owes = async (name: PersonName): Promise<string[]> =>
  done(await (await people.as(name)).get('/api/work')).body.lists.map((l: { key: string }) => l.key)
const notices = async (name: PersonName): Promise<string[]> =>
  done(await (await people.as(name)).get('/api/notices')).body.items.map((n: { title: string }) => n.title)

test('a proposal becomes a key proposal: recommended by a party, shortlisted by the committee, decided by the meeting of chairs', async () => {
  city.at('2022-03-04 09:00')
  const id = await people.handedOver()
  const selection = done(await steps.recommend('collective', id)).body.id
  done(await steps.recommend('proposal-office', id, { source: 'unit', recommender: '市财政局', broad: true, reason: '关系全市' }))
  assert.ok((await owes('proposal-director')).includes('supervision.shortlist'))
  assert.deepEqual(
    (await section('proposal-office', id)).selections[0]?.recommendations.map((r) => [r.source, r.recommender, r.conditions]),
    [
      ['党派团体', '民盟云岭市委员会', ['分量重', '当年能办']],
      ['承办单位（函询）', '市财政局', ['分量重', '涉及面广', '当年能办']],
    ],
  )
  done(await steps.selectionMove('proposal-director', selection, 'shortlist', { tier: 'key', opinion: '符合条件' }))
  city.at('2022-03-18 16:00')
  assert.ok((await owes('chair')).includes('supervision.decide'), 'a chair sees what is to be decided')
  const decision = { tier: 'key', meetingDay: '2022-03-17', documentNo: '云协主席会纪〔2022〕3号' }
  done(await steps.selectionMove('proposal-director', selection, 'decide', decision))
  const seen = await section('member', id)
  assert.deepEqual(seen.standings, [{ tier: 'key', from: '2022-03-17', until: null, documentNo: '云协主席会纪〔2022〕3号' }])
  assert.deepEqual(seen.selections, [], 'how it was chosen is the offices’ matter')
  const plan = (await people.page('unit', id)).deadlines.find((d) => d.label === '拟定办理方案')
  assert.equal(plan?.due, '2022-04-02', 'fifteen days from the day the decision was entered, though the task was open before')
  assert.ok((await notices('member')).includes('列为重点提案'))
  assert.ok((await notices('unit')).includes('列为重点提案'))
  const words = (await people.page('member', id)).timeline.map((t) => t.words)
  assert.ok(words.includes('2022年3月17日主席会议确定为重点提案（云协主席会纪〔2022〕3号）'), words.join('\n'))
  const listed = done(await (await people.as('proposal-office')).get('/api/lists/proposals?f.key=yes')).body.rows
  assert.deepEqual(
    listed.map((r: { id: string }) => r.id),
    [id],
  )
  assert.match(refused(await steps.recommend('collective', id), 422).join(), /已经是重点提案/)
})

test('what is not weighty or cannot be done this year is not shortlisted, and every reason is told at once', async () => {
  const id = done(await steps.recommend('collective', await people.handedOver(), { weighty: false, feasible: false })).body.id
  assert.deepEqual(refused(await steps.selectionMove('proposal-director', id, 'shortlist', { tier: 'key' }), 422), [
    '推荐时没有注明分量重或者涉及面广，请先补充推荐',
    '推荐时没有注明当年能办，请先补充推荐',
  ])
  done(await steps.selectionMove('proposal-director', id, 'decline', { reason: '当年难以办理' }))
  assert.match(
    refused(await steps.selectionMove('proposal-director', id, 'decide', steps.selectionForms.decide()), 422).join(),
    /当前状态是“未确定”/,
  )
})

test('a decision cannot be dated before the filing or tomorrow; what only sits in review cannot be recommended', async () => {
  const id = await steps.shortlisted()
  const decide = (meetingDay: string) =>
    steps.selectionMove('proposal-director', id, 'decide', { ...steps.selectionForms.decide(), meetingDay })
  assert.match(refused(await decide('2022-12-31'), 422).join(), /会议日期不能晚于今天/)
  assert.match(refused(await decide('2022-01-01'), 422).join(), /会议日期不能早于立案日/)
  assert.match(
    refused(await steps.recommend('proposal-office', await people.submitted(), { recommender: '提案办' }), 422).join(),
    /只有已立案/,
  )
  refused(await steps.recommend('member', await people.filed()), 403)
  refused(await steps.selectionMove('inspection', id, 'decide', steps.selectionForms.decide()), 403)
})

test('more key proposals than the rule wants are warned of, not forbidden', async () => {
  const limits = async () => done(await (await people.as('proposal-office')).get('/api/key-selections/limits')).body.sessions
  const [before] = await limits()
  assert.ok(before.warnings.length > 0, 'a few of very few are more than a tenth')
  assert.match(before.warnings.join(), /占立案\d+件的\d+\.\d%，超过规定的10%/)
  await steps.chosen()
  assert.equal((await limits())[0].key, before.key + 1)
})

test('a key proposal is supervised on site by the head of Party or government, from the plan to the close', async () => {
  city.at('2022-04-01 09:00')
  const proposalId = await steps.chosen()
  const id = done(await steps.open('proposal-office', [proposalId], { leaderPost: '市委书记', bodyId: city.bodies.specialCommittee })).body
    .id
  assert.ok((await owes('proposal-office')).includes('supervision.plan'))
  refused(await steps.move('proposal-office', id, 'approvePlan'), 403)
  assert.deepEqual(refused(await steps.move('proposal-office', id, 'submitPlan'), 422), [
    '方案还没有写督办目的',
    '方案还没有写步骤和分工',
    '方案还没有定督办日期',
  ])
  done(
    await steps.move('proposal-office', id, 'writePlan', {
      ...steps.forms.writePlan(),
      plannedOn: '2022-04-20',
      bodyId: city.bodies.specialCommittee,
    }),
  )
  assert.equal((await (await people.as('unit')).get(`/api/supervision/${id}`)).status, 404, 'a plan that is not approved is not for units')
  done(await steps.move('proposal-office', id, 'submitPlan'))

  assert.ok((await owes('leader')).includes('supervision.approve'))
  assert.ok((await notices('leader')).includes('请审定督办方案'))
  refused(await steps.move('chair', id, 'approvePlan'), 403)
  done(await steps.move('leader', id, 'approvePlan', { note: '同意，请邀请群众代表' }))

  city.at('2022-04-11 09:00')
  assert.ok((await owes('unit')).includes('supervision.report'))
  const owed = (await steps.item('unit', id)).owed.find((o) => o.label === '书面报告办理情况')
  assert.equal(owed?.due, '2022-04-18', 'ten working days from the approval: 清明 not counted, the Saturday worked for it counted')
  assert.ok(owed.steps.length > 1, 'the due date explains itself')
  const visit = { ...steps.forms.recordActivity(), kind: 'siteVisit', leaderPresent: true }
  assert.deepEqual(refused(await steps.move('proposal-office', id, 'recordActivity', visit), 422), [
    '市交通运输局还没有书面报告办理情况，请先催报',
  ])
  done(await steps.move('proposal-office', id, 'urge', { unitId: city.bodies.transport, channel: 'notice', text: '请在现场督办前报告' }))
  refused(await steps.move('unit2', id, 'reportByUnit', steps.forms.reportByUnit()), 404)
  done(await steps.move('unit', id, 'reportByUnit', steps.forms.reportByUnit()))

  city.at('2022-04-20 17:00')
  done(await steps.move('proposal-office', id, 'recordActivity', { ...visit, heldOn: '2022-04-20', asked: '六月底前开工' }))
  done(await steps.move('leader', id, 'instruct', steps.forms.instruct()))
  done(await steps.move('proposal-office', id, 'addProblem', { ...steps.forms.addProblem(), due: '2022-05-20' }))
  const told = refused(await steps.move('proposal-office', id, 'reportResult', steps.forms.reportResult()), 422)
  assert.deepEqual(told, ['这种督办方式须有“督办座谈会”，还没有记录', '还有1个问题没有确认解决'])
  done(await steps.move('proposal-office', id, 'recordActivity', { ...visit, kind: 'meeting', leaderPresent: false }))

  city.at('2022-05-25 09:00')
  const [late] = await board('proposal-office')
  assert.ok(late)
  assert.equal(late.id, id, 'what is overdue stands first')
  assert.equal(late.overdueProblems, 1)
  assert.equal(late.asked?.words, '江岳川批示：请交通局专题研究')
  assert.equal(late.owed?.label, '整改问题1')
  const [problem] = (await steps.item('unit', id)).problems
  assert.ok(problem?.overdue)
  refused(await steps.problemMove('unit2', problem.id, 'answer', steps.problemForms.answer()), 404)
  done(await steps.problemMove('unit', problem.id, 'answer', steps.problemForms.answer()))
  refused(await steps.problemMove('unit', problem.id, 'confirm'), 403)
  done(await steps.problemMove('proposal-office', problem.id, 'sendBack', { reason: '批复没有附图', due: '2022-06-01' }))
  done(await steps.problemMove('unit', problem.id, 'answer', { text: '附图已补' }))
  assert.ok((await owes('proposal-office')).includes('supervision.confirm'))
  done(await steps.problemMove('proposal-office', problem.id, 'confirm'))

  done(await steps.move('proposal-office', id, 'reportResult', steps.forms.reportResult()))
  assert.ok((await owes('leader')).includes('supervision.read'))
  refused(await steps.move('proposal-director', id, 'close', steps.forms.close()), 422)
  done(await steps.move('leader', id, 'returnResult', { reason: '请写明开工日期' }))
  done(await steps.move('proposal-office', id, 'reportResult', { text: '六月十日开工。' }))
  done(await steps.move('leader', id, 'readResult', { opinion: '同意' }))
  refused(await steps.move('inspection', id, 'close', steps.forms.close()), 403)
  done(await steps.move('proposal-director', id, 'close', steps.forms.close()))

  const page = await steps.item('member', id)
  assert.equal(page.state.label, '督办办结')
  assert.deepEqual(page.owed, [], 'nothing is owed any more')
  const story = page.timeline.map((t) => t.words)
  for (const words of [
    '江岳川审定督办方案：同意，请邀请群众代表',
    '市交通运输局书面报告办理情况',
    '2022年4月20日江岳川批示：请交通局专题研究',
  ])
    assert.ok(story.includes(words), `${words}\n${story.join('\n')}`)
  const items = (await section('member', proposalId)).items
  assert.deepEqual(
    items.map((i) => [i.mode, i.state.label, i.activities]),
    [['党政主要领导现场督办', '督办办结', 2]],
  )
  const verdict = await city.read((tx) => verifyJournal(tx, city.committeeId))
  assert.equal(verdict.ok, true)
  const facts = await city.read(async (tx) =>
    sql<{
      day: string
    }>`select day from fact where verb = 'supervision.led' and person_id = ${city.personId('leader')} order by day`.execute(tx),
  )
  assert.ok(
    facts.rows.some((f) => f.day === '2022-04-20'),
    'the leader’s own record has the visit on its day',
  )
})

test('a leader signs on paper: the office registers it, and only where the leader himself approves', async () => {
  city.at('2022-06-01 09:00')
  const onSite = await steps.planSubmitted()
  assert.match(
    refused(await steps.move('proposal-office', onSite, 'recordApproval', { signedOn: '2022-05-01', evidence: '阅办单' }), 422).join(),
    /不能早于送审那天/,
  )
  done(await steps.move('proposal-office', onSite, 'recordApproval', { signedOn: '2022-06-01', evidence: '云协办阅〔2022〕8号' }))
  assert.match(
    (await steps.item('proposal-office', onSite)).timeline.at(-1)?.words ?? '',
    /江岳川签批（签批件：云协办阅〔2022〕8号）审定督办方案/,
  )

  const assessed = await steps.planning('inspectionAssessed', 'inspection', await people.handedOver())
  done(await steps.move('inspection', assessed, 'writePlan', steps.forms.writePlan()))
  done(await steps.move('inspection', assessed, 'submitPlan'))
  assert.match(
    refused(await steps.move('proposal-office', assessed, 'recordApproval', steps.forms.recordApproval()), 422).join(),
    /不登记纸质签批/,
  )
  done(await steps.move('inspection', assessed, 'approvePlan'))
})

test('each mode has its own object, leader and writers: key ones for the heads, the chosen ones for the chairs, any for inspection', async () => {
  city.at('2022-06-02 09:00')
  const [plain, important] = [await people.handedOver(), await steps.chosen('important')]
  assert.match(refused(await steps.open('proposal-office', [important]), 422).join(), /是重要提案，党政主要领导现场督办的对象是重点提案/)
  const chairLed = { mode: 'chairLed', leaderId: city.personId('chair') }
  assert.match(refused(await steps.open('proposal-office', [plain], chairLed), 422).join(), /不是重点、重要提案/)
  assert.match(
    refused(await steps.open('proposal-office', [important], { ...chairLed, leaderId: city.personId('leader') }), 422).join(),
    /须由主席会议成员领衔/,
  )
  done(await steps.open('proposal-office', [important], chairLed))
  assert.match(refused(await steps.open('proposal-office', [important], chairLed), 422).join(), /已有一件“主席会议成员牵头督办”正在进行/)
  refused(await steps.open('inspection', [important], chairLed), 403)
  refused(await steps.open('discipline', [plain], { mode: 'inspectionAssessed', leaderId: city.personId('inspection') }), 403)
  done(await steps.open('inspection', [plain], { mode: 'inspectionAssessed', leaderId: city.personId('inspection') }))
  const talks = done(await steps.open('discipline', [plain], { mode: 'disciplineSupervised', leaderId: city.personId('discipline') })).body
    .id
  refused(await steps.move('inspection', talks, 'writePlan', steps.forms.writePlan()), 403)
  refused(await steps.open('member', [plain]), 403)
  assert.deepEqual(
    (await section('proposal-office', plain)).items.map((i) => i.mode).toSorted(),
    ['派驻纪检监察组监督督办', '督查室考核督办'].toSorted(),
    'one proposal is supervised in several modes',
  )
})

test('a committee’s office supervises with its own committee, and several proposals are supervised together', async () => {
  const two = [await steps.chosen('important'), await steps.chosen('key')]
  const tracking = { mode: 'committeeTracking', leaderId: city.personId('chair') }
  const id = done(await steps.open('committee-office', two, tracking)).body.id
  const item = await steps.item('committee-office', id)
  assert.equal(item.body?.id, city.bodies.specialCommittee)
  assert.equal(item.cases.length, 2)
  assert.match(item.title, /（等2件）$/)
  done(await steps.move('committee-office', id, 'writePlan', { ...steps.forms.writePlan(), bodyId: city.bodies.specialCommittee }))
  done(await steps.move('committee-office', id, 'submitPlan'))
  refused(await steps.move('committee-office', id, 'approvePlan'), 403)
  done(await steps.move('proposal-director', id, 'approvePlan'))
  for (const of of two) assert.equal((await section('member', of)).items.length, 1)
})

test('a new way of supervision is a row of the rules, and items opened before keep their name', async () => {
  const director = await people.as('proposal-director')
  const rule = done(await director.get('/api/settings')).body.settings.find((s: { key: string }) => s.key === 'supervision.modes')
  const row = {
    code: 'partyLed',
    label: '民主党派督办',
    who: '各民主党派',
    tier: 'any',
    leads: 'anyone',
    writers: ['proposal-office'],
    approves: 'proposal-director',
    acts: ['survey'],
  }
  const value = [...rule.now.value, row]
  done(await director.post('/api/settings/supervision.modes', { value, fromDay: city.today(), sessionId: null, source: '主席会议决定' }))
  const id = done(await steps.open('proposal-office', [await people.handedOver()], { mode: 'partyLed', leaderId: city.personId('member') }))
    .body.id
  assert.deepEqual((await steps.item('proposal-office', id)).mode, {
    code: 'partyLed',
    label: '民主党派督办',
    who: '各民主党派',
    acts: ['专题调研'],
  })
  assert.ok((await board('proposal-office', '?f.mode=partyLed')).some((r) => r.mode.label === '民主党派督办'))
})

test('whoever urges draws on the unit’s one budget, and what is left is shown', async () => {
  city.at('2022-09-01 09:00')
  const id = await steps.running()
  const left = async () => (await steps.item('proposal-office', id)).budgets.find((b) => b.name === '市交通运输局')?.budget.left
  const before = (await left()) ?? 0
  assert.equal(before, 3)
  const task = await people.task((await steps.item('proposal-office', id)).cases[0]?.id ?? '')
  done(await people.taskMove('inspection', task, 'urge', { channel: 'phone', text: '请抓紧' }))
  done(await steps.move('proposal-office', id, 'urge', steps.forms.urge()))
  assert.equal(await left(), before - 2)
  done(await steps.move('proposal-office', id, 'urge', steps.forms.urge()))
  assert.match(refused(await steps.move('proposal-office', id, 'urge', steps.forms.urge()), 422).join(), /30天内已被催办3次/)
  const stranger = { ...steps.forms.urge(), unitId: city.bodies.education }
  assert.match(refused(await steps.move('proposal-office', id, 'urge', stranger), 422).join(), /只能催办所督办提案的承办单位/)
  const [row] = (await board('proposal-office', '?f.open=yes')).filter((r) => r.id === id)
  assert.equal(row?.units[0]?.budget.left, 0)
  assert.equal((await board('unit', '')).find((r) => r.id === id)?.units[0]?.budget.left, 3, 'budgets are not the units’ to read')
})

test('minutes and photographs lie on the activity, evidence on the problem: the writers and the unit put them there, nobody else', async () => {
  const id = await steps.held()
  const item = await steps.item('proposal-office', id)
  const put = async (name: PersonName, kind: string, of: string | undefined, part: string) => {
    const form = new FormData()
    for (const [key, value] of Object.entries({ subjectKind: kind, subjectId: of ?? '', part })) form.set(key, value)
    form.set('file', new File(['会议纪要'], '纪要.txt'))
    return (await people.as(name)).upload('/api/files', form)
  }
  const activity = item.activities[0]?.id
  done(await put('proposal-office', 'supervision-activity', activity, 'minutes'))
  assert.equal((await put('unit', 'supervision-activity', activity, 'photo')).status, 403)
  assert.equal((await put('member2', 'supervision-activity', activity, 'photo')).status, 404)
  const files = done(await (await people.as('member')).get(`/api/files?subjectKind=supervision-activity&subjectId=${activity}`)).body
  assert.equal(files.length, 1, 'the proposer reads the minutes')
  done(await steps.move('proposal-office', id, 'addProblem', steps.forms.addProblem()))
  const problem = (await steps.item('unit', id)).problems[0]?.id
  done(await put('unit', 'supervision-problem', problem, 'evidence'))
  assert.equal((await put('unit2', 'supervision-problem', problem, 'evidence')).status, 404)
  done(await put('unit', 'supervision-report', item.reports[0]?.id, 'report'))
})

test('a stranger sees neither item nor board row, another committee nothing at all', async () => {
  const id = await steps.running()
  for (const name of ['member2', 'unit2', 'county-member'] as const)
    assert.equal((await (await people.as(name)).get(`/api/supervision/${id}`)).status, 404, name)
  assert.ok(!(await board('unit2')).some((r) => r.id === id))
  assert.ok((await board('unit')).some((r) => r.id === id))
  assert.deepEqual(await board('county-proposal-office'), [])
})

test('a proposal taken out of the key ones keeps the days it was one', async () => {
  city.at('2022-10-10 09:00')
  const proposalId = await steps.chosen()
  const selection = (await section('proposal-director', proposalId)).selections[0]?.id ?? ''
  city.at('2022-11-01 09:00')
  done(await steps.selectionMove('proposal-director', selection, 'endStanding', steps.selectionForms.endStanding()))
  assert.deepEqual(
    (await section('proposal-office', proposalId)).standings.map((s) => [s.from, s.until]),
    [['2022-10-10', '2022-11-01']],
  )
  const under = async (asOf: string): Promise<number> => {
    const by = done(await (await people.as('proposal-office')).get(`/api/figures/IND-21?year=2022&by=key&asOf=${asOf}`)).body
    return by.rows.find((r: { value: string }) => r.value === 'key')?.number ?? 0
  }
  assert.equal((await under('2022-10-31')) - (await under('2022-11-01')), 1)
})

test('the plan, the notice to the unit and the report are printed from the item, and the notice is numbered by those who supervise', async () => {
  city.at('2022-11-10 09:00')
  const id = await steps.withLeader()
  const of = (name: PersonName) => people.papers(name, 'supervision', id)
  assert.deepEqual(
    (await of('proposal-office')).map((p) => p.title),
    ['督办方案', '督办通知单', '督办情况报告'],
  )
  assert.deepEqual(
    (await of('unit')).map((p) => p.title),
    ['督办情况报告'],
  )
  const office = await people.as('proposal-office')
  const issued = done(await office.post(`/api/documents/supervision/${id}/notice/number`, {})).body
  assert.match(issued.number, /^协提函〔2022〕\d+号$/)
  refused(await (await people.as('unit')).post(`/api/documents/supervision/${id}/report/number`, {}), 403)
  const file = await office.get(`/api/documents/supervision/${id}/report?format=docx`)
  assert.equal(file.status, 200)
  assert.ok((await steps.item('proposal-office', id)).timeline.some((t) => t.words === `印发督办通知单（${issued.number}）`))
})
