// One thing as it changes, until its final state.

/** A silent connection is taken for a dead one. */
const SIGN_OF_LIFE_MS = 15_000

export interface Followed<Thing> {
  isEnded(thing: Thing): boolean
  read(id: string): Promise<Thing>
  /** @returns how to stop. */
  onChange(listener: (thing: Thing) => void): () => void
}

/** Yields each state that is told, beginning with `first`; null is a sign of life. Ends with the thing or the signal. */
export async function* follow<Thing extends { id: string }>(
  { isEnded, read, onChange }: Followed<Thing>,
  first: Thing,
  signal: AbortSignal,
): AsyncGenerator<Thing | null> {
  let news: Thing | undefined
  let wake = () => {}
  const tell = (thing: Thing) => {
    if (thing.id !== first.id) return
    news = thing
    wake()
  }
  const stop = onChange(tell)
  const end = () => wake()
  signal.addEventListener('abort', end)
  try {
    yield first
    if (isEnded(first)) return
    // It may have gone on while nobody listened yet.
    tell(await read(first.id))
    while (!signal.aborted) {
      const next = news
      news = undefined
      if (next) {
        yield next
        if (isEnded(next)) return
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
