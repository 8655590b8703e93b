// A meeting's floor over HTTP: speeches, questions, the hall display; the right person at the right time, everybody else with a reason.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
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

/** It begins later today: members may still ask to speak. */
const soon = () => ({ sessions: [{ label: '上午', day: city.today(), from: '11:00', until: '12:00' }] })

const speechFacts = (id: string) =>
  city.read(async (tx) => {
    const { rows } = await sql<{
      weight: number
      about: object
      person: string
    }>`select weight::float8 as weight, about, person_id as person from fact
      where verb = 'speech.given' and object_id = ${id} order by id`.execute(tx)
    return rows
  })

test('a member asks to speak on the phone until the deadline, the office chooses, and the speech counts when it has been given', async () => {
  const meeting = await floor.meetings.inState('notified', 'plenary', soon())
  const own = done(await floor.post('member', `/api/activities/${meeting}/floor/speeches`, { topic: '发展冷链物流', wished: 'oral' })).body
    .id
  assert.deepEqual(
    refused(
      await floor.post('member', `/api/activities/${meeting}/floor/speeches`, { topic: '题目', personId: city.personId('member2') }),
      422,
    ),
    ['只能为自己申请发言'],
  )
  assert.equal((await floor.post('nobody', `/api/activities/${meeting}/floor/speeches`, { topic: '题目' })).status, 403)
  refused(await floor.post('unit', `/api/activities/${meeting}/floor/speeches`, { topic: '题目' }), 404)
  done(
    await floor.put(office, `/api/activities/${meeting}/floor/setting`, {
      speechesUntil: '2022-03-14T09:30',
      speechMinutes: 6,
      questionsOpen: true,
    }),
  )
  assert.match(
    refused(await floor.post('member2', `/api/activities/${meeting}/floor/speeches`, { topic: '迟到的题目' }), 422).join(),
    /已于2022年3月14日截止/,
  )
  const late = done(
    await floor.post(office, `/api/activities/${meeting}/floor/speeches`, { topic: '养老服务', personId: city.personId('member2') }),
  ).body.id

  refused(await floor.move('member', 'speeches', 'speech', own, 'choose', { form: 'oral' }), 403)
  done(await floor.move(office, 'speeches', 'speech', own, 'choose', { form: 'oral' }))
  done(await floor.move(office, 'speeches', 'speech', late, 'choose', { form: 'written' }))
  assert.deepEqual(refused(await floor.move(office, 'speeches', 'speech', own, 'begin'), 422), ['会议还没有开始，或者已经关闭'])
  done(await floor.meetings.move(office, meeting, 'begin'))
  done(await floor.move(office, 'speeches', 'speech', own, 'begin'))
  city.at('2022-03-14 10:07')
  done(await floor.move(office, 'speeches', 'speech', own, 'end'))
  assert.deepEqual(refused(await floor.move(office, 'speeches', 'speech', late, 'accept'), 422), ['还没有发言稿：请先填写全文或者上传附件'])
  const { version } = done(await floor.get('member2', `/api/speeches/${late}`)).body
  done(await floor.put('member2', `/api/speeches/${late}/text`, { version, topic: '养老服务', text: '建议建设社区食堂。' }))
  done(await floor.move(office, 'speeches', 'speech', late, 'accept'))

  const page = done(await floor.get('member', `/api/speeches/${own}`)).body
  assert.deepEqual([page.state.label, page.minutes, page.form], ['已发言', 7, 'oral'])
  assert.deepEqual(await speechFacts(own), [
    { weight: 1, person: city.personId('member'), about: { form: 'oral', kind: 'plenary', topic: '发展冷链物流', title: '发展冷链物流' } },
  ])
  done(await floor.move(office, 'speeches', 'speech', late, 'retract', { reason: '登记错了人' }))
  assert.deepEqual(
    (await speechFacts(late)).map((f) => f.weight),
    [1, -1],
  )
})

