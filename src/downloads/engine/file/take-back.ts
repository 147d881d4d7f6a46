// Bytes that were set aside, because the upstream tells another hash, and that somebody takes all the same: they are here.
import type { Claim } from './claim.ts'
import type { FileSystem } from './files.ts'
import { badPath } from './names.ts'
import { hashesOf } from './present.ts'
import type { Fetched, FetchRequest } from './wanted.ts'

/** Makes them the partial again, proved. @returns nothing where others, or none, were set aside */
export async function takeBack(
  { file, partial, accepted = [] }: FetchRequest,
  claim: Claim,
  files: FileSystem,
): Promise<Fetched | undefined> {
  if (accepted.length === 0) return undefined
  const found = await hashesOf(badPath(partial), file.size, 'sha256', files)
  if (!found || !accepted.includes(found.digests.sha256)) return undefined
  const fetched: Fetched = { size: found.size, sha256: found.digests.sha256, isProven: true }
  await files.rename(badPath(partial), partial)
  const { mtimeMs } = await files.stat(partial)
  const facts = { size: found.size, ranged: null, etags: {}, lastModified: null, segments: [] }
  // Saving it syncs the folder, and publishing it the bytes.
  await claim.save({ ...facts, verified: { ...fetched, mtimeMs } })
  await claim.release()
  return fetched
}
