// Sign-in over HTTP: by the code of the room, by the office, by a tablet without network; what it comes to when the meeting is closed, and its correction.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import type { Uploaded } from '#/features/activities/attendance/contract.ts'
import { activitySteps, type ActivitySteps } from '../activity-steps.ts'
import { attendanceSteps, type AttendanceSteps } from '../attendance-steps.ts'
import { world, type City, type PersonName } from '../world.ts'
import { done, refused } from './proposal-steps.ts'

let city: City
let steps: ActivitySteps
let attendance: AttendanceSteps
before(async () => {
  city = await world({ at: '2022-03-01 10:00' })
  now('2022-03-01 10:00')
})
/** Everybody signs in to the program anew: nobody's session lasts through these leaps. */
function now(moment: string): void {
  city.at(moment)
  steps = activitySteps(city)
  attendance = attendanceSteps(city, steps)
}
after(() => city.close())

const office = 'general-office'
const byText = (a: string, b: string): number => a.localeCompare(b)
type Result = Uploaded['results'][number]

/** A meeting under way with its first session, 9:00 to 11:30. */
async function meeting(state: 'notified' | 'inSession' = 'inSession', fields: object = {}) {
  const id = await steps.inState(state, 'committee', { hostId: city.bodies.specialCommittee, ...fields })
  const [session] = (await attendance.page(office, id)).sessions
  return { id, session: session?.id ?? assert.fail('a session') }
}

const seen = async (id: string, name: PersonName, session = 0) => {
  const page = await attendance.page(office, id)
  const part = await steps.partOf(id, name)
  const person = page.people.find((p) => p.id === part) ?? assert.fail(`${name} is on the list`)
  return person.seen[page.sessions[session]?.id ?? ''] ?? assert.fail('a session')
}

const marksOf = (id: string): Promise<number> =>
  city.read(async (tx) => {
    const { rows } = await sql<{
      n: number
    }>`select count(*)::int as n from attendance_mark where activity_id = ${id} and voided_at is null`.execute(tx)
    return rows[0]?.n ?? 0
  })

test('a member signs in with the code on the screen, once, for himself and in time', async () => {
  const { id, session } = await meeting('notified')
  const mine = done(await (await steps.as('member')).get('/api/check-in')).body.sessions
  assert.deepEqual(
    mine
      .filter((s: { activityId: string }) => s.activityId === id)
      .map((s: { label: string; closed: string | null }) => [s.label, s.closed === null]),
    [
      ['第一天上午', true],
      ['第一天下午', false],
      ['第二天上午', false],
    ],
  )
  const screen = done(await (await steps.as(office)).get(`/api/activity-sessions/${session}/sign-in-screen`)).body
  assert.deepEqual([screen.code, screen.line], [attendance.code(session), '应到4人，请假0人，实到0人'])
  done(await attendance.sign('member', session))
  assert.deepEqual(refused(await attendance.sign('member', session), 422), ['您已经在10:00签到，不用再签到'])
  assert.equal((await seen(id, 'member')).way, '签到码')
  const after = done(await (await steps.as(office)).get(`/api/activity-sessions/${session}/sign-in-screen`)).body
  assert.equal(after.line, '应到4人，请假0人，实到1人')
  assert.equal((await attendance.sign('unit', session)).status, 404)
  now('2022-03-01 11:00')
  done(await attendance.sign('member', session, attendance.code(session), 'out'))
  assert.equal((await seen(id, 'member')).leftAt, '2022-03-01T03:00:00.000Z')
  assert.match(refused(await attendance.sign('member2', session, attendance.code(session), 'out'), 422).join(), /还没有签到/)
  now('2022-03-01 10:00')
})

test('an old code, another session’s code and a code before or after the time are refused with the reason', async () => {
  const { id, session } = await meeting()
  const old = attendance.code(session)
  now('2022-03-01 10:01')
  assert.match(refused(await attendance.sign('member', session, old), 422).join(), /签到码不对或者已经换了/)
  const other = (await attendance.page(office, id)).sessions[1]?.id ?? ''
  assert.match(refused(await attendance.sign('member', session, attendance.code(other)), 422).join(), /签到码不对/)
  assert.deepEqual(refused(await attendance.sign('member', other), 422), ['签到14:00开始，现在还没有开放'])
  now('2022-03-01 12:31')
  assert.match(refused(await attendance.sign('member', session), 422).join(), /签到已于12:30结束/)
  now('2022-03-01 10:00')
  assert.equal(await marksOf(id), 0)
})

