// 述职 told over HTTP: a round, its group, a written report that was accepted, a report heard with its ballots, the rate and the paper.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { world, type City } from '../world.ts'
import { done, proposalSteps, refused, type Steps } from './proposal-steps.ts'
import { workSteps } from './works-steps.ts'

let city: City
let people: Steps

before(async () => {
  city = await world({ at: '2022-12-10 09:00' })
  people = proposalSteps(city)
  await sql`update seat set kind = 'standing' where committee_id = 1 and person_id = any(${[city.personId('member'), city.personId('member2')]}::uuid[])`.execute(
    city.world.db.owner,
  )
})
after(() => city.close())

test('standing members report in writing and by word: who must, who did, how they were rated', async () => {
  const office = await people.as('general-office')
  const { id } = done(await office.post('/api/duty-rounds', { title: '2022年度常委述职', year: 2022, dueDay: '2022-12-12' })).body
  const page = async () => done(await office.get(`/api/duty-rounds/${id}`)).body
  const move = async (name: 'general-office' | 'member', made: string, form: object = {}) =>
    (await people.as(name)).post(`/api/duty-rounds/${id}/moves/${made}`, { version: (await page()).version, ...form })
  assert.deepEqual(refused(await move('general-office', 'start'), 422), ['还没有设述职小组'])
  const group = { name: '第一组', headName: '苏怀瑾', day: '2022-12-16', place: '会议室' }
  assert.deepEqual(refused(await move('general-office', 'addGroup', { ...group, people: [city.personId('member3')] }), 422), [
    '述职的应当是在任的常务委员',
  ])
  done(await move('general-office', 'addGroup', { ...group, people: [city.personId('member')] }))
  assert.equal((await move('member', 'start')).status, 403)
  done(await move('general-office', 'start'))
  assert.equal((await page()).people.length, 2, 'every standing member in office is on the list')
  assert.deepEqual(refused(await move('general-office', 'collect'), 422), ['没有新采用的述职报告'])

  const works = workSteps(city, people)
  const report = await works.written('duty-report')
  done(await works.move('member', report, 'submit'))
  done(await works.move('general-office', report, 'accept'))
  done(await move('general-office', 'collect'))
  const ballots = [
    { grade: 'excellent', count: 8 },
    { grade: 'competent', count: 2 },
  ]
  const heard = { personId: city.personId('member'), day: '2022-12-10', ballots }
  assert.deepEqual(refused(await move('general-office', 'deliver', { ...heard, day: '2022-12-11' }), 422), ['日期不能晚于今天'])
  done(await move('general-office', 'deliver', heard))
  assert.deepEqual(refused(await move('general-office', 'deliver', heard), 422), ['林一然已经登记过'])
  const mine = (await page()).people.find((p: { id: string }) => p.id === city.personId('member'))
  assert.deepEqual([mine.workId, mine.filedOn, mine.grade, mine.points, mine.ballots], [report, '2022-12-10', '优秀', 97, 10])
  const facts = await city.read((tx) =>
    sql<{ verb: string; rating: string | null }>`select verb, about ->> 'rating' as rating from fact
      where object_kind = 'duty-round' and object_id = ${id} order by verb`.execute(tx),
  )
  assert.deepEqual(facts.rows, [
    { verb: 'dutyReport.delivered', rating: 'excellent' },
    { verb: 'dutyReport.filed', rating: null },
  ])
  const { records } = done(await office.get('/api/figures/IMP-35/records?year=2022&asOf=2022-12-10')).body
  assert.deepEqual(records.map((r: { amount: number }) => r.amount).toSorted(), [0, 1])
  assert.equal(done(await office.get(`/api/documents?kind=duty-round&id=${id}`)).body[0].papers[0].title, '述职结果表')
  done(await move('general-office', 'close'))
  assert.deepEqual(refused(await move('general-office', 'collect'), 422), ['当前状态是“已结束”，不能核对书面述职'])
})
