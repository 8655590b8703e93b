// Tables that were made to do harm, or are simply broken: each is answered in Chinese by row and column, and nothing of it is stored.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { zipOf } from '#/core/documents/zip-sample.ts'
import { allImporters } from '../../src/app/features.ts'
import { world, type City, type Client } from '../world.ts'
import { dropTable } from './damage.ts'
import { rowCounts } from './stored.ts'

let city: City
let office: Client
let general: Client

before(async () => {
  city = await world({ at: '2022-03-04 09:00' })
  office = await city.signIn('proposal-office')
  general = await city.signIn('general-office')
})
after(() => city.close())

function upload(client: Client, kind: string, name: string, content: string | Buffer, mode = 'write') {
  const form = new FormData()
  form.set('mode', mode)
  form.set('file', new File([typeof content === 'string' ? content : new Uint8Array(content)], name))
  return client.upload(`/api/imports/${kind}`, form)
}

const bomb = (): Buffer =>
  zipOf([
    { name: '[Content_Types].xml', content: '<Types/>' },
    { name: 'xl/workbook.xml', content: '<workbook/>' },
    { name: 'xl/worksheets/sheet1.xml', content: Buffer.alloc(300 * 1024 * 1024) },
  ])
const liar = (): Buffer =>
  zipOf([
    { name: '[Content_Types].xml', content: '<Types/>' },
    { name: 'xl/workbook.xml', content: '<workbook/>' },
    { name: 'xl/worksheets/sheet1.xml', content: Buffer.alloc(80 * 1024 * 1024), claimedSize: 100 },
  ])

const broken: readonly (readonly [string, string, () => string | Buffer])[] = [
  ['a zip bomb', 'motions.xlsx', bomb],
  ['a zip that lies about its size', 'motions.xlsx', liar],
  ['a packed file with entities that grow', 'motions.xlsx', () => zipOf([{ name: 'xl/workbook.xml', content: laughs }])],
  ['a packed file cut off', 'motions.xlsx', () => zipOf([{ name: 'xl/workbook.xml', content: '<w/>' }]).subarray(0, 60)],
  ['a program that calls itself a table', 'motions.xlsx', () => Buffer.from('MZ\u0090\u0000\u0003', 'latin1')],
  ['a program that calls itself text', 'motions.csv', () => Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 1, 2, 3])],
  ['bytes of no known encoding', 'motions.csv', () => Buffer.from([0xff, 0xff, 0x80, 0x81, 0x2c, 0xfe, 0x0a, 0xff])],
  ['an empty file', 'motions.csv', () => ''],
  ['only a head', 'motions.csv', () => '案由,案号\n'],
  ['no known column', 'motions.csv', () => '甲,乙\n1,2\n'],
  ['a quotation that never ends', 'motions.csv', () => '案由,案号\n"没有结束,1\n'],
  ['lines that are no JSON', 'motions.jsonl', () => '{"title":"好的"}\n{"title":\n'],
  ['another kind of file', 'motions.pdf', () => '%PDF-1.7'],
  ['a name with a way out of its folder', '../../etc/passwd', () => 'root:x:0:0'],
]

const laughs = `<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "哈哈哈哈哈哈哈哈哈哈">${[...'bcdefghij']
  .map((c, i) => `<!ENTITY ${c} "${`&${'abcdefghi'[i]};`.repeat(10)}">`)
  .join('')}]><workbook>&j;</workbook>`

