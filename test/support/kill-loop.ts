// Kills a real server again and again while clients write to it, and looks after each time at what is there.
import { randomInt } from 'node:crypto'
import { expect } from 'vitest'
import { SYSTEM } from '../../src/core/actor.ts'
import { addModels, type Engine, model, newPlace, openTestRoster, type Place, type Request } from './roster.ts'
import { startProcess } from './roster-process.ts'

/** What the server has said yes to. */
interface Acknowledged {
  models: string[]
  count: number
}

const MODELS = '/api/v1/models'

/** The most acknowledged writes between two kills. */
const WRITES_A_ROUND = 40

/** @throws AssertionError where an acknowledged write is lost, or a change is there by half. */
export async function killLoop(engine: Engine, kills: number): Promise<Acknowledged> {
  const place = await newPlace(engine)
  try {
    const acknowledged: Acknowledged = { models: [], count: 0 }
    for (let round = 0; round < kills; round++) {
      await killWhileWriting(place, round, acknowledged)
      await verify(engine, place, acknowledged)
    }
    return acknowledged
  } finally {
    await place.remove()
  }
}

async function killWhileWriting(place: Place, round: number, acknowledged: Acknowledged): Promise<void> {
  const server = await startProcess(place)
  try {
    if (round === 0) await addModels(server.request, model('counter'), model('one'), model('two'))
    let left = randomInt(1, WRITES_A_ROUND)
    // The kill comes at once upon an acknowledgement, while the other writers wait for theirs.
    const acknowledge = () => {
      if (--left === 0) server.child.kill('SIGKILL')
    }
    const { request } = server
    const writers = [creates(request, round, acknowledged), counts(request, acknowledged), movesTheDefault(request)]
    await Promise.all(writers.map((writer) => untilKilled(writer, acknowledge)))
  } finally {
    await server.kill()
  }
}

/** Runs a writer until its server is gone. Each `yield` is an acknowledgement. */
async function untilKilled(writer: AsyncGenerator<number>, acknowledge: () => void): Promise<void> {
  try {
    for await (const status of writer) {
      expect([200, 201]).toContain(status)
      acknowledge()
    }
  } catch (error) {
    // `fetch` throws it where the connection broke; anything else is a failure.
    if (!(error instanceof TypeError)) throw error
  }
}

async function* creates(request: Request, round: number, acknowledged: Acknowledged) {
  for (let n = 0; ; n++) {
    const id = `model-${round}-${n}`
    const { status } = await request('POST', MODELS, model(id))
    acknowledged.models.push(id)
    yield status
  }
}

async function* counts(request: Request, acknowledged: Acknowledged) {
  for (;;) {
    const next = acknowledged.count + 1
    const { status } = await request('PATCH', `${MODELS}/counter`, { priority: next, description: `${next}` })
    acknowledged.count = next
    yield status
  }
}

/** A change of two rows. */
async function* movesTheDefault(request: Request) {
  for (let n = 0; ; n++)
    yield (await request('PATCH', `${MODELS}/${n % 2 ? 'one' : 'two'}`, { is_default: true })).status
}

async function verify(engine: Engine, place: Place, { models, count }: Acknowledged): Promise<void> {
  const test = await openTestRoster({ engine, place })
  try {
    const { catalog, changes } = test.roster
    // Within a change no other writer is at work, not even one whose server was killed a moment ago.
    await changes.change(SYSTEM, { action: 'test', summary: '' }, async ({ tx }) => {
      expect(models.filter((id) => !catalog.model(id))).toEqual([])
      const counter = catalog.model('counter')?.row
      expect([count, count + 1]).toContain(counter?.priority)
      expect(counter?.description).toBe(counter?.priority ? `${counter.priority}` : null)
      expect([...catalog.ordered].filter(({ row }) => row.is_default).length).toBeLessThanOrEqual(1)

      const sets = await tx.selectFrom('change_sets').select('revision').orderBy('revision').execute()
      expect(sets.map(({ revision }) => revision)).toEqual(sets.map((_, index) => index + 1))
      expect(catalog.revision).toBe(sets.length)
      const entries = await tx
        .selectFrom('change_entries')
        .selectAll()
        .orderBy('revision')
        .orderBy('position')
        .execute()
      expect(new Set(entries.map(({ revision }) => revision)).size).toBe(sets.length)
      const audited = entries
        .filter(({ entity }) => entity === 'model')
        .map(({ entity_id, after }) => [entity_id, after])
      const last = Object.fromEntries(audited.map(([id, after]) => [id, JSON.parse(after ?? 'null')]))
      expect(Object.fromEntries([...catalog.ordered].map(({ row }) => [row.id, row]))).toEqual(last)
    })
  } finally {
    await test.close()
  }
}
