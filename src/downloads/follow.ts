// One download as it changes, until its final state.
import type { Download } from './contract.ts'
import type { Downloads } from './service.ts'
import { isEnded } from './statuses.ts'

/** A silent connection is taken for a dead one. */
const SIGN_OF_LIFE_MS = 15_000

/** Yields each state that is told, beginning with `first`; null is a sign of life. Ends with the download or the signal. */
export async function* follow(
  downloads: Downloads,
  first: Download,
  signal: AbortSignal,
): AsyncGenerator<Download | null> {
  let news: Download | undefined
  let wake = () => {}
  const tell = (download: Download) => {
    if (download.id !== first.id) return
    news = download
    wake()
  }
  const stop = downloads.onChange(tell)
  const end = () => wake()
  signal.addEventListener('abort', end)
  try {
    yield first
    if (isEnded(first.status)) return
    // It may have gone on while nobody listened yet.
    tell(await downloads.read(first.id))
    while (!signal.aborted) {
      const next = news
      news = undefined
      if (next) {
        yield next
        if (isEnded(next.status)) return
      } else
        yield* silence(
          () => news !== undefined || signal.aborted,
          (resolve) => (wake = resolve),
        )
    }
  } finally {
    stop()
    signal.removeEventListener('abort', end)
  }
}

async function* silence(isOver: () => boolean, onWake: (wake: () => void) => void): AsyncGenerator<null> {
  const { promise, resolve } = Promise.withResolvers<boolean>()
  onWake(() => resolve(true))
  if (isOver()) return
  const timer = setTimeout(() => resolve(false), SIGN_OF_LIFE_MS)
  const isWoken = await promise
  clearTimeout(timer)
  if (!isWoken) yield null
}
