// Signing in and out: what the browser keeps, what it does not, and what happens when a session ends elsewhere.
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { barriers, openPage, type PageTest } from '../../../test/support/page.ts'

let test: PageTest
let page: Page
let secret: string

beforeAll(async () => {
  test = await openPage()
  page = test.page
  secret = (await test.api.keys.create({ name: 'a person', role: 'user' })).secret
})
afterAll(() => test?.close())
afterEach(() => expect(test.complaints()).toEqual([]))

const button = (name: string) => page.getByRole('button', { name, exact: true })
const cookieOf = async (context: BrowserContext) =>
  (await context.cookies()).find(({ name }) => name === 'roster_session')

/** Everything that a script of the page could read a secret from. */
const withinReach = () =>
  page.evaluate<string>('JSON.stringify([document.cookie, { ...localStorage }, { ...sessionStorage }, location.href])')

describe('a session', () => {
  it('is a cookie that no script reads and no other site sends', async () => {
    expect(await cookieOf(test.context)).toMatchObject({ httpOnly: true, sameSite: 'Strict', path: '/' })
  })

  it('ends for good by signing out', async () => {
    const before = await cookieOf(test.context)
    await button('Signed in as admin').click()
    await page.getByRole('menuitem', { name: 'Sign out' }).click()
    await page.getByRole('heading', { name: 'Sign in to see the models' }).waitFor()
    const headers = { cookie: `roster_session=${before?.value}` }
    expect((await fetch(`${test.url}/api/v1/models`, { headers })).status).toBe(401)
  })
})

describe('the page', () => {
  it('says what is wrong with a token, and keeps it in the field alone', async () => {
    await page.goto('/sign-in?next=/settings')
    await page.getByLabel('Token').fill('no-such-token-at-all')
    await page.keyboard.press('Enter')
    await page.getByRole('alert').waitFor()
    expect(await page.getByLabel('Token').inputValue()).toBe('no-such-token-at-all')
    expect(await barriers(page)).toEqual([])
  })

  it('takes an API key, leads on to where one wanted to go, and keeps nothing of it', async () => {
    await page.getByLabel('Token').fill(secret)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Settings', exact: true }).waitFor()
    expect(page.url()).toBe(`${test.url}/settings`)
    expect(await withinReach()).not.toContain(secret)
    expect(await page.content()).not.toContain(secret)
    // Only what an admin may do is hidden.
    await page.getByRole('link', { name: 'Models', exact: true }).waitFor()
    expect(await page.getByRole('link', { name: 'Admin', exact: true }).count()).toBe(0)
  })

  it('does not lead away from this server', async () => {
    await page.goto('/sign-in?next=//elsewhere.example')
    await page.getByLabel('Token').fill(secret)
    await page.keyboard.press('Enter')
    await page.getByLabel('Token').waitFor({ state: 'detached' })
    expect(new URL(page.url()).origin).toBe(test.url)
  })

  it('notices that its session ended elsewhere, and asks to sign in', async () => {
    await page.goto('/models')
    await page.getByRole('article').first().waitFor()
    await page.getByText('Live').waitFor({ state: 'attached' })
    const [key] = (await test.api.keys.list()).keys.filter(({ name }) => name === 'a person')
    await test.api.keys.revoke(key?.id ?? '')
    await page.getByRole('heading', { name: 'Sign in to see the models' }).waitFor()
    await page.getByRole('link', { name: 'Sign in' }).first().waitFor()
    expect(await page.getByText('The server does not answer').count()).toBe(0)
  })
})

describe('a write', () => {
  it('of another site is refused, whatever cookie it carries', async () => {
    const { path } = await test.api.session.newLink()
    await page.goto(path)
    await page.waitForURL('**/models')
    const session = await cookieOf(test.context)
    const { status } = await fetch(`${test.url}/api/v1/catalog/populate`, {
      method: 'POST',
      headers: { cookie: `roster_session=${session?.value}`, origin: 'https://elsewhere.example' },
    })
    expect(status).toBe(403)
  })
})
