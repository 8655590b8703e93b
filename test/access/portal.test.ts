// What the public reads: the same for everybody, only redaction copies, one answer for all that is not public. Over HTTP, and as the portal's own role.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { readAsPublic } from '#/core/db/database.ts'
import { views } from '../../src/portal/views.ts'
import { styleAddress } from '../../src/portal/style.ts'
import { done, proposalSteps, type Steps } from '../stories/proposal-steps.ts'
import { privateText, publicitySteps, type PublicitySteps } from '../stories/publicity-steps.ts'
import { world, type Answer, type City, type Client } from '../world.ts'
import { dropTable } from '../hostile/damage.ts'
import { rowCounts } from '../hostile/stored.ts'

let city: City
let people: Steps
let desk: PublicitySteps
let visitor: Client

before(async () => {
  city = await world({ at: '2022-03-04 09:00' })
  people = proposalSteps(city)
  desk = publicitySteps(city, people)
  visitor = city.visitor()
})
after(() => city.close())

async function answered(subject: string, openConsent = true): Promise<string> {
  const id = await people.submitted({ ...privateText, subject, openConsent, openReason: openConsent ? '' : '不便公开' })
  done(await people.move('proposal-office', id, 'startReview'))
  done(await people.move('proposal-office', id, 'passPreReview', { category: 'economy' }))
  done(await people.move('proposal-director', id, 'file'))
  done(await people.move('assigning-office', id, 'allocate', { units: [{ bodyId: city.bodies.transport, role: 'sole' }] }))
  done(await people.move('assigning-office', id, 'assign', people.batch()))
  await people.answered(id, '云交函〔2022〕1号')
  return id
}

async function made(subject: string): Promise<{ id: string; text: string; reply: string; url: string }> {
  const id = await answered(subject)
  const [text, reply] = [await desk.idOf(id, 'text'), await desk.idOf(id, 'reply')]
  await desk.published(text)
  await desk.published(reply, ['unit-liaison', 'unit-head'])
  const url = (await desk.of('proposal-office', id)).publicUrl
  assert.ok(url)
  return { id, text, reply, url }
}

const secrets = [
  '赵文远',
  '110101199003077758',
  '13800138000',
  '12号楼3单元501室',
  'parking@example.org',
  '戚小满',
  '0000-1234567',
  '0000-7654321',
]

const header = (answer: Pick<Answer<unknown>, 'headers'> | undefined, name: string): string => {
  const value = answer?.headers[name]
  return typeof value === 'string' ? value : ''
}
const addresses = (key: string): string[] => views.map((v) => `/open${v.path.replace(':key', key)}`)

test('every address answers anybody alike: no sign-in, no cookie, no script, nothing from elsewhere', async () => {
  const { url } = await made('关于增加车位的建议')
  const office = await people.as('proposal-office')
  for (const path of [...addresses(url.split('/').at(-1) ?? ''), '/robots.txt', styleAddress]) {
    const open = await visitor.get(path)
    assert.equal(open.status, 200, path)
    assert.equal(open.headers['set-cookie'], undefined, path)
    assert.deepEqual((await office.get(path)).text, open.text, `${path} is the same for who signed in`)
    assert.deepEqual((await city.visitor().send('HEAD', path)).status, 200, path)
    for (const secret of secrets) assert.ok(!open.text.includes(secret), `${path} shows ${secret}`)
    if (!header(open, 'content-type').startsWith('text/html')) continue
    assert.match(header(open, 'content-security-policy'), /^default-src 'none'; style-src 'self';/)
    assert.doesNotMatch(open.text, /<script|<iframe|\son\w+=|javascript:|https?:\/\/(?!www\.w3\.org)/i, path)
    assert.doesNotMatch(header(open, 'content-security-policy'), /unsafe|script-src/)
  }
})

test('no other method is served', async () => {
  for (const method of ['POST', 'PUT', 'DELETE', 'PATCH'])
    assert.ok([404, 405].includes((await visitor.send(method, '/open/proposals', method === 'DELETE' ? undefined : {})).status), method)
})

