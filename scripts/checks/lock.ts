// package-lock.json holds the packages of every system, so that `npm ci` works on each.
import { type Check, findingsOf } from './check.ts'

export const lock: Check = {
  name: 'lock',
  remedy: 'node scripts/lock.ts, and commit package-lock.json',
  run: () => findingsOf('scripts/lock.ts', '--check'),
}
