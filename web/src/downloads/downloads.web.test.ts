// Downloads as people see them: a popup on every page, live, the same in two tabs, with what helps where one stops.
import type { Model, ModelCreate } from '@roster/client'
import type { Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type Hub, safetensors, startHub } from '../../../test/support/hub.ts'
import { barriers, openPage, type PageTest } from '../../../test/support/page.ts'

const MB = 1_000_000
const TOKEN = 'hf_good_of_the_downloads_test'

let hub: Hub
let test: PageTest
let page: Page

beforeAll(async () => {
  hub = await startHub({
    repos: {
      'owner/large': { files: { 'large.safetensors': safetensors(6 * MB, 1) } },
      'owner/second': { files: { 'second.safetensors': safetensors(3 * MB, 2) } },
      'owner/third': { files: { 'third.safetensors': safetensors(MB, 3) } },
      'owner/fourth': { files: { 'fourth.safetensors': safetensors(MB, 4) } },
      'owner/fifth': { files: { 'fifth.safetensors': safetensors(3 * MB, 6) } },
      'owner/sixth': { files: { 'sixth.safetensors': safetensors(3 * MB, 7) } },
      'owner/gated': {
        gated: 'manual',
        approved: [TOKEN],
        files: { 'gated.safetensors': safetensors(MB, 5) },
      },
    },
    tokens: [TOKEN],
  })
  test = await openPage({ HF_ENDPOINT: hub.url, ROSTER_RETRY_BASE_MS: '20' })
  page = test.page
  for (const [id, name] of [
    ['large', 'Large Model'],
    ['second', 'Second Model'],
    ['third', 'Third Model'],
    ['fourth', 'Fourth Model'],
    ['fifth', 'Fifth Model'],
    ['sixth', 'Sixth Model'],
    ['gated', 'Gated Model'],
  ] as const)
    await test.api.models.create(modelOf(id, name))
})

afterAll(async () => {
  await test?.close()
  await hub?.close()
})

afterEach(() => {
  expect(test.complaints()).toEqual([])
})

const modelOf = (id: string, display_name: string): ModelCreate => ({
  ...{ id, display_name, provider: 'local', model_key: `owner/${id}`, modality: 'image', task: 'generation' },
  ...{ gated: id === 'gated', source: { type: 'huggingface', repo: `owner/${id}` } satisfies Partial<Model['source']> },
})

const hasFocus = (locator: Locator) => locator.and(page.locator(':focus')).waitFor()
/** The machine may be busy. */
const eventually = <Value>(read: () => Promise<Value>) => expect.poll(read, { timeout: 15_000 })
const slowly = (bytesPerSecond: number) => hub.setFault({ kind: 'slow', bytesPerSecond, path: 'safetensors' })
const popup = (of = page) => of.getByRole('dialog', { name: 'Downloads' })
const button = (name: string | RegExp, of = page) => of.getByRole('button', { name, exact: typeof name === 'string' })
const progressOf = async (name: string, of = page): Promise<number> =>
  Number(
    await popup(of)
      .getByRole('progressbar', { name: `Download of ${name}` })
      .getAttribute('aria-valuenow'),
  )

async function openPopup(of = page): Promise<void> {
  if (!(await popup(of).isVisible())) await button(/^Downloads/, of).click()
  await popup(of).waitFor()
}

describe('the popup', () => {
  it('says what will stand there while nothing is on its way', async () => {
    await openPopup()
    await popup().getByText('Nothing is on its way').waitFor()
    await page.keyboard.press('Escape')
    await popup().waitFor({ state: 'detached' })
    await hasFocus(button('Downloads'))
  })

  it('shows how fast, how long and how far, in the title too, and on every page', async () => {
    slowly(60_000)
    await test.api.downloads.start({ model_id: 'large' })
    await button(/^Downloads ?1 under way/).click()
    await popup()
      .getByText(/of 6 MB · .*\/s · .* left/)
      .waitFor()
    await eventually(() => page.title()).toMatch(/^\d+% of 1 download · Models - Roster$/)
    await popup().getByRole('link', { name: 'Large Model' }).click()
    await page.waitForURL('**/models/large')
    await page.goto('/export')
    await button(/^Downloads ?1 under way/).click()
    await popup().getByText(/ left/).waitFor()
    expect(await page.title()).toMatch(/^\d+% of 1 download · /)
  })
})

