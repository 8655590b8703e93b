import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { test } from 'node:test'
import { inflateRawSync } from 'node:zlib'
import { day } from '#/core/day.ts'
import { toDocx } from './paper-docx.ts'
import { setPaper, titleLines } from './paper-layout.ts'
import { toMarkdown } from './paper-markdown.ts'
import { toPdf } from './paper-pdf.ts'
import type { Paper } from './paper.ts'

const reply: Paper = {
  form: 'letter',
  issuer: '云岭市水务局',
  number: '云水函〔2022〕12号',
  classMark: 'A类',
  title: '关于市政协五届二次会议第12号提案的答复',
  addressee: '李玥委员',
  blocks: [
    { kind: 'paragraph', text: '您提出的《关于加快推进城乡供水一体化的提案》收悉。\n现答复如下：' },
    { kind: 'heading', level: 1, text: '一、已经解决的事项' },
    { kind: 'heading', level: 2, text: '（一）管网' },
    { kind: 'heading', level: 3, text: '1.主管' },
    { kind: 'heading', level: 4, text: '（1）城区' },
    { kind: 'table', caption: '进度表', header: ['区县', '进度'], rows: [['望河县', '80%'], ['柳坪县']], widths: [2, 1] },
    { kind: 'annexes', items: ['施工计划。', '进度明细'] },
    { kind: 'signature', name: '云岭市水务局' },
    { kind: 'date', day: day('2022-05-20') },
    { kind: 'note', text: '联系人：张明，联系电话：0000-1234567' },
  ],
  imprint: { copyTo: ['市政协提案委', '市政府督查室'], printer: '云岭市水务局办公室', day: day('2022-05-21') },
}
const notice: Paper = { ...reply, form: 'document', issuer: '政协云岭市委员会文件', number: '云协发〔2022〕3号', classMark: '' }

const poppler = { skip: spawnSync('pdftotext', ['-v']).error ? '没有 pdftotext（poppler-utils），不能数行数和字数' : false }

function pagesOf(pdf: Buffer): readonly string[] {
  const { stdout } = spawnSync('pdftotext', ['-layout', '-', '-'], { input: pdf, encoding: 'utf8', maxBuffer: 1e8 })
  return stdout.split('\f')
}
const linesOf = (page: string): readonly string[] =>
  page
    .split('\n')
    .map((l) => l.trim())
    .filter(Boolean)

test('a full page of the PDF has 22 lines of 28 characters, and the page number below', poppler, async () => {
  const pdf = await toPdf({ form: 'plain', title: '', blocks: [{ kind: 'paragraph', text: '云'.repeat(28 * 60) }] })
  const [first = '', second = ''] = pagesOf(pdf)
  for (const [page, number] of [
    [first, 1],
    [second, 2],
  ] as const) {
    const lines = linesOf(page)
    assert.equal(lines.length, 23)
    assert.match(lines.at(-1) ?? '', new RegExp(`^—\\s*${number}\\s*—$`))
    for (const [i, l] of lines.slice(0, 22).entries()) assert.equal([...l].length, number === 1 && i === 0 ? 26 : 28)
  }
})

test('names outside GB 2312 are printed whole, from the font that has them', poppler, async () => {
  const pdf = await toPdf({ form: 'plain', title: '名单', blocks: [{ kind: 'paragraph', text: '玥喆堃珺䶮翀燊，张明。' }] })
  assert.match(pagesOf(pdf)[0] ?? '', /玥喆堃珺䶮翀燊，张明。/)
  const { stdout } = spawnSync('pdffonts', ['-'], { input: pdf, encoding: 'utf8' })
  assert.match(stdout, /NotoSerifSC-Regular/)
  assert.match(stdout, /FandolFang/)
})

test('what somebody wrote is printed, never run as typesetting', poppler, async () => {
  const text = '#import "/etc/passwd" $x$ *粗* \\ `read("/etc/passwd")` #panic() "引号" <label> @ref'
  const pdf = await toPdf({
    ...reply,
    title: '#panic()',
    blocks: [
      { kind: 'paragraph', text },
      { kind: 'table', rows: [[text]] },
    ],
  })
  const plain = pagesOf(pdf).join('').replace(/\s/g, '')
  assert.ok(plain.includes('#import"/etc/passwd"$x$*粗*'))
  assert.ok(plain.includes('<label>@ref'))
})

test('the letter has its head on the first page and no page number there', poppler, async () => {
  const [first = ''] = pagesOf(await toPdf(reply))
  const lines = linesOf(first)
  for (const part of ['云岭市水务局', '云水函〔2022〕12号', 'A类', '关于市政协五届二次会议第12号提案的答复', '李玥委员：'])
    assert.ok(
      lines.some((l) => l.includes(part)),
      part,
    )
  assert.ok(!/—\s*1\s*—/.test(first))
  assert.ok(!first.includes('印发'), '信函的版记不印印发机关和日期')
})

test('the red-headed document prints who printed it and when on its last page', poppler, async () => {
  const last = pagesOf(await toPdf(notice)).findLast((p) => p.trim()) ?? ''
  assert.match(last, /抄送：市政协提案委，市政府督查室。/)
  assert.match(last, /云岭市水务局办公室\s+2022年5月21日印发/)
})

