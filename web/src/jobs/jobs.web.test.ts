// Jobs in a real browser, run by a real runner command: submitted, followed, cancelled, rated, and asked for again.
import { writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { barriers, openPage, type PageTest } from '../../../test/support/page.ts'

/** Makes what its prompt names; whatever is "slow" waits until the file "go" is there. */
const RUNNER = `
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
const { parameters: { prompt }, folder } = JSON.parse(readFileSync(0, 'utf8'))
const say = (message) => console.log(JSON.stringify(message))
const pixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
const wav = Buffer.alloc(44 + 800)
wav.write('RIFF', 0); wav.writeUInt32LE(836, 4); wav.write('WAVEfmt ', 8); wav.writeUInt32LE(16, 16)
wav.writeUInt16LE(1, 20); wav.writeUInt16LE(1, 22); wav.writeUInt32LE(8000, 24); wav.writeUInt32LE(8000, 28)
wav.writeUInt16LE(1, 32); wav.writeUInt16LE(8, 34); wav.write('data', 36); wav.writeUInt32LE(800, 40)
const results = {
  picture: () => { writeFileSync('a.png', Buffer.from(pixel, 'base64')); return { files: [{ path: 'a.png', content_type: 'image/png' }] } },
  sound: () => { writeFileSync('a.wav', wav); return { files: [{ path: 'a.wav', content_type: 'audio/wav' }], usage: { seconds: 2 } } },
  text: () => ({ text: 'The sky is blue.', usage: { input_tokens: 4, output_tokens: 6 } }),
}
if (prompt.includes('slow')) {
  say({ type: 'progress', fraction: 0.4, text: 'Step 4 of 10' })
  while (!existsSync(process.env.ROSTER_RUNNER_GO)) await new Promise((resolve) => setTimeout(resolve, 20))
}
if (prompt.includes('fail')) say({ type: 'error', message: 'The model fell over' })
else say({ type: 'result', ...results[Object.keys(results).find((name) => prompt.includes(name))]() })
`

let folder: string
let test: PageTest
let page: PageTest['page']

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'roster-runner-'))
  writeFileSync(join(folder, 'run.mjs'), RUNNER)
  test = await openPage({
    ROSTER_RUNNER_COMMAND: `"${process.execPath}" "${join(folder, 'run.mjs')}"`,
    ROSTER_RUNNER_GO: join(folder, 'go'),
    ROSTER_RETRY_BASE_MS: '1',
  })
  page = test.page
  await test.api.imports.populate()
  for (const [id, modality, task] of [
    ['painter', 'image', 'generation'],
    ['singer', 'audio', 'generation'],
    ['talker', 'text', 'chat'],
  ] as const)
    await test.api.models.create({ id, provider: 'local', model_key: id, display_name: `The ${id}`, modality, task })
})

afterAll(async () => {
  await test?.close()
  await rm(folder, { recursive: true, force: true })
})
afterEach(() => expect(test.complaints()).toEqual([]))

const button = (name: string) => page.getByRole('button', { name, exact: true })
const result = (prompt: string) => page.getByRole('article', { name: prompt })

async function make(model: string, prompt: string): Promise<void> {
  await page.goto(`/generate?model=${model}`)
  await page.getByLabel('Prompt', { exact: true }).fill(prompt)
  await button('Generate').click()
  await result(prompt).waitFor()
}

