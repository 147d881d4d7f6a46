// Folders outside the clone that are filled once per version and then shared by every test run of this user.
import { chmodSync, lstatSync, mkdtempSync, renameSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

type Unpacking = {
  /** Name of the folder; must change whenever its content does. */
  name: string
  /** 0o755 where another user must be able to read it, else 0o700. */
  mode: number
  fill: (folder: string) => Promise<void>
  isComplete: (folder: string) => boolean
}

/** Fills beside the final name and renames, so that runs that start at the same time never see half a folder. */
export async function unpackOnce({ name, mode, fill, isComplete }: Unpacking): Promise<string> {
  const base = mode === 0o755 ? reachableTemporaryFolder() : tmpdir()
  const final = join(base, `${name}-${process.getuid?.() ?? 'user'}`)
  if (isOurs(final) && isComplete(final)) return final
  const filling = mkdtempSync(`${final}.`)
  try {
    await fill(filling)
    chmodSync(filling, mode)
    return publish(filling, final, isComplete)
  } catch (error) {
    rmSync(filling, { recursive: true, force: true })
    throw error
  }
}

/** A temporary folder that every user can enter: TMPDIR itself may lie under somebody's private folder. */
export function reachableTemporaryFolder(): string {
  if (process.platform === 'win32') return tmpdir()
  const found = [tmpdir(), '/tmp', '/var/tmp', '/dev/shm'].find(isReachableByAll)
  if (!found) throw new Error('no temporary folder that every user can enter; set TMPDIR to one')
  return found
}

function isReachableByAll(folder: string): boolean {
  const entry = statSync(folder, { throwIfNoEntry: false })
  if (!entry || (entry.mode & 0o001) === 0) return false
  return dirname(folder) === folder || isReachableByAll(dirname(folder))
}

// The name can be guessed and /tmp is shared: never run what another user may have put there.
function isOurs(folder: string): boolean {
  const entry = lstatSync(folder, { throwIfNoEntry: false })
  if (!entry?.isDirectory()) return false
  return process.platform === 'win32' || (entry.uid === process.getuid?.() && (entry.mode & 0o022) === 0)
}

function publish(filled: string, final: string, isComplete: (folder: string) => boolean): string {
  if (isOurs(final) && !isComplete(final)) rmSync(final, { recursive: true, force: true })
  try {
    renameSync(filled, final)
    return final
  } catch {
    // Another run was first, or somebody else's file has the name; in the second case ours serves under its own name.
    if (!isOurs(final)) return filled
    rmSync(filled, { recursive: true, force: true })
    return final
  }
}
