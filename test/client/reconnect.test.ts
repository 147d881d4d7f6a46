// Live changes over a server that goes away and comes back: nothing that happened meanwhile is missed.
import { createRoster } from '@roster/client'
import { expect, it, onTestFinished } from 'vitest'
import { ADMIN_TOKEN, addModels, DATABASES, model, newPlace } from '../support/roster.ts'
import { startProcess } from '../support/roster-process.ts'

it.each(DATABASES)(
  'follows a server on %s that is killed and started again, and tells what it missed',
  async (engine) => {
    const place = await newPlace(engine)
    onTestFinished(place.remove)
    const first = await startProcess(place)
    onTestFinished(first.kill)
    // Writes while the first one is away.
    const other = await startProcess(place)
    onTestFinished(other.kill)
    await addModels(first.request, model('one'))

    const connections: boolean[] = []
    const revisions: number[] = []
    const client = createRoster({ url: first.url, token: ADMIN_TOKEN })
    const stop = client.events.follow({
      onConnection: (connected) => connections.push(connected),
      onChange: ({ revision }) => revisions.push(revision),
    })
    onTestFinished(stop)
    await expect.poll(() => connections).toEqual([true])
    await first.request('PATCH', '/api/v1/models/one', { priority: 1 })
    await expect.poll(() => revisions).toEqual([3])

    await first.kill()
    await expect.poll(() => connections).toEqual([true, false])
    for (const priority of [2, 3])
      expect((await other.request('PATCH', '/api/v1/models/one', { priority })).status).toBe(200)
    const again = await startProcess(place, { PORT: new URL(first.url).port })
    onTestFinished(again.kill)
    await expect.poll(() => connections.at(-1), { timeout: 30_000 }).toBe(true)
    // What was missed is told at once, as one event: what is shown is to be read again.
    await expect.poll(() => revisions).toEqual([3, 5])
    await again.request('PATCH', '/api/v1/models/one', { priority: 4 })
    await expect.poll(() => revisions).toEqual([3, 5, 6])

    stop()
    await again.request('PATCH', '/api/v1/models/one', { priority: 5 })
    expect((await client.models.read('one')).value.priority).toBe(5)
    expect(revisions).toEqual([3, 5, 6])
  },
)
