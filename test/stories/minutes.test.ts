// Minutes over HTTP: drafted from what happened, kept where somebody wrote, approved and issued in time; what was decided is handed over, reminded of, reported and confirmed.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { activities } from '#/features/activities/feature.ts'
import { floorSteps, office, type FloorSteps } from '../floor-steps.ts'
import { world, type City } from '../world.ts'
import { done, refused } from './proposal-steps.ts'

let city: City
let floor: FloorSteps
before(async () => {
  city = await world({ at: '2022-03-14 10:00' })
  floor = floorSteps(city)
})
after(() => city.close())

const page = async (name: Parameters<FloorSteps['get']>[0], meeting: string) =>
  done(await floor.get(name, `/api/activities/${meeting}/minutes`)).body
const move = (id: string, name: string, form: object = {}, by: Parameters<FloorSteps['get']>[0] = office) =>
  floor.move(by, 'minutes', 'minutes', id, name, form)
const decide = (meeting: string, form: object) =>
  floor.post(office, `/api/activities/${meeting}/decisions`, { text: '修订养老服务的实施意见', ...form })

test('the draft holds who came, who spoke, what was asked, voted and decided; a section somebody wrote in stays', async () => {
  const meeting = await floor.running(['member', 'member2'], 'consult.thematic')
  const speech = done(
    await floor.post(office, `/api/activities/${meeting}/floor/speeches`, { topic: '发展冷链物流', personId: city.personId('member') }),
  ).body.id
  done(await floor.move(office, 'speeches', 'speech', speech, 'choose', { form: 'oral' }))
  done(await floor.move(office, 'speeches', 'speech', speech, 'register', { on: '2022-03-14', minutes: 7 }))
  const question = await floor.question(meeting, 'member2')
  done(
    await floor.move(office, 'floor-questions', 'floor_question', question, 'answer', { answeredBy: '市住建局', answer: '四月底前到位' }),
  )
  refused(await floor.post('member', `/api/activities/${meeting}/minutes`), 403)
  const { id } = done(await floor.post(office, `/api/activities/${meeting}/minutes`)).body
  const first = (await page(office, meeting)).minutes
  const text = (heading: string): string => first.sections.find((s: { heading: string }) => s.heading === heading)?.text ?? ''
  assert.match(text('会议概况'), /2022年3月14日上午9:00.*应到4人，请假0人，实到2人/)
  assert.match(text('大会发言'), /林一然：《发展冷链物流》/)
  assert.match(text('提问和回答'), /周若谷问（请市住建局回答）[\s\S]*市住建局答：四月底前到位。/)
  assert.match(text('缺席情况'), /缺席：.*沈知行/)
  assert.equal(first.dueDay, '2022-03-23', 'seven working days after the meeting')

  const sections = first.sections.map((s: { heading: string; text: string }) =>
    s.heading === '大会发言' ? { ...s, text: '改过的发言情况。' } : s,
  )
  done(
    await floor.put(office, `/api/minutes/${id}/text`, {
      version: first.version,
      title: first.title,
      sections,
      circulation: '参加会议人员',
    }),
  )
  assert.equal(
    (await floor.put(office, `/api/minutes/${id}/text`, { version: first.version, title: '旧的', sections, circulation: '' })).status,
    409,
  )
  done(await decide(meeting, { ownerBodyId: city.bodies.housing, dueDay: '2022-04-30' }))
  done(await floor.post(office, `/api/activities/${meeting}/minutes`))
  const second = (await page(office, meeting)).minutes.sections as { heading: string; text: string }[]
  assert.equal(second.find((s) => s.heading === '大会发言')?.text, '改过的发言情况。')
  assert.match(second.find((s) => s.heading === '议定事项')?.text ?? '', /市住房和城乡建设局负责，2022年4月30日前完成/)
  assert.equal((await page('member', meeting)).minutes, null, 'members read the minutes when they are issued')
})

test('minutes are submitted, signed by a leader and issued; the meeting moves on and the owners get what was decided', async () => {
  const meeting = await floor.running()
  const { id } = done(await floor.post(office, `/api/activities/${meeting}/minutes`)).body
  const task = done(await decide(meeting, {})).body.id
  done(
    await decide(meeting, {
      kind: 'suggestion',
      text: '把社区食堂纳入规划',
      ownerBodyId: city.bodies.housing,
      type: 'planning',
      horizon: 'forward',
    }),
  )
  done(await move(id, 'submit'))
  refused(await move(id, 'approve', { by: '苏怀瑾' }), 403)
  done(await move(id, 'approve', { by: '苏怀瑾' }, 'chair'))
  assert.deepEqual(refused(await move(id, 'issue'), 422), ['会议还没有登记举行', '有1项议定事项没有责任单位或者责任人'])
  done(
    await floor.put(office, `/api/meeting-decisions/${task}`, {
      version: 1,
      text: '修订实施意见',
      ownerBodyId: city.bodies.housing,
      dueDay: '2022-03-25',
    }),
  )
  done(await floor.meetings.move(office, meeting, 'hold'))
  done(await move(id, 'issue'))
  const read = await page('member', meeting)
  assert.deepEqual([read.minutes.state.label, read.decisions.length], ['已印发', 2])
  assert.equal((await floor.meetings.page(office, meeting)).state.code, 'minutesIssued')
  assert.match(JSON.stringify(done(await floor.get('unit2', '/api/work')).body), /修订实施意见/)
  const paper = await floor.get('member', `/api/documents/minutes/${id}/minutes?format=docx`)
  assert.equal(paper.status, 200)
  refused(await floor.get('unit', `/api/documents/minutes/${id}/minutes?format=docx`), 404)

  const answer = (name: 'unit' | 'unit2' | typeof office, of: string, m: string, form: object = {}) =>
    floor.move(name, 'meeting-decisions', 'meeting_decision', of, m, form)
  refused(await answer('unit', task, 'report', { result: '不是我的' }), 404)
  done(await answer('unit2', task, 'progress', { text: '已征求意见', percent: 40 }))
  const suggestion = read.decisions[1].id
  assert.deepEqual(refused(await answer('unit2', suggestion, 'report', { result: '已办' }), 422), ['请先回应是否采纳'])
  done(await answer('unit2', suggestion, 'respond', { response: 'adopted', text: '列入规划' }))
  assert.deepEqual(refused(await answer('unit2', task, 'respond', { response: 'adopted', text: '好' }), 422), ['任务不用回应，请直接办理'])

  const job = activities.jobs?.find((j) => j.name === 'activities.decisions') ?? assert.fail()
  city.at('2022-03-21 08:00')
  await job.run(city.world, 1)
  await job.run(city.world, 1)
  city.at('2022-03-26 08:00')
  await job.run(city.world, 1)
  floor = floorSteps(city)
  const stepsOf = async () => done(await floor.get(office, `/api/meeting-decisions/${task}`)).body
  assert.deepEqual(
    (await stepsOf()).timeline.filter((t: { words: string }) => t.words.endsWith('提醒')).map((t: { words: string }) => t.words),
    ['到期提醒', '逾期提醒'],
  )
  assert.equal((await stepsOf()).late, true)
  done(await answer('unit2', task, 'report', { result: '意见已印发' }))
  refused(await answer('unit2', task, 'confirm'), 403)
  done(await answer(office, task, 'confirm'))
  assert.equal((await stepsOf()).state.label, '已办结')
})
