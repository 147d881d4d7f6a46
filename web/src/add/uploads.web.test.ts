// Files of one's computer, dropped on the page: refused at once where they are none, sent in parts, continued after a reload.
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { barriers, NARROW, openPage, type PageTest } from '../../../test/support/page.ts'
import { loraOf } from '../../../test/support/uploads.ts'

const MIB = 1024 * 1024

let test: PageTest
let page: Page
let large: string

beforeAll(async () => {
  test = await openPage()
  page = test.page
  large = join(test.home, 'large-style.safetensors')
  await writeFile(large, loraOf(24 * MIB))
  await page.goto('/models?tab=add')
})

afterAll(() => test?.close())

afterEach(() => {
  expect(test.complaints()).toEqual([])
})

const button = (name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' })
const choose = (files: string | { name: string; mimeType: string; buffer: Buffer }[]) =>
  page.getByLabel(/Drop files of weights/).setInputFiles(files)
/** Beside the place for it: whoever misses that must not lose the page. */
async function drop(name: string, buffer: Buffer): Promise<void> {
  const dataTransfer = await page.evaluateHandle(`(() => {
    const bytes = Uint8Array.from(atob('${buffer.toString('base64')}'), (letter) => letter.charCodeAt(0))
    const dropped = new DataTransfer()
    dropped.items.add(new File([bytes], '${name}'))
    return dropped
  })()`)
  await page.getByRole('heading', { name: 'From this computer' }).dispatchEvent('drop', { dataTransfer })
}
const list = () => page.getByRole('list', { name: 'Uploads' })
const file = (name: string, buffer: Buffer) => ({ name, mimeType: 'application/octet-stream', buffer })

it('says at once what is no file of weights', async () => {
  await choose([file('notes.pdf', Buffer.from('%PDF')), file('nothing.gguf', Buffer.alloc(0))])
  await list()
    .getByText(/notes.pdf is no file of weights/)
    .waitFor()
  await list().getByText('nothing.gguf is empty.').waitFor()
  expect(await button('Upload').count()).toBe(0)
  await button('Take notes.pdf off the list').click()
  await button('Take nothing.gguf off the list').click()
  await list().waitFor({ state: 'detached' })
})

it('takes what is dropped, with the name and type that one gives it', async () => {
  await drop('style.safetensors', loraOf(MIB))
  await list().getByLabel('Name').fill('My Style')
  await list().getByLabel('Type').selectOption('lora')
  expect(await barriers(page)).toEqual([])
  await list().getByLabel('Name').press('Enter')
  await list().getByText('Installed').waitFor()
  await list().getByRole('link', { name: 'my-style' }).waitFor()
  expect((await test.api.library.read('my-style')).status).toBe('ok')
})

it('says what the server has against it, and keeps what was typed', async () => {
  await choose([file('web-page.safetensors', Buffer.from('<!doctype html><title>Sign in</title>'.repeat(10)))])
  const item = list().getByRole('listitem').filter({ hasText: 'web-page' })
  await item.getByLabel('Name').fill('A Page')
  await item.getByRole('button', { name: 'Upload', exact: true }).click()
  await item.getByRole('alert').waitFor()
  expect(await item.getByLabel('Name').inputValue()).toBe('A Page')
  await button('Take web-page.safetensors off the list').click()
})

it('goes on after a reload when the same file is chosen again', async () => {
  let patches = 0
  // The first parts pass; what follows is on its way for longer than anybody waits.
  await page.route('**/api/v1/uploads/*', async (route) => {
    if (route.request().method() === 'PATCH' && ++patches > 3) await sleep(60_000)
    await route.continue().catch(() => undefined)
  })
  await choose(large)
  await list().getByRole('button', { name: 'Upload', exact: true }).click()
  await list()
    .getByText(/^[1-9][\d.]* MB of 40\.9 MB/)
    .waitFor()
  await page.unroute('**/api/v1/uploads/*')
  await page.reload()
  await list().getByText('Interrupted').waitFor()
  expect(await barriers(page)).toEqual([])
  const [upload] = (await test.api.uploads.list()).uploads.filter(({ status }) => status === 'receiving')
  const before = upload?.offset ?? 0
  expect(before).toBeGreaterThan(0)

  const again = page.getByLabel(/^Choose it again/)
  await again.setInputFiles([file('large-style.safetensors', loraOf(MIB))])
  await list()
    .getByText(/That is another file/)
    .waitFor()
  const sent: number[] = []
  page.on('request', (request) => {
    if (request.method() === 'PATCH') sent.push(Number(request.headers()['upload-offset']))
  })
  await again.setInputFiles(large)
  await list().getByText('Installed').waitFor()
  expect(sent[0]).toBe(before)
  const { files } = await test.api.library.read('large-style')
  const [{ path = '' } = {}] = files
  expect((await readFile(join(test.home, 'models', path))).equals(await readFile(large))).toBe(true)
  expect(await page.evaluate<string | null>("localStorage.getItem('roster.uploads')")).toBe('{}')
})

it('pauses and goes on by the keyboard, and leaves nothing when it is cancelled', async () => {
  await page.route('**/api/v1/uploads/*', async (route) => {
    if (route.request().method() === 'PATCH') await sleep(300)
    await route.continue().catch(() => undefined)
  })
  const other = join(test.home, 'other-style.safetensors')
  await writeFile(other, loraOf(24 * MIB))
  await choose(other)
  await list().getByRole('button', { name: 'Upload', exact: true }).click()
  await page.getByRole('link', { name: 'Export' }).click()
  await button('Downloads').click()
  await page.getByRole('progressbar', { name: 'Upload of other-style.safetensors' }).waitFor()
  await page.goBack()
  await button('Pause the upload of other-style.safetensors').press('Enter')
  await button('Go on with the upload of other-style.safetensors').and(page.locator(':focus')).waitFor()
  await page.setViewportSize(NARROW)
  expect(await barriers(page)).toEqual([])
  await page.keyboard.press('Enter')
  await button('Pause the upload of other-style.safetensors').waitFor()
  await button('Cancel the upload of other-style.safetensors').click()
  await expect
    .poll(async () => (await test.api.uploads.list()).uploads.filter(({ status }) => status === 'receiving'))
    .toEqual([])
  await page.unrouteAll({ behavior: 'ignoreErrors' })
})
