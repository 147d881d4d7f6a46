// What this server does, counted for Prometheus.
import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client'
import type { Catalog } from '../catalog/index.ts'
import { type Feed, readRevision } from '../changes/index.ts'
import type { Reader } from '../db/index.ts'
import type { Jobs } from '../jobs/index.ts'
import { Durations } from './durations.ts'
import { countJobs } from './job-metrics.ts'

/** Documents of the page, and paths that lead nowhere. */
const OTHER = 'other'

export interface MetricsParts {
  catalog: Catalog
  feed: Feed
  db: Reader
  jobs: Pick<Jobs, 'onEnd' | 'unfinished'>
}

export class Metrics {
  readonly contentType = Registry.PROMETHEUS_CONTENT_TYPE
  readonly #registry = new Registry()
  readonly #requests = new Durations(
    'roster_http_request_duration_seconds',
    'Requests by how long they took until their answer began',
  )

  constructor({ catalog, feed, db, jobs }: MetricsParts) {
    const registers = [this.#registry]
    this.#registry.registerMetric(this.#requests.asMetric())
    const changes = new Counter({
      name: 'roster_changes_total',
      help: 'Change sets that this server has seen since it started, by what was done',
      labelNames: ['action'],
      registers,
    })
    feed.follow((_revision, _outcomes, action) => changes.inc({ action }))
    const gauge = (name: string, help: string, read: () => number | Promise<number>) =>
      new Gauge({
        name,
        help,
        registers,
        async collect() {
          this.set(await read())
        },
      })
    gauge('roster_catalog_models', 'Models in the catalog', () => catalog.size)
    gauge('roster_catalog_revision', 'The revision that this server answers from', () => catalog.revision)
    const newest = () => readRevision(db).catch(() => undefined)
    gauge('roster_database_up', 'Whether the database answers', async () => ((await newest()) === undefined ? 0 : 1))
    gauge('roster_catalog_lag', 'Change sets in the database that this server has not seen yet', async () =>
      Math.max(0, ((await newest()) ?? Number.NaN) - feed.revision),
    )
    countJobs(this.#registry, jobs)
    ofProcess()
  }

  /**
   * @param route the pattern that matched, never the path itself: each would be a series of its own. Undefined
   * where none did.
   */
  observe(method: string, route: string | undefined, status: number, milliseconds: number): void {
    this.#requests.observe(method, route ?? OTHER, status, milliseconds / 1000)
  }

  text(): Promise<string> {
    return Registry.merge([this.#registry, ofProcess()]).metrics()
  }
}

let processRegistry: Registry | undefined

/** Memory, processor, event loop and collector of the process, measured once however many servers it holds. */
function ofProcess(): Registry {
  if (!processRegistry) {
    processRegistry = new Registry()
    collectDefaultMetrics({ register: processRegistry })
  }
  return processRegistry
}
