// A host that asked to wait, or fails again and again, is asked by nobody until then: one gate for all of this server.
import { setTimeout as sleep } from 'node:timers/promises'
import { RosterError } from '../../../core/errors.ts'
import { isObject } from '../../../core/record.ts'

/** So many failures of a host in a row, whoever asked, are no accident. */
const BREAKS_AFTER = 5
/** The longest pause, ten seconds at the half second that pauses begin with: a person may be waiting. */
const LONGEST_STEPS = 20

/** Hears that something waits so many milliseconds. @returns what is called when it goes on. */
export type OnWait = (ms: number) => () => void

export interface Passage {
  signal: AbortSignal
  /** How long a host that asked to wait is waited for. */
  longestWaitMs?: number | undefined
  onWait?: OnWait | undefined
}

export class Gate {
  readonly #closedUntil = new Map<string, number>()
  readonly #failures = new Map<string, number>()
  readonly #baseMs: number

  /** @param baseMs the first pause */
  constructor(baseMs: number) {
    this.#baseMs = baseMs
  }

  /** Any answer but a fault of the server's own shows that it is there again. */
  heard(host: string, status: number): void {
    if (status < 500) {
      this.#failures.delete(host)
      return
    }
    // What was on its way when it closed says nothing new.
    if (this.closedFor(host) > 0) return
    const failures = (this.#failures.get(host) ?? 0) + 1
    this.#failures.set(host, failures)
    if (failures >= BREAKS_AFTER)
      this.close(host, this.#baseMs * Math.min(2 ** (failures - BREAKS_AFTER), LONGEST_STEPS))
  }

  /** @param ms from now */
  close(host: string, ms: number): void {
    this.#closedUntil.set(host, Math.max(this.#closedUntil.get(host) ?? 0, performance.now() + ms))
  }

  /** How long nobody asks this host yet, in milliseconds. */
  closedFor(host: string): number {
    return Math.max(0, (this.#closedUntil.get(host) ?? 0) - performance.now())
  }

  /** @throws RosterError rate_limited where that takes longer than somebody would wait */
  async pass(host: string, { signal, longestWaitMs = Number.POSITIVE_INFINITY, onWait }: Passage): Promise<void> {
    const closedFor = this.closedFor(host)
    if (closedFor > longestWaitMs) throw rateLimited(host, Math.ceil(closedFor / 1000))
    for (let ms = this.closedFor(host); ms > 0; ms = this.closedFor(host)) await wait(ms, signal, onWait)
    this.#closedUntil.delete(host)
  }
}

const rateLimited = (host: string, seconds: number): RosterError =>
  new RosterError('rate_limited', `${host} gets too many requests from here; start again in ${seconds} s`, {
    retryAfter: seconds,
  })

/** @throws the reason of the signal, as it was given. */
export async function wait(ms: number, signal: AbortSignal, onWait?: OnWait): Promise<void> {
  signal.throwIfAborted()
  const goesOn = onWait?.(ms)
  try {
    await sleep(ms, undefined, { signal })
  } catch (error) {
    throw isObject(error) && error.name === 'AbortError' ? signal.reason : error
  } finally {
    goesOn?.()
  }
}
