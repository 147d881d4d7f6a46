// Brings a model whole: plan, every file in turn, then all of them to their names at once, then the record of it.
import { mkdir, rm, rmdir } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { Source } from '../catalog/contract.ts'
import type { Clock } from '../core/clock.ts'
import { messageOf, RosterError } from '../core/errors.ts'
import type { LibraryEntry } from '../library/contract.ts'
import { diskError, type Library, modelFolder, publishFile } from '../library/index.ts'
import { type Arrived, type DownloadableModel, installedEntry } from './installed-entry.ts'
import type { Live } from './live.ts'
import type { Fetched, Plan, PlannedFile, Upstreams } from './upstreams.ts'

/** What one run has to bring, and whom it tells. */
export interface Task {
  model: DownloadableModel
  /** As an earlier run has pinned it; the model's own at first. */
  source: Source
  /** Where an earlier run has put its files. */
  folder: string | null
  token: string | undefined
  signal: AbortSignal
  live: Live
  /** Keeps what a later run needs to go on. */
  planned(source: Source, folder: string, partials: string[]): Promise<void>
  /** The one point from which there is no way back. @throws where somebody has stopped the download. */
  beginPublishing(): Promise<void>
}

export interface Tools {
  library: Library
  upstreams: Upstreams
  now: Clock
  /** @throws RosterError `disk_full` where so many bytes will not fit. */
  requireRoom(bytes: number): Promise<void>
}

export async function bringModel(task: Task, tools: Tools): Promise<void> {
  const { model, token, signal, live } = task
  const { modelsDir } = tools.library
  const plan = await tools.upstreams.plan(task.source, { token, signal })
  const folder = task.folder ?? modelFolder(model)
  const places = plan.files.map((file) => placeOf(file, join(modelsDir, folder)))
  const partials = places.map(({ file, partial }) => join(folder, dirname(file.path), basename(partial)))
  await task.planned(plan.source, folder, partials)
  live.planned(plan.files)
  await tools.requireRoom(remainingOf(live))
  try {
    const arrived: Arrived[] = []
    for (const place of places) arrived.push(await bringFile(place, plan, task, tools))
    signal.throwIfAborted()
    live.become('verifying')
    await task.beginPublishing()
    for (const { partial, final } of arrived) await publishFile(partial, final)
    await record(installedEntry({ model, source: plan.source, folder, arrived, at: tools.now() }), tools.library)
  } catch (error) {
    throw diskError(error, modelsDir)
  }
}

async function record(entry: LibraryEntry, library: Library): Promise<void> {
  try {
    await library.add(entry)
  } catch (cause) {
    throw new RosterError('not_writable', messageOf(cause), { cause })
  }
}

type Place = Pick<Arrived, 'file' | 'partial' | 'final'>

function placeOf(file: PlannedFile, folder: string): Place {
  const final = join(folder, file.path)
  return { file, final, partial: join(dirname(final), `.${basename(final)}.part`) }
}

async function bringFile({ file, partial, final }: Place, plan: Plan, task: Task, tools: Tools): Promise<Arrived> {
  await mkdir(dirname(partial), { recursive: true })
  const fetched: Fetched = await tools.upstreams.fetchFile({
    ...{ plan, file, partial, token: task.token, signal: task.signal },
    onBytes: (bytes) => task.live.arrived(file.path, bytes),
  })
  task.live.fetched(file.path, fetched.size, fetched.sha256)
  return { file, partial, final, ...fetched }
}

function remainingOf(live: Live): number {
  const { files } = live.now()
  return files.reduce((sum, { size, downloaded_bytes }) => sum + Math.max(0, (size ?? 0) - downloaded_bytes), 0)
}

/** Removes what had arrived. Folders that were made for it go too, for an empty one looks like a model. */
export async function discardPartials(partials: readonly string[], modelsDir: string): Promise<void> {
  for (const partial of partials) {
    await rm(join(modelsDir, partial), { force: true })
    for (let folder = dirname(partial); folder !== '.'; folder = dirname(folder)) {
      const isGone = await rmdir(join(modelsDir, folder)).then(
        () => true,
        () => false,
      )
      if (!isGone) break
    }
  }
}
