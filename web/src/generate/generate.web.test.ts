// The room of generating in a real browser: adapters that are locked, a duration that stays within, values that say where they come from.
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { barriers, choose as chooseIn, openPage, type PageTest } from '../../../test/support/page.ts'

let test: PageTest
let page: PageTest['page']

beforeAll(async () => {
  test = await openPage({ ROSTER_POPULATE: 'true' })
  page = test.page
  const jazz = { base_model: 'facebook/musicgen-small', version: '1.0', trigger_words: ['smooth jazz'] }
  await test.api.adapters.create({ ...jazz, name: 'My Jazz Adapter' })
  await test.api.adapters.create({ name: 'Classical Large', base_model: 'facebook/musicgen-large' })
  await test.api.models.create({
    ...{ id: 'short-sounds', provider: 'local', model_key: 'short-sounds', display_name: 'Short Sounds' },
    ...{ modality: 'audio', task: 'generation', max_duration_seconds: 8 },
  })
})

afterAll(() => test?.close())
afterEach(() => expect(test.complaints()).toEqual([]))

const button = (name: string) => page.getByRole('button', { name, exact: true })
const combobox = (name: string) => page.getByRole('combobox', { name, exact: true })
const option = (name: string | RegExp) => page.getByRole('listbox').getByRole('option', { name })
const seconds = () => page.getByRole('textbox', { name: 'Duration' })

const choose = (what: string, words: string) => chooseIn(page, combobox(what), words)

describe('adapters', () => {
  it('begin with none, then those that fit; the others are locked, each with what it requires', async () => {
    await page.goto('/generate')
    await expect.poll(() => combobox('Model').textContent()).toBe('MusicGen Small')
    await combobox('LoRA Adapter').click()
    await expect
      .poll(() => page.getByRole('listbox').getByRole('option').allTextContents())
      .toEqual(['None (base model)', 'My Jazz Adapter v1.0', 'Classical Large (Requires MusicGen Large)'])
    expect(await option(/Classical Large/).getAttribute('aria-disabled')).toBe('true')
    expect(await barriers(page)).toEqual([])
    await page.keyboard.type('classical')
    await page.keyboard.press('Enter')
    await option(/Classical Large/).waitFor()
    await page.keyboard.press('Escape')
    const hint =
      'Some adapters are hidden because they require a different model. Change model in Settings to access them.'
    await page.getByText(hint).waitFor()
  })

  it('bring their trigger words to the prompt, and are told to the server', async () => {
    await choose('LoRA Adapter', 'jazz')
    await page.getByLabel('Prompt', { exact: true }).fill('rain')
    await button('Add "smooth jazz" to the prompt').click()
    expect(await page.getByLabel('Prompt', { exact: true }).inputValue()).toBe('rain, smooth jazz')
  })

  it('are let go with a model that they do not fit', async () => {
    await choose('Model', 'MusicGen Large')
    await expect.poll(() => combobox('LoRA Adapter').textContent()).toBe('None (base model)')
    await combobox('LoRA Adapter').click()
    await option('My Jazz Adapter v1.0 (Requires MusicGen Small)').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('link', { name: 'MusicGen Large' }).waitFor()
  })
})

describe('the duration', () => {
  it('begins at what is recommended, and counts its tokens', async () => {
    await choose('Model', 'MusicGen Medium')
    await expect.poll(() => seconds().inputValue()).toBe('15')
    await page.getByText('At most 30 s · recommended 15 s · 750 tokens').waitFor()
  })

  it('stays within the limit, by slider and by number', async () => {
    const slider = page.getByRole('slider', { name: 'Duration' })
    await slider.focus()
    await page.keyboard.press('End')
    expect(await slider.getAttribute('aria-valuenow')).toBe('30')
    await seconds().fill('45')
    await seconds().press('Enter')
    expect(await seconds().inputValue()).toBe('30')
    await page.getByText('30 of 30').waitFor()
  })

  it('is brought within what another model makes', async () => {
    await choose('Model', 'Short Sounds')
    await expect.poll(() => seconds().inputValue()).toBe('8')
    await page.getByText('30 s is more than this model makes; brought to 8 s').waitFor()
    await page.getByText('8 of 8').waitFor()
  })
})

describe('parameters', () => {
  it('say where each value comes from, and can be typed over and taken back', async () => {
    await choose('Model', 'SDXL 1.0 Base')
    const steps = page.getByLabel('Steps', { exact: true })
    await expect.poll(() => steps.inputValue()).toBe('35')
    await steps.fill('20')
    await button('Take back steps').waitFor()
    await page.getByLabel('What the server would do').getByText('yours').waitFor()
    await button('Take back steps').click()
    await expect.poll(() => steps.inputValue()).toBe('35')
  })

  it('show what the server says of each beside its field, and lose nothing', async () => {
    const [prompt, steps] = [page.getByLabel('Prompt', { exact: true }), page.getByLabel('Steps', { exact: true })]
    await steps.fill('many')
    await page.getByText('must be a whole number above 0').first().waitFor()
    expect(await steps.getAttribute('aria-invalid')).toBe('true')
    expect(await prompt.inputValue()).toBe('rain, smooth jazz')
    await button('Take back steps').click()
    await expect.poll(() => steps.getAttribute('aria-invalid')).toBeNull()
  })

  it('are brought within a limit when asked', async () => {
    await test.api.models.update('sdxl-1-0-base', { capabilities: { max_steps: 30 } })
    await button('Bring it within the limit').click()
    await page.getByText('Steps was brought from 35 to 30').waitFor()
    await test.api.models.update('sdxl-1-0-base', { capabilities: { max_steps: null } })
  })
})

it('moves nothing of what is read while the rest of it comes', async () => {
  await page.goto('/generate?model=sdxl-1-0-base')
  // What had been shifted is told by the browser itself, from the first picture on.
  const shifted = await page.evaluate<number>(`new Promise((resolve) => {
    let sum = 0
    new PerformanceObserver((list) => { for (const { value } of list.getEntries()) sum += value }).observe({ type: 'layout-shift', buffered: true })
    const wait = () => document.querySelector('form') && document.querySelector('section[aria-busy=false]') ? requestAnimationFrame(() => resolve(sum)) : requestAnimationFrame(wait)
    wait()
  })`)
  expect(shifted).toBeLessThan(0.01)
})

it('leaves the model to the server for a kind of work, and says which it is and why', async () => {
  await choose('Model', 'Best for text: chat')
  expect(new URL(page.url()).search).toBe('?modality=text&task=chat')
  await page.getByText(/^Now /).waitFor()
  await page.getByRole('heading', { name: 'Alternatives' }).waitFor()
})

it('has no barrier, wide or narrow, light or dark', async () => {
  for (const model of ['musicgen-small', 'sdxl-1-0-base']) {
    await page.goto(`/generate?model=${model}`)
    await page.getByRole('heading', { name: 'Limits' }).waitFor()
    expect(await barriers(page), model).toEqual([])
  }
})
