// Exports as people make them: a base model that is installed, a folder, a word; what is missing, and the file itself.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { type Hub, safetensors, startHub } from '../../../test/support/hub.ts'
import { barriers, openPage, type PageTest } from '../../../test/support/page.ts'

let hub: Hub
let test: PageTest
let page: Page

beforeAll(async () => {
  hub = await startHub({
    repos: {
      'owner/base': { files: { 'base.safetensors': safetensors(300_000, 1) } },
      'owner/style': { files: { 'style.safetensors': safetensors(300_000, 2) } },
    },
  })
  test = await openPage({ HF_ENDPOINT: hub.url })
  page = test.page
})

afterAll(async () => {
  await test?.close()
  await hub?.close()
})

afterEach(() => {
  expect(test.complaints()).toEqual([])
})

const selector = () => page.getByLabel('Base model')
const preview = () => page.getByLabel('Preview', { exact: true })
const download = () => page.getByRole('button', { name: /^Download .*\.yaml$/ })

async function bring(text: string, model: object): Promise<void> {
  const { id } = await test.api.downloads.start({ source: { text, files: [] }, model })
  await expect.poll(async () => (await test.api.downloads.read(id)).status, { timeout: 15_000 }).toBe('completed')
}

async function saved(): Promise<{ name: string; text: string }> {
  const [file] = await Promise.all([page.waitForEvent('download'), download().click()])
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') }
}

describe('for AI Toolkit', () => {
  it('is shown before anything is installed or named, and cannot be taken yet', async () => {
    await page.goto('/export')
    await page.getByText('No such model is installed here.').waitFor()
    await preview().getByText('/data/my-photos').waitFor()
    expect(await download().isDisabled()).toBe(true)
    await page.getByText('No model was chosen: set model.name_or_path').waitFor()
    expect(await barriers(page)).toEqual([])
  })

  it('offers base models alone, as soon as they are installed', async () => {
    await bring('owner/base', { display_name: 'My SDXL', type: 'base_model', family: 'sdxl', base_model: 'sdxl' })
    await bring('owner/style', { display_name: 'My Style', type: 'lora', base_model: 'sdxl' })
    await expect
      .poll(() => selector().getByRole('option').allTextContents(), { timeout: 15_000 })
      .toEqual(['None', 'My SDXL · 300 kB'])
    await selector().selectOption('my-sdxl')
    await page.waitForURL('**/export?model=my-sdxl')
    await preview().getByText('arch:').waitFor()
    await preview()
      .getByText(/base\/|sdxl\/my-sdxl/)
      .waitFor()
  })

  it('says what is wrong beside the field, and keeps what was typed', async () => {
    await page.getByLabel('Dataset folder').fill('/data/cats')
    await page.getByLabel('Trigger word').fill('[trigger]')
    await page.getByText(/must not have brackets/).waitFor()
    expect(await page.getByLabel('Trigger word').getAttribute('aria-invalid')).toBe('true')
    expect(await page.getByLabel('Dataset folder').inputValue()).toBe('/data/cats')
    await page.getByLabel('Trigger word').fill('p3r5on')
    await page.getByText(/must not have brackets/).waitFor({ state: 'detached' })
  })

  it('becomes a file that AI Toolkit reads', async () => {
    await preview().getByText('p3r5on').first().waitFor()
    const { name, text } = await saved()
    expect(name).toBe('my-sdxl-lora.yaml')
    const [process] = parse(text).config.process
    expect(process).toMatchObject({ trigger_word: 'p3r5on', model: { arch: 'sdxl' } })
    expect(process.datasets[0].folder_path).toBe('/data/cats')
    expect(process.model.name_or_path).toBe(join(test.home, 'models/sdxl/my-sdxl/base.safetensors'))
  })
})

describe('for ComfyUI', () => {
  it('names the folders of the library', async () => {
    await page.getByRole('radio', { name: 'ComfyUI' }).focus()
    await page.keyboard.press('Enter')
    await page.waitForURL('**/export?*tool=comfyui*')
    await preview().getByText('base_path:').waitFor()
    const { name, text } = await saved()
    expect(name).toBe('extra_model_paths.yaml')
    expect(parse(text).roster.base_path).toBe(join(test.home, 'models'))
  })
})

it('has no barrier, wide or narrow, light or dark', async () => {
  for (const address of ['/export?model=my-sdxl', '/export?tool=comfyui']) {
    await page.goto(address)
    await preview().waitFor()
    expect(await barriers(page), address).toEqual([])
  }
})
