// An upload of 2 GB: how much memory it takes, and how fast it is beside a bare server that writes the same bytes.
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { open, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { safetensorsHeader } from '../test/support/weights.ts'
import { atMost, report } from './support/figure.ts'
import { temporaryFolder } from './support/folder.ts'
import { interleave } from './support/interleave.ts'
import { processorTime, QUIET, ROOT, residentMemory, type Server, START, startServer } from './support/server.ts'
import { megabytes, milliseconds } from './support/units.ts'

const BYTES = 2e9
const BLOCK_BYTES = 64 * 1024 * 1024
const ROUNDS = 3
const TOKEN = 'the-admin-token-of-the-bench'
const MOST_MORE_MB = 150

let count = 0
/** Milliseconds of each upload, by server. */
const processor = new Map<string, number[]>()
const home = temporaryFolder()
const file = join(home, 'large.safetensors')
await writeLarge(file)
const { size } = await stat(file)

const variables = { ROSTER_HOME: home, MODELS_DIR: join(home, 'models'), ROSTER_ADMIN_TOKEN: TOKEN, PORT: '0' }
const roster = await startServer(START, { ...variables, ROSTER_POPULATE: 'false' })
const bare = await startServer([process.execPath, QUIET, join(ROOT, 'bench/processes/bare-upload.mjs'), home])

const idle = residentMemory(roster.process) ?? Number.NaN
let peak = idle
const watch = setInterval(() => {
  peak = Math.max(peak, residentMemory(roster.process) ?? 0)
}, 20)

if (spawnSync('curl', ['--version']).status === 0) {
  const rates = await interleave(ROUNDS, { roster: () => toRoster(roster), bare: () => upload('bare', bare, '/') })
  const ratio = rates.roster / rates.bare
  report({
    what: `Upload by form (${megabytes(size)}, SHA-256, checked, fsync)`,
    figure: perSecond(rates.roster),
    against: `curl to a bare node:http that writes and syncs: ${perSecond(rates.bare)}`,
    ratio,
  })
  const took = (name: string) => Math.min(...(processor.get(name) ?? []))
  // Where the machine is busy with other things, this alone tells the two servers apart.
  const processorRatio = took('bare') / took('roster')
  report({
    what: 'The same, processor time at best',
    figure: milliseconds(took('roster')),
    against: `bare node:http, without a hash: ${milliseconds(took('bare'))}`,
    ratio: processorRatio,
  })
} else {
  report({ what: 'Upload by form', figure: 'not measured: curl is not installed' })
  await toRosterByFetch()
}
clearInterval(watch)
report({
  what: `Memory while ${megabytes(size)} arrive, at most`,
  figure: megabytes(peak),
  against: `the same server idle: ${megabytes(idle)}`,
  ratio: peak / idle,
  target: atMost((peak - idle) / 1e6, MOST_MORE_MB, 'MB more'),
})
await roster.stop()
await bare.stop()

async function writeLarge(path: string): Promise<void> {
  const { bytes, size: whole } = safetensorsHeader({ weights: [BYTES / 2] })
  const handle = await open(path, 'w')
  const block = crypto
    .getRandomValues(Buffer.alloc(65_536))
    .toString('latin1')
    .repeat(BLOCK_BYTES / 65_536)
  const filler = Buffer.from(block, 'latin1')
  await handle.write(bytes)
  for (let offset = bytes.length; offset < whole; offset += filler.length)
    await handle.write(filler, 0, Math.min(filler.length, whole - offset))
  await handle.sync()
  await handle.close()
}

/** Bytes a second; the file is removed afterwards so that the next one finds the same disk. */
async function toRoster(server: Server): Promise<number> {
  const id = `large-${++count}`
  const rate = await upload('roster', server, '/api/models/upload', '-F', `id=${id}`)
  await rm(join(variables.MODELS_DIR, 'custom', id), { recursive: true })
  return rate
}

async function upload(
  name: string,
  { url, process: server }: Server,
  path: string,
  ...fields: string[]
): Promise<number> {
  const started = performance.now()
  const before = processorTime(server) ?? Number.NaN
  const words = [
    '-sS',
    '--fail',
    '-H',
    `Authorization: Bearer ${TOKEN}`,
    '-H',
    'Expect:',
    ...fields,
    '-F',
    `file=@${file}`,
  ]
  const child = spawn('curl', [...words, url + path], { stdio: ['ignore', 'ignore', 'inherit'] })
  const [code] = await once(child, 'close')
  if (code !== 0) throw new Error(`curl ended with code ${code}`)
  processor.set(name, [...(processor.get(name) ?? []), (processorTime(server) ?? Number.NaN) - before])
  return size / ((performance.now() - started) / 1000)
}

async function toRosterByFetch(): Promise<void> {
  const { openAsBlob } = await import('node:fs')
  const form = new FormData()
  form.append('file', await openAsBlob(file), 'large.safetensors')
  const headers = { authorization: `Bearer ${TOKEN}` }
  await fetch(`${roster.url}/api/models/upload`, { method: 'POST', headers, body: form })
}

function perSecond(bytes: number): string {
  return `${(bytes / 1e6).toFixed(0)} MB/s`
}