test('one speaks at a time, in the order the office has set', async () => {
  const meeting = await floor.running()
  const speeches = [await floor.speech(meeting, 'member', { topic: '一' }).catch(() => ''), '', '']
  assert.equal(speeches[0], '', 'after the meeting has begun a member asks no more')
  const [first, second] = [
    done(await floor.post(office, `/api/activities/${meeting}/floor/speeches`, { topic: '一', personId: city.personId('member') })).body.id,
    done(await floor.post(office, `/api/activities/${meeting}/floor/speeches`, { topic: '二', speaker: '来宾甲' })).body.id,
  ]
  for (const id of [first, second]) done(await floor.move(office, 'speeches', 'speech', id, 'choose', { form: 'oral' }))
  done(await floor.put(office, `/api/activities/${meeting}/floor/speech-order`, { speeches: [second, first] }))
  done(await floor.move(office, 'speeches', 'speech', second, 'begin'))
  assert.deepEqual(refused(await floor.move(office, 'speeches', 'speech', first, 'begin'), 422), ['来宾甲正在发言，请先结束'])
  const { hall } = done(await floor.get('member2', `/api/activities/${meeting}/floor`)).body
  assert.deepEqual([hall.speaking.speaker, hall.speaking.allotted, hall.next[0].speaker], ['来宾甲', 8, '林一然'])
})

test('what was not chosen is seen by whoever asked and by the office, not by other members', async () => {
  const meeting = await floor.meetings.inState('notified', 'plenary', soon())
  const id = await floor.speech(meeting)
  done(await floor.move(office, 'speeches', 'speech', id, 'decline', { reason: '与另一篇题目相同' }))
  assert.equal(done(await floor.get('member', `/api/speeches/${id}`)).body.reason, '与另一篇题目相同')
  refused(await floor.get('member2', `/api/speeches/${id}`), 404)
  assert.deepEqual(done(await floor.get('member2', `/api/activities/${meeting}/floor`)).body.speeches, [])
})

test('a question is asked on the phone, answered by a department and explained further', async () => {
  const meeting = await floor.running()
  const id = await floor.question(meeting)
  refused(await floor.post('unit', `/api/activities/${meeting}/floor/questions`, { text: '我也问' }), 404)
  assert.deepEqual(done(await floor.get('member2', `/api/activities/${meeting}/floor`)).body.questions, [])
  done(await floor.move(office, 'floor-questions', 'floor_question', id, 'take'))
  done(
    await floor.move(office, 'floor-questions', 'floor_question', id, 'answer', {
      answeredBy: '市住建局 陆知微',
      answer: '四月底前拨付到位。',
    }),
  )
  done(await floor.move(office, 'floor-questions', 'floor_question', id, 'explain', { explanation: '手续齐全的先拨。' }))
  const [question] = done(await floor.get('member2', `/api/activities/${meeting}/floor`)).body.questions
  assert.deepEqual([question.answer, question.explanation, question.asker], ['四月底前拨付到位。', '手续齐全的先拨。', '林一然'])
  done(await floor.put(office, `/api/activities/${meeting}/floor/setting`, { speechesUntil: null, speechMinutes: 8, questionsOpen: false }))
  assert.deepEqual(refused(await floor.post('member', `/api/activities/${meeting}/floor/questions`, { text: '再问' }), 422), [
    '主持人已停止提问',
  ])
})

test('the hall display opens by its own address until that is taken back, and shows item, heads and messages', async () => {
  const meeting = await floor.running(['member', 'member2'])
  done(
    await floor.put(office, `/api/activities/${meeting}/agenda`, {
      version: (await floor.meetings.page(office, meeting)).version,
      items: [{ title: '听取工作报告', minutes: 30, speaker: '苏怀瑾' }],
    }),
  )
  const { hall } = done(await floor.get(office, `/api/activities/${meeting}/floor`)).body
  done(await floor.put(office, `/api/activities/${meeting}/floor/item`, { agendaId: hall.agenda[0].id }))
  done(await floor.post(office, `/api/activities/${meeting}/floor/messages`, { text: '茶歇二十分钟' }))
  refused(await floor.post('member', `/api/activities/${meeting}/floor/displays`, { label: '会议厅' }), 403)
  const { token } = done(await floor.post(office, `/api/activities/${meeting}/floor/displays`, { label: '会议厅' })).body
  const shown = (await city.visitor().post('/api/hall/view', { token })).body
  assert.deepEqual([shown.agenda[0].state, shown.messages[0].text, shown.hall.due, shown.hall.present], ['current', '茶歇二十分钟', 4, 2])
  assert.match(shown.hall.quorum, /应到4人，请假0人，实到2人/)
  const [display] = done(await floor.get(office, `/api/activities/${meeting}/floor`)).body.displays
  done(await floor.post(office, `/api/floor-displays/${display.id}/revocation`))
  assert.equal((await city.visitor().post('/api/hall/view', { token })).status, 404)
  assert.equal((await city.visitor().post('/api/hall/view', { token: `1.${'a'.repeat(43)}` })).status, 404)
})
