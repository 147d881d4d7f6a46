// Models that are asked for by where they come from: planned, made, brought from each kind of source, and told by what they are.
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Civitai, startCivitai } from '../../test/support/civitai.ts'
import { type Hub, safetensors, startHub } from '../../test/support/hub.ts'
import { contentOf } from '../../test/support/hub-content.ts'
import { global, pickle, torchZip, unicode } from '../../test/support/pickles.ts'
import { openTestRoster, type TestRoster } from '../../test/support/roster.ts'
import { safetensorsHeader } from '../../test/support/weights.ts'
import type { Download } from './contract.ts'
import type { DownloadPlan } from './sources/contract.ts'

const DOWNLOADS = '/api/v1/downloads'
const WEIGHTS = safetensors(300_000, 1)
const TOKEN = 'hf_token_of_the_source_test'
const KEY = 'civitai_key_of_the_source_test'
const EVIL = contentOf(torchZip(pickle(global('os', 'system'), '(', unicode('id'), 'tR')))
const BASE = { type: 'url', url: 'https://models.example/a.safetensors' }

/** A LoRA of Stable Diffusion XL, by the names of its tensors. */
const MODULE = 'lora_unet_input_blocks_4_1_transformer_blocks_0_attn2_to_k'
const LORA = safetensorsHeader(
  { [`${MODULE}.lora_down.weight`]: [4, 2048], [`${MODULE}.lora_up.weight`]: [640, 4], [`${MODULE}.alpha`]: [] },
  { metadata: { ss_base_model_version: 'sdxl_base_v1-0' } },
)

let hub: Hub
let civitai: Civitai
let test: TestRoster
beforeAll(async () => {
  hub = await startHub({
    repos: {
      'owner/plain': { files: { 'model.safetensors': WEIGHTS, 'config.json': '{"a":1}' } },
      'owner/odd': {
        files: {
          'NUL.safetensors': safetensors(150_000, 12),
          'what?/Notes.json': '{"a":1}',
          'what?/notes.json': '{"a":2}',
        },
      },
      'owner/twin': { files: { 'renamed.safetensors': WEIGHTS } },
      'owner/gated': { files: { 'model.safetensors': safetensors(200_000, 3) }, gated: 'manual', approved: [TOKEN] },
      'owner/evil': { files: { 'model.ckpt': EVIL } },
      'owner/lora': {},
      'owner/named': { files: { 'model.safetensors': safetensors(150_000, 9) } },
      'owner/broken': { files: { 'model.safetensors': 'not weights at all' } },
    },
  })
  civitai = await startCivitai(
    [
      {
        id: 10,
        name: 'Painter',
        type: 'LORA',
        versions: [
          {
            id: 101,
            name: 'v2',
            baseModel: 'Pony',
            trainedWords: ['painted'],
            files: [{ id: 1011, name: 'painter.safetensors', content: safetensors(100_000, 5), primary: true }],
          },
        ],
      },
      {
        id: 30,
        name: 'Dangerous',
        versions: [
          { id: 300, files: [{ id: 3000, name: 'd.safetensors', content: WEIGHTS, pickleScanResult: 'Danger' }] },
        ],
      },
    ],
    [KEY],
  )
  const variables = {
    HF_ENDPOINT: hub.url,
    CIVITAI_ENDPOINT: civitai.url,
    ROSTER_ALLOW_PRIVATE_URLS: 'true',
    ROSTER_RETRY_BASE_MS: '10',
  }
  test = await openTestRoster({ engine: 'sqlite', populate: false, variables })
})
afterAll(async () => {
  await test.close()
  await hub.close()
  await civitai.close()
})

const post = <Body>(body: object, query = '') => test.request<Body>('POST', `${DOWNLOADS}${query}`, body)
const plan = (text: string, more = {}) => post<DownloadPlan>({ source: { text }, ...more }, '?plan=1')
const read = async (id: string) => (await test.request<Download>('GET', `${DOWNLOADS}/${id}`)).body
const model = async (id: string) => (await test.request<Record<string, unknown>>('GET', `/api/v1/models/${id}`)).body

async function bring(source: object, more: object = {}): Promise<Download> {
  const { status, body } = await post<Download>({ source, ...more })
  expect({ status, body }).toMatchObject({ status: 201 })
  await expect.poll(async () => (await read(body.id)).status, { timeout: 10_000 }).toMatch(/^(completed|failed|needs)/)
  return read(body.id)
}

const lies = (path: string) => stat(join(test.place.home, 'models', path))

