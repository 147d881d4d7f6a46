// What the pictures of the documentation show: files, a hub, a runner and a bill, all of this machine and made up.
import { truncateSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { addLatencies, bucketOf, type Latencies, writeLatencies } from '../../src/jobs/usage/latencies.ts'
import { contentOf, safetensors, startHub } from '../../test/support/hub.ts'
import { type Tensors, writeFileAt } from '../../test/support/library.ts'

const MB = 1_000_000
const GB = 1000 * MB
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

/** A LoRA of SDXL, of 24 MB. */
const orchard = (): Buffer =>
  Buffer.concat([
    headerOf(24 * MB, LORA, { ss_base_model_version: 'sdxl_base_v1-0' }),
    Buffer.alloc(24 * MB - HEADER_BYTES),
  ])

export const startShownHub = () =>
  startHub({
    repos: {
      'studio/meadow-xl': { files: { 'meadow-xl.safetensors': safetensors(48_000_000, 1), 'config.json': '{}' } },
      'studio/linocut': { files: { 'linocut.safetensors': safetensors(9_000_000, 2) } },
      'studio/orchard': { files: { 'orchard.safetensors': contentOf(orchard()), 'config.json': '{}' } },
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

const DAYS = 30
const DAY_MS = 24 * 60 * 60 * 1000
/** Jobs on a working day, seconds of each, the share that failed, stars, tokens and price of one. */
const USED = [
  { id: 'sonnet-4', name: 'Sonnet 4', provider: 'anthropic', modality: 'text', task: 'chat', jobs: 46, seconds: 3.4 },
  { id: 'gpt-4.1', name: 'GPT-4.1', provider: 'openAI', modality: 'text', task: 'chat', jobs: 31, seconds: 2.1 },
  {
    id: 'juniper-xl',
    name: 'juniper-xl',
    provider: 'local',
    modality: 'image',
    task: 'generation',
    jobs: 18,
    seconds: 9,
  },
] as const
const COST = { 'sonnet-4': 0.011, 'gpt-4.1': 0.0064, 'juniper-xl': 0 } as const

/** A month of jobs, as their counts are kept. @param file the database of the server, which may be open there */
export function seedUsage(file: string): void {
  const database = new DatabaseSync(file, { timeout: 5000 })
  const columns = 'actor day model_id provider_id display_name modality task total_jobs completed_jobs failed_jobs'
  const counts = 'rating_sum rating_count input_tokens output_tokens cost unknown_cost_jobs latencies'
  const names = `${columns} ${counts}`.split(' ')
  const insert = database.prepare(`insert into usage_days (${names}) values (${names.map(() => '?').join(', ')})`)
  for (let ago = 0; ago < DAYS; ago++) {
    const day = new Date(Date.now() - ago * DAY_MS)
    const isFree = day.getUTCDay() % 6 === 0
    for (const { id, name, provider, modality, task, jobs, seconds } of USED) {
      // The same each time: neither flat nor by chance.
      const wave = 1 + 0.35 * Math.sin(ago * 1.7 + jobs)
      const all = Math.max(1, Math.round(jobs * wave * (isFree ? 0.2 : 1)))
      const failed = Math.round(all * (ago === 9 ? 0.3 : 0.02))
      const tokens = modality === 'text' ? all : 0
      const rated = Math.ceil(all / 6)
      const latencies: Latencies = new Map()
      for (let job = 0; job < all; job++)
        addLatencies(latencies, [[bucketOf(seconds * (0.7 + (job % 7) / 6) * wave), 1]])
      const facts = ['', day.toISOString().slice(0, 10), id, provider, name, modality, task]
      const done = [all, all - failed, failed, Math.round(rated * (3.6 + wave / 2)), rated]
      insert.run(...facts, ...done, tokens * 1900, tokens * 420, all * COST[id], 0, writeLatencies(latencies))
    }
  }
  database.close()
}
