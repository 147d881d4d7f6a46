// A server that is killed in each state of a job: the next start, or another server, brings it to a true end, and it is
// sent and counted once.
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type LocalOpenAi, openOpenAi } from '../../test/support/openai.ts'
import { type LocalReplicate, openReplicate } from '../../test/support/replicate.ts'
import { ADMIN_TOKEN, DATABASES, model, newPlace, type Place } from '../../test/support/roster.ts'
import { type RosterProcess, startProcess } from '../../test/support/roster-process.ts'
import type { Job } from './contract.ts'
import type { UsageRow } from './usage/contract.ts'

const JOBS = '/api/v1/jobs'
const VARIABLES = {
  LAB_API_KEY: 'the-key-of-the-lab',
  CLOUD_API_TOKEN: 'the-token-of-the-cloud',
  ROSTER_PROVIDER__LAB__CONCURRENCY: '1',
  ROSTER_RETRY_BASE_MS: '50',
  ROSTER_ALLOW_PRIVATE_URLS: 'true',
}
const CREATED = 'POST /v1/predictions'

describe.each(DATABASES)('a kill on %s', (engine) => {
  let place: Place
  /** Cannot be asked what became of a call. */
  let lab: LocalOpenAi
  /** Can be. */
  let cloud: LocalReplicate
  const servers: RosterProcess[] = []

  const startServer = async () => {
    const server = await startProcess(place, VARIABLES)
    servers.push(server)
    return server
  }
  beforeEach(async () => {
    place = await newPlace(engine)
    lab = await openOpenAi()
    cloud = await openReplicate()
  })
  afterEach(async () => {
    for (const server of servers.splice(0)) await server.kill()
    await lab.close()
    await cloud.close()
    await place.remove()
  })

  async function begin(): Promise<RosterProcess> {
    const server = await startServer()
    const providers = [
      { id: 'lab', kind: 'openAI', base_url: lab.url, api_key_env: 'LAB_API_KEY' },
      { id: 'cloud', kind: 'replicate', base_url: cloud.url, api_key_env: 'CLOUD_API_TOKEN' },
    ]
    const models = [
      model('talker', { provider: 'lab', pricing: { input_per_mtok: 1, output_per_mtok: 1, cache_read_per_mtok: 1 } }),
      model('dreamer', { provider: 'cloud', model_key: `owner/name:${'a'.repeat(64)}`, pricing: { per_second: 0.5 } }),
    ]
    for (const provider of providers)
      await server.request('POST', '/api/v1/providers', { display_name: provider.id, ...provider })
    for (const each of models) await server.request('POST', '/api/v1/models', each)
    return server
  }
  const ask = async (server: RosterProcess, name: string) => {
    const { status, body } = await server.request<Job>('POST', JOBS, { model: name, input: { prompt: 'Hello' } })
    expect(status).toBe(202)
    return body.id
  }
  async function until(server: RosterProcess, id: string, is: (job: Job) => boolean): Promise<Job> {
    const read = async () => (await server.request<Job>('GET', `${JOBS}/${id}`)).body
    await expect.poll(async () => is(await read()), { timeout: 40_000, interval: 50 }).toBe(true)
    return read()
  }
  const isEnded = ({ completed_at }: Job) => completed_at !== null
  /** On PostgreSQL another stands beside it; on SQLite there is one at a time. */
  async function killed(server: RosterProcess): Promise<RosterProcess> {
    const other = engine === 'postgres' ? await startServer() : undefined
    await server.kill()
    return other ?? startServer()
  }
  const usage = async (server: RosterProcess) =>
    (await server.request<{ rows: UsageRow[] }>('GET', '/api/v1/usage')).body.rows

  it('while it waits: it is sent once, by whoever comes next', async () => {
    const server = await begin()
    lab.fail({ kind: 'late', ms: 60_000, times: 1 })
    const first = await ask(server, 'talker')
    await until(server, first, ({ status }) => status === 'running')
    const second = await ask(server, 'talker')
    const next = await killed(server)
    expect(await until(next, second, isEnded)).toMatchObject({ status: 'completed', output: { text: 'Hello!' } })
    // The first could not be asked after, and was not sent again.
    expect(await until(next, first, isEnded)).toMatchObject({
      ...{ status: 'failed', error: { code: 'interrupted' }, attempts: [{ error: { code: 'interrupted' } }] },
      cost: { amount: null, known: false },
    })
    expect(lab.requests).toHaveLength(2)
    expect(await usage(next)).toMatchObject([
      { total_jobs: 2, completed_jobs: 1, failed_jobs: 1, unknown_cost_jobs: 1, input_tokens: 12, output_tokens: 5 },
    ])
  }, 90_000)

  it('while a provider works that can be asked: it goes on there, and is paid once', async () => {
    cloud.script = ['starting', 'processing']
    cloud.outcome = { output: ['Hello', ' there'] }
    const server = await begin()
    const id = await ask(server, 'dreamer')
    await until(server, id, ({ progress_text }) => progress_text === 'processing')
    const next = await killed(server)
    cloud.script = ['succeeded']
    expect(await until(next, id, isEnded)).toMatchObject({
      ...{ status: 'completed', output: { text: 'Hello there' } },
      ...{ attempts: [{ error: null }], cost: { amount: 0.75 } },
    })
    const created = cloud.requests.filter(({ method, path }) => `${method} ${path}` === CREATED)
    expect(created).toHaveLength(1)
    expect(await usage(next)).toMatchObject([{ total_jobs: 1, completed_jobs: 1, failed_jobs: 0, cost: 0.75 }])
  }, 90_000)

  it('while it waits for another try: that is made', async () => {
    const server = await begin()
    lab.fail({ kind: 'status', status: 429, headers: { 'retry-after': '3' }, times: 1 })
    const id = await ask(server, 'talker')
    await until(server, id, ({ attempts }) => attempts[0]?.error?.code === 'rate_limited')
    const next = await killed(server)
    const job = await until(next, id, isEnded)
    expect([job.status, job.attempts.map(({ error }) => error?.code ?? null)]).toEqual([
      'completed',
      ['rate_limited', null],
    ])
    expect(lab.requests).toHaveLength(2)
    expect(await usage(next)).toMatchObject([{ total_jobs: 1, completed_jobs: 1, failed_jobs: 0 }])
  }, 90_000)

  it('right after it was cancelled: its provider is told all the same', async () => {
    cloud.script = ['starting', 'processing']
    const server = await begin()
    const id = await ask(server, 'dreamer')
    await until(server, id, ({ progress_text }) => progress_text === 'processing')
    // It does not answer before the server is gone.
    cloud.fail({ kind: 'late', ms: 60_000, on: 'cancel', times: 1 })
    await server.request('POST', `${JOBS}/${id}/cancel`)
    await sleep(200)
    const next = await killed(server)
    const told = () => cloud.requests.filter(({ path }) => path.endsWith('/cancel')).length
    await expect.poll(told, { timeout: 40_000 }).toBe(2)
    expect(await until(next, id, isEnded)).toMatchObject({ status: 'cancelled', output: null })
    expect(await usage(next)).toMatchObject([{ total_jobs: 1, completed_jobs: 0, failed_jobs: 0 }])
  }, 90_000)

  it('while calls of the gateway are under way: they end as interrupted, and one that had ended stays so', async () => {
    const server = await begin()
    const chat = (body: object) =>
      fetch(`${server.url}/v1/chat/completions`, {
        method: 'POST',
        headers: { authorization: `Bearer ${ADMIN_TOKEN}`, 'content-type': 'application/json' },
        body: JSON.stringify({ model: 'talker', messages: [{ role: 'user', content: 'Hello' }], ...body }),
      })
    const whole = await chat({})
    expect(whole.status).toBe(200)
    lab.fail({ kind: 'late', ms: 60_000 })
    for (const each of [chat({}), chat({ stream: true })]) each.catch(() => undefined)
    const list = async (from: RosterProcess) => (await from.request<{ jobs: Job[] }>('GET', JOBS)).body.jobs
    const statuses = async (from: RosterProcess) => (await list(from)).map(({ status }) => status).sort()
    await expect.poll(() => statuses(server), { timeout: 20_000 }).toEqual(['completed', 'running', 'running'])
    const next = await killed(server)
    await expect.poll(() => statuses(next), { timeout: 40_000 }).toEqual(['completed', 'failed', 'failed'])
    const failed = (await list(next)).filter(({ status }) => status === 'failed')
    for (const job of failed)
      expect(job).toMatchObject({ error: { code: 'interrupted' }, attempts: [{ error: { code: 'interrupted' } }] })
    expect(await usage(next)).toMatchObject([
      { total_jobs: 3, completed_jobs: 1, failed_jobs: 2, unknown_cost_jobs: 2, input_tokens: 12, output_tokens: 5 },
    ])
  }, 90_000)

  it('with many jobs under way: each ends once, and all are counted', async () => {
    cloud.outcome = { output: 'done' }
    const server = await begin()
    const ids = await Promise.all(Array.from({ length: 30 }, () => ask(server, 'dreamer')))
    await expect.poll(() => cloud.requests.length, { timeout: 20_000 }).toBeGreaterThan(10)
    const next = await killed(server)
    const jobs = await Promise.all(ids.map((id) => until(next, id, isEnded)))
    const completed = jobs.filter(({ status }) => status === 'completed').length
    const interrupted = jobs.filter(({ error }) => error?.code === 'interrupted').length
    expect(completed + interrupted).toBe(30)
    const created = cloud.requests.filter(({ method, path }) => `${method} ${path}` === CREATED).length
    expect(created).toBeLessThanOrEqual(30)
    expect(await usage(next)).toMatchObject([
      { total_jobs: 30, completed_jobs: completed, failed_jobs: interrupted, cost: completed * 0.75 },
    ])
  }, 90_000)
})