test('a page is kept by caches and asked for anew each time: unchanged it is 304, changed it is new, withdrawn it is gone at once', async () => {
  const { url, text } = await made('关于缓存的建议')
  const first = await visitor.get(url)
  assert.equal(first.headers['cache-control'], 'public, no-cache')
  const tag = header(first, 'etag')
  const again = await visitor.send('GET', url, undefined, { 'if-none-match': tag })
  assert.deepEqual([again.status, again.text], [304, ''])
  done(await desk.move('proposal-director', text, 'withdraw', { reason: '核实' }))
  const gone = await visitor.send('GET', url, undefined, { 'if-none-match': tag })
  assert.deepEqual([gone.status, gone.headers['cache-control']], [404, 'no-store'])
})

test('never existed, not filed, not consented, not published, withdrawn, revoked, another committee: one and the same answer', async () => {
  const { url, text } = await made('关于撤下的建议')
  done(await desk.move('proposal-director', text, 'withdraw', { reason: '核实' }))
  const revoked = await made('关于收回同意的建议')
  done(await desk.move('member', revoked.text, 'revokeConsent', { reason: '不再同意' }))
  const secret = await answered('关于不同意公开的建议', false)
  const waiting = await answered('关于还没有公开的建议')
  const draft = await people.drafted({ ...privateText, subject: '关于草稿的建议' })
  const numberOf = async (id: string) => (await people.page('proposal-office', id)).caseNo
  const guesses = [
    url,
    revoked.url,
    `/open/proposals/5-1-${await numberOf(secret)}`,
    `/open/proposals/5-1-${await numberOf(waiting)}`,
    '/open/proposals/5-1-999999',
    '/open/proposals/5-9-1',
    '/open/proposals/0-0-0',
    `/open/proposals/${draft}`,
    `/open/proposals/${secret}`,
    `/open/proposals/${text}`,
    `/open/replies/${secret}`,
    `/open/of/wanghe${url.slice('/open'.length)}`,
    '/open/of/nowhere/',
    "/open/of/x'%20or%20true--/proposals",
    '/open/nothing',
    '/open/proposals/',
    '/open/proposals/5-1-1%00',
  ]
  const answers = await Promise.all(guesses.map(async (path) => ({ path, ...(await visitor.get(path)) })))
  const [one] = answers
  for (const { path, status, text: body } of answers.filter((a) => !a.path.includes('%00')))
    assert.deepEqual([status, body], [404, one?.text], path)
  assert.ok(answers.every((a) => a.status >= 400))
  for (const path of addresses('5-1-1').filter((a) => !a.includes('/proposals/')))
    for (const hidden of ['撤下的建议', '收回同意', '不同意公开的建议', '还没有公开的建议', '草稿的建议'])
      assert.ok(!(await visitor.get(path)).text.includes(hidden), `${path} names ${hidden}`)
})

test('a reply alone is not public; with its text withdrawn it goes, too', async () => {
  const id = await answered('关于只有正文的建议')
  await desk.published(await desk.idOf(id, 'text'))
  const { publicUrl } = await desk.of('proposal-office', id)
  const page = await visitor.get(publicUrl ?? '')
  assert.match(page.text, /答复还没有公开/)
  assert.ok(!page.text.includes('云交函'))
  assert.ok(!(await visitor.get('/open/replies')).text.includes('只有正文'))
})

test('words that were taken out cannot be searched for; words that stand there are found', async () => {
  await made('关于立体停车库的建议')
  const search = async (words: string) => (await visitor.get(`/open/proposals?q=${encodeURIComponent(words)}`)).text
  for (const secret of ['赵文远', '13800138000', '110101199003077758', '501室', '戚小满'])
    assert.match(await search(secret), /没有符合条件的提案/, secret)
  assert.match(await search('立体停车库'), /关于立体停车库的建议/)
  assert.match(await search('年度计划'), /关于立体停车库的建议/, 'the reply is searched, too')
})

test('filters, years and pages narrow the list by what is public only', async () => {
  const list = async (query: string) => (await visitor.get(`/open/proposals${query}`)).text
  assert.match(await list('?session=5-1'), /共\d+件/)
  assert.match(await list('?session=4-1'), /没有符合条件/)
  assert.match(await list('?category=economy&year=2022'), /共\d+件/)
  assert.match(await list('?category=culture'), /没有符合条件/)
  assert.match(await list(`?unit=${encodeURIComponent('市交通运输局')}`), /共\d+件/)
  assert.match(await list(`?unit=${encodeURIComponent('市教育局')}`), /没有符合条件/)
  assert.match(await list('?page=400'), /没有符合条件|还没有公开/)
})

