import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkFile, type CheckedFile, type FileRules } from './file-check.ts'
import { cleanFileName } from './file-name.ts'
import { writeXlsx } from './table-out.ts'
import { zipOf } from './zip-sample.ts'

const check = (name: string, bytes: Buffer | string, rules?: FileRules) => checkFile({ name, bytes: Buffer.from(bytes) }, rules)

async function accepted(name: string, bytes: Buffer | string, rules?: FileRules): Promise<CheckedFile> {
  const outcome = await check(name, bytes, rules)
  assert.ok(outcome.ok, outcome.ok ? '' : outcome.reasons.map((r) => r.says).join('；'))
  return outcome.value
}

async function reasons(name: string, bytes: Buffer | string, rules?: FileRules): Promise<string> {
  const outcome = await check(name, bytes, rules)
  assert.ok(!outcome.ok, '应当拒绝')
  return outcome.reasons.map((r) => r.says).join('；')
}

const latin = (text: string): Buffer => Buffer.from(text, 'latin1')
const docx = (more: Parameters<typeof zipOf>[0] = []): Buffer => zipOf([{ name: 'word/document.xml', content: '<w/>' }, ...more])

test('PDF, Word, Excel, OFD and plain text are taken by what they hold', async () => {
  assert.equal((await accepted('答复.PDF', '%PDF-1.7 …')).type, 'application/pdf')
  assert.equal((await accepted('答复.docx', docx())).kind, 'docx')
  assert.equal(
    (await accepted('表.xlsx', await writeXlsx({ sheets: [{ name: 'a', columns: [{ title: '甲' }], rows: [['乙']] }] }))).kind,
    'xlsx',
  )
  assert.equal((await accepted('公文.ofd', zipOf([{ name: 'OFD.xml', content: '<o/>' }]))).kind, 'ofd')
  assert.equal((await accepted('说明.txt', '关于供水')).kind, 'txt')
  assert.equal((await accepted('名单.csv', '姓名\n张明\n')).kind, 'csv')
})

const refusals: readonly (readonly [what: string, name: string, bytes: Buffer, says: RegExp])[] = [
  ['an SVG', 'a.svg', latin('<svg/>'), /不能上传“a.svg”/],
  ['a web page', 'a.html', latin('<html>'), /不能上传/],
  ['a program', 'a.exe', latin('MZ'), /不能上传/],
  ['a program called a PDF', 'a.pdf', latin('MZ\0\0'), /文件名说是 pdf，内容却是 可执行程序/],
  ['a program behind a second ending', 'a.pdf.exe', latin('%PDF-1.7'), /不能上传/],
  ['a picture called a PDF', 'a.pdf', latin('\x89PNG\r\n\x1a\n'), /内容却是 png/],
  ['a web page called text', 'a.txt', latin('  <!DOCTYPE html><script>'), /网页代码/],
  ['a picture with code called text', 'a.txt', latin('<svg onload=alert(1)>'), /网页代码/],
  ['a packed file that is no Word file', 'a.docx', zipOf([{ name: 'x', content: '' }]), /内容不是 DOCX/],
  ['a Word file with macros', 'a.docx', docx([{ name: 'word/vbaProject.bin', content: '' }]), /含有宏/],
  ['a Word file with a program', 'a.docx', docx([{ name: 'word/embeddings/a.exe', content: '' }]), /可运行的文件“a.exe”/],
  ['a Word file with a path out of it', 'a.docx', docx([{ name: '../a', content: '' }]), /外部目录/],
  ['a Word bomb', 'a.docx', docx([{ name: 'word/media/a.png', content: Buffer.alloc(210 * 1024 * 1024) }]), /解开后超过200 MB/],
  ['an old Word file', 'a.docx', Buffer.from('d0cf11e0a1b11ae100', 'hex'), /旧版 Office/],
  ['an iPhone picture called JPG', 'a.jpg', latin('\0\0\0\x18ftypheic'), /HEIC 图片（请转为 JPG）/],
  ['a packed file where none is asked for', 'a.zip', zipOf([{ name: 'x', content: '' }]), /不能上传/],
  ['an empty file', 'a.pdf', latin(''), /空文件/],
  ['a text in UTF-16', 'a.txt', Buffer.from('\uFEFF供水', 'utf16le'), /UTF-16/],
]
for (const [what, name, bytes, says] of refusals)
  test(`${what} is refused in words`, async () => assert.match(await reasons(name, bytes), says))

test('the size limit is the caller’s, and packed files come in where asked for', async () => {
  const rules: FileRules = { maxBytes: 1024 * 1024, kinds: ['zip'] }
  assert.match(await reasons('a.pdf', Buffer.alloc(2 * 1024 * 1024), { maxBytes: 1024 * 1024 }), /超过1 MB/)
  assert.equal((await accepted('a.zip', zipOf([{ name: '附件/说明.txt', content: '' }]), rules)).kind, 'zip')
  assert.match(await reasons('a.zip', zipOf([{ name: 'a.bat', content: '' }]), rules), /可运行的文件/)
})

