// After downloads of every end, no token and no signed address is to be found: not on the disk, in the log, in an answer, or at another host.
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Civitai, startCivitai } from '../../test/support/civitai.ts'
import { type Hub, safetensors, startHub } from '../../test/support/hub.ts'
import type { HubRequest } from '../../test/support/hub-server.ts'
import { openTestRoster, type Request, type TestRoster } from '../../test/support/roster.ts'
import { createLog } from '../core/log.ts'
import type { Download } from './contract.ts'

const HUB_TOKEN = 'hf_ServersOwnTokenOfThisTest'
const REQUEST_TOKEN = 'hf_TokenOfOneRequestOfThisTest'
const REFUSED_TOKEN = 'hf_TokenThatNobodyKnows'
const KEY = 'KeyForCivitaiOfThisTest'
const TOKENS = [HUB_TOKEN, REQUEST_TOKEN, REFUSED_TOKEN, KEY]
/** What stands in a signed address alone. */
const SIGNED = ['Signature=', 'X-Amz-Expires', 'xet-bridge-us']
const WEIGHTS = (seed: number, size = 400_000) => ({ 'model.safetensors': safetensors(size, 2 * seed) })
const gated = (seed: number, token: string, size?: number) =>
  ({ files: WEIGHTS(seed, size), gated: 'manual', approved: [token] }) as const

let hub: Hub
let mirror: Hub
let civitai: Civitai
let test: TestRoster
const logged: string[] = []
const answers: string[] = []
beforeAll(async () => {
  hub = await startHub({
    repos: {
      'owner/mine': gated(1, HUB_TOKEN),
      'owner/asked': gated(2, REQUEST_TOKEN),
      'owner/open': { files: WEIGHTS(3) },
      'owner/moved': { files: WEIGHTS(4) },
      'owner/spoiled': gated(5, HUB_TOKEN),
      'owner/refused': gated(6, HUB_TOKEN),
      'owner/slow': gated(7, HUB_TOKEN, 4_000_000),
    },
  })
  mirror = await startHub({ repos: { 'owner/moved': { files: WEIGHTS(4) } } })
  const file = { id: 1001, name: 'painter.safetensors', content: safetensors(300_000, 2) }
  const version = { id: 100, access: 'members' as const, files: [file] }
  civitai = await startCivitai([{ id: 10, name: 'Painter', type: 'LORA', versions: [version] }], [KEY])
  test = await openTestRoster({
    engine: 'sqlite',
    log: createLog('trace', { write: (line) => void logged.push(line) }),
    variables: {
      HF_ENDPOINT: hub.url,
      HF_TOKEN: HUB_TOKEN,
      CIVITAI_ENDPOINT: civitai.url,
      CIVITAI_TOKEN: KEY,
      ROSTER_RETRY_BASE_MS: '1',
    },
  })
})
afterAll(async () => {
  await test.close()
  await Promise.all([hub.close(), mirror.close(), civitai.close()])
})

const ask: Request = async <Body>(...words: Parameters<Request>) => {
  const answer = await test.request<Body>(...words)
  answers.push(`${JSON.stringify(answer.body)} ${JSON.stringify([...answer.headers])}`)
  return answer
}
const read = async (id: string) => (await ask<Download>('GET', `/api/v1/downloads/${id}`)).body

async function start(text: string, token?: string): Promise<string> {
  const { status, body } = await ask<Download>('POST', '/api/v1/downloads', { source: { text }, token })
  expect({ status, body }).toMatchObject({ status: 201 })
  return body.id
}

async function ended(id: string): Promise<Download> {
  for (;;) {
    const download = await read(id)
    if (/^(completed|failed|paused|needs_token)$/.test(download.status)) return download
    await sleep(20)
  }
}

const bring = async (text: string, token?: string) => ended(await start(text, token))

/** Every file under the folder with what it holds. */
async function filesUnder(folder: string): Promise<{ path: string; bytes: Buffer }[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  return Promise.all(paths.map(async (path) => ({ path, bytes: await readFile(path) })))
}

const wordsIn = (text: string | Buffer, words: readonly string[]) => words.filter((word) => text.includes(word))

