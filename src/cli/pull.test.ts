// Bringing a model here from a hub of one's own.
import { once } from 'node:events'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ADMIN_TOKEN, type CliServer, spawnCli, startCliServer } from '../../test/support/cli.ts'
import { type Hub, safetensors, startHub } from '../../test/support/hub.ts'

const WEIGHTS = safetensors(2_000_000, 1)
const HF_TOKEN = 'hf_token_of_the_pull_test'

let hub: Hub
let server: CliServer

beforeAll(async () => {
  hub = await startHub({
    repos: {
      'owner/open': { files: { 'model.safetensors': WEIGHTS } },
      'owner/slow': { files: { 'model.safetensors': WEIGHTS } },
      'owner/gated': { files: { 'model.safetensors': WEIGHTS }, gated: 'manual', approved: [HF_TOKEN] },
    },
  })
  server = await startCliServer({ HF_ENDPOINT: hub.url })
  for (const name of ['open', 'slow', 'gated']) {
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

it('cancels on Ctrl-C and leaves nothing behind', async () => {
  hub.setFault({ kind: 'slow', bytesPerSecond: 100_000, path: 'model.safetensors' })
  const child = spawnCli(['pull', 'slow'], { ROSTER_URL: server.url, ROSTER_TOKEN: ADMIN_TOKEN })
  const output = Promise.all([text(child.stdout), text(child.stderr)])
  await expect
    .poll(async () => (await server.cli('downloads')).stdout, { timeout: 10_000 })
    .toMatch(/^slow +downloading/m)
  child.kill('SIGINT')
  expect(await once(child, 'exit')).toEqual([130, null])
  expect(await output).toEqual(['', expect.stringContaining('The download of slow was cancelled')])
  const files = readdirSync(join(server.home, 'models'), { recursive: true }).map(String)
  expect(files.filter((file) => file.includes('slow'))).toEqual([])
})
