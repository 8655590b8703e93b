// The DOCX as another program sets it: LibreOffice turns it into PDF, and the page is measured against GB/T 9704-2012.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { pathToFileURL } from 'node:url'
import { day } from '#/core/day.ts'
import { toDocx } from './paper-docx.ts'
import { toPdf } from './paper-pdf.ts'
import type { Paper } from './paper.ts'

const missing = ['soffice', 'pdftotext'].filter((program) => spawnSync(program, ['--version']).error)
const needed = { skip: missing.length ? `没有 ${missing.join('、')}，不能查看 Word 文件排出来的样子` : false }

const name = '玥喆堃珺䶮'
const sentence = '您提出的关于加快推进城乡供水一体化的提案收悉经研究现答复如下我局高度重视安排专人办理多次与您沟通听取意见'
const letter: Paper = {
  form: 'letter',
  issuer: '云岭市水务局',
  number: '云水函〔2022〕12号',
  classMark: 'A类　主动公开',
  title: '关于市政协五届二次会议第12号提案的答复',
  addressee: `李${name}委员`,
  blocks: [
    { kind: 'paragraph', text: sentence.repeat(50) },
    { kind: 'signature', name: '云岭市水务局' },
    { kind: 'date', day: day('2022-05-20') },
    { kind: 'note', text: '联系人：张明，联系电话：0000-1234567' },
  ],
  imprint: { copyTo: ['市政协提案委员会', '市政府督查室'], printer: '云岭市水务局办公室', day: day('2022-05-21') },
}
const short: Paper = {
  ...letter,
  form: 'document',
  issuer: '云岭市水务局文件',
  blocks: [{ kind: 'paragraph', text: '短。' }, ...letter.blocks.slice(1)],
}
const papers = { letter, short }

let dir: string
before(async () => {
  if (needed.skip) return
  dir = mkdtempSync(join(tmpdir(), 'paper-'))
  for (const [file, paper] of Object.entries(papers)) {
    writeFileSync(join(dir, `${file}.docx`), await toDocx(paper))
    writeFileSync(join(dir, `${file}-own.pdf`), await toPdf(paper))
  }
  const profile = `-env:UserInstallation=${pathToFileURL(join(dir, 'profile')).href}`
  const files = Object.keys(papers).map((file) => join(dir, `${file}.docx`))
  const { status, stderr } = spawnSync('soffice', ['--headless', profile, '--convert-to', 'pdf', '--outdir', dir, ...files], {
    encoding: 'utf8',
    timeout: 120_000,
  })
  assert.equal(status, 0, stderr)
})
after(() => {
  if (dir) rmSync(dir, { recursive: true, force: true })
})

interface Line {
  readonly text: string
  /** In millimetres from the page's upper left corner. */
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** The lines of each page from above. */
function pagesOf(file: string): readonly (readonly Line[])[] {
  const { stdout } = spawnSync('pdftotext', ['-bbox-layout', join(dir, file), '-'], { encoding: 'utf8', maxBuffer: 1e8 })
  return stdout
    .split('<page ')
    .slice(1)
    .map((page) => {
      const rows = new Map<number, Line>()
      for (const [, left, top, right, bottom, inside = ''] of page.matchAll(
        /<line xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)<\/line>/gs,
      )) {
        const [l = 0, t = 0, r = 0, b = 0] = [left, top, right, bottom].map((points) => (Number(points) * 25.4) / 72)
        const text = [...inside.matchAll(/>([^<]*)<\/word>/g)].map((w) => w[1]).join('')
        const at = Math.round((t + b) / 2)
        const same = rows.get(at)
        rows.set(
          at,
          same
            ? { text: same.text + text, left: Math.min(same.left, l), right: Math.max(same.right, r), top: t, bottom: b }
            : { text, left: l, right: r, top: t, bottom: b },
        )
      }
      return [...rows.values()].toSorted((a, b) => a.top - b.top)
    })
}

const near = (is: number, should: number, what: string, by = 1): void =>
  assert.ok(Math.abs(is - should) <= by, `${what}: ${is.toFixed(1)} mm, should be ${should} mm`)

