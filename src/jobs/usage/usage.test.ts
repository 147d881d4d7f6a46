// What is told of usage: as specification 3's statistics, by model, provider and day, of oneself or of all.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addModels, DATABASES, model, openTestRoster, type TestRoster } from '../../../test/support/roster.ts'
import { type TestRunner, testRunner } from '../../../test/support/runners.ts'
import { QUERIES } from '../../../test/support/spec-queries.ts'
import { openSql } from '../../../test/support/sql.ts'
import { RunnerError } from '../../runners/index.ts'
import type { Job } from '../contract.ts'
import type { UsageRow } from './contract.ts'

describe.each(DATABASES)('usage on %s', (engine) => {
  let test: TestRoster
  let runner: TestRunner
  let now: string
  beforeEach(async () => {
    runner = testRunner()
    now = '2026-03-01T10:00:00Z'
    test = await openTestRoster({
      ...{ engine, runnerOf: () => runner, clock: () => new Date(now) },
      variables: { ACME_API_KEY: 'secret' },
    })
    await addModels(
      test.request,
      model('cheap', { pricing: { input_per_mtok: 1, output_per_mtok: 2 } }),
      model('free of a price', { id: 'unknown', priority: 1 }),
    )
  })
  afterEach(async () => {
    runner.finish()
    await test.close()
  })

  async function run(name: string, end: 'completed' | 'failed' | 'cancelled', headers = {}): Promise<string> {
    const { body } = await test.request<Job>('POST', '/api/v1/jobs', { model: name }, headers)
    const { answer, fail } = await runner.of(body.id)
    if (end === 'completed') answer({ usage: { input_tokens: 1_000_000, output_tokens: 500_000 } })
    if (end === 'failed') fail(new RunnerError('failed', 'It broke', { mayHaveBegun: true }))
    if (end === 'cancelled') await test.request('POST', `/api/v1/jobs/${body.id}/cancel`)
    const read = async () => (await test.request<Job>('GET', `/api/v1/jobs/${body.id}`)).body.status
    await expect.poll(read, { timeout: 20_000 }).toBe(end)
    return body.id
  }
  const usage = async (query = '', headers = {}) =>
    (await test.request<{ rows: UsageRow[] }>('GET', `/api/v1/usage${query}`, undefined, headers)).body.rows

  it('has a row for each model with the numbers that SQL counts, most jobs first', async () => {
    for (const end of ['completed', 'completed', 'failed', 'cancelled'] as const) await run('cheap', end)
    const rated = await run('unknown', 'completed')
    await test.request('PUT', `/api/v1/jobs/${rated}/rating`, { quality_rating: 4 })
    const rows = await usage()
    expect(rows).toEqual([
      {
        ...{ day: null, display_name: 'cheap', modality: 'text', task: 'chat', provider_name: 'acme' },
        ...{ total_jobs: 4, completed_jobs: 2, failed_jobs: 1, avg_quality_rating: null },
        ...{ input_tokens: 2_000_000, output_tokens: 1_000_000, cost: 4, unknown_cost_jobs: 2 },
        ...{ p50_seconds: expect.any(Number), p95_seconds: expect.any(Number) },
      },
      {
        ...{ day: null, display_name: 'free of a price', modality: 'text', task: 'chat', provider_name: 'acme' },
        ...{ total_jobs: 1, completed_jobs: 1, failed_jobs: 0, avg_quality_rating: 4 },
        ...{ input_tokens: 1_000_000, output_tokens: 500_000, cost: 0, unknown_cost_jobs: 1 },
        ...{ p50_seconds: expect.any(Number), p95_seconds: expect.any(Number) },
      },
    ])
    const sql = await openSql(test.place)
    const counted = await sql.run(QUERIES.statistics)
    await sql.close()
    const names = ['display_name', 'modality', 'task', 'provider_name'] as const
    const counts = ['total_jobs', 'completed_jobs', 'failed_jobs'] as const
    const shown = (row: Record<string, unknown>) => [
      ...names.map((name) => row[name]),
      ...counts.map((name) => Number(row[name])),
      row.avg_quality_rating === null ? null : Number(row.avg_quality_rating),
    ]
    expect(rows.map((row) => shown(row))).toEqual(counted.map(shown))
  })

  it('has a row for each provider and each day, and for the days that were asked for', async () => {
    await run('cheap', 'completed')
    now = '2026-03-02T10:00:00Z'
    await run('cheap', 'completed')
    await run('unknown', 'failed')
    expect(await usage('?group_by=day')).toMatchObject([
      { day: '2026-03-01', total_jobs: 1, display_name: null, provider_name: null },
      { day: '2026-03-02', total_jobs: 2 },
    ])
    expect(await usage('?group_by=provider')).toMatchObject([{ day: null, provider_name: 'acme', total_jobs: 3 }])
    expect(await usage('?from=2026-03-02&to=2026-03-02&group_by=provider')).toMatchObject([{ total_jobs: 2 }])
    expect(await usage('?from=2026-03-03')).toEqual([])
    const bad = await test.request('GET', '/api/v1/usage?from=yesterday')
    expect([bad.status, bad.body.errors?.[0]?.pointer]).toEqual([400, '/from'])
  })

  it('is one’s own for a user, and everybody’s for an admin', async () => {
    const { body } = await test.request<{ secret: string }>('POST', '/api/v1/keys', { name: 'ada', role: 'user' })
    const ada = { authorization: `Bearer ${body.secret}` }
    await run('cheap', 'completed', ada)
    await run('cheap', 'completed')
    expect(await usage('', ada)).toMatchObject([{ total_jobs: 1, cost: 2 }])
    expect(await usage()).toMatchObject([{ total_jobs: 2, cost: 4 }])
  })

  it('is counted for Prometheus', async () => {
    await run('cheap', 'completed')
    await run('cheap', 'failed')
    const { body } = await test.request<string>('GET', '/metrics')
    for (const line of [
      'roster_jobs_total{provider="acme",status="completed"} 1',
      'roster_jobs_total{provider="acme",status="failed"} 1',
      'roster_job_duration_seconds_count{provider="acme"} 1',
      'roster_job_tokens_total{provider="acme",direction="input"} 1000000',
      'roster_job_cost_total{provider="acme",currency="USD"} 2',
      'roster_job_unknown_costs_total{provider="acme"} 1',
      'roster_jobs_unfinished{status="queued"} 0',
    ])
      expect(body).toContain(line)
  })
})
