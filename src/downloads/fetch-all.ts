// Every file of a download, some of them at once; what is in the library already is not fetched.
import { type Arrived, type Place, takeTwin } from './places.ts'
import type { Task, Tools } from './task.ts'

/** Small files beside the large one fill its pauses; more would share the same connections. */
const FILES_AT_ONCE = 4

/** @throws what the first file throws that fails, once the others have stopped. */
export async function fetchAll(places: readonly Place[], task: Task, tools: Tools): Promise<Arrived[]> {
  const failed = new AbortController()
  const signal = AbortSignal.any([task.signal, failed.signal])
  const arrived: Arrived[] = []
  const waiting = [...places.entries()]
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [index, place] = next
      arrived[index] = await fetchOne(place, { ...task, signal }, tools)
    }
  }
  const workers = Array.from({ length: FILES_AT_ONCE }, () =>
    work().catch((error: unknown) => {
      if (!failed.signal.aborted) failed.abort(error)
    }),
  )
  await Promise.all(workers)
  task.signal.throwIfAborted()
  failed.signal.throwIfAborted()
  return arrived
}

async function fetchOne(
  place: Place,
  { signal, live, model, accepted }: Task,
  { upstream, library, log }: Tools,
): Promise<Arrived> {
  const { file, name, partial, final, twin } = place
  const fetched = await upstream.fetchFile({
    ...{ file, partial, signal, accepted, root: library.modelsDir, final: twin ?? final },
    onProgress: ({ downloaded }) => live.arrived(file.path, downloaded),
    onWait: live.waits,
    onNotice: (sentence) => log.warn({ model: model.id, file: file.path }, sentence),
  })
  await takeTwin(place)
  live.fetched(file.path, fetched.size, fetched.sha256)
  return { file, name, partial, final, ...fetched }
}
