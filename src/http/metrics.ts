// What this server does, counted for Prometheus.
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Catalog } from '../catalog/index.ts'
import { type Feed, readRevision } from '../changes/index.ts'
import type { Reader } from '../db/index.ts'

/** From an answer out of memory to a large import. */
const SECONDS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]

export interface MetricsParts {
  catalog: Catalog
  feed: Feed
  db: Reader
}

export class Metrics {
  readonly contentType = Registry.PROMETHEUS_CONTENT_TYPE
  readonly #registry = new Registry()
  readonly #requests: Histogram<'method' | 'route' | 'status'>
  /** Each by its labels: to look one up by an object costs more than to count. */
  readonly #series = new Map<string, Histogram.Internal<'method' | 'route' | 'status'>>()

  constructor({ catalog, feed, db }: MetricsParts) {
    const registers = [this.#registry]
    this.#requests = new Histogram({
      name: 'roster_http_request_duration_seconds',
      help: 'Requests by how long they took until their answer began',
      labelNames: ['method', 'route', 'status'],
      buckets: SECONDS,
      registers,
    })
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
    ofProcess()
  }

  /**
   * @param route the pattern that matched, never the path itself: each would be a series of its own. Documents of the
   * page, and paths that lead nowhere, have none.
   */
  observe(method: string, route: string | undefined, status: number, milliseconds: number): void {
    const key = `${method} ${route} ${status}`
    let series = this.#series.get(key)
    if (!series) {
      series = this.#requests.labels({ method, route: route ?? 'other', status })
      this.#series.set(key, series)
    }
    series.observe(milliseconds / 1000)
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
