// How long requests took, as a histogram of Prometheus: a count for each bound, and nothing made to count one more.
import type { Histogram } from 'prom-client'

/** From an answer out of memory to a large import, in seconds. */
const BOUNDS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]

interface Series {
  labels: Record<string, string | number>
  /** How many took at most each bound and longer than the one before; the last took longer than all. */
  counts: number[]
  sum: number
}

export class Durations {
  readonly name: string
  readonly help: string
  readonly type = 'histogram'
  readonly aggregator = 'sum'
  readonly #series: Series[] = []
  /** By route, method and status: to make one key of the three, or an object, costs more than to count. */
  readonly #index = new Map<string, Map<string, Map<number, Series>>>()

  constructor(name: string, help: string) {
    this.name = name
    this.help = help
  }

  observe(method: string, route: string, status: number, seconds: number): void {
    const series = this.#index.get(route)?.get(method)?.get(status) ?? this.#add(method, route, status)
    let bound = 0
    while (seconds > (BOUNDS[bound] ?? Number.POSITIVE_INFINITY)) bound++
    series.counts[bound] = (series.counts[bound] ?? 0) + 1
    series.sum += seconds
  }

  #add(method: string, route: string, status: number): Series {
    const series = { labels: { method, route, status }, counts: Array<number>(BOUNDS.length + 1).fill(0), sum: 0 }
    this.#series.push(series)
    const ofRoute = this.#index.get(route) ?? new Map<string, Map<number, Series>>()
    this.#index.set(route, ofRoute)
    ofRoute.set(method, (ofRoute.get(method) ?? new Map<number, Series>()).set(status, series))
    return series
  }

  /** As a registry of prom-client asks its metrics. */
  async get() {
    const { name, help, type, aggregator } = this
    return { name, help, type, aggregator, values: this.#series.flatMap((series) => valuesOf(name, series)) }
  }

  /** A registry takes what has a name and can be asked; its types know its own kinds alone. */
  asMetric(): Histogram {
    return this as unknown as Histogram
  }
}

function valuesOf(name: string, { labels, counts, sum }: Series) {
  let count = 0
  const buckets = counts.map((more, index) => {
    count += more
    return { metricName: `${name}_bucket`, labels: { le: BOUNDS[index] ?? '+Inf', ...labels }, value: count }
  })
  return [
    ...buckets,
    { metricName: `${name}_sum`, labels, value: sum },
    { metricName: `${name}_count`, labels, value: count },
  ]
}
