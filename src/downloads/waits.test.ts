// When it is told that a download waits.
import { expect, it } from 'vitest'
import { Waits } from './waits.ts'

it('tells the first moment at which something goes on, and nothing once all do', () => {
  const waits = new Waits()
  expect(waits.until()).toBeNull()
  const before = Date.now()
  const endLong = waits.begin(60_000)
  const endShort = waits.begin(5_000)
  expect((waits.until()?.getTime() ?? 0) - before).toBeGreaterThanOrEqual(5_000)
  expect((waits.until()?.getTime() ?? 0) - before).toBeLessThan(60_000)
  endShort()
  expect((waits.until()?.getTime() ?? 0) - before).toBeGreaterThanOrEqual(60_000)
  endLong()
  expect(waits.until()).toBeNull()
})

it('tells nothing while other connections bring bytes', () => {
  const waits = new Waits()
  waits.begin(60_000)
  waits.moved(10_000)
  expect(waits.until(10_500)).toBeNull()
  expect(waits.until(11_000)).not.toBeNull()
})