test('the DOCX has the measures of GB/T 9704', async () => {
  const parts = unpacked(await toDocx(notice))
  const document = parts.get('word/document.xml') ?? ''
  assert.match(document, /<w:pgSz [^>]*w:w="11906" w:h="16838"/)
  for (const margin of ['w:top="2098"', 'w:right="1474"', 'w:bottom="1984"', 'w:left="1587"']) assert.ok(document.includes(margin), margin)
  assert.match(document, /<w:docGrid [^>]*w:linePitch="579"[^>]*/)
  assert.match(document, /w:type="lines"/)
  assert.match(document, /w:firstLineChars="200"/)
  const styles = parts.get('word/styles.xml') ?? ''
  for (const wanted of ['仿宋_GB2312', 'w:sz w:val="32"', 'w:spacing w:val="-5"', 'w:line="579"', 'w:lineRule="exact"'])
    assert.ok(styles.includes(wanted), wanted)
  for (const face of ['黑体', '楷体_GB2312', '方正小标宋简体']) assert.ok(document.includes(face), face)
  const feet = [...parts].filter(([name]) => /word\/footer\d\.xml$/.test(name)).map(([, xml]) => xml)
  assert.equal(feet.length, 2)
  assert.ok(feet.some((f) => f.includes('w:jc w:val="right"')) && feet.some((f) => f.includes('w:jc w:val="left"')))
  assert.match(parts.get('word/settings.xml') ?? '', /evenAndOddHeaders/)
})

test('the DOCX of a letter has its own first page and says all it should', async () => {
  const parts = unpacked(await toDocx(reply))
  const all = [...parts.values()].join('').replace(/<[^>]+>/g, '')
  for (const part of [
    '云岭市水务局',
    '云水函〔2022〕12号',
    'A类',
    '李玥委员：',
    '一、已经解决的事项',
    '望河县',
    '附件：1.',
    '施工计划',
    '2022年5月20日',
    '（联系人：张明',
  ])
    assert.ok(all.includes(part), part)
  assert.match(parts.get('word/document.xml') ?? '', /<w:titlePg/)
  assert.ok(!all.includes('印发'))
})

test('control characters break neither form', poppler, async () => {
  const paper: Paper = { ...reply, title: '关于\u0000供\u0008水', blocks: [{ kind: 'paragraph', text: '甲\u0001\uD800乙\uFFFF' }] }
  assert.ok(
    unpacked(await toDocx(paper))
      .get('word/document.xml')
      ?.includes('关于供水'),
  )
  assert.match(pagesOf(await toPdf(paper))[0] ?? '', /关于供水/)
})

test('a signature stands centred over its date, four characters from the right; a long one pushes the date in', () => {
  const closing = (name: string) => {
    const set = setPaper({
      form: 'plain',
      title: '',
      blocks: [
        { kind: 'signature', name },
        { kind: 'date', day: day('2022-03-01') },
      ],
    })
    const block = set.blocks[0]
    assert.ok(block?.kind === 'closing')
    return block.lines.map((l) => l.rightIndent)
  }
  assert.deepEqual(closing('市水务局'), [5, 4])
  assert.deepEqual(closing('政协云岭市第五届委员会提案委员会'), [2, 7])
})

test('a date still to be written in by hand leaves its places', () => {
  const set = setPaper({
    form: 'plain',
    title: '',
    blocks: [
      { kind: 'date', day: null },
      { kind: 'paragraph', text: '完' },
    ],
  })
  assert.deepEqual(
    set.blocks.map((b) => b.kind),
    ['closing', 'paragraph'],
  )
})

test('a long title breaks evenly and not inside a session', () => {
  assert.deepEqual(titleLines('关于供水的提案'), ['关于供水的提案'])
  assert.deepEqual(titleLines('关于认真做好市政协五届二次会议提案办理工作的通知'), ['关于认真做好市政协五届二次会议', '提案办理工作的通知'])
  for (const l of titleLines('关'.repeat(50))) assert.ok([...l].length <= 20)
  assert.equal(titleLines('关'.repeat(50)).join(''), '关'.repeat(50))
  assert.deepEqual(titleLines(''), [])
})

test('annexes are numbered when there are several, without a mark at the end', () => {
  const set = setPaper(reply).blocks.find((b) => b.kind === 'annexes')
  assert.ok(set?.kind === 'annexes')
  assert.deepEqual(
    set.lines.map((l) => l.label + l.text),
    ['附件：1.施工计划', '2.进度明细'],
  )
})

test('the Markdown says the same and lets nobody write markup', () => {
  const text = toMarkdown({ ...reply, blocks: [...reply.blocks, { kind: 'paragraph', text: '<script>*a*|b' }] })
  assert.match(text, /^# 关于市政协五届二次会议第12号提案的答复$/m)
  assert.match(text, /^## 一、已经解决的事项$/m)
  assert.match(text, /^\| 望河县 \| 80% \|$/m)
  assert.ok(text.includes('\\<script\\>\\*a\\*\\|b'))
})

/** Reads a zip of our own making by its local headers. */
function unpacked(zip: Buffer): ReadonlyMap<string, string> {
  const parts = new Map<string, string>()
  for (let at = zip.lastIndexOf('PK\x05\x06'), entry = zip.readUInt32LE(at + 16); zip.readUInt32LE(entry) === 0x02014b50;) {
    const [packed, nameLength, extra, note] = [zip.readUInt32LE(entry + 20), ...[28, 30, 32].map((o) => zip.readUInt16LE(entry + o))] as [
      number,
      number,
      number,
      number,
    ]
    const name = zip.toString('utf8', entry + 46, entry + 46 + nameLength)
    const local = zip.readUInt32LE(entry + 42)
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
    const body = zip.subarray(start, start + packed)
    parts.set(name, (zip.readUInt16LE(entry + 10) === 8 ? inflateRawSync(body) : body).toString())
    entry += 46 + nameLength + extra + note
  }
  return parts
}
