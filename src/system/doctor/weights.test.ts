// Specification 2's troubleshooting: upstreams that answer or do not, tokens, files that are gone or cut off.
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { readEnvironment } from '../../core/environment.ts'
import type { Finding } from './contract.ts'
import { checkWeights } from './weights.ts'

const NOWHERE = 'http://127.0.0.1:9'
const home = mkdtempSync(join(tmpdir(), 'roster-doctor-'))
const modelsDir = join(home, 'models')
/** What the upstream answers, and which tokens it was sent. */
const upstream = { status: 200, json: {} as unknown, tokens: [] as (string | undefined)[] }
let server: Server
let endpoint = ''

beforeAll(async () => {
  mkdirSync(modelsDir)
  server = createServer((request, response) => {
    upstream.tokens.push(request.headers.authorization)
    const location = upstream.status === 302 ? { location: `${endpoint}/elsewhere` } : {}
    response.writeHead(upstream.status, { 'content-type': 'application/json', ...location })
    response.end(JSON.stringify(upstream.json))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => {
  server.close()
  rmSync(home, { recursive: true })
})
beforeEach(() => {
  upstream.tokens = []
})

async function look(variables: Record<string, string> = {}): Promise<Record<string, Finding>> {
  const defaults = { ROSTER_HOME: home, MODELS_DIR: modelsDir, HF_ENDPOINT: NOWHERE, CIVITAI_ENDPOINT: NOWHERE }
  const findings = await checkWeights(readEnvironment({ ...defaults, ...variables }))
  return Object.fromEntries(findings.map((finding) => [finding.about, finding]))
}

describe('upstreams', () => {
  it('that cannot be reached are told, with what to do', async () => {
    const found = await look()
    for (const name of ['Hugging Face', 'CivitAI'])
      expect(found[name]).toMatchObject({ level: 'warning', sentence: expect.stringContaining(NOWHERE) })
    expect(found['Hugging Face']?.action).toContain('HF_ENDPOINT')
    expect(found.CivitAI?.action).toContain('CIVITAI_ENDPOINT')
  })

  it('that answer are well without a token, whatever they say of it', async () => {
    upstream.status = 401
    const found = await look({ HF_ENDPOINT: endpoint })
    expect(found['Hugging Face']).toMatchObject({ level: 'ok' })
    expect(found['token HF_TOKEN']).toMatchObject({ level: 'ok', sentence: expect.stringContaining('None is set') })
    expect(upstream.tokens).toEqual([undefined])
  })

  it('that are down are told', async () => {
    upstream.status = 503
    expect((await look({ HF_ENDPOINT: endpoint }))['Hugging Face']).toMatchObject({ level: 'warning' })
  })
})

describe('a token', () => {
  const account = (role: string, more: object = {}) => ({
    name: 'jane',
    auth: { accessToken: { displayName: 'mine', role, ...more } },
  })
  const asked = async (status: number, json: unknown) => {
    Object.assign(upstream, { status, json })
    const found = await look({ HF_ENDPOINT: endpoint, HF_TOKEN: 'hf_not-for-your-eyes' })
    expect(JSON.stringify(found)).not.toContain('not-for-your-eyes')
    return found['token HF_TOKEN']
  }

  it.each<[string, number, unknown, Finding['level'], RegExp]>([
    ['with Read permission', 200, account('read'), 'ok', /account jane, scope read/],
    ['that may write', 200, account('write'), 'warning', /more than is needed/],
    ['without the right for gated repositories', 200, account('fineGrained', { fineGrained: {} }), 'warning', /gated/],
    ['with it', 200, account('fineGrained', { fineGrained: { canReadGatedRepos: true } }), 'ok', /fineGrained/],
    ['that is refused', 401, { error: 'Invalid' }, 'problem', /expired, was revoked, or is mistyped/],
    ['of a mirror that says less', 200, {}, 'ok', /accepted/],
    ['that nobody could judge', 429, {}, 'warning', /429/],
  ])('%s', async (_, status, json, level, says) => {
    expect(await asked(status, json)).toMatchObject({ level, sentence: expect.stringMatching(says) })
  })

  it('is not carried to where an upstream points', async () => {
    await asked(302, {})
    expect(upstream.tokens).toEqual(['Bearer hf_not-for-your-eyes'])
  })

  it('of CivitAI is judged as well', async () => {
    Object.assign(upstream, { status: 200, json: { username: 'jane', tier: 'free' } })
    const found = await look({ CIVITAI_ENDPOINT: `${endpoint}/`, CIVITAI_TOKEN: 'civitai-token' })
    expect(found['token CIVITAI_TOKEN']?.sentence).toBe('It is accepted: the account jane, tier free')
  })
})

describe('what is installed', () => {
  const manifest = (models: object[]) =>
    writeFileSync(join(modelsDir, 'installed-models.json'), JSON.stringify({ version: 1, models }))
  const model = (id: string, more: object = {}) => ({
    ...{ id, status: 'ok', files: [{ path: `lora/${id}/a.safetensors`, size: 4 }], source: { type: 'huggingface' } },
    ...more,
  })
  const put = (id: string, text: string) => {
    mkdirSync(join(modelsDir, 'lora', id), { recursive: true })
    writeFileSync(join(modelsDir, 'lora', id, 'a.safetensors'), text)
  }

  it('is well where every file is there', async () => {
    expect((await look())['installed models']).toMatchObject({
      level: 'ok',
      sentence: expect.stringContaining('none yet'),
    })
    put('whole', 'four')
    manifest([model('whole')])
    expect((await look())['installed models']).toMatchObject({ level: 'ok' })
  })

  it('is told where files are gone, cut off or dangerous, with what to do', async () => {
    put('short', 'fo')
    put('long', 'fourfour')
    put('evil', 'four')
    manifest([
      ...[model('whole'), model('short'), model('long', { source: { type: 'upload' } }), model('gone')],
      model('evil', { status: 'quarantined' }),
    ])
    const found = await look()
    expect(found['model short']).toMatchObject({
      level: 'problem',
      sentence: `${join(modelsDir, 'lora/short/a.safetensors')} is truncated: 2 of 4 bytes`,
      action: 'Bring it again: roster pull short --force; or forget it: roster rm short',
    })
    expect(found['model long']).toMatchObject({ level: 'problem', action: expect.stringContaining('upload it again') })
    expect(found['model gone']?.sentence).toContain('is missing')
    expect(found['model evil']).toMatchObject({ level: 'warning' })
    expect(found).not.toHaveProperty(['model whole'])
  })

  it('is told where the record of it cannot be read', async () => {
    writeFileSync(join(modelsDir, 'installed-models.json'), '{"models":')
    expect((await look())['installed models']).toMatchObject({ level: 'problem' })
  })
})

describe('partial files', () => {
  it('are counted, and told where nobody goes on with them', async () => {
    expect((await look())['partial files']).toMatchObject({ level: 'ok', sentence: expect.stringContaining('none') })
    const file = join(modelsDir, 'lora', 'whole', '.b.safetensors.0123456789ab.part')
    writeFileSync(file, 'half')
    expect((await look())['partial files']).toMatchObject({ level: 'ok', sentence: expect.stringContaining('1 take') })
    utimesSync(file, 1, 1)
    expect((await look())['partial files']).toMatchObject({
      level: 'warning',
      sentence: expect.stringContaining('lora/whole/.b.safetensors.0123456789ab.part'),
    })
  })
})
