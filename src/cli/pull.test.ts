// Bringing a model here from a hub of one's own.
import { once } from 'node:events'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ADMIN_TOKEN, type CliServer, spawnCli, startCliServer } from '../../test/support/cli.ts'
import { type Hub, safetensors, startHub } from '../../test/support/hub.ts'
import { safetensors as weights, writeFileAt } from '../../test/support/library.ts'

const WEIGHTS = safetensors(2_000_000, 1)
const HF_TOKEN = 'hf_token_of_the_pull_test'

let hub: Hub
let server: CliServer

beforeAll(async () => {
  hub = await startHub({
    repos: {
      'owner/open': { files: { 'model.safetensors': WEIGHTS } },
      gpt2: { files: { 'model.safetensors': WEIGHTS } },
      'owner/slow': { files: { 'model.safetensors': safetensors(2_000_000, 4) } },
      'owner/cancelled': { files: { 'model.safetensors': safetensors(3_000_000, 2) } },
      'owner/lost': { files: { 'model.safetensors': safetensors(2_000_000, 5) } },
      'owner/new': { files: { 'model.safetensors': safetensors(2_000_000, 3), 'config.json': '{"a":1}' } },
      'owner/gated-too': {
        files: { 'model.safetensors': WEIGHTS },
        gated: 'manual',
        approved: [HF_TOKEN],
      },
      'owner/misstated': { files: { 'model.safetensors': { ...safetensors(200_000, 6), sha256: '0'.repeat(64) } } },
      'owner/gated': { files: { 'model.safetensors': WEIGHTS }, gated: 'manual', approved: [HF_TOKEN] },
    },
  })
  server = await startCliServer({ HF_ENDPOINT: hub.url })
  for (const name of ['open', 'slow', 'gated', 'gated-too', 'cancelled']) {
    const source = { type: 'huggingface', repo: `owner/${name}`, files: [{ path: 'model.safetensors' }] }
    const facts = { id: name, provider: 'local', model_key: `owner/${name}`, display_name: name }
    const body = JSON.stringify({ ...facts, modality: 'image', task: 'generation', family: 'sdxl', source })
    await server.cli('add --json-file -', body)
  }
})
afterAll(async () => {
  await server.close()
  await hub.close()
})

it('stays until the files are there', async () => {
  const { code, stdout } = await server.cli('pull open')
  expect({ code, stdout }).toEqual({ code: 0, stdout: 'open is installed: 1 file, 2.0 MB\n' })
  expect((await server.cli('models --installed')).stdout).toMatch(/^open .* installed$/m)
  expect(await server.cli('pull open')).toMatchObject({ code: 1, stdout: '' })
  expect((await server.cli('downloads')).stdout).toMatch(/^open +completed +100% +2.0 MB/m)
})

it('says what to do for a gated model, and takes the token from the environment', async () => {
  const asked = await server.cli('pull gated')
  expect(asked.code).toBe(1)
  expect(asked.stderr).toContain('HF_TOKEN=<your token> roster pull gated')
  const { code, stdout, stderr } = await server.cliWith(['pull', 'gated'], { HF_TOKEN })
  expect(code).toBe(0)
  expect(stdout + stderr).not.toContain(HF_TOKEN)
})

it('shows the plan and brings nothing with --dry-run', async () => {
  const { code, stdout } = await server.cli('pull owner/new --dry-run')
  expect(code).toBe(0)
  expect(stdout).toMatch(/model\.safetensors +2\.0 MB/)
  expect(stdout).toContain('are free')
  const json = await server.cli('pull owner/new --dry-run --json')
  expect(JSON.parse(json.stdout)).toMatchObject({ total_bytes: 2_000_007, fits: true, gate: null })
  expect((await server.cli('downloads')).stdout).not.toContain('new')
})

it('makes a model of a repository, with the files that were named', async () => {
  const pulled = await server.cliWith(['pull', 'owner/new', '--files', '*.safetensors'])
  expect(pulled).toMatchObject({ code: 0, stdout: 'new is installed: 1 file, 2.0 MB\n' })
  expect(JSON.parse((await server.cli('model new --json')).stdout)).toMatchObject({
    origin: 'person',
    provider: 'local',
    model_key: 'owner/new',
    installed: true,
    source: { repo: 'owner/new', files: [{ path: 'model.safetensors', sha256: null }] },
  })
})

it('reads a token from standard input, and tells the token of one site to no other', async () => {
  const gated = await server.cli('pull gated-too --token-stdin', `${HF_TOKEN}\n`)
  expect(gated.code).toBe(0)
  const seen = hub.requests.length
  await server.cliWith(['pull', `${hub.url}/owner/open`, '--dry-run'], { CIVITAI_TOKEN: 'of-another-site' })
  expect(hub.requests.length).toBeGreaterThan(seen)
  expect(JSON.stringify(hub.requests)).not.toContain('of-another-site')
})

it('says what would be right for what nobody can pull', async () => {
  expect(await server.cli('pull https://huggingface.co/owner/open/discussions')).toMatchObject({ code: 1 })
  expect((await server.cli('pull nobody')).stderr).toMatch(
    /There is no model "nobody".+Hugging Face.+nobody does not exist/,
  )
  expect(await server.cliWith(['pull', 'open', '--files', 'a'])).toMatchObject({ code: 2 })
  expect(await server.cli('pull open --token-stdin')).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('no token'),
  })
  expect((await server.cli('downloads pause nobody')).stderr).toContain('There is no download "nobody"')
})

