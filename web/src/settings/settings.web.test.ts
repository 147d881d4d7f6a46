// The room of settings in a real browser: the current model, the server, and the life of an API key.
import { createRoster } from '@roster/client'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { barriers, choose, openPage, type PageTest } from '../../../test/support/page.ts'

let test: PageTest
let page: PageTest['page']

beforeAll(async () => {
  test = await openPage({ ROSTER_POPULATE: 'true' })
  page = test.page
})

afterAll(() => test?.close())
afterEach(() => expect(test.complaints()).toEqual([]))

const button = (name: string) => page.getByRole('button', { name, exact: true })
const current = () => page.getByRole('combobox', { name: 'Current model' })

describe('the current model', () => {
  it('is shown with what it needs', async () => {
    await page.goto('/settings')
    await expect.poll(() => current().textContent()).toBe('MusicGen Small')
    const facts = page.getByLabel('Capabilities')
    await facts.getByText('4 GB').waitFor()
    await facts.getByText('30 s').waitFor()
    await page.getByText('Changing the model affects which adapters are available in Generate.').waitFor()
  })

  it('is warned of where it needs more VRAM than there is', async () => {
    await test.api.models.create({
      ...{ id: 'huge', provider: 'local', model_key: 'huge', display_name: 'Huge', modality: 'audio' },
      ...{ task: 'generation', vram_requirement_gb: 100_000 },
    })
    await choose(page, current(), 'huge')
    await page.getByText(/Huge needs 100,000 GB of VRAM/).waitFor()
  })

  it('is switched, with a notice that its runtime must load it; and Generate follows', async () => {
    await choose(page, current(), 'musicgen large')
    expect((await test.api.models.current()).current_model).toBe('musicgen-small')
    await button('Reload Model').click()
    await page.getByText('MusicGen Large is the current model. Restart needed.').waitFor()
    await page.getByText('its runtime must load it before the next generation').waitFor()
    expect((await test.api.models.current()).current_model).toBe('musicgen-large')
    await page.getByRole('link', { name: 'Generate' }).click()
    await expect
      .poll(() => page.getByRole('combobox', { name: 'Model', exact: true }).textContent())
      .toBe('MusicGen Large')
    await page.getByRole('link', { name: 'Settings', exact: true }).first().click()
  })

  it('follows what another person chooses', async () => {
    await page.getByText('Live').waitFor({ state: 'attached' })
    await test.api.models.setCurrent('musicgen-medium')
    await expect.poll(() => current().textContent()).toBe('MusicGen Medium')
  })
})

describe('API keys', () => {
  it('are named by their maker, and a bad name is told beside its field', async () => {
    await button('New key').click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Name').fill('!')
    await dialog.getByLabel('Role').selectOption('admin')
    await dialog.getByRole('button', { name: 'Make key' }).click()
    await dialog.getByText('must be letters, digits, spaces').first().waitFor()
    expect(await dialog.getByLabel('Name').getAttribute('aria-invalid')).toBe('true')
    expect(await dialog.getByLabel('Role').inputValue()).toBe('admin')
    expect(await barriers(page)).toEqual([])
  })

  it('are shown once, work, and stop working when they are revoked', async () => {
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Name').fill('ci')
    await dialog.getByRole('button', { name: 'Make key' }).click()
    const secret = await dialog.getByLabel('Secret').inputValue()
    expect(await barriers(page)).toEqual([])
    const program = createRoster({ url: test.url, token: secret })
    expect((await program.keys.list()).keys.map(({ name }) => name)).toEqual(['ci'])
    await button('I have copied it').click()
    await dialog.waitFor({ state: 'detached' })
    expect(await page.content()).not.toContain(secret)

    await button('Revoke ci').click()
    await page.getByRole('alertdialog').getByRole('button', { name: 'Revoke' }).click()
    await page.getByText('No keys yet').waitFor()
    await expect(program.keys.list()).rejects.toThrow()
  })
})

it('says what the server runs on', async () => {
  const server = page.getByRole('region', { name: 'This server' })
  const { versions, folders } = await test.api.system.read()
  await server.getByText(`SQLite ${versions.database.version}`).waitFor()
  for (const { path } of folders) await server.getByText(path, { exact: true }).waitFor()
})

it('has no barrier, wide or narrow, light or dark', async () => {
  await page.goto('/settings')
  await page.getByText('No keys yet').waitFor()
  expect(await barriers(page)).toEqual([])
})
