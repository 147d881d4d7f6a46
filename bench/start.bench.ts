// A second start with 10,000 models: how long until it listens, and how much memory it then holds.
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { atMost, report } from './support/figure.ts'
import { environmentOf, fillDatabase } from './support/filled.ts'
import { temporaryFolder } from './support/folder.ts'
import { interleave, median } from './support/interleave.ts'
import { QUIET, ROOT, residentMemory, START, startServer } from './support/server.ts'
import { megabytes, milliseconds } from './support/units.ts'

const MODELS = 10_000
const ROUNDS = 5
const SECONDS = 1.5
const MEGABYTES = 200
const SETTLE_MS = 500

const home = temporaryFolder()
await fillDatabase(environmentOf(home), MODELS)
const memory: Record<'started' | 'listed' | 'bare', number[]> = { started: [], listed: [], bare: [] }
const keep = (name: keyof typeof memory, bytes: number | undefined) => bytes && memory[name].push(bytes)

const startsOf = await interleave(ROUNDS, {
  roster: async () => {
    const variables = { ROSTER_HOME: home, ROSTER_POPULATE: 'false', PORT: '0' }
    const server = await startServer(START, variables)
    await wait(SETTLE_MS)
    keep('started', residentMemory(server.process))
    for (let read = 0; read < 3; read++) await (await fetch(`${server.url}/api/v1/models`)).bytes()
    keep('listed', residentMemory(server.process))
    await server.stop()
    return server.startedInMs
  },
  bare: async () => {
    const server = await startServer([process.execPath, QUIET, join(ROOT, 'bench/processes/bare-server.mjs')])
    keep('bare', residentMemory(server.process))
    await server.stop()
    return server.startedInMs
  },
})

const models = `${MODELS.toLocaleString('en-US')} models`
report({
  what: `Second start, ${models}`,
  figure: milliseconds(startsOf.roster),
  against: `bare node:http ${milliseconds(startsOf.bare)}`,
  ratio: startsOf.roster / startsOf.bare,
  target: atMost(startsOf.roster / 1000, SECONDS, 's'),
})
const bare = median(memory.bare)
for (const [what, bytes] of [
  [`Resident memory, ${models}`, median(memory.started)],
  ['Resident memory after three requests for the whole list', median(memory.listed)],
] as const)
  report({
    what,
    figure: Number.isNaN(bytes) ? 'this system does not tell' : megabytes(bytes),
    against: `bare node:http ${megabytes(bare)}`,
    ratio: bytes / bare,
    target: atMost(bytes / 1e6, MEGABYTES, 'MB'),
  })
