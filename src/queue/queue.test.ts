// Tickets on both databases: with their transaction or not at all, again after a failure, and on by another server.
import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DATABASES, newPlace, type Place } from '../../test/support/roster.ts'
import { createLog } from '../core/log.ts'
import { type Database, openDatabase } from '../db/index.ts'
import { type Work, type WorkQueue, WorkQueues } from './index.ts'

const log = createLog('silent')

describe.each(DATABASES)('work on %s', (engine) => {
  let place: Place
  let database: Database
  const queues: WorkQueues[] = []
  beforeEach(async () => {
    place = await newPlace(engine)
    database = await openDatabase(place.databaseUrl)
  })
  afterEach(async () => {
    for (const queue of queues.splice(0)) await queue.close()
    await database.close()
    await place.remove()
  })

  /** SQLite has one server, whose queue forgets what was never written. */
  const onlyShared = engine === 'postgres' ? it : () => {}

  /** A server that keeps what it was given, and does it as `run` says. */
  function server(run: Work['run'] = async () => {}, unfinished: string[] = []) {
    const given: string[] = []
    const work: Work = {
      name: 'chores',
      atATime: 2,
      unfinished: async () => unfinished,
      run(ticket, signal) {
        given.push(ticket)
        return run(ticket, signal)
      },
    }
    const own = new WorkQueues({ database, databaseUrl: place.databaseUrl, log })
    queues.push(own)
    return { queue: own.open(work), given, close: () => own.close() }
  }

  async function add(queue: WorkQueue, ticket = randomUUID()): Promise<string> {
    await queue.prepare()
    await database.write((tx) => queue.add(tx, ticket))
    queue.wake()
    return ticket
  }

  it('is done once it is added, two at a time', async () => {
    let [now, most] = [0, 0]
    const { queue, given } = server(async () => {
      most = Math.max(most, ++now)
      await new Promise((resolve) => setTimeout(resolve, 50))
      now--
    })
    const tickets = [await add(queue), await add(queue), await add(queue)]
    await expect.poll(() => [given.length, now], { timeout: 20_000 }).toEqual([3, 0])
    expect(new Set(given)).toEqual(new Set(tickets))
    expect(most).toBe(2)
  })

  onlyShared('is not there where its transaction is rolled back', async () => {
    const { queue, given } = server()
    await queue.prepare()
    const lost = database.write(async (tx) => {
      await queue.add(tx, randomUUID())
      throw new Error('rolled back')
    })
    await expect(lost).rejects.toThrow('rolled back')
    const ticket = await add(queue)
    await expect.poll(() => given, { timeout: 20_000 }).toEqual([ticket])
  })

  it('is tried again after a failure of what lies below', async () => {
    let failures = 1
    const { queue, given } = server(async () => {
      if (failures-- > 0) throw new Error('the database went away')
    })
    const ticket = await add(queue)
    await expect.poll(() => given, { timeout: 20_000 }).toEqual([ticket, ticket])
  })

  it('that was left is taken up at the start', async () => {
    const left = randomUUID()
    const { queue, given } = server(undefined, [left])
    await queue.start()
    await expect.poll(() => given, { timeout: 20_000 }).toEqual([left])
  })

  it('needs nothing of the database where nobody else can do it', async () => {
    const { queue, given } = server()
    const ticket = randomUUID()
    queue.addHere(ticket)
    await expect.poll(() => given).toEqual([ticket])
  })

  it('stops with its server', async () => {
    let stopped: unknown
    const { queue, given, close } = server(
      (_, signal) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => {
            stopped = signal.reason
            reject(signal.reason)
          })
        }),
    )
    await add(queue)
    await expect.poll(() => given.length, { timeout: 20_000 }).toBe(1)
    await close()
    expect(stopped).toMatchObject({ name: 'Stopped' })
  })

  onlyShared('of a server that stops goes on at another, which hears of it by a wake', async () => {
    const first = server(
      (_, signal) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => reject(signal.reason))
        }),
    )
    const second = server()
    await second.queue.start()
    const ticket = await add(first.queue)
    await expect.poll(() => first.given.length, { timeout: 20_000 }).toBe(1)
    second.queue.wake()
    await first.close()
    await expect.poll(() => second.given, { timeout: 30_000 }).toEqual([ticket])
  })
})
