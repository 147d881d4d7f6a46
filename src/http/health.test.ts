// Alive is the process; ready is a server that answers from a database that answers.
import { describe, expect, it, onTestFinished } from 'vitest'
import { DATABASES, openTestRoster } from '../../test/support/roster.ts'

describe.each(DATABASES)('a server on %s', (engine) => {
  it('is alive and ready, and says how far it is', async () => {
    const test = await openTestRoster({ engine, populate: true })
    onTestFinished(() => test.close())
    expect((await test.stranger('GET', '/healthz')).body).toEqual({ status: 'ok' })
    expect((await test.stranger('GET', '/readyz')).body).toEqual({ status: 'ready', revision: 1, lag: 0 })
  })
})

it('a server whose PostgreSQL is gone is alive, not ready, and answers from memory', async () => {
  const test = await openTestRoster({ engine: 'postgres', populate: true })
  onTestFinished(() => test.close())
  await test.place.remove()
  const { status, body } = await test.stranger('GET', '/readyz')
  expect([status, body.code, body.detail]).toEqual([503, 'unavailable', 'The database does not answer'])
  expect((await test.stranger('GET', '/healthz')).status).toBe(200)
  expect((await test.stranger('GET', '/api/v1/models/sonnet-4')).status).toBe(200)
})
