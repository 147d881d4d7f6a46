// A file as segments that connections bring: which is next, how far each is, and how far all are without a gap. Pure.

export class Segment {
  readonly start: number
  /** Infinity where the size of the file is not known. It moves down when a tail is given to another connection. */
  end: number
  /** Bytes that were written, from `start`. */
  done: number
  /** CRC-32 of these bytes as they came over the wire. */
  crc: number
  /** Bytes that came over the wire, those that are not written yet included. */
  received: number
  isTaken = false
  /** Bytes of an earlier run that nobody read again yet. */
  isUnchecked = false
  /** Monotonic milliseconds, and bytes at that time: what its connection makes of it. */
  takenAt = 0
  doneWhenTaken = 0

  constructor(start: number, end: number, done = 0, crc = 0) {
    this.start = start
    this.end = end
    this.done = done
    this.crc = crc
    this.received = done
  }

  get position(): number {
    return this.start + this.done
  }

  get remaining(): number {
    return this.end - this.position
  }

  reset(): void {
    this.done = 0
    this.received = 0
    this.crc = 0
    this.isUnchecked = false
  }

  /** Bytes that came in a second since a connection took it, those that are not written yet included. */
  rate(now: number): number {
    return ((this.received - this.doneWhenTaken) / Math.max(1, now - this.takenAt)) * 1000
  }
}

/** It takes a connection so long to show what it can, and so much must be gained by another. */
const TRIAL_MS = 300
const GAIN_MS = 1_000

const isLate = (segment: Segment, now: number): boolean =>
  now - segment.takenAt > TRIAL_MS && (segment.remaining / Math.max(1, segment.rate(now))) * 1000 > GAIN_MS

const MEBIBYTE = 1024 * 1024

/** Of 16 to 64 MiB, in so many that connections find work and a journal stays short. */
export const segmentBytes = (size: number): number =>
  Math.min(64, Math.max(16, Math.ceil(size / 64 / MEBIBYTE))) * MEBIBYTE

export class Segments {
  #list: Segment[]

  constructor(list: readonly Segment[]) {
    this.#list = [...list]
  }

  /** @param size null where nobody told it */
  static plan(size: number | null, bytes: number): Segments {
    if (size === null) return new Segments([new Segment(0, Number.POSITIVE_INFINITY)])
    const starts = Array.from({ length: Math.ceil(size / bytes) }, (_, index) => index * bytes)
    return new Segments(starts.map((start) => new Segment(start, Math.min(size, start + bytes))))
  }

  get all(): readonly Segment[] {
    return this.#list
  }

  get downloaded(): number {
    return this.#list.reduce((sum, { done }) => sum + done, 0)
  }

  get isComplete(): boolean {
    return this.#list.every(({ remaining, isUnchecked }) => remaining === 0 && !isUnchecked)
  }

  /** The first byte that is missing or not yet checked. */
  get watermark(): number {
    let mark = 0
    for (const segment of this.#list) {
      if (segment.start !== mark || segment.isUnchecked) break
      mark = segment.position
      if (segment.remaining > 0) break
    }
    return mark
  }

  /** The lowest that nobody brings, so that the hash stays near; else half of the one that would take longest. */
  take(now: number, leastTail: number): Segment | undefined {
    const free = this.#list.find(({ isTaken, isUnchecked, remaining }) => !isTaken && !isUnchecked && remaining > 0)
    const segment = free ?? this.#steal(now, leastTail)
    if (!segment) return undefined
    segment.isTaken = true
    segment.takenAt = now
    segment.doneWhenTaken = segment.done
    segment.received = segment.done
    return segment
  }

  /** The one that would take longest, among those that a connection brings. */
  slowest(now: number): Segment | undefined {
    const timeOf = (segment: Segment) => segment.remaining / Math.max(1, segment.rate(now))
    return this.#list
      .filter(({ isTaken, remaining, end }) => isTaken && remaining > 0 && Number.isFinite(end))
      .reduce<Segment | undefined>((worst, each) => (worst && timeOf(worst) >= timeOf(each) ? worst : each), undefined)
  }

  #steal(now: number, leastTail: number): Segment | undefined {
    const from = this.slowest(now)
    // What came already must not be cut off: the tail begins behind it.
    const coming = from ? from.end - from.start - from.received : 0
    if (!from || coming < 2 * leastTail || !isLate(from, now)) return undefined
    const middle = from.end - Math.floor(coming / 2)
    const tail = new Segment(middle, from.end)
    from.end = middle
    this.#list.splice(this.#list.indexOf(from) + 1, 0, tail)
    return tail
  }

  /** The size became known while the first bytes arrived. */
  extend(size: number, bytes: number): void {
    const last = this.#list.at(-1)
    if (!last || Number.isFinite(last.end)) return
    last.end = Math.min(size, Math.max(last.start + bytes, last.position))
    for (let start = last.end; start < size; start += bytes)
      this.#list.push(new Segment(start, Math.min(size, start + bytes)))
  }
}
