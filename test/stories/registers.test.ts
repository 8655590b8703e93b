// The registers over HTTP: a clerk filters, saves a view, exports, imports a table, opens a unit's and a member's page; others see what is theirs.
import assert from 'node:assert/strict'
import test, { after } from 'node:test'
import { world, type Client } from '../world.ts'

const city = await world({ at: '2022-03-01 09:00' })
after(() => city.close())
const office = await city.signIn('general-office')
const member = await city.signIn('member')
const unit = await city.signIn('unit')

const form = (mode: string, text: string, name = '名册.csv'): FormData => {
  const data = new FormData()
  data.append('mode', mode)
  data.append('file', new File([text], name))
  return data
}
const register = '姓名,性别,界别,出生年月,手机\n林见川,男,经济界,1970.05,13900000009\n白露,女,没有,1980.01,\n'

test('a table is checked without a trace, then imported, then adds nothing', async () => {
  const sealed = (client: Client) => client.get('/api/lists/members?q=林见川')
  const checked = await office.upload('/api/imports/members', form('check', register))
  assert.equal(checked.status, 200, checked.text)
  assert.deepEqual(checked.body, {
    written: false,
    read: 2,
    created: 1,
    unchanged: 0,
    refused: [{ row: 3, field: '界别', says: '没有“没有”这个界别' }],
    reasons: 1,
    notes: [],
  })
  assert.equal((await sealed(office)).body.total, 0)
  assert.equal((await office.upload('/api/imports/members', form('write', register))).body.created, 1)
  assert.equal((await sealed(office)).body.total, 1)
  assert.equal((await office.upload('/api/imports/members', form('write', register))).body.unchanged, 1)
})

test('a file that is no table gets a sentence, and who may not import finds no import', async () => {
  const nonsense = await office.upload('/api/imports/members', form('check', '没有表头的一行字', '名册.txt'))
  assert.equal(nonsense.status, 422)
  assert.ok(nonsense.body.reasons[0].says.length > 3)
  assert.equal((await member.upload('/api/imports/members', form('write', register))).status, 404)
  assert.deepEqual((await member.get('/api/imports')).body, [])
  assert.equal((await office.upload('/api/imports/members', form('erase', register))).status, 422)
})

test('a clerk saves a view, finds it in the list, and nobody else does', async () => {
  const saved = await office.post('/api/lists/members/views', { title: '经济界女委员', query: { 'f.sex': '女', sort: 'name' } })
  assert.equal(saved.status, 201, saved.text)
  const own = await office.get('/api/lists/members/definition')
  assert.deepEqual(own.body.views, [{ id: saved.body.id, title: '经济界女委员', query: { 'f.sex': '女', sort: 'name' } }])
  assert.deepEqual((await member.get('/api/lists/members/definition')).body.views, [])
  const wrong = await office.post('/api/lists/members/views', { title: '错', query: { 'f.height': '2' } })
  assert.equal(wrong.status, 422)
  assert.match(wrong.body.detail, /没有“height”这个筛选条件/)
  assert.equal((await member.delete(`/api/lists/members/views/${saved.body.id}`)).status, 404)
  assert.equal((await office.delete(`/api/lists/members/views/${saved.body.id}`)).status, 200)
})

test('an export is a file to keep, with the page’s words, and the journal knows of it', async () => {
  const file = await office.get(`/api/lists/members/export?format=csv&q=${encodeURIComponent('林见川')}`)
  assert.equal(file.status, 200, file.text)
  assert.match(String(file.headers['content-disposition']), /^attachment; filename\*=utf-8''/)
  assert.match(file.bytes.toString(), /林见川,男,.*经济界/)
  assert.equal((await office.get('/api/lists/members/export?format=pdf')).status, 422)
})

test('a list nobody told this person about does not exist', async () => {
  assert.equal((await unit.get('/api/lists/members')).status, 404)
  assert.equal((await office.get('/api/lists/nothing')).status, 404)
  const hostile = await office.get(`/api/lists/members?sort=${encodeURIComponent('name; drop table person')}&f.sex=x&after=zz`)
  assert.equal(hostile.status, 422)
  assert.deepEqual(
    hostile.body.reasons.map((r: { field: string }) => r.field),
    ['sort', 'after', 'f.sex'],
  )
})

test('a member sees who sits where; birth, duties and timeline are for the office and the person', async () => {
  const other = city.personId('member2')
  assert.equal((await member.get(`/api/people/${other}`)).body.own, null)
  assert.ok((await member.get(`/api/people/${city.personId('member')}`)).body.own)
  assert.ok((await office.get(`/api/people/${other}`)).body.own)
  assert.equal((await unit.get(`/api/people/${other}`)).status, 404)
  assert.equal((await member.post(`/api/people/${other}/mobile`)).status, 403)
  assert.equal((await office.get(`/api/people/${city.bodies.transport}`)).status, 404)
})

test('a seat is led through its course by the same moves the page offers', async () => {
  const page = (await office.get(`/api/people/${city.personId('member3')}`)).body
  const [seat] = page.seats
  assert.ok(seat.moves.some((m: { move: string; form: unknown }) => m.move === 'leave' && m.form))
  const asked = { day: '2022-03-01', source: '请假条', note: '进修', version: seat.version }
  const left = await office.post(`/api${seat.url}/moves/leave`, asked)
  assert.deepEqual([left.status, left.body.state], [200, 'onLeave'])
  assert.equal((await office.post(`/api${seat.url}/moves/leave`, asked)).status, 409)
  assert.equal((await member.post(`/api${seat.url}/moves/return`, asked)).status, 403)
})

test('a unit is set up, shown, found by the picker, and abolished with a successor', async () => {
  const made = await office.post('/api/bodies', {
    kind: 'handling-unit',
    name: '市公路中心',
    parentId: city.bodies.transport,
    source: '编制文件',
  })
  assert.equal(made.status, 201, made.text)
  const page = (await member.get(`/api/bodies/${made.body.id}`)).body
  assert.deepEqual([page.name, page.above[0].name, page.mayEdit], ['市公路中心', '市交通运输局', false])
  const found = await unit.get(`/api/pick/bodies?q=${encodeURIComponent('公路')}&kind=handling-unit`)
  assert.deepEqual(found.body, [{ id: made.body.id, name: '市公路中心', note: '市交通局' }])
  const end = { lastDay: '2022-06-30', successorId: city.bodies.transport, source: '机构改革方案', version: 1 }
  assert.equal((await member.post(`/api/bodies/${made.body.id}/abolition`, end)).status, 403)
  assert.equal((await office.post(`/api/bodies/${made.body.id}/abolition`, end)).status, 200)
  const unknown = await office.post('/api/bodies', { kind: 'handling-unit', name: '某局', source: '无', colour: 'red' })
  assert.equal(unknown.status, 422)
})

test('the terms page tells which session takes proposals in', async () => {
  const page = (await member.get('/api/terms')).body
  assert.deepEqual(
    page.terms[0].sessions.map((s: { title: string; current: boolean }) => [s.title, s.current]),
    [['五届一次会议', true]],
  )
})