describe('a source', () => {
  it('is planned without anything being started or made', async () => {
    const { status, body } = await plan('owner/plain')
    expect(status).toBe(200)
    expect(body).toMatchObject({
      source: { type: 'huggingface', repo: 'owner/plain', revision: hub.commit('owner/plain') },
      model: { display_name: 'plain', model_key: 'owner/plain' },
      files: [
        { path: 'model.safetensors', size: 300_000, sha256: WEIGHTS.sha256 },
        { path: 'config.json', size: 7, sha256: null },
      ],
      total_bytes: 300_007,
      free_bytes: expect.any(Number),
      fits: true,
      gate: null,
      identified: { format: 'safetensors' },
    })
    expect((await test.request<{ models: [] }>('GET', '/api/v1/models')).body.models).toEqual([])
    expect((await test.request<{ downloads: [] }>('GET', DOWNLOADS)).body.downloads).toEqual([])
  })

  it('becomes a model of a person, with its files here', async () => {
    const done = await bring({ text: `${hub.url}/owner/plain/tree/main` })
    expect(done).toMatchObject({ status: 'completed', model_id: 'plain', total_bytes: 300_007 })
    expect(await model('plain')).toMatchObject({
      ...{ origin: 'person', provider: 'local', installed: true, hf_model_id: 'owner/plain' },
      source: { repo: 'owner/plain', revision: 'main', files: [{ sha256: null }, { sha256: null }] },
    })
    const again = await post({ source: { text: 'owner/plain' } })
    expect(again).toMatchObject({ status: 409, body: { code: 'conflict' } })
  })

  it('whose files have names that some systems cannot keep gets names that all can', async () => {
    const { body } = await test.request<Download>('POST', DOWNLOADS, { source: { text: 'owner/odd' } })
    await expect.poll(async () => (await read(body.id)).status, { timeout: 10_000 }).toBe('completed')
    type Entry = { files: { path: string }[]; source: { files: { path: string }[] } }
    const { files, source } = (await test.request<Entry>('GET', '/api/v1/library/odd')).body
    expect(files.map(({ path }) => path)).toEqual([
      'base/odd/NUL_.safetensors',
      expect.stringMatching(/^base\/odd\/what_\/Notes~[0-9a-f]{8}\.json$/),
      expect.stringMatching(/^base\/odd\/what_\/notes~[0-9a-f]{8}\.json$/),
    ])
    for (const { path } of files) expect((await lies(path)).isFile()).toBe(true)
    // Its upstream knows them by their own names.
    expect(source.files.map(({ path }) => path)).toEqual(['NUL.safetensors', 'what?/Notes.json', 'what?/notes.json'])
  })

  it('whose bytes are in the library already is not fetched again', async () => {
    const before = hub.sentBytes
    expect(await bring({ type: 'huggingface', repo: 'owner/twin' })).toMatchObject({ status: 'completed' })
    // Its header was read for the plans, and no more.
    expect(hub.sentBytes - before).toBeLessThan(300_000)
    const [first, twin] = await Promise.all([
      lies('base/plain/model.safetensors'),
      lies('base/twin/renamed.safetensors'),
    ])
    expect(twin.ino).toBe(first.ino)
  })

  it('behind a gate becomes a model that waits for its token', async () => {
    const waiting = await bring({ text: 'owner/gated' })
    expect(waiting).toMatchObject({ status: 'needs_token', error: { code: 'gated' } })
    expect((await plan('owner/gated')).body.gate).toMatchObject({
      code: 'gated',
      url: expect.stringContaining(hub.url),
    })
    await test.request('POST', `${DOWNLOADS}/${waiting.id}/resume`, { token: TOKEN })
    await expect.poll(async () => (await read(waiting.id)).status, { timeout: 10_000 }).toBe('completed')
  })

  it('on CivitAI becomes an adapter with its base and its words', async () => {
    const done = await bring({ text: `${civitai.url}/models/10/painter?modelVersionId=101&token=${KEY}` })
    expect(done).toMatchObject({ status: 'completed', files: [{ path: 'painter.safetensors' }] })
    const { body } = await test.request<Record<string, unknown>>('GET', `/api/v1/adapters/${done.model_id}`)
    expect(body).toMatchObject({ base_model: 'pony', trigger_words: ['painted'], installed: true })
    const rows = await test.roster.database.reader.selectFrom('change_entries').select('after').execute()
    expect(JSON.stringify([rows, await model(done.model_id)])).not.toContain(KEY)
  })

  it('becomes the model that a person says it is, and lies where that belongs', async () => {
    const said = { display_name: 'My Style', type: 'lora', base_model: 'sdxl', tags: ['ink'], description: null }
    const done = await bring({ text: 'owner/named' }, { model: said })
    expect(done).toMatchObject({ status: 'completed', model_id: 'my-style' })
    expect(await model('my-style')).toMatchObject({ ...said, model_key: 'owner/named', installed: true })
    expect((await lies('lora/my-style/model.safetensors')).size).toBe(150_000)
    const renamed = { model: { display_name: 'My Other Style' }, force: true }
    expect(await bring({ text: 'owner/named' }, renamed)).toMatchObject({ model_id: 'my-style' })
    expect(await model('my-style')).toMatchObject({ ...said, display_name: 'My Other Style' })
  })

  it('that its own site calls unsafe wants to be confirmed', async () => {
    const text = `${civitai.url}/models/30`
    expect((await plan(text)).body).toMatchObject({ is_unsafe: true })
    const refused = await post({ source: { text } })
    expect(refused).toMatchObject({ status: 400, body: { code: 'not_a_model_file' } })
    expect(refused.body).toMatchObject({ detail: expect.stringContaining('confirm_unsafe') })
    expect(await bring({ text }, { confirm_unsafe: true })).toMatchObject({ status: 'completed' })
  })

  it('that is an address brings the file behind it', async () => {
    const url = `${hub.url}/owner/plain/resolve/main/model.safetensors`
    // The hub's own address is its repository; from a bare address nothing but the file is known.
    expect((await plan(url)).body.source).toMatchObject({ type: 'huggingface', files: [{ path: 'model.safetensors' }] })
  })

  it('that is a dangerous pickle is brought, and offered to nobody', async () => {
    const done = await bring({ text: 'owner/evil' })
    expect(done.status).toBe('completed')
    const { body } = await test.request<object>('GET', `/api/v1/library/${done.model_id}`)
    expect(body).toMatchObject({ status: 'quarantined', identified: { safety: 'dangerous' } })
    expect(await model(done.model_id)).toMatchObject({ installed: false })
  })

  it('is identified once it is here, by its header', async () => {
    const numbers = Buffer.alloc(LORA.size - LORA.bytes.length)
    hub.setFile('owner/lora', 'lora.safetensors', contentOf(Buffer.concat([LORA.bytes, numbers])))
    const done = await bring({ type: 'huggingface', repo: 'owner/lora', files: ['lora.safetensors'] })
    const { body } = await test.request<object>('GET', `/api/v1/library/${done.model_id}`)
    expect(body).toMatchObject({ identified: { type: 'lora', family: 'sdxl' }, path: `lora/${done.model_id}` })
  })
})

