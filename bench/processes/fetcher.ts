// Brings files with the engine in a process of its own, so that its time and its memory are those of the engine alone.
import { createUpstream, partialPath, type WantedFile } from '../../src/downloads/engine/index.ts'

export interface FetchOrder {
  root: string
  final: string
  url: string
  size: number
  sha256: string
}

export interface FetchReport {
  ms: number
  /** Of all threads, those that have ended included. */
  processorMs: number
  /** The most memory that the process ever held, in bytes. */
  peakBytes: number
}

const upstream = createUpstream({ stallSeconds: 25, retryBaseMs: 500, allowPrivateUrls: false })

async function bring({ root, final, url, size, sha256 }: FetchOrder): Promise<FetchReport> {
  const origin: WantedFile['origin'] = {
    key: `bench:${sha256}`,
    url: new URL(url),
    authorization: undefined,
    trust: 'endpoint',
    refusal: ({ status }) => {
      throw new Error(`the server answered ${status}`)
    },
  }
  const partial = partialPath(final, origin.key)
  const file: WantedFile = { path: 'model.safetensors', size, hash: { algorithm: 'sha256', hex: sha256 }, origin }
  const started = performance.now()
  const before = process.cpuUsage()
  const fetched = await upstream.fetchFile({ file, partial, root, signal: new AbortController().signal })
  await upstream.publish({ partial, final, root, fetched })
  const ms = performance.now() - started
  const { user, system } = process.cpuUsage(before)
  return { ms, processorMs: (user + system) / 1000, peakBytes: process.resourceUsage().maxRSS * 1024 }
}

process.on('message', (order: FetchOrder) => {
  bring(order).then(
    (report) => process.send?.(report),
    (error: unknown) => {
      console.error(error)
      process.exit(1)
    },
  )
})
process.send?.('ready')
