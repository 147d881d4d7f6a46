// An engine against a local hub and a folder of its own: fetch, publish, and look at what is there.
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { RosterError } from '../../src/core/errors.ts'
import {
  createUpstream,
  type FetchRequest,
  type Origin,
  partialPath,
  type Refused,
  type Upstream,
  type UpstreamOptions,
  type WantedFile,
} from '../../src/downloads/engine/index.ts'
import { type Hub, type HubOptions, startHub } from './hub.ts'
import type { Content } from './hub-content.ts'

export const REPO = 'owner/model'

export interface Fetching {
  hub: Hub
  root: string
  upstream: Upstream
  /** Another engine on the same folder, as another process has. */
  engine(options?: Partial<UpstreamOptions>): Upstream
  origin(path: string, change?: Partial<Origin>): Origin
  wanted(path: string, content?: Content, change?: Partial<WantedFile>): WantedFile
  fetch(file: WantedFile, change?: Partial<FetchRequest>, upstream?: Upstream): ReturnType<Upstream['fetchFile']>
  fetchAndPublish(file: WantedFile): Promise<Buffer>
  partial(file: WantedFile): string
  final(file: WantedFile): string
  /** Names in the folder, sorted. */
  names(): Promise<string[]>
  close(): Promise<void>
}

/** Small segments and short pauses; the rules are those of the product. */
export const SMALL: Partial<UpstreamOptions> = {
  stallSeconds: 1,
  retryBaseMs: 5,
  limits: { segmentBytes: 262_144, leastTailBytes: 65_536, checkpointBytes: 262_144, checkpointMs: 200, sampleMs: 50 },
}

export async function openFetching(
  files: Record<string, Content | string>,
  options: Partial<UpstreamOptions> = {},
  hubOptions: Partial<HubOptions> = {},
): Promise<Fetching> {
  const hub = await startHub({ repos: { [REPO]: { files } }, ...hubOptions })
  const root = await mkdtemp(join(tmpdir(), 'roster-engine-'))
  const engines: Upstream[] = []
  const engine: Fetching['engine'] = (change = {}) => {
    const made = createUpstream({
      allowPrivateUrls: false,
      stallSeconds: 1,
      retryBaseMs: 5,
      ...SMALL,
      ...options,
      ...change,
    })
    engines.push(made)
    return made
  }
  const upstream = engine()
  const origin: Fetching['origin'] = (path, change) => ({
    key: `huggingface:${REPO}@${path}`,
    url: new URL(`${hub.url}/${REPO}/resolve/main/${path}`),
    authorization: undefined,
    trust: 'endpoint',
    refusal: refusalOf,
    ...change,
  })
  const final = ({ path }: WantedFile) => join(root, 'models', path)
  const partial = (file: WantedFile) => partialPath(final(file), file.origin.key)
  const fetch: Fetching['fetch'] = (file, change, by = upstream) =>
    by.fetchFile({ file, partial: partial(file), root, signal: new AbortController().signal, ...change })
  return {
    hub,
    root,
    upstream,
    engine,
    origin,
    final,
    partial,
    fetch,
    wanted: (path, content, change) => ({
      path,
      size: content?.size ?? null,
      hash: content ? { algorithm: 'sha256', hex: content.sha256 } : null,
      origin: origin(path),
      ...change,
    }),
    fetchAndPublish: async (file) => {
      const fetched = await fetch(file)
      await upstream.publish({ partial: partial(file), final: final(file), root, fetched })
      return readFile(final(file))
    },
    names: async () => (await readdir(join(root, 'models')).catch(() => [])).sort(),
    close: async () => {
      await Promise.all(engines.map((each) => each.close()))
      await hub.close()
      await rm(root, { recursive: true, force: true })
    },
  }
}

/** As the real hub's refusals are read, in short. */
function refusalOf({ status, headers, withToken }: Refused): ReturnType<Origin['refusal']> {
  if (headers['x-error-code'] === 'GatedRepo')
    return { error: new RosterError('gated', 'accept the licence'), next: 'stop' }
  if (status === 401 && withToken) return { error: new RosterError('unauthorized', 'a bad token'), next: 'anonymous' }
  return { error: new RosterError(status === 404 ? 'not_found' : 'upstream', `answered ${status}`), next: 'stop' }
}
