// An address that is signed: it brings its file, and what signs it is kept in memory alone, as a token is.
import { readdir, readFile } from 'node:fs/promises'
import type { ServerResponse } from 'node:http'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { safetensors } from '../../test/support/hub.ts'
import { type LocalServer, listen } from '../../test/support/hub-server.ts'
import { newPlace, openTestRoster, type Place, type TestRoster } from '../../test/support/roster.ts'
import type { Download } from './contract.ts'
import type { DownloadPlan } from './sources/contract.ts'

const DOWNLOADS = '/api/v1/downloads'
const WEIGHTS = safetensors(2_000_000, 1)
const BYTES = Buffer.concat([...WEIGHTS.slices(0, WEIGHTS.size)])
const GOOD = 'S3cretOfTheBucket'
/** What the bucket takes today. */
let signature = GOOD

let bucket: LocalServer
let place: Place
let test: TestRoster
/** Bytes that are sent before it waits for a hundredth of a second. */
let piece = BYTES.length

const begin = async () => {
  test = await openTestRoster({ engine: 'sqlite', place, variables: { ROSTER_ALLOW_PRIVATE_URLS: 'true' } })
  await test.roster.downloads.begin()
}
beforeEach(async () => {
  piece = BYTES.length
  signature = GOOD
  bucket = await listen(async (request, response) => {
    const { searchParams } = new URL(request.url ?? '', bucket.url)
    if (searchParams.get('X-Amz-Signature') !== signature) return void response.writeHead(403).end('<Error/>')
    const [, from = '0', to = ''] = /bytes=(\d+)-(\d*)/.exec(request.headers.range ?? '') ?? []
    const end = Math.min(to === '' ? BYTES.length : Number(to) + 1, BYTES.length)
    response.writeHead(206, {
      etag: '"1"',
      'content-length': end - Number(from),
      'content-range': `bytes ${from}-${end - 1}/${BYTES.length}`,
    })
    await send(BYTES.subarray(Number(from), end), response)
  })
  place = await newPlace('sqlite')
  await begin()
})
afterEach(async () => {
  await test.close()
  await bucket.close()
  await place.remove()
})

async function send(bytes: Buffer, response: ServerResponse): Promise<void> {
  for (let at = 0; at < bytes.length && !response.destroyed; at += piece) {
    response.write(bytes.subarray(at, at + piece))
    if (piece < BYTES.length) await sleep(10)
  }
  response.end()
}

const addressWith = (sign: string) =>
  `${bucket.url}/models/m.safetensors?version=3&X-Amz-Date=20261125&X-Amz-Signature=${sign}`
const start = (sign: string) => test.request<Download>('POST', DOWNLOADS, { source: { text: addressWith(sign) } })
const read = async (id: string) => (await test.request<Download>('GET', `${DOWNLOADS}/${id}`)).body
const reaches = (id: string, status: Download['status']) =>
  expect.poll(async () => (await read(id)).status, { timeout: 10_000 }).toBe(status)

async function everythingKept(): Promise<string> {
  const names = await readdir(place.home, { recursive: true, withFileTypes: true })
  const files = names.filter((entry) => entry.isFile())
  const texts = await Promise.all(files.map((entry) => readFile(join(entry.parentPath, entry.name), 'latin1')))
  return texts.join('\n')
}

it('brings the file, and its signature is kept and shown nowhere', async () => {
  const planned = await test.request<DownloadPlan>('POST', `${DOWNLOADS}?plan=1`, {
    source: { text: addressWith(GOOD) },
  })
  expect(planned.body).toMatchObject({ total_bytes: WEIGHTS.size, gate: null, identified: { format: 'safetensors' } })
  const { body } = await start(GOOD)
  await reaches(body.id, 'completed')
  const model = (await test.request<{ source: object }>('GET', `/api/v1/models/${body.model_id}`)).body
  expect(model.source).toMatchObject({ type: 'url', url: `${bucket.url}/models/m.safetensors?version=3` })
  const entry = (await test.request('GET', `/api/v1/library/${body.model_id}`)).body
  expect(entry).toMatchObject({ files: [{ sha256: WEIGHTS.sha256 }] })
  const all = [planned.body, await read(body.id), model, entry, await everythingKept()]
  expect(JSON.stringify(all)).not.toContain(GOOD)
  expect(JSON.stringify(all)).not.toContain('20261125')
})

it('goes on after a restart with a new address of the same file', async () => {
  piece = 20_000
  const { body } = await start(GOOD)
  await expect.poll(async () => (await read(body.id)).downloaded_bytes, { timeout: 10_000 }).toBeGreaterThan(200_000)
  await test.close()
  await begin()
  await reaches(body.id, 'needs_token')
  expect((await read(body.id)).error?.message).toMatch(/a new address of the file/)
  piece = BYTES.length
  expect((await start(GOOD)).body.id).toBe(body.id)
  await reaches(body.id, 'completed')
})

it('that has ended waits for a new one, of this file alone', async () => {
  expect(await start('wrong')).toMatchObject({ status: 403, body: { code: 'gated' } })
  piece = 20_000
  const { body } = await start(signature)
  await expect.poll(async () => (await read(body.id)).downloaded_bytes, { timeout: 10_000 }).toBeGreaterThan(200_000)
  await test.request('POST', `${DOWNLOADS}/${body.id}/pause`)
  signature = 'OfTheNextDay'
  piece = BYTES.length
  await test.request('POST', `${DOWNLOADS}/${body.id}/resume`)
  await reaches(body.id, 'needs_token')
  expect((await read(body.id)).error?.message).toMatch(/paste a new address/)
  const other = addressWith(signature).replace('m.safetensors', 'other.safetensors')
  await test.request('POST', `${DOWNLOADS}/${body.id}/resume`, { token: other })
  await reaches(body.id, 'failed')
  expect((await read(body.id)).error).toMatchObject({ code: 'unauthorized' })
  await test.request('POST', `${DOWNLOADS}/${body.id}/retry`, { token: addressWith(signature) })
  await reaches(body.id, 'completed')
})

it('is not kept with a model', async () => {
  const custom = { name: 'Signed', type: 'lora', sourceType: 'url', url: addressWith(GOOD) }
  const refused = await test.request('POST', '/api/models', custom)
  expect(refused).toMatchObject({ status: 400, body: { errors: [{ pointer: '/url' }] } })
  expect(await everythingKept()).not.toContain(GOOD)
})