test('the portal’s role reaches no table, no sequence, no function but its own, and writes nothing', async () => {
  const { roles, owner } = city.world.db
  const tables = await sql<{ name: string }>`select c.relname as name from pg_class c where c.relnamespace = 'public'::regnamespace
    and c.relkind in ('r', 'p', 'v', 'm', 'S') and (case when c.relkind = 'S' then has_sequence_privilege(${roles.portal}, c.oid, 'usage,select,update')
      else has_table_privilege(${roles.portal}, c.oid, 'select,insert,update,delete,truncate') end
      or (c.relkind <> 'S' and has_any_column_privilege(${roles.portal}, c.oid, 'select,insert,update')))`.execute(owner)
  assert.deepEqual(tables.rows, [], 'tables it can touch')
  const functions = await sql<{
    name: string
  }>`select p.proname as name from pg_proc p where p.pronamespace = 'public'::regnamespace and p.prosecdef
    and has_function_privilege(${roles.portal}, p.oid, 'execute') order by 1`.execute(owner)
  assert.deepEqual(
    functions.rows.map((r) => r.name),
    [
      'portal_categories',
      'portal_choices',
      'portal_committees',
      'portal_figures',
      'portal_replies',
      'portal_settings',
      'portal_stamp',
      'portal_texts',
    ],
  )
  for (const attempt of [
    sql`select * from proposal`,
    sql`select * from publication_copy`,
    sql`select passage from redaction`,
    sql`select * from account`,
    sql`select * from search_texts('停车'::tsquery, null, 10)`,
    sql`insert into published_figures values (1)`,
    sql`select set_config('app.scope', '{1,2}', true), (select count(*) from reply)`,
  ])
    await assert.rejects(
      readAsPublic(city.world.db, null, (tx) => attempt.execute(tx)),
      /permission denied|read-only/,
    )
  const everything = await readAsPublic(city.world.db, null, (tx) =>
    sql`select * from portal_texts(null, null, null, null, null, null, 0, 1000)`.execute(tx),
  )
  const told = JSON.stringify(everything.rows)
  for (const secret of secrets) assert.ok(!told.includes(secret), secret)
})

test('a county’s pages lie under its own name and show its own alone', async () => {
  const own = await visitor.get('/open/of/wanghe/')
  assert.match(own.text, /望河县政协提案公开/)
  assert.match(own.text, /还没有公开的提案/)
  assert.equal((await visitor.get('/open/of/wanghe')).headers['location'], '/open/of/wanghe/')
  assert.equal((await visitor.get('/open')).headers['location'], '/open/')
})

test('figures given to the public are frozen with their day, hide small groups, and can be taken back', async () => {
  const director = await people.as('proposal-director')
  assert.equal((await (await people.as('proposal-office')).post('/api/publicity/figures', { year: 2022 })).status, 403)
  const { body } = done(await director.post('/api/publicity/figures', { year: 2022 }))
  const shown = await visitor.get('/open/figures')
  const received = /收到提案<\/th>\s*<td class="number">(\d+)件/.exec(shown.text)?.[1]
  assert.ok(received)
  assert.match(shown.text, /截至<time datetime="2022-03-04">/)
  assert.match(shown.text, /满意率（办理结果）<\/th>\s*<td class="number">—<\/td>/, 'nobody’s own judgement can be told')
  await people.submitted()
  assert.equal(/收到提案<\/th>\s*<td class="number">(\d+)件/.exec((await visitor.get('/open/figures')).text)?.[1], received)
  assert.equal((await director.post(`/api/publicity/figures/${body.id}/withdrawal`, { reason: '' })).status, 422)
  done(await director.post(`/api/publicity/figures/${body.id}/withdrawal`, { reason: '口径有误' }))
  assert.match((await visitor.get('/open/figures')).text, /还没有公布统计数字/)
  assert.equal((await director.post(`/api/publicity/figures/${body.id}/withdrawal`, { reason: '再撤' })).status, 404)
  assert.equal((await director.post('/api/publicity/figures', { year: 2031 })).status, 422)
})

