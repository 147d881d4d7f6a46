// Brings a model whole: plan, every file in turn, then all of them to their names at once, then the record of it.
import { mkdir, rm, rmdir, statfs } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { Dispatcher } from 'undici'
import type { Clock } from '../core/clock.ts'
import { messageOf, RosterError } from '../core/errors.ts'
import type { LibraryEntry } from '../library/contract.ts'
import { diskError, type Library, modelFolder, publishFile } from '../library/index.ts'
import { type Fetched, type Fetching, fetchFile, type OpenFile } from './fetch-file.ts'
import { type Arrived, type DownloadableModel, installedEntry } from './installed-entry.ts'
import type { Job } from './job.ts'
import type { HubSource } from './sources/hub-source.ts'
import { type HubAccess, openHuggingFace, planHuggingFace } from './sources/huggingface.ts'
import type { Plan } from './sources/plan.ts'
import { Watchdog } from './watchdog.ts'

export interface Tools {
  library: Library
  endpoint: string
  token: string | undefined
  dispatcher: Dispatcher
  stallSeconds: number
  now: Clock
  openFile?: OpenFile | undefined
  freeBytes?: ((folder: string) => Promise<number>) | undefined
}

export async function bringModel(model: DownloadableModel, source: HubSource, job: Job, tools: Tools): Promise<void> {
  const watchdog = new Watchdog(job.controller.signal, tools.stallSeconds)
  const access: HubAccess = { ...tools, token: job.token ?? tools.token, watchdog }
  const plan = await planHuggingFace(source, access)
  job.planned(plan.files)
  await requireRoom(plan, tools)
  const folder = modelFolder(model)
  const places = plan.files.map((file) => ({ file, ...placeOf(file.path, join(tools.library.modelsDir, folder), job) }))
  try {
    const arrived: Arrived[] = []
    for (const place of places) arrived.push(await bringFile(place, plan, job, access, tools))
    watchdog.signal.throwIfAborted()
    job.become('verifying')
    job.isPublishing = true
    for (const { partial, final } of arrived) await publishFile(partial, final)
    await record(installedEntry({ model, source, plan, folder, arrived, at: tools.now() }), tools.library)
  } catch (error) {
    for (const { partial } of places) await removePartial(partial, tools.library.modelsDir)
    throw diskError(error, tools.library.modelsDir)
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

function placeOf(path: string, folder: string, job: Job) {
  const final = join(folder, path)
  return { final, partial: join(dirname(final), `.${basename(final)}.${job.id}.partial`) }
}

async function bringFile(place: Place, plan: Plan, job: Job, access: HubAccess, tools: Tools): Promise<Arrived> {
  const { file, partial } = place
  await mkdir(dirname(partial), { recursive: true })
  const fetched = await fetchTwice({
    file,
    partial,
    watchdog: access.watchdog,
    openFile: tools.openFile,
    openUpstream: () => openHuggingFace(plan, file.path, access),
    onBytes: (bytesSoFar) => job.fileArrived(file.path, bytesSoFar),
  })
  job.fileFetched(file.path, fetched.size, fetched.sha256)
  return { ...place, ...fetched }
}

/** A file that arrives wrong once was spoiled on its way; one that does so twice is wrong where it comes from. */
async function fetchTwice(fetching: Fetching): Promise<Fetched> {
  try {
    return await fetchFile(fetching)
  } catch (error) {
    const isMismatch = error instanceof RosterError && /^(size|hash)_mismatch$/.test(error.code)
    if (!isMismatch) throw error
    return fetchFile(fetching)
  }
}

async function requireRoom({ files }: Plan, { library, freeBytes = freeBytesOf }: Tools): Promise<void> {
  const needed = files.reduce((sum, { size }) => sum + (size ?? 0), 0)
  const free = await freeBytes(library.modelsDir)
  if (free >= needed) return
  const sentence = `${needed} bytes are needed in ${library.modelsDir} and ${free} are free; make room and try again`
  throw new RosterError('disk_full', sentence)
}

async function freeBytesOf(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder)
  return bavail * bsize
}

/** Folders that were made for it go too, for an empty one looks like a model. */
async function removePartial(partial: string, modelsDir: string): Promise<void> {
  await rm(partial, { force: true })
  for (let folder = dirname(partial); folder !== modelsDir && folder.startsWith(modelsDir); folder = dirname(folder)) {
    const isGone = await rmdir(folder).then(
      () => true,
      () => false,
    )
    if (!isGone) return
  }
}
