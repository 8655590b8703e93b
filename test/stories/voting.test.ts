// Votes over HTTP: who may vote is fixed when it opens, what was voted leads back to nobody, the result stands for good.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { floorSteps, office, type FloorSteps } from '../floor-steps.ts'
import { world, type City, type PersonName } from '../world.ts'
import { done, refused } from './proposal-steps.ts'

let city: City
let floor: FloorSteps
before(async () => {
  city = await world({ at: '2022-03-14 10:00' })
  floor = floorSteps(city)
})
after(() => city.close())

const cast = (name: PersonName, id: string, ...choices: string[]) => floor.post(name, `/api/votes/${id}/ballot`, { choices })
const close = (id: string) => floor.move(office, 'votes', 'floor_vote', id, 'close')
const page = async (name: PersonName, id: string) => done(await floor.get(name, `/api/votes/${id}`)).body
const tally = (name: PersonName, id: string, ballots: number, counts: Record<string, number>, invalid = 0) =>
  floor.put(name, `/api/votes/${id}/tally`, { ballots, invalid, counts: Object.entries(counts).map(([code, votes]) => ({ code, votes })) })
const owner = () => city.world.db.owner

test('a plenary votes only with its quorum, and those who signed in are on the list', async () => {
  const meeting = await floor.running(['member'])
  const id = await floor.vote(meeting)
  const [open] = (await page(office, id)).moves
  assert.equal(open.ok, false, 'the button says what the server says')
  assert.deepEqual(refused(await floor.move(office, 'votes', 'floor_vote', id, 'open'), 422), open.reasons)
  assert.match(open.reasons.join(), /应到4人，请假0人，实到1人.*不足/)
})

test('a secret vote: one ballot each, counted when it closes, and nothing in the tables leads from a voter to a ballot', async () => {
  const meeting = await floor.running()
  const id = await floor.opened(meeting)
  assert.equal(refused(await cast('unit', id, 'for'), 403).length, 1)
  assert.deepEqual(refused(await cast('member', id), 422), ['请在赞成、反对、弃权中选一项'])
  assert.deepEqual(refused(await cast('member', id, 'c1'), 422), ['选项不在这次表决里'])
  done(await cast('member', id, 'for'))
  assert.deepEqual(refused(await cast('member', id, 'against'), 422), ['您已经投过票了'])
  const both = await Promise.all([cast('member2', id, 'for'), cast('member2', id, 'for'), cast('member3', id, 'against')])
  assert.equal(both.filter((b) => b.status === 200).length, 2, 'of two ballots of one person one is taken')
  const running = await page(office, id)
  assert.deepEqual([running.cast, running.eligible, running.options[0].votes], [3, 3, null])

  // While it runs nobody can read a ballot, not even the owner of the tables.
  assert.equal((await city.read((tx) => sql`select * from floor_ballot where vote_id = ${id}`.execute(tx))).rows.length, 0)
  assert.equal((await sql`select * from floor_ballot where vote_id = ${id}`.execute(owner())).rows.length, 0)
  done(await close(id))
  assert.equal((await sql`select * from floor_ballot where vote_id = ${id}`.execute(owner())).rows.length, 3)

  const closed = await page('member', id)
  assert.equal(closed.outcome, '赞成2票，反对1票，弃权0票；须2票赞成，通过')
  assert.deepEqual(closed.voters, [], 'not even who voted is shown afterwards')
  const columns = async (table: string) =>
    (
      await sql<{
        name: string
      }>`select column_name as name from information_schema.columns where table_name = ${table} order by 1`.execute(owner())
    ).rows.map((r) => r.name)
  assert.deepEqual(await columns('floor_ballot'), ['choices', 'committee_id', 'id', 'vote_id'])
  assert.deepEqual(await columns('floor_voter'), ['committee_id', 'participation_id', 'person_id', 'vote_id', 'voted'])
  // Written anew together: neither transaction nor place of a row tells who wrote it.
  const { rows } = await sql<{
    writers: number
    ordered: boolean
  }>`select (select count(distinct xmin::text) from floor_ballot where vote_id = ${id})::int
    + (select count(distinct xmin::text) from floor_voter where vote_id = ${id})::int as writers`.execute(owner())
  assert.equal(rows[0]?.writers, 2)
  const told = await sql<{ data: object }>`select data from journal_entry where subject_id = ${id} and event = 'vote.received'`.execute(
    owner(),
  )
  assert.equal(
    told.rows.every((r) => Object.keys(r.data).join() === 'count'),
    true,
  )
  const named =
    await sql`select 1 from journal_entry where subject_id = ${id} and event = 'vote.received' and actor_id is not null`.execute(owner())
  assert.equal(named.rows.length, 0)
})