describe('what can be done', () => {
  it('goes on by itself over a fault in the middle, and the bar never goes back', async () => {
    hub.setFault([
      { kind: 'cut', after: 900_000, path: 'second', times: 1 },
      { kind: 'slow', bytesPerSecond: 1_500_000, path: 'safetensors' },
    ])
    await test.api.downloads.start({ model_id: 'second' })
    await openPopup()
    const bar = popup().getByRole('progressbar', { name: 'Download of Second Model' })
    await bar.waitFor()
    const seen: number[] = []
    while (await bar.isVisible()) {
      const now = await bar.getAttribute('aria-valuenow', { timeout: 500 }).catch(() => null)
      if (now !== null) seen.push(Number(now))
    }
    expect(seen.length).toBeGreaterThan(3)
    expect(seen).toEqual(seen.toSorted((left, right) => left - right))
    await eventually(async () => (await test.api.models.read('second')).value.installed).toBe(true)
  })

  it('pauses, stays paused over a reload, and goes on where it stood, by the keyboard alone', async () => {
    slowly(60_000)
    await page.goto('/models')
    await openPopup()
    const pause = button('Pause the download of Large Model')
    await pause.focus()
    await page.keyboard.press('Enter')
    await button('Resume the download of Large Model').waitFor()
    await hasFocus(button('Resume the download of Large Model'))
    const before = await progressOf('Large Model')
    expect(before).toBeGreaterThan(0)
    expect(await page.title()).toBe('Models - Roster')
    await page.reload()
    await openPopup()
    await popup().getByText('Paused').waitFor()
    expect(await progressOf('Large Model')).toBeGreaterThanOrEqual(before)
    hub.setFault(null)
    hub.forgetTraffic()
    await button('Resume the download of Large Model').press('Enter')
    await eventually(async () => (await test.api.models.read('large')).value.installed).toBe(true)
    expect(hub.sentBytes).toBeLessThan(6 * MB)
  })
})

describe('several at once', () => {
  it('wait in an order that buttons and dragging change, the same in two tabs', async () => {
    slowly(40_000)
    for (const id of ['fifth', 'sixth', 'third', 'fourth', 'gated']) await test.api.downloads.start({ model_id: id })
    const other = await test.newTab()
    await other.goto('/models')
    // What is hidden follows nothing: this tab stands beside the other one, as in two windows.
    await openPopup(other)
    await openPopup()
    const names = (of = page) => popup(of).getByRole('region', { name: 'Waiting' }).getByRole('link').allTextContents()
    await eventually(() => names()).toEqual(['Third Model', 'Fourth Model', 'Gated Model'])
    await button('Move Gated Model up').press('Enter')
    await button('Move Gated Model up').press('Enter')
    await eventually(() => names()).toEqual(['Gated Model', 'Third Model', 'Fourth Model'])
    await hasFocus(button('Move Gated Model up'))
    await popup().getByText('Gated Model is now number 1 of 3 that wait').waitFor()
    await eventually(() => names(other)).toEqual(['Gated Model', 'Third Model', 'Fourth Model'])
    const row = (name: string) =>
      popup().getByRole('region', { name: 'Waiting' }).getByRole('listitem').filter({ hasText: name })
    await row('Fourth Model').locator('[draggable=true]').dragTo(row('Third Model'))
    await eventually(() => names(other)).toEqual(['Gated Model', 'Fourth Model', 'Third Model'])
    expect(await barriers(page, '[role=dialog]')).toEqual([])
    await other.close()
  })

  it('are cancelled one by one', async () => {
    for (const name of ['Fifth Model', 'Sixth Model', 'Third Model', 'Fourth Model'])
      await popup()
        .getByRole('button', { name: `Cancel the download of ${name}`, exact: true })
        .click()
    await eventually(async () => (await test.api.downloads.list()).queue).toEqual([])
    await popup().getByRole('region', { name: 'Needs you' }).getByText('Needs a token').waitFor()
  })
})

