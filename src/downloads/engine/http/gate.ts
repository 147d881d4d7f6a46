// A host that asked to wait is asked by nobody until then: one gate for all downloads of this server.
import { setTimeout as sleep } from 'node:timers/promises'
import { isObject } from '../../../core/record.ts'

export class Gate {
  readonly #closedUntil = new Map<string, number>()

  /** @param ms from now */
  close(host: string, ms: number): void {
    this.#closedUntil.set(host, Math.max(this.#closedUntil.get(host) ?? 0, performance.now() + ms))
  }

  /** How long nobody asks this host yet, in milliseconds. */
  closedFor(host: string): number {
    return Math.max(0, (this.#closedUntil.get(host) ?? 0) - performance.now())
  }

  async pass(host: string, signal: AbortSignal): Promise<void> {
    for (let ms = this.closedFor(host); ms > 0; ms = this.closedFor(host)) await wait(ms, signal)
    this.#closedUntil.delete(host)
  }
}

/** @throws the reason of the signal, as it was given. */
export async function wait(ms: number, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted()
  try {
    await sleep(ms, undefined, { signal })
  } catch (error) {
    throw isObject(error) && error.name === 'AbortError' ? signal.reason : error
  }
}
