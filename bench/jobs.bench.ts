// Jobs through a provider of this machine, from the request until the last has ended, and the memory that they leave;
// and usage of a million jobs that have ended.
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import { Pool } from 'undici'
import { isoTime } from '../src/core/time.ts'
import { EVERYBODY } from '../src/jobs/usage/store.ts'
import { atLeast, atMost, report } from './support/figure.ts'
import { environmentOf, openQuietly } from './support/filled.ts'
import { temporaryFolder } from './support/folder.ts'
import { onCore, QUIET, ROOT, residentMemory, START, startServer } from './support/server.ts'
import { megabytes, milliseconds, perSecond } from './support/units.ts'

const JOBS = 2000
const ROUNDS = 4
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
  while ((await completed()) < before + JOBS) await wait(10)
  return posted + (performance.now() - started) / 1000
}

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
const [second = Number.NaN, last = Number.NaN] = [memory[1], memory.at(-1)]
report({
  what: `Memory after ${(ROUNDS * JOBS).toLocaleString('en-US')} jobs`,
  figure: megabytes(last),
  against: `after ${(2 * JOBS).toLocaleString('en-US')} ${megabytes(second)}`,
  ratio: last / second,
  target: atMost(last / second, 1.15),
})
await pool.close()
await bare.close()
await roster.stop()
await provider.stop()

const MODELS = 40
const DAYS = 365
const MILLION = 1_000_000
const ASKED = 15
const MOST_MS = 100

/** A million rows of jobs, and the days of them as they are added up when jobs end. */
async function fillUsage(): Promise<void> {
  const { database, close } = await openQuietly(environmentOf(home))
  const numbers = sql`with recursive n(i) as (select 0 union all select i + 1 from n where i < ${sql.lit(MILLION - 1)})`
  await database.write((tx) =>
    sql`insert into jobs (id, status, created_by, created_at, model_id, provider_id, request, input, resolution)
      ${numbers} select printf('%08x-0000-7000-8000-000000000000', i), 'completed', 'admin', '2026-01-01T00:00:00Z',
        'model-' || (i % ${sql.lit(MODELS)}), 'bench', '{}', '{}', '{}' from n`.execute(tx),
  )
  const jobs = MILLION / MODELS / DAYS
  const latencies = Array.from({ length: 24 }, (_, index) => `${60 + index}:3`).join(' ')
  await database.write(async (tx) => {
    for (let day = 0; day < DAYS; day++) {
      const rows = Array.from({ length: MODELS }, (_, model) => ({
        ...{ actor: EVERYBODY, day: isoTime(new Date(Date.UTC(2026, 0, 1 + day))).slice(0, 10) },
        ...{ model_id: `model-${model}`, provider_id: 'bench', display_name: `Model ${model}`, modality: 'text' },
        ...{ task: 'chat', total_jobs: jobs, completed_jobs: jobs, failed_jobs: 0, rating_sum: 0, rating_count: 0 },
        ...{ input_tokens: 1000, output_tokens: 1000, cost: 1, unknown_cost_jobs: 0, latencies },
      }))
      await tx.insertInto('usage_days').values(rows).execute()
    }
  })
  await close()
}

await fillUsage()
const filled = await startServer(START, {
  ...{ ROSTER_HOME: home, DATABASE_URL: environmentOf(home).databaseUrl, PORT: '0', ROSTER_ADMIN_TOKEN: TOKEN },
})
const counted = await openCounted()
for (const groupBy of ['model', 'provider', 'day']) {
  const times: number[] = []
  const scans: number[] = []
  for (let index = 0; index < ASKED; index++) {
    const started = performance.now()
    const response = await fetch(`${filled.url}/api/v1/usage?group_by=${groupBy}`, { headers })
    await response.arrayBuffer()
    times.push(performance.now() - started)
    if (index < 3 && groupBy === 'model') scans.push(counted.scan())
  }
  const took = middle(times)
  report({
    what: `Usage of a million jobs by ${groupBy}`,
    figure: milliseconds(took),
    ...(scans.length > 0 && {
      against: `counting the jobs themselves ${milliseconds(middle(scans))}`,
      ratio: took / middle(scans),
    }),
    target: atMost(took, MOST_MS, 'ms'),
  })
}
counted.close()
await filled.stop()

/** The same question asked of the jobs themselves, as specification 3 prints it. */
async function openCounted() {
  const { DatabaseSync } = await import('node:sqlite')
  const connection = new DatabaseSync(join(home, 'roster.db'), { readOnly: true })
  const statement = connection.prepare(`select model_id, count(*), count(*) filter (where status = 'completed'),
    avg(quality_rating) from jobs group by model_id`)
  return {
    scan() {
      const started = performance.now()
      statement.all()
      return performance.now() - started
    },
    close: () => connection.close(),
  }
}
