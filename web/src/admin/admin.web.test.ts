// The room of admins in a real browser: models and their order, providers, imports with their difference, undo.
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type LocalOpenAi, openOpenAi } from '../../../test/support/openai.ts'
import { barriers, openPage, type PageTest } from '../../../test/support/page.ts'

const FILE = join(import.meta.dirname, '../../../test/fixtures/litellm.json')

let test: PageTest
let page: PageTest['page']
let host: Server
let address: string
let acme: LocalOpenAi

beforeAll(async () => {
  host = createServer((_, response) => response.end(readFileSync(FILE)))
  await once(host.listen(0, '127.0.0.1'), 'listening')
  const at = host.address()
  address = `http://127.0.0.1:${typeof at === 'object' ? at?.port : ''}/prices.json`
  test = await openPage({ ROSTER_POPULATE: 'true', ROSTER_ALLOW_PRIVATE_URLS: 'true', OPENAI_API_KEY: 'not-a-key' })
  page = test.page
  acme = await openOpenAi()
})

afterAll(async () => {
  await test?.close()
  await acme?.close()
  host.closeAllConnections()
  host.close()
})
afterEach(() => expect(test.complaints()).toEqual([]))

const button = (name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' })
const names = () => page.getByRole('region', { name: 'Models for text chat' }).getByRole('listitem').allTextContents()
const order = async () =>
  (await names()).map((text) => text.replace(/^\d+/, '').replace(/(OpenAI|Anthropic|Default).*/, ''))
const chatModels = async () =>
  (await test.api.models.list({ modality: 'text', task: 'chat' })).models.map(({ display_name }) => display_name)

describe('the order of models', () => {
  it('is that in which they are tried', async () => {
    await page.goto('/admin/models')
    await page.getByLabel('Work').selectOption('text/chat')
    await expect.poll(order).toEqual(['GPT-4.1', 'GPT-4.1 Nano', 'Sonnet 4'])
  })

  it('is changed by the keyboard alone, and told to who cannot see it', async () => {
    await button('Move Sonnet 4, place 3 of 3').focus()
    await page.keyboard.press('Space')
    await page.getByText('Sonnet 4 is taken up. Place 3 of 3.').waitFor({ state: 'attached' })
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('ArrowUp')
    await page.getByText('Sonnet 4: place 1 of 3.').waitFor({ state: 'attached' })
    await page.keyboard.press('Space')
    await expect.poll(chatModels).toEqual(['Sonnet 4', 'GPT-4.1', 'GPT-4.1 Nano'])
    await expect.poll(order).toEqual(['Sonnet 4', 'GPT-4.1', 'GPT-4.1 Nano'])
  })

  it('stays where escape takes a move back', async () => {
    await button('Move GPT-4.1 Nano, place 3 of 3').focus()
    await page.keyboard.press('Space')
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('Escape')
    await page.getByText('GPT-4.1 Nano stays where it was.').waitFor({ state: 'attached' })
    expect(await chatModels()).toEqual(['Sonnet 4', 'GPT-4.1', 'GPT-4.1 Nano'])
  })

  it('is changed by dragging', async () => {
    await expect.poll(order).toEqual(['Sonnet 4', 'GPT-4.1', 'GPT-4.1 Nano'])
    const [from, to] = await Promise.all(
      [/^Move Sonnet 4/, /^Move GPT-4.1 Nano/].map((name) => button(name).boundingBox()),
    )
    if (!from || !to) throw new Error('The handles are not on the page')
    await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2)
    await page.mouse.down()
    await page.mouse.move(to.x + to.width / 2, to.y + to.height / 2, { steps: 5 })
    await page.mouse.up()
    await expect.poll(chatModels).toEqual(['GPT-4.1', 'GPT-4.1 Nano', 'Sonnet 4'])
  })
})

