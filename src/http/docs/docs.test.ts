// The page of the API: every operation and schema is on it, its links lead somewhere, and it needs nothing but itself.
import { AxeBuilder } from '@axe-core/playwright'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openBrowser } from '../../../test/support/browser.ts'
import { openTestRoster, type TestRoster } from '../../../test/support/roster.ts'
import { listen } from '../listen.ts'
import { docsPage } from './index.ts'

interface Document {
  paths: Record<string, Record<string, { summary: string }>>
  components: { schemas: Record<string, object> }
}

let test: TestRoster
let html: string
beforeAll(async () => {
  test = await openTestRoster({ engine: 'sqlite' })
  html = (await test.stranger<string>('GET', '/docs')).body
})
afterAll(() => test.close())

it('names every operation and every schema', async () => {
  const { body: document } = await test.stranger<Document>('GET', '/openapi.json')
  const plain = html.replaceAll('<wbr>', '')
  const paths = Object.entries(document.paths)
  expect(paths.length).toBeGreaterThan(30)
  for (const [path, methods] of paths) {
    expect(plain).toContain(`<code>${path}</code>`)
    for (const { summary } of Object.values(methods)) expect(summary).not.toBe('')
  }
  for (const name of Object.keys(document.components.schemas)) expect(plain).toContain(`<code>${name}</code></summary>`)
})

it('has links that lead somewhere, and ids that stand once', () => {
  const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
  expect(new Set(ids).size).toBe(ids.length)
  const targets = [...html.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id)
  expect(targets.filter((id) => !ids.includes(id))).toEqual([])
})

it('loads nothing: no script, no file, no other site', () => {
  expect(html).not.toMatch(/<script|<link|<img|src=|@import|url\(|https?:/)
})

it('fits a telephone, and opens what a link leads to, under the policy of the server', async () => {
  const { app, log } = test.roster
  const { url, close } = await listen(app, { host: '127.0.0.1', port: 0, tls: undefined }, log)
  const browser = await openBrowser()
  try {
    const context = await browser.newContext({ viewport: { width: 390, height: 844 } })
    const page = await context.newPage()
    const complaints: string[] = []
    page.on('console', (message) => complaints.push(message.text()))
    await page.goto(`${url}/docs#schema-Model`)
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([])
    await page.evaluate(`for (const each of document.querySelectorAll('details')) each.open = true`)
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390)
    expect(complaints.filter((text) => !text.includes('favicon'))).toEqual([])
  } finally {
    await browser.close()
    await close()
  }
})

it('shows text of a document as text', () => {
  const page = docsPage({
    info: { title: '<b>T</b>', version: '1' },
    paths: { '/<i>': { get: { summary: '<script>alert(1)</script>', responses: {} } } },
    components: {},
  })
  expect(page).not.toMatch(/<script|<b>T|<i>/)
})