describe('a page that nobody sees', () => {
  it('still tells in its title how far they are', async () => {
    slowly(60_000)
    await test.api.downloads.start({ model_id: 'fifth' })
    await eventually(() => page.title()).toMatch(/^\d+% of \d download/)
    await page.evaluate(`
      Object.defineProperty(document, 'hidden', { value: true, configurable: true })
      document.dispatchEvent(new Event('visibilitychange'))
    `)
    const before = await page.title()
    await eventually(async () => (await page.title()) !== before).toBe(true)
    expect(await page.title()).toMatch(/^\d+% of \d download/)
    await page.evaluate(`
      delete document.hidden
      document.dispatchEvent(new Event('visibilitychange'))
    `)
    await openPopup()
    await popup().getByRole('button', { name: 'Cancel the download of Fifth Model' }).click()
    await eventually(() => page.title()).toMatch(/^[^%]*$/)
  })
})

describe('a server that is lost', () => {
  it('is told of, and its downloads go on by themselves once it is back', async () => {
    slowly(60_000)
    await test.api.downloads.start({ model_id: 'sixth' })
    await openPopup()
    const bar = popup().getByRole('progressbar', { name: 'Download of Sixth Model' })
    await eventually(async () => Number(await bar.getAttribute('aria-valuenow'))).toBeGreaterThan(1)
    const before = await progressOf('Sixth Model')
    await test.restart(async () => {
      await page.getByText('The server does not answer.').waitFor()
    })
    await page.getByText('The server does not answer.').waitFor({ state: 'detached' })
    await popup()
      .getByText(/\/s · .* left/)
      .waitFor()
    expect(await progressOf('Sixth Model')).toBeGreaterThanOrEqual(before)
    await popup().getByRole('button', { name: 'Cancel the download of Sixth Model' }).click()
    await bar.waitFor({ state: 'detached' })
  })
})

describe('one that does not go on', () => {
  it('says why, where to ask, and goes on with a token that nobody keeps', async () => {
    hub.setFault(null)
    await openPopup()
    await popup()
      .getByRole('alert')
      .getByText(/is gated: open .*accept its licence/)
      .waitFor()
    expect(await popup().getByRole('alert').getByRole('link').getAttribute('href')).toBe(`${hub.url}/owner/gated`)
    expect(await barriers(page, '[role=dialog]')).toEqual([])
    await popup().getByLabel('Hugging Face token').fill(TOKEN)
    await button('Go on').click()
    await eventually(async () => (await test.api.models.read('gated')).value.installed).toBe(true)
    expect(await page.content()).not.toContain(TOKEN)
    expect(await page.evaluate('JSON.stringify([localStorage, sessionStorage])')).not.toContain(TOKEN)
  })

  it('says what failed and what to do, and is tried again', async () => {
    hub.setFault({ kind: 'html', path: 'third' })
    await test.api.downloads.start({ model_id: 'third' })
    await openPopup()
    await popup().getByRole('alert').getByText('Check the source of the model.').waitFor()
    hub.setFault(null)
    await button('Try the download of Third Model again').click()
    await eventually(async () => (await test.api.models.read('third')).value.installed).toBe(true)
  })

  it('leaves no barrier with all that has ended', async () => {
    await popup()
      .getByRole('button', { name: /^Show \d+ earlier/ })
      .click({ timeout: 1000 })
      .catch(() => undefined)
    await openPopup()
    expect(await barriers(page, '[role=dialog]')).toEqual([])
  })
})
