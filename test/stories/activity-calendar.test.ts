// The calendar over HTTP: what one sees, the feed of a phone, lead times that explain themselves, reminders told once, series.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { remind } from '#/features/activities/calendar/jobs.ts'
import { activitySteps, type ActivitySteps } from '../activity-steps.ts'
import { world, type City } from '../world.ts'
import { done } from './proposal-steps.ts'

let city: City
let steps: ActivitySteps

before(async () => {
  city = await world({ at: '2022-03-01 10:00' })
  steps = activitySteps(city)
})
after(() => city.close())

const on = (day: string, from = '09:00', until = '11:30') => ({ sessions: [{ label: '', day, from, until }] })

test('a feed shows one’s own meetings with their zone, what is cancelled as cancelled, and ends when it is revoked', async () => {
  const kept = await steps.inState('notified', 'standing', { title: '五届二次常委会会议', ...on('2022-03-10') })
  const cancelled = await steps.inState('cancelled', 'standing', { title: '五届三次常委会会议', ...on('2022-03-11') })
  const member = await steps.as('member')
  const { path } = done(await member.post('/api/activity-feed', {})).body
  const read = () => city.visitor().get(path)
  const text = (await read()).text.replaceAll('\r\n ', '')
  assert.match(text, /DTSTART;TZID=Asia\/Shanghai:20220310T090000/)
  assert.match(text, /SUMMARY:【取消】五届三次常委会会议/)
  assert.ok(kept && cancelled)
  const stranger = done(await (await steps.as('unit')).post('/api/activity-feed', {})).body.path
  assert.doesNotMatch((await city.visitor().get(stranger)).text, /BEGIN:VEVENT/)
  done(await member.post('/api/activity-feed/revocation', {}))
  assert.equal((await read()).status, 404)
  const newer = done(await member.post('/api/activity-feed', {})).body.path
  done(await member.post('/api/activity-feed', {}))
  assert.equal((await city.visitor().get(newer)).status, 404)
})

test('guessing feeds is slowed', async () => {
  const guess = () => city.visitor().get(`/api/activity-feed/1.${'x'.repeat(43)}.ics`)
  const answers = []
  for (let i = 0; i < 6; i++) answers.push((await guess()).status)
  assert.deepEqual([answers[0], answers.at(-1)], [404, 422])
})

test('a consultation owes its notice fifteen working days before, and says how that was reckoned', async () => {
  const id = await steps.draft('consult.counterpart', { title: '对口协商会', ...on('2022-04-15') })
  const page = await steps.page('general-office', id)
  assert.deepEqual(
    page.owed.map((o) => `${o.label} ${o.due}`),
    ['发出通知 2022-03-24', '发出材料 2022-03-31'],
  )
  assert.match(page.owed[0]?.steps.join() ?? '', /第15个工作日/)
  const work = done(await (await steps.as('general-office')).get('/api/work')).body
  assert.match(JSON.stringify(work.lists), /待通知的活动/)
  for (const [name, move] of [
    ['general-office', 'submit'],
    ['chair', 'approve'],
  ] as const)
    done(await steps.move(name, id, move))
  done(await steps.invite(id, ['member']))
  done(await steps.move('general-office', id, 'notify'))
  assert.deepEqual(
    (await steps.page('general-office', id)).owed.map((o) => o.label),
    ['发出材料'],
  )
  const mine = done(await (await steps.as('member')).get('/api/work')).body
  assert.match(JSON.stringify(mine.lists), /请您答复的邀请/)
})

test('the invitations of a member: an open one with its buttons, one to sign up for while there are places', async () => {
  const lecture = await steps.draft('lecture', {
    title: '政协大讲堂第一讲',
    ...on('2022-05-10'),
    signUpUntil: '2022-05-01 18:00',
    places: 1,
  })
  done(await steps.move('general-office', lecture, 'notify'))
  const find = async (name: 'member' | 'member2') => {
    const { invited, signUps } = done(await (await steps.as(name)).get('/api/invitations')).body
    const has = (list: { id: string }[]) => list.some((x) => x.id === lecture)
    return [has(invited), has(signUps)]
  }
  assert.deepEqual(await find('member'), [false, true])
  done(await (await steps.as('member')).post(`/api/activities/${lecture}/sign-up`, {}))
  assert.deepEqual(
    [await find('member'), await find('member2')],
    [
      [true, false],
      [false, false],
    ],
  )
  const full = await (await steps.as('member2')).post(`/api/activities/${lecture}/sign-up`, {})
  assert.match(full.text, /名额已满/)
})

test('a study day is planned for every week with its people', async () => {
  const id = await steps.draft('study-day', { title: '固定学习日', ...on('2022-06-03', '15:00', '17:00') })
  done(await steps.invite(id, ['member', 'member2']))
  const { ids } = done(
    await (await steps.as('general-office')).post(`/api/activities/${id}/copies`, { startsOn: '2022-06-10', repeats: 'weekly', times: 3 }),
  ).body
  const pages = await Promise.all(ids.map((x: string) => steps.page('general-office', x)))
  assert.deepEqual(
    pages.map((p) => [p.sessions[0]?.day, p.counts.due, p.state.code]),
    [
      ['2022-06-10', 2, 'draft'],
      ['2022-06-17', 2, 'draft'],
      ['2022-06-24', 2, 'draft'],
    ],
  )
  const { entries } = done(
    await (await steps.as('general-office')).get('/api/activity-calendar?from=2022-06-01&to=2022-06-30&whose=host'),
  ).body
  assert.equal(entries.length, 4)
  const seen = done(await (await steps.as('member')).get('/api/activity-calendar?from=2022-06-01&to=2022-06-30')).body
  assert.equal(seen.entries.length, 0, 'drafts are not in anybody else’s calendar')
})

test('the day before, whoever is expected is told once, however often the job runs', async () => {
  const id = await steps.inState('notified', 'standing', { title: '五届四次常委会会议', ...on('2022-03-21') })
  done(await steps.reply('chair', await leaveOf(id), 'grantLeave'))
  city.at('2022-03-20 08:00')
  assert.ok((await remind(city.world, 1)) > 0)
  assert.equal(await remind(city.world, 1), 0)
  const told = await city.read(async (tx) => {
    const { rows } = await sql<{ code: string }>`select p.code from notice n join person p on p.id = n.person_id
      where n.matter_id = ${id} and n.title = '明天有活动' order by 1`.execute(tx)
    return rows.map((r) => r.code)
  })
  assert.deepEqual(told, ['member', 'member3'])
})

async function leaveOf(id: string): Promise<string> {
  const part = await steps.partOf(id, 'member2')
  done(await steps.reply('member2', part, 'askLeave', { kind: 'official' }))
  return part
}
