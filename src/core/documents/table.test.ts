import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { fileURLToPath } from 'node:url'
import type { Outcome } from '#/core/outcome.ts'
import { asDateTime } from './cell-time.ts'
import { readTable, type Table } from './table.ts'
import { xlsxOf, zipOf } from './zip-sample.ts'

const read = async (name: string, content: string | Buffer): Promise<Outcome<Table>> => readTable(Buffer.from(content), name)

async function tableOf(name: string, content: string | Buffer): Promise<Table> {
  const outcome = await read(name, content)
  assert.ok(outcome.ok, outcome.ok ? '' : outcome.reasons.map((r) => r.says).join('；'))
  return outcome.value
}

async function reasonsOf(name: string, content: string | Buffer): Promise<string> {
  const outcome = await read(name, content)
  assert.ok(!outcome.ok, '应当拒绝')
  return outcome.reasons.map((r) => r.says).join('；')
}

const shared = process.env['SHUOJU_SHARED_DATA'] ?? fileURLToPath(new URL('../../../../shared/data', import.meta.url))
const folder = `${shared}/import-xlsx`
const real = { skip: existsSync(folder) ? false : `没有测试数据 ${folder}，可用 SHUOJU_SHARED_DATA 指明位置` }
const realTable = async (name: string): Promise<Table> => tableOf(name, readFileSync(`${folder}/${name}`))

test('485 messages are read past 20,000 blank styled rows, with every date understood', real, async () => {
  const table = await realTable('messages-500.xlsx')
  assert.equal(table.rows.length, 485)
  assert.deepEqual(table.columns, ['留言编号', '留言用户', '留言主题', '留言时间', '留言详情', '反对数', '点赞数'])
  const cells = table.rows.map((r) => r.cells['留言时间'])
  assert.ok(cells.some((c) => typeof c === 'string') && cells.some((c) => c instanceof Date) && cells.some((c) => typeof c === 'number'))
  for (const [i, cell] of cells.entries()) {
    const instant = asDateTime(cell)
    assert.ok(instant && instant.getUTCFullYear() >= 2010 && instant.getUTCFullYear() <= 2020, `第${table.rows[i]?.row}行`)
  }
  for (const row of table.rows) {
    const body = row.cells['留言详情']
    assert.ok(typeof body === 'string' && body === body.trim())
    assert.equal(typeof row.cells['反对数'], 'number')
  }
})

test('the header of the motions summary is found under its merged title, and its rows keep Excel numbers', real, async () => {
  const table = await realTable('motions-summary.xlsx')
  assert.equal(table.rows.length, 463)
  assert.deepEqual(table.columns.slice(0, 3), ['案号', '类别', '案由'])
  assert.equal(table.rows[0]?.row, 3)
  assert.equal(table.rows.at(-1)?.row, 465)
  assert.ok(table.rows.some((r) => String(r.cells['协办单位']).includes('、')))
  assert.ok(table.rows.some((r) => r.cells['协办单位'] === null))
})

test('200 proposals are read from GB18030 with line breaks inside quotes', real, async () => {
  const table = await realTable('proposals-gb18030.csv')
  assert.equal(table.rows.length, 200)
  assert.deepEqual(table.columns, ['提案号', '年度', '案由', '类别', '提案者', '提交时间', '内容'])
  assert.equal(table.rows.filter((r) => Object.values(r.cells).some((c) => String(c).includes('\n'))).length > 0, true)
  assert.deepEqual(table.notes, ['文件按 GB18030 编码读取'])
  assert.equal(table.rows[0]?.cells['提案号'], '0001')
})

test('a UTF-8 mark is not part of the first header, line breaks in quotes stay, blank lines are counted but not read', async () => {
  const table = await tableOf('a.csv', '\uFEFF案由,内容\r\n甲,"第一行\r\n第二行"\r\n\r\n 乙\t,"他说""好"""\r\n')
  assert.deepEqual(table.columns, ['案由', '内容'])
  assert.deepEqual(
    table.rows.map((r) => [r.row, r.cells]),
    [
      [2, { 案由: '甲', 内容: '第一行\n第二行' }],
      [4, { 案由: '乙', 内容: '他说"好"' }],
    ],
  )
})

test('repeated and missing headers get names of their own and a note', async () => {
  const table = await tableOf('a.csv', '姓名,姓名,,空\n甲,乙,丙,\n')
  assert.deepEqual(table.columns, ['姓名', '姓名（2）', 'C列', '空'])
  assert.match(table.notes.join(), /表头“姓名”重复.*C列没有表头/)
  assert.deepEqual(table.rows[0]?.cells, { 姓名: '甲', '姓名（2）': '乙', C列: '丙', 空: null })
})

