// Presets as people keep them: made, copied, changed, made the default, deleted and brought back.
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { barriers, openPage, type PageTest } from '../../../test/support/page.ts'

let test: PageTest
let page: Page

beforeAll(async () => {
  test = await openPage()
  page = test.page
  await test.api.models.update('sdxl-1-0-base', { capabilities: { max_resolution: '1024x1024' } })
  await page.goto('/models/sdxl-1-0-base?view=presets')
})
afterAll(() => test?.close())
afterEach(() => expect(test.complaints()).toEqual([]))

const details = () => page.getByRole('dialog', { name: 'SDXL 1.0 Base' })
const preset = (name: string) =>
  details()
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { name: new RegExp(`^${name}`) }) })
const form = (name: string) => page.getByRole('dialog', { name })
const act = async (name: string, action: string) => {
  await page.getByRole('button', { name: `Actions for ${name}` }).click()
  await page.getByRole('menuitem', { name: action }).click()
}
const own = () => test.api.configurations.getModelConfigurations('sdxl-1-0-base')

describe('the presets of a model', () => {
  it('stand with everything that they say', async () => {
    const shared = preset('High Quality')
    for (const word of ['Default', 'Used here', 'SDXL 1.0', '35', '7.5', 'dpmpp_2m', 'karras', '1024 x 1024', 'none'])
      await shared.getByText(word, { exact: true }).waitFor()
    await shared.getByText('High quality settings for SDXL').waitFor()
    await shared.getByRole('heading', { name: 'Additional parameters' }).waitFor()
    await shared.getByText('refiner_steps').waitFor()
  })

  it('are made, and each field says what is wrong with it', async () => {
    await details().getByRole('button', { name: 'New preset' }).click()
    const create = form('New preset')
    await create.getByLabel('Name').fill('Portrait')
    for (const [label, value] of [
      ['Steps', 'many'],
      ['CFG scale', '6'],
      ['Sampler', 'euler'],
      ['Scheduler', 'normal'],
      ['Width', '2048'],
      ['Height', '1024'],
    ] as const)
      await create.getByLabel(label, { exact: true }).fill(value)
    await create.getByRole('button', { name: 'Add preset' }).click()
    await create.getByText(/must be a number/).waitFor()
    await create.getByLabel('Steps', { exact: true }).fill('30')
    await create.getByRole('button', { name: 'Add preset' }).click()
    await create
      .getByText(/2048.*1024/)
      .first()
      .waitFor()
    expect(await create.getByLabel('Width').getAttribute('aria-invalid')).toBe('true')
    expect(await create.getByLabel('Sampler').inputValue()).toBe('euler')
    expect(await barriers(page)).toEqual([])
    await create.getByLabel('Width').fill('832')
    await create.getByRole('button', { name: 'Add parameter' }).click()
    await create.getByLabel('Parameter 1').fill('refiner_steps')
    await create.getByLabel('Value 1').fill('5')
    await create.getByRole('button', { name: 'Add preset' }).click()
    await create.waitFor({ state: 'detached' })
    await preset('Portrait').getByText('832 x 1024').waitFor()
    expect(await own()).toMatchObject([
      { name: 'Portrait', steps: 30, seed: -1, additional_params: { refiner_steps: 5 } },
    ])
  })

  it('are made the default, which takes the place of the shared one', async () => {
    await act('Portrait', 'Make default')
    await preset('Portrait').getByText('Used here').waitFor()
    await expect.poll(() => preset('High Quality').getByText('Used here').count()).toBe(0)
    await preset('High Quality').getByText('Default', { exact: true }).waitFor()
    expect(await test.api.configurations.getDefaultConfiguration('sdxl-1-0-base')).toMatchObject({
      name: 'Portrait',
      scope: 'model',
    })
  })

  it('are copied, of the model or of every one of its kind', async () => {
    await act('High Quality', 'Duplicate')
    const copy = form('New preset')
    expect(await copy.getByLabel('Name').inputValue()).toBe('High Quality copy')
    await copy.getByRole('radio', { name: 'This model' }).click()
    await copy.getByRole('button', { name: 'Add preset' }).click()
    await preset('High Quality copy').waitFor()
    expect((await own()).map(({ name, is_default }) => [name, is_default])).toEqual([
      ['Portrait', true],
      ['High Quality copy', false],
    ])
  })
})

