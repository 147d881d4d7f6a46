// The static admin token: given by the environment, or made at the first start and kept in a file of its own.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { StartError } from '../core/environment.ts'
import { messageOf } from '../core/errors.ts'
import { newSecret } from '../core/ids.ts'

export const tokenFile = (home: string): string => join(home, 'admin-token')

/** @throws StartError where the file can be neither read nor made. */
export function adminToken(given: string | undefined, home: string): string {
  if (given) return given
  const file = tokenFile(home)
  try {
    if (existsSync(file)) return readFileSync(file, 'utf8').trim()
    const token = newSecret()
    mkdirSync(home, { recursive: true, mode: 0o700 })
    writeFileSync(file, `${token}\n`, { mode: 0o600, flag: 'wx' })
    return token
  } catch (error) {
    throw new StartError(
      `Cannot keep the admin token in ${file}: ${messageOf(error)}. Set ROSTER_HOME or ROSTER_ADMIN_TOKEN.`,
    )
  }
}
