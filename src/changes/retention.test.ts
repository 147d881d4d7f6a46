// Old changes go from the audit log, and nothing that still needs them breaks.
import { afterEach, describe, expect, it } from 'vitest'
import { addModels, DATABASES, model, openTestRoster, reaches, type TestRoster } from '../../test/support/roster.ts'
import { createLog } from '../core/log.ts'
import { openDatabase } from '../db/index.ts'
import { Feed, Retention } from './index.ts'

const DAY_MS = 86_400_000
const log = createLog('silent')

describe.each(DATABASES)('retention on %s', (engine) => {
  let test: TestRoster
  afterEach(() => test.close())

  /** As if it were so many days later. */
  const removeAfter = async (days: number, kept: number) => {
    const { database } = test.roster
    const clock = () => new Date(Date.now() + days * DAY_MS)
    const retention = new Retention({ database, clock, log, days: kept })
    const removed = await retention.run()
    await retention.close()
    return removed
  }
  const revisions = async () => {
    const { body } = await test.request<{ changes: { revision: number }[] }>('GET', '/api/v1/changes?limit=1000')
    return body.changes.map(({ revision }) => revision)
  }

  it('keeps what is young enough, and removes the rest in slices with all entries', async () => {
    test = await openTestRoster({ engine })
    await addModels(test.request, ...Array.from({ length: 50 }, (_, n) => model(`m${n}`)))
    expect(await removeAfter(9, 10)).toBe(0)
    expect(await removeAfter(11, 10)).toBe(50)
    expect(await revisions()).toEqual([51])
    const entries = await test.roster.database.reader.selectFrom('change_entries').select('revision').execute()
    expect(entries).toEqual([{ revision: 51 }])
    // The rows themselves are untouched, and what comes after goes on from there, here and on a server that starts.
    expect((await test.request('PATCH', '/api/v1/models/m0', { priority: 3 })).status).toBe(200)
    const second = await openTestRoster({ engine, beside: test })
    expect(second.roster.catalog.size).toBe(50)
    await test.request('PATCH', '/api/v1/models/m1', { priority: 3 })
    await reaches(second, 53)
    await second.close()
    expect((await test.request('POST', '/api/v1/changes/52/undo')).status).toBe(200)
    expect((await test.request('POST', '/api/v1/changes/2/undo')).status).toBe(404)
  })

  it('keeps a change as long as there is one that undid it', async () => {
    test = await openTestRoster({ engine })
    await addModels(test.request, model('one'))
    await test.request('PATCH', '/api/v1/models/one', { priority: 3 })
    await test.request('POST', '/api/v1/changes/3/undo')
    expect(await removeAfter(11, 10)).toBe(2)
    expect(await revisions()).toEqual([4, 3])
    expect((await test.request('GET', '/api/v1/changes/4')).body).toMatchObject({ undoes: 3 })
    await test.request('PATCH', '/api/v1/models/one', { priority: 4 })
    expect(await removeAfter(11, 10)).toBe(2)
    expect(await revisions()).toEqual([5])
  })

  it('is noticed by a server that has missed what went', async () => {
    test = await openTestRoster({ engine })
    const database = await openDatabase(test.place.databaseUrl)
    const feed = new Feed(database, test.roster.catalog.revision, log)
    await feed.close()
    await addModels(test.request, model('one'), model('two'))
    await removeAfter(11, 10)
    await feed.catchUp()
    expect(feed.hasMissed).toBe(true)
    await database.close()
  })
})
