// Downloads from a hub of one's own, over real connections, with what goes wrong on real ones.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, open as openFile, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import { pino } from 'pino'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Hub, safetensors, startHub } from '../../test/support/hub.ts'
import { ModelFacts } from '../catalog/contract.ts'
import { type Library, openLibrary } from '../library/index.ts'
import type { Download } from './contract.ts'
import { createDownloads, type Downloads, type DownloadsOptions } from './service.ts'

const WEIGHTS = safetensors(3_000_000, 1)
const SECOND = safetensors(1_500_000, 2)
const TOKEN = 'hf_secret_of_one_download'

let hub: Hub
let modelsDir: string
let library: Library
let downloads: Downloads
let logged: string

const model = (id: string, repo: string, files: string[] = [], sha256: string | null = null) => ({
  id,
  ...ModelFacts.parse({
    provider: 'local',
    model_key: repo,
    display_name: id,
    modality: 'image',
    task: 'generation',
    family: 'sdxl',
    source: { type: 'huggingface', repo, files: files.map((path) => ({ path, sha256 })) },
  }),
})
const MODELS = [
  model('open', 'owner/open', ['model.safetensors', 'config.json']),
  model('whole', 'owner/whole'),
  model('gated', 'owner/gated'),
  model('missing', 'owner/missing'),
  model('no-file', 'owner/open', ['gone.safetensors']),
  model('pinned', 'owner/open', ['model.safetensors'], '0'.repeat(64)),
  model('forbidden', 'owner/open', ['model.exe']),
  model('escaping', 'owner/open', ['../model.safetensors']),
  { ...model('hosted', 'owner/open'), source: null },
]

const begin = (options: Partial<DownloadsOptions> = {}) => {
  downloads = createDownloads({
    library,
    huggingFace: { endpoint: hub.url, token: undefined },
    findModel: (id) => MODELS.find((each) => each.id === id),
    log: pino({ level: 'debug' }, collector()),
    stallSeconds: 1,
    ...options,
  })
  return downloads
}

const collector = () =>
  new Writable({
    write(chunk, _encoding, done) {
      logged += chunk
      done()
    },
  })

beforeEach(async () => {
  logged = ''
  hub = await startHub({
    tokens: ['hf_stranger'],
    repos: {
      'owner/open': { files: { 'model.safetensors': WEIGHTS, 'config.json': '{"a":1}', 'README.md': '# Open' } },
      'owner/gated': { files: { 'model.safetensors': WEIGHTS }, gated: 'manual', approved: [TOKEN] },
      'owner/whole': {
        files: {
          '.gitattributes': '*.safetensors lfs',
          'config.json': '{}',
          'model-00001-of-00002.safetensors': WEIGHTS,
          'model-00002-of-00002.safetensors': SECOND,
          'model.safetensors.index.json': '{}',
          'pytorch_model.bin': '\x80weights',
          'pytorch_model.bin.index.json': '{}',
          'tokenizer/spiece.model': 'words',
          'music.wav': 'noise',
        },
      },
    },
  })
  modelsDir = await mkdtemp(join(tmpdir(), 'roster-downloads-'))
  library = await openLibrary({
    modelsDir,
    manifestPath: join(modelsDir, 'installed-models.json'),
    log: pino(collector()),
  })
})
afterEach(async () => {
  await downloads.close()
  await hub.close()
  await rm(modelsDir, { recursive: true })
})

async function until(id: string, is: (download: Download) => boolean): Promise<Download> {
  for (;;) {
    const download = downloads.read(id)
    if (is(download)) return download
    await sleep(5)
  }
}
const isOver = ({ status }: Download) => ['completed', 'failed', 'cancelled', 'needs_token'].includes(status)
const over = (id: string) => until(id, isOver)

/** Starts a download and waits for its end. */
async function bring(model_id: string, token?: string): Promise<Download> {
  const { download } = downloads.start({ model_id, token })
  return over(download.id)
}

