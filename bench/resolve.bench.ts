// Resolve in process: what it costs in a large catalog against a small one.
import { Catalog, LimitOverrides, Local } from '../src/catalog/index.ts'
import { resolve } from '../src/resolve/index.ts'
import { atMost, report } from './support/figure.ts'
import { interleave } from './support/interleave.ts'
import { madeModels, madeProviders, modelId, PAIRS, pairAt } from './support/models.ts'
import { microseconds } from './support/units.ts'

const SMALL = 1000
const LARGE = 100_000
const ROUNDS = 101
const NOW = new Date('2026-01-01T00:00:00Z')
const input = { prompt: 'Say hello', max_tokens: 20_000, steps: 30, width: 4096, height: 1024 }

const catalogOf = (count: number): Catalog => {
  const local = new Local({ variables: {}, overrides: new LimitOverrides({}), installed: new Set() })
  return new Catalog({ revision: 1, models: madeModels(count), providers: madeProviders(), settings: [] }, local)
}
const known = (count: number) => ({
  catalog: catalogOf(count),
  configurations: { find: () => undefined, defaultOf: () => undefined },
})
const [small, large] = [known(SMALL), known(LARGE)]

type Request = Parameters<typeof resolve>[1]

interface Kind {
  what: string
  requestAt: (index: number) => Request
  calls: number
  most?: number
}

const KINDS: Kind[] = [
  { what: 'default of a task', requestAt: pairAt, calls: 500, most: 1.3 },
  { what: 'by name', requestAt: (index) => ({ model: modelId(index * 7) }), calls: 500, most: 1.3 },
  {
    what: 'with input and limits',
    requestAt: (index) => ({ ...pairAt(index), input, on_limit: 'clamp' }),
    calls: 500,
    most: 1.3,
  },
  {
    what: 'with requires',
    requestAt: (index) => ({ ...pairAt(index), requires: { supports_tools: true } }),
    calls: 50,
  },
  {
    what: 'preferring cost',
    requestAt: (index) => ({ ...pairAt(index), input, on_limit: 'clamp', prefer: 'cost' }),
    calls: 50,
  },
]

for (const { what, requestAt, calls, most } of KINDS) {
  const requests = Array.from({ length: PAIRS }, (_, index) => requestAt(index))
  const timeIn = (catalog: typeof small) => () => {
    const started = performance.now()
    for (let call = 0; call < calls; call++) resolve(catalog, requests[call % PAIRS] ?? {}, { now: NOW })
    return (performance.now() - started) / calls
  }
  const times = await interleave(most ? ROUNDS : 3, { small: timeIn(small), large: timeIn(large) })
  const ratio = times.large / times.small
  report({
    what: `Resolve ${what}, ${LARGE.toLocaleString('en-US')} models`,
    figure: microseconds(times.large),
    against: `${SMALL.toLocaleString('en-US')} models ${microseconds(times.small)}`,
    ratio,
    ...(most && { target: atMost(ratio, most) }),
  })
}
