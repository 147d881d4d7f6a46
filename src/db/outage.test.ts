// A database that cannot serve for now: who asks is told so, and to come again; nothing is answered that is not so.
import { DatabaseSync } from 'node:sqlite'
import { Client } from 'pg'
import { expect, it, onTestFinished } from 'vitest'
import { type Answer, addModels, model, openTestRoster, type Problem } from '../../test/support/roster.ts'
import { Feed } from '../changes/index.ts'
import { createLog } from '../core/log.ts'

const ONE = '/api/v1/models/one'

const isTold = ({ status, headers, body }: Answer<Problem>) => {
  const told = { status, type: headers.get('content-type'), again: headers.get('retry-after'), code: body.code }
  expect(told).toEqual({ status: 503, type: 'application/problem+json', again: '5', code: 'unavailable' })
}

it('a write beside a long one of another process is refused with 503 in time, and reading goes on', async () => {
  const test = await openTestRoster({ engine: 'sqlite' })
  onTestFinished(() => test.close())
  await addModels(test.request, model('one'))
  const other = new DatabaseSync(test.place.databaseUrl.slice('file:'.length))
  onTestFinished(() => other.close())
  other.exec('begin immediate')

  const writes = Array.from({ length: 4 }, (_, n) => test.request('PATCH', ONE, { priority: n }))
  expect((await test.request('GET', ONE)).status).toBe(200)
  expect((await test.request('GET', '/api/v1/changes')).status).toBe(200)
  for (const answer of await Promise.all(writes)) {
    isTold(answer)
    expect(answer.body.detail).toMatch(/Another process is writing .* nothing was changed/)
  }
  other.exec('rollback')
  expect((await test.request('PATCH', ONE, { priority: 7 })).status).toBe(200)
  expect((await test.request('GET', '/api/v1/changes')).body).toMatchObject({ changes: { length: 3 } })
})

it('a write whose connection is cut under it is refused with 503, and the next one serves', async () => {
  const test = await openTestRoster({ engine: 'postgres' })
  onTestFinished(() => test.close())
  await addModels(test.request, model('one'))
  const admin = new Client({ connectionString: test.place.databaseUrl })
  await admin.connect()
  onTestFinished(() => admin.end())
  await admin.query('begin; lock table api_models in access exclusive mode')

  const write = test.request('PATCH', ONE, { priority: 1 })
  const waiting = `select pid from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`
  await expect.poll(async () => (await admin.query(waiting)).rowCount).toBe(1)
  await admin.query(`select pg_terminate_backend(pid) from (${waiting}) as waiting`)
  const answer = await write
  isTold(answer)
  expect(answer.body.detail).toMatch(/does not answer.* read first whether it was made/)
  await admin.query('rollback')
  expect((await test.request('PATCH', ONE, { priority: 1 })).status).toBe(200)
})

it('a change that cannot be read back yet is shown once it can, or is said to have been made', async () => {
  const test = await openTestRoster({ engine: 'sqlite' })
  onTestFinished(() => test.close())
  await addModels(test.request)
  const { database } = test.roster
  let isDown = true
  const flickering = {
    ...database,
    onWake: () => {},
    get reader() {
      if (isDown) throw new Error('Connection terminated unexpectedly')
      return database.reader
    },
  }
  const feed = new Feed(flickering, 0, createLog('silent'))
  onTestFinished(() => feed.close())
  await expect(feed.show(1, [1, 1])).rejects.toMatchObject({
    code: 'unavailable',
    message: expect.stringMatching(/^The change was made, as revision 1; this server cannot show it yet/),
  })
  const shown = feed.show(1)
  isDown = false
  await shown
  expect(feed.revision).toBe(1)
})
