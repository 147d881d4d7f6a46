// A server that is killed in the middle of a download: the next start, or another server, goes on with it.
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Hub, safetensors, startHub } from '../../test/support/hub.ts'
import { DATABASES, newPlace, type Place } from '../../test/support/roster.ts'
import { type RosterProcess, startProcess } from '../../test/support/roster-process.ts'
import { sha256 } from '../core/ids.ts'
import type { Download } from './contract.ts'

const WEIGHTS = safetensors(12_000_000, 1)
const TOKEN = 'hf_token_of_the_takeover_test'

describe.each(DATABASES)('a kill on %s', (engine) => {
  let hub: Hub
  let place: Place
  const servers: RosterProcess[] = []

  const startServer = async () => {
    const server = await startProcess(place, { HF_ENDPOINT: hub.url, ROSTER_POPULATE: 'true' })
    servers.push(server)
    return server
  }
  beforeEach(async () => {
    place = await newPlace(engine)
    hub = await startHub({
      repos: {
        'owner/open': { files: { 'model.safetensors': WEIGHTS } },
        'owner/gated': { files: { 'model.safetensors': WEIGHTS }, gated: 'manual', approved: [TOKEN] },
      },
    })
  })
  afterEach(async () => {
    for (const server of servers.splice(0)) await server.kill()
    await hub.close()
    await place.remove()
  })

  /** On PostgreSQL another server stands beside it then; on SQLite there is one at a time. */
  async function begin(server: RosterProcess, name: 'open' | 'gated', token?: string) {
    // So slow that the other server of a busy machine has begun before all of it has arrived.
    hub.setFault({ kind: 'slow', bytesPerSecond: 60_000, path: 'model.safetensors' })
    await server.request('POST', '/api/v1/models', {
      ...{ id: name, provider: 'local', model_key: `owner/${name}`, display_name: name, modality: 'image' },
      ...{ task: 'generation', family: 'sdxl', source: { type: 'huggingface', repo: `owner/${name}` } },
    })
    const { body } = await server.request<Download>('POST', '/api/v1/downloads', { model_id: name, token })
    await until(server, body.id, ({ status }) => status === 'downloading')
    const starting = engine === 'postgres' ? startServer() : undefined
    await until(server, body.id, ({ downloaded_bytes }) => downloaded_bytes > 1_000_000)
    // Once a second it is written down how far it is; the bytes are on the disk a little later.
    await sleep(3_000)
    return { id: body.id, other: await starting }
  }

  async function until(server: RosterProcess, id: string, is: (download: Download) => boolean): Promise<Download> {
    const read = async () => (await server.request<Download>('GET', `/api/v1/downloads/${id}`)).body
    await expect.poll(async () => is(await read()), { timeout: 45_000, interval: 50 }).toBe(true)
    return read()
  }

  const installed = () => readFile(join(place.home, 'models', 'sdxl', 'open', 'model.safetensors'))

  it('loses nothing that had arrived, and leaves nothing that looks whole', async () => {
    const killed = await startServer()
    const { id, other } = await begin(killed, 'open')
    await killed.kill()
    expect(
      (await readdir(join(place.home, 'models'), { recursive: true })).filter((name) =>
        /^[^.]*\/model\.safe/.test(name),
      ),
    ).toEqual([])
    const before = hub.sentBytes
    hub.setFault(null)
    const next = other ?? (await startServer())
    expect(await until(next, id, ({ status }) => status === 'completed')).toMatchObject({ progress: 100, error: null })
    expect(sha256(await installed())).toBe(WEIGHTS.sha256)
    // Beside what was missing, the header is read again when it is planned.
    expect(hub.sentBytes - before).toBeLessThan(11_500_000)
  }, 90_000)

  it('loses a token: the download waits for it, and goes on where it stood', async () => {
    const killed = await startServer()
    const { id, other } = await begin(killed, 'gated', TOKEN)
    await killed.kill()
    const before = hub.sentBytes
    hub.setFault(null)
    const next = other ?? (await startServer())
    const waiting = await until(next, id, ({ status }) => status === 'needs_token')
    expect(waiting.error?.message).toMatch(/give the token again/)
    expect(waiting.progress).toBeGreaterThan(0)
    await next.request('POST', `/api/v1/downloads/${id}/resume`, { token: TOKEN })
    await until(next, id, ({ status }) => status === 'completed')
    // Beside what was missing, the header is read again when it is planned.
    expect(hub.sentBytes - before).toBeLessThan(11_500_000)
  }, 90_000)
})
