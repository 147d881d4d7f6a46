// Where each file of a download goes: hidden beside its place at first, and what of it is here already.
import { constants } from 'node:fs'
import { copyFile, link, lstat, mkdir, rmdir } from 'node:fs/promises'
import { dirname, isAbsolute, join, relative, sep } from 'node:path'
import { isObject } from '../core/record.ts'
import type { Library } from '../library/index.ts'
import { type Fetched, partialPath, type Upstream, type WantedFile } from './engine/index.ts'
import { diskNames } from './sources/disk-names.ts'

export interface Place {
  file: WantedFile
  /** Below the folder of the model, with forward slashes: what its upstream calls it, made safe for every system. */
  name: string
  final: string
  partial: string
  /** A file of the library with the same content. */
  twin: string | undefined
}

/** A file that has arrived and been proved, and waits beside its place for the others. */
export interface Arrived extends Fetched {
  file: WantedFile
  name: string
  final: string
  partial: string
}

/** @throws RosterError `invalid` for a name that leads out of the folder. */
export function placesOf(files: readonly WantedFile[], folder: string, library: Library): Place[] {
  const twins = twinsIn(library)
  const names = diskNames(files.map(({ path }) => path))
  return files.map((file, index) => {
    const name = names[index] ?? file.path
    const final = join(library.modelsDir, folder, name)
    const twin = file.hash?.algorithm === 'sha256' ? twins.get(file.hash.hex) : undefined
    return { file, name, final, partial: partialPath(final, file.origin.key), twin: twin === final ? undefined : twin }
  })
}

/** Relative to the folder for models, as the row keeps it. */
export const partialOf = ({ partial }: Pick<Place, 'partial'>, modelsDir: string): string =>
  relative(modelsDir, partial).split(sep).join('/')

/** Files of other programs are not among them: they may change them at any time. */
function twinsIn(library: Library): Map<string, string> {
  const sound = library.list().filter(({ status, adopted_from }) => status === 'ok' && !adopted_from)
  const files = sound.flatMap((entry) => entry.files)
  return new Map(
    files.flatMap(({ path, sha256 }) =>
      sha256 === null || isAbsolute(path) ? [] : [[sha256, join(library.modelsDir, path)] as const],
    ),
  )
}

/** Gives the bytes of a twin, which have just been proved, a second name; a copy where the disk knows no links. */
export async function takeTwin({ partial, twin }: Place): Promise<void> {
  if (twin === undefined || (await exists(partial))) return
  await mkdir(dirname(partial), { recursive: true })
  try {
    await link(twin, partial)
  } catch (error) {
    if (!isObject(error) || !/^(EPERM|EXDEV|ENOTSUP|EOPNOTSUPP|EMLINK|ENOSYS)$/.test(String(error.code))) throw error
    await copyFile(twin, partial, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE)
  }
}

export const exists = (path: string): Promise<boolean> =>
  lstat(path).then(
    () => true,
    (error: unknown) => {
      if (isObject(error) && error.code === 'ENOENT') return false
      throw error
    },
  )

/** Removes what had arrived. Folders that were made for it go too, for an empty one looks like a model. */
export async function discardPartials(
  partials: readonly string[],
  modelsDir: string,
  upstream: Pick<Upstream, 'discard'>,
): Promise<void> {
  for (const partial of partials) {
    await upstream.discard(join(modelsDir, partial))
    for (let folder = dirname(partial); folder !== '.'; folder = dirname(folder))
      if (!(await isRemoved(join(modelsDir, folder)))) break
  }
}

/** A folder that holds something stays. */
const isRemoved = (folder: string): Promise<boolean> =>
  rmdir(folder).then(
    () => true,
    (error: unknown) => {
      if (isObject(error) && /^(ENOTEMPTY|EEXIST|ENOENT)$/.test(String(error.code))) return error.code === 'ENOENT'
      throw error
    },
  )