describe('changing a preset', () => {
  it('stops where somebody else was faster, and loses nothing that was typed', async () => {
    await act('High Quality copy', 'Edit')
    const edit = form('Edit High Quality copy')
    await edit.getByLabel('Steps', { exact: true }).fill('40')
    const [, { id } = { id: '' }] = await own()
    await test.api.configurations.update(id, { cfg_scale: 9 })
    await edit.getByRole('button', { name: 'Save' }).click()
    await edit.getByText('Somebody else has changed this preset').waitFor()
    await edit.getByRole('button', { name: 'Reload' }).click()
    await expect.poll(() => edit.getByLabel('CFG scale').inputValue()).toBe('9')
    expect(await edit.getByLabel('Steps', { exact: true }).inputValue()).toBe('40')
    await edit.getByRole('button', { name: 'Remove refiner_steps' }).click()
    await edit.getByRole('button', { name: 'Save' }).click()
    await edit.waitFor({ state: 'detached' })
    await preset('High Quality copy').getByText('40', { exact: true }).waitFor()
    expect((await test.api.configurations.read(id)).value).toMatchObject({
      steps: 40,
      cfg_scale: 9,
      additional_params: {},
    })
  })

  it('shows at once what another person changes', async () => {
    const [first] = await own()
    await test.api.configurations.update(first?.id ?? '', { description: 'Changed elsewhere' })
    await preset('Portrait').getByText('Changed elsewhere').waitFor()
  })

  it('deletes after asking, and the log brings it back', async () => {
    await act('Portrait', 'Delete')
    const question = page.getByRole('alertdialog', { name: 'Delete Portrait?' })
    await question.getByRole('button', { name: 'Delete' }).click()
    await expect.poll(() => preset('Portrait').count()).toBe(0)
    await preset('High Quality(?! copy)').getByText('Used here').waitFor()
    await page.goto('/admin/changes')
    await page.getByRole('button', { name: /^Undo: Deleted.*Portrait/ }).click()
    await expect.poll(async () => (await own()).map(({ name }) => name)).toContain('Portrait')
  })
})

describe('by the keyboard alone', () => {
  it('a preset is copied', async () => {
    await page.goto('/models/sdxl-1-0-base?view=presets')
    await page.getByRole('button', { name: 'Actions for Draft' }).focus()
    await page.keyboard.press('Enter')
    await page.locator('[role=menuitem][data-highlighted]', { hasText: 'Edit' }).waitFor()
    await page.keyboard.press('ArrowDown')
    await page.locator('[role=menuitem][data-highlighted]', { hasText: 'Duplicate' }).waitFor()
    await page.keyboard.press('Enter')
    const copy = form('New preset')
    await copy.getByLabel('Name').focus()
    await page.keyboard.press('ControlOrMeta+A')
    await page.keyboard.type('Quick')
    await page.keyboard.press('Enter')
    await copy.waitFor({ state: 'detached' })
    await preset('Quick').waitFor()
  })
})

describe('who may not write', () => {
  it('reads the presets and is offered nothing more', async () => {
    const { secret } = await test.api.keys.create({ name: 'reader', role: 'user' })
    await test.context.clearCookies()
    await page.goto('/sign-in?next=/models/sdxl-1-0-base')
    await page.getByLabel('Token').fill(secret)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await details().getByRole('tab', { name: 'Configuration Presets' }).click()
    await preset('Draft').waitFor()
    expect(
      await details()
        .getByRole('button', { name: /^(New preset|Actions for)/ })
        .count(),
    ).toBe(0)
    expect(await details().getByRole('tab', { name: 'History' }).count()).toBe(0)
  })
})