describe('what is made', () => {
  it('is a picture', async () => {
    await make('painter', 'a picture of rain')
    const picture = result('a picture of rain').getByRole('img', { name: 'Picture: a picture of rain' })
    await picture.waitFor()
    expect(await picture.evaluate((image) => 'naturalWidth' in image && image.naturalWidth)).toBe(1)
  })

  it('is a sound', async () => {
    await make('singer', 'the sound of rain')
    await result('the sound of rain').getByLabel('Sound: the sound of rain').waitFor()
  })

  it('is a text, with what it took', async () => {
    await make('talker', 'a text on the sky')
    await result('a text on the sky').getByText('The sky is blue.').waitFor()
    await result('a text on the sky').getByText('4 tokens in, 6 out').waitFor()
  })

  it('is rated', async () => {
    await result('a text on the sky').getByTitle('4 of 5').click()
    await expect.poll(async () => (await test.api.jobs.list()).jobs[0]?.quality_rating).toBe(4)
    await expect.poll(() => result('a text on the sky').getByRole('radio', { name: '4 of 5' }).isChecked()).toBe(true)
  })

  it('or why not, with what to do', async () => {
    await make('talker', 'to fail')
    await result('to fail').getByText('The model fell over').waitFor()
    await result('to fail').getByText('Failed', { exact: true }).waitFor()
  })

  it('can be asked for again, as it was', async () => {
    await result('a text on the sky').getByRole('button', { name: 'Use again' }).click()
    expect(await page.getByLabel('Prompt', { exact: true }).inputValue()).toBe('a text on the sky')
    await expect.poll(() => page.getByRole('combobox', { name: 'Model', exact: true }).textContent()).toBe('The talker')
  })
})

describe('while it runs', () => {
  it('says how far it is, also in another tab', async () => {
    await make('painter', 'a slow picture')
    await result('a slow picture').getByText('Step 4 of 10').waitFor()
    await result('a slow picture').getByText('40%').waitFor()
    const other = await test.newTab()
    await other.goto('/generate')
    await other.getByRole('radio', { name: 'Results' }).click()
    await other.getByRole('article', { name: 'a slow picture' }).getByText('Step 4 of 10').waitFor()
    writeFileSync(join(folder, 'go'), '')
    await other.getByRole('img', { name: 'Picture: a slow picture' }).waitFor()
    await other.close()
    await result('a slow picture').getByText('Done').waitFor()
    await rm(join(folder, 'go'))
  })

  it('can be cancelled', async () => {
    await make('painter', 'another slow picture')
    await button('Cancel: another slow picture').click()
    await result('another slow picture').getByText('Cancelled').waitFor()
  })
})

describe('statistics', () => {
  const tile = (name: string) => page.locator('dl > div').filter({ has: page.getByText(name, { exact: true }) })

  it('count what was done, by model, provider and day', async () => {
    await page.goto('/admin/usage')
    await tile('Jobs').getByText('6', { exact: true }).waitFor()
    const table = page.getByRole('table')
    await page.getByRole('radio', { name: 'By model' }).click()
    await table
      .getByRole('row', { name: /The talker/ })
      .getByText('4.0 of 5')
      .waitFor()
    await page.getByRole('radio', { name: 'By provider' }).click()
    await table.getByRole('row', { name: /^Local/ }).waitFor()
    await page.getByRole('radio', { name: 'Over time' }).click()
    await table.getByRole('row', { name: new RegExp(new Date().toISOString().slice(0, 10)) }).waitFor()
  })

  it.each(['Over time', 'By model'])('are drawn %s, and axe finds no barrier', async (group) => {
    await page.getByRole('radio', { name: group }).click()
    // Cost is known of no job here: three are drawn, and the fourth says so.
    await expect.poll(() => page.locator('figure svg.recharts-surface').count()).toBe(3)
    await page.getByText('No cost is known yet').waitFor()
    expect(await barriers(page)).toEqual([])
  })
})

it('says why nothing was submitted, and loses nothing', async () => {
  await page.goto('/generate?model=sonnet-4')
  await page.getByLabel('Prompt', { exact: true }).fill('a text without a key')
  await button('Generate').click()
  await page.getByRole('form').or(page.locator('form')).getByRole('alert').waitFor()
  expect(await page.getByLabel('Prompt', { exact: true }).inputValue()).toBe('a text without a key')
})

it('has no barrier, wide or narrow, light or dark', async () => {
  await page.goto('/generate')
  await page.getByRole('radio', { name: 'Results' }).click()
  await result('to fail').waitFor()
  expect(await barriers(page)).toEqual([])
})
