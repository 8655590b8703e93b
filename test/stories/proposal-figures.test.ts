// From acts to figures over HTTP: what people did is counted, the figure lists the very cases, and a past day still answers what it answered.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { world, type City } from '../world.ts'
import { done, proposalSteps, type Steps } from './proposal-steps.ts'

let city: City
let people: Steps
let closed: string
let open: string

before(async () => {
  city = await world({ at: '2022-01-11 10:00' })
  people = proposalSteps(city)
  const [first, second] = [await people.inJointReview(), await people.inJointReview()]
  const refusedCase = await people.inJointReview()
  const gone = await people.inJointReview()
  city.at('2022-01-13 15:00')
  for (const id of [first, second, gone]) done(await people.move('proposal-director', id, 'file'))
  const form = { reasonCode: 'empty', reasonText: '没有措施', disposal: 'convertedOpinion' }
  done(await people.move('proposal-director', refusedCase, 'notFile', form))
  city.at('2022-01-20 09:00')
  done(await people.move('proposal-director', gone, 'withdrawFiled', { reason: '提案者书面申请' }))
  city.at('2022-03-04 09:00')
  const units = [{ bodyId: city.bodies.transport, role: 'sole' }]
  for (const id of [first, second]) {
    done(await people.move('assigning-office', id, 'allocate', { units }))
    done(await people.move('assigning-office', id, 'assign', people.batch()))
  }
  city.at('2022-05-10 09:00')
  await people.answered(first, '云交函〔2022〕3号')
  city.at('2022-05-11 09:00')
  done(await people.rate('member', await people.form('member', first), 'dissatisfied', '车库还没有动工'))
  done(await people.move('proposal-office', first, 'confirmRehandle', { demand: '请说明开工时间' }))
  city.at('2022-06-01 09:00')
  await people.answered(first, '云交函〔2022〕9号')
  done(await people.rate('member', await people.form('member', first), 'satisfied'))
  closed = first
  open = second
  city.at('2022-12-20 09:00')
})
after(() => city.close())

const ask = async (code: string, question = '') =>
  done(await (await people.as('proposal-office')).get(`/api/figures/${code}?year=2022${question}`)).body.figure
const records = async (code: string, question = '') =>
  done(await (await people.as('proposal-office')).get(`/api/figures/${code}/records?year=2022${question}`)).body

test('IND-21 counts the filed proposals and lists those very cases', async () => {
  const { figure, records: rows } = await records('IND-21')
  assert.equal(figure.value, 2)
  assert.deepEqual(rows.map((r: { url: string }) => r.url).toSorted(), [closed, open].map((id) => `/proposals/${id}`).toSorted())
  for (const { url } of rows) assert.equal((await (await people.as('proposal-office')).get(`/api${url}`)).status, 200, 'each opens')
})

test('one of two is answered, with class A: IND-22, IND-23 and IND-24 say so', async () => {
  assert.equal((await ask('IND-22')).value, 50)
  assert.equal((await ask('IND-23')).value, 1)
  const share = await records('IND-24')
  assert.equal(share.records.length, share.figure.records)
})

test('every figure has exactly the records it says, and one answer for all of them', async () => {
  const office = await people.as('proposal-office')
  const { figures } = done(await office.get('/api/figures?year=2022')).body
  for (const code of ['IND-21', 'IND-22', 'IND-23', 'IND-24', 'IND-45'])
    assert.ok(
      figures.some((f: { code: string }) => f.code === code),
      code,
    )
  for (const figure of figures) {
    const listed = await records(figure.code)
    assert.equal(listed.records.length, figure.records, figure.code)
    assert.equal(listed.figure.value, figure.value, figure.code)
    if (figure.reckoning === 'count') assert.equal(listed.records.length, figure.value, figure.code)
  }
})

test('asked as of a past day, a figure gives what it gave on that day', async () => {
  for (const [day, filed, replied] of [
    ['2022-01-12', 0, null],
    ['2022-01-13', 3, 0],
    ['2022-01-19', 3, 0],
    ['2022-01-20', 2, 0],
    ['2022-05-09', 2, 0],
    ['2022-05-10', 2, 50],
    ['2022-05-31', 2, 50],
  ] as const) {
    assert.equal((await ask('IND-21', `&asOf=${day}`)).value, filed, `IND-21 on ${day}`)
    assert.equal((await ask('IND-22', `&asOf=${day}`)).value, replied, `IND-22 on ${day}`)
  }
})

test('who may not read figures is refused; a figure that is not there and a day that is none are told', async () => {
  for (const name of ['member', 'unit', 'nobody'] as const)
    assert.equal((await (await people.as(name)).get('/api/figures')).status, 403, name)
  const office = await people.as('proposal-office')
  for (const path of ['IND-99', 'IND-21/records?asOf=2022-02-30', 'IND-21?year=abc', 'IND-21?by=password']) {
    const { status, body, text } = await office.get(`/api/figures/${path}`)
    assert.ok([404, 422].includes(status), `${path}: ${status} ${text}`)
    assert.match(body.detail, /[一-龥]/)
  }
})