test('a header named like a language feature is only a name', async () => {
  const table = await tableOf('a.csv', '__proto__,constructor\n甲,乙\n')
  assert.deepEqual(Object.entries(table.rows[0]?.cells ?? {}), [
    ['__proto__', '甲'],
    ['constructor', '乙'],
  ])
})

test('control and zero-width characters are taken out, and it is said where', async () => {
  const table = await tableOf('a.csv', '案由\n关\u0007于\u200B供水\n')
  assert.equal(table.rows[0]?.cells['案由'], '关于供水')
  assert.match(table.notes.join(), /第2行有看不见的控制字符/)
})

test('a row wider than its header is named, for a lost quotation mark has shifted its cells', async () => {
  assert.match(await reasonsOf('a.csv', '案由,单位\n甲,乙\n丙,丁,戊\n'), /第3行有3格，表头只有2格/)
})

test('a quotation mark that never closes is named with its row', async () => {
  assert.match(await reasonsOf('a.csv', '案由,单位\n甲,乙\n"丙,丁\n'), /第3行有引号没有结束/)
})

const wrongEncodings: readonly (readonly [what: string, bytes: Buffer, says: RegExp])[] = [
  ['UTF-16', Buffer.from('\uFEFF案由,单位\n甲,乙\n', 'utf16le'), /UTF-16/],
  ['UTF-16 without a mark', Buffer.from('案由,单位\r\n甲,乙\r\n', 'utf16le'), /UTF-16/],
  [
    'UTF-8 with a broken byte',
    Buffer.concat([Buffer.from('案由,单位\n供水,水'), Buffer.of(0xff), Buffer.from('务局今年的工作安排如下所述请审阅\n')]),
    /第2行有损坏的字节/,
  ],
  ['neither', Buffer.from([0x61, 0x0a, 0xff, 0xff, 0x0a, 0x80, 0xff]), /既不是 UTF-8 也不是 GB18030/],
  ['lost characters', Buffer.from('案由\n锟斤拷锟斤拷\n'), /第2行有“锟斤拷”/],
  ['UTF-8 read as GBK', Buffer.from(`${new TextDecoder('gbk').decode(Buffer.from('提案号案由类别提案者提交时间内容'))}\n甲\n`), /乱码/],
  ['GBK read as Latin', Buffer.from('Ìá°¸ºÅ,°¸ÓÉ\n1,2\n'), /乱码/],
]
for (const [what, bytes, says] of wrongEncodings)
  test(`a file in the wrong encoding is refused by name: ${what}`, async () => assert.match(await reasonsOf('a.csv', bytes), says))

test('ordinary Chinese is not mistaken for garbled text', async () => {
  const table = await tableOf('a.csv', '案由,性质类别\n关于鎏金铜器保护的建议,文化\n')
  assert.equal(table.rows.length, 1)
})

const row = (n: number, cells: readonly string[]): string =>
  `<row r="${n}">${cells.map((c, i) => `<c r="${String.fromCharCode(65 + i)}${n}" t="inlineStr"><is><t>${c}</t></is></c>`).join('')}</row>`

test('an Excel sheet with two title lines above its header is read from the header on', async () => {
  const rows = [row(1, ['汇总表']), row(2, ['填报单位：办公室']), row(4, ['案号', '案由', '单位']), row(5, ['1', '供水', '水务局'])]
  const table = await tableOf('a.xlsx', xlsxOf(rows.join('')))
  assert.deepEqual(table.rows, [{ row: 5, cells: { 案号: '1', 案由: '供水', 单位: '水务局' } }])
  assert.match(table.notes.join(), /表头在第4行/)
})

test('a bomb is refused by its table of contents, before anything is unpacked', async () => {
  const bomb = zipOf([{ name: 'xl/workbook.xml', content: Buffer.alloc(60 * 1024 * 1024) }])
  assert.ok(bomb.length < 100_000)
  assert.match(await reasonsOf('a.xlsx', bomb), /解开后超过50 MB/)
})

test('a bomb that lies about its size is not unpacked beyond what it claims', async () => {
  const sheet = { name: 'xl/sharedStrings.xml', content: Buffer.alloc(60 * 1024 * 1024, 'x'), claimedSize: 100 }
  const before = process.memoryUsage().rss
  const outcome = await read('a.xlsx', xlsxOf(row(1, ['甲']), [sheet]))
  assert.ok(!outcome.ok)
  assert.ok(process.memoryUsage().rss - before < 300 * 1024 * 1024)
})

test('a sheet that would fill the memory from a few bytes of XML is refused', async () => {
  const far = Array.from({ length: 20_000 }, (_, i) => `<row r="${i + 1}"><c r="XFD${i + 1}"><v>1</v></c></row>`).join('')
  assert.match(await reasonsOf('a.xlsx', xlsxOf(far)), /内存过大|超过/)
})

