// Files of a proposal and of a reply, from the one who adds them to the one who downloads them; what must not come in or go out does not.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { crc32, deflateSync } from 'node:zlib'
import { sql } from 'kysely'
import { zipOf } from '#/core/documents/zip-sample.ts'
import { rowCounts } from '../hostile/stored.ts'
import { world, type City, type PersonName } from '../world.ts'
import { done, proposalSteps, refused, type Heard, type Steps } from './proposal-steps.ts'

let city: City
let story: Steps

before(async () => {
  city = await world({ at: '2022-01-11 10:00' })
  story = proposalSteps(city)
})
after(() => city.close())

const latin = (text: string): Buffer => Buffer.from(text, 'latin1')

function smallPdf(says: string): Buffer {
  const stream = `BT /F1 12 Tf 20 100 Td (${says}) Tj ET`
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 4 0 R >>',
    `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
  ]
  let body = '%PDF-1.4\n%\xe2\xe3\xcf\xd3\n'
  const offsets = objects.map((object, i) => {
    const at = body.length
    body += `${i + 1} 0 obj\n${object}\nendobj\n`
    return at
  })
  const rows = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')
  return latin(`${body}xref\n0 5\n0000000000 65535 f \n${rows}trailer\n<< /Size 5 /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`)
}

function smallPng(): Buffer {
  const chunk = (type: string, data: Buffer): Buffer => {
    const typed = Buffer.concat([latin(type), data])
    const frame = Buffer.alloc(8)
    frame.writeUInt32BE(data.length, 0)
    frame.writeUInt32BE(crc32(typed), 4)
    return Buffer.concat([frame.subarray(0, 4), typed, frame.subarray(4)])
  }
  const header = Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 2, 0, 0, 0])
  return Buffer.concat([
    latin('\x89PNG\r\n\x1a\n'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.from([0, 200, 30, 30]))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

interface On {
  readonly subjectKind: string
  readonly subjectId: string
  readonly part: string
}
const onCase = (id: string): On => ({ subjectKind: 'proposal', subjectId: id, part: 'attachment' })
const onTask = (id: string): On => ({ subjectKind: 'handling-task', subjectId: id, part: 'reply' })

async function attach(who: PersonName, on: On, name: string, bytes: Buffer): Promise<Heard> {
  const form = new FormData()
  for (const [key, value] of Object.entries(on)) form.set(key, value)
  form.set('file', new File([new Uint8Array(bytes)], name))
  return (await story.as(who)).upload('/api/files', form)
}
const list = async (who: PersonName, { subjectKind, subjectId }: On): Promise<Heard> =>
  (await story.as(who)).get(`/api/files?subjectKind=${subjectKind}&subjectId=${subjectId}`)
const fetched = async (who: PersonName, id: string): Promise<Heard> => (await story.as(who)).get(`/api/files/${id}`)
const removed = async (who: PersonName, id: string): Promise<Heard> => (await story.as(who)).delete(`/api/files/${id}`)
const told = async (who: PersonName, id: string): Promise<readonly string[]> => (await story.page(who, id)).timeline.map((t) => t.words)

test('the author’s files come back byte by byte, as a download only, to who may read the case and to nobody else', async () => {
  const id = await story.drafted()
  const pdf = smallPdf('parking')
  const first = done(await attach('member', onCase(id), '停车位调查（2021年）.pdf', pdf)).body
  assert.equal(first.name, '停车位调查（2021年）.pdf')
  assert.equal(first.size, pdf.length)
  assert.equal(first.type, 'application/pdf')
  const png = smallPng()
  const second = done(await attach('member', onCase(id), '现场.png', png)).body

  for (const stranger of ['member2', 'proposal-office', 'leader', 'unit', 'county-member', 'system-admin'] as const) {
    assert.equal((await fetched(stranger, first.id)).status, 404, stranger)
    assert.equal((await list(stranger, onCase(id))).status, 404, stranger)
    assert.equal((await attach(stranger, onCase(id), '别人的.pdf', pdf)).status, 404, stranger)
    assert.equal((await removed(stranger, first.id)).status, 404, stranger)
  }
  assert.equal((await city.visitor().get(`/api/files/${first.id}`)).status, 401)

  done(await story.move('member', id, 'submit'))
  for (const reader of ['member', 'proposal-office', 'proposal-director'] as const) {
    const got = done(await fetched(reader, first.id))
    assert.deepEqual(got.bytes, pdf, reader)
    assert.equal(got.headers['content-type'], 'application/pdf')
    assert.equal(got.headers['content-disposition'], `attachment; filename*=utf-8''${encodeURIComponent('停车位调查（2021年）.pdf')}`)
    assert.equal(got.headers['x-content-type-options'], 'nosniff')
    assert.equal(got.headers['cache-control'], 'no-store')
    assert.deepEqual(done(await fetched(reader, second.id)).bytes, png, reader)
  }
  const names = (done(await list('proposal-office', onCase(id))).body as { name: string }[]).map((f) => f.name)
  assert.deepEqual(names, ['停车位调查（2021年）.pdf', '现场.png'])
  assert.ok((await told('proposal-office', id)).includes('上传附件“现场.png”'))
})

test('only the author changes the files, and only while the text may be changed', async () => {
  const id = await story.drafted()
  const { id: file } = done(await attach('member', onCase(id), '清单.txt', Buffer.from('一、二、三'))).body
  done(await story.move('member', id, 'submit'))
  assert.equal((await attach('proposal-office', onCase(id), '提案办的.txt', Buffer.from('不是提案者的'))).status, 403)
  assert.equal((await removed('proposal-office', file)).status, 403)
  done(await story.move('proposal-office', id, 'startReview'))
  assert.deepEqual(refused(await attach('member', onCase(id), '晚了.txt', Buffer.from('晚了')), 422), [
    '这件提案现在不能修改正文，也不能上传、删除附件',
  ])
  assert.equal((await removed('member', file)).status, 422)
  assert.equal((await fetched('member', file)).status, 200)
})

test('a removed file is served to nobody, and the story says who removed it', async () => {
  const id = await story.drafted()
  const { id: file } = done(await attach('member', onCase(id), '错的.pdf', smallPdf('wrong'))).body
  done(await removed('member', file))
  assert.equal((await fetched('member', file)).status, 404)
  assert.equal((await removed('member', file)).status, 404)
  assert.deepEqual(done(await list('member', onCase(id))).body, [])
  const words = await told('member', id)
  assert.deepEqual(words.slice(-2), ['上传附件“错的.pdf”', '删除附件“错的.pdf”'])
})

test('an infected file is served to nobody, its author included', async () => {
  const id = await story.drafted()
  const { id: file } = done(await attach('member', onCase(id), '查过的.pdf', smallPdf('x'))).body
  await sql`update file set scan = 'infected' where id = ${file}`.execute(city.world.db.owner)
  assert.deepEqual(refused(await fetched('member', file), 404), ['“查过的.pdf”查出病毒，不能下载'])
})

const harmful: readonly (readonly [what: string, name: string, bytes: () => Buffer, says: RegExp])[] = [
  ['a program called a PDF', '报告.pdf', () => latin('MZ\x90\0\x03\0'), /文件名说是 pdf，内容却是 可执行程序/],
  ['a drawing with code', '图.svg', () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'), /不能上传“图\.svg”/],
  ['a drawing with code called a picture', '图.png', () => Buffer.from('<svg onload="alert(1)"/>'), /内容不是 png/],
  [
    'a Word file that unpacks without end',
    '材料.docx',
    () =>
      zipOf([
        { name: 'word/document.xml', content: '<w/>' },
        { name: 'word/media/a.png', content: Buffer.alloc(210 * 1024 * 1024) },
      ]),
    /解开后超过200 MB/,
  ],
  ['a file over the limit', '大.txt', () => Buffer.alloc(20 * 1024 * 1024 + 1, 0x61), /超过20 MB/],
  ['an empty file', '空.pdf', () => Buffer.alloc(0), /空文件/],
]
for (const [what, name, bytes, says] of harmful)
  test(`${what} is refused in words and nothing of it is stored`, async () => {
    const id = await story.drafted()
    const rows = await rowCounts(city)
    assert.match(refused(await attach('member', onCase(id), name, bytes()), 422).join('；'), says)
    assert.deepEqual(await rowCounts(city), rows)
  })

test('a path in a file’s name is gone before it is stored', async () => {
  const id = await story.drafted()
  for (const [given, kept] of [
    ['../../etc/报告.pdf', '报告.pdf'],
    ['C:\\桌面\\..\\说明.pdf', '说明.pdf'],
    ['a\u202Efdp.pdf', 'afdp.pdf'],
  ] as const)
    assert.equal(done(await attach('member', onCase(id), given, smallPdf('x'))).body.name, kept)
})

test('the eleventh file, a second file at once, an unknown place and an unknown kind of record are refused', async () => {
  const id = await story.drafted()
  const ten = await Promise.all(Array.from({ length: 12 }, (_, i) => attach('member', onCase(id), `${i}.txt`, Buffer.from(`第${i}份`))))
  assert.equal(ten.filter((t) => t.status < 300).length, 10, 'sent at the same time, ten are taken')
  assert.match(refused(await attach('member', onCase(id), '多了.txt', Buffer.from('多了')), 422).join(), /附件最多10个/)

  assert.equal((await attach('member', { ...onCase(id), part: 'reply' }, 'a.txt', Buffer.from('a'))).status, 404)
  assert.equal((await attach('member', { ...onCase(id), part: 'toString' }, 'a.txt', Buffer.from('a'))).status, 404)
  assert.equal((await attach('member', { ...onCase(id), subjectKind: 'person' }, 'a.txt', Buffer.from('a'))).status, 404)
  assert.equal((await list('member', { ...onCase(id), subjectKind: 'account' })).status, 404)

  const two = new FormData()
  for (const [key, value] of Object.entries(onCase(await story.drafted()))) two.set(key, value)
  for (const name of ['a.txt', 'b.txt']) two.append('file', new File(['字'], name))
  assert.equal((await (await story.as('member')).upload('/api/files', two)).status, 422)
})

test('files of a reply stay in the unit until the reply is issued, and stay as they are afterwards', async () => {
  const id = await story.handedOver()
  const { id: task } = await story.task(id)
  const letter = smallPdf('reply')
  assert.match(refused(await attach('unit-liaison', onTask(task), '函.pdf', letter), 422).join(), /当前状态是“待签收”/)
  await story.awaitingSign(id)
  done(await story.taskMove('unit-head', { id: task }, 'returnDraft', { reason: '请补充材料' }))
  const { id: file } = done(await attach('unit-liaison', onTask(task), '核查表.pdf', letter)).body

  assert.deepEqual(done(await fetched('unit-head', file)).bytes, letter)
  for (const outside of ['member', 'unit2', 'member2', 'proposal-office', 'leader'] as const) {
    assert.equal((await fetched(outside, file)).status, 404, outside)
    assert.equal((await list(outside, onTask(task))).status, 404, outside)
  }
  assert.ok(!(await told('member', id)).some((w) => w.includes('核查表')), 'the proposer does not hear of the draft')
  assert.ok((await told('unit-liaison', id)).includes('上传答复附件“核查表.pdf”'))

  done(await story.taskMove('unit-liaison', { id: task }, 'sendForSign'))
  done(await story.taskMove('unit-head', { id: task }, 'issue', { docNo: '云交函〔2022〕7号', signerName: '荣立本', signerPost: '局长' }))
  for (const reader of ['member', 'proposal-office', 'unit-head'] as const)
    assert.deepEqual(done(await fetched(reader, file)).bytes, letter, reader)
  assert.ok((await told('member', id)).includes('上传答复附件“核查表.pdf”'))
  assert.equal((await removed('member', file)).status, 403)
  assert.match(refused(await removed('unit-liaison', file), 422).join(), /当前状态是“已答复”/)
})
