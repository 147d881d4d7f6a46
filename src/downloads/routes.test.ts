// Downloads over HTTP: who may, what is answered, and where it lies.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { OpenAPIHono } from '@hono/zod-openapi'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Hub, safetensors, startHub } from '../../test/support/hub.ts'
import { ModelFacts } from '../catalog/contract.ts'
import type { Role } from '../core/actor.ts'
import { RosterError } from '../core/errors.ts'
import { createLog } from '../core/log.ts'
import type { AppEnv } from '../core/routes.ts'
import { openLibrary } from '../library/index.ts'
import { Download } from './contract.ts'
import { createDownloads, type Downloads, downloadRoutes } from './index.ts'

const MODEL = {
  id: 'tiny',
  ...ModelFacts.parse({
    provider: 'local',
    model_key: 'owner/tiny',
    display_name: 'Tiny',
    modality: 'image',
    task: 'generation',
    source: { type: 'huggingface', repo: 'owner/tiny' },
  }),
}

let hub: Hub
let modelsDir: string
let downloads: Downloads
beforeAll(async () => {
  const log = createLog('silent')
  hub = await startHub({ repos: { 'owner/tiny': { files: { 'model.safetensors': safetensors(1_000) } } } })
  modelsDir = await mkdtemp(join(tmpdir(), 'roster-download-routes-'))
  const library = await openLibrary({ modelsDir, manifestPath: join(modelsDir, 'installed-models.json'), log })
  downloads = createDownloads({
    library,
    log,
    huggingFace: { endpoint: hub.url, token: undefined },
    findModel: (id) => (id === MODEL.id ? MODEL : undefined),
  })
})
afterAll(async () => {
  await downloads.close()
  await hub.close()
  await rm(modelsDir, { recursive: true })
})

async function call(role: Role, path: string, body?: unknown) {
  const app = new OpenAPIHono<AppEnv>()
  app.onError((error, c) => c.json({ code: error instanceof RosterError ? error.code : String(error) }, 500))
  app.route('/', downloadRoutes(downloads))
  const init = body === undefined ? {} : { method: 'POST' }
  const answer = await app.request(path, init, { actor: { id: role, role }, json: body })
  return { status: answer.status, location: answer.headers.get('location'), body: await answer.json() }
}

describe('downloads over HTTP', () => {
  it('are started by an admin and seen by whoever may read', async () => {
    const started = await call('admin', '/downloads', { model_id: 'tiny' })
    const download = Download.parse(started.body)
    expect(started).toMatchObject({ status: 201, location: `/api/v1/downloads/${download.id}` })
    await expect
      .poll(async () => (await call('public', `/downloads/${download.id}`)).body)
      .toMatchObject({ status: 'completed', progress: 100, total_bytes: 1_000 })
    expect((await call('public', '/downloads')).body).toMatchObject({
      downloads: [{ id: download.id, model_id: 'tiny' }],
      next_cursor: null,
    })
    expect((await call('admin', `/downloads/${download.id}/cancel`, {})).body).toEqual({ code: 'conflict' })
    expect((await call('admin', '/downloads', { model_id: 'tiny' })).body).toEqual({ code: 'conflict' })
  })

  it.each([
    ['the role of a user', 'user', '/downloads', { model_id: 'tiny' }, 'forbidden'],
    ['no credentials', 'public', '/downloads', { model_id: 'tiny' }, 'unauthenticated'],
    ['no credentials, to cancel', 'public', '/downloads/x/cancel', {}, 'unauthenticated'],
    ['a stranger where reading is not public', 'none', '/downloads', undefined, 'unauthenticated'],
    ['a field that nobody knows', 'admin', '/downloads', { model_id: 'tiny', tokn: 'x' }, 'invalid'],
    ['an unknown model', 'admin', '/downloads', { model_id: 'nobody' }, 'not_found'],
    ['an unknown download', 'public', '/downloads/nothing', undefined, 'not_found'],
  ] as const)('are refused for %s', async (_what, role, path, body, code) => {
    expect((await call(role, path, body)).body).toEqual({ code })
  })
})