for (const [file, whose] of [
  ['letter.pdf', 'the DOCX in LibreOffice'],
  ['letter-own.pdf', 'our own PDF'],
] as const) {
  test(`${whose}: a full page of a reply letter has 22 lines of 28 characters`, needed, () => {
    const page = pagesOf(file)[1] ?? []
    const body = page.slice(0, -1)
    assert.equal(body.length, 22)
    for (const line of body) assert.equal([...line.text].length, 28)
  })

  test(`${whose}: margins 37, 35, 28, 26 mm; the page number 7 mm below the type area`, needed, () => {
    const page = pagesOf(file)[1] ?? []
    const [first, last, number] = [page[0], page[21], page[22]]
    assert.ok(first && last && number)
    near(first.left, 28, 'left')
    near(210 - first.right, 26, 'right')
    // A line's pitch is 10.2 mm; how much of it stands above the characters is the program's own.
    assert.ok(first.top >= 36 && first.top < 37 + 3, `first line at ${first.top}`)
    assert.ok(last.bottom <= 262 + 1 && last.bottom > 262 - 3.5, `last line ends at ${last.bottom}`)
    near((last.bottom - first.bottom) / 21, 28.95 * (25.4 / 72), 'pitch of the lines', 0.02)
    assert.match(number.text, /^—2—$/)
    near(number.left, 28 + 14 * (25.4 / 72), 'even page number one character in from the left')
    near((number.top + number.bottom) / 2, 262 + 7 + 2.5, 'page number below the type area', 1.5)
  })

  test(`${whose}: the letter's head stands right, the first page has no number, copies stand last without rules`, needed, () => {
    const pages = pagesOf(file)
    const [first = [], last = []] = [pages[0], pages.at(-1)]
    const issuer = first.find((l) => l.text === '云岭市水务局')
    const number = first.find((l) => l.text.includes('〔2022〕'))
    const title = first.find((l) => l.text.startsWith('关于市政协'))
    assert.ok(issuer && number && title)
    near((issuer.left + issuer.right) / 2, 105, 'issuer in the middle of the page')
    assert.ok(issuer.top > 27 && issuer.top < 33, `issuer 30 mm below the edge: ${issuer.top}`)
    near(210 - number.right, 26, 'number flush right')
    assert.ok(!first.some((l) => /^—\d+—$/.test(l.text)))
    const copies = last.at(-2)
    assert.equal(copies?.text, '抄送：市政协提案委员会，市政府督查室。')
    near(copies.bottom, 262, 'copies on the last line of the type area')
    assert.ok(!last.some((l) => l.text.includes('印发')))
  })

  test(`${whose}: a name outside GB 2312 is printed whole, no character as an empty box`, needed, () => {
    const line = pagesOf(file)[0]?.find((l) => l.text.includes(name))
    assert.equal(line?.text, `李${name}委员：`)
    const dots = inkOf(file, line)
    for (const [i, dot] of dots.entries()) {
      assert.ok(dot.includes('1'), `${name[i]} leaves no mark`)
      for (const other of dots.slice(i + 1)) assert.notEqual(dot, other, 'two names drawn alike: both are missing')
    }
  })
}

for (const file of ['short.pdf', 'short-own.pdf'])
  test(`${file}: a short red-headed document is one page with its 版记 on the last lines`, needed, () => {
    const pages = pagesOf(file)
    assert.equal(pages.length, 1)
    const [copies, printed] = pages[0]?.slice(-3) ?? []
    assert.match(copies?.text ?? '', /^抄送：/)
    assert.equal(printed?.text, '云岭市水务局办公室2022年5月21日印发')
    near(printed.bottom, 261, 'just above the last rule, on the lower edge of the type area', 1.2)
    near(printed.left, 28 + 14 * (25.4 / 72), 'printer one character in')
    near(210 - printed.right, 26 + 14 * (25.4 / 72), 'day of printing one character in')
  })

/** What is drawn where each of the name's characters stands, as text to be compared. */
function inkOf(file: string, line: Line): readonly string[] {
  const dpi = 100
  spawnSync('pdftoppm', ['-r', String(dpi), '-gray', '-f', '1', '-l', '1', '-singlefile', join(dir, file), join(dir, file)])
  const picture = readFileSync(join(dir, `${file}.pgm`))
  const [, width = '0'] = /^P5\s+(\d+)\s+\d+\s+\d+\s/.exec(picture.toString('latin1', 0, 40)) ?? []
  const head = /^P5\s+\d+\s+\d+\s+\d+\s/.exec(picture.toString('latin1', 0, 40))?.[0].length ?? 0
  const dots = (mm: number): number => Math.round((mm * dpi) / 25.4)
  const pitch = 15.79 * (25.4 / 72)
  return [...name].map((_, i) => {
    const from = line.left + (i + 1) * pitch
    let ink = ''
    for (let y = dots(line.top); y < dots(line.bottom); y++)
      for (let x = dots(from); x < dots(from) + dots(pitch); x++) ink += (picture[head + y * Number(width) + x] ?? 255) < 128 ? '1' : '0'
    return ink
  })
}
