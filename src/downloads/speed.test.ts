import { describe, expect, it } from 'vitest'
import { Speed } from './speed.ts'

describe('the speed of a download', () => {
  it('is unknown until two moments are known, then what has arrived between them', () => {
    const speed = new Speed()
    speed.measure(0, 0)
    expect(speed.bytesPerSecond).toBeNull()
    speed.measure(1_000_000, 1_000)
    expect(speed.bytesPerSecond).toBe(1_000_000)
  })

  it('follows a change within seconds, and does not jump with it', () => {
    const speed = new Speed()
    for (let second = 0; second <= 10; second++) speed.measure(second * 1_000_000, second * 1_000)
    speed.measure(10_000_000, 11_000)
    expect(speed.bytesPerSecond).toBeGreaterThan(700_000)
    for (let second = 12; second <= 40; second++) speed.measure(10_000_000, second * 1_000)
    expect(speed.bytesPerSecond).toBeLessThan(20_000)
  })
})
