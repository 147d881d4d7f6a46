// Whether the file is at its place already: then nothing is fetched.
import { constants } from 'node:fs'
import { isObject } from '../../../core/record.ts'
import type { FileSystem } from './files.ts'
import { openFollower } from './follower.ts'
import type { Digests } from './hashes.ts'
import { prove } from './proof.ts'
import type { Fetched, FetchRequest, HashAlgorithm } from './wanted.ts'

/** None where nothing is there, or something else; only a hash that was told beforehand can say that it is the same. */
export async function present(
  { file, final, accepted }: FetchRequest,
  files: FileSystem,
): Promise<Fetched | undefined> {
  if (final === undefined || file.hash === null) return undefined
  const found = await hashesOf(final, file.size, file.hash.algorithm, files)
  if (!found) return undefined
  const proven = prove({ path: file.path, hash: file.hash, accepted, ...found })
  return proven instanceof Error ? undefined : proven
}

/** Of a regular file of this size; none where there is none. */
export async function hashesOf(
  path: string,
  size: number | null,
  algorithm: HashAlgorithm,
  files: FileSystem,
): Promise<{ size: number; digests: Digests } | undefined> {
  const handle = await openRegular(path, files)
  if (!handle) return undefined
  try {
    const found = await handle.stat()
    if (!found.isFile() || (size !== null && found.size !== size)) return undefined
    const follower = await openFollower({ fd: handle.fd, size: found.size, algorithm })
    try {
      return { size: found.size, digests: await follower.finish(found.size) }
    } finally {
      await follower.close()
    }
  } finally {
    await handle.close()
  }
}

async function openRegular(path: string, files: FileSystem) {
  try {
    return await files.open(path, constants.O_RDONLY | constants.O_NOFOLLOW)
  } catch (error) {
    if (isObject(error) && (error.code === 'ENOENT' || error.code === 'ELOOP')) return undefined
    throw error
  }
}