const filesOnDisk = async () => {
  const entries = await readdir(modelsDir, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map((entry) => entry.name)
}
const sha256Of = async (path: string) =>
  createHash('sha256')
    .update(await readFile(join(modelsDir, path)))
    .digest('hex')

describe('a download', () => {
  it('brings the named files whole and records them', async () => {
    begin()
    expect(await bring('open')).toMatchObject({
      status: 'completed',
      progress: 100,
      downloaded_bytes: 3_000_007,
      total_bytes: 3_000_007,
      speed: null,
      error: null,
      files: [
        { path: 'model.safetensors', size: 3_000_000, sha256: WEIGHTS.sha256, status: 'completed' },
        { path: 'config.json', size: 7, status: 'completed' },
      ],
    })
    expect(await sha256Of('sdxl/open/model.safetensors')).toBe(WEIGHTS.sha256)
    expect(await filesOnDisk()).toEqual(expect.arrayContaining(['model.safetensors', 'config.json']))
    expect(library.find('open')).toMatchObject({
      path: 'sdxl/open',
      size_bytes: 3_000_007,
      status: 'ok',
      source: { repo: 'owner/open', revision: hub.commit('owner/open') },
      model: { model_key: 'owner/open' },
    })
  })

  it('takes one format of weights, and what belongs to it, where no files are named', async () => {
    begin()
    expect((await bring('whole')).status).toBe('completed')
    expect(library.find('whole')?.files.map(({ path }) => path)).toEqual([
      'sdxl/whole/config.json',
      'sdxl/whole/model-00001-of-00002.safetensors',
      'sdxl/whole/model-00002-of-00002.safetensors',
      'sdxl/whole/model.safetensors.index.json',
      'sdxl/whole/tokenizer/spiece.model',
    ])
  })

  it('asks for one commit, whatever is pushed meanwhile', async () => {
    begin()
    const commit = hub.commit('owner/open')
    await bring('open')
    const resolved = hub.requests.filter(({ on, path }) => on === 'hub' && path.includes('/resolve/'))
    expect(resolved).toHaveLength(2)
    for (const { path } of resolved) expect(path).toContain(`/resolve/${commit}/`)
  })

  it('shows a progress that never goes back, with speed and time left', async () => {
    begin()
    hub.setFault({ kind: 'slow', bytesPerSecond: 3_000_000 })
    const seen: Download[] = []
    downloads.onChange((download) => seen.push(download))
    await bring('open')
    const progress = seen.map((download) => download.progress)
    expect(progress).toEqual([...progress].sort((left, right) => left - right))
    expect(progress.at(-1)).toBe(100)
    expect(seen.some(({ speed, eta }) => speed !== null && speed > 0 && eta !== null)).toBe(true)
    expect(seen.map(({ status }) => status)).toEqual(expect.arrayContaining(['queued', 'downloading', 'verifying']))
  })

  it('is the same one for whoever asks again, and refused for what is installed', async () => {
    begin()
    const first = downloads.start({ model_id: 'open' })
    const again = downloads.start({ model_id: 'open' })
    expect([again.isNew, again.download.id]).toEqual([false, first.download.id])
    await over(first.download.id)
    expect(() => downloads.start({ model_id: 'open' })).toThrow(expect.objectContaining({ code: 'conflict' }))
    const forced = downloads.start({ model_id: 'open', force: true })
    expect((await over(forced.download.id)).status).toBe('completed')
  })

  it('waits while two others are on their way', async () => {
    begin()
    hub.setFault({ kind: 'stall', after: 0, path: 'safetensors' })
    const ids = ['open', 'whole', 'no-file'].map((model_id) => downloads.start({ model_id }).download.id)
    await until(ids[1] ?? '', ({ status }) => status === 'downloading')
    expect(downloads.list().map(({ status }) => status)).toEqual(['downloading', 'downloading', 'queued'])
    expect(await downloads.cancel(ids[0] ?? '')).toMatchObject({ status: 'cancelled' })
    expect((await over(ids[2] ?? '')).error?.code).toBe('not_found')
  })

  it.each([
    ['an unknown model', 'nobody', 'not_found'],
    ['a model without a source', 'hosted', 'invalid'],
    ['a name that no model file has', 'forbidden', 'not_a_model_file'],
    ['a name that leads out of the folder', 'escaping', 'invalid'],
  ])('refuses at once %s', (_what, model_id, code) => {
    begin()
    expect(() => downloads.start({ model_id })).toThrow(expect.objectContaining({ code }))
  })
})

describe('a token', () => {
  it('is asked for with the page to open, opens the gate, and is told to nobody else', async () => {
    begin()
    const waiting = await bring('gated')
    expect(waiting).toMatchObject({ status: 'needs_token', error: { code: 'gated' } })
    expect(waiting.error?.message).toContain(`${hub.url}/owner/gated`)

    const woken = downloads.start({ model_id: 'gated', token: TOKEN })
    expect([woken.isNew, woken.download.id]).toEqual([false, waiting.id])
    expect(await over(waiting.id)).toMatchObject({ status: 'completed', error: null })

    const atStorage = hub.requests.filter(({ on }) => on === 'cdn')
    expect(atStorage.length).toBeGreaterThan(0)
    expect(atStorage.filter(({ headers }) => headers.authorization)).toEqual([])
    const manifest = await readFile(join(modelsDir, 'installed-models.json'), 'utf8')
    expect(`${logged}${manifest}${JSON.stringify(downloads.list())}`).not.toContain(TOKEN)
    expect(logged).not.toContain('Signature=')
  })

  it('of somebody who was not let in is told so', async () => {
    begin()
    const refused = await bring('gated', 'hf_stranger')
    expect(refused).toMatchObject({ status: 'needs_token', error: { code: 'gated' } })
    expect(refused.error?.message).toMatch(/this token was not let in/)
  })

  it('that has ended keeps nobody from what is public, and is named where it was needed', async () => {
    begin({ huggingFace: { endpoint: hub.url, token: 'hf_ended' } })
    expect((await bring('open')).status).toBe('completed')
    expect(await bring('gated')).toMatchObject({ status: 'failed', error: { code: 'unauthorized' } })
  })
})

describe('what goes wrong', () => {
  it.each([
    ['a file that arrives wrong twice', { kind: 'flip', at: 2_000_000 }, 'hash_mismatch'],
    ['a connection that is cut', { kind: 'cut', after: 1_000_000 }, 'network'],
    ['a server that falls silent', { kind: 'stall', after: 1_000_000 }, 'network'],
    ['a server that never answers', { kind: 'stall', after: 0 }, 'network'],
    ['a login page in its place', { kind: 'html' }, 'not_a_model_file'],
    ['storage that fails', { kind: 'status', status: 503 }, 'upstream'],
    ['storage that refuses', { kind: 'status', status: 403 }, 'upstream'],
    ['a hub that fails', { on: 'hub', kind: 'status', status: 500 }, 'upstream'],
    ['a hub that answers with a page', { on: 'hub', kind: 'html' }, 'upstream'],
    ['a hub that asks to wait', { on: 'hub', kind: 'rate-limit', seconds: 40 }, 'rate_limited'],
    [
      'redirects without end',
      { on: 'hub', kind: 'status', status: 302, headers: { Location: '/x' } },
      'blocked_address',
    ],
    [
      'a redirect to a file',
      { on: 'hub', kind: 'status', status: 302, headers: { Location: 'file:///etc' } },
      'blocked_address',
    ],
  ] as const)('leaves nothing behind after %s', async (_what, fault, code) => {
    begin()
    hub.setFault(fault)
    expect(await bring('open')).toMatchObject({ status: 'failed', error: { code } })
    expect(await filesOnDisk()).toEqual([])
    expect(await readdir(modelsDir)).toEqual([])
    expect(library.installed.size).toBe(0)
  })

  it('once is mended by fetching the file again', async () => {
    begin()
    hub.setFault({ kind: 'flip', at: 2_000_000, times: 1 })
    expect((await bring('open')).status).toBe('completed')
    expect(await sha256Of('sdxl/open/model.safetensors')).toBe(WEIGHTS.sha256)
  })

  it.each([
    ['a repository that is not there', 'missing', 'not_found'],
    ['a file that is not there', 'no-file', 'not_found'],
    ['a hash that is not the pinned one', 'pinned', 'hash_mismatch'],
  ])('is said of %s', async (_what, model_id, code) => {
    begin()
    expect(await bring(model_id)).toMatchObject({ status: 'failed', error: { code } })
  })

  it('with weights that are none is seen though their hash is right', async () => {
    begin()
    hub.setFile('owner/open', 'model.safetensors', 'not weights at all')
    expect((await bring('open')).error?.code).toBe('not_a_model_file')
  })

  it('keeps the files of a model from their names until the last has arrived', async () => {
    begin()
    hub.setFault({ kind: 'flip', at: 1_000_000, path: '00002-of-00002' })
    expect((await bring('whole')).error?.code).toBe('hash_mismatch')
    expect(await filesOnDisk()).toEqual([])
  })

  it.each([
    ['ENOSPC', 'disk_full'],
    ['EROFS', 'not_writable'],
  ])('with the disk (%s) leaves nothing behind', async (code, expected) => {
    begin({
      openFile: async (path, flags) => {
        const handle = await openFile(path, flags)
        handle.write = () => Promise.reject(Object.assign(new Error(code), { code }))
        return handle
      },
    })
    expect((await bring('open')).error?.code).toBe(expected)
    expect(await filesOnDisk()).toEqual([])
  })

  it('for want of room is said before the first byte', async () => {
    begin({ freeBytes: async () => 1_000 })
    expect((await bring('open')).error).toEqual({ code: 'disk_full', message: expect.stringMatching(/3000007 bytes/) })
    expect(hub.requests.filter(({ on }) => on === 'cdn')).toEqual([])
  })
})

describe('an end by hand', () => {
  it('deletes what had arrived, and can be asked for twice but not after the end', async () => {
    begin()
    hub.setFault({ kind: 'slow', bytesPerSecond: 2_000_000 })
    const { id } = downloads.start({ model_id: 'open' }).download
    await until(id, ({ downloaded_bytes }) => downloaded_bytes > 100_000)
    expect((await filesOnDisk()).filter((name) => !name.startsWith('.'))).toEqual([])
    expect(await downloads.cancel(id)).toMatchObject({ status: 'cancelled', error: null })
    expect(await filesOnDisk()).toEqual([])
    expect(await downloads.cancel(id)).toMatchObject({ status: 'cancelled' })
    hub.setFault(null)
    const again = await bring('open')
    expect(again).toMatchObject({ status: 'completed' })
    await expect(downloads.cancel(again.id)).rejects.toMatchObject({ code: 'conflict' })
  })

  it('of the process leaves no file that can be seen', async () => {
    begin()
    hub.setFault({ kind: 'stall', after: 2_500_000 })
    const killed = spawn(process.execPath, ['--input-type=module', '-e', CHILD], {
      env: { ...process.env, HUB: hub.url, MODELS: modelsDir, MODEL: JSON.stringify(MODELS[0]) },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    await once(killed.stdout, 'data')
    killed.kill('SIGKILL')
    await once(killed, 'close')
    const names = await filesOnDisk()
    expect(names).toEqual([expect.stringMatching(/^\.model\.safetensors\..+\.partial$/)])
    expect(
      (await openLibrary({ modelsDir, manifestPath: join(modelsDir, 'm.json'), log: pino(collector()) })).installed
        .size,
    ).toBe(0)
  })
})

/** Prints a line once most of the file has arrived. */
const CHILD = `
const { createDownloads } = await import(${JSON.stringify(new URL('./service.ts', import.meta.url).href)})
const { openLibrary } = await import(${JSON.stringify(new URL('../library/library.ts', import.meta.url).href)})
const { createLog } = await import(${JSON.stringify(new URL('../core/log.ts', import.meta.url).href)})
const { HUB, MODELS, MODEL } = process.env
const log = createLog('silent')
const library = await openLibrary({ modelsDir: MODELS, manifestPath: MODELS + '/installed-models.json', log })
const downloads = createDownloads({
  library,
  log,
  huggingFace: { endpoint: HUB, token: undefined },
  findModel: () => JSON.parse(MODEL),
})
const { id } = downloads.start({ model_id: 'open' }).download
setInterval(() => downloads.read(id).downloaded_bytes > 2_000_000 && console.log('most of it'), 10)
`
