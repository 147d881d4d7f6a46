// What is known of the bytes in a partial. It claims none that a power cut could take, and holds no secret.
import { dirname } from 'node:path'
import { z } from 'zod'
import { type FileSystem, syncFolder } from './files.ts'
import { Owner } from './owner.ts'

const Count = z.int().min(0)

export const Journal = z.object({
  version: z.literal(1),
  /** Names the bytes. */
  key: z.string(),
  owner: Owner,
  size: Count.nullable(),
  /** Whether the server sends ranges; null until it was asked for one. */
  ranged: z.boolean().nullable(),
  /** By host: each storage has its own for the same bytes. */
  etags: z.record(z.string(), z.string()),
  lastModified: z.string().nullable(),
  /** start, end (null: not known yet), bytes that are here, their CRC-32 as they came over the wire. */
  segments: z.array(z.tuple([Count, Count.nullable(), Count, Count])),
  /** The file as it was when its hash was found right. */
  verified: z.object({ size: Count, sha256: z.string(), isProven: z.boolean(), mtimeMs: z.number() }).nullable(),
})
export type Journal = z.infer<typeof Journal>

/** None where it is no journal of these bytes: then they are fetched again. */
export async function readJournal(path: string, key: string, files: FileSystem): Promise<Journal | undefined> {
  try {
    const parsed = Journal.safeParse(JSON.parse(await files.readFile(path, 'utf8')))
    return parsed.success && parsed.data.key === key ? parsed.data : undefined
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

/** Replaces a journal; a power cut leaves the old one or the new. */
export async function writeJournal(path: string, journal: Journal, files: FileSystem): Promise<void> {
  const next = `${path}.tmp`
  const handle = await files.open(next, 'w', 0o600)
  try {
    await handle.writeFile(JSON.stringify(journal))
    await handle.sync()
  } finally {
    await handle.close()
  }
  await files.rename(next, path)
  await syncFolder(dirname(path), files)
}
