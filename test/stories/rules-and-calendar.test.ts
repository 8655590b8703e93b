// The office changes a rule and a code from a day on, and enters a year of the calendar after seeing what it moves.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { world, type City, type Client } from '../world.ts'

let city: City
let director: Client
let office: Client
before(async () => {
  city = await world({ at: '2022-03-01 09:00', kind: 'demo' })
  director = await city.signIn('proposal-director')
  office = await city.signIn('general-office')
})
after(() => city.close())

const reasons = (answer: { body: { reasons?: { field?: string; says: string }[] } }): string =>
  (answer.body.reasons ?? []).map((r) => `${r.field ?? ''} ${r.says}`).join('; ')

interface Rule {
  key: string
  now: { value: Record<string, unknown>; words: string }
  form: { properties: Record<string, unknown> } | null
  history: { fromDay: string; words: string; source: string }[]
}

const rule = async (who: Client, key: string): Promise<Rule> => {
  const { body } = await who.get<{ settings: Rule[] }>('/api/settings')
  const found = body.settings.find((s) => s.key === key)
  assert.ok(found)
  return found
}

test('a rule shows what holds, in words, and where it comes from; who may only read gets no form', async () => {
  const mine = await rule(director, 'proposal.clock.reply')
  assert.match(mine.now.words, /三个月内/)
  assert.deepEqual(Object.keys(mine.form?.properties ?? {}), ['value', 'sessionId', 'fromDay', 'source'])
  assert.equal((await rule(office, 'proposal.clock.reply')).form, null)
})

test('the director changes it for a session from a day on, and the page tells how it came about', async () => {
  const before = await rule(director, 'proposal.clock.reply')
  const change = { value: { ...before.now.value, amount: 4 }, fromDay: '2022-04-01', source: '主席会议纪要第3号' }
  const done = await director.post('/api/settings/proposal.clock.reply', change)
  assert.equal(done.status, 200, done.text)
  const after = await rule(director, 'proposal.clock.reply')
  assert.match(after.now.words, /三个月/, 'today the old one still holds')
  assert.deepEqual(
    after.history.map((h) => [h.fromDay, h.source]),
    [['2022-04-01', '主席会议纪要第3号']],
  )
  const again = await director.post('/api/settings/proposal.clock.reply', {
    ...change,
    fromDay: '2022-02-01',
    value: { ...change.value, amount: 500 },
  })
  assert.equal(again.status, 422, again.text)
  assert.match(reasons(again), /fromDay .*不能早于今天/)
  assert.match(reasons(again), /value\.amount/)
})

test('unknown fields, unknown rules and others’ rules are refused in words', async () => {
  const unknown = await director.post('/api/settings/proposal.clock.none', { value: 1, fromDay: '2022-04-01', source: '试' })
  assert.equal(unknown.status, 404, unknown.text)
  const extra = await director.post('/api/settings/proposal.maxLength', { value: 2500, fromDay: '2022-04-01', source: '试', more: 1 })
  assert.equal(extra.status, 422, extra.text)
  const member = await city.signIn('member')
  assert.equal((await member.get('/api/settings')).status, 403)
  assert.equal((await member.post('/api/settings/proposal.maxLength', { value: 1 })).status, 403)
})

test('a code is added and retired; pickers offer what is in use that day', async () => {
  const list = 'unit-system'
  const add = await director.post(`/api/codes/${list}`, { code: 'zone', label: '开发区', fromDay: '2022-03-01', source: '编办通知' })
  assert.equal(add.status, 200, add.text)
  const offered = async () => (await director.get<{ id: string; name: string }[]>(`/api/pick/codes?list=${list}`)).body.map((c) => c.name)
  assert.ok((await offered()).includes('开发区'))
  const retire = await director.post(`/api/codes/${list}/zone/retirement`, { lastDay: '2022-03-15', source: '编办通知' })
  assert.equal(retire.status, 200, retire.text)
  city.at('2022-03-16 09:00')
  director = await city.signIn('proposal-director')
  assert.ok(!(await offered()).includes('开发区'))
  const { body } = await director.get<{ rows: { code: string; inForce: boolean }[] }>(`/api/codes/${list}`)
  assert.equal(body.rows.find((r) => r.code === 'zone')?.inForce, false)
})

test('a year of the calendar is tried first, and put in force only with the answer of the trial', async () => {
  office = await city.signIn('general-office')
  const known = (await office.get('/api/calendar/2023')).body
  assert.equal(known.status, 'published')
  const rows = known.days.map((d: { day: string; kind: string; name: string }) => ({ day: d.day, kind: d.kind, name: d.name }))
  const given = { status: 'published', source: '试验', rows }
  const broken = await office.post('/api/calendar/2023/preview', {
    ...given,
    rows: [...rows, { day: '2023-02-30', kind: '休假', name: '' }],
  })
  assert.equal(broken.status, 422, broken.text)
  assert.match(reasons(broken), /不是有效日期/)
  assert.match(reasons(broken), /类别/)
  const trial = await office.post('/api/calendar/2023/preview', given)
  assert.equal(trial.status, 200, trial.text)
  assert.deepEqual(trial.body.moved, [])
  assert.equal((await office.post('/api/calendar/2023', { ...given, confirm: 'x' })).status, 409)
  const done = await office.post('/api/calendar/2023', { ...given, confirm: trial.body.confirm })
  assert.deepEqual(done.body, { moved: 0 }, done.text)
  const county = await city.signIn('county-general-office')
  const refused = await county.post('/api/calendar/2023', { ...given, confirm: trial.body.confirm })
  assert.equal(refused.status, 422, refused.text)
  assert.match(reasons(refused), /上级政协/)
})
