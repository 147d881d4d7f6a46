// Brings the segments of a file over as many connections as help, and goes on after every failure that may pass.
import { Stalled } from '../http/exchange.ts'
import { Passing, thrownFailure } from '../http/failure.ts'
import { type Gate, wait } from '../http/gate.ts'
import type { Retry } from '../http/retry.ts'
import type { Address } from './address.ts'
import { Again, type Bringing, bringSegment } from './bring.ts'
import { Lagging, laggard } from './lagging.ts'
import type { Limits } from './limits.ts'
import { Pace } from './pace.ts'
import type { Part } from './part.ts'
import type { Segment } from './segments.ts'
import type { Slots } from './slots.ts'

export interface Transferring {
  address: Address
  part: Part
  gate: Gate
  slots: Slots
  limits: Limits
  retry: Retry
  retryBaseMs: number
  signal: AbortSignal
  /** What a connection needs beside what the transfer gives it. */
  bringing: Omit<Bringing, 'address' | 'part' | 'signal' | 'onReceived' | 'onWritten' | 'onOpen'>
  onWritten: (bytes: number) => void
}

interface Connection {
  segment: Segment | undefined
  received: number
  drop: ((reason: Error) => void) | undefined
}

/** So many bytes show that a link works, however often it breaks. */
const PROGRESS_BYTES = 65_536
/** A rate says something after so long. */
const RATE_MS = 1_000
const STALLS_PER_ADDRESS = 3
const FAILURES_PER_ADDRESS = 3

export class Transfer {
  readonly #with: Transferring
  readonly #pace: Pace
  readonly #retry: Retry
  readonly #stop = new AbortController()
  readonly #signal: AbortSignal
  readonly #connections = new Set<Connection>()
  readonly #done = Promise.withResolvers<void>()
  #received = 0
  #sinceFailure = 0
  #stalls = 0
  #best = 0
  #isPausing = false
  #window = { at: 0, received: 0, connections: 0 }

  constructor(transferring: Transferring) {
    this.#with = transferring
    this.#pace = new Pace(transferring.limits.connectionsPerFile)
    this.#retry = transferring.retry
    this.#signal = AbortSignal.any([transferring.signal, this.#stop.signal])
  }

  get connections(): number {
    return this.#connections.size
  }

  /** Until every byte is here and was checked. @throws what does not pass, StartOver included */
  async run(): Promise<void> {
    const { limits } = this.#with
    const ticker = setInterval(() => this.look(), Math.max(10, limits.sampleMs / 2))
    try {
      this.#signal.throwIfAborted()
      this.#signal.addEventListener('abort', () => this.#done.reject(this.#signal.reason), { once: true })
      this.look()
      await this.#done.promise
    } catch (error) {
      this.#stop.abort(error)
      throw error
    } finally {
      clearInterval(ticker)
      await this.#settled()
    }
  }