describe('a model', () => {
  it('is turned off and on', async () => {
    const toggle = page.getByRole('switch', { name: 'Sonnet 4 is active' })
    await toggle.click()
    await expect.poll(async () => (await test.api.models.read('sonnet-4')).value.is_active).toBe(false)
    await expect.poll(() => toggle.getAttribute('aria-checked')).toBe('false')
    await toggle.click()
    await expect.poll(async () => (await test.api.models.read('sonnet-4')).value.is_active).toBe(true)
  })

  it('is made the default, which another had', async () => {
    await button('More for Sonnet 4').click()
    await page.getByRole('menuitem', { name: 'Make default' }).click()
    await page.getByText('Sonnet 4 is the default now').waitFor()
    expect((await test.api.models.read('sonnet-4')).value.is_default).toBe(true)
  })

  it('gets new prices, limits and facts', async () => {
    await button('Sonnet 4').click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Input USD per million tokens').fill('2.5')
    await dialog.getByLabel('Thinking').selectOption('no')
    await dialog.getByLabel('Knowledge cutoff').fill('2025-04-01')
    expect(await barriers(page)).toEqual([])
    await dialog.getByRole('button', { name: 'Save' }).click()
    await dialog.waitFor({ state: 'detached' })
    const { value } = await test.api.models.read('sonnet-4')
    expect(value).toMatchObject({ pricing: { input_per_mtok: 2.5 }, capabilities: { thinking: false } })
    expect(value.knowledge_cutoff).toMatch(/^2025-04-01T00:00:00/)
    await page.getByText('$2.50 / $15.00').waitFor()
  })

  it('is added, with what is wrong beside each field and nothing lost', async () => {
    await button('Add model').click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Description').fill('A model of a test')
    await dialog.getByLabel('Provider').selectOption('openAI')
    await dialog.getByRole('button', { name: 'Add model' }).click()
    await dialog.getByText('is required').first().waitFor()
    expect(await dialog.locator('[aria-invalid=true]').count()).toBe(2)
    expect(await dialog.getByLabel('Description').inputValue()).toBe('A model of a test')
    await dialog.getByLabel('Model key').fill('gpt-5-turbo')
    await dialog.getByLabel('Display name').fill('GPT-5')
    await dialog.getByLabel('Context window').fill('256,000')
    await dialog.getByRole('button', { name: 'Add model' }).click()
    await dialog.waitFor({ state: 'detached' })
    await expect.poll(chatModels).toContain('GPT-5')
    await button(/^Move GPT-5,/).waitFor()
  })

  it('is deleted after asking', async () => {
    await button('More for GPT-5').click()
    await page.getByRole('menuitem', { name: 'Delete' }).click()
    await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click()
    await expect.poll(chatModels).not.toContain('GPT-5')
  })
})

