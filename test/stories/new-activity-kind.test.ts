// A kind of activity nobody programmed: entered as a row in the running program, then planned, held, closed – and a duty fact like any other.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
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

test('a new kind is a row with what follows from it: it is planned, held, closed and counted without a line of program', async () => {
  const rulers = await steps.as('system-admin')
  const row = { code: 'night-school', label: '委员夜校', fromDay: '2022-03-01', source: '主席会议决定' }
  const wrong = await rulers.post('/api/codes/activity-kind', { ...row, data: { group: 'nowhere' } })
  assert.equal(wrong.status, 422)
  done(
    await rulers.post('/api/codes/activity-kind', { ...row, data: { group: 'study', mandatory: true, halfDays: true, leave: 'office' } }),
  )
  const forms = done(await (await steps.as('general-office')).get('/api/activities/forms')).body
  assert.deepEqual(
    forms.kinds
      .filter((k: { code: string }) => k.code === 'night-school')
      .map((k: { group: string; mandatory: boolean }) => [k.group, k.mandatory]),
    [['study', true]],
  )
  const id = await steps.draft('night-school', { title: '委员夜校第一课' })
  done(await steps.invite(id, ['member', 'member2']))
  for (const move of ['notify', 'hold', 'close'] as const) done(await steps.move('general-office', id, move))
  const facts = await city.read(async (tx) => {
    const { rows } = await sql<{
      said: string
    }>`select verb || ' ' || (about ->> 'kind') || ' ' || coalesce(about ->> 'group', '') as said from fact
      where object_id = ${id} group by 1 order by 1`.execute(tx)
    return rows.map((r) => r.said)
  })
  assert.deepEqual(
    facts.filter((f) => f.includes('held') || f.includes('absent')),
    ['activity.absent night-school study', 'activity.held night-school study'],
  )
})

test('what follows from a kind is changed from a day on, and its name stays', async () => {
  const rulers = await steps.as('system-admin')
  const { rows } = done(await rulers.get('/api/codes/activity-kind')).body
  const visit = rows.find((r: { code: string }) => r.code === 'visit')
  done(
    await rulers.post('/api/codes/activity-kind', {
      code: 'visit',
      label: visit.label,
      fromDay: '2022-03-01',
      source: '新的规定',
      data: { ...visit.data, minutes: true },
    }),
  )
  const id = await steps.draft('visit', { title: '走访' })
  done(await steps.invite(id, ['member']))
  assert.match((await steps.move('general-office', id, 'notify')).text, /须先送审/)
})
