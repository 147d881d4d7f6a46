// Adding models as people do it: anything pasted is planned as one types, chosen from, corrected, and brought.
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type Civitai, startCivitai } from '../../../test/support/civitai.ts'
import { type Hub, safetensors, startHub } from '../../../test/support/hub.ts'
import { barriers, openPage, type PageTest } from '../../../test/support/page.ts'
import { loraOf } from '../../../test/support/uploads.ts'

const MB = 1_000_000
const TOKEN = 'hf_good_of_the_add_test'

let hub: Hub
let civitai: Civitai
let test: PageTest
let page: Page
let folder: string

beforeAll(async () => {
  hub = await startHub({
    repos: {
      'owner/paint': {
        files: {
          'paint.safetensors': safetensors(MB, 3),
          'paint-large.safetensors': safetensors(2 * MB, 4),
          'config.json': '{}',
          'README.md': '# Paint',
        },
      },
      'owner/gated': { gated: 'manual', approved: [TOKEN], files: { 'gated.safetensors': safetensors(MB, 5) } },
      'owner/private': { private: true, approved: [TOKEN], files: { 'private.safetensors': safetensors(MB, 8) } },
      'owner/direct': { files: { 'direct.safetensors': safetensors(MB, 6) } },
    },
    tokens: [TOKEN],
  })
  civitai = await startCivitai([
    {
      id: 30,
      name: 'Dangerous',
      type: 'LORA',
      versions: [
        {
          id: 301,
          name: 'v1',
          baseModel: 'Pony',
          trainedWords: ['painted'],
          files: [
            {
              ...{ id: 3011, name: 'dangerous.safetensors', content: safetensors(MB, 7), primary: true },
              virusScanResult: 'Danger',
            },
          ],
        },
      ],
    },
  ])
  test = await openPage({
    HF_ENDPOINT: hub.url,
    CIVITAI_ENDPOINT: civitai.url,
    ROSTER_ALLOW_PRIVATE_URLS: 'true',
    ROSTER_RETRY_BASE_MS: '20',
  })
  page = test.page
  folder = join(test.home, 'elsewhere')
  await mkdir(folder)
  await writeFile(join(folder, 'found.safetensors'), loraOf(MB))
})

afterAll(async () => {
  await test?.close()
  await civitai?.close()
  await hub?.close()
})

afterEach(() => {
  expect(test.complaints()).toEqual([])
})