describe('a provider', () => {
  const row = (name: string) =>
    page.getByRole('list', { name: 'Providers' }).getByRole('listitem').filter({ hasText: name })

  it('says whether it can be called, and if not, what to do', async () => {
    await page.getByRole('link', { name: 'Providers' }).click()
    await row('gpt').or(row('OpenAI')).first().getByText('Ready').waitFor()
    await row('Anthropic').first().getByText('Set ANTHROPIC_API_KEY in the environment of the server').waitFor()
    await row('Local').getByText('Set ROSTER_RUNNER_COMMAND').waitFor()
  })

  it('is added, with what is wrong beside each field and nothing lost', async () => {
    await button('Add provider').first().click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Display name').fill('Our vLLM')
    await dialog.getByLabel('Id').fill('our vllm')
    await dialog.getByLabel('Variable of the key').fill('PATH')
    await dialog.getByRole('button', { name: 'Add provider' }).click()
    await dialog.getByText('must be the name of a variable that ends in _API_KEY or _API_TOKEN').waitFor()
    expect(await dialog.locator('[aria-invalid=true]').count()).toBe(2)
    expect(await dialog.getByLabel('Display name').inputValue()).toBe('Our vLLM')
    expect(await barriers(page)).toEqual([])
    await dialog.getByLabel('Id').fill('our-vllm')
    await dialog.getByLabel('Variable of the key').fill('')
    await dialog.getByLabel('Base URL').fill('http://127.0.0.1:8000/v1')
    await dialog.getByLabel('How the key is sent').selectOption('none')
    await dialog.getByRole('button', { name: 'Add provider' }).click()
    await dialog.waitFor({ state: 'detached' })
    await row('Our vLLM').getByText('No active model').waitFor()
  })

  it('keeps what was typed where somebody else was faster', async () => {
    await button('Our vLLM').click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Display name').fill('Our own vLLM')
    await expect.poll(() => dialog.getByRole('button', { name: 'Save' }).isEnabled()).toBe(true)
    await test.api.providers.update('our-vllm', { base_url: 'http://127.0.0.1:9000/v1' })
    await dialog.getByRole('button', { name: 'Save' }).click()
    await dialog.getByText('Somebody else has changed this provider').waitFor()
    await dialog.getByRole('button', { name: 'Reload' }).click()
    await expect.poll(() => dialog.getByLabel('Base URL').inputValue()).toBe('http://127.0.0.1:9000/v1')
    expect(await dialog.getByLabel('Display name').inputValue()).toBe('Our own vLLM')
    await dialog.getByRole('button', { name: 'Save' }).click()
    await row('Our own vLLM').waitFor()
  })

  it('is turned off', async () => {
    await page.getByRole('switch', { name: 'Our own vLLM is active' }).click()
    await row('Our own vLLM').getByText('Nothing of it is offered').waitFor()
    expect((await test.api.providers.read('our-vllm')).value.is_active).toBe(false)
  })

  it('is asked what it offers, and what is new and changed is taken in at one click', async () => {
    acme.models = [
      { id: 'acme-large', object: 'model', context_length: 64_000 },
      { id: 'acme-small', object: 'model', max_model_len: 8192 },
    ]
    const described = { display_name: 'Acme', kind: 'openAI', base_url: acme.url, auth_scheme: 'none' } as const
    await test.api.providers.create({ id: 'acme', ...described })
    const mine = { provider: 'acme', modality: 'text', task: 'chat' } as const
    await test.api.models.create({ ...mine, model_key: 'acme-large', display_name: 'Acme Large' })
    await test.api.models.create({ ...mine, model_key: 'acme-old', display_name: 'Acme Old' })
    await button('Discover what Acme offers').click()
    const dialog = page.getByRole('dialog', { name: 'What Acme offers' })
    const part = (name: RegExp) => dialog.getByRole('radio', { name })
    await part(/^New 1/).waitFor()
    await dialog.getByRole('region', { name: 'New' }).getByText('acme-small').first().waitFor()
    await part(/^Changed 1/).click()
    await dialog.getByText('64,000').waitFor()
    await part(/^Gone 1/).click()
    await dialog.getByText('Acme Old').waitFor()
    expect(await barriers(page)).toEqual([])
    expect((await test.api.models.list({ provider: 'acme' })).models).toHaveLength(2)
    await dialog.getByRole('button', { name: 'Take in 2 changes' }).click()
    await page.getByText('1 added, 1 changed. Changes can undo it.').waitFor()
    await dialog.waitFor({ state: 'detached' })
    expect((await test.api.models.list({ provider: 'acme' })).models).toHaveLength(3)
    await row('Acme').getByText('3 of 3 models active').waitFor()
  })

  it('says why it could not be asked, and is asked again', async () => {
    acme.fail({ kind: 'status', status: 500, times: 10 })
    await button('Discover what Acme offers').click()
    const dialog = page.getByRole('dialog', { name: 'What Acme offers' })
    await dialog.getByRole('alert').waitFor()
    acme.fail()
    await dialog.getByRole('button', { name: 'Ask again' }).click()
    await dialog.getByRole('button', { name: 'Nothing to take in' }).waitFor()
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
  })

  it('is not deleted while it has models', async () => {
    await button('More for OpenAI').click()
    await page.getByRole('menuitem', { name: 'Delete' }).click()
    const question = page.getByRole('alertdialog')
    await question.getByRole('button', { name: 'Delete' }).click()
    await question.getByRole('alert').waitFor()
    await question.getByRole('button', { name: 'Cancel' }).click()
  })
})