describe('what is no source', () => {
  it.each([
    ['nothing', {}, 400, '/source/text'],
    ['an empty text', { text: '' }, 400, '/source/text'],
    ['a page of no model', { text: 'https://huggingface.co/owner/name/discussions' }, 400, undefined],
    ['an address of a file that nobody loads', { text: 'https://models.example/setup.exe' }, 400, undefined],
    ['another protocol', { text: 'ftp://models.example/a.safetensors' }, 400, undefined],
    ['a text with a line break', { text: 'owner/a\nb' }, 400, undefined],
    ['NUL', { text: 'owner/\u0000' }, 400, '/source/text'],
    ['a type of no kind', { type: 'upload' }, 400, undefined],
    ['an unknown field', { text: 'owner/a', token: 'x' }, 400, undefined],
    ['a repository that leads elsewhere', { type: 'huggingface', repo: '../../api/whoami' }, 400, undefined],
    ['a relative path', { type: 'local', path: 'models/a.gguf' }, 400, undefined],
    ['files of an address', { ...BASE, files: ['a'] }, 400, '/source/files'],
    ['a repository that is not there', { text: 'owner/nothing' }, 404, undefined],
    ['a file that is not there', { text: 'owner/plain', files: ['gone.safetensors'] }, 404, undefined],
    ['weights that are none', { text: 'owner/broken' }, 400, undefined],
    ['a path where nothing is', { type: 'local', path: '/nowhere/model.gguf' }, 400, '/source/path'],
    ['a whole disk', { type: 'local', path: '/' }, 400, '/source/path'],
  ])('is refused: %s', async (_what, source, status, pointer) => {
    const before = (await test.request<{ models: object[] }>('GET', '/api/v1/models')).body.models.length
    const answer = await post<{ errors?: { pointer: string }[] }>({ source })
    expect([answer.status, JSON.stringify(answer.body)]).toEqual([status, expect.any(String)])
    if (pointer !== undefined) expect(answer.body.errors?.[0]?.pointer).toBe(pointer)
    expect((await test.request<{ models: object[] }>('GET', '/api/v1/models')).body.models.length).toBe(before)
  })

  it('beside a model, or twice', async () => {
    const answer = await post<{ errors: object[] }>({ model_id: 'plain', source: { text: 'owner/plain' } })
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ pointer: '/model_id' }] } })
    const named = await post<{ errors: object[] }>({ model_id: 'plain', model: { display_name: 'Plain' } })
    expect(named).toMatchObject({ status: 400, body: { errors: [{ pointer: '/model' }] } })
    const wrong = await post<{ errors: object[] }>({ source: { text: 'owner/plain' }, model: { type: 'weights' } })
    expect(wrong).toMatchObject({ status: 400, body: { errors: [{ pointer: '/model/type' }] } })
    expect((await post({ model_id: 'plain' }, '?plan=maybe')).status).toBe(400)
    expect((await test.stranger('POST', `${DOWNLOADS}?plan=1`, { model_id: 'plain' })).status).toBe(401)
  })
})
