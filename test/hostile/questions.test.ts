// Every list, filter, sort and search parameter against statements in disguise: an answer in words or the rows that are his, never a fault, never more.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { allLists } from '../../src/app/features.ts'
import { roles } from '#/core/identity/access.ts'
import { personNames, rolesOfPerson, world, type City, type Client, type PersonName } from '../world.ts'
import { draftText, proposalSteps } from '../stories/proposal-steps.ts'
import { dropTable, someId } from './damage.ts'
import { rowCounts } from './stored.ts'

const corpus: readonly string[] = [
  dropTable,
  "' or '1'='1",
  "' or 1=1 --",
  '1; select pg_sleep(5) --',
  "') union select null, username, password_hash, null from account --",
  "%' and 1=0 union all select table_name from information_schema.tables --",
  '%',
  '_',
  '\\',
  "\\'; drop table proposal; --",
  '$1',
  '${7*7}',
  '{{7*7}}',
  '$$;drop table matter;$$',
  ':* & | ! ( )',
  "停车:* & !'",
  '<script>alert(1)</script>',
  '../../../etc/passwd',
  '\u202e反转',
  '停\u0000车',
  '\r\nset-cookie: a=b',
  '=cmd|/c calc!A1',
  '😀'.repeat(50),
  '停'.repeat(101),
  '停'.repeat(3_000),
  '-1',
  '1e309',
  'NaN',
  someId,
  '0001-01-01..9999-12-31',
  '2022-02-30..2022-03-01',
  '..',
  'true',
  'null',
  '[]',
  '{"$gt":""}',
]

let city: City
let member: Client
let office: Client
let total = 0

before(async () => {
  city = await world({ at: '2022-03-04 09:00' })
  const people = proposalSteps(city)
  await people.submitted()
  await people.filed()
  await people.drafted({ ...draftText, subject: '关于石泉岭县古驿道保护利用的建议' })
  member = await people.as('member3')
  office = await people.as('proposal-office')
  total = (await office.get('/api/lists/proposals')).body.total
})
after(() => city.close())

const notOurs = /syntax error|relation \\?"|column \\?"|invalid input|node_modules/i

/** Somebody who may open the list. */
const readerOf = (right: string): PersonName => {
  const name = personNames.find(
    (n) => n !== 'member' && rolesOfPerson(n).some((r) => (roles[r].rights as readonly string[]).includes(right)),
  )
  assert.ok(name, `nobody has ${right}`)
  return name
}

for (const list of allLists)
  test(`list ${list.name}: no parameter is a way in`, async () => {
    const client = await city.signIn(readerOf(list.right))
    const rows = await rowCounts(city)
    const keys = ['q', 'sort', 'dir', 'after', 'limit', 'cols', ...list.filters.map((f) => `f.${f.key}`), 'f.nothing', 'nothing']
    for (const key of keys) {
      const asked = corpus.map((text) => `/api/lists/${list.name}?${encodeURIComponent(key)}=${encodeURIComponent(text)}`)
      const answers = await Promise.all(asked.map(async (path) => ({ path, ...(await client.get(path)) })))
      for (const { path, status, text, body } of answers) {
        assert.ok([200, 400, 414, 422].includes(status), `${path}: ${status} ${text}`)
        assert.doesNotMatch(text, notOurs, path)
        if (status === 200) assert.ok(!text.includes('古驿道'), path)
        else assert.match(body.detail, /[一-龥]/, path)
      }
    }
    assert.deepEqual(await rowCounts(city), rows)
  })

test('a condition that is always true finds no more than its own list', async () => {
  for (const text of corpus) {
    const { status, body } = await office.get(`/api/lists/proposals?q=${encodeURIComponent(text)}`)
    if (status === 200) assert.ok(body.total <= total, text)
  }
})

test('names of lists, columns and parameters repeated, nested or invented', async () => {
  for (const path of [
    '/api/lists/proposals?limit=1&limit=100000',
    '/api/lists/proposals?f.state=draft&f.state=filed',
    '/api/lists/proposals?f[state]=draft',
    '/api/lists/proposals?q[$ne]=x',
    '/api/lists/__proto__',
    '/api/lists/constructor/definition',
    `/api/lists/${encodeURIComponent(dropTable)}`,
    '/api/lists/proposals?constructor.prototype.x=1',
    `/api/lists/proposals?${'a=1&'.repeat(2_000)}`,
    '/api/lists/proposals?after=WyJ4IiwieCJd',
    `/api/lists/proposals?after=${Buffer.from(JSON.stringify(["2022-01-01' or true --", someId])).toString('base64url')}`,
    '/api/lists/proposals/export?format=exe',
    '/api/lists/proposals/export?format=csv&f.session=x',
    '/api/lists/proposals/export?format=csv&cols=password_hash',
  ]) {
    const { status, text, body } = await office.get(path)
    assert.ok([400, 404, 422].includes(status), `${path}: ${status} ${text.slice(0, 300)}`)
    assert.match(body.detail, /[一-龥]/, path)
    assert.doesNotMatch(text, notOurs, path)
  }
})

test('searching everywhere and looking for similar ones stand the same words', async () => {
  for (const text of corpus) {
    for (const path of [`/api/search?q=${encodeURIComponent(text)}`, `/api/search?words=${encodeURIComponent(text)}`]) {
      const { status, text: said } = await member.get(path)
      assert.ok(status < 500, `${path}: ${said}`)
      assert.ok(!said.includes('古驿道'), path)
      assert.doesNotMatch(said, notOurs, path)
    }
    const { status, text: said } = await member.post('/api/proposals/similar', { subject: text.slice(0, 100), body: text, except: null })
    assert.ok([200, 422].includes(status), `${text}: ${said}`)
    assert.ok(!said.includes('古驿道'), text)
  }
})

test('figures: no year, day, breakdown or narrowing is a way in', async () => {
  const rows = await rowCounts(city)
  const dimensions = ['sector', 'leadUnit', 'member', 'county', 'key', 'session', 'time', 'nothing']
  const keys = ['year', 'asOf', 'by', ...dimensions.map((d) => `only.${d}`), 'nothing']
  for (const path of ['/api/figures', '/api/figures/IND-21', '/api/figures/IND-45/records'])
    for (const key of keys) {
      const asked = corpus.map((text) => `${path}?${encodeURIComponent(key)}=${encodeURIComponent(text)}`)
      const answers = await Promise.all(asked.map(async (one) => ({ one, ...(await office.get(one)) })))
      for (const { one, status, text, body } of answers) {
        assert.ok([200, 400, 404, 414, 422].includes(status), `${one}: ${status} ${text}`)
        assert.doesNotMatch(text, notOurs, one)
        if (status !== 200) assert.match(body.detail, /[一-龥]/, one)
      }
    }
  assert.deepEqual(await rowCounts(city), rows)
})

test('an export neutralises what a spreadsheet would run', async () => {
  const people = proposalSteps(city)
  await people.submitted({ ...draftText, subject: '=HYPERLINK("http://x.example","点这里")' })
  const { text } = await (await people.as('proposal-office')).get('/api/lists/proposals/export?format=csv')
  assert.match(text, /'=HYPERLINK/)
  assert.doesNotMatch(text, /(^|,|")=HYPERLINK/m)
})
