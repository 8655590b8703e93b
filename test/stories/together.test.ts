// 合并办理 over HTTP: several cases of one unit handled as one, a reply with its own number to every proposer, and undone.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { linksOf } from '#/core/cases/register.ts'
import { world, type City, type PersonName } from '../world.ts'
import { done, proposalSteps, refused, replyText, type Steps } from './proposal-steps.ts'

let city: City
let people: Steps
before(async () => {
  city = await world({ at: '2022-03-04 09:00' })
  people = proposalSteps(city)
})
after(() => city.close())

const post = async (name: PersonName, task: string, what: string, body: object = {}) =>
  (await people.as(name)).post(`/api/tasks/${task}/together${what}`, body)
const taskOf = async (): Promise<{ id: string; task: string }> => {
  const id = await people.handedOver()
  return { id, task: (await people.task(id)).id }
}

test('a unit handles its cases together, answers each proposer separately, and may take one out again', async () => {
  const [one, two, three] = [await taskOf(), await taskOf(), await taskOf()]
  assert.match(refused(await post('unit2', one.task, '', { tasks: [two.task] }), 403).join(), /承办单位自己决定/)
  assert.equal(refused(await post('proposal-office', one.task, '', { tasks: [two.task] }), 403).length, 1)
  done(await post('unit', one.task, '', { tasks: [two.task, three.task] }))
  assert.match(refused(await post('unit', one.task, '', { tasks: [two.task] }), 422).join(), /已在合并办理中/)
  const links = await city.read((tx) => linksOf(tx, one.id))
  assert.deepEqual(
    links.map((l) => l.link),
    ['handledTogether', 'handledTogether'],
  )

  done(await post('unit', three.task, '/leave'))
  assert.equal((await city.read((tx) => linksOf(tx, one.id))).length, 1)
  const members = done(await (await people.as('unit')).get(`/api/tasks/${one.task}/together`)).body.members
  assert.equal(members.length, 2)

  for (const { id } of [one, two]) {
    done(await people.taskMove('unit', await people.task(id), 'receive'))
    done(await people.taskMove('unit', await people.task(id), 'consult', people.consultation()))
  }
  done(await people.saveReply('unit', { id: one.task }, replyText))
  const drafted = done(await post('unit', one.task, '/draft')).body.results
  assert.deepEqual(
    drafted.map((r: { ok: boolean }) => r.ok),
    [true, true],
  )
  assert.deepEqual(
    done(await post('unit', one.task, '/send')).body.results.map((r: { ok: boolean }) => r.ok),
    [true, true],
  )

  const signing = { signerName: '荣立本', signerPost: '局长' }
  const numbers = [
    { taskId: one.task, docNo: '云交函〔2022〕21号' },
    { taskId: two.task, docNo: '云交函〔2022〕22号' },
  ]
  assert.equal(refused(await post('unit-liaison', one.task, '/issue', { ...signing, numbers }), 403).length, 1)
  assert.deepEqual(
    refused(await post('unit-head', one.task, '/issue', { ...signing, numbers: numbers.map((n) => ({ ...n, docNo: '同号' })) }), 422),
    ['各件的发文字号不能相同'],
  )
  assert.deepEqual(
    done(await post('unit-head', one.task, '/issue', { ...signing, numbers })).body.results.map((r: { ok: boolean }) => r.ok),
    [true, true],
  )
  for (const [at, { id }] of [one, two].entries()) {
    const page = await people.page('member', id)
    assert.deepEqual([page.state.code, page.tasks[0]?.reply?.docNo, page.forms.length], ['feedbackOpen', numbers[at]?.docNo, 1])
  }
  assert.match(refused(await post('unit', three.task, '', { tasks: [one.task] }), 422).join(), /不是本单位在办的任务|已经答复/)
})

test('two cases taken apart are both alone again', async () => {
  const [one, two] = [await taskOf(), await taskOf()]
  done(await post('unit', one.task, '', { tasks: [two.task] }))
  done(await post('unit', two.task, '/leave'))
  assert.deepEqual(refused(await post('unit', one.task, '/leave'), 422), ['这件提案没有合并办理'])
  assert.deepEqual(await city.read((tx) => linksOf(tx, one.id)), [])
  done(await post('unit', one.task, '', { tasks: [two.task] }))
})