it('takes one word for a repository where no model has that name', async () => {
  const { code, stdout } = await server.cli('pull gpt2 --dry-run --files *.safetensors --json')
  expect({ code, source: JSON.parse(stdout).source }).toMatchObject({ code: 0, source: { repo: 'gpt2' } })
})

it('tells an upstream that does not answer from a server that does not', async () => {
  const { code, stderr } = await server.cli('pull 101055@128078+1')
  expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringMatching(/^roster: The connection to .+ failed/) })
  expect(stderr).not.toContain('roster serve')
})

it('says how a file is taken whose site states another hash, and takes it', async () => {
  const failed = await server.cli('pull owner/misstated')
  expect(failed.code).toBe(1)
  const [, line = ''] = /That is: roster (downloads retry \S+ --accept-sha256 [0-9a-f]{64})$/m.exec(failed.stderr) ?? []
  expect((await server.cli(line)).stdout).toMatch(/^The download of misstated is /)
  await expect.poll(async () => (await server.cli('ls')).stdout, { timeout: 10_000 }).toMatch(/^misstated .* ok /m)
  expect(await server.cli('downloads retry misstated --accept-sha256 abc')).toMatchObject({ code: 1 })
})

it('leaves a model that is known to the server where its site wants to be asked later', async () => {
  await server.cli('rm open --yes')
  hub.setFault({
    kind: 'rate-limit',
    seconds: 22,
    header: 'Retry-After',
    on: 'hub',
    path: '/api/models/owner/open',
  })
  const child = spawnCli(['pull', 'open'], { ROSTER_URL: server.url, ROSTER_TOKEN: ADMIN_TOKEN })
  const output = text(child.stderr)
  await expect
    .poll(async () => (await server.cli('downloads')).stdout, { timeout: 15_000 })
    .toMatch(/^open +downloading .* goes on in \d+ s/m)
  child.kill('SIGINT')
  await once(child, 'exit')
  expect(await output).toMatch(/too many requests.+the server waits for that, and then brings open/)
  hub.setFault(null)
})

it('adopts a file of this machine where it is', async () => {
  const path = join(server.home, 'elsewhere', 'mine.safetensors')
  await writeFileAt(path, weights())
  expect(await server.cli(`pull ${path}`)).toMatchObject({
    code: 0,
    stdout: 'mine is adopted where it is; nothing was moved\n',
  })
  expect((await server.cli('ls')).stdout).toMatch(/^mine .* unverified .*elsewhere/m)
})

it('says how it goes on where the server is gone', async () => {
  hub.setFault({ kind: 'slow', bytesPerSecond: 100_000, path: 'model.safetensors' })
  const other = await startCliServer({ HF_ENDPOINT: hub.url })
  const child = spawnCli(['pull', 'owner/lost'], { ROSTER_URL: other.url, ROSTER_TOKEN: ADMIN_TOKEN })
  const output = text(child.stderr)
  await expect.poll(async () => (await other.cli('downloads')).stdout, { timeout: 10_000 }).toMatch(/^lost +downl/m)
  await other.close()
  expect(await once(child, 'exit')).toEqual([1, null])
  expect(await output).toMatch(/no longer answers.+goes on by itself/)
  hub.setFault(null)
})

it('pauses on Ctrl-C, says how to go on, and goes on', async () => {
  hub.setFault({ kind: 'slow', bytesPerSecond: 400_000, path: 'model.safetensors' })
  const child = spawnCli(['pull', 'slow'], { ROSTER_URL: server.url, ROSTER_TOKEN: ADMIN_TOKEN })
  const output = Promise.all([text(child.stdout), text(child.stderr)])
  await expect
    .poll(async () => (await server.cli('downloads')).stdout, { timeout: 10_000 })
    .toMatch(/^slow +downloading/m)
  child.kill('SIGINT')
  expect(await once(child, 'exit')).toEqual([130, null])
  expect(await output).toEqual(['', expect.stringMatching(/is paused at .+ goes on with: roster pull slow/)])
  expect((await server.cli('downloads')).stdout).toMatch(/^slow +paused/m)
  hub.setFault(null)
  expect((await server.cli('downloads resume slow')).stdout).toMatch(/^The download of slow is (queued|downloading)/)
  expect((await server.cli('downloads pause slow')).code).toBeLessThan(2)
  expect(await server.cli('pull slow')).toMatchObject({ stdout: expect.stringMatching(/^slow is installed|^$/) })
})

it('cancels one and leaves nothing behind', async () => {
  hub.setFault({ kind: 'slow', bytesPerSecond: 100_000, path: 'model.safetensors' })
  const child = spawnCli(['pull', 'cancelled'], { ROSTER_URL: server.url, ROSTER_TOKEN: ADMIN_TOKEN })
  const exited = once(child, 'exit')
  await expect
    .poll(async () => (await server.cli('downloads cancel cancelled')).stdout, { timeout: 10_000 })
    .toMatch(/is cancelled/)
  expect(await exited).toEqual([130, null])
  hub.setFault(null)
  const files = readdirSync(join(server.home, 'models'), { recursive: true }).map(String)
  expect(files.filter((file) => file.includes('cancelled'))).toEqual([])
})
