// Files that began to arrive and never became whole.
import { glob, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Environment } from '../../core/environment.ts'
import { messageOf } from '../../core/errors.ts'
import type { Finding } from './contract.ts'
import { ok, warning } from './finding.ts'

const PARTIALS = '**/.*.{part,partial}'
const BLOCK_BYTES = 512
const GIGABYTE = 1e9
const DAY_MS = 24 * 60 * 60 * 1000
/** An upload that nobody goes on with is forgotten after as long. */
const OLD_MS = 7 * DAY_MS

export async function checkPartials({ modelsDir }: Environment, now = Date.now()): Promise<Finding> {
  const about = 'partial files'
  try {
    let [count, bytes] = [0, 0]
    const old: string[] = []
    for await (const path of glob(PARTIALS, { cwd: modelsDir })) {
      // One that goes away meanwhile has become whole.
      const found = await stat(join(modelsDir, path)).catch(() => undefined)
      if (!found?.isFile()) continue
      count++
      // It may be as long as the whole file from its beginning.
      bytes += found.blocks * BLOCK_BYTES
      if (now - found.mtimeMs > OLD_MS) old.push(path)
    }
    const sentence = `${count} take ${(bytes / GIGABYTE).toFixed(1)} GB in ${modelsDir}`
    if (old.length === 0) return ok(about, count === 0 ? `There are none in ${modelsDir}` : `${sentence}, and go on`)
    const orphans = `${sentence}; nobody has written to ${old.length} of them for a week, such as ${old.toSorted()[0]}`
    return warning(about, orphans, 'Resume or cancel their downloads (roster downloads); delete what belongs to none')
  } catch (error) {
    return warning(
      about,
      `${modelsDir} cannot be looked through: ${messageOf(error)}`,
      'Give Roster the right to read it',
    )
  }
}
