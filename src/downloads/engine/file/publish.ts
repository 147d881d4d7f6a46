// The one moment in which a file becomes visible: whole, verified and lasting, and never over something else by accident.
import { constants } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { RosterError } from '../../../core/errors.ts'
import { isObject } from '../../../core/record.ts'
import { diskFault } from './disk-faults.ts'
import { type FileSystem, removeFile, syncFolder } from './files.ts'
import { partialOf } from './names.ts'
import type { Places } from './place.ts'
import { hashesOf } from './present.ts'
import type { Fetched } from './wanted.ts'

export interface PublishRequest {
  partial: string
  final: string
  /** The folder that the file must stay under: MODELS_DIR. */
  root: string
  /** What `fetchFile` answered. */
  fetched: Pick<Fetched, 'size' | 'sha256'>
  /** Whether another file at the place may be replaced. */
  replace?: boolean
}

/** `adopted`: the same bytes were there already. */
export type Published = 'published' | 'adopted'

/** @throws RosterError conflict where another file is there; asked again after a crash it ends what it began. */
export async function publish(request: PublishRequest, places: Places, files: FileSystem): Promise<Published> {
  const { partial, final, root } = request
  try {
    await places.prepare(root, final)
    const published = await place(request, files)
    await syncFolder(dirname(final), files)
    await discard(partial, files)
    return published
  } catch (error) {
    throw diskFault(error, dirname(final))
  }
}

async function place(request: PublishRequest, files: FileSystem): Promise<Published> {
  const { partial, final, replace, fetched } = request
  if (!(await makeLasting(partial, fetched.size, files))) {
    if (await isSame(final, fetched, files)) return 'adopted'
    throw new RosterError('conflict', `${basename(final)} is not there to be published; start its download again`)
  }
  if (replace) {
    if (await isSame(final, fetched, files)) return 'adopted'
    await files.rename(partial, final)
    return 'published'
  }
  if (await linked(partial, final, files)) return 'published'
  if (await isSame(final, fetched, files)) return 'adopted'
  throw new RosterError(
    'conflict',
    `${final} is there already with other content and was left as it is; move it away, or ask for it to be replaced`,
  )
}

/** @returns false where there is no partial of this size */
async function makeLasting(partial: string, size: number, files: FileSystem): Promise<boolean> {
  try {
    const handle = await files.open(partial, constants.O_RDWR | constants.O_NOFOLLOW)
    try {
      if ((await handle.stat()).size !== size) return false
      await handle.chmod(0o666 & ~process.umask())
      await handle.sync()
      return true
    } finally {
      await handle.close()
    }
  } catch (error) {
    if (isObject(error) && error.code === 'ENOENT') return false
    throw error
  }
}

const isSame = async (
  final: string,
  { size, sha256 }: PublishRequest['fetched'],
  files: FileSystem,
): Promise<boolean> => (await hashesOf(final, size, 'sha256', files))?.digests.sha256 === sha256

const WITHOUT_LINKS: ReadonlySet<unknown> = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK'])

/** A link fails where a name is taken, and a rename would not. @returns false where the name is taken */
async function linked(partial: string, final: string, files: FileSystem): Promise<boolean> {
  try {
    await files.link(partial, final)
    await files.unlink(partial)
    return true
  } catch (error) {
    const code = isObject(error) ? error.code : undefined
    if (code === 'EEXIST') return false
    if (!WITHOUT_LINKS.has(code)) throw error
  }
  // A file system without links: whoever takes the name in this moment loses it.
  const isTaken = await files.lstat(final).then(
    () => true,
    () => false,
  )
  if (!isTaken) await files.rename(partial, final)
  return !isTaken
}

/** Removes a partial with its journal and all that was set aside of it. */
export async function discard(partial: string, files: FileSystem): Promise<void> {
  const folder = dirname(partial)
  const names = await files.readdir(folder).catch((error: unknown) => {
    if (isObject(error) && error.code === 'ENOENT') return []
    throw error
  })
  // The bytes last: a journal without them is nothing, and they without a journal are an orphan.
  const own = names
    .filter((name) => partialOf(name) === basename(partial))
    .sort((left, right) => right.length - left.length)
  for (const name of own) await removeFile(join(folder, name), files)
}
