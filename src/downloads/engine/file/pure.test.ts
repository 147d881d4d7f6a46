// The parts that touch nothing: how many connections, which segment next, what sleep looks like, which names are partials.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { RosterError } from '../../../core/errors.ts'
import { askedWait } from '../http/asked-wait.ts'
import { contentRange, sizeOf416 } from '../http/content-range.ts'
import { Passing } from '../http/failure.ts'
import { fileNameOf } from '../http/file-name.ts'
import { Retry } from '../http/retry.ts'
import { laggard } from './lagging.ts'
import { partialOf, partialPath } from './names.ts'
import { Pace } from './pace.ts'
import { restoreSegments } from './resume.ts'
import { Segment, Segments, segmentBytes } from './segments.ts'
import { Wake } from './wake.ts'

const MEBIBYTE = 1024 * 1024

describe('row 3: how many connections', () => {
  it('grows while the whole grows faster by it, and stops at the most', () => {
    const pace = new Pace(8)
    const seen = [1, 2, 4, 8, 8].map((connections, index) => {
      pace.sample(connections * 1000, index)
      return pace.wanted
    })
    expect(seen).toEqual([2, 4, 8, 8, 8])
  })

  it('stays where more does not help, and looks again later', () => {
    const pace = new Pace(8)
    pace.sample(1000, 0)
    pace.sample(1010, 1)
    expect(pace.wanted).toBe(2)
    pace.sample(1010, 1000)
    expect(pace.wanted).toBe(2)
    pace.sample(1010, 6000)
    expect(pace.wanted).toBe(3)
  })

  it('halves where a host refuses one, loses one where one breaks, and never all', () => {
    const pace = new Pace(8)
    for (const rate of [1, 2, 4, 8]) pace.sample(rate, 0)
    pace.stepDown('broken', 0)
    expect(pace.wanted).toBe(7)
    pace.stepDown('refused', 0)
    expect(pace.wanted).toBe(3)
    for (let times = 0; times < 5; times++) pace.stepDown('refused', 0)
    expect(pace.wanted).toBe(1)
  })

  it('ends a connection that is far slower than the best, after a trial', () => {
    const slow = new Segment(0, 100_000_000)
    slow.received = 1000
    expect(laggard([slow], 10_000_000, 4_000)).toBeUndefined()
    expect(laggard([slow], 10_000_000, 6_000)).toBe(slow)
    // The line itself is slow.
    expect(laggard([slow], 300, 6_000)).toBeUndefined()
  })
})

describe('segments', () => {
  it('are of 16 to 64 MiB', () => {
    expect([0, 1e9, 3e9, 1e12].map((size) => segmentBytes(size) / MEBIBYTE)).toEqual([16, 16, 45, 64])
  })

  it('row 3: give half of what crawls to a connection that is free', () => {
    const segments = Segments.plan(1000, 1000)
    const first = segments.take(0, 10)
    if (!first) throw new Error('the first is free')
    first.done = 100
    first.received = 200
    expect(segments.take(200, 10)).toBeUndefined()
    const tail = segments.take(1_000, 10)
    expect([first.end, tail?.start, tail?.end]).toEqual([600, 600, 1000])
  })

  it('cover a file without gap or overlap, however they are taken, brought and split', () => {
    const steps = fc.array(fc.tuple(fc.nat(5), fc.nat(400)), { maxLength: 60 })
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3000 }), fc.integer({ min: 50, max: 800 }), steps, (size, bytes, moves) => {
        const segments = Segments.plan(size, bytes)
        const taken: Segment[] = []
        moves.forEach(([which, amount], index) => {
          const next = segments.take(index * 1000, 10)
          if (next) taken.push(next)
          const segment = taken[which % Math.max(1, taken.length)]
          if (!segment) return
          segment.received = Math.min(segment.end - segment.start, segment.received + amount)
          segment.done = segment.received
        })
        let mark = 0
        for (const { start, end, done } of segments.all) {
          expect(start).toBe(mark)
          expect(done).toBeLessThanOrEqual(end - start)
          mark = end
        }
        expect(mark).toBe(size)
        expect(segments.watermark).toBeLessThanOrEqual(segments.downloaded)
      }),
    )
  })

  it.each([
    [
      'a gap',
      [
        [0, 10, 0, 0],
        [20, 30, 0, 0],
      ],
    ],
    [
      'an overlap',
      [
        [0, 10, 0, 0],
        [5, 30, 0, 0],
      ],
    ],
    ['more than there is', [[0, 30, 31, 0]]],
    ['another end', [[0, 20, 0, 0]]],
    ['nothing', []],
  ] as [string, [number, number, number, number][]][])('row 23: with %s are not believed', (_what, found) => {
    expect(restoreSegments(found, 30)).toBeUndefined()
  })
})

