// A real Chromium at the real server with the built pages: `const house = await openHouse()`, `const page = await house.as('member')`.
import assert from 'node:assert/strict'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Browser, type BrowserContext, type Locator, type Page } from 'playwright-core'
import { findChromium } from '../../scripts/install-chromium.mjs'
import { builtSite } from '../../src/app/site.ts'
import { password, world, type City, type PersonName, type Wanted } from '../world.ts'

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
]

export const desk = { width: 1440, height: 900 }
export const phone = { width: 390, height: 844 }

export interface House {
  readonly city: City
  readonly address: string
  readonly visitor: (viewport?: Viewport) => Promise<Page>
  /** A browser of his own, already signed in. */
  readonly as: (name: PersonName, viewport?: Viewport) => Promise<Page>
  readonly close: () => Promise<void>
}
export interface Viewport {
  readonly width: number
  readonly height: number
}

export async function openHouse(wanted: Wanted = {}): Promise<House> {
  const built = await builtSite(console.error)
  assert.ok(built, 'there are pages to build')
  const profile = mkdtempSync(join(tmpdir(), 'shuoju-browser-'))
  // Served from a copy, so that pages built anew meanwhile do not take files from under an open page.
  const site = join(profile, 'site')
  cpSync(built, site, { recursive: true })
  const city = await world({ at: '2022-01-11 10:00', ...wanted, site })
  const address = await city.listen()
  const executablePath = findChromium()
  assert.ok(executablePath, 'a Chromium is installed: node scripts/install-chromium.mjs')
  const browser = await chromium.launch({ executablePath, args: flags, env: { ...process.env, HOME: profile } })
  const wrong: string[] = []
  const visitor = async (viewport: Viewport = desk): Promise<Page> => {
    const context = await contextOf(browser, address, viewport)
    const page = await context.newPage()
    page.on('pageerror', (error) => wrong.push(`${page.url()}: ${error.message}`))
    page.on('response', (answer) => {
      if (answer.status() >= 500) wrong.push(`${answer.status()} ${answer.url()}`)
    })
    return page
  }
  return {
    city,
    address,
    visitor,
    as: async (name, viewport) => {
      const page = await visitor(viewport)
      const answer = await page.context().request.post('/api/session', { data: { username: name, password } })
      assert.equal(answer.status(), 200, await answer.text())
      return page
    },
    close: async () => {
      await browser.close()
      await city.close()
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
      assert.deepEqual(wrong, [], 'no page failed behind what was shown')
    },
  }
}

async function contextOf(browser: Browser, address: string, viewport: Viewport): Promise<BrowserContext> {
  const context = await browser.newContext({
    baseURL: address,
    viewport,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
    hasTouch: viewport.width < 600,
  })
  context.setDefaultTimeout(30_000)
  return context
}

/** What a person does whose page did not come: on failure the page is kept as a picture, named by the error. */
export async function watching<T>(page: Page, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const path = join(tmpdir(), `shuoju-${Date.now()}.png`)
    await page.screenshot({ path, fullPage: true }).catch(() => undefined)
    throw new Error(`${page.url()} looked like ${path}`, { cause: error })
  }
}

/** Until nothing on the page is still being fetched. */
export const settled = (page: Page) =>
  page.waitForFunction(() => document.querySelector('h1') && !document.querySelector('.ant-skeleton-active, .ant-spin-spinning'))

/** A dialog on a desk, a sheet on a phone. */
export const dialog = (page: Page) => page.getByRole('dialog').last()

/** Says what a move bar or a form says when it is done. */
export const told = (page: Page, words: string | RegExp) => page.locator('.ant-message').getByText(words).first().waitFor()

/** Types into a picker and takes what the server found. */
export async function choose(page: Page, picker: Locator, name: string): Promise<void> {
  await picker.click()
  await picker.fill(name)
  await page.locator('.ant-select-dropdown:visible .ant-select-item-option').filter({ hasText: name }).first().click()
  // A picker of several stays open for the next.
  if (await page.locator('.ant-select-dropdown:visible').count()) await picker.blur()
}
