// Looks at pages as a person would: PNGs at desk and phone width, and what a person would trip over: errors, sideways scrolling, axe findings.
//   node scripts/screenshots.ts http://127.0.0.1:8080 member / /proposals /proposals/…      ('-' as account: signed out)
//   The password comes from SHUOJU_DEMO_PASSWORD; --large sets large type, --short cuts a page to the first screen.
import { mkdir, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core'

const { values: flags, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    large: { type: 'boolean', default: false },
    short: { type: 'boolean', default: false },
    out: { type: 'string', default: 'test-output/screens' },
  },
})
const [base, account, ...paths] = positionals
if (!base || !account || paths.length === 0) {
  console.error('usage: node scripts/screenshots.ts BASE-URL ACCOUNT PATH… [--large] [--short] [--out FOLDER]')
  process.exit(2)
}

const widths = [
  { name: 'desk', width: 1440, height: 900 },
  { name: 'phone', width: 390, height: 844 },
] as const

const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--lang=zh-CN',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
})
await mkdir(flags.out, { recursive: true })
let found = 0
for (const { name, width, height } of widths) {
  const context = await signedIn(browser, { width, height })
  for (const path of paths) {
    const page = await context.newPage()
    found += await look(page, path, name)
    await page.close()
  }
  await context.close()
}
await browser.close()
process.exitCode = found ? 1 : 0

async function signedIn(browser: Browser, viewport: { width: number; height: number }): Promise<BrowserContext> {
  const context = await browser.newContext({
    viewport,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    hasTouch: viewport.width < 768,
    isMobile: viewport.width < 768,
    reducedMotion: 'reduce',
  })
  if (flags.large) await context.addInitScript(`localStorage.setItem('shuoju:large-type', 'yes')`)
  if (account === '-') return context
  const answer = await context.request.post(`${base}/api/session`, {
    data: { username: account, password: process.env['SHUOJU_DEMO_PASSWORD'] ?? '' },
  })
  if (!answer.ok()) throw new Error(`cannot sign in as ${account}: ${answer.status()} ${await answer.text()}`)
  return context
}

async function look(page: Page, path: string, width: string): Promise<number> {
  const says: string[] = []
  page.on('console', (m) => m.type() === 'error' && !isSignedOut(m.text()) && says.push(`console: ${m.text()}`))
  page.on('pageerror', (e) => says.push(`error: ${e.message}`))
  await page.goto(`${base}${path}`)
  await page.waitForLoadState('networkidle').catch(() => says.push('still loading after 30 s'))
  // A page still drawing its grey bars has not been looked at.
  await page
    .locator('.ant-skeleton, .ant-spin-spinning')
    .first()
    .waitFor({ state: 'detached', timeout: 20_000 })
    .catch(() => says.push('still drawing after 20 s'))
  await page.waitForTimeout(400)
  const sideways = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')
  if (Number(sideways) > 1) says.push(`scrolls sideways by ${String(sideways)} px`)
  says.push(...(await axeFindings(page)))
  const file = join(flags.out, `${account}${path.replaceAll(/[^\w-]+/g, '_')}.${width}${flags.large ? '.large' : ''}.png`)
  await page.screenshot({ path: file, fullPage: !flags.short })
  console.error(`${says.length ? '✗' : '✓'} ${file}`)
  for (const line of says) console.error(`    ${line}`)
  return says.length
}

interface AxeFinding {
  readonly id: string
  readonly impact: string | null
  readonly help: string
  readonly nodes: readonly { readonly html: string }[]
}

async function axeFindings(page: Page): Promise<string[]> {
  await page.evaluate(await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'))
  const found = (await page.evaluate(
    `axe.run(document, { resultTypes: ['violations'] }).then((r) => r.violations)`,
  )) as readonly AxeFinding[]
  return found
    .filter((v) => v.impact === 'serious' || v.impact === 'critical')
    .map((v) => `axe ${v.impact}: ${v.id}, ${v.help} (${v.nodes.length}) ${v.nodes[0]?.html.slice(0, 160) ?? ''}`)
}

/** Signed out, the question who is there is answered with 401: that is the answer, not a failure. */
function isSignedOut(text: string): boolean {
  return account === '-' && text.includes('401')
}