test('the result cannot be changed, by no route and not in the tables', async () => {
  const meeting = await floor.running()
  const id = await floor.opened(meeting)
  done(await cast('member', id, 'abstain'))
  done(await close(id))
  for (const move of ['open', 'close', 'cancel']) refused(await floor.move(office, 'votes', 'floor_vote', id, move, { reason: '改' }), 422)
  assert.deepEqual(refused(await cast('member2', id, 'for'), 422), ['表决没有开始，或者已经结束'])
  await assert.rejects(sql`update floor_vote set outcome = '通过' where id = ${id}`.execute(owner()), /cannot be changed/)
  await assert.rejects(sql`update floor_vote_option set votes = 99 where vote_id = ${id}`.execute(owner()), /cannot be changed/)
})

test('hands are counted by the office; the numbers must fit the hall', async () => {
  const meeting = await floor.running()
  const id = await floor.opened(meeting, { mode: 'hands' })
  assert.deepEqual(refused(await close(id), 422), ['请先登记计票人的计数'])
  assert.deepEqual(refused(await tally(office, id, 4, { for: 4 }), 422), ['收回4张，多于发出的3张'])
  assert.deepEqual(refused(await tally(office, id, 3, { for: 2 }), 422), ['赞成、反对、弃权合计2票，应等于有效票3张'])
  refused(await tally('member', id, 3, { for: 3 }), 403)
  done(await tally(office, id, 3, { for: 2, abstain: 1 }))
  done(await close(id))
  assert.equal((await page('member', id)).passed, true)
})

test('paper ballots: who takes one cannot vote on the phone, and two tellers must agree', async () => {
  const meeting = await floor.running()
  const id = await floor.opened(meeting, { kind: 'election', seats: 1, candidates: ['甲', '乙'], rule: 'present-half' })
  const { voters } = await page(office, id)
  const paper = voters.filter((v: { name: string }) => v.name !== '林一然').map((v: { id: string }) => v.id)
  done(await floor.post(office, `/api/votes/${id}/paper`, { voters: paper }))
  refused(await floor.post(office, `/api/votes/${id}/paper`, { voters: paper }), 422)
  assert.deepEqual(refused(await cast('member2', id, 'c1'), 422), ['您已经投过票了'])
  assert.deepEqual(refused(await cast('member', id, 'c1', 'c2'), 422), ['最多选1人，现在选了2人'])
  done(await cast('member', id, 'c1'))
  done(await tally(office, id, 2, { c1: 1 }, 1))
  assert.deepEqual(refused(await close(id), 422), ['须由2名计票人分别录入，现在有1人'])
  const other = 'general-office-2'
  await sql`insert into floor_tally (committee_id, vote_id, teller_id, teller_name, ballots, invalid, counts, entered_at)
    values (1, ${id}, ${city.personId('chair')}, ${other}, 2, 0, '{"c1": 1, "c2": 1}', now())`.execute(owner())
  assert.match(refused(await close(id), 422).join(), /录入的数字不一致/)
  await sql`update floor_tally set invalid = 1, counts = '{"c1": 1}' where vote_id = ${id} and teller_name = ${other}`.execute(owner())
  done(await close(id))
  const { outcome, cast: votes, invalid } = await page('member', id)
  assert.deepEqual([outcome, votes, invalid], ['甲当选', 3, 1])
})

test('a cancelled vote leaves no ballot', async () => {
  const meeting = await floor.running()
  const id = await floor.opened(meeting)
  done(await cast('member', id, 'for'))
  done(await floor.move(office, 'votes', 'floor_vote', id, 'cancel', { reason: '票数显示有误' }))
  assert.equal((await sql`select 1 from floor_ballot where vote_id = ${id}`.execute(owner())).rows.length, 0)
})

test('a resolution is tabled, voted and adopted by its vote, and printed with the day', async () => {
  const meeting = await floor.running()
  const base = `/api/activities/${meeting}/plenary/resolutions`
  refused(await floor.post('member', base, { title: '决议' }), 403)
  const resolution = done(await floor.post(office, base, { title: '关于常委会工作报告的决议', text: '会议听取并审议了报告。' })).body.id
  const id = await floor.vote(meeting, { resolutionId: resolution })
  assert.deepEqual(refused(await floor.move(office, 'votes', 'floor_vote', id, 'open'), 422), ['要表决的文稿还没有提交表决'])
  done(await floor.move(office, 'resolutions', 'resolution', resolution, 'table'))
  done(await floor.move(office, 'votes', 'floor_vote', id, 'open'))
  refused(await floor.move(office, 'resolutions', 'resolution', resolution, 'takeBack'), 422)
  for (const name of ['member', 'member2'] as const) done(await cast(name, id, 'for'))
  done(await close(id))
  const [adopted] = done(await floor.get('member', `/api/activities/${meeting}/plenary`)).body.resolutions
  assert.deepEqual([adopted.state.label, adopted.decidedOn], ['通过', '2022-03-14'])
  for (const [kind, of, name] of [
    ['resolution', resolution, 'text'],
    ['floor-vote', id, 'result'],
  ]) {
    const paper = await floor.get('member', `/api/documents/${kind}/${of}/${name}?format=docx`)
    assert.equal(paper.status, 200, paper.text.slice(0, 200))
  }
})
