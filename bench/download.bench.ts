// One file of 1 GiB, verified and synced: the engine beside curl with sha256sum, and beside aria2c with its checksum.
import { type ChildProcess, fork, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import type { FetchOrder, FetchReport } from './processes/fetcher.ts'
import { atLeast, atMost, report } from './support/figure.ts'
import { temporaryFolder } from './support/folder.ts'
import { inTurns, median } from './support/interleave.ts'
import { QUIET, ROOT, startServer } from './support/server.ts'
import { type Cost, shell } from './support/shell.ts'
import { megabytes, milliseconds } from './support/units.ts'

const SIZE = 1024 ** 3
const LARGE = 4 * SIZE
const ROUNDS = 5
/** Of each connection to the server that holds back: eight of them are slower than any disk. */
const RATE = 16 * 1024 ** 2
const THROTTLED_ROUNDS = 3
const FASTER = 1.5
const MEMORY_MB = 250

const folder = temporaryFolder()
const file = join(folder, 'peer.safetensors')
const sha256 = new Map<number, string>()
const server = await startServer(
  [process.execPath, join(ROOT, 'bench/processes/file-server.mjs'), String(SIZE), String(LARGE)],
  {},
  (line) => {
    const [, size, digest = ''] = /^sha256 of (\d+): (\w+)$/.exec(line) ?? []
    if (size) sha256.set(Number(size), digest)
  },
)
const open = `${server.url}/${SIZE}`
const throttled = `${open}?rate=${RATE}`

const fetcher: ChildProcess = fork(join(ROOT, 'bench/processes/fetcher.ts'), { execArgv: [QUIET] })
await once(fetcher, 'message')
let peakBytes = 0

async function engine(url: string, size = SIZE): Promise<Cost> {
  const final = join(folder, 'engine.safetensors')
  rmSync(final, { force: true })
  const order: FetchOrder = { root: folder, final, url, size, sha256: sha256.get(size) ?? '' }
  fetcher.send(order)
  const [{ ms, processorMs, peakBytes: peak }] = (await once(fetcher, 'message')) as [FetchReport]
  peakBytes = Math.max(peakBytes, peak)
  return { ms, processorMs }
}

const inShell = (...lines: string[]): Promise<Cost> => {
  rmSync(file, { force: true })
  return shell(folder, [...lines, `sync ${file}`])
}
const curl = (url: string) => `curl -sf -o ${file} '${url}'`
const verify = `echo '${sha256.get(SIZE)}  ${file}' | sha256sum -c >&2`
const aria2 = (url: string) =>
  `aria2c -q -x8 -s8 --min-split-size=1M --file-allocation=falloc --checksum=sha-256=${sha256.get(SIZE)} -d ${folder} -o peer.safetensors '${url}'`

const has = (program: string) => spawnSync(program, ['--version']).status === 0
const hasCurl = has('curl') && has('sha256sum')
const hasAria2 = has('aria2c')
const [CURL, ARIA2, BARE] = ['curl -o, sha256sum', 'aria2c -x8 --checksum', 'bare curl -o, not verified']

type Round = Record<string, Cost>

const perSecond = (ms: number) => `${((SIZE / 1e6 / ms) * 1000).toFixed(0)} MB/s`

/** The median of what each pair of a round says. */
const medianOf = (rounds: readonly Round[], of: (round: Round) => number) => median(rounds.map(of))

function compare(what: string, rounds: readonly Round[], peer: string, least?: number): void {
  const ours = perSecond(medianOf(rounds, ({ engine: { ms } = NONE }) => ms))
  if (!rounds[0]?.[peer]) {
    report({ what, figure: ours, against: `${peer}: not installed here` })
    return
  }
  const theirs = perSecond(medianOf(rounds, ({ [peer]: { ms } = NONE }) => ms))
  const ratio = medianOf(rounds, ({ engine: mine = NONE, [peer]: other = NONE }) => other.ms / mine.ms)
  const target = least === undefined ? {} : { target: atLeast(ratio, least) }
  report({ what, figure: ours, against: `${peer} ${theirs}`, ratio, ...target })
}

/** On a machine that is busy with other things, this tells the two apart. */
function compareProcessor(rounds: readonly Round[], peer: string): void {
  if (!rounds[0]?.[peer]) return
  const ours = medianOf(rounds, ({ engine: mine = NONE }) => mine.processorMs)
  const theirs = medianOf(rounds, ({ [peer]: other = NONE }) => other.processorMs)
  report({
    what: 'The same, processor time',
    figure: milliseconds(ours),
    against: `${peer} ${milliseconds(theirs)}`,
    ratio: theirs / ours,
  })
}

const NONE: Cost = { ms: Number.NaN, processorMs: Number.NaN }

const rounds: Round[] = await inTurns<string, Cost>(ROUNDS, {
  engine: () => engine(open),
  ...(hasCurl && { [CURL]: () => inShell(curl(open), verify) }),
  ...(hasAria2 && { [ARIA2]: () => inShell(aria2(open)) }),
  ...(hasCurl && { [BARE]: () => inShell(curl(open)) }),
})
for (const peer of [CURL, ARIA2]) {
  compare('1 GiB, verified and synced', rounds, peer, FASTER)
  compareProcessor(rounds, peer)
}
compare('1 GiB, verified and synced', rounds, BARE)

const held: Round[] = await inTurns<string, Cost>(THROTTLED_ROUNDS, {
  engine: () => engine(throttled),
  ...(hasAria2 && { [ARIA2]: () => inShell(aria2(throttled)) }),
})
compare(`1 GiB, each connection held to ${megabytes(RATE)}/s`, held, ARIA2, 1)

const memory = (what: string, against?: string) =>
  report({
    what,
    figure: megabytes(peakBytes),
    ...(against && { against }),
    target: atMost(peakBytes / 1e6, MEMORY_MB, 'MB'),
  })
memory('Most memory of the process that brought them')
const before = peakBytes
await engine(`${server.url}/${LARGE}`, LARGE)
memory(`The same, after ${LARGE / SIZE} GiB`, `1 GiB: ${megabytes(before)}`)
fetcher.disconnect()
await server.stop()