test('five wrong codes stop the guessing for five minutes, for this person only', async () => {
  const { session } = await meeting()
  const wrong = attendance.code(session) === '123456' ? '654321' : '123456'
  for (const left of [4, 3, 2, 1])
    assert.match(refused(await attendance.sign('member', session, wrong), 422).join(), new RegExp(`还可以试${left}次`))
  assert.match(refused(await attendance.sign('member', session, wrong), 422).join(), /次数过多，请在10:05以后再试/)
  assert.match(refused(await attendance.sign('member', session), 422).join(), /次数过多/)
  done(await attendance.sign('member2', session))
  now('2022-03-01 10:05')
  done(await attendance.sign('member', session))
  now('2022-03-01 10:00')
})

test('the office marks everybody, takes back a wrong one, and whoever was taken back may still come', async () => {
  const { id, session } = await meeting()
  const people = (await attendance.page(office, id)).people
  done(await attendance.sign('member', session))
  const all = done(
    await attendance.mark(
      office,
      session,
      people.map((p) => p.id),
    ),
  ).body
  assert.deepEqual(all, { taken: 3, already: 1 })
  assert.match(
    refused(
      await attendance.mark(
        office,
        session,
        people.map((p) => p.id),
      ),
      422,
    ).join(),
    /都已经签到/,
  )
  const wrong = await seen(id, 'member2')
  done(await (await steps.as(office)).post(`/api/attendance-marks/${wrong.markId}/void`, { why: '登错人' }))
  assert.equal((await seen(id, 'member2')).cameAt, null)
  done(await attendance.sign('member2', session))
  assert.equal(await marksOf(id), 4)
  assert.equal((await attendance.mark('proposal-office', session, [people[0]?.id ?? ''])).status, 403)
})

test('from paper the beginning of the session is meant, and what somebody signed himself stays as it was', async () => {
  const { id, session } = await meeting()
  now('2022-03-01 10:20')
  done(await attendance.sign('member', session))
  const people = (await attendance.page(office, id)).people.map((p) => p.id)
  done(await attendance.mark(office, session, people, { way: 'paper' }))
  assert.deepEqual(
    [(await seen(id, 'member')).cameAt, (await seen(id, 'member2')).cameAt],
    ['2022-03-01T02:20:00.000Z', '2022-03-01T01:00:00.000Z'],
  )
  assert.match(refused(await attendance.mark(office, session, people, { at: '2022-03-01T02:21:00.000Z' }), 422).join(), /不能晚于现在/)
  now('2022-03-01 10:00')
})

test('a tablet sends what it has twice, in halves, and together with another one: everybody is there once, at the earliest time', async () => {
  const { id } = await meeting()
  const south = await attendance.tablet(id)
  const north = await attendance.tablet(id, '北门')
  assert.deepEqual(
    south.bundle.people.map((p) => `${p.name} ${p.initials}`).toSorted(byText),
    ['林一然 lyr', '周若谷 zrg', '沈知行 szx', '来宾甲 lbj'].toSorted(byText),
  )
  assert.doesNotMatch(JSON.stringify(south.bundle), /mobile|phone|住院/)
  now('2022-03-01 11:50')
  const [one, two] = [await steps.partOf(id, 'member'), await steps.partOf(id, 'member2')]
  const marks = [
    await south.mark(one, { at: '2022-03-01T00:55:00.000Z' }),
    await south.mark(two, { at: '2022-03-01T01:10:00.000Z' }),
    await south.mark(two, { at: '2022-03-01T01:11:00.000Z' }),
  ]
  const first = done(await south.send(marks.slice(0, 2))).body
  assert.deepEqual(
    first.results.map((r: Result) => r.outcome),
    ['taken', 'taken'],
  )
  for (const again of [marks, marks])
    assert.ok(done(await south.send(again)).body.results.every((r: Result) => r.outcome === 'taken' || r.outcome === 'already'))
  done(await north.send([await north.mark(two, { at: '2022-03-01T00:58:00.000Z' })], true))
  assert.equal(await marksOf(id), 2)
  assert.deepEqual(
    [(await seen(id, 'member')).cameAt, (await seen(id, 'member2')).cameAt],
    ['2022-03-01T00:55:00.000Z', '2022-03-01T00:58:00.000Z'],
  )
  const { devices } = await attendance.page(office, id)
  assert.deepEqual(
    devices.map((d) => [d.label, d.received, d.missing]),
    [
      ['南门', 3, []],
      ['北门', 1, []],
    ],
  )
  now('2022-03-01 10:00')
})

