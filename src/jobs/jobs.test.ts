// Jobs over HTTP: asked for, followed to their end, read by those who may, cancelled, rated.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ADMIN_TOKEN, addModels, DATABASES, model, openTestRoster, type TestRoster } from '../../test/support/roster.ts'
import { type TestRunner, testRunner } from '../../test/support/runners.ts'
import { RunnerError } from '../runners/index.ts'
import type { Job } from './contract.ts'
import type { UsageRow } from './usage/contract.ts'

const JOBS = '/api/v1/jobs'
const DAY_MS = 86_400_000

describe.each(DATABASES)('jobs on %s', (engine) => {
  let test: TestRoster
  let runner: TestRunner
  /** How far the clock of the server is ahead. */
  let ahead: number
  beforeEach(async () => {
    ahead = 0
    runner = testRunner()
    test = await openTestRoster({
      engine,
      runnerOf: (kind) => (kind === 'replicate' ? undefined : runner),
      clock: () => new Date(Date.now() + ahead),
      variables: { ACME_API_KEY: 'secret', ROSTER_JOB_DAYS: '30' },
    })
    await addModels(
      test.request,
      model('talker', { pricing: { input_per_mtok: 1, output_per_mtok: 2 } }),
      model('singer', { modality: 'audio', task: 'generation', max_duration_seconds: 30 }),
    )
  })
  afterEach(async () => {
    runner.finish()
    await test.close()
  })

  const HELLO = { model: 'talker', input: { prompt: 'Hello' } }
  const ask = (body: object = HELLO, headers: Record<string, string> = {}) =>
    test.request<Job>('POST', JOBS, body, headers)
  const read = async (id: string) => (await test.request<Job>('GET', `${JOBS}/${id}`)).body
  async function ended(id: string): Promise<Job> {
    await expect.poll(async () => (await read(id)).completed_at, { timeout: 20_000, interval: 10 }).not.toBeNull()
    return read(id)
  }
  async function user(name: string): Promise<Record<string, string>> {
    const { body } = await test.request<{ secret: string }>('POST', '/api/v1/keys', { name, role: 'user' })
    return { authorization: `Bearer ${body.secret}` }
  }
  const list = async (query = '', headers = {}) =>
    (
      await test.request<{ jobs: Job[]; next_cursor: string | null }>(
        ...(['GET', `${JOBS}${query}`, undefined, headers] as const),
      )
    ).body

  it('are answered with 202, run, and end with their result, usage and cost', async () => {
    const { status, body, headers } = await ask()
    expect([status, headers.get('location')]).toEqual([202, `${JOBS}/${body.id}`])
    expect(body).toMatchObject({
      ...{ status: 'queued', model_id: 'talker', provider_id: 'acme', input: { prompt: 'Hello' }, output: null },
      ...{ error: null, attempts: [], started_at: null, completed_at: null, created_by: 'admin' },
      cost: { amount: null, known: false },
    })
    expect(body.resolution).toMatchObject({ parameters: { prompt: 'Hello' }, reason: 'asked for by name' })
    const { call, answer } = await runner.at(0)
    expect([call.model.model_key, call.provider.id]).toEqual(['key-of-talker', 'acme'])
    const running = await read(body.id)
    expect(running).toMatchObject({ status: 'running', attempts: [{ provider_id: 'acme', ended_at: null }] })
    answer()
    const done = await ended(body.id)
    expect(done).toMatchObject({
      ...{ status: 'completed', output: { text: 'made' }, error: null, progress: 100 },
      usage: { input_tokens: 10, cached_input_tokens: null, output_tokens: 20, images: null, seconds: null },
      cost: { amount: 0.00005, known: true, currency: 'USD' },
      attempts: [{ provider_id: 'acme', model_id: 'talker', error: null }],
    })
    expect(Object.keys(done.attempts[0] ?? {})).not.toContain('may_have_begun')
  })

  it('are refused before anything is queued where a limit is exceeded', async () => {
    const { status, body } = await test.request('POST', JOBS, { model: 'singer', input: { duration: 45 } })
    expect([status, body.detail]).toEqual([400, 'Duration 45s exceeds model limit of 30s'])
    expect((await list()).jobs).toEqual([])
  })

  it('are refused where nothing here can call the provider, with what is missing', async () => {
    const provider = { display_name: 'Other', kind: 'replicate', api_key_env: 'OTHER_API_KEY' }
    await test.request('POST', '/api/v1/providers', { id: 'other', ...provider })
    await test.request('POST', '/api/v1/models', model('elsewhere', { provider: 'other' }))
    const { status, body } = await test.request('POST', JOBS, { model: 'elsewhere' })
    expect([status, body.detail]).toEqual([409, 'Nothing here can call Other, a provider of the kind replicate'])
    expect(runner.asked).toEqual([])
  })

  it('fail with what the provider says, at no cost where it has done nothing', async () => {
    const { body } = await ask()
    ;(await runner.at(0)).fail(new RunnerError('refused', 'Acme refuses the prompt'))
    expect(await ended(body.id)).toMatchObject({
      ...{ status: 'failed', output: null, error: { code: 'refused', message: 'Acme refuses the prompt' } },
      ...{ cost: { amount: 0, known: true }, attempts: [{ error: { code: 'refused' } }] },
    })
  })

  it('can be followed by events to their final state', async () => {
    const { body } = await ask()
    const response = await test.roster.app.request(`${JOBS}/${body.id}/events`, {
      headers: { host: '127.0.0.1:4480', authorization: `Bearer ${ADMIN_TOKEN}` },
    })
    const { attempt, answer } = await runner.at(0)
    attempt.progress({ fraction: 0.5, text: 'half' })
    setTimeout(answer, 500)
    const events = jobsOf(await response.text())
    expect(events.some(({ progress, progress_text }) => progress === 50 && progress_text === 'half')).toBe(true)
    expect(events.at(-1)).toMatchObject({ status: 'completed', output: { text: 'made' } })
  })

  it('belong to whoever asked; an admin sees all, and the live news too', async () => {
    const [ada, bob] = [await user('ada'), await user('bob')]
    const news = await test.roster.app.request('/api/v1/events', { headers: { host: '127.0.0.1', ...bob } })
    const { body: hers } = await ask(HELLO, ada)
    const { body: his } = await ask(HELLO, bob)
    for (const { id } of [hers, his]) {
      ;(await runner.of(id)).answer()
      await ended(id)
    }
    for (const [method, path, sent] of [
      ['GET', '', undefined],
      ['GET', '/events', undefined],
      ['POST', '/cancel', undefined],
      ['PUT', '/rating', { quality_rating: 1 }],
    ] as const)
      expect((await test.request(method, `${JOBS}/${hers.id}${path}`, sent, bob)).status).toBe(404)
    const ids = async (headers = {}) => (await list('', headers)).jobs.map(({ id }) => id)
    expect([await ids(ada), await ids(bob), await ids()]).toEqual([[hers.id], [his.id], [his.id, hers.id]])
    const reader = news.body?.pipeThrough(new TextDecoderStream()).getReader()
    let heard = ''
    while (!heard.includes('"status":"completed"')) heard += (await reader?.read())?.value
    await reader?.cancel()
    expect([heard.includes(his.id), heard.includes(hers.id)]).toEqual([true, false])
  })

  it('come in pages, newest first, by status and model', async () => {
    const ids: string[] = []
    for (const name of ['talker', 'singer', 'talker']) ids.unshift((await ask({ model: name })).body.id)
    ;(await runner.of(ids[2] ?? '')).answer()
    await ended(ids[2] ?? '')
    const first = await list('?limit=2')
    expect(first.jobs.map(({ id }) => id)).toEqual(ids.slice(0, 2))
    const second = await list(`?limit=2&cursor=${first.next_cursor}`)
    expect([second.jobs.map(({ id }) => id), second.next_cursor]).toEqual([ids.slice(2), null])
    expect((await list('?status=completed')).jobs.map(({ id }) => id)).toEqual([ids[2]])
    expect((await list('?model=singer')).jobs.map(({ id }) => id)).toEqual([ids[1]])
  })

  it('with the same Idempotency-Key are one job, for each user and a day', async () => {
    const key = { 'idempotency-key': 'one' }
    const { body: first } = await ask(HELLO, key)
    const again = await ask({ input: { prompt: 'Hello' }, model: 'talker' }, key)
    expect([again.status, again.body.id]).toEqual([202, first.id])
    const other = await test.request('POST', JOBS, { ...HELLO, input: { prompt: 'Bye' } }, key)
    expect([other.status, other.body.code]).toEqual([409, 'conflict'])
    expect((await ask(HELLO, { ...key, ...(await user('ada')) })).body.id).not.toBe(first.id)
    ahead = DAY_MS + 1000
    expect((await ask(HELLO, key)).body.id).not.toBe(first.id)
  })

  it('with the same Idempotency-Key are one job, though many come at once', async () => {
    const many = await Promise.all(Array.from({ length: 10 }, () => ask(HELLO, { 'idempotency-key': 'two' })))
    expect(new Set(many.map(({ body }) => body.id)).size).toBe(1)
    expect((await list()).jobs).toHaveLength(1)
  })

  it('are cancelled while they run, also at the provider, and not twice', async () => {
    const { body } = await ask()
    const { attempt } = await runner.at(0)
    await attempt.started('work-1')
    const cancelled = await test.request<Job>('POST', `${JOBS}/${body.id}/cancel`)
    expect(cancelled.body).toMatchObject({
      ...{ status: 'cancelled', output: null, attempts: [{ error: { code: 'cancelled' } }] },
      cost: { amount: null, known: false },
    })
    await expect.poll(() => runner.cancelled).toEqual(['work-1'])
    expect(attempt.signal.aborted).toBe(true)
    expect((await test.request('POST', `${JOBS}/${body.id}/cancel`)).status).toBe(409)
    expect((await read(body.id)).status).toBe('cancelled')
  })

  it('are cancelled while they wait, and never sent', async () => {
    await test.close()
    test = await openTestRoster({
      ...{ engine, runnerOf: () => runner },
      variables: { ACME_API_KEY: 'secret', ROSTER_PROVIDER__ACME__CONCURRENCY: '1' },
    })
    await addModels(test.request, model('talker'))
    const [{ body: first }, { body: second }] = [await ask(), await ask()]
    const { answer } = await runner.of(first.id)
    expect(await read(second.id)).toMatchObject({ status: 'queued' })
    await test.request('POST', `${JOBS}/${second.id}/cancel`)
    answer()
    await ended(first.id)
    const { body: third } = await ask()
    ;(await runner.at(1)).answer()
    await ended(third.id)
    expect(runner.asked.map(({ attempt }) => attempt.idempotencyKey)).toEqual([first.id, third.id])
    expect(await read(second.id)).toMatchObject({ status: 'cancelled', cost: { amount: 0 }, attempts: [] })
  })

  it('are rated once they are completed; the last rating counts', async () => {
    const { body } = await ask()
    const rate = (quality_rating: number) => test.request<Job>('PUT', `${JOBS}/${body.id}/rating`, { quality_rating })
    const { answer } = await runner.at(0)
    expect((await rate(4)).status).toBe(409)
    answer()
    await ended(body.id)
    expect((await rate(6)).status).toBe(400)
    await rate(2)
    expect((await rate(5)).body.quality_rating).toBe(5)
    const { body: usage } = await test.request<{ rows: UsageRow[] }>('GET', '/api/v1/usage')
    expect(usage.rows[0]).toMatchObject({ avg_quality_rating: 5 })
  })

  it('keep what they recorded when their model goes', async () => {
    const { body } = await ask()
    ;(await runner.at(0)).answer()
    await ended(body.id)
    expect((await test.request('DELETE', '/api/v1/models/talker')).status).toBe(204)
    expect(await read(body.id)).toMatchObject({ model_id: 'talker', resolution: { model: { display_name: 'talker' } } })
  })

  it('go when they are older than they are kept, and what was counted of them stays', async () => {
    const [{ body: old }, { body: running }] = [await ask(), await ask()]
    ;(await runner.of(old.id)).answer()
    await runner.of(running.id)
    await ended(old.id)
    ahead = 31 * DAY_MS
    expect(await test.roster.jobs.tidy()).toBe(1)
    expect((await test.request('GET', `${JOBS}/${old.id}`)).status).toBe(404)
    expect((await read(running.id)).status).toBe('running')
    const { body } = await test.request<{ rows: UsageRow[] }>('GET', '/api/v1/usage')
    expect(body.rows[0]).toMatchObject({ total_jobs: 2, completed_jobs: 1 })
  })
})

/** What events named `job` hold. */
const jobsOf = (text: string): Job[] =>
  text.split('\n\n').flatMap((event) => {
    const json = /^data: (.*)$/m.exec(event)?.[1]
    return json ? [JSON.parse(json) as Job] : []
  })
