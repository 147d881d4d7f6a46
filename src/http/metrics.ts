// What this server does, counted for Prometheus.
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Catalog } from '../catalog/index.ts'
import { type Feed, readRevision } from '../changes/index.ts'
import type { Reader } from '../db/index.ts'
import type { Jobs } from '../jobs/index.ts'
import { countJobs } from './job-metrics.ts'

/** From an answer out of memory to a large import. */
const SECONDS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]

/** Documents of the page, and paths that lead nowhere. */
const OTHER = 'other'

type Series = Histogram.Internal<'method' | 'route' | 'status'>

export interface MetricsParts {
  catalog: Catalog
  feed: Feed
  db: Reader
  jobs: Pick<Jobs, 'onEnd' | 'unfinished'>
}

export class Metrics {
  readonly contentType = Registry.PROMETHEUS_CONTENT_TYPE
  readonly #registry = new Registry()
  readonly #requests: Histogram<'method' | 'route' | 'status'>
  /** By route, method and status: to make one key of the three, or an object, costs more than to count. */
  readonly #series = new Map<string, Map<string, Map<number, Series>>>()

  constructor({ catalog, feed, db, jobs }: MetricsParts) {
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
    countJobs(this.#registry, jobs)
    ofProcess()
  }

  /**
   * @param route the pattern that matched, never the path itself: each would be a series of its own. Undefined
   * where none did.
   */
  observe(method: string, route: string | undefined, status: number, milliseconds: number): void {
    const series =
      this.#series
        .get(route ?? OTHER)
        ?.get(method)
        ?.get(status) ?? this.#seriesOf(method, route ?? OTHER, status)
    series.observe(milliseconds / 1000)
  }

  #seriesOf(method: string, route: string, status: number): Series {
    const series = this.#requests.labels({ method, route, status })
    const ofRoute = this.#series.get(route) ?? new Map<string, Map<number, Series>>()
    this.#series.set(route, ofRoute)
    ofRoute.set(method, (ofRoute.get(method) ?? new Map<number, Series>()).set(status, series))
    return series
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
