// What lies under a folder of downloads that are not whole: for disk usage, and to find what nobody will go on with.
import { basename, dirname, join } from 'node:path'
import { isObject } from '../../../core/record.ts'
import { type FileSystem, systemFiles } from './files.ts'
import { partialOf } from './names.ts'
import { isDead, Owner } from './owner.ts'

export interface Partial {
  path: string
  /** Names its bytes; null for an orphan, whose journal is gone. */
  key: string | null
  /** Bytes on the disk, what was set aside included. */
  bytes: number
  /** Whether somebody brings it right now, as far as can be told from here. */
  isOwned: boolean
  modifiedAt: Date
}

/** Links are not followed. */
export async function listPartials(root: string, files: FileSystem = systemFiles): Promise<Partial[]> {
  const found = new Map<string, Partial>()
  const entries = await files.readdir(root, { recursive: true, withFileTypes: true })
  for (const entry of entries) {
    const name = partialOf(entry.name)
    if (name === undefined || !entry.isFile()) continue
    await add(join(entry.parentPath, name), join(entry.parentPath, entry.name), found, files)
  }
  return [...found.values()].sort((left, right) => (left.path < right.path ? -1 : 1))
}

async function add(partial: string, path: string, found: Map<string, Partial>, files: FileSystem): Promise<void> {
  const stat = await files.lstat(path).catch((error: unknown) => {
    // Finished, or taken over, while we looked.
    if (isObject(error) && error.code === 'ENOENT') return undefined
    throw error
  })
  if (!stat) return
  const known = found.get(partial) ?? { path: partial, key: null, bytes: 0, isOwned: false, modifiedAt: stat.mtime }
  // Where the system does not count blocks, the length is what is known.
  known.bytes += (stat.blocks ?? 0) * 512 || stat.size
  if (stat.mtime > known.modifiedAt) known.modifiedAt = stat.mtime
  if (basename(path).startsWith(`${basename(partial)}.json`) && !/\.(tmp|room)$/.test(path))
    await read(path, known, files)
  found.set(partial, known)
}

async function read(path: string, partial: Partial, files: FileSystem): Promise<void> {
  try {
    const journal: unknown = JSON.parse(await files.readFile(path, 'utf8'))
    if (!isObject(journal)) return
    if (typeof journal.key === 'string') partial.key = journal.key
    const owner = Owner.safeParse(journal.owner)
    const isHeld = dirname(path) === dirname(partial.path) && !path.endsWith('.json')
    if (isHeld && owner.success && !isDead(owner.data)) partial.isOwned = true
  } catch (error) {
    // A journal that is damaged or gone makes an orphan of its bytes.
    if (error instanceof SyntaxError || (isObject(error) && error.code === 'ENOENT')) return
    throw error
  }
}
