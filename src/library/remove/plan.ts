// What a removal would touch, looked at file by file before anything is touched.
import { lstat } from 'node:fs/promises'
import { dirname, relative, sep } from 'node:path'
import { RosterError } from '../../core/errors.ts'
import { isObject } from '../../core/record.ts'
import type { LibraryEntry } from '../contract.ts'
import { isAdopted, liesIn, placeOf } from '../places.ts'

export interface PlannedFile {
  /** As the manifest has it. */
  path: string
  place: string
  /** What its removal frees: nothing for a link, for one of several names of a file, and for what is gone. */
  freed_bytes: number
  isThere: boolean
}

export interface Plan {
  files: PlannedFile[]
  /** Folders of the model's own, deepest first; they go where nothing else lies in them. */
  folders: string[]
}

/**
 * @param isShared whether another model has the file as well; then it stays.
 * @throws RosterError `conflict` where a path leads out of its folder, through a link or to something that is no file.
 */
export async function planRemoval(
  entry: LibraryEntry,
  modelsDir: string,
  isShared: (path: string) => boolean,
): Promise<Plan> {
  const root = rootOf(entry, modelsDir)
  const files: PlannedFile[] = []
  const folders = new Set<string>()
  for (const { path } of entry.files) {
    if (isShared(path)) continue
    const place = placeOf(path, modelsDir)
    await requireInside(path, place, root)
    files.push({ path, place, ...(await look(path, place, isAdopted(entry))) })
    if (!isAdopted(entry)) for (const folder of ownFolders(place, entry.path, modelsDir)) folders.add(folder)
  }
  return { files, folders: [...folders].sort((left, right) => right.length - left.length) }
}

/** A file that was adopted by itself lies in its folder. */
function rootOf({ adopted_from: from, files }: LibraryEntry, modelsDir: string): string {
  if (!from) return modelsDir
  return files.some(({ path }) => placeOf(path, modelsDir) === from) ? dirname(from) : from
}

/** Each folder on the way is a folder, and no link that may lead anywhere. */
async function requireInside(path: string, place: string, root: string): Promise<void> {
  if (!liesIn(place, root) || place === root) throw refused(path, `it does not lie in ${root}`)
  const parts = relative(root, place).split(sep).slice(0, -1)
  let folder = root
  for (const part of parts) {
    folder = `${folder}${sep}${part}`
    const found = await lookAt(folder)
    if (found === undefined) return
    if (found.isSymbolicLink()) throw refused(path, `${folder} is a link, and what lies behind it may be another's`)
    if (!found.isDirectory()) throw refused(path, `${folder} is no folder`)
  }
}

async function look(path: string, place: string, ofAnother: boolean) {
  const found = await lookAt(place)
  if (found === undefined) return { freed_bytes: 0, isThere: false }
  if (found.isSymbolicLink() && ofAnother)
    throw refused(path, 'it is a link into the store of another program; remove it with that program')
  if (!found.isFile() && !found.isSymbolicLink()) throw refused(path, 'it is no file')
  const isLast = found.isFile() && found.nlink === 1
  return { freed_bytes: isLast ? found.size : 0, isThere: true }
}

const lookAt = (place: string) =>
  lstat(place).catch((error: unknown) => {
    if (isObject(error) && error.code === 'ENOENT') return undefined
    throw error
  })

/** From a file's folder up to the model's own; a folder that many models share is nobody's own. */
function ownFolders(place: string, modelFolder: string, modelsDir: string): string[] {
  const own = placeOf(modelFolder, modelsDir)
  if (!modelFolder.includes('/') || !liesIn(own, modelsDir)) return []
  const folders: string[] = []
  for (let folder = dirname(place); liesIn(folder, own); folder = dirname(folder)) folders.push(folder)
  return folders
}

const refused = (path: string, why: string) =>
  new RosterError('conflict', `${path} is not removed: ${why}. Nothing was removed; remove it by hand if you are sure`)