/** The machine may be busy. */
const eventually = <Value>(read: () => Promise<Value>) => expect.poll(read, { timeout: 15_000 })
const button = (name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' })
const plan = () => page.getByRole('form', { name: 'What would come' })
const field = () => page.getByLabel('Model, page, address or folder')
const installed = (id: string) => async () =>
  (await test.api.library.list()).models.find((model) => model.id === id)?.status

async function openTab(): Promise<void> {
  await page.goto('/models?tab=add')
  await field().waitFor()
}

describe('pasting', () => {
  it('shows what would come while one types, and what is wrong below the field', async () => {
    await openTab()
    expect(await barriers(page)).toEqual([])
    await field().fill('ftp://somewhere/else')
    await page.locator('[aria-invalid=true]').waitFor()
    await field().fill('owner/nothing-there')
    await page
      .getByText(/does not exist/)
      .first()
      .waitFor()
    expect(await field().getAttribute('aria-invalid')).toBe('true')
    await field().fill('owner/paint')
    await plan().getByRole('heading', { name: 'paint' }).waitFor()
    await plan().getByText('Safe format').waitFor()
    await plan().getByText('paint-large.safetensors').waitFor()
    expect(await barriers(page)).toEqual([])
  })

  it('lets files be chosen, and name and type be said', async () => {
    await button('Choose files').click()
    await plan()
      .getByRole('checkbox', { name: /^paint-large/ })
      .uncheck()
    await plan()
      .getByRole('checkbox', { name: /^README/ })
      .uncheck()
    await plan()
      .getByRole('checkbox', { name: /^config/ })
      .uncheck()
    await button('Download 1 MB').waitFor()
    await plan().getByLabel('Name').fill('My Paint')
    await plan().getByLabel('Type').selectOption('lora')
    await plan().getByLabel('Base model').selectOption('sdxl')
    expect(await barriers(page)).toEqual([])
    await button('Download 1 MB').press('Enter')
    await page.getByText('My Paint is on its way.').waitFor()
    await page.getByRole('dialog', { name: 'Downloads' }).getByText('My Paint').waitFor()
    expect(await field().inputValue()).toBe('')
    await eventually(installed('my-paint')).toBe('ok')
    const { value } = await test.api.models.read('my-paint')
    expect(value).toMatchObject({ type: 'lora', base_model: 'sdxl', display_name: 'My Paint' })
    expect(value.source?.files?.map(({ path }) => path)).toEqual(['paint.safetensors'])
  })

  it('says so where it is installed already', async () => {
    await field().fill('owner/paint/paint.safetensors')
    await button('Download 1 MB').click()
    await plan()
      .getByText(/is installed/)
      .waitFor()
    await button('Fetch it again').waitFor()
  })

  it('asks for a token where one is wanted, checks it, and keeps it nowhere', async () => {
    await field().fill(`${hub.url}/owner/gated`)
    await plan()
      .getByText(/is gated: open/)
      .waitFor()
    await plan().getByLabel('Hugging Face token').fill(TOKEN)
    await button('Check this token').click()
    await plan().getByText('This token is let in.').waitFor()
    await button('Download 1 MB').click()
    await eventually(installed('gated')).toBe('ok')
    expect(await page.content()).not.toContain(TOKEN)
    expect(await page.evaluate('JSON.stringify([localStorage, sessionStorage])')).not.toContain(TOKEN)
  })

  it('shows what is private to whoever has a token for it', async () => {
    await field().fill('owner/private')
    await page.getByText('If it is private').waitFor()
    expect(await barriers(page)).toEqual([])
    await page.getByLabel('Hugging Face token').fill(TOKEN)
    await page.getByLabel('Hugging Face token').press('Enter')
    await plan().getByText('This token is let in.').waitFor()
    await button('Download 1 MB').click()
    await eventually(installed('private')).toBe('ok')
  })

  it('brings a file by its address', async () => {
    await field().fill(`${hub.cdnUrl}/nothing.safetensors`)
    await page.locator('[aria-invalid=true]').waitFor()
    await field().fill(`${hub.url.replace('127.0.0.1', 'localhost')}/owner/direct/resolve/main/direct.safetensors`)
    await plan().getByText('Direct address').waitFor()
    await button('Download 1 MB').click()
    // Nobody tells its hash.
    await eventually(installed('direct')).toBe('unverified')
  })

  it('wants what its site calls unsafe to be confirmed', async () => {
    await field().fill(`${civitai.url}/models/30`)
    await plan().getByText('The scan of its own site calls these files unsafe').waitFor()
    expect(await button('Download 1 MB').isDisabled()).toBe(true)
    expect(await barriers(page)).toEqual([])
    await plan()
      .getByRole('checkbox', { name: /want it all the same/ })
      .check()
    await button('Download 1 MB').click()
    await eventually(async () => (await test.api.library.list({ q: 'dangerous' })).models.length).toBe(1)
  })

  it('uses a folder of the server where it is', async () => {
    await field().fill(folder)
    await plan().getByText('It stays where it is; nothing is moved or copied.').waitFor()
    await button(`Use the models in ${folder} where they are`).click()
    await plan().getByText('1 model added.').waitFor()
    await eventually(installed('found')).toBe('unverified')
  })
})

describe('for everybody', () => {
  it('has no barrier, wide or narrow, light or dark', async () => {
    await openTab()
    await field().fill('owner/paint')
    await plan().getByRole('heading').first().waitFor()
    expect(await barriers(page)).toEqual([])
  })
})
