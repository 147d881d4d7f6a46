// The page in a real browser against a real server: what people come for, from signing in to taking a change back.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createRoster, type Roster as RosterClient } from '@roster/client'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { readEnvironment } from '../src/core/environment.ts'
import { startRoster } from '../src/main.ts'
import { openBrowser } from '../test/support/browser.ts'
import { type Hub, safetensors, startHub } from '../test/support/hub.ts'
import { barriers, WIDE } from '../test/support/page.ts'

const TOKEN = 'a-token-of-the-page-test'
/** Reads that fail on purpose: a browser writes them to its console, the page has nothing to do with it. */
const EXPECTED = /status of (400|401|403|404|409|412)/

let home: string
let hub: Hub
let server: Awaited<ReturnType<typeof startRoster>>
let api: RosterClient
let browser: Browser
let page: Page
const complaints: string[] = []

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'roster-page-'))
  hub = await startHub({
    repos: {
      'owner/tiny': { gated: 'manual', approved: ['hf_good'], files: { 'tiny.safetensors': safetensors(400_000) } },
    },
    tokens: ['hf_good'],
  })
  const environment = readEnvironment({
    ROSTER_HOME: home,
    MODELS_DIR: join(home, 'models'),
    ROSTER_ADMIN_TOKEN: TOKEN,
    ROSTER_LOG_LEVEL: 'silent',
    ROSTER_PUBLIC_READ: 'false',
    ROSTER_POPULATE: 'false',
    HF_ENDPOINT: hub.url,
    PORT: '0',
  })
  server = await startRoster({ environment })
  api = createRoster({ url: server.url, token: TOKEN })
  browser = await openBrowser()
  page = await newPage()
})

afterAll(async () => {
  await browser?.close()
  await server?.close()
  await hub?.close()
  await rm(home, { recursive: true, force: true })
})

/** Nothing that a person does may leave an error or a breach of the page's policy in the console. */
afterEach(() => {
  expect(complaints.splice(0)).toEqual([])
})

async function newPage(): Promise<Page> {
  const context = await browser.newContext({ viewport: WIDE, baseURL: server.url, reducedMotion: 'reduce' })
  const opened = await context.newPage()
  opened.setDefaultTimeout(15_000)
  opened.on('pageerror', (error) => complaints.push(error.message))
  opened.on('console', (message) => {
    if (message.type() === 'error' && !EXPECTED.test(message.text())) complaints.push(message.text())
  })
  return opened
}

