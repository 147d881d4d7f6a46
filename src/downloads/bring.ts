// Brings a model whole: plan, room, every file, what they are, then all of them to their names, then the record of it.
import { messageOf, RosterError } from '../core/errors.ts'
import type { LibraryEntry } from '../library/contract.ts'
import { diskError, type Library, modelFolder } from '../library/index.ts'
import { fetchAll } from './fetch-all.ts'
import { installedEntry } from './installed-entry.ts'
import type { Live } from './live.ts'
import { lookAtArrived } from './look.ts'
import { type Arrived, partialOf, placesOf } from './places.ts'
import { requireConfirmed, requireOpen } from './sources/index.ts'
import type { Task, Tools } from './task.ts'

export async function bringModel(task: Task, tools: Tools): Promise<void> {
  const { model, token, signal, live } = task
  const { library, sources } = tools
  const upstream = tools.upstream.patient(live.waits)
  const plan = await sources.plan(task.source, { token, signal, companions: model.companions, upstream })
  requireOpen(plan)
  requireConfirmed(plan, task.isConfirmed)
  const folder = task.folder ?? modelFolder(model)
  const places = placesOf(plan.files, folder, library)
  await task.planned(
    plan.source,
    folder,
    places.map((place) => partialOf(place, library.modelsDir)),
  )
  live.planned(plan.files)
  await tools.requireRoom(remainingOf(live))
  try {
    const arrived = await fetchAll(places, task, tools)
    signal.throwIfAborted()
    live.become('verifying')
    const identified = await lookAtArrived(arrived, folder)
    signal.throwIfAborted()
    await task.beginPublishing()
    await publishAll(arrived, task, tools)
    const entry = installedEntry({ model, source: plan.source, folder, arrived, identified, at: tools.now() })
    await record(entry, library)
  } catch (error) {
    throw diskError(error, library.modelsDir)
  }
}

/** Asked again after a crash in between, it ends what was begun. */
async function publishAll(arrived: readonly Arrived[], task: Task, { upstream, library }: Tools): Promise<void> {
  // An installed model is the one that its files give way to; any other file at the place is somebody else's.
  const replace = task.replace || library.find(task.model.id) !== undefined
  for (const { partial, final, name: _, ...fetched } of arrived)
    await upstream.publish({ partial, final, root: library.modelsDir, fetched, replace })
}

async function record(entry: LibraryEntry, library: Library): Promise<void> {
  try {
    await library.add(entry)
  } catch (cause) {
    throw new RosterError('not_writable', messageOf(cause), { cause })
  }
}

function remainingOf(live: Live): number {
  const { files } = live.now()
  return files.reduce((sum, { size, downloaded_bytes }) => sum + Math.max(0, (size ?? 0) - downloaded_bytes), 0)
}
