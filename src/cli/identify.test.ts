// `roster identify`: what files are, where no server runs.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { runCli, temporaryFolder } from '../../test/support/cli.ts'
import { global, pickle } from '../../test/support/pickles.ts'
import { safetensorsHeader } from '../../test/support/weights.ts'

const folder = temporaryFolder()
const path = (name: string) => join(folder.path, name)
const identify = (...words: string[]) => runCli(['identify', ...words], {})

beforeAll(() => {
  const { bytes, size } = safetensorsHeader({ emb_params: [4, 768] }, { metadata: { note: 'red\u001b[31m' } })
  const whole = Buffer.concat([bytes, Buffer.alloc(size - bytes.length)])
  writeFileSync(path('good.safetensors'), whole)
  writeFileSync(path('cut.safetensors'), whole.subarray(0, -1))
  writeFileSync(path('bad.ckpt'), pickle(global('os', 'system'), '(tR'))
  writeFileSync(path('page.safetensors'), '<!DOCTYPE html>')
})
afterAll(() => folder.remove())

it('shows what a file is, with the evidence', async () => {
  const { code, stdout } = await identify(path('good.safetensors'))
  expect(code).toBe(0)
  expect(stdout).toMatch(/^base model {2}sd1 \(Stable Diffusion 1\.x\)$/m)
  expect(stdout).toMatch(/^ {2}shapes: emb_params \[4,768\]: an embedding for SD 1\.x, 768 wide$/m)
})

it('answers JSON for several files, each with its fault, and fails where one is bad', async () => {
  const names = ['good.safetensors', 'cut.safetensors', 'bad.ckpt', 'page.safetensors', 'missing.gguf']
  const { code, stdout } = await identify('--json', ...names.map(path))
  expect(code).toBe(1)
  expect(JSON.parse(stdout).files).toMatchObject([
    { error: null, is_whole: true, tensors: 1, identified: { type: 'embedding', base_model: 'sd1' } },
    { error: null, is_whole: false, fault: expect.stringContaining('1 of') },
    { error: null, is_whole: true, identified: { safety: 'dangerous', findings: [{ name: 'os.system' }] } },
    { error: expect.stringContaining('web page'), identified: null },
    { error: expect.stringContaining('ENOENT'), identified: null },
  ])
})

it.each(['cut.safetensors', 'bad.ckpt', 'page.safetensors', 'missing.gguf'])(
  'ends with 1 for %s alone',
  async (name) => {
    expect((await identify(path(name))).code).toBe(1)
  },
)

it('names what a pickle would load', async () => {
  const { stdout } = await identify(path('bad.ckpt'))
  expect(stdout).toMatch(/^Would be loaded\n {2}dangerous: os\.system\./m)
})
