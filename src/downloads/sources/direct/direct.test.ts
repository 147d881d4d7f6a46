// A direct address and a local path: what is told of them before anything is fetched or moved.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Hub, safetensors, startHub } from '../../../../test/support/hub.ts'
import { listen } from '../../../../test/support/hub-server.ts'
import type { Source } from '../../../catalog/contract.ts'
import { createUpstream, type Upstream } from '../../engine/index.ts'
import { Sources } from '../sources.ts'

const WEIGHTS = safetensors(300_000, 3)

let hub: Hub
let folder: string
let upstream: Upstream
beforeAll(async () => {
  hub = await startHub({
    repos: { 'owner/open': { files: { 'm.safetensors': WEIGHTS, 'page.gguf': '<html></html>' } } },
  })
  folder = await mkdtemp(join(tmpdir(), 'roster-local-'))
  await mkdir(join(folder, 'vae'))
  await writeFile(join(folder, 'm.safetensors'), Buffer.concat([...WEIGHTS.slices(0, WEIGHTS.size)]))
  await writeFile(join(folder, 'vae', 'v.safetensors'), Buffer.concat([...WEIGHTS.slices(0, 1000)]))
  await writeFile(join(folder, 'notes.txt'), 'mine')
  upstream = createUpstream({ stallSeconds: 5, retryBaseMs: 1, allowPrivateUrls: true })
})
afterAll(async () => {
  await upstream.close()
  await hub.close()
  await rm(folder, { recursive: true })
})

const sources = (allowPrivateUrls = true) =>
  new Sources({
    upstream,
    huggingFace: { endpoint: 'https://huggingface.co', token: 'hf_secret' },
    civitai: { endpoint: 'https://civitai.com', token: 'key' },
    allowPrivateUrls,
  })
const plan = (text: string) => {
  const all = sources()
  return all.plan(all.parse(text))
}
const address = (name: string) => `${hub.url}/owner/open/resolve/main/${name}`

describe('a direct address', () => {
  it('tells its size and what it is, and gets no token', async () => {
    const found = await plan(address('m.safetensors'))
    expect(found.files).toMatchObject([
      { path: 'm.safetensors', size: 300_000, hash: null, verdict: { status: 'unknown' } },
    ])
    expect(found.files[0]?.origin).toMatchObject({ trust: 'public', authorization: undefined })
    expect(found.identified?.format).toBe('safetensors')
    expect(found.source).toMatchObject({ type: 'url', url: address('m.safetensors') })
    expect(found.warnings).toEqual([expect.stringContaining('tells no hash')])
    expect(hub.requests.filter(({ headers }) => headers.authorization)).toEqual([])
  })

  it('is proven by a hash that the row knows', async () => {
    const source: Source = {
      type: 'url',
      repo: null,
      revision: null,
      url: address('m.safetensors'),
      files: [{ path: 'm.safetensors', size: null, sha256: WEIGHTS.sha256 }],
    }
    const found = await sources().plan(source)
    expect([found.files[0]?.hash?.hex, found.warnings]).toEqual([WEIGHTS.sha256, []])
    const before = hub.requests.length
    await expect(sources(false).plan(source)).rejects.toMatchObject({ code: 'invalid' })
    expect(hub.requests).toHaveLength(before)
  })

  it('is called as its server says where it names no file', async () => {
    const called = (disposition: string) =>
      listen((_request, response) => {
        response.writeHead(200, { 'content-disposition': disposition, 'content-length': WEIGHTS.size })
        response.end(Buffer.concat([...WEIGHTS.slices(0, WEIGHTS.size)]))
      })
    const good = await called('attachment; filename="../up/style.safetensors"')
    const bad = await called('attachment; filename="setup.exe"')
    const none = await called('inline')
    try {
      const found = await plan(`${good.url}/api/download/5`)
      expect(found).toMatchObject({ files: [{ path: 'style.safetensors' }], model: { display_name: 'style' } })
      expect((await sources().plan(found.source)).files[0]?.path).toBe('style.safetensors')
      await expect(plan(`${bad.url}/api/download/5`)).rejects.toMatchObject({ code: 'not_a_model_file' })
      await expect(plan(`${none.url}/api/download/5`)).rejects.toThrow(/does not say how the file is called/)
    } finally {
      await Promise.all([good, bad, none].map((each) => each.close()))
    }
  })

  it.each([
    ['nothing.safetensors', 'not_found'],
    ['page.gguf', 'not_a_model_file'],
  ])('says what is wrong with %s', async (name, code) => {
    await expect(plan(address(name))).rejects.toMatchObject({ code })
  })
})

describe('a path on this machine', () => {
  it('is a file, or a folder with all that lies in it', async () => {
    const file = await plan(join(folder, 'm.safetensors'))
    expect(file.files.map(({ path, size }) => [path, size])).toEqual([['m.safetensors', 300_000]])
    expect(file.identified?.format).toBe('safetensors')
    const whole = await plan(folder)
    expect(whole.files.map(({ path }) => path)).toEqual(['m.safetensors', 'vae/v.safetensors'])
    expect(whole.total_bytes).toBe(301_000)
    expect([file.models, whole.models]).toEqual([1, 2])
    expect(whole.warnings).toContainEqual(expect.stringMatching(/holds 2 models; a scan of it adopts each/))
  })

  it('is planned again from the row that a scan has made of it', async () => {
    for (const path of [folder, join(folder, 'vae', 'v.safetensors')]) {
      const { source, files } = await plan(path)
      const again = await sources().plan(source)
      expect(again.source).toEqual(source)
      expect(again.files.map((file) => file.path)).toEqual(files.map((file) => file.path))
      expect(() => sources().check(source)).toThrow(/lies on this machine already/)
    }
    const { source } = await plan(folder)
    const inLibrary = { ...source, files: source.files.map((file) => ({ ...file, path: 'base/x/m.safetensors' })) }
    await expect(sources().plan(inLibrary)).rejects.toThrow(/is the library itself/)
  })

  it('says what is wrong with it', async () => {
    await expect(plan(join(folder, 'none.gguf'))).rejects.toMatchObject({
      errors: [{ pointer: '/source/path', detail: expect.stringContaining('cannot be read') }],
    })
    await expect(plan('/')).rejects.toThrow(/not a whole disk/)
    await expect(plan(join(folder, 'notes.txt'))).rejects.toMatchObject({ code: 'not_a_model_file' })
    expect((await plan(join(folder, 'vae', 'v.safetensors'))).warnings).toHaveLength(1)
  })
})
