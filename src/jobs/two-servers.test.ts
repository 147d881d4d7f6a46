// Two servers on one PostgreSQL: jobs are shared, each runs what it can call, and news and decisions reach both.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ADMIN_TOKEN, addModels, model, openTestRoster, type TestRoster } from '../../test/support/roster.ts'
import { type TestRunner, testRunner } from '../../test/support/runners.ts'
import type { Job } from './contract.ts'

const JOBS = '/api/v1/jobs'

describe('two servers on one database', () => {
  let [first, second]: TestRoster[] = []
  let runners: [TestRunner, TestRunner]
  const start = async (variables: Record<string, string>, others = variables) => {
    runners = [testRunner(), testRunner()]
    const [one, two] = runners
    first = await openTestRoster({ engine: 'postgres', variables, runnerOf: () => one })
    await addModels(first.request, model('talker'))
    second = await openTestRoster({ engine: 'postgres', variables: others, runnerOf: () => two, beside: first })
    for (const { roster } of [first, second]) await roster.jobs.begin()
  }
  const KEY = { ACME_API_KEY: 'secret' }
  beforeEach(() => start({ ...KEY, ROSTER_PROVIDER__ACME__CONCURRENCY: '1' }))
  afterEach(async () => {
    for (const runner of runners) runner.finish()
    await second?.close()
    await first?.close()
  })

  const ask = async (server = first, headers: Record<string, string> = {}) => {
    const body = { model: 'talker', input: { prompt: 'Hello' } }
    return (await server?.request<Job>('POST', JOBS, body, headers))?.body.id ?? ''
  }
  const read = async (server: TestRoster | undefined, id: string) =>
    (await server?.request<Job>('GET', `${JOBS}/${id}`))?.body
  const asked = () => runners.flatMap((runner) => runner.asked)
  const until = (is: () => boolean) => expect.poll(is, { timeout: 20_000, interval: 20 }).toBe(true)

  it('share what is asked of one', async () => {
    const ids = [await ask(), await ask()]
    await until(() => runners.every((runner) => runner.asked.length === 1))
    expect(new Set(asked().map(({ attempt }) => attempt.idempotencyKey))).toEqual(new Set(ids))
  })

  it('hear of what the other runs, and cancel it', async () => {
    const id = await ask()
    await until(() => asked().length === 1)
    const isFirst = runners[0].asked.length === 1
    const other = isFirst ? second : first
    const response = await other?.roster.app.request(`${JOBS}/${id}/events`, {
      headers: { host: '127.0.0.1', authorization: `Bearer ${ADMIN_TOKEN}` },
    })
    const heard = response?.text()
    const [call] = asked()
    call?.attempt.progress({ fraction: 0.25, text: 'a quarter' })
    await expect.poll(async () => (await read(other, id))?.progress, { timeout: 20_000 }).toBe(25)
    await other?.request('POST', `${JOBS}/${id}/cancel`)
    await until(() => call?.attempt.signal.aborted === true)
    expect(await heard).toContain('"status":"cancelled"')
  })

  it('give one job to a key that comes to both at once', async () => {
    const headers = { 'idempotency-key': 'one' }
    const ids = await Promise.all([first, second, first, second].map((server) => ask(server, headers)))
    expect(new Set(ids).size).toBe(1)
  })

  it('leave what one cannot call to the other', async () => {
    for (const runner of runners) runner.finish()
    await second?.close()
    await first?.close()
    await start(KEY, {})
    const ids = [await ask(), await ask(), await ask()]
    for (const runner of runners) runner.finish()
    for (const id of ids)
      await expect.poll(async () => (await read(second, id))?.status, { timeout: 20_000 }).toBe('completed')
    expect([runners[0].asked.length, runners[1].asked.length]).toEqual([3, 0])
  })

  it('lets the other go on with what a server that stops has not begun', async () => {
    const ids = [await ask(), await ask(), await ask()]
    await until(() => runners.every((runner) => runner.asked.length === 1))
    const [one, two] = runners
    one.finish()
    await first?.roster.jobs.close()
    two.finish()
    for (const id of ids)
      await expect.poll(async () => (await read(second, id))?.status, { timeout: 20_000 }).toBe('completed')
    expect(new Set(asked().map(({ attempt }) => attempt.idempotencyKey)).size).toBe(3)
  })
})