describe('an import', () => {
  it('shows the difference of a file before anything is written, and applies it', async () => {
    const before = (await test.api.models.list()).models.length
    await page.getByRole('link', { name: 'Import' }).click()
    await page.getByLabel(/Drop the JSON file/).setInputFiles(FILE)
    await page.getByText('LiteLLM, litellm.json').waitFor()
    await page.getByRole('radio', { name: /^New/ }).click()
    expect(await page.getByRole('region', { name: 'New' }).getByRole('listitem').count()).toBeGreaterThan(5)
    expect((await test.api.models.list()).models).toHaveLength(before)
    await button(/^Apply \d+ changes/).click()
    await page.getByText(/^Imported: \d+ new/).waitFor()
    expect((await test.api.models.list()).models.length).toBeGreaterThan(before + 5)
  })

  it('reads an address by the server', async () => {
    await page.getByLabel('Address').fill(address)
    await button('Show the difference').click()
    await page.getByText(/LiteLLM, 127\.0\.0\.1/).waitFor()
    await button('Nothing to apply').waitFor()
    await button('Another file').click()
  })

  it('says of an address what is wrong with it, beside it', async () => {
    await page.getByLabel('Address').fill('ftp://example.org/prices.json')
    await button('Show the difference').click()
    await page.getByText('must be an https address').waitFor()
    expect(await page.getByLabel('Address').getAttribute('aria-invalid')).toBe('true')
    expect(await page.getByLabel('Address').inputValue()).toBe('ftp://example.org/prices.json')
  })

  it('names what is wrong with a file that is none', async () => {
    const buffer = Buffer.from('{"not": "a catalog"}')
    const upload = { name: 'openrouter.json', mimeType: 'application/json', buffer }
    await page.getByLabel(/Drop the JSON file/).setInputFiles(upload)
    await page.getByRole('alert').waitFor()
  })

  it('brings the built-in models at one click', async () => {
    await test.api.models.remove('gpt-4.1-nano')
    await button('Add the built-in models').click()
    await page.getByText(/^1 added/).waitFor()
  })
})

describe('the log of changes', () => {
  it('takes an import back', async () => {
    await page.getByRole('link', { name: 'Changes' }).click()
    await button(/^Undo: Imported \d+ models of LiteLLM/).click()
    await page
      .getByText(/Undone by \d+/)
      .first()
      .waitFor()
    expect((await test.api.models.list({ provider: 'amazon-bedrock' })).models).toEqual([])
  })

  it('shows what is about one kind of thing', async () => {
    await page.getByLabel('About').selectOption('provider')
    await button(/^Changed Our own vLLM/)
      .first()
      .waitFor()
    expect(await button(/^Changed Sonnet 4/).count()).toBe(0)
    await page.getByLabel('About').selectOption('all')
  })

  it('says what a change did, field by field', async () => {
    await button(/^Changed Sonnet 4/)
      .first()
      .click()
    await page.getByText('Price: input per million tokens').first().waitFor()
  })
})

it('says of statistics that there are none yet, and where to begin', async () => {
  await page.getByRole('link', { name: 'Usage' }).click()
  await page.getByText('No jobs in this time').waitFor()
  await page.getByRole('link', { name: 'Generate something' }).waitFor()
})

it('has no barrier, wide or narrow, light or dark', async () => {
  for (const [room, content] of [
    ['models', button(/^Move /)],
    ['providers', page.getByRole('switch')],
    ['import', button('Show the difference')],
    ['usage', page.getByText('No jobs in this time')],
    ['changes', button(/^Undo/)],
  ] as const) {
    await page.goto(`/admin/${room}`)
    await content.first().waitFor()
    expect(await barriers(page), room).toEqual([])
  }
})
