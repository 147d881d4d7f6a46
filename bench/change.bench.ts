// One change of one model, from the call to the entry that the next read gives, in a large catalog against a small one.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { SYSTEM } from '../src/core/actor.ts'
import { createDatabase, startPostgres } from '../test/support/postgres.ts'
import { atMost, report } from './support/figure.ts'
import { environmentOf, fillDatabase, modelsOf, openQuietly } from './support/filled.ts'
import { temporaryFolder } from './support/folder.ts'
import { interleave } from './support/interleave.ts'
import { modelId } from './support/models.ts'
import { milliseconds } from './support/units.ts'

const SMALL = 1000
const LARGE = 100_000
const CHANGES = 10
const ROUNDS = 41

const folder = temporaryFolder()

async function measure(
  database: string,
  variablesOf: (count: number) => Promise<Record<string, string>>,
): Promise<void> {
  const open = async (count: number) => {
    const home = join(folder, `${database}-${count}`)
    mkdirSync(home)
    const environment = environmentOf(home, await variablesOf(count))
    await fillDatabase(environment, count)
    return openQuietly(environment)
  }
  const [small, large] = [await open(SMALL), await open(LARGE)]
  const timeIn = (roster: typeof small) => {
    const models = modelsOf(roster)
    let changed = 0
    return async () => {
      const started = performance.now()
      for (let change = 0; change < CHANGES; change++) {
        const id = modelId(changed++ % SMALL)
        const description = `Changed for the ${changed}th time`
        const { row } = await models.update(SYSTEM, id, { description }, 'merge')
        if (row.description !== description) throw new Error('The change is not in the next read')
      }
      return (performance.now() - started) / CHANGES
    }
  }
  const times = await interleave(ROUNDS, { small: timeIn(small), large: timeIn(large) })
  const ratio = times.large / times.small
  report({
    what: `One change on ${database}, ${LARGE.toLocaleString('en-US')} models`,
    figure: milliseconds(times.large),
    against: `${SMALL.toLocaleString('en-US')} models ${milliseconds(times.small)}`,
    ratio,
    target: atMost(ratio, 1.5),
  })
  await Promise.all([small.close(), large.close()])
}

await measure('SQLite', async () => ({}))

const postgres = await startPostgres().catch((error: unknown) => {
  report({
    what: 'One change on PostgreSQL',
    figure: `not measured: ${error instanceof Error ? error.message : error}`,
  })
})
if (postgres) {
  await measure('PostgreSQL', async () => ({ DATABASE_URL: (await createDatabase(postgres.url)).url }))
  await postgres.stop()
}
