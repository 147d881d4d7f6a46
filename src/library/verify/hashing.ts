// Hashes files in a thread of its own, so that nothing else waits for it.
import { once } from 'node:events'
import { Worker } from 'node:worker_threads'

export const CONTROL = 0
const RUN = 0
export const PAUSE = 1
export const CANCEL = 2

/** What both threads see. */
export interface HashShared {
  control: Int32Array<SharedArrayBuffer>
  /** How much of the present file is hashed. */
  bytes: BigInt64Array<SharedArrayBuffer>
}

export type HashAnswer = { sha256: string; size: number } | { cancelled: true } | { failed: string; code: string }

export class Hashing {
  readonly #shared: HashShared = {
    control: new Int32Array(new SharedArrayBuffer(4)),
    bytes: new BigInt64Array(new SharedArrayBuffer(8)),
  }
  #worker: Worker | undefined

  /** Of the file that is being hashed. */
  get bytesDone(): number {
    return Number(Atomics.load(this.#shared.bytes, 0))
  }

  async hash(path: string): Promise<HashAnswer> {
    this.#worker ??= new Worker(new URL('./hash-worker.ts', import.meta.url), { workerData: this.#shared })
    Atomics.store(this.#shared.bytes, 0, 0n)
    this.#worker.postMessage(path)
    const [answer] = (await once(this.#worker, 'message')) as [HashAnswer]
    return answer
  }

  pause(): void {
    this.#tell(PAUSE)
  }

  resume(): void {
    this.#tell(RUN)
  }

  /** The file that is being hashed, and each after it until `resume`, is answered as cancelled. */
  cancel(): void {
    this.#tell(CANCEL)
  }

  async close(): Promise<void> {
    await this.#worker?.terminate()
    this.#worker = undefined
  }

  #tell(what: number): void {
    Atomics.store(this.#shared.control, CONTROL, what)
    Atomics.notify(this.#shared.control, CONTROL)
  }
}
