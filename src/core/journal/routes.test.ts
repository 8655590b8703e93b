import { strict as assert } from 'node:assert'
import { after, before, test } from 'node:test'
import { world, type City } from '../../../test/world.ts'

let city: City
before(async () => {
  city = await world()
})
after(() => city.close())

test('the audit administrator reads the journal in words, newest first, page by page', async () => {
  for (const name of ['member', 'member2', 'leader'] as const) await city.signIn(name)
  const audit = await city.signIn('audit-admin')
  const { body } = await audit.get('/api/journal?limit=2')
  assert.equal(body.entries.length, 2)
  assert.match(body.entries[0].words, /^audit-admin 登录/)
  const older = await audit.get(`/api/journal?limit=2&before=${body.next}`)
  assert.equal(older.body.entries[1].actor, '林一然')
  assert.equal(older.body.next, null)
})

test('the journal verifies, and its export tells of itself', async () => {
  const audit = await city.signIn('audit-admin')
  const checked = await audit.get('/api/journal/verification')
  assert.equal(checked.body.ok, true)
  const file = await audit.get('/api/journal/export')
  assert.match(String(file.headers['content-disposition']), /^attachment/)
  const lines = file.text.trim().split('\n')
  assert.match(lines.at(-1) ?? '', /journal\.exported/)
  const head = await audit.get(`/api/journal/verification?head=${checked.body.head}`)
  assert.equal(head.body.ok, true)
})

test('nobody else reads it, not even the other administrators', async () => {
  for (const name of ['member', 'proposal-office', 'leader', 'system-admin', 'security-admin'] as const)
    assert.equal((await (await city.signIn(name)).get('/api/journal')).status, 403, name)
})