test('a number that never came is told, and an altered or foreign mark is not taken', async () => {
  const { id } = await meeting()
  const tablet = await attendance.tablet(id)
  const part = await steps.partOf(id, 'member')
  const lost = await tablet.mark(part)
  const honest = await tablet.mark(part)
  const altered = { ...(await tablet.mark(await steps.partOf(id, 'member2'))), at: '2022-03-01T01:00:00.000Z' }
  const { results } = done(await tablet.send([honest, altered])).body
  assert.deepEqual(
    results.map((r: Result) => [r.sequence, r.outcome, r.says]),
    [
      [2, 'taken', ''],
      [3, 'refused', '签名不符，没有采用'],
    ],
  )
  assert.deepEqual((await attendance.page(office, id)).devices[0]?.missing, [lost.sequence])
  const swapped = done(await tablet.send([await tablet.mark(await steps.partOf(id, 'member3'), { sequence: 2 })])).body
  assert.deepEqual(swapped.results[0], { sequence: 2, outcome: 'refused', says: '这个序号已经用过，没有采用' })
  const { deviceId } = tablet.bundle
  const forged = { committeeId: 1, marks: [honest], signature: honest.signature }
  assert.equal((await city.visitor().post(`/api/door-devices/${deviceId}/marks`, forged)).status, 403)
  assert.equal((await city.visitor().post(`/api/door-devices/${deviceId}/marks`, { ...forged, committeeId: 2 })).status, 404)
  assert.equal(await marksOf(id), 1)
})

test('what is in doubt waits for the office: a clock that is ahead, a stranger, a tablet that was shut out', async () => {
  const { id } = await meeting()
  const tablet = await attendance.tablet(id)
  const [one, two, three] = await Promise.all((['member', 'member2', 'member3'] as const).map((name) => steps.partOf(id, name)))
  const nobody = '00000000-0000-7000-8000-000000000000'
  const sent = done(
    await tablet.send([
      await tablet.mark(one ?? '', { at: '2022-03-01T02:10:00.000Z' }),
      await tablet.mark(nobody),
      await tablet.mark(two ?? ''),
    ]),
  ).body
  assert.deepEqual(
    sent.results.map((r: Result) => [r.outcome, r.says]),
    [
      ['doubtful', '平板的时钟快了'],
      ['doubtful', '不在参加人员名单上'],
      ['taken', ''],
    ],
  )
  done(await (await steps.as(office)).post(`/api/door-devices/${tablet.bundle.deviceId}/revocation`, { why: '平板遗失' }))
  const late = done(await tablet.send([await tablet.mark(three ?? '')], true)).body
  assert.deepEqual(
    [late.results[0]?.outcome, late.results[0]?.says, late.revoked, late.bundle],
    ['doubtful', '平板的授权已经收回', true, null],
  )
  const page = await attendance.page(office, id)
  assert.deepEqual(
    page.doubtful.map((d) => `${d.name}：${d.doubts.join()}${d.hopeless ? '，不能采用' : ''}`).toSorted(byText),
    ['林一然：平板的时钟快了', '名单上没有的人：不在参加人员名单上，不能采用', '沈知行：平板的授权已经收回'].toSorted(byText),
  )
  const work = done(await (await steps.as(office)).get('/api/work')).body
  assert.match(JSON.stringify(work), /请核定平板送来的存疑签到3条/)
  const decide = async (sequences: readonly number[], take: boolean) =>
    (await steps.as(office)).post(`/api/activities/${id}/doubtful-marks`, {
      marks: sequences.map((sequence) => ({ deviceId: tablet.bundle.deviceId, sequence })),
      take,
      says: '已与本人核对',
    })
  assert.match(refused(await decide([1, 2], true), 422).join(), /有1条找不到本人/)
  assert.deepEqual(done(await decide([1, 4], true)).body, { taken: 2, dismissed: 0 })
  assert.deepEqual(done(await decide([2], false)).body, { taken: 0, dismissed: 1 })
  assert.match(refused(await decide([2], false), 422).join(), /已经核定过/)
  assert.equal((await seen(id, 'member')).cameAt, '2022-03-01T02:00:00.000Z', 'a clock that was ahead cannot have been right')
  assert.equal(await marksOf(id), 3)
})

