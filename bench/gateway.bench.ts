// What the gateway adds to a chat: above the provider alone, asked by turns in the same run, at 1 to 8 in flight.
import { join } from 'node:path'
import { Pool } from 'undici'
import { atMost, report } from './support/figure.ts'
import { environmentOf } from './support/filled.ts'
import { temporaryFolder } from './support/folder.ts'
import { onCore, processorTime, QUIET, ROOT, START, startServer, stayOnCore } from './support/server.ts'
import { microseconds, milliseconds } from './support/units.ts'

const ROUNDS = 12
const CALLS_A_ROUND = 200
/** Until nearly all is compiled, as in a server that has run for a while. */
const WARM_UP = 3000
const COUNTED = 1000
const IN_FLIGHT = [1, 2, 4, 8]
const TOKEN = 'the-admin-token-of-the-benchmark'
const MOST = { p50: 2, p99: 8, firstByte: 2 }

// Whoever asks shares a core with the provider in both turns: beside the gateway it would slow that turn alone.
stayOnCore(1)
const home = temporaryFolder()
const provider = await startServer(onCore(1, [process.execPath, QUIET, join(ROOT, 'bench/processes/bare-chat.mjs')]))
const roster = await startServer(onCore(0, START), {
  ...{ ROSTER_HOME: home, DATABASE_URL: environmentOf(home).databaseUrl, ROSTER_POPULATE: 'false', PORT: '0' },
  ...{ ROSTER_ADMIN_TOKEN: TOKEN, BENCH_API_KEY: 'a-key' },
})
const headers = { 'content-type': 'application/json', authorization: `Bearer ${TOKEN}` }
for (const [path, body] of [
  [
    'providers',
    {
      id: 'bench',
      display_name: 'Bench',
      kind: 'openAI',
      base_url: `${provider.url}/v1`,
      api_key_env: 'BENCH_API_KEY',
    },
  ],
  [
    'models',
    {
      id: 'bench',
      provider: 'bench',
      model_key: 'bench',
      display_name: 'Bench',
      modality: 'text',
      task: 'chat',
      pricing: { input_per_mtok: 1, output_per_mtok: 2 },
    },
  ],
] as const) {
  const { status } = await fetch(`${roster.url}/api/v1/${path}`, {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
  })
  if (status !== 201) throw new Error(`cannot add ${path}: ${status}`)
}

const pools = { gateway: new Pool(roster.url, { connections: 8 }), alone: new Pool(provider.url, { connections: 8 }) }
type Which = keyof typeof pools

const messages = [
  { role: 'system', content: 'You are a helpful assistant. '.repeat(20) },
  { role: 'user', content: 'Say something about foxes and dogs. '.repeat(20) },
]
const bodyOf = (stream: boolean) => JSON.stringify({ model: 'bench', messages, stream, temperature: 0.2 })

/** Milliseconds to the first byte of the body, and to its end. */
async function call(which: Which, body: string): Promise<{ first: number; whole: number }> {
  const started = performance.now()
  const answer = await pools[which].request({ path: '/v1/chat/completions', method: 'POST', headers, body })
  let first = 0
  for await (const _ of answer.body) first ||= performance.now() - started
  if (answer.statusCode !== 200) throw new Error(`${which} answered ${answer.statusCode}`)
  return { first, whole: performance.now() - started }
}

async function calls(which: Which, body: string, inFlight: number, count: number) {
  const times: { first: number; whole: number }[] = []
  let left = count
  const one = async () => {
    while (left-- > 0) times.push(await call(which, body))
  }
  await Promise.all(Array.from({ length: inFlight }, one))
  return times
}

const percentile = (values: readonly number[], share: number): number => {
  const sorted = values.toSorted((left, right) => left - right)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

/** All times of both, taken by turns. */
async function compare(body: string, inFlight: number, what: 'first' | 'whole') {
  const all: Record<Which, number[]> = { gateway: [], alone: [] }
  for (let round = 0; round < ROUNDS; round++)
    for (const which of ['alone', 'gateway'] as const)
      all[which].push(...(await calls(which, body, inFlight, CALLS_A_ROUND)).map((each) => each[what]))
  return all
}

for (const which of ['alone', 'gateway'] as const)
  for (const stream of [false, true]) await calls(which, bodyOf(stream), 8, WARM_UP)

for (const inFlight of IN_FLIGHT) {
  const { gateway, alone } = await compare(bodyOf(false), inFlight, 'whole')
  for (const [name, share] of [
    ['p50', 0.5],
    ['p99', 0.99],
  ] as const) {
    const [with_, without] = [percentile(gateway, share), percentile(alone, share)]
    report({
      what: `Chat, ${inFlight} in flight, added at ${name}`,
      figure: milliseconds(with_ - without),
      against: `${milliseconds(with_)} to ${milliseconds(without)} alone`,
      ratio: with_ / without,
      target: atMost(with_ - without, MOST[name], 'ms'),
    })
  }
}
for (const inFlight of IN_FLIGHT) {
  const { gateway, alone } = await compare(bodyOf(true), inFlight, 'first')
  const [with_, without] = [percentile(gateway, 0.5), percentile(alone, 0.5)]
  report({
    what: `Stream, ${inFlight} in flight, added to the first byte`,
    figure: milliseconds(with_ - without),
    against: `${milliseconds(with_)} to ${milliseconds(without)} alone`,
    ratio: with_ / without,
    target: atMost(with_ - without, MOST.firstByte, 'ms'),
  })
}

// Where the machine is busy with other things, this alone tells what a call takes: its waiting is others' work.
for (const stream of [false, true]) {
  const before = {
    roster: processorTime(roster.process) ?? Number.NaN,
    provider: processorTime(provider.process) ?? Number.NaN,
  }
  await calls('gateway', bodyOf(stream), 8, COUNTED)
  const took = (which: 'roster' | 'provider') =>
    ((processorTime({ roster, provider }[which].process) ?? Number.NaN) - before[which]) / COUNTED
  report({
    what: stream ? 'Stream of 38 pieces, processor time' : 'Chat, processor time',
    figure: microseconds(took('roster')),
    against: `the provider's own ${microseconds(took('provider'))}`,
    ratio: took('roster') / took('provider'),
    target: atMost(took('roster'), MOST.p50, 'ms'),
  })
}

await Promise.all([pools.gateway.close(), pools.alone.close()])
await Promise.all([roster.stop(), provider.stop()])
