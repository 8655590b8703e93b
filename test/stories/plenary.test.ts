// Plenary extras over HTTP: groups with conveners, leave from a sitting, the seat map, briefings.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { floorSteps, office, type FloorSteps } from '../floor-steps.ts'
import { world, type City } from '../world.ts'
import { done, refused } from './proposal-steps.ts'

let city: City
let floor: FloorSteps
let meeting = ''
before(async () => {
  city = await world({ at: '2022-03-14 10:00' })
  floor = floorSteps(city)
  meeting = await floor.running()
})
after(() => city.close())

const page = async (name: Parameters<FloorSteps['get']>[0]) => done(await floor.get(name, `/api/activities/${meeting}/plenary`)).body

test('a group has its people and conveners, and one half-day of leave from it is its convenor’s to give', async () => {
  const [mine, theirs] = [await floor.meetings.partOf(meeting, 'member'), await floor.meetings.partOf(meeting, 'member2')]
  refused(await floor.post('member', `/api/activities/${meeting}/plenary/groups`, { name: '第一组' }), 403)
  const { id } = done(
    await floor.post(office, `/api/activities/${meeting}/plenary/groups`, {
      name: '第一组',
      place: '二楼会议室',
      convenors: [city.personId('member2')],
    }),
  ).body
  assert.deepEqual(refused(await floor.post(office, `/api/activities/${meeting}/plenary/groups`, { name: '第一组' }), 422), [
    '已经有这个小组',
  ])
  done(
    await floor.put(office, `/api/plenary-groups/${id}`, {
      name: '第一组',
      place: '三楼',
      convenors: [city.personId('member2')],
      people: [mine, theirs],
    }),
  )
  const { sessions, groups } = await page('member')
  assert.deepEqual([groups[0].people, groups[0].mine, groups[0].place], [2, true, '三楼'])

  const asked = `/api/activities/${meeting}/plenary/leaves`
  assert.deepEqual(refused(await floor.post('member3', asked, { sessionId: sessions[1].id, reason: '有事' }), 422), [
    '您还没有编入小组，请向会议请假',
  ])
  const leave = done(await floor.post('member', asked, { sessionId: sessions[1].id, reason: '住院复查' })).body.id
  assert.deepEqual(refused(await floor.post('member', asked, { sessionId: sessions[1].id, reason: '再请' }), 422), ['这一场您已经请过假'])
  assert.equal((await page('member3')).leaves.length, 0, 'why somebody is away is not for everybody')
  refused(await floor.move('member3', 'group-leaves', 'group_leave', leave, 'grant'), 403)
  assert.match(JSON.stringify(done(await floor.get('member2', '/api/work')).body), /小组会议请假/)
  done(await floor.move('member2', 'group-leaves', 'group_leave', leave, 'grant'))
  assert.equal((await page('member')).leaves[0].state.label, '准假')
})

test('seats are given by sector and name and swapped by hand; the map is printed', async () => {
  const seats = `/api/activities/${meeting}/plenary/seats`
  assert.deepEqual(done(await floor.post(office, seats, { rows: 1, seats: 3, rule: 'pinyin', blocked: ['1-2'] })).body, {
    seated: 2,
    without: 2,
  })
  assert.deepEqual(done(await floor.post(office, seats, { rows: 2, seats: 3, rule: 'pinyin', blocked: ['1-2'], aisle: 2 })).body, {
    seated: 4,
    without: 0,
  })
  const before = (await page(office)).people as { id: string; name: string; seat: string }[]
  const [first, second] = [before.find((p) => p.seat === '1-1'), before.find((p) => p.seat === '1-3')]
  done(await floor.put(office, seats, { participationId: first?.id, seat: '1-3' }))
  const after = (await page(office)).people as { id: string; seat: string }[]
  assert.deepEqual([after.find((p) => p.id === first?.id)?.seat, after.find((p) => p.id === second?.id)?.seat], ['1-3', '1-1'])
  assert.match(refused(await floor.put(office, seats, { participationId: first?.id, seat: '1-2' }), 422).join(), /这个座位不排/)
  assert.equal((await floor.get(office, `/api/documents/meeting-floor/${meeting}/seats?format=docx`)).status, 200)
})

test('briefings are numbered when they are issued, and members read those only', async () => {
  const write = async (title: string) =>
    done(await floor.post(office, `/api/activities/${meeting}/plenary/briefings`, { title, text: '小组讨论热烈。' })).body.id as string
  const [one, two] = [await write('第一组讨论情况'), await write('第二组讨论情况')]
  done(await floor.move(office, 'briefings', 'briefing', two, 'issue'))
  assert.deepEqual(
    (await page('member')).briefings.map((b: { no: number; title: string }) => [b.no, b.title]),
    [[1, '第二组讨论情况']],
  )
  done(await floor.move(office, 'briefings', 'briefing', one, 'drop', { reason: '并入下一期' }))
  refused(await floor.move(office, 'briefings', 'briefing', one, 'issue'), 422)
})
