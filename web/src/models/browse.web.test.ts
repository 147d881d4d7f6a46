// Browsing as people do it: cards that say what matters, search and filters that can be shared, five thousand models.
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { barriers, openPage, type PageTest } from '../../../test/support/page.ts'

const GPU = { name: 'A GPU of 24 GB', vram_total_bytes: 24e9, vram_free_bytes: 20e9, driver: null }
const MANY = 5000

let test: PageTest
let page: Page

beforeAll(async () => {
  const found = { gpus: [GPU], status: 'found', source: 'nvidia-smi', detail: 'One GPU' } as const
  test = await openPage({}, { findGpus: async () => ({ ...found, gpus: [...found.gpus] }) })
  page = test.page
})
afterAll(() => test?.close())
afterEach(() => expect(test.complaints()).toEqual([]))

const card = (name: string) =>
  page.getByRole('article').filter({ has: page.getByRole('heading', { name, exact: true }) })
const button = (name: string) => page.getByRole('button', { name, exact: true })
const count = (text: string) => page.getByRole('status').filter({ hasText: text }).first().waitFor()
/** @param share of the whole height. */
const scrollTo = (share: number) =>
  page.evaluate<void>(`(() => {
    const scroller = document.querySelector('ul[aria-label=Models]').parentElement
    scroller.scrollTo({ top: ${share} * scroller.scrollHeight })
  })()`)
const choose = async (filter: string, choice: string | RegExp) => {
  await page.getByRole('button', { name: new RegExp(`^${filter}`) }).click()
  await page.getByRole('option', { name: choice }).click()
}

describe('a card', () => {
  it('says what a model is, how large, behind which gate, and that it does not fit', async () => {
    const flux = card('Flux.1 Dev')
    await flux.waitFor()
    for (const word of ['Flux', 'Base model', '23.8 GB', 'Gated']) await flux.getByText(word, { exact: true }).waitFor()
    await card('MusicGen Large').getByTitle('Fits the 24 GB of this GPU').waitFor()
    await card('Flux.2 Dev').getByTitle('Needs 24.5 GB of VRAM; this GPU has 24 GB').waitFor()
    await card('Sonnet 4').getByText('$3.00 / $15.00').waitFor()
  })

  it('asks for the token of a gated model, and says that Read permission is enough', async () => {
    await button('Download Flux.1 Dev').click()
    const dialog = page.getByRole('dialog', { name: 'Download Flux.1 Dev' })
    await dialog.getByText('23.8 GB will be brought to this server.').waitFor()
    await dialog.getByText(/Read permission is enough/).waitFor()
    const token = dialog.getByRole('textbox', { name: 'Hugging Face token' })
    expect(await token.getAttribute('type')).toBe('password')
    const licence = dialog.getByRole('link', { name: 'Accept the licence first' })
    expect(await licence.getAttribute('href')).toBe('https://huggingface.co/black-forest-labs/FLUX.1-dev')
    expect(await barriers(page)).toEqual([])
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
  })

  it('tells beside the token what is wrong with it, and keeps what was typed', async () => {
    await button('Download Flux.1 Dev').click()
    const token = page.getByRole('textbox', { name: 'Hugging Face token' })
    await token.fill('with space and ümlaut')
    await page.getByRole('dialog').getByRole('button', { name: 'Download', exact: true }).click()
    await page.locator('[aria-invalid=true]').waitFor()
    expect(await token.inputValue()).toBe('with space and ümlaut')
    await page.keyboard.press('Escape')
  })
})

describe('search and filters', () => {
  it('narrow the list together', async () => {
    await choose('Family', /^Flux/)
    await count('4 of')
    await choose('Order', 'Largest first')
    await expect.poll(() => page.getByRole('article').first().getByRole('heading').textContent()).toBe('Flux.2 Dev')
    await page.getByRole('searchbox').fill('schnell')
    await count('1 of')
    expect(Object.fromEntries(new URL(page.url()).searchParams)).toEqual({ family: 'flux', sort: 'size', q: 'schnell' })
  })

  it('show the same to whoever opens the same address', async () => {
    const other = await test.newTab()
    await other.goto(page.url())
    await other.getByRole('status').filter({ hasText: '1 of' }).waitFor()
    expect(await other.getByRole('searchbox').inputValue()).toBe('schnell')
    await other.getByRole('heading', { name: 'Flux.1 Schnell' }).waitFor()
    await other.close()
  })

  it('say that nothing passes, and lead back', async () => {
    await page.getByRole('searchbox').fill('no such thing')
    await page.getByRole('heading', { name: 'No model passes these filters' }).waitFor()
    await button('Clear filters').click()
    await card('Flux.2 Dev').waitFor()
  })

  it('find by tag, by type and by what is here', async () => {
    await page.goto('/models?tag=srpo')
    await card('Flux SPRO').waitFor()
    await page.goto('/models?type=adapter')
    await card('Z-Image Turbo Training Adapter').waitFor()
    await page.goto('/models?installed=true')
    await page.getByRole('heading', { name: 'No model passes these filters' }).waitFor()
  })
})

describe('five thousand models', () => {
  beforeAll(async () => {
    const rows = Array.from({ length: MANY }, (_, index) => {
      const number = String(index).padStart(4, '0')
      return [`many-${number}`, { litellm_provider: 'openai', mode: 'chat', max_input_tokens: 1000 + index }]
    })
    await test.api.imports.run('litellm', JSON.stringify(Object.fromEntries(rows)), { dryRun: false })
    await page.goto('/models?q=many-&sort=name')
    await count('5,000 of')
  })

  it('are all there, though only those in sight exist', async () => {
    const cards = page.getByRole('article')
    expect(await cards.count()).toBeLessThan(60)
    expect(await page.getByRole('listitem').first().getAttribute('aria-setsize')).toBe(String(MANY))
  })

  it('scroll to any place, where the right ones stand', async () => {
    await scrollTo(0.5)
    await page.getByRole('heading', { name: /2500/ }).waitFor()
    expect(await page.getByRole('article').count()).toBeLessThan(60)
  })

  it('are walked by the keyboard from the first to the last', async () => {
    await scrollTo(0)
    const first = page.getByRole('article').first().getByRole('link')
    await first.focus()
    await page.keyboard.press('End')
    await expect.poll(() => page.evaluate<string>('document.activeElement.title')).toMatch(/4999/)
    await page.keyboard.press('ArrowUp')
    await expect.poll(() => page.evaluate<string>('document.activeElement.title')).toMatch(/4996/)
    await page.keyboard.press('Home')
    await expect.poll(() => page.evaluate<string>('document.activeElement.title')).toMatch(/0000/)
  })

  it('are found as one types', async () => {
    await page.getByRole('searchbox').fill('many-4242')
    await count('1 of')
  })
})

describe('for everybody', () => {
  it('has no barrier, wide or narrow, light or dark', async () => {
    await page.goto('/models?q=music')
    await card('MusicGen Medium').waitFor()
    expect(await barriers(page)).toEqual([])
  })
})
