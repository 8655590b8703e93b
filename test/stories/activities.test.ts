// A meeting from its draft to the duty record, over HTTP: planned, approved, told, answered, held, closed; and what is refused on the way.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { activitySteps, type ActivitySteps } from '../activity-steps.ts'
import { world, type City, type PersonName } from '../world.ts'
import { done } from './proposal-steps.ts'

let city: City
let steps: ActivitySteps

before(async () => {
  city = await world({ at: '2022-03-01 10:00' })
  steps = activitySteps(city)
})
after(() => city.close())

interface FactRow {
  readonly verb: string
  readonly role: string
  readonly person: string | null
  readonly session: string | null
  readonly about: Readonly<Record<string, unknown>>
}

const factsOf = (id: string): Promise<readonly FactRow[]> =>
  city.read(async (tx) => {
    const { rows } = await sql<FactRow>`select f.verb, f.role, p.code as person, f.about ->> 'session' as session, f.about from fact f
      left join person p on p.id = f.person_id where f.object_id = ${id} order by f.verb, p.code, f.day, session`.execute(tx)
    return rows
  })

/** Marked as come by the staff, straight into the table: how people sign in has its own stories. */
const marked = (id: string, name: PersonName, session: number): Promise<void> =>
  city.world.db.owner.transaction().execute(async (tx) => {
    await sql`insert into attendance_mark (committee_id, id, activity_id, session_id, participation_id, direction, at, way, mark_key, received_at)
      select 1, gen_random_uuid(), ${id}, s.id, p.id, 'in', s.starts_at, 'staff', gen_random_uuid()::text, s.starts_at
      from activity_session s join participation p on p.activity_id = s.activity_id and p.person_id = ${city.personId(name)}
      where s.activity_id = ${id} and s.ord = ${session}`.execute(tx)
  })

test('a plenary is approved, told, held and closed; each half-day is a fact of everybody who had to come', async () => {
  const id = await steps.inState('notified')
  const sick = await steps.partOf(id, 'member2')
  done(await steps.reply('member', await steps.partOf(id, 'member'), 'confirm'))
  done(await steps.reply('member2', sick, 'askLeave', { kind: 'sick', reason: '住院' }))
  const early = await steps.move('general-office', id, 'close')
  assert.equal(early.status, 422)
  done(await steps.reply('chair', sick, 'grantLeave'))
  for (const session of [1, 2, 3]) await marked(id, 'member', session)
  for (const move of ['begin', 'hold'] as const) done(await steps.move('general-office', id, move))
  const without = await steps.move('general-office', id, 'close')
  assert.deepEqual([without.status, /须先印发纪要/.test(without.text)], [422, true])
  for (const move of ['issueMinutes', 'close'] as const) done(await steps.move('general-office', id, move, steps.forms[move]()))
  const facts = await factsOf(id)
  const said = facts.filter((f) => f.person).map((f) => `${f.person} ${f.verb} ${f.session}`)
  assert.deepEqual(said, [
    'member3 activity.absent 第一天上午',
    'member3 activity.absent 第一天下午',
    'member3 activity.absent 第二天上午',
    'member activity.attended 第一天上午',
    'member activity.attended 第一天下午',
    'member activity.attended 第二天上午',
    'member2 activity.excused 第一天上午',
    'member2 activity.excused 第一天下午',
    'member2 activity.excused 第二天上午',
  ])
  assert.deepEqual(
    facts.filter((f) => !f.person).map((f) => `${f.verb} ${f.role}`),
    ['activity.held host', 'activity.minuted host', 'activity.notified host'],
  )
  const held = facts.find((f) => f.verb === 'activity.held')
  assert.deepEqual([held?.about.people, held?.about.kind, held?.about.themes], [1, 'plenary', ['industry']])
})

test('other members see neither who asked for leave nor why', async () => {
  const id = await steps.inState('notified')
  done(await steps.reply('member2', await steps.partOf(id, 'member2'), 'askLeave', { kind: 'personal', reason: '家中有事' }))
  const seen = await steps.page('member', id)
  const other = seen.people.find((p) => p.name === '周若谷')
  assert.deepEqual([other?.reply, other?.leave, other?.moves], [null, null, []])
  assert.doesNotMatch(JSON.stringify(seen), /家中有事/)
  const office = await steps.page('general-office', id)
  assert.equal(office.people.find((p) => p.name === '周若谷')?.leave?.reason, '家中有事')
})

test('a changed place asks everybody who said yes again', async () => {
  const id = await steps.inState('notified', 'committee')
  const part = await steps.partOf(id, 'member')
  done(await steps.reply('member', part, 'confirm'))
  const again = await steps.reply('member', part, 'confirm')
  assert.match(again.text, /已经答复参加/)
  const page = await steps.page('general-office', id)
  city.at('2022-03-01 10:05')
  const { version } = done(
    await (
      await steps.as('general-office')
    ).put(`/api/activities/${id}`, { version: page.version, fields: { ...page.fields, place: '三楼会议室' } }),
  ).body
  assert.equal(version, page.version + 1)
  assert.equal((await steps.page('member', id)).mine?.asksAgain, true)
  done(await steps.reply('member', part, 'confirm'))
  city.at('2022-03-01 10:00')
  const inbox = await (await steps.as('member')).get('/api/notices')
  assert.match(JSON.stringify(inbox.body), /请重新确认/)
})

test('a visit is told without approval and held without being opened', async () => {
  const id = await steps.draft('visit')
  const empty = await steps.move('general-office', id, 'notify')
  assert.match(empty.text, /还没有参加人员/)
  done(await steps.invite(id, [], { lists: ['members'] }))
  for (const move of ['notify', 'hold', 'close'] as const) done(await steps.move('general-office', id, move))
  assert.equal((await steps.page('member', id)).counts.due, 3)
})

test('nobody approves what he himself began, and a committee’s office arranges its own committee’s only', async () => {
  const own = await steps.draft('committee', { hostId: city.bodies.specialCommittee }, 'committee-office')
  done(await steps.move('committee-office', own, 'submit'))
  done(await steps.move('general-office', own, 'approve'))
  const city1 = await steps.draft('committee')
  assert.equal((await steps.move('committee-office', city1, 'submit')).status, 404)
  done(await steps.move('general-office', city1, 'submit'))
  assert.equal((await steps.move('general-office', city1, 'approve')).status, 403)
})
