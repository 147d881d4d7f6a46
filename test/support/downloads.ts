// Downloads with a database, a library and a feed of their own, for what is not about requests.
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { ModelFacts } from '../../src/catalog/contract.ts'
import { Changes, Feed, readRevision } from '../../src/changes/index.ts'
import { systemClock } from '../../src/core/clock.ts'
import { createLog, type Log } from '../../src/core/log.ts'
import { openDatabase } from '../../src/db/index.ts'
import type { Download } from '../../src/downloads/contract.ts'
import { createUpstream } from '../../src/downloads/engine/index.ts'
import { createDownloads, type Downloads, type DownloadsOptions } from '../../src/downloads/index.ts'
import { Sources, sourceOf } from '../../src/downloads/sources/index.ts'
import { openLibrary } from '../../src/library/index.ts'
import type { Hub } from './hub.ts'
import { type Engine, newPlace, type Place } from './roster.ts'

export const ADMIN = { id: 'admin', role: 'admin' } as const

export const hubModel = (id: string, repo: string, files: string[] = [], sha256: string | null = null) => ({
  id,
  ...ModelFacts.parse({
    provider: 'local',
    model_key: `${repo}:${id}`,
    display_name: id,
    modality: 'image',
    task: 'generation',
    family: 'sdxl',
    source: { type: 'huggingface', repo, files: files.map((path) => ({ path, sha256 })) },
  }),
})

export type HubModel = ReturnType<typeof hubModel>

export interface DownloadsTestOptions extends Partial<DownloadsOptions> {
  engine: Engine
  hub: Hub
  models: readonly HubModel[]
  /** Where it stands, where that is there already; who made the place removes it. */
  place?: Place
  log?: Log
}

export async function openDownloads({ engine, hub, models, place: given, ...options }: DownloadsTestOptions) {
  const { log = createLog('silent') } = options
  const place = given ?? (await newPlace(engine))
  const modelsDir = join(place.home, 'models')
  const database = await openDatabase(place.databaseUrl)
  const feed = new Feed(database, await readRevision(database.reader), log)
  const library = await openLibrary({ modelsDir, manifestPath: join(modelsDir, 'installed-models.json'), log })
  const upstream = createUpstream({ stallSeconds: 1, retryBaseMs: 10, allowPrivateUrls: true })
  const huggingFace = { endpoint: hub.url, token: undefined }
  const civitai = { endpoint: 'https://civitai.com', token: undefined }
  const downloads = createDownloads({
    ...{ database, databaseUrl: place.databaseUrl, feed, library, log, upstream },
    sources: new Sources({ upstream, huggingFace, civitai, allowPrivateUrls: true }),
    readSource: (asked) =>
      sourceOf(asked, { hubEndpoint: hub.url, civitaiEndpoint: civitai.endpoint, allowPrivateUrls: true }),
    changes: new Changes(database, feed, systemClock, []),
    findModel: (id) => models.find((each) => each.id === id),
    adoptAt: async () => [],
    ...options,
  })
  let isOpen = true
  const stop = async () => {
    if (!isOpen) return
    isOpen = false
    await downloads.close()
    await upstream.close()
    await feed.close()
    await database.close()
  }
  return {
    downloads,
    library,
    database,
    modelsDir,
    place,
    /** As a server ends in good order; the place stays. */
    stop,
    async close() {
      await stop()
      if (!given) await place.remove()
    },
  }
}

export type DownloadsTest = Awaited<ReturnType<typeof openDownloads>>

const AT_REST: ReadonlySet<Download['status']> = new Set(['completed', 'failed', 'cancelled', 'needs_token', 'paused'])

export const isAtRest = ({ status }: Download): boolean => AT_REST.has(status)

export async function until(downloads: Downloads, id: string, is: (download: Download) => boolean): Promise<Download> {
  for (;;) {
    const download = await downloads.read(id)
    if (is(download)) return download
    await sleep(10)
  }
}
