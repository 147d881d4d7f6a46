// An import of each foreign catalog on SQLite over HTTP, and how long another request waits meanwhile.
import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { type ForeignFile, foreignFiles } from './support/catalogs.ts'
import { atMost, report } from './support/figure.ts'
import { environmentOf, fillDatabase } from './support/filled.ts'
import { temporaryFolder } from './support/folder.ts'
import { modelId } from './support/models.ts'
import { QUIET, ROOT, startServer } from './support/server.ts'
import { megabytes, milliseconds } from './support/units.ts'

const TOKEN = 'a-token-of-this-bench-alone'
const READ_EVERY_MS = 2
const SECONDS = 5
const BLOCK_MS = 50

const home = temporaryFolder()
await fillDatabase(environmentOf(home), 1000)
// Both cores are the server's: its threads read and write while it answers.
const command = [process.execPath, QUIET, join(ROOT, 'bench/processes/watched-server.ts')]
const server = await startServer(command, {
  ROSTER_HOME: home,
  ROSTER_POPULATE: 'false',
  ROSTER_ADMIN_TOKEN: TOKEN,
  PORT: '0',
})

const idle = fork(join(ROOT, 'bench/processes/idle.mjs'))

/** Reads one model again and again. @returns the longest that an answer took, and how many there were. */
async function keepReading(until: AbortSignal): Promise<{ longest: number; count: number }> {
  let [longest, count] = [0, 0]
  while (!until.aborted) {
    const started = performance.now()
    await (await fetch(`${server.url}/api/v1/models/${modelId(count++ % 1000)}`)).bytes()
    longest = Math.max(longest, performance.now() - started)
    await wait(READ_EVERY_MS)
  }
  return { longest, count }
}

/** Since the last time that it was asked. */
const longestBlock = (watched: ChildProcess) =>
  new Promise<number>((resolve) => {
    watched.once('message', (ms) => resolve(Number(ms)))
    watched.send('longest block')
  })
const longestBlocks = () => Promise.all([longestBlock(server.process), longestBlock(idle)])

async function measure({ source, bytes, made }: ForeignFile): Promise<void> {
  const size = bytes.byteLength
  const done = new AbortController()
  await longestBlocks()
  const reading = keepReading(done.signal)
  const started = performance.now()
  const answer = await fetch(`${server.url}/api/v1/catalog/import?source=${source}&dry_run=false`, {
    method: 'POST',
    headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' },
    body: bytes,
  })
  const { summary } = (await answer.json()) as { summary?: { read: number } }
  const seconds = (performance.now() - started) / 1000
  if (!answer.ok) throw new Error(`The import of ${source} was answered with ${answer.status}`)
  done.abort()
  const { longest, count } = await reading
  const [block, idleBlock] = await longestBlocks()
  const what = `${summary?.read} models of ${source}${made ? ', made up' : ''}`
  report({
    what: `Import ${what}`,
    figure: `${seconds.toFixed(2)} s, ${megabytes(size)}`,
    target: atMost(seconds, SECONDS, 's'),
  })
  const waited = `longest of ${count} reads ${milliseconds(longest)}`
  const against = `an idle process ${milliseconds(idleBlock)}`
  report({
    what: `${source}: longest block of the event loop`,
    against,
    figure: milliseconds(block),
    target: atMost(block, BLOCK_MS, 'ms'),
  })
  report({
    what: `${source}: longest wait of another request`,
    figure: waited,
    target: atMost(longest, BLOCK_MS, 'ms'),
  })
}

await keepReading(AbortSignal.timeout(500))
for (const file of foreignFiles()) await measure(file)
idle.kill()
await server.stop()