test('closing settles by the two thirds; a second person corrects, and the duty record gets a counter-entry', async () => {
  const { id, session } = await meeting('inSession', {
    sessions: [{ label: '', day: '2022-03-01', from: '09:00', until: '11:30' }],
  })
  done(await attendance.mark(office, session, [await steps.partOf(id, 'member')], { at: '2022-03-01T01:00:00.000Z' }))
  now('2022-03-01 12:00')
  const tablet = await attendance.tablet(id)
  done(await tablet.send([await tablet.mark(await steps.partOf(id, 'member2'), { at: '2022-03-01T01:50:00.000Z' })]))
  const unsure = await tablet.mark(await steps.partOf(id, 'member3'), { at: '2022-03-01T01:51:00.000Z' })
  for (const move of ['hold', 'issueMinutes', 'close'] as const) done(await steps.move(office, id, move, steps.forms[move]()))
  const states = async () =>
    Promise.all(
      (['member', 'member2', 'member3'] as const).map(async (name) => `${(await seen(id, name)).state} ${(await seen(id, name)).says}`),
    )
  // 100 of 150 minutes are two thirds.
  assert.deepEqual(await states(), ['present ', 'present 迟到50分钟', 'absent '])
  assert.equal((await attendance.page(office, id)).sessions[0]?.line, '应到4人，请假0人，实到2人')
  assert.equal(done(await tablet.send([unsure])).body.results[0]?.outcome, 'doubtful')
  assert.match(refused(await attendance.mark(office, session, [await steps.partOf(id, 'member3')]), 422).join(), /不能改动/)

  const ask = {
    sessionId: session,
    participationId: await steps.partOf(id, 'member3'),
    state: 'present',
    lateMinutes: 51,
    reason: '平板延迟上传，签到照片可证',
  }
  const asker = await steps.as('committee-office')
  assert.match(
    refused(await asker.post(`/api/activities/${id}/attendance-corrections`, { ...ask, state: 'excused', lateMinutes: 0 }), 422).join(),
    /请选择请假事由/,
  )
  const correction = done(await asker.post(`/api/activities/${id}/attendance-corrections`, ask)).body.id
  assert.match(refused(await asker.post(`/api/activities/${id}/attendance-corrections`, ask), 422).join(), /还没有复核完/)
  assert.equal((await asker.post(`/api/attendance-corrections/${correction}/moves/confirm`, { version: 1 })).status, 403)
  const work = done(await (await steps.as(office)).get('/api/work')).body
  assert.match(JSON.stringify(work), /请复核沈知行的出勤更正/)
  done(await (await steps.as(office)).post(`/api/attendance-corrections/${correction}/moves/confirm`, { version: 1, says: '属实' }))
  assert.deepEqual(await states(), ['present ', 'present 迟到50分钟', 'present 迟到51分钟；平板延迟上传，签到照片可证'])
  const facts = await city.read(async (tx) => {
    const { rows } = await sql<{ verb: string; weight: number }>`select verb, weight::float8 as weight from fact where object_id = ${id}
      and person_id = ${city.personId('member3')} order by weight, verb`.execute(tx)
    return rows
  })
  assert.deepEqual(facts, [
    { verb: 'activity.absent', weight: -1 },
    { verb: 'activity.absent', weight: 1 },
    { verb: 'activity.attended', weight: 1 },
  ])
  now('2022-03-01 10:00')
})

test('the attendance list is a table to take along and a paper with the line of the quorum; other committees’ clerks see neither', async () => {
  const { id, session } = await meeting()
  done(await attendance.sign('member', session))
  const rows = done(await (await steps.as(office)).get(`/api/lists/attendance?f.activity=${id}`)).body.rows
  assert.equal(rows.length, 12)
  assert.equal(done(await (await steps.as('proposal-office')).get(`/api/lists/attendance?f.activity=${id}`)).body.rows.length, 12)
  const papers = done(await (await steps.as(office)).get(`/api/documents?kind=attendance&id=${id}`)).body
  assert.deepEqual(
    papers.flatMap((g: { papers: { name: string }[] }) => g.papers.map((p) => p.name)),
    ['sign-in-sheet', 'attendance'],
  )
  assert.equal((await (await steps.as('member')).get(`/api/documents?kind=attendance&id=${id}`)).status, 404)
})
