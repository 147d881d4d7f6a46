// What the pictures of the documentation show: files, a hub, a runner and a bill, all of this machine and made up.
import { truncateSync } from 'node:fs'
import { join } from 'node:path'
import type { Roster } from '@roster/client'
import { safetensors, startHub } from '../../test/support/hub.ts'
import { type Tensors, writeFileAt } from '../../test/support/library.ts'

const GB = 1_000_000_000
const HEADER_BYTES = 4096
const LORA = { 'lora_unet_down.lora_down.weight': [64, 64], 'lora_unet_down.lora_up.weight': [64, 64] }
const FILES: readonly [path: string, bytes: number, tensors: Tensors, metadata?: Record<string, string>][] = [
  ['checkpoints/juniper-xl/juniper-xl.safetensors', 6.9 * GB, { 'conditioner.embedders.1.model.ln_final.weight': [8] }],
  ['checkpoints/harbour-flux/harbour-flux.safetensors', 11.9 * GB, { 'double_blocks.0.img_attn.proj.weight': [8, 8] }],
  ['loras/ink-and-wash/ink-and-wash.safetensors', 0.23 * GB, LORA, { ss_base_model_version: 'sdxl_base_v1-0' }],
  ['loras/paper-cut/paper-cut.safetensors', 0.17 * GB, LORA, { ss_base_model_version: 'sdxl_base_v1-0' }],
  ['vae/soft-vae/soft-vae.safetensors', 0.33 * GB, { 'decoder.conv_in.weight': [8, 8] }],
]

/** A GPU that many have. */
export const GPU = {
  name: 'NVIDIA GeForce RTX 4090',
  vram_total_bytes: 25.757e9,
  vram_free_bytes: 24.1e9,
  driver: '570.86',
}

/** Answers at once what was asked of it; what a prompt calls impossible fails. */
export const RUNNER = `
import { readFileSync } from 'node:fs'
const { parameters: { prompt } } = JSON.parse(readFileSync(0, 'utf8'))
const say = (message) => console.log(JSON.stringify(message))
if (prompt.includes('impossible')) say({ type: 'error', message: 'No notes were left' })
else say({ type: 'result', text: 'A slow waltz for two guitars.', usage: { input_tokens: 900, output_tokens: 350 } })
`

export const startShownHub = () =>
  startHub({
    repos: {
      'studio/meadow-xl': { files: { 'meadow-xl.safetensors': safetensors(48_000_000, 1), 'config.json': '{}' } },
      'studio/linocut': { files: { 'linocut.safetensors': safetensors(9_000_000, 2) } },
      'studio/orchard': { files: { 'orchard.safetensors': safetensors(24_000_000, 3), 'config.json': '{}' } },
    },
  })

/** Files with a true header and holes behind it, so that they take no room. @param models the folder of models */
export async function writeLibrary(models: string): Promise<void> {
  for (const [path, bytes, tensors, metadata] of FILES) {
    const file = join(models, path)
    await writeFileAt(file, headerOf(bytes, tensors, metadata))
    truncateSync(file, bytes)
  }
}

/** Beside the tensors one that fills the rest of the file. */
function headerOf(bytes: number, tensors: Tensors, metadata?: Record<string, string>): Buffer {
  let end = 0
  const entries = Object.entries(tensors).map(([name, shape]) => {
    const start = end
    end += 2 * shape.reduce((product, size) => product * size, 1)
    return [name, { dtype: 'F16', shape, data_offsets: [start, end] }]
  })
  const filler = { dtype: 'U8', shape: [bytes - HEADER_BYTES - end], data_offsets: [end, bytes - HEADER_BYTES] }
  const header = { ...(metadata && { __metadata__: metadata }), ...Object.fromEntries(entries), filler }
  const length = Buffer.alloc(8)
  length.writeBigUInt64LE(BigInt(HEADER_BYTES - length.length))
  return Buffer.concat([length, Buffer.from(JSON.stringify(header).padEnd(HEADER_BYTES - length.length))])
}

/** Jobs of two models, one of which failed. */
export async function runJobs(api: Roster): Promise<void> {
  for (const [id, display_name] of [
    ['verse', 'Verse 8B'],
    ['ballad', 'Ballad 70B'],
  ] as const)
    await api.models.create({
      ...{ id, display_name, model_key: id, provider: 'local', modality: 'text', task: 'chat' },
      pricing: { input_per_mtok: 2, output_per_mtok: 8 },
    })
  const prompts = ['a title for a waltz', 'two lines on rain', 'an impossible rhyme', 'a name for a boat']
  for (const [at, prompt] of [...prompts, ...prompts].entries())
    await api.jobs.create({ model: at % 3 === 0 ? 'ballad' : 'verse', input: { prompt } })
}
