// A scan of 10,000 files over HTTP: the first, the next, and how long another request waits meanwhile.
import { type ChildProcess, fork } from 'node:child_process'
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { atMost, report } from './support/figure.ts'
import { temporaryFolder } from './support/folder.ts'
import { QUIET, ROOT, startServer } from './support/server.ts'
import { megabytes, milliseconds } from './support/units.ts'

const FILES = 10_000
const FOLDERS = 50
const BLOCKS = 40
const FIRST_SECONDS = 15
const NEXT_SECONDS = 1
const BLOCK_MS = 50
const TOKEN = 'a-token-of-this-bench-alone'

const home = temporaryFolder()
const models = join(home, 'models')

/** A LoRA for SDXL as trainers write it, with small matrices; no two are the same. */
function lora(number: number): Buffer {
  const header: Record<string, unknown> = {
    __metadata__: { ss_output_name: `style ${number}`, ss_base_model_version: 'sdxl_base_v1-0', ss_network_dim: '1' },
  }
  let end = 0
  const add = (name: string, shape: number[]) => {
    const start = end
    end += 2 * shape.reduce((product, size) => product * size, 1)
    header[name] = { dtype: 'F16', shape, data_offsets: [start, end] }
  }
  for (let block = 0; block < BLOCKS; block++) {
    const name = `lora_unet_input_blocks_4_1_transformer_blocks_${block}_attn2_to_k`
    add(`${name}.lora_down.weight`, [1, 2048])
    add(`${name}.lora_up.weight`, [1, 1])
    add(`${name}.alpha`, [1])
  }
  const json = Buffer.from(JSON.stringify(header))
  const length = Buffer.alloc(8)
  length.writeBigUInt64LE(BigInt(json.length))
  // What the tensors hold is never read.
  return Buffer.concat([length, json, Buffer.alloc(end)])
}

for (let folder = 0; folder < FOLDERS; folder++) {
  const place = join(models, 'lora', `set ${folder}`)
  mkdirSync(place, { recursive: true })
  for (let number = 0; number < FILES / FOLDERS; number++)
    writeFileSync(join(place, `style ${folder} ${number}.safetensors`), lora(number))
}

/** The least that anybody must do who reads the headers of all files: list, open, read and parse. */
async function bareReading(): Promise<number> {
  const started = performance.now()
  for (const folder of readdirSync(join(models, 'lora')))
    for (const name of readdirSync(join(models, 'lora', folder))) {
      const file = await open(join(models, 'lora', folder, name))
      const length = Buffer.alloc(8)
      await file.read(length, 0, 8, 0)
      const header = Buffer.alloc(Number(length.readBigUInt64LE()))
      await file.read(header, 0, header.length, 8)
      JSON.parse(header.toString('utf8'))
      await file.close()
    }
  return (performance.now() - started) / 1000
}

// Nothing is known yet, but a manifest is there, so that the server does not begin by itself.
writeFileSync(join(models, 'installed-models.json'), '{"version":1,"models":[]}')
const command = [process.execPath, QUIET, join(ROOT, 'bench/processes/watched-server.ts')]
const variables = {
  ROSTER_HOME: home,
  MODELS_DIR: models,
  ROSTER_POPULATE: 'false',
  ROSTER_ADMIN_TOKEN: TOKEN,
  PORT: '0',
}
const server = await startServer(command, variables)
const idle = fork(join(ROOT, 'bench/processes/idle.mjs'))

const longestBlock = (watched: ChildProcess) =>
  new Promise<number>((resolve) => {
    watched.once('message', (ms) => resolve(Number(ms)))
    watched.send('longest block')
  })
const longestBlocks = () => Promise.all([longestBlock(server.process), longestBlock(idle)])

interface ScanState {
  status: string
  added: number
  errors_total: number
}

const ask = async (method: string, path: string, body?: object): Promise<unknown> => {
  const headers = { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' }
  return (await fetch(server.url + path, { method, headers, ...(body && { body: JSON.stringify(body) }) })).json()
}

async function scan(): Promise<{ seconds: number; state: ScanState; block: number; idleBlock: number }> {
  await longestBlocks()
  const started = performance.now()
  let state = (await ask('POST', '/api/v1/library/scan', {})) as ScanState
  while (state.status === 'running') {
    await wait(10)
    state = (await ask('GET', '/api/v1/library/scan')) as ScanState
  }
  const seconds = (performance.now() - started) / 1000
  const [block, idleBlock] = await longestBlocks()
  if (state.status !== 'completed' || state.errors_total > 0)
    throw new Error(`The scan ended as ${JSON.stringify(state)}`)
  return { seconds, state, block, idleBlock }
}

const bare = await bareReading()
const first = await scan()
if (first.state.added !== FILES) throw new Error(`${first.state.added} of ${FILES} files were added`)
const next = await scan()
const against = `bare reading of all headers ${bare.toFixed(2)} s`
report({
  what: `First scan of ${FILES.toLocaleString('en-US')} files, rows and manifest written`,
  figure: `${first.seconds.toFixed(2)} s`,
  against,
  ratio: first.seconds / bare,
  target: atMost(first.seconds, FIRST_SECONDS, 's'),
})
report({
  what: 'The same, unchanged',
  figure: `${next.seconds.toFixed(2)} s`,
  against,
  ratio: next.seconds / bare,
  target: atMost(next.seconds, NEXT_SECONDS, 's'),
})
for (const [what, { block, idleBlock }] of [
  ['First scan', first],
  ['Unchanged', next],
] as const)
  report({
    what: `${what}: longest block of the event loop`,
    figure: milliseconds(block),
    against: `an idle process ${milliseconds(idleBlock)}`,
    target: atMost(block, BLOCK_MS, 'ms'),
  })
await longestBlocks()
const started = performance.now()
const bytes = (await (await fetch(`${server.url}/api/v1/library`)).arrayBuffer()).byteLength
const took = performance.now() - started
const [block] = await longestBlocks()
report({
  what: `List of ${FILES.toLocaleString('en-US')} installed models, ${megabytes(bytes)}`,
  figure: milliseconds(took),
  against: `its longest block ${milliseconds(block)}`,
  target: atMost(block, BLOCK_MS, 'ms'),
})
idle.kill()
await server.stop()