describe('row 38: sleep', () => {
  it('is noticed by the clock that went on, and by that alone', () => {
    const clocks = { wallMs: 0, ms: 0 }
    let wakes = 0
    const wake = new Wake(() => wakes++, { wall: () => new Date(clocks.wallMs), monotonic: () => clocks.ms })
    const pass = (wallMs: number, ms: number) => {
      clocks.wallMs += wallMs
      clocks.ms += ms
      wake.look()
    }
    pass(60_000, 60_000)
    pass(-3_600_000, 250)
    expect(wakes).toBe(0)
    pass(3_600_000, 250)
    expect(wakes).toBe(1)
    pass(250, 250)
    expect(wakes).toBe(1)
  })
})

describe('row 15: what an answer asks', () => {
  const now = Date.parse('2026-11-25T00:00:00Z')
  it.each([
    [{ ratelimit: '"resolvers";r=0;t=55' }, 56_000],
    [{ ratelimit: '"resolvers";r=12;t=55' }, undefined],
    [{ 'retry-after': '7' }, 7_000],
    [{ 'retry-after': 'Wed, 25 Nov 2026 00:00:09 GMT' }, 9_000],
    [{ 'retry-after': 'Wed, 25 Nov 2020 00:00:09 GMT' }, 0],
    [{ 'retry-after': 'soon' }, undefined],
    [{}, undefined],
  ])('%o', (headers: Record<string, string>, ms) => {
    expect(askedWait(headers, now)).toBe(ms)
  })

  it('row 16: pauses grow to a minute, with jitter, and end after ten minutes at the earliest', () => {
    const retry = new Retry({ baseMs: 500, random: () => 0.5 })
    const failure = new Passing(new RosterError('upstream', 'busy'))
    const pauses: number[] = []
    expect(() => {
      for (;;) pauses.push(retry.pause(failure))
    }).toThrow('busy')
    expect(pauses.slice(0, 4)).toEqual([375, 750, 1500, 3000])
    expect(Math.max(...pauses)).toBe(45_000)
    expect(pauses.reduce((sum, each) => sum + each, 0)).toBeGreaterThan(10 * 60_000)
  })
})

describe('what a server says', () => {
  it('row 8: of its range is read to the letter', () => {
    expect(contentRange({ 'content-range': 'bytes 5-9/20' })).toEqual({ start: 5, end: 10, total: 20 })
    expect(contentRange({ 'content-range': 'bytes 5-9/*' })).toEqual({ start: 5, end: 10, total: null })
    expect(contentRange({ 'content-range': 'items 5-9/20' })).toBeUndefined()
    expect(sizeOf416({ 'content-range': 'bytes */20' })).toBe(20)
  })

  it('row 28: of a name is a wish', () => {
    const url = new URL('https://a.example/x')
    expect(fileNameOf({ 'content-disposition': 'attachment; filename="a \\"b\\".gguf"' }, url)).toBe('a "b".gguf')
    expect(fileNameOf({ 'content-disposition': "attachment; filename*=UTF-8''%e4%bd%a0.gguf; filename=x" }, url)).toBe(
      '你.gguf',
    )
    const signed = new URL(
      'https://a.example/x?response-content-disposition=attachment%3B%20filename%3D%22m.safetensors%22',
    )
    expect(fileNameOf({}, signed)).toBe('m.safetensors')
    expect(fileNameOf({ 'content-disposition': "attachment; filename*=UTF-8''%e4" }, url)).toBeNull()
  })
})

describe('row 28: names of partials', () => {
  it('are hidden, beside the file, and short enough for what stands behind them', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 255, unit: 'grapheme' }), fc.string(), (name, key) => {
        fc.pre(!name.includes('/') && !name.includes('\0') && name !== '.' && name !== '..' && !name.includes('\n'))
        const partial = partialPath(`/models/a/${name}`, key)
        const base = partial.slice('/models/a/'.length)
        expect(Buffer.byteLength(`${base}.json.0123456789ab.tmp`)).toBeLessThanOrEqual(255)
        expect(partialOf(base)).toBe(base)
        expect(partialOf(`${base}.json.0123456789ab`)).toBe(base)
      }),
    )
  })
})
