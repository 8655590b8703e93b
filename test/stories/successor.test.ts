// A unit is abolished while it handles a case: its successor's people find the case and carry it on.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { world, type City } from '../world.ts'
import { done, proposalSteps, refused } from './proposal-steps.ts'

let city: City
before(async () => {
  city = await world()
})
after(() => city.close())

test('after a unit is abolished its successor receives and handles what it left', async () => {
  city.at('2022-03-04 09:00')
  const people = proposalSteps(city)
  const id = await people.handedOver()
  const task = await people.task(id)
  refused(await people.taskMove('unit2', task, 'receive'), 403)
  const office = await city.signIn('general-office')
  const body = (await office.get(`/api/bodies/${city.bodies.transport}`)).body as { version: number }
  done(
    await office.post(`/api/bodies/${city.bodies.transport}/abolition`, {
      version: body.version,
      lastDay: '2022-03-04',
      successorId: city.bodies.housing,
      source: '机构改革方案',
    }),
  )
  city.at('2022-03-07 09:00')
  const owed = (await (await city.signIn('unit2')).get('/api/work')).body as { lists: { items: { url: string }[] }[] }
  assert.ok(owed.lists.some((l) => l.items.some((i) => i.url === `/tasks/${task.id}`)))
  done(await people.taskMove('unit2', task, 'receive'))
  assert.equal(await people.state(id), 'inHandling')
})
