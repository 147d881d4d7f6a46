// What a dry run fetched is what an apply after it writes: the difference that somebody saw, and the file fetched once.

/** As long as somebody looks through a difference. */
const KEPT_MS = 10 * 60_000

type Bytes = Uint8Array<ArrayBuffer>

/** Keeps the last file alone, in memory, for it may have 64 MiB. */
export class Fetched {
  #last: { url: string; bytes: Bytes; timer: NodeJS.Timeout } | undefined

  /** A dry run always fetches. @param fetch may throw, and then nothing is kept. */
  async read(url: string, dryRun: boolean, fetch: () => Promise<Bytes>): Promise<Bytes> {
    const last = this.#last
    if (last?.url === url) this.#forget()
    if (last?.url === url && !dryRun) return last.bytes
    const bytes = await fetch()
    // A copy: whoever reads the bytes hands them over to a thread, and has them no more.
    if (dryRun) this.#keep(url, bytes.slice())
    return bytes
  }

  #keep(url: string, bytes: Bytes): void {
    this.#forget()
    this.#last = { url, bytes, timer: setTimeout(() => this.#forget(), KEPT_MS).unref() }
  }

  #forget(): void {
    clearTimeout(this.#last?.timer)
    this.#last = undefined
  }
}
