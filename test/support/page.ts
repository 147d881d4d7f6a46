// The page in a real browser against a real server of its own: what every test of the page begins with.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { createRoster, type Roster } from '@roster/client'
import type { BrowserContext, Locator, Page } from 'playwright-core'
import { readEnvironment } from '../../src/core/environment.ts'
import { type Options, startRoster } from '../../src/main.ts'
import { openBrowser } from './browser.ts'

export const WIDE = { width: 1280, height: 800 }
export const NARROW = { width: 390, height: 844 }

const TOKEN = 'the-admin-token-of-the-page-tests'
/** Reads that fail on purpose: a browser writes them to its console, the page has nothing to do with it. */
const EXPECTED = /status of (400|401|403|404|409|412|502)|net::ERR_/

export interface PageTest {
  url: string
  home: string
  /** As the admin. */
  api: Roster
  page: Page
  context: BrowserContext
  /** Another tab of the same person. */
  newTab(): Promise<Page>
  /** What the consoles of all tabs complained of since the last call; nothing that a person does may leave anything. */
  complaints(): string[]
  /** Ends the server and starts it anew at the same address. @param meanwhile is done while there is none. */
  restart(meanwhile: () => Promise<void>): Promise<void>
  close(): Promise<void>
}

/** With the built-in models. @param variables of the server, beside what every test has; the admin is signed in. */
export async function openPage(
  variables: Record<string, string> = {},
  { findGpus }: Pick<Options, 'findGpus'> = {},
): Promise<PageTest> {
  const home = await mkdtemp(join(tmpdir(), 'roster-page-'))
  const given: Record<string, string> = {
    ROSTER_HOME: home,
    MODELS_DIR: join(home, 'models'),
    ROSTER_ADMIN_TOKEN: TOKEN,
    ROSTER_LOG_LEVEL: 'silent',
    ROSTER_PUBLIC_READ: 'false',
    // Nobody is there: what a test asks of an upstream never leaves this machine.
    HF_ENDPOINT: 'http://127.0.0.1:9',
    CIVITAI_ENDPOINT: 'http://127.0.0.1:9',
    ...variables,
  }
  const start = (port: string) =>
    startRoster({ environment: readEnvironment({ ...given, PORT: port }), ...(findGpus && { findGpus }) })
  let server = await start('0')
  const browser = await openBrowser()
  const context = await browser.newContext({ viewport: WIDE, baseURL: server.url, reducedMotion: 'reduce' })
  const complaints: string[] = []
  const newTab = async () => {
    const page = await context.newPage()
    page.setDefaultTimeout(15_000)
    page.on('pageerror', (error) => complaints.push(error.message))
    page.on('console', (message) => {
      if (message.type() === 'error' && !EXPECTED.test(message.text())) complaints.push(message.text())
    })
    return page
  }
  const api = createRoster({ url: server.url, token: TOKEN })
  const page = await newTab()
  await page.goto((await api.session.newLink()).path)
  await page.waitForURL('**/models')
  return {
    ...{ url: server.url, home, api, page, context, newTab },
    complaints: () => complaints.splice(0),
    async restart(meanwhile) {
      await server.close()
      await meanwhile()
      server = await start(new URL(server.url).port)
    },
    async close() {
      await browser.close()
      await server.close()
      await rm(home, { recursive: true, force: true })
    },
  }
}

/** Colours do not depend on the width, nor what stands where on the colours: these two see all four. */
const LOOKS = [
  { size: WIDE, colorScheme: 'light' },
  { size: NARROW, colorScheme: 'dark' },
] as const

/** Drawn, and every colour that changes has become what it will be. */
const AT_REST = `new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))
  .then(() => Promise.allSettled(document.getAnimations().map(({ finished }) => finished)))`

/**
 * What axe finds that keeps somebody out, whatever its weight, and what scrolls sideways: light and wide, dark and narrow.
 * @param within a selector, where all else is seen elsewhere
 */
export async function barriers(page: Page, within = 'html'): Promise<string[]> {
  const before = page.viewportSize() ?? WIDE
  const found: string[] = []
  for (const { size, colorScheme } of LOOKS) {
    await page.setViewportSize(size)
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await page.evaluate(AT_REST)
    const { violations } = await new AxeBuilder({ page }).include(within).analyze()
    const wide = await overflow(page)
    const all = violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))
    if (wide > 0) all.push(`scrolls sideways by ${wide} px`)
    found.push(...all.map((text) => `${size.width} px, ${colorScheme}: ${text}`))
  }
  await page.setViewportSize(before)
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  return found
}

/** Pixels by which the page is wider than the screen; 0 where nothing scrolls sideways. */
export const overflow = (page: Page): Promise<number> =>
  page.evaluate<number>('Math.max(0, document.documentElement.scrollWidth - innerWidth)')

/** Chooses in a combobox by keyboard, as fast as a person can: not before the list is there and has what is meant. */
export async function choose(page: Page, combobox: Locator, words: string): Promise<void> {
  await combobox.click()
  const list = page.getByRole('listbox')
  await list.waitFor()
  await list
    .getByRole('option', { name: new RegExp(words, 'i') })
    .first()
    .waitFor()
  await page.keyboard.type(words)
  await page.keyboard.press('Enter')
}