test('no parameter and no address of the portal is a way in', async () => {
  const rows = await rowCounts(city)
  const hostile = [
    dropTable,
    "' or '1'='1",
    '%',
    '_',
    '\\',
    '$1',
    ":* & | ! ( ) '",
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    '\u202e反转',
    '停'.repeat(3_000),
    '-1',
    '1e309',
    '../../etc/passwd',
    '\r\nset-cookie: a=b',
    '{"$gt":""}',
  ]
  for (const key of ['q', 'session', 'category', 'unit', 'year', 'page', 'nothing'])
    for (const value of hostile) {
      const path = `/open/proposals?${key}=${encodeURIComponent(value)}`
      const { status, text, headers } = await visitor.get(path)
      assert.ok([200, 400, 414].includes(status), `${path}: ${status}`)
      assert.equal(headers['set-cookie'], undefined)
      assert.doesNotMatch(text, /<script|<img|syntax error|relation "|node_modules/i, path)
      for (const secret of secrets) assert.ok(!text.includes(secret), path)
    }
  for (const path of [
    '/open/proposals?q=1&q=2',
    '/open/proposals?q[$ne]=x',
    '/open/proposals/%3Cscript%3E',
    `/open/${'a'.repeat(5_000)}`,
  ]) {
    const { status, text } = await visitor.get(path)
    assert.ok([200, 400, 404, 414].includes(status), `${path}: ${status} ${text.slice(0, 200)}`)
    assert.doesNotMatch(text, /<script|syntax error|node_modules/i, path)
  }
  assert.deepEqual(await rowCounts(city), rows)
})

test('what a proposer wrote is text in HTML, in the feed and in the table', async () => {
  await made('=关于<b onclick="x()">"引号"</b>&amp;的建议')
  const page = (await visitor.get('/open/proposals')).text
  assert.match(page, /=关于&lt;b onclick=&quot;x\(\)&quot;&gt;/)
  assert.doesNotMatch(page, /<b /)
  assert.match((await visitor.get('/open/feed.xml')).text, /关于&lt;b/)
  assert.match((await visitor.get('/open/data.csv')).text, /"'=关于<b onclick/, 'a spreadsheet does not run it')
})

test('other sites may read the data, and only the data', async () => {
  assert.equal((await visitor.get('/open/data.json')).headers['access-control-allow-origin'], '*')
  assert.equal((await visitor.get('/open/')).headers['access-control-allow-origin'], undefined)
})

test('the office’s words head the pages; switched off, every address answers as if nothing were there', async () => {
  const director = await people.as('proposal-director')
  const change = async (key: string, value: unknown) =>
    done(await director.post(`/api/settings/${key}`, { value, fromDay: city.today(), sessionId: null, source: '主席会议决定' }))
  await change('portal.words', {
    title: '云岭提案在线',
    intro: '欢迎查阅。',
    host: '云岭市政协办公室',
    contact: '0000-8000000',
    filing: '云ICP备00000000号',
  })
  const home = (await visitor.get('/open/')).text
  for (const words of ['云岭提案在线', '欢迎查阅。', '云岭市政协办公室', '云ICP备00000000号']) assert.ok(home.includes(words), words)
  await change('portal.open', false)
  const gone = await visitor.get('/open/nothing')
  for (const path of addresses('5-1-1'))
    assert.deepEqual([(await visitor.get(path)).status, (await visitor.get(path)).text], [404, gone.text], path)
  assert.equal((await visitor.get('/robots.txt')).text, 'User-agent: *\nDisallow: /\n')
  assert.match((await visitor.get('/open/of/wanghe/')).text, /望河县/, 'a county decides for itself')
})

test('who asks too often is told so in words and let in again later', async () => {
  const busy = await world({ at: '2022-03-04 09:00', requestsPerMinute: 3_000 })
  try {
    const asks = []
    for (let n = 0; n < 21; n++) asks.push(await busy.visitor().get('/open/data.csv'))
    assert.deepEqual(
      asks.map((a) => a.status),
      [...Array.from({ length: 20 }, () => 200), 429],
    )
    const refused = asks.at(-1)
    assert.match(refused?.text ?? '', /请求太频繁/)
    assert.match(header(refused, 'content-type'), /^text\/html/)
    assert.equal((await busy.visitor().get('/open/')).status, 200, 'reading is not stopped by it')
  } finally {
    await busy.close()
  }
})
