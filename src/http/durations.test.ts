// The same observations make the same text as the library's own histogram.
import fc from 'fast-check'
import { Histogram, Registry } from 'prom-client'
import { expect, it } from 'vitest'
import { Durations } from './durations.ts'

const BUCKETS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]
const linesOf = async (registry: Registry) => (await registry.metrics()).trim().split('\n').toSorted()

const observation = fc.record({
  method: fc.constantFrom('GET', 'POST'),
  route: fc.constantFrom('/api/v1/models/:id', 'a "quoted" route'),
  status: fc.constantFrom(200, 404),
  seconds: fc.oneof(fc.constantFrom(0, ...BUCKETS), fc.double({ min: 0, max: 100, noNaN: true })),
})

it('tells what prom-client tells', async () => {
  const name = 'a_duration_seconds'
  await fc.assert(
    fc.asyncProperty(fc.array(observation), async (observations) => {
      const [ours, theirs] = [new Registry(), new Registry()]
      const durations = new Durations(name, 'help')
      ours.registerMetric(durations.asMetric())
      const labelNames = ['method', 'route', 'status']
      const histogram = new Histogram({ name, help: 'help', labelNames, buckets: BUCKETS, registers: [theirs] })
      for (const { method, route, status, seconds } of observations) {
        durations.observe(method, route, status, seconds)
        histogram.observe({ method, route, status }, seconds)
      }
      expect(await linesOf(ours)).toEqual(await linesOf(theirs))
    }),
  )
})
