// Appointments, honours and promotions over HTTP: what they need, who sees them, what they count as.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { world, type City } from '../world.ts'
import { done, proposalSteps, type Steps } from './proposal-steps.ts'

let city: City
let people: Steps
before(async () => {
  city = await world({ at: '2022-07-15 09:00' })
  people = proposalSteps(city)
})
after(() => city.close())

const confer = async (given: object) =>
  (await people.as('general-office')).post('/api/standings', {
    holderId: city.personId('member'),
    holderKind: 'person',
    decidedBy: '主席会议',
    source: '云岭协发〔2022〕16号',
    fromDay: '2022-07-12',
    toDay: null,
    ...given,
  })

const valueOf = async (code: string): Promise<number | undefined> => {
  const { body } = done(await (await people.as('general-office')).get('/api/figures?year=2022&asOf=2022-07-15'))
  return (body as { figures: { code: string; value: number }[] }).figures.find((f) => f.code === code)?.value
}

test('a rise in rank names the rank, and is counted once a person', async () => {
  const nameless = await confer({ kind: 'rank-promotion', title: '职级晋升', level: 'county' })
  assert.match(JSON.stringify(nameless.body), /请填写晋升的职级/)
  assert.match(JSON.stringify((await confer({ kind: 'honour', title: '先进', level: 'galaxy' })).body), /没有这个级别/)
  const holderId = city.personId('general-office')
  done(await confer({ holderId, kind: 'rank-promotion', title: '职级晋升', rank: '二级巡视员', level: 'county' }))
  done(await confer({ holderId, kind: 'promotion', title: '提拔任职', level: 'county' }))
  assert.equal(await valueOf('IND-52'), 1)
  assert.equal(await valueOf('IND-53'), 1)
})

test('a researcher appointed in the year is counted, one whose term is over is no longer in office', async () => {
  done(await confer({ kind: 'appointment', title: '文史资料研究员' }))
  done(
    await confer({
      holderId: city.personId('member2'),
      kind: 'appointment',
      title: '文史资料研究员',
      fromDay: '2019-07-12',
      toDay: '2022-07-01',
    }),
  )
  assert.equal(await valueOf('IND-49'), 1)
  assert.equal(await valueOf('O-RESEARCHERS'), 1)
})

test('praise is for every member’s eyes, blame only for whoever keeps the files', async () => {
  done(await confer({ kind: 'commendation', title: '履职优秀' }))
  done(await confer({ kind: 'talk', title: '履职约谈' }))
  const titles = async (name: 'member2' | 'general-office'): Promise<string> =>
    JSON.stringify(done(await (await people.as(name)).get('/api/lists/standings')).body)
  assert.match(await titles('member2'), /履职优秀/)
  assert.doesNotMatch(await titles('member2'), /履职约谈/)
  assert.match(await titles('general-office'), /履职约谈/)
})
