// The dialog of one model: each of its tabs, for everybody and by the keyboard alone.
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { barriers, openPage, type PageTest } from '../../../test/support/page.ts'

let test: PageTest
let page: Page

beforeAll(async () => {
  test = await openPage({ ROSTER_LIMIT__MUSICGEN_SMALL__MAX_DURATION_SECONDS: '60' })
  page = test.page
  await test.api.adapters.create({ id: 'jazz', name: 'Jazz', base_model: 'musicgen', trigger_words: ['smooth jazz'] })
  await test.api.adapters.create({ id: 'ink', name: 'Ink', base_model: 'sdxl' })
  await test.api.models.update('sonnet-4', {
    pricing: {
      tiers: [{ above_input_tokens: 200_000, input_per_mtok: 6 }],
      service_tiers: { batch: { output_per_mtok: 7.5 } },
    },
  })
})
afterAll(() => test?.close())
afterEach(() => expect(test.complaints()).toEqual([]))

const details = () => page.getByRole('dialog')
const tab = (name: string) => details().getByRole('tab', { name })

describe('the tabs', () => {
  it('say where each limit comes from', async () => {
    await page.goto('/models/musicgen-small?view=capabilities')
    const limit = details().getByRole('row', { name: /Maximum duration/ })
    await limit.getByText('1 min').waitFor()
    await limit.getByText('The environment of this server').waitFor()
  })

  it('show the adapters that fit first, and what the others need', async () => {
    await tab('Adapters').click()
    const names = details().getByRole('list').getByRole('link')
    await names.first().waitFor()
    expect(await names.first().textContent()).toBe('Jazz')
    await details().getByText('Requires SDXL 1.0').waitFor()
  })

  it('let a word be copied, also where the browser gives no clipboard', async () => {
    await page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined, configurable: true })")
    await details().getByRole('button', { name: 'Copy the trigger word smooth jazz' }).click()
    await details().getByRole('button', { name: 'Copied smooth jazz' }).waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('searchbox').focus()
    await page.keyboard.press('ControlOrMeta+V')
    expect(await page.getByRole('searchbox').inputValue()).toBe('smooth jazz')
  })

  it('show every price and when it holds', async () => {
    await page.goto('/models/sonnet-4?view=prices')
    const input = details().getByRole('row', { name: /^Input/ })
    for (const text of ['$3.00', '$6.00', 'as standard']) await input.getByText(text).first().waitFor()
    await details().getByRole('columnheader', { name: 'Above 200,000 tokens' }).waitFor()
    await details().getByRole('columnheader', { name: 'Batch' }).waitFor()
  })

  it('stand in the address, which opens the same one again', async () => {
    await tab('History').click()
    await expect.poll(() => new URL(page.url()).search).toBe('?view=history')
    await page.reload()
    await details()
      .getByRole('button', { name: /^Undo: Changed Sonnet 4/ })
      .waitFor()
  })

  it('tell who changed what, and take it back', async () => {
    await details()
      .getByRole('button', { name: /^Undo: Changed Sonnet 4/ })
      .click()
    await details()
      .getByText(/Undone by \d+/)
      .waitFor()
    await tab('Prices').click()
    await details().getByRole('columnheader', { name: 'Standard' }).waitFor()
    expect(await details().getByRole('columnheader', { name: 'Batch' }).count()).toBe(0)
  })

  it('tell of what became of its presets too', async () => {
    const { id } = await test.api.configurations.createModelConfiguration('sdxl-1-0-base', {
      ...{ base_model: 'sdxl', name: 'Grain', steps: 20, cfg_scale: 7, sampler: 'euler', scheduler: 'normal' },
      ...{ resolution_width: 1024, resolution_height: 1024 },
    })
    await test.api.configurations.update(id, { steps: 28 })
    await page.goto('/models/sdxl-1-0-base?view=history')
    const change = details().getByRole('listitem').filter({ hasText: 'Changed the configuration Grain' })
    await change.getByText('Steps').waitFor()
    await change.getByText('28').waitFor()
    await details().getByText('Added the configuration Grain').waitFor()
    await details().getByText('Added the built-in models').waitFor()
    await details().getByRole('button', { name: 'Undo: Changed the configuration Grain' }).click()
    await expect.poll(async () => (await test.api.configurations.read(id)).value.steps).toBe(20)
  })

  it('ask before many rows are put back at once', async () => {
    await page.goto('/models/musicgen-small?view=history')
    await details().getByRole('button', { name: 'Undo: Added the built-in models' }).click()
    const question = page.getByRole('alertdialog', { name: 'Undo "Added the built-in models"?' })
    await question.getByText(/one change of \d+ rows/).waitFor()
    await question.getByRole('button', { name: 'Cancel' }).click()
    await question.waitFor({ state: 'detached' })
    expect((await test.api.models.list()).models.length).toBeGreaterThan(10)
  })

  it('say what is missing where there is no such model', async () => {
    await page.goto('/models/nothing-of-the-kind')
    await details().getByRole('heading', { name: 'There is no such model' }).waitFor()
    await details().getByRole('button', { name: 'Close' }).click()
    await details().waitFor({ state: 'detached' })
  })
})

describe('by the keyboard alone', () => {
  it('a model is opened, read through and closed, and the focus is where it was', async () => {
    await page.goto('/models?q=musicgen')
    await page.getByRole('link', { name: 'MusicGen Medium' }).focus()
    await page.keyboard.press('Enter')
    await details().getByRole('heading', { name: 'MusicGen Medium' }).waitFor()
    await tab('Overview').focus()
    await page.keyboard.press('ArrowRight')
    await details()
      .getByRole('row', { name: /Maximum duration/ })
      .waitFor()
    await page.keyboard.press('End')
    await expect.poll(() => new URL(page.url()).searchParams.get('view')).toBe('history')
    await page.keyboard.press('Escape')
    await details().waitFor({ state: 'detached' })
    expect(new URL(page.url()).search).toBe('?q=musicgen')
    await expect.poll(() => page.evaluate<string>('document.activeElement.title')).toBe('MusicGen Medium')
  })

  it('the three tabs of the room are walked', async () => {
    await page.goto('/models')
    await page.getByRole('tab', { name: 'Browse' }).focus()
    await page.keyboard.press('ArrowRight')
    await page.waitForURL('**/models?tab=installed')
    await page.keyboard.press('ArrowRight')
    await page.waitForURL('**/models?tab=add')
  })
})

/** Each tab, and what is seen once it has all that it shows. */
const TABS = [
  ['overview', 'Record'],
  ['capabilities', 'Limits that are checked'],
  ['presets', 'Standard'],
  ['adapters', 'smooth jazz'],
  ['files', 'Source'],
  ['prices', 'It runs on this machine'],
  ['history', 'What changed elsewhere'],
] as const

describe('for everybody', () => {
  it('has no barrier, wide or narrow, light or dark', async () => {
    for (const [view, content] of TABS) {
      await page.goto(`/models/musicgen-small?view=${view}`)
      await details().getByText(content).first().waitFor()
      expect(await barriers(page), view).toEqual([])
    }
  })
})
