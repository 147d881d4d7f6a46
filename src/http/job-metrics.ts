// Jobs, counted for Prometheus: how many ended and how, how long they took, what they used and cost.
import { Counter, Gauge, Histogram, type Registry } from 'prom-client'
import type { Jobs } from '../jobs/index.ts'

/** From a cached answer to a film. */
const SECONDS = [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 600, 1800]

export function countJobs(registry: Registry, jobs: Pick<Jobs, 'onEnd' | 'unfinished'>): void {
  const registers = [registry]
  const counter = <Label extends string>(name: string, help: string, ...labelNames: Label[]) =>
    new Counter({ name, help, labelNames, registers })
  const since = 'of jobs that ended on this server since it started'
  const ended = counter('roster_jobs_total', `Number ${since}, by provider and how`, 'provider', 'status')
  const tokens = counter('roster_job_tokens_total', `Tokens ${since}`, 'provider', 'direction')
  const cost = counter('roster_job_cost_total', `Cost ${since}, where it is known`, 'provider', 'currency')
  const unknown = counter('roster_job_unknown_costs_total', `Number ${since} at a cost that nobody knows`, 'provider')
  const seconds = new Histogram({
    name: 'roster_job_duration_seconds',
    help: 'Completed jobs by how long their provider took, with tries that failed and the pauses between them',
    labelNames: ['provider'],
    buckets: SECONDS,
    registers,
  })
  jobs.onEnd(({ provider, status, took, usage, cost: paid }) => {
    ended.inc({ provider, status })
    if (took !== null) seconds.observe({ provider }, took)
    tokens.inc({ provider, direction: 'input' }, usage.input_tokens ?? 0)
    tokens.inc({ provider, direction: 'output' }, usage.output_tokens ?? 0)
    if (paid.amount === null) unknown.inc({ provider })
    else cost.inc({ provider, currency: paid.currency }, paid.amount)
  })
  new Gauge({
    name: 'roster_jobs_unfinished',
    help: 'Jobs of all servers that wait or run',
    labelNames: ['status'],
    registers,
    async collect() {
      const counts = await jobs.unfinished().catch(() => undefined)
      this.reset()
      for (const status of counts ? ['queued', 'running'] : [])
        this.set({ status }, counts?.find((each) => each.status === status)?.count ?? 0)
    },
  })
}
