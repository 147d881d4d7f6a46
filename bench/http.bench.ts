// Requests per second, against a bare node:http server that sends answers of the same size.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { atLeast, report } from './support/figure.ts'
import { environmentOf, fillDatabase } from './support/filled.ts'
import { temporaryFolder } from './support/folder.ts'
import { interleave } from './support/interleave.ts'
import { type Load, load } from './support/load.ts'
import { modelId, pairAt } from './support/models.ts'
import { onCore, QUIET, ROOT, type Server, START, startServer } from './support/server.ts'
import { megabytes, microseconds, milliseconds, perSecond } from './support/units.ts'

const MODELS = 5000
const ROUNDS = 7
const CORE = 0
const READ = `/api/v1/models/${modelId(7)}`
const RESOLVE = JSON.stringify({ ...pairAt(0), input: { prompt: 'Say hello', max_tokens: 200 } })

const home = temporaryFolder()
const bodies = join(home, 'bodies')
mkdirSync(bodies)
await fillDatabase(environmentOf(home), MODELS)
const variables = { ROSTER_HOME: home, ROSTER_POPULATE: 'false', PORT: '0' }
const roster = await startServer(onCore(CORE, START), variables)

const read = async (path: string, init?: RequestInit) =>
  Buffer.from(await (await fetch(roster.url + path, init)).bytes())
const headers = { 'content-type': 'application/json' }
const firstList = performance.now()
const list = await read('/api/v1/models')
const listMs = performance.now() - firstList
writeFileSync(join(bodies, 'list'), list)
writeFileSync(join(bodies, 'model'), await read(READ))
writeFileSync(join(bodies, 'resolve'), await read('/api/v1/resolve', { method: 'POST', headers, body: RESOLVE }))
const bare = await startServer(
  onCore(CORE, [process.execPath, QUIET, join(ROOT, 'bench/processes/bare-server.mjs'), bodies]),
)

for (const { what, path, barePath, body, least } of [
  { what: 'GET one model', path: READ, barePath: '/model', body: undefined, least: 0.6 },
  { what: 'POST resolve', path: '/api/v1/resolve', barePath: '/resolve', body: RESOLVE, least: 0.4 },
]) {
  const loads: Record<'roster' | 'bare', Load[]> = { roster: [], bare: [] }
  const rateOf = (name: keyof typeof loads, server: Server, asked: string) => async () => {
    const measured = await load(server, asked, body)
    loads[name].push(measured)
    return measured.answersPerSecond
  }
  const rates = await interleave(ROUNDS, {
    roster: rateOf('roster', roster, path),
    bare: rateOf('bare', bare, barePath),
  })
  const ratio = rates.roster / rates.bare
  const against = `bare node:http ${perSecond(rates.bare)}`
  report({ what, figure: perSecond(rates.roster), against, ratio, target: atLeast(ratio, least) })
  const time = (name: keyof typeof loads) => Math.min(...loads[name].map(({ processorMs }) => processorMs))
  // Where the machine is busy with other things, or the load is the slower part, this alone tells the two servers apart.
  const processorRatio = time('bare') / time('roster')
  report({
    what: `${what}, processor time at best`,
    figure: microseconds(time('roster')),
    against: `bare node:http ${microseconds(time('bare'))}`,
    ratio: processorRatio,
    target: atLeast(processorRatio, least),
  })
}

const timeOf = async (url: string, init?: RequestInit) => {
  const started = performance.now()
  await (await fetch(url, init)).bytes()
  return performance.now() - started
}
const lists = await interleave(9, {
  roster: () => timeOf(`${roster.url}/api/v1/models`),
  bare: () => timeOf(`${bare.url}/list`),
})
const size = `${MODELS} models, ${megabytes(list.byteLength)}`
report({ what: `List, first time (${size})`, figure: milliseconds(listMs) })
report({
  what: `List, from prepared bytes`,
  figure: `${milliseconds(lists.roster)}, ${megabytes((list.byteLength / lists.roster) * 1000)}/s`,
  against: `bare node:http ${milliseconds(lists.bare)}`,
  ratio: lists.bare / lists.roster,
})

const { headers: listHeaders } = await fetch(`${roster.url}/api/v1/models`)
const unchanged = { headers: { 'if-none-match': listHeaders.get('etag') ?? '' } }
const { status } = await fetch(`${roster.url}/api/v1/models`, unchanged)
const { again } = await interleave(9, { again: () => timeOf(`${roster.url}/api/v1/models`, unchanged) })
report({
  what: 'List, unchanged',
  figure: `${status} in ${milliseconds(again)}`,
  target: { text: '304', met: status === 304 },
})

await Promise.all([roster.stop(), bare.stop()])
