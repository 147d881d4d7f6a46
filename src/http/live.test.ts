// Live news over a real socket: it ends when the key or the session that opened it does, and not before.
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { safetensors, writeFileAt } from '../../test/support/library.ts'
import { ADMIN_TOKEN, newPlace, type Place, variablesOf } from '../../test/support/roster.ts'
import { readEnvironment } from '../core/environment.ts'
import { createLog } from '../core/log.ts'
import { startRoster } from '../main.ts'

let place: Place
let server: Awaited<ReturnType<typeof startRoster>>
beforeEach(async () => {
  place = await newPlace('sqlite')
  const variables = { ...variablesOf(place), PORT: '0', ROSTER_POPULATE: 'false', ROSTER_PUBLIC_READ: 'false' }
  server = await startRoster({ environment: readEnvironment(variables), log: createLog('silent') })
})
afterEach(async () => {
  await server.close()
  await place.remove()
})

const asAdmin = { authorization: `Bearer ${ADMIN_TOKEN}` }
const send = (method: string, path: string, headers: Record<string, string>, body?: object) =>
  fetch(`${server.url}/api/v1${path}`, {
    method,
    headers: { ...headers, ...(body && { 'content-type': 'application/json' }) },
    body: body ? JSON.stringify(body) : null,
  })

/** What came until the end. */
async function follow(headers: Record<string, string>) {
  const response = await send('GET', '/events', headers)
  expect(response.status).toBe(200)
  let text = ''
  let ended = false
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  const reading = (async () => {
    for (;;) {
      const { done, value } = (await reader?.read()) ?? { done: true }
      if (done) break
      text += value
    }
    ended = true
  })()
  return { text: () => text, hasEnded: () => ended, reading, stop: () => reader?.cancel() }
}

const newKey = async (name: string) => {
  const answer = await send('POST', '/keys', asAdmin, { name, role: 'user' })
  return (await answer.json()) as { id: string; secret: string }
}

it('ends soon after its key was revoked, while that of another goes on', async () => {
  const [revoked, kept] = [await newKey('revoked'), await newKey('kept')]
  const lost = await follow({ authorization: `Bearer ${revoked.secret}` })
  const live = await follow({ authorization: `Bearer ${kept.secret}` })
  expect((await send('DELETE', `/keys/${revoked.id}`, asAdmin)).status).toBe(204)
  await lost.reading
  await newKey('later')
  await expect.poll(live.text).toMatch(/"revision":4/)
  expect(live.hasEnded()).toBe(false)
  expect(lost.text()).not.toMatch(/"revision":4/)
  await live.stop()
})

it('ends soon after its session did', async () => {
  const signedIn = await send('POST', '/session', {}, { token: ADMIN_TOKEN })
  const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? ''
  const news = await follow({ cookie })
  expect((await send('DELETE', '/session', { cookie })).status).toBe(204)
  await news.reading
  expect(news.hasEnded()).toBe(true)
})

it('tells which installed models a scan found', async () => {
  const news = await follow(asAdmin)
  await writeFileAt(join(place.home, 'models/custom/found/found.safetensors'), safetensors())
  expect((await send('POST', '/library/scan', asAdmin, {})).status).toBe(202)
  await expect.poll(news.text).toMatch(/event: library\ndata: {"ids":\["found"\]}/)
  await news.stop()
})