it('no secret is left anywhere by downloads that end well, fail, pause and lead to other hosts', async () => {
  expect(await bring('owner/mine')).toMatchObject({ status: 'completed' })
  expect(await bring('owner/asked', REQUEST_TOKEN)).toMatchObject({ status: 'completed' })
  expect(await bring('owner/open', REFUSED_TOKEN)).toMatchObject({ status: 'completed' })
  expect(await bring('10@100')).toMatchObject({ status: 'completed' })

  const elsewhere = `${mirror.url}/owner/moved/resolve/main/model.safetensors`
  hub.setFault({ on: 'hub', path: '/owner/moved/resolve', kind: 'redirect', to: elsewhere })
  expect(await bring('owner/moved')).toMatchObject({ status: 'completed' })
  hub.setFault({ kind: 'flip', at: 1000, path: 'model.safetensors' })
  expect(await bring('owner/spoiled')).toMatchObject({ status: 'failed', error: { code: 'hash_mismatch' } })
  // Its header is read by range for the plan; the file itself is asked for whole.
  hub.setFault([
    { kind: 'slow', bytesPerSecond: 1e9, range: 'bytes=' },
    { kind: 'status', status: 403 },
  ])
  expect(await bring('owner/refused')).toMatchObject({ status: 'failed', error: { code: 'upstream' } })
  hub.setFault({ kind: 'slow', bytesPerSecond: 2_000_000 })
  const paused = await start('owner/slow')
  await expect.poll(async () => (await read(paused)).downloaded_bytes, { timeout: 30_000 }).toBeGreaterThan(0)
  expect(await ask('POST', `/api/v1/downloads/${paused}/pause`)).toMatchObject({ body: { status: 'paused' } })
  const pasted = {
    source: { text: `${hub.cdnUrl}/model.safetensors?X-Amz-Expires=3600&Signature=secret&token=${KEY}` },
  }
  expect(await ask('POST', '/api/v1/downloads', pasted)).toMatchObject({ status: 400 })
  for (const path of ['downloads', 'models?limit=500', 'library', 'changes', 'system', 'providers'])
    await ask('GET', `/api/v1/${path}`)
  await ask('GET', '/metrics')

  const files = await filesUnder(test.place.home)
  // What is searched is all there: models, a partial with its journal, what was set aside, the database.
  for (const found of [
    /\.safetensors$/,
    /\.part$/,
    /\.part\.json$/,
    /\.part\.bad$/,
    /installed-models\.json$/,
    /\.db$/,
  ])
    expect(files.map(({ path }) => path)).toContainEqual(expect.stringMatching(found))
  const secrets = [...TOKENS, ...SIGNED]
  for (const { path, bytes } of files) expect({ path, found: wordsIn(bytes, secrets) }).toEqual({ path, found: [] })
  expect(logged.length).toBeGreaterThan(5)
  for (const line of logged) expect({ line, found: wordsIn(line, secrets) }).toEqual({ line, found: [] })
  for (const answer of answers) expect({ answer, found: wordsIn(answer, secrets) }).toEqual({ answer, found: [] })
})

it('each token was sent to its own site, and to no other host in any header or address', () => {
  const text = ({ path, headers }: HubRequest) => `${path} ${JSON.stringify(headers)}`
  const at = (requests: HubRequest[], where: HubRequest['on']) => requests.filter(({ on }) => on === where).map(text)
  const hubHeard = at(hub.requests, 'hub').join('\n')
  for (const token of [HUB_TOKEN, REQUEST_TOKEN, REFUSED_TOKEN]) expect(hubHeard).toContain(token)
  expect(hubHeard).not.toContain(KEY)
  const siteHeard = at(civitai.requests, 'hub').join('\n')
  expect(siteHeard).toContain(KEY)
  expect(wordsIn(siteHeard, [HUB_TOKEN, REQUEST_TOKEN, REFUSED_TOKEN])).toEqual([])
  const others = [...at(hub.requests, 'cdn'), ...at(civitai.requests, 'cdn'), ...mirror.requests.map(text)]
  expect(others.length).toBeGreaterThan(10)
  expect(mirror.requests.length).toBeGreaterThan(0)
  for (const request of others) expect({ request, found: wordsIn(request, TOKENS) }).toEqual({ request, found: [] })
})
