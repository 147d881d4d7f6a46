// How a server ends: what runs is finished, news ends at once, the database is closed, and it takes a known time.
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { request as ask } from 'node:http'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, describe, expect, it } from 'vitest'
import { ADMIN_TOKEN, addModels, DATABASES, model, newPlace, type Place } from '../../test/support/roster.ts'
import { type RosterProcess, startProcess } from '../../test/support/roster-process.ts'

let place: Place
let server: RosterProcess
afterEach(async () => {
  await server.kill()
  await place.remove()
})

const headers = { authorization: `Bearer ${ADMIN_TOKEN}`, 'content-type': 'application/json' }

describe.each(DATABASES)('a server on %s that is told to stop', (engine) => {
  it('finishes the request that runs, ends news at once, and exits with 0', async () => {
    place = await newPlace(engine)
    server = await startProcess(place)
    await addModels(server.request, model('one'))
    const news = await fetch(`${server.url}/api/v1/events`, { headers })
    const ended = text(news.body ?? new ReadableStream()).then(
      () => performance.now(),
      () => performance.now(),
    )
    // A connection that is kept open for a next request.
    await fetch(`${server.url}/healthz`)
    const body = JSON.stringify(model('two'))
    const slow = ask(`${server.url}/api/v1/models`, {
      method: 'POST',
      headers: { ...headers, 'content-length': Buffer.byteLength(body) },
    })
    const answered = once(slow, 'response')
    slow.write(body.slice(0, 10))
    await pause(300)

    const told = performance.now()
    const exited = once(server.child, 'exit')
    server.child.kill('SIGTERM')
    expect((await ended) - told).toBeLessThan(2000)
    expect(server.child.exitCode).toBeNull()
    await expect(fetch(`${server.url}/healthz`)).rejects.toThrow()
    slow.end(body.slice(10))
    const [response] = await answered
    expect(response.statusCode).toBe(201)
    response.resume()
    expect(await exited).toEqual([0, null])
    expect(performance.now() - told).toBeLessThan(4500)
    // SQLite takes its log away with the last connection that closes in good order.
    if (engine === 'sqlite') expect(existsSync(join(place.home, 'roster.db-wal'))).toBe(false)
    server = await startProcess(place)
    expect((await server.request('GET', '/api/v1/models/two')).status).toBe(200)
  })
})

it('does not wait for ever for a request that never ends', async () => {
  place = await newPlace('sqlite')
  server = await startProcess(place)
  const stuck = ask(`${server.url}/api/v1/models`, { method: 'POST', headers: { ...headers, 'content-length': 1000 } })
  stuck.on('error', () => {})
  stuck.write('{')
  await pause(200)
  const exited = once(server.child, 'exit')
  server.child.kill('SIGTERM')
  expect(await exited).toEqual([0, null])
})

it('ends with 1 and says why, where something breaks that nobody has caught', async () => {
  place = await newPlace('sqlite')
  const planted = `import { isMainThread } from 'node:worker_threads'
    if (isMainThread) process.on('SIGUSR2', () => { throw Object.assign(new Error('planted'), { token: 'hun' + 'ter2' }) })`
  const NODE_OPTIONS = `--import data:text/javascript,${encodeURIComponent(planted)}`
  server = await startProcess(place, { NODE_OPTIONS, ROSTER_LOG_LEVEL: 'error' })
  const { child } = server
  const log = text(child.stderr ?? new ReadableStream())
  const exited = once(child, 'exit')
  child.kill('SIGUSR2')
  expect(await exited).toEqual([1, null])
  expect(await log).toMatch(/"level":60.*planted.*an error that nobody has caught/)
  expect(await log).not.toContain('hunter2')
})
