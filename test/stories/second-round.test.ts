// 不满意 and what follows, over HTTP: a second round extended once to three months, a meeting of the three sides with its minutes.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { world, type City, type PersonName } from '../world.ts'
import { done, proposalSteps, refused, type Steps } from './proposal-steps.ts'

let city: City
let people: Steps
before(async () => {
  city = await world({ at: '2022-03-04 09:00' })
  people = proposalSteps(city)
})
after(() => city.close())

const attach = async (name: PersonName, id: string) => {
  const file = new FormData()
  file.set('subjectKind', 'mediation')
  file.set('subjectId', id)
  file.set('part', 'minutes')
  file.set('file', new File(['三方商定两步实施'], '纪要.txt'))
  return (await people.as(name)).upload('/api/files', file)
}

test('the second round has a month and may be given three in all; a second 不满意 leads to a meeting that closes the case', async () => {
  const id = await people.handedOver()
  await people.answered(id, '云交函〔2022〕1号')
  assert.match(refused(await people.move('proposal-office', id, 'confirmRehandle', {}), 422).join(), /没有评价“不满意”/)
  done(await people.rate('member', await people.form('member', id), 'dissatisfied', '没有开工'))
  const due = (await people.page('proposal-office', id)).deadlines.find((d) => d.label === '确认重新办理')
  // Three working days from Friday 4 March.
  assert.equal(due?.due, '2022-03-09')
  for (const name of ['member', 'unit', 'assigning-office'] as const)
    assert.equal(refused(await people.move(name, id, 'confirmRehandle', {}), 403).length, 1)
  done(await people.move('proposal-office', id, 'confirmRehandle', {}))

  const task = await people.task(id)
  assert.equal(task.dueDay, '2022-04-04')
  done(await people.taskMove('unit', task, 'receive'))
  const asking = { reason: '须等汛期过后勘测', signerName: '荣立本', signerPost: '局长' }
  assert.deepEqual(
    refused(await people.taskMove('unit-head', await people.task(id), 'requestExtension', { ...asking, newDue: '2022-06-05' }), 422),
    ['重新办理自重新交办起总共不超过3个月，最迟2022年6月4日'],
  )
  done(await people.taskMove('unit-head', await people.task(id), 'requestExtension', { ...asking, newDue: '2022-06-04' }))

  assert.deepEqual(refused(await people.move('proposal-office', id, 'mediate', meeting()), 422), [
    '当前状态是“重新办理”，不能登记当面协商结果',
  ])
  assert.equal((await attach('proposal-office', id)).status, 422)
  done(await people.taskMove('unit', await people.task(id), 'consult', people.consultation()))
  done(await people.saveReply('unit', await people.task(id)))
  done(await people.taskMove('unit', await people.task(id), 'sendForSign'))
  done(
    await people.taskMove('unit-head', await people.task(id), 'issue', {
      docNo: '云交函〔2022〕2号',
      signerName: '荣立本',
      signerPost: '局长',
    }),
  )
  done(await people.rate('member', await people.form('member', id), 'dissatisfied', '还没有开工'))
  assert.equal(await people.state(id), 'mediating')
  assert.ok((await attach('unit', id)).status >= 400)
  done(await attach('proposal-office', id))
  assert.equal(refused(await people.move('unit', id, 'mediate', meeting()), 403).length, 1)
  assert.equal(refused(await people.move('proposal-office', id, 'mediate', { ...meeting(), proposerPeople: '' }), 422).length, 1)
  done(await people.move('proposal-office', id, 'mediate', meeting()))
  const page = await people.page('member', id)
  assert.deepEqual([page.mediation?.unitPeople, page.mediation?.result], ['荣立本（局长）', 'understood'])
  assert.notEqual(page.state.code, 'mediating')
})

const meeting = () => ({
  heldOn: city.today(),
  place: '市政协会议室',
  proposerPeople: '林一然',
  unitPeople: '荣立本（局长）',
  otherPeople: '市政府办',
  minutes: '分两步实施，年内开工。',
  result: 'understood',
})