const button = (name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' })
const heading = (name: string) => page.getByRole('heading', { name, exact: true })
const panel = () => page.getByRole('dialog')
const row = (name: string | RegExp) => page.getByRole('list', { name: 'Models' }).getByRole('link', { name })

describe('signing in', () => {
  it('says what is missing to somebody who may not read', async () => {
    await page.goto('/')
    await heading('Sign in to see the models').waitFor()
    expect(page.url()).toBe(`${server.url}/models`)
  })

  it('says plainly that a link was used', async () => {
    await page.goto('/sign-in#used')
    await page.getByText('This sign-in link was used or is old').waitFor()
    expect(page.url()).toBe(`${server.url}/sign-in`)
  })

  it('takes the link that the server printed, and leaves no trace of it', async () => {
    const { path } = await api.session.newLink()
    await page.goto('about:blank')
    await page.goto(path)
    await page.waitForURL('**/models')
    await button('Signed in as admin').waitFor()
    await page.goBack()
    expect(page.url()).not.toContain('#')
    await page.goto('/models')
  })
})

describe('models', () => {
  it('begins with the built-in ones at one click', async () => {
    await button('Populate with the built-in models').click()
    await row(/MusicGen Small/).waitFor()
    await page.getByText('17 models', { exact: true }).waitFor()
  })

  it('finds as one types, and keeps the search in the address', async () => {
    await page.keyboard.press('/')
    await page.keyboard.type('claude')
    await page.getByText('1 of 17 models').waitFor()
    await row(/Sonnet 4/).waitFor()
    expect(new URL(page.url()).search).toBe('?q=claude')
    await button('Clear').click()
    await page.getByText('17 models', { exact: true }).waitFor()
  })

  it('filters by the keyboard alone', async () => {
    await button('Provider').focus()
    await page.keyboard.press('Enter')
    await page.getByRole('combobox', { name: 'Find provider' }).waitFor({ state: 'attached' })
    await page.keyboard.type('openai')
    await page.keyboard.press('Enter')
    await page.getByText('2 of 17 models').waitFor()
    expect(new URL(page.url()).search).toBe('?provider=openAI')
    await button('Clear').click()
  })

  it('walks the rows by the arrow keys and opens one', async () => {
    await row(/MusicGen Small/).focus()
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Enter')
    await panel().getByRole('heading', { name: 'GPT-4.1', exact: true }).waitFor()
    await panel().getByRole('tab', { name: 'Capabilities and limits' }).click()
    await panel().getByText('128,000 tokens').waitFor()
    await page.keyboard.press('Escape')
    await panel().waitFor({ state: 'detached' })
  })

  it('adds one, and shows what the server says of each field', async () => {
    await button('Add model').click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Context window').fill('many')
    await dialog.getByRole('button', { name: 'Add model' }).click()
    await dialog.getByText('must be a number, or empty where it is not known').waitFor()
    await dialog.getByLabel('Context window').fill('200,000')
    await dialog.getByRole('button', { name: 'Add model' }).click()
    await dialog.getByText('is required').first().waitFor()
    expect(await dialog.locator('[aria-invalid=true]').count()).toBe(2)
    await dialog.getByLabel('Model key').fill('tiny-chat')
    await dialog.getByLabel('Display name').fill('Tiny Chat')
    await dialog.getByRole('button', { name: 'Add model' }).click()
    await panel().getByRole('heading', { name: 'Tiny Chat' }).waitFor()
    expect((await api.models.read('tiny-chat')).value.capabilities.context_window).toBe(200_000)
  })
})

describe('changing a model', () => {
  it('writes a price', async () => {
    await panel().getByRole('button', { name: 'Edit' }).click()
    await page.getByLabel('Input USD per million tokens').fill('2.5')
    await button('Save').click()
    await panel().getByText('$2.50').first().waitFor()
    expect((await api.models.read('tiny-chat')).value.pricing.input_per_mtok).toBe(2.5)
  })

  it('stops where somebody else was faster, and loses nothing that was typed', async () => {
    await panel().getByRole('button', { name: 'Edit' }).click()
    await page.getByLabel('Output USD per million tokens').fill('10')
    await api.models.update('tiny-chat', { description: 'Changed meanwhile' })
    await button('Save').click()
    await page.getByText('Somebody else has changed this model').waitFor()
    await button('Reload').click()
    await expect.poll(() => page.getByLabel('Description').inputValue()).toBe('Changed meanwhile')
    expect(await page.getByLabel('Output USD per million tokens').inputValue()).toBe('10')
    await button('Save').click()
    await panel().getByText('$2.50 / $10.00').waitFor()
  })

  it('shows at once what another person changes', async () => {
    await page.getByText('Live').waitFor({ state: 'attached' })
    await api.models.update('tiny-chat', { display_name: 'Tiny Chat Two' })
    await panel().getByRole('heading', { name: 'Tiny Chat Two' }).waitFor()
    await page.keyboard.press('Escape')
    await row(/Tiny Chat Two/).click()
  })

  it('takes a change back from its history', async () => {
    await panel().getByRole('tab', { name: 'History' }).click()
    await button('Undo: Changed Tiny Chat Two').first().click()
    await panel().getByRole('heading', { name: 'Tiny Chat', exact: true }).waitFor()
    await page.getByText(/Undone by \d+/).waitFor()
  })

  it('deletes after asking, and brings back from the log', async () => {
    await button('More actions').click()
    await page.getByRole('menuitem', { name: 'Delete model' }).click()
    await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click()
    await panel().waitFor({ state: 'detached' })
    await expect.poll(() => row(/Tiny Chat/).count()).toBe(0)
    await page.goto('/changes')
    await page.waitForURL('**/admin/changes')
    await button('Undo: Deleted Tiny Chat').click()
    await expect.poll(async () => (await api.models.list({ q: 'tiny chat' })).models.length).toBe(1)
  })
})

describe('download', () => {
  it('asks for a token where the hub wants one, and brings the weights here', async () => {
    await api.models.create({
      id: 'tiny-weights',
      provider: 'local',
      model_key: 'owner/tiny',
      display_name: 'Tiny Weights',
      modality: 'image',
      task: 'generation',
      source: { type: 'huggingface', repo: 'owner/tiny' },
    })
    await page.goto('/models')
    await button('Download Tiny Weights').click()
    await button('Give a token for Tiny Weights').click()
    await panel().getByLabel('Hugging Face token').fill('hf_good')
    await panel().getByRole('button', { name: 'Download', exact: true }).click()
    await panel().waitFor({ state: 'detached' })
    await page.getByRole('article').filter({ hasText: 'Tiny Weights' }).getByText('Intact').waitFor()
    expect((await api.models.read('tiny-weights')).value.installed).toBe(true)
  })
})

describe('for everybody', () => {
  it('has no barrier in the dialog "Add model"', async () => {
    await page.goto('/models')
    await button('Add model').click()
    await page.getByRole('dialog').waitFor()
    expect(await barriers(page)).toEqual([])
  })

  it('signs out', async () => {
    await page.goto('/models')
    await button('Signed in as admin').click()
    await page.getByRole('menuitem', { name: 'Sign out' }).click()
    await heading('Sign in to see the models').waitFor()
  })
})
