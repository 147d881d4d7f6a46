// The test browser itself: it renders, clicks, photographs, and reaches nothing beyond this machine.
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openBrowser } from './browser.ts'

const PAGE = `<!doctype html><title>Smoke</title>
<button onclick="fetch('/answer').then((r) => r.text()).then((text) => { this.textContent = text })">Ask</button>`

const server = createServer((request, response) => {
  response.setHeader('content-type', 'text/html')
  response.end(request.url === '/answer' ? 'answered' : PAGE)
})
let browser: Browser
let origin: string

beforeAll(async () => {
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const address = server.address()
  origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
  browser = await openBrowser()
})

afterAll(async () => {
  await browser?.close()
  server.closeAllConnections()
  server.close()
})

it('opens a page, clicks and takes a picture', async () => {
  const page = await browser.newPage()
  await page.goto(origin)
  await page.getByRole('button', { name: 'Ask' }).click()
  await page.getByRole('button', { name: 'answered' }).waitFor()
  const picture = await page.screenshot()
  expect(picture.subarray(1, 4).toString()).toBe('PNG')
  await page.close()
})

it('reaches no other machine', async () => {
  const page = await browser.newPage()
  await expect(page.goto('https://example.com')).rejects.toThrow('ERR_NAME_NOT_RESOLVED')
  await page.close()
})
