// The folders, the disk below them, and the admin token.
import { constants, existsSync } from 'node:fs'
import { access, stat, statfs } from 'node:fs/promises'
import { dirname } from 'node:path'
import { tokenFile } from '../../access/index.ts'
import type { Environment } from '../../core/environment.ts'
import { messageOf } from '../../core/errors.ts'
import type { Finding } from './contract.ts'
import { ok, problem, warning } from './finding.ts'

const MEGABYTE = 1e6
const GIGABYTE = 1e9
/** A database that cannot grow refuses every write. */
const LEAST_FOR_DATA = 100 * MEGABYTE
/** Less than one set of weights of today. */
const LITTLE_FOR_MODELS = 10 * GIGABYTE

export async function checkPlaces({ home, modelsDir, adminToken }: Environment): Promise<Finding[]> {
  return [
    await checkFolder('data folder', home, 'ROSTER_HOME'),
    await checkFolder('models folder', modelsDir, 'MODELS_DIR'),
    await checkDisk('disk of the data', home, LEAST_FOR_DATA, LEAST_FOR_DATA, 'Free some, or set ROSTER_HOME'),
    await checkDisk(
      'disk of the models',
      modelsDir,
      0,
      LITTLE_FOR_MODELS,
      'Free some, or set MODELS_DIR to a larger disk',
    ),
    await checkToken(home, adminToken),
  ]
}

async function checkFolder(about: string, folder: string, variable: string): Promise<Finding> {
  const there = nearest(folder)
  const action = `Give it to the user who starts roster, or set ${variable} to a folder that can be written`
  try {
    if (!(await stat(there)).isDirectory()) return problem(about, `${there} is in the way: it is no folder`, action)
    await access(there, constants.R_OK | constants.W_OK | constants.X_OK)
    return ok(about, there === folder ? `${folder} can be written` : `${folder} is not there yet and can be made`)
  } catch (error) {
    return problem(about, `${there} cannot be written: ${messageOf(error)}`, action)
  }
}

/** The folder itself, or what it would be made in. */
function nearest(folder: string): string {
  const above = dirname(folder)
  return existsSync(folder) || above === folder ? folder : nearest(above)
}

async function checkDisk(about: string, folder: string, least: number, little: number, action: string) {
  try {
    const { bavail, bsize } = await statfs(nearest(folder))
    const free = bavail * bsize
    const sentence = `${(free / GIGABYTE).toFixed(1)} GB are free for ${folder}`
    if (free < least) return problem(about, sentence, action)
    return free < little ? warning(about, sentence, action) : ok(about, sentence)
  } catch (error) {
    return warning(about, `The free space of ${folder} is not known: ${messageOf(error)}`, 'Look at it yourself')
  }
}

const READABLE_BY_OTHERS = 0o077

async function checkToken(home: string, given: string | undefined): Promise<Finding> {
  const about = 'admin token'
  if (given) return ok(about, 'ROSTER_ADMIN_TOKEN is set')
  const file = tokenFile(home)
  if (!existsSync(file)) return ok(about, `There is none yet; the first start makes one in ${file}`)
  try {
    await access(file, constants.R_OK)
    const { mode, size } = await stat(file)
    if (size === 0) return problem(about, `${file} is empty`, `Delete it; the next start makes another`)
    if (process.platform !== 'win32' && mode & READABLE_BY_OTHERS)
      return warning(about, `Others on this machine can read ${file}`, `chmod 600 ${file}`)
    return ok(about, `It is in ${file}, for its owner alone`)
  } catch (error) {
    return problem(about, `${file} cannot be read: ${messageOf(error)}`, 'Run roster as the user who owns it')
  }
}
