// A hub, a place and the downloads of it for each test of a file; what a test opens is closed after it.
import { readdir } from 'node:fs/promises'
import { Writable } from 'node:stream'
import { afterEach, beforeEach } from 'vitest'
import { createLog } from '../../src/core/log.ts'
import type { Download } from '../../src/downloads/contract.ts'
import {
  ADMIN,
  type DownloadsTest,
  type DownloadsTestOptions,
  type HubModel,
  isAtRest,
  openDownloads,
  until,
} from './downloads.ts'
import { type Hub, type HubOptions, startHub } from './hub.ts'
import { type Engine, newPlace, type Place } from './roster.ts'

export interface BenchOptions extends HubOptions {
  engine: Engine
  models: readonly HubModel[]
}

/** To be called within a `describe`. */
export function useDownloads({ engine, models, ...hubOptions }: BenchOptions) {
  const opened: DownloadsTest[] = []
  let hub: Hub
  let place: Place
  let test: DownloadsTest
  let logged = ''
  beforeEach(async () => {
    logged = ''
    place = await newPlace(engine)
    hub = await startHub(hubOptions)
  })
  afterEach(async () => {
    for (const each of opened.splice(0)) await each.close()
    await hub.close()
    await place.remove()
  })

  const begin = async (options: Partial<DownloadsTestOptions> = {}): Promise<DownloadsTest> => {
    const sink = new Writable({
      write(chunk, _encoding, done) {
        logged += chunk
        done()
      },
    })
    test = await openDownloads({ engine, hub, models, place, log: createLog('debug', sink), ...options })
    opened.push(test)
    return test
  }
  const start = (model_id: string, more: { token?: string; force?: boolean } = {}) =>
    test.downloads.start(ADMIN, { model_id, ...more })
  const over = (id: string): Promise<Download> => until(test.downloads, id, isAtRest)
  return {
    /** Opens the downloads; again at the same place after a stop. */
    begin,
    start,
    over,
    /** Starts one and waits until it is at rest. */
    bring: async (model_id: string, token?: string): Promise<Download> =>
      over((await start(model_id, token ? { token } : {})).download.id),
    moving: (id: string) => until(test.downloads, id, ({ downloaded_bytes }) => downloaded_bytes > 100_000),
    slowly: (bytesPerSecond = 2_000_000) => hub.setFault({ kind: 'slow', bytesPerSecond, path: 'safetensors' }),
    filesOnDisk: async (): Promise<string[]> => {
      const entries = await readdir(test.modelsDir, { recursive: true, withFileTypes: true })
      return entries.filter((entry) => entry.isFile()).map((entry) => entry.name)
    },
    hub: () => hub,
    /** What was opened last. */
    test: () => test,
    logged: () => logged,
  }
}
