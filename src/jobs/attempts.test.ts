// What becomes of attempts that fail: tried again when and as often as the provider may be asked, or another model's.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addModels, DATABASES, model, openTestRoster, type TestRoster } from '../../test/support/roster.ts'
import { busy, type TestRunner, testRunner } from '../../test/support/runners.ts'
import { RunnerError } from '../runners/index.ts'
import type { Job } from './contract.ts'
import type { UsageRow } from './usage/contract.ts'

const JOBS = '/api/v1/jobs'
const down = () => new RunnerError('upstream', 'Acme answered 503', { retry: 'backoff' })

describe.each(DATABASES)('attempts on %s', (engine) => {
  let test: TestRoster
  let runner: TestRunner
  const start = async (variables: Record<string, string> = {}) => {
    runner = testRunner()
    test = await openTestRoster({
      ...{ engine, runnerOf: () => runner },
      variables: { ACME_API_KEY: 'secret', ROSTER_RETRY_BASE_MS: '20', ...variables },
    })
    await addModels(test.request, model('talker', { priority: 1 }), model('second', { priority: 2 }))
    await test.request('POST', '/api/v1/providers', {
      ...{ id: 'spare', display_name: 'Spare', kind: 'openAI', auth_scheme: 'none' },
    })
    await test.request('POST', '/api/v1/models', model('third', { provider: 'spare', priority: 3 }))
  }
  beforeEach(() => start())
  afterEach(async () => {
    runner.finish()
    await test.close()
  })

  const ask = async (body: object = {}) =>
    (await test.request<Job>('POST', JOBS, { model: 'talker', input: { prompt: 'Hello' }, ...body })).body
  const read = async (id: string) => (await test.request<Job>('GET', `${JOBS}/${id}`)).body
  async function ended(id: string): Promise<Job> {
    await expect.poll(async () => (await read(id)).completed_at, { timeout: 20_000, interval: 10 }).not.toBeNull()
    return read(id)
  }

  it('are made again after a failure of the provider, each with its reason', async () => {
    const { id } = await ask()
    for (const index of [0, 1]) (await runner.at(index)).fail(down())
    ;(await runner.at(2)).answer()
    const { status, attempts } = await ended(id)
    expect([status, attempts.map(({ error }) => error?.code ?? null)]).toEqual([
      'completed',
      ['upstream', 'upstream', null],
    ])
    expect(new Set(runner.asked.map(({ attempt }) => attempt.idempotencyKey))).toEqual(new Set([id]))
  })

  it('end after the fifth', async () => {
    const { id } = await ask()
    for (const index of [0, 1, 2, 3, 4]) (await runner.at(index)).fail(down())
    expect(await ended(id)).toMatchObject({
      status: 'failed',
      error: { code: 'upstream', message: 'Acme answered 503' },
    })
    expect(runner.asked).toHaveLength(5)
  })

  it('are not made again where the provider may have begun', async () => {
    const { id } = await ask()
    const reset = new RunnerError('network', 'The connection broke', { retry: 'backoff', mayHaveBegun: true })
    ;(await runner.at(0)).fail(reset)
    expect(await ended(id)).toMatchObject({ status: 'failed', cost: { amount: null, known: false } })
    expect(runner.asked).toHaveLength(1)
  })

  it('wait for as long as the provider asks, and so do other jobs', async () => {
    const { id } = await ask()
    const failedAt = performance.now()
    ;(await runner.at(0)).fail(busy(1))
    await expect.poll(async () => (await read(id)).attempts[0]?.error?.code).toBe('rate_limited')
    await ask()
    await runner.at(2)
    expect(performance.now() - failedAt).toBeGreaterThanOrEqual(1000)
  })

  it('end at once where the provider asks for longer than anybody waits', async () => {
    const { id } = await ask()
    ;(await runner.at(0)).fail(busy(3600))
    expect(await ended(id)).toMatchObject({ status: 'failed', error: { code: 'rate_limited' } })
  })

  it('end when their time is up, and the provider is told', async () => {
    await test.close()
    await start({ ROSTER_JOB_TIMEOUT_SECONDS: '1' })
    const { id } = await ask()
    await (await runner.at(0)).attempt.started('work-1')
    expect(await ended(id)).toMatchObject({
      ...{ status: 'failed', error: { code: 'timeout', message: expect.stringContaining('within 1 seconds') } },
      cost: { known: false },
    })
    expect(runner.cancelled).toEqual(['work-1'])
    expect(runner.asked).toHaveLength(1)
  })

  it('go on with the next candidates only where that was asked for, and the job says so', async () => {
    const { id: alone } = await ask()
    ;(await runner.of(alone)).fail(new RunnerError('failed', 'It broke'))
    expect(await ended(alone)).toMatchObject({ status: 'failed', model_id: 'talker' })

    const { id } = await ask({ fallback: true })
    ;(await runner.of(id)).fail(new RunnerError('failed', 'It broke'))
    await expect.poll(async () => (await read(id)).model_id).toBe('second')
    await expect.poll(() => runner.asked.length).toBe(3)
    // The third is another provider's: the job goes to its queue.
    ;(await runner.of(id)).fail(new RunnerError('refused', 'Not this'))
    await expect.poll(async () => (await read(id)).model_id).toBe('third')
    await expect.poll(() => runner.asked.length, { timeout: 20_000 }).toBe(4)
    ;(await runner.of(id)).answer()
    expect(await ended(id)).toMatchObject({
      ...{ status: 'completed', model_id: 'third', provider_id: 'spare' },
      resolution: { model: { id: 'third' }, fallback: { from: 'talker', reason: 'Not this' } },
      attempts: [{ model_id: 'talker' }, { model_id: 'second' }, { model_id: 'third', provider_id: 'spare' }],
    })
    const { body } = await test.request<{ rows: UsageRow[] }>('GET', '/api/v1/usage')
    const counted = body.rows.map((row) => [row.display_name, row.total_jobs, row.completed_jobs, row.failed_jobs])
    expect(counted).toEqual([
      ['talker', 1, 0, 1],
      ['third', 1, 1, 0],
    ])
  })

  it('fail where there is nobody else', async () => {
    const { id } = await ask({ fallback: true })
    for (const index of [0, 1, 2]) {
      await expect.poll(() => runner.asked.length, { timeout: 20_000 }).toBe(index + 1)
      ;(await runner.at(index)).fail(new RunnerError('failed', `Failure ${index}`))
    }
    expect(await ended(id)).toMatchObject({ status: 'failed', model_id: 'third', error: { message: 'Failure 2' } })
  })

  it('are as many at once as the provider may be asked', async () => {
    await test.close()
    await start({ ROSTER_PROVIDER__ACME__CONCURRENCY: '2' })
    const ids = [await ask(), await ask(), await ask()].map(({ id }) => id)
    await runner.at(1)
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(runner.asked).toHaveLength(2)
    runner.finish()
    for (const id of ids) await ended(id)
    expect(runner.asked).toHaveLength(3)
  })

  it('are no more in a minute than the provider may be asked, by all servers together', async () => {
    await test.close()
    await start({ ROSTER_PROVIDER__ACME__REQUESTS_PER_MINUTE: '2' })
    runner.finish()
    const ids = [await ask(), await ask(), await ask()].map(({ id }) => id)
    await expect
      .poll(async () => (await Promise.all(ids.map(read))).map(({ status }) => status).sort(), { timeout: 20_000 })
      .toEqual(['completed', 'completed', 'queued'])
    const { starts } = await test.roster.database.reader
      .selectFrom('provider_paces')
      .selectAll()
      .executeTakeFirstOrThrow()
    expect(JSON.parse(starts)).toHaveLength(2)
    // A minute ago there was one.
    const older = (JSON.parse(starts) as number[]).map((start) => start - 61_000)
    await test.roster.database.write((tx) =>
      tx
        .updateTable('provider_paces')
        .set({ starts: JSON.stringify(older) })
        .execute(),
    )
    const { id: next } = await ask()
    await expect.poll(async () => (await read(next)).status, { timeout: 20_000 }).toBe('completed')
  })
})