test('a picture that claims more pixels than memory holds is refused', async () => {
  const head = Buffer.from('89504e470d0a1a0a0000000d494844520000ffff0000ffff', 'hex')
  assert.match(await reasons('a.png', head), /像素过大/)
})

const segment = (marker: number, body: Buffer): Buffer => {
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(body.length + 2, 2)
  return Buffer.concat([head, body])
}
const exif = (orientation: number): Buffer =>
  segment(
    0xe1,
    Buffer.concat([
      latin('Exif\0\0II*\0\x08\0\0\0\x02\0\x12\x01\x03\0\x01\0\0\0'),
      Buffer.of(orientation, 0, 0, 0),
      latin('GPS 35.5N 104.6E'),
    ]),
  )
const scan = Buffer.concat([segment(0xda, latin('\x01\x01\0\0\x3f\0')), Buffer.from([0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56])])
const jpeg = (orientation: number): Buffer =>
  Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe0, latin('JFIF\0\x01\x01')),
    exif(orientation),
    segment(0xe1, latin('http://ns.adobe.com/xap/1.0/\0GPSLatitude')),
    segment(0xed, latin('Photoshop 3.0\0City')),
    segment(0xfe, latin('taken at home')),
    segment(0xe2, latin('ICC_PROFILE\0\x01\x01profile')),
    segment(0xc0, latin('\x08\0\x10\0\x10\x01\x01\x11\0')),
    scan,
    Buffer.from([0xff, 0xd9]),
    latin('a hidden film with GPS'),
  ])

test('a photo loses position, camera and comments, and keeps its colours and its picture', async () => {
  const stored = (await accepted('现场.jpeg', jpeg(1))).bytes
  const text = stored.toString('latin1')
  for (const trace of ['GPS', 'Exif', 'xap', 'Photoshop', 'home', 'film']) assert.ok(!text.includes(trace), trace)
  assert.ok(text.includes('JFIF') && text.includes('ICC_PROFILE') && stored.includes(scan))
  assert.deepEqual([...stored.subarray(-2)], [0xff, 0xd9])
})

test('a photo taken sideways still stands upright', async () => {
  const stored = (await accepted('现场.jpg', jpeg(6))).bytes
  assert.ok(!stored.toString('latin1').includes('GPS'))
  assert.equal(stored.readUInt16BE(stored.indexOf('Exif') + 24), 6)
})

test('a cut-off photo is refused', async () => assert.match(await reasons('a.jpg', jpeg(1).subarray(0, 60)), /图片已损坏/))

test('PNG and WebP lose their notes too', async () => {
  const chunk = (kind: string, body: string): Buffer => {
    const head = Buffer.alloc(8)
    head.writeUInt32BE(body.length)
    head.write(kind, 4, 'latin1')
    return Buffer.concat([head, latin(body), Buffer.alloc(4)])
  }
  const png = Buffer.concat([
    latin('\x89PNG\r\n\x1a\n'),
    chunk('IHDR', '\0\0\0\x10\0\0\0\x10\x08\x02\0\0\0'),
    chunk('eXIf', 'GPS'),
    chunk('IDAT', 'x'),
    chunk('IEND', ''),
  ])
  const storedPng = (await accepted('a.png', png)).bytes.toString('latin1')
  assert.ok(!storedPng.includes('GPS') && storedPng.includes('IDAT'))
  const riff = (kind: string, body: string): Buffer => {
    const head = Buffer.alloc(8)
    head.write(kind, 'latin1')
    head.writeUInt32LE(body.length, 4)
    return Buffer.concat([head, latin(body)])
  }
  const webp = riff(
    'RIFF',
    `WEBP${riff('VP8X', '\x08\0\0\0\x0f\0\0\x0f\0\0').toString('latin1')}${riff('VP8 ', 'xx').toString('latin1')}${riff('EXIF', 'GPS!').toString('latin1')}`,
  )
  const storedWebp = (await accepted('a.webp', webp)).bytes
  assert.ok(!storedWebp.includes('GPS') && storedWebp.includes('VP8 '))
  assert.equal(storedWebp[20], 0)
  assert.equal(storedWebp.readUInt32LE(4), storedWebp.length - 8)
})

const names: readonly (readonly [given: string, clean: string])[] = [
  ['关于供水的答复.pdf', '关于供水的答复.pdf'],
  ['../../etc/passwd', 'passwd'],
  ['C:\\Users\\a\\答复.pdf', '答复.pdf'],
  ['答\u0000复\u202Efdp.exe', '答复fdp.exe'],
  ['..hidden', 'hidden'],
  ['a<b>:"|?*.pdf', 'a_b______.pdf'],
  ['con.pdf', '_con.pdf'],
  ['  ', '未命名'],
  ['', '未命名'],
  ['.pdf', 'pdf'],
]
for (const [given, clean] of names)
  test(`the file name ${JSON.stringify(given)} becomes ${clean}`, () => assert.equal(cleanFileName(given), clean))

test('a long name keeps its ending', () => {
  const name = cleanFileName(`${'长'.repeat(300)}.docx`)
  assert.equal([...name].length, 120)
  assert.ok(name.endsWith('.docx'))
})
