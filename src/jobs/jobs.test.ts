// Jobs over HTTP: asked for, followed to their end, read by those who may, cancelled, rated.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addModels, DATABASES, model, openTestRoster, PROVIDER, type TestRoster } from '../../test/support/roster.ts'
import { type TestRunner, testRunner } from '../../test/support/runners.ts'
import { RunnerError } from '../runners/index.ts'
import type { Job } from './contract.ts'

const JOBS = '/api/v1/jobs'

describe.each(DATABASES)('jobs on %s', (engine) => {
  let test: TestRoster
  let runner: TestRunner
  beforeEach(async () => {
    runner = testRunner()
    test = await openTestRoster({
      engine,
      runnerOf: () => runner,
      variables: { ACME_API_KEY: 'secret', ROSTER_RETRY_BASE_MS: '1' },
    })
    await addModels(
      test.request,
      model('talker', { pricing: { input_per_mtok: 1, output_per_mtok: 2 } }),
      model('second', { priority: 1 }),
      model('singer', { modality: 'audio', task: 'generation', max_duration_seconds: 30 }),
    )
  })
  afterEach(() => test.close())

  const ask = (body: object = { model: 'talker', input: { prompt: 'Hello' } }, headers = {}) =>
    test.request<Job>('POST', JOBS, body, headers)
  const read = async (id: string) => (await test.request<Job>('GET', `${JOBS}/${id}`)).body
  async function ended(id: string): Promise<Job> {
    await expect.poll(async () => (await read(id)).completed_at, { timeout: 20_000, interval: 10 }).not.toBeNull()
    return read(id)
  }

  it('are answered with 202, run, and end with their result, usage and cost', async () => {
    const { status, body, headers } = await ask()
    expect(status).toBe(202)
    expect(headers.get('location')).toBe(`${JOBS}/${body.id}`)
    expect(body).toMatchObject({
      ...{ status: 'queued', model_id: 'talker', provider_id: 'acme', input: { prompt: 'Hello' }, output: null },
      ...{ error: null, attempts: [], started_at: null, completed_at: null, created_by: 'admin' },
    })
    expect(body.resolution).toMatchObject({ parameters: { prompt: 'Hello' }, reason: 'asked for by name' })
    const { call, answer } = await runner.at(0)
    expect(call.model.model_key).toBe('key-of-talker')
    expect(call.provider.id).toBe(PROVIDER.id)
    expect(await read(body.id)).toMatchObject({
      status: 'running',
      attempts: [{ provider_id: 'acme', ended_at: null }],
    })
    answer()
    const done = await ended(body.id)
    expect(done).toMatchObject({
      ...{ status: 'completed', output: { text: 'made' }, error: null, progress: 100 },
      usage: { input_tokens: 10, cached_input_tokens: null, output_tokens: 20, images: null, seconds: null },
      cost: { amount: 0.00005, known: true, currency: 'USD' },
    })
    expect(done.attempts).toHaveLength(1)
  })

  it('are refused before anything is queued where a limit is exceeded', async () => {
    const { status, body } = await test.request('POST', JOBS, { model: 'singer', input: { duration: 45 } })
    expect([status, body.detail]).toEqual([400, 'Duration 45s exceeds model limit of 30s'])
    expect((await test.request<{ jobs: Job[] }>('GET', JOBS)).body.jobs).toEqual([])
  })

  it('fail with what the provider says', async () => {
    const { body } = await ask()
    ;(await runner.at(0)).fail(new RunnerError('refused', 'Acme refuses the prompt'))
    expect(await ended(body.id)).toMatchObject({
      ...{ status: 'failed', output: null, error: { code: 'refused', message: 'Acme refuses the prompt' } },
      cost: { amount: 0, known: true },
    })
    expect(runner.asked).toHaveLength(1)
  })

  it('can be followed by events to their final state', async () => {
    const { body } = await ask()
    const response = await test.roster.app.request(`${JOBS}/${body.id}/events`, {
      headers: { host: '127.0.0.1:4480', authorization: 'Bearer the-admin-token-of-the-tests' },
    })
    const { attempt, answer } = await runner.at(0)
    attempt.progress({ fraction: 0.5, text: 'half' })
    await new Promise((resolve) => setTimeout(resolve, 50))
    answer()
    const events = (await response.text())
      .split('\n\n')
      .flatMap((event) => /^data: (.*)$/m.exec(event)?.[1] ?? [])
      .map((json) => JSON.parse(json) as Job)
    expect(events.some(({ progress, progress_text }) => progress === 50 && progress_text === 'half')).toBe(true)
    expect(events.at(-1)).toMatchObject({ status: 'completed', output: { text: 'made' } })
  })
})