const tricks: readonly (readonly [what: string, bytes: () => Buffer, says: RegExp])[] = [
  ['a path out of the folder', () => xlsxOf(row(1, ['甲']), [{ name: '../../etc/passwd', content: 'x' }]), /外部目录的路径/],
  ['an absolute path', () => xlsxOf(row(1, ['甲']), [{ name: '/etc/passwd', content: 'x' }]), /外部目录的路径/],
  ['a backslash path', () => xlsxOf(row(1, ['甲']), [{ name: '..\\x', content: 'x' }]), /外部目录的路径/],
  ['another archive inside', () => xlsxOf(row(1, ['甲']), [{ name: 'xl/a.zip', content: 'x' }]), /另一个压缩包/],
  ['encryption', () => zipOf([{ name: 'xl/workbook.xml', content: 'x', encrypted: true }]), /密码/],
  ['parts of one name', () => xlsxOf(row(1, ['甲']), [{ name: 'xl/workbook.xml', content: 'x' }]), /重名/],
  ['no workbook', () => zipOf([{ name: 'word/document.xml', content: 'x' }]), /不是 Excel 表格/],
  ['no zip at all', () => Buffer.from('案号,案由'), /不是有效的压缩格式/],
  ['a cut-off file', () => xlsxOf(row(1, ['甲'])).subarray(0, 300), /损坏/],
  ['the old Excel container', () => Buffer.from('d0cf11e0a1b11ae1000000000000', 'hex'), /\.xls.*密码/],
  ['broken XML', () => xlsxOf('<row r="1"><c r="A1"'), /已损坏|没有找到表头/],
]
for (const [what, bytes, says] of tricks)
  test(`an Excel file with ${what} is refused in words`, async () => assert.match(await reasonsOf('a.xlsx', bytes()), says))

test('more than 10,000 rows are refused, 10,000 are read', async () => {
  const lines = Array.from({ length: 10_001 }, (_, i) => `${i}`)
  assert.match(await reasonsOf('a.csv', ['号', ...lines].join('\n')), /数据有10001行，超过10000行/)
  assert.equal((await tableOf('a.csv', ['号', ...lines.slice(1)].join('\n'))).rows.length, 10_000)
})

test('too large a file, an empty one and one without rows are refused', async () => {
  assert.match(await reasonsOf('a.csv', Buffer.alloc(21 * 1024 * 1024, 'a')), /超过20 MB/)
  assert.match(await reasonsOf('a.csv', ''), /空的/)
  assert.match(await reasonsOf('a.csv', '\n\n'), /没有找到表头/)
  assert.match(await reasonsOf('a.csv', '案由,单位\n'), /下面没有数据/)
  assert.match(await reasonsOf('a.pdf', 'x'), /不能读取“.pdf”文件/)
})

test('a text of megabytes in one cell is refused with its row and column', async () => {
  assert.match(await reasonsOf('a.csv', `案由,内容\n甲,${'长'.repeat(100_001)}\n`), /第2行“内容”有100001个字/)
})

test('JSON lines become a table; lists of words are joined as clerks write them', async () => {
  const table = await tableOf('a.jsonl', '{"案号":1,"单位":["水务局","住建局"]}\n\n{"案号":2,"重点":true,"附":{"a":1}}\n')
  assert.deepEqual(table.columns, ['案号', '单位', '重点', '附'])
  assert.deepEqual(
    table.rows.map((r) => r.cells),
    [
      { 案号: 1, 单位: '水务局、住建局', 重点: null, 附: null },
      { 案号: 2, 单位: null, 重点: '是', 附: '{"a":1}' },
    ],
  )
  assert.equal(table.rows[1]?.row, 3)
})

test('every broken JSON line is named', async () => {
  assert.equal(
    await reasonsOf('a.jsonl', '{"a":1}\n{"a":\n[1]\n"x"\n'),
    '第2行不是完整的 JSON 记录；第3行不是完整的 JSON 记录；第4行不是完整的 JSON 记录',
  )
})

test('packed JSON lines are read; packed bombs and packed nonsense are refused', async () => {
  assert.equal((await tableOf('a.jsonl.gz', gzipSync('{"a":1}\n'))).rows.length, 1)
  assert.match(await reasonsOf('a.jsonl.gz', gzipSync(Buffer.alloc(60 * 1024 * 1024))), /解开后超过50 MB/)
  assert.match(await reasonsOf('a.jsonl.gz', 'x'), /损坏/)
  assert.match(await reasonsOf('a.gz', gzipSync('x')), /应是 .jsonl 或 .csv/)
  assert.match(await reasonsOf('a.jsonl.gz.gz', gzipSync(gzipSync('{}'))), /应是 .jsonl 或 .csv/)
})
