// Jobs through a provider of this machine, from the request until the last has ended, and the memory that they leave.
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { Pool } from 'undici'
import { atLeast, atMost, report } from './support/figure.ts'
import { environmentOf } from './support/filled.ts'
import { temporaryFolder } from './support/folder.ts'
import { onCore, processorTime, QUIET, ROOT, residentMemory, START, startServer } from './support/server.ts'
import { megabytes, milliseconds, perSecond } from './support/units.ts'

const JOBS = 2000
const ROUNDS = 6
const IN_FLIGHT = 16
const LEAST = 300
const TOKEN = 'the-admin-token-of-the-benchmark'

const home = temporaryFolder()
const provider = await startServer(onCore(1, [process.execPath, QUIET, join(ROOT, 'bench/processes/bare-chat.mjs')]))
const roster = await startServer(START, {
  ...{ ROSTER_HOME: home, DATABASE_URL: environmentOf(home).databaseUrl, ROSTER_POPULATE: 'false', PORT: '0' },
  ...{ ROSTER_ADMIN_TOKEN: TOKEN, BENCH_API_KEY: 'a-key' },
})
const pool = new Pool(roster.url, { connections: IN_FLIGHT })
const bare = new Pool(provider.url, { connections: IN_FLIGHT })
const headers = { 'content-type': 'application/json', authorization: `Bearer ${TOKEN}` }

async function ask<Body>(method: 'GET' | 'POST', path: string, body?: object): Promise<Body> {
  const { statusCode, body: answer } = await pool.request({
    ...{ method, path, headers, body: body ? JSON.stringify(body) : null },
  })
  const text = await answer.text()
  if (statusCode >= 300) throw new Error(`${method} ${path}: ${statusCode} ${text}`)
  return JSON.parse(text) as Body
}

await ask('POST', '/api/v1/providers', {
  ...{ id: 'bench', display_name: 'Bench', kind: 'openAI', base_url: `${provider.url}/v1` },
  api_key_env: 'BENCH_API_KEY',
})
await ask('POST', '/api/v1/models', {
  ...{ id: 'bench', provider: 'bench', model_key: 'bench', display_name: 'Bench', modality: 'text', task: 'chat' },
  pricing: { input_per_mtok: 1, output_per_mtok: 2 },
})

/** Does `work` so often, a few at once. @returns seconds. */
async function timeOf(count: number, work: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  let left = count
  const one = async () => {
    while (left-- > 0) await work()
  }
  await Promise.all(Array.from({ length: IN_FLIGHT }, one))
  return (performance.now() - started) / 1000
}

const completed = async () => {
  const { rows } = await ask<{ rows: { completed_jobs: number; failed_jobs: number }[] }>('GET', '/api/v1/usage')
  if (rows[0]?.failed_jobs) throw new Error(`${rows[0].failed_jobs} jobs failed`)
  return rows[0]?.completed_jobs ?? 0
}

const chat = JSON.stringify({ model: 'bench', messages: [{ role: 'user', content: 'Hello' }] })
const bareCall = async () => {
  const { body } = await bare.request({ method: 'POST', path: '/v1/chat/completions', headers, body: chat })
  await body.dump()
}

async function round(before: number): Promise<number> {
  const posted = await timeOf(JOBS, () => ask('POST', '/api/v1/jobs', { model: 'bench', input: { prompt: 'Hello' } }))
  const started = performance.now()
  while ((await completed()) < before + JOBS) await wait(25)
  return posted + (performance.now() - started) / 1000
}

const used = processorTime(roster.process) ?? Number.NaN
const rates: number[] = []
const bareRates: number[] = []
const memory: number[] = []
for (let index = 0; index < ROUNDS; index++) {
  rates.push(JOBS / (await round(index * JOBS)))
  bareRates.push(JOBS / (await timeOf(JOBS, bareCall)))
  memory.push(residentMemory(roster.process) ?? Number.NaN)
}
const middle = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN

const rate = middle(rates)
report({
  what: `${JOBS.toLocaleString('en-US')} jobs on SQLite, asked for and ended`,
  figure: perSecond(rate),
  against: `the provider alone ${perSecond(middle(bareRates))}`,
  ratio: rate / middle(bareRates),
  target: atLeast(Math.round(rate), LEAST),
})
// Where other programs run as well, the processor time is the figure to trust.
const perJob = ((processorTime(roster.process) ?? Number.NaN) - used) / (ROUNDS * JOBS)
report({
  what: 'Processor time of one job, all threads of the server',
  figure: milliseconds(perJob),
  against: `${LEAST}/s leave ${milliseconds(1000 / LEAST)}`,
  ratio: perJob / (1000 / LEAST),
  target: atMost(perJob / (1000 / LEAST), 1),
})
// By then what is compiled and cached is there; what grows on would be lost.
const [early = Number.NaN, last = Number.NaN] = [memory[ROUNDS / 2], memory.at(-1)]
report({
  what: `Memory after ${(ROUNDS * JOBS).toLocaleString('en-US')} jobs`,
  figure: megabytes(last),
  against: `after ${((ROUNDS / 2 + 1) * JOBS).toLocaleString('en-US')} ${megabytes(early)}`,
  ratio: last / early,
  target: atMost(last / early, 1.15),
})
await pool.close()
await bare.close()
await roster.stop()
await provider.stop()