  /** Whether another connection would help now, and whether one is too slow. */
  look(): void {
    if (this.#signal.aborted || this.#isPausing) return
    const { part, slots, limits } = this.#with
    if (part.segments.isComplete && this.#connections.size === 0) {
      this.#done.resolve()
      return
    }
    this.#sample()
    while (this.#connections.size < this.#pace.wanted) {
      const segment = part.segments.take(performance.now(), limits.leastTailBytes)
      if (!segment) break
      if (!slots.tryTake()) {
        segment.isTaken = false
        break
      }
      void this.#connect(segment)
    }
    this.#dropLaggard()
  }

  #sample(): void {
    const now = performance.now()
    const { size } = this.#connections
    const all = [...this.#connections]
    const isFlowing = size >= this.#pace.wanted && all.every(({ received }) => received > 0)
    if (size !== this.#window.connections || !isFlowing || this.#window.at === 0) {
      this.#window = { at: isFlowing ? now : 0, received: this.#received, connections: size }
      return
    }
    const ms = now - this.#window.at
    if (ms < this.#with.limits.sampleMs) return
    this.#pace.sample(((this.#received - this.#window.received) / ms) * 1000, now)
    this.#window = { at: now, received: this.#received, connections: size }
  }

  #dropLaggard(): void {
    const now = performance.now()
    const brought = [...this.#connections].map(({ segment }) => segment)
    for (const segment of brought) if (segment && now - segment.takenAt > RATE_MS) this.#measure(segment, now)
    if (this.#connections.size >= this.#pace.wanted) return
    const found = laggard(brought, this.#best, now)
    for (const connection of this.#connections)
      if (found && connection.segment === found) connection.drop?.(new Lagging())
  }

  #measure(segment: Segment, now: number): void {
    this.#best = Math.max(this.#best, segment.rate(now))
  }

  async #connect(first: Segment): Promise<void> {
    const connection: Connection = { segment: first, received: 0, drop: undefined }
    this.#connections.add(connection)
    try {
      for (let segment: Segment | undefined = first; segment; segment = this.#next(connection)) {
        connection.segment = segment
        if (!(await this.#bring(segment, connection))) break
      }
    } catch (error) {
      this.#done.reject(error)
      this.#stop.abort(error)
    } finally {
      connection.segment = undefined
      this.#connections.delete(connection)
      this.#with.slots.give()
      this.look()
    }
  }

  #next(connection: Connection): Segment | undefined {
    connection.segment = undefined
    if (this.#signal.aborted || this.#connections.size > this.#pace.wanted) return undefined
    return this.#with.part.segments.take(performance.now(), this.#with.limits.leastTailBytes)
  }

  /** @returns whether this connection should take another segment */
  async #bring(segment: Segment, connection: Connection): Promise<boolean> {
    const { address, part, limits, bringing, onWritten } = this.#with
    try {
      await bringSegment(segment, {
        ...bringing,
        address,
        part,
        signal: this.#signal,
        onOpen: (drop) => {
          connection.drop = drop
        },
        onReceived: (bytes) => {
          connection.received += bytes
          this.#received += bytes
        },
        onWritten: (bytes) => {
          this.#progress(bytes)
          onWritten(bytes)
        },
      })
      // On a quick line a segment is over before it could be looked at.
      if (segment.done - segment.doneWhenTaken >= limits.leastTailBytes) this.#measure(segment, performance.now())
      return true
    } catch (thrown) {
      this.#signal.throwIfAborted()
      return await this.#recover(thrown)
    } finally {
      connection.drop = undefined
      segment.isTaken = false
    }
  }

  #progress(bytes: number): void {
    this.#sinceFailure += bytes
    if (this.#sinceFailure < PROGRESS_BYTES) return
    this.#retry.progress()
    this.#stalls = 0
  }

  async #recover(thrown: unknown): Promise<boolean> {
    if (thrown instanceof Again || thrown instanceof Lagging) return true
    const { address, gate } = this.#with
    const { host } = address
    const failure = thrownFailure(thrown, host)
    if (!(failure instanceof Passing)) throw failure
    this.#sinceFailure = 0
    if (failure.error instanceof Stalled && ++this.#stalls >= STALLS_PER_ADDRESS) {
      this.#stalls = 0
      address.forget()
    }
    const isRefused = failure.kind !== 'network'
    if (this.#connections.size > 1) {
      // The others go on: that they do says more than this failure.
      this.#pace.stepDown(isRefused ? 'refused' : 'broken', performance.now())
      if (failure.kind === 'rate_limited') gate.close(host, failure.afterMs ?? this.#with.retryBaseMs)
      return false
    }
    const ms = this.#retry.pause(failure)
    if (this.#retry.failures % FAILURES_PER_ADDRESS === 0) address.forget()
    if (failure.kind === 'rate_limited') gate.close(host, ms)
    this.#isPausing = true
    await wait(ms, this.#signal, this.#with.bringing.onWait).finally(() => {
      this.#isPausing = false
    })
    return true
  }

  async #settled(): Promise<void> {
    while (this.#connections.size > 0) await new Promise((resolve) => setTimeout(resolve, 1))
  }
}