for (const [what, name, content] of broken)
  test(`${what} is refused in words, at once and whole`, async () => {
    const rows = await rowCounts(city)
    const heap = process.memoryUsage().rss
    for (const mode of ['check', 'write']) {
      const { status, body, text } = await upload(office, 'proposals', name, content(), mode)
      assert.equal(status, 422, text)
      assert.match(body.detail, /[一-龥]/)
      assert.doesNotMatch(text, /Error|node_modules|undefined|at \//)
    }
    assert.deepEqual(await rowCounts(city), rows)
    assert.ok(process.memoryUsage().rss - heap < 900 * 1024 * 1024, 'it is not unpacked into memory')
  })

test('an upload that is no form, has no file, another mode or a strange kind is refused in words', async () => {
  const rows = await rowCounts(city)
  const bare = new FormData()
  bare.set('mode', 'write')
  const answers = [
    [422, await office.upload('/api/imports/proposals', bare)],
    [422, await upload(office, 'proposals', 'motions.csv', '案由\n一\n', 'both')],
    [404, await upload(office, 'no-such', 'motions.csv', '案由\n一\n')],
    [404, await upload(office, dropTable.replaceAll('/', ''), 'motions.csv', '案由\n一\n')],
    [404, await upload(office, 'members', 'motions.csv', '姓名\n一\n')],
    [422, await office.post('/api/imports/proposals', { mode: 'write', file: 'motions.csv' })],
    [400, await office.send('POST', '/api/imports/proposals', 'no boundary', { 'content-type': 'multipart/form-data' })],
  ] as const
  for (const [wanted, { status, body, text }] of answers) {
    assert.equal(status, wanted, text)
    assert.match(body.detail, /[一-龥]/)
  }
  assert.deepEqual(await rowCounts(city), rows)
})

const half = `案由,案号,提交时间,提案者,主办单位,审查意见
关于完善云岭市夜间公交的建议,101,2021-01-12,林一然,市交通运输局,立案
,102,2021-01-12,林一然,市交通运输局,立案
关于保护北塬县古树名木的建议,第一百号,2021-13-45,周若谷,市林业局,立案
"关于${'长'.repeat(200)}的建议",104,2021-01-12,沈知行,市交通运输局,立案
关于柳坪县冷链物流的建议'; drop table matter; --,105,2021-01-12,沈知行,市交通运输局,立案
`

test('half-broken rows: checking names each row and column and stores nothing', async () => {
  const rows = await rowCounts(city)
  const { status, body, text } = await upload(office, 'proposals', 'motions.csv', half, 'check')
  assert.equal(status, 200, text)
  assert.equal(body.written, false)
  assert.ok(
    body.refused.some((r: { row: number; field: string }) => r.row === 3 && r.field === '案由'),
    text,
  )
  assert.ok(
    body.refused.some((r: { row: number; field: string }) => r.row === 4),
    text,
  )
  for (const { says, field } of body.refused) assert.match(`${field}${says}`, /[一-龥]/)
  assert.deepEqual(await rowCounts(city), rows)
})

test('half-broken rows: importing stores nothing of a broken row, and the same table twice adds nothing', async () => {
  const first = await upload(office, 'proposals', 'motions.csv', half)
  assert.equal(first.status, 200, first.text)
  const { rows } = (await office.get('/api/lists/proposals?limit=100')).body
  const titles = rows.map((r: { cells: { title: string } }) => r.cells.title)
  assert.equal(titles.length, first.body.created)
  assert.ok(titles.includes("关于柳坪县冷链物流的建议'; drop table matter; --"), 'text is only text')
  assert.ok(!titles.some((t: string) => t.includes('长'.repeat(20)) || t.includes('古树名木')), titles.join())
  const counted = await rowCounts(city)
  const again = await upload(office, 'proposals', 'motions.csv', half)
  assert.deepEqual([again.body.created, again.body.unchanged], [0, first.body.created])
  assert.deepEqual(await rowCounts(city), counted)
})

const attachments: readonly (readonly [string, string, () => string | Buffer])[] = [
  ['a program named as a picture', '现场.png', () => Buffer.from('MZ\u0090\u0000\u0003', 'latin1')],
  ['a program by its own name', '安装.exe', () => Buffer.from('MZ\u0090\u0000\u0003', 'latin1')],
  ['a page with a script', '说明.html', () => '<script>fetch("/api/session",{method:"DELETE"})</script>'],
  ['a drawing with a script', '图.svg', () => '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'],
  ['a page named as a paper', '说明.pdf', () => '<html><script>alert(1)</script></html>'],
  [
    'a paper that unpacks to hundreds of megabytes',
    '附件.docx',
    () => zipOf([{ name: 'word/document.xml', content: Buffer.alloc(300 * 1024 * 1024) }]),
  ],
  ['a packed file with a way out of its folder', '附件.docx', () => zipOf([{ name: '../../etc/passwd', content: 'root' }])],
  ['nothing at all', '空.pdf', () => ''],
  ['twenty-one megabytes', '大.pdf', () => Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(21 * 1024 * 1024)])],
  ['a name without an ending', '附件', () => '%PDF-1.7'],
]

for (const [what, name, content] of attachments)
  test(`${what} is not kept as an attachment`, async () => {
    const member = await city.signIn('member')
    const { id } = (await member.post('/api/proposals', {})).body
    const rows = await rowCounts(city)
    const form = new FormData()
    form.set('subjectKind', 'proposal')
    form.set('subjectId', id)
    form.set('part', 'attachment')
    form.set('file', new File([new Uint8Array(Buffer.from(content()))], name))
    const { status, body, text } = await member.upload('/api/files', form)
    assert.ok(status === 422 || status === 413, `${status} ${text}`)
    assert.match(body.detail, /[一-龥]/)
    assert.deepEqual(await rowCounts(city), rows)
  })

test('every importer answers a table of nonsense by row, and stores nothing', async () => {
  const generals = (await city.actor('general-office')).rights
  for (const { kind, right, fields } of allImporters) {
    const client = generals.has(right) ? general : office
    const rows = await rowCounts(city)
    const titles = fields.map((f) => f.titles[0])
    const nonsense = [dropTable, '\u0007', '9'.repeat(400), '2022-02-30', '=1+1'].map((text) =>
      fields.map(() => `"${text.replaceAll('"', '""')}"`).join(','),
    )
    const { status, body, text } = await upload(client, kind, 'table.csv', `${titles.join(',')}\n${nonsense.join('\n')}\n`, 'check')
    assert.ok(status === 200 || status === 422, `${kind}: ${status} ${text}`)
    if (status === 200) assert.ok(body.refused.length > 0, `${kind}: ${text}`)
    assert.deepEqual(await rowCounts(city), rows, kind)
  }
})
